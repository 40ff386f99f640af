"""What an import did, or would do: facts for the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.finding import Severity
from ..model.vocabulary import PowerType
from .findings import Problem


@dataclass(frozen=True)
class SheetResult:
    """What one sheet gave. ``items`` and ``types`` count the smallest unit, ``mains`` the 主项."""

    name: str
    items: int
    mains: int
    types: dict[PowerType, int]
    rows: int
    """Filled rows that belong to items."""
    cells: dict[str, int]
    """Non-empty cells by what became of them."""


@dataclass(frozen=True)
class SourceResult:
    """What one file gave."""

    file: str
    organs: dict[str, int]
    items: int
    mains: int
    declared: int | None
    sheets: list[SheetResult]
    problems: list[Problem]
    changes: dict[str, int]
    written: list[str]
    kept: list[str]
    """Items that were there already and differ from the source: not touched."""
    unchanged: int
    """Items that were there already with the same content."""

    @property
    def failed(self) -> bool:
        """Whether the file could not be imported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would do."""

    dry_run: bool
    sources: list[SourceResult]
    organ_names: dict[str, str]
    files: dict[str, str] = field(repr=False)

    @property
    def items(self) -> int:
        """Items of all sources, in the smallest unit."""
        return sum(source.items for source in self.sources)

    @property
    def mains(self) -> int:
        """主项 of all sources."""
        return sum(source.mains for source in self.sources)

    @property
    def failed(self) -> bool:
        """Whether any source could not be imported; nothing is written then."""
        return any(source.failed for source in self.sources)
