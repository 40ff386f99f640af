"""What an import did, or would do: facts for the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.finding import Severity
from ..model.vocabulary import ListKind, PowerType
from .findings import Example, Problem
from .reading.grid import Sheet


@dataclass(frozen=True)
class Balance:
    """The filled cells of a source, each counted once where it went."""

    cells: int = 0
    """All of them."""
    items: int = 0
    """Those whose text is in an item now, or was before."""
    problems: dict[str, int] = field(default_factory=dict)
    """Those that are told among the problems and are in no item, by what is wrong."""
    ignored: dict[str, int] = field(default_factory=dict)
    """Those that are left out by rule, by what they are."""

    @property
    def accounted(self) -> int:
        """Sum of the parts; equal to ``cells``."""
        return self.items + sum(self.problems.values()) + sum(self.ignored.values())

    def __add__(self, other: Balance) -> Balance:
        """Return both together."""
        return Balance(
            self.cells + other.cells,
            self.items + other.items,
            _added(self.problems, other.problems),
            _added(self.ignored, other.ignored),
        )


def _added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in sorted({*one, *other})}


@dataclass(frozen=True)
class ColumnResult:
    """What a column was taken for."""

    letters: str
    heading: str
    meaning: str
    """The column of a list that it is, or what was done with it instead."""
    taken: bool
    confidence: float
    """Between 0 and 1; 1 where the letters of the heading leave no doubt."""
    why: str
    cells: int


@dataclass(frozen=True)
class ItemResult:
    """An item of a source, where it stood and what file it has."""

    id: str
    name: str
    path: str
    sheet: str
    cell: str


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
    columns: list[ColumnResult] = field(default_factory=list)
    balance: Balance = field(default_factory=Balance)
    grid: Sheet | None = field(default=None, repr=False, compare=False)
    """The sheet as it was read, for a report that shows it again."""
    kind: ListKind = ListKind.POWERS
    """The list that its items belong to."""
    parts: int = 0
    """Tasks of the duties, departments of the matters, towns that take them on; 0 for powers."""
    sorts: dict[str, int] = field(default_factory=dict)
    """Items of each class, of a list with classes (基本履职 …)."""


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
    items_read: list[ItemResult] = field(default_factory=list)
    """Every item with its place, 主项 over rows of their own included."""
    left: list[SheetResult] = field(default_factory=list)
    """Sheets that were left out as a whole."""
    aside: dict[str, int] = field(default_factory=dict)
    """Filled cells or passages that stand in no sheet, by what they are."""
    examples: dict[str, list[Example]] = field(default_factory=dict)
    """A few of the changes, by what was done."""

    @property
    def balance(self) -> Balance:
        """Where the filled cells of the whole file went."""
        total = Balance(sum(self.aside.values()), 0, {}, dict(sorted(self.aside.items())))
        for sheet in [*self.sheets, *self.left]:
            total += sheet.balance
        return total

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

    @property
    def took_nothing(self) -> bool:
        """Whether the sources were read and not one of their cells is in an item."""
        if self.failed or any(source.kept for source in self.sources):
            return False
        return not any(source.balance.items for source in self.sources)
