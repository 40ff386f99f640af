"""What an edited table would do to a workspace: facts for the report, and the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..findings import Problem


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a file: its sheet and its name (``F12``)."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both the table and the workspace changed, each in another way.

    ``base`` is the text as it was exported, None where nobody knows it any more.
    """

    item: str
    name: str
    path: str
    """File of the item, relative to the workspace."""
    field: str
    """The heading under which it stands."""
    spot: Spot
    base: str | None
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An item whose file changes, and the columns that were taken."""

    item: str
    name: str
    kind: ListKind
    path: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row without an id that becomes an item."""

    item: str
    name: str
    kind: ListKind
    organ: str | None
    path: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item whose row is gone from the table: somebody may want it repealed.

    ``status`` is 状态, stated or inherited. ``certain`` is False where the table does not say
    which items it was exported with.
    """

    item: str
    name: str
    kind: ListKind
    organ: str | None
    path: str
    status: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Relocated:
    """An item whose organ was changed in the table: a 划转, which is not made here."""

    item: str
    name: str
    organ: str
    to: str
    spot: Spot


@dataclass(frozen=True)
class SheetUpdate:
    """What was read from one sheet: rows of items by list; ``untouched`` say what was exported."""

    name: str
    kind: ListKind
    rows: int
    untouched: int


@dataclass(frozen=True)
class SourceUpdate:
    """What was read from one file. ``commit`` is where it was exported from, None: not said.

    ``recorded`` tells whether the file says what it was exported with.
    """

    file: str
    commit: str | None
    sheets: list[SheetUpdate]
    problems: list[Problem]
    recorded: bool = True

    @property
    def failed(self) -> bool:
        """Whether something in the file must be mended before anything is written."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class Update:
    """What edited tables do to a workspace. ``before`` and ``after`` are the files that change.

    ``base`` is the commit that the tables were exported from (None: none is known), ``head`` the
    one checked out now; ``stale`` are the ids of items that the workspace changed in between.
    """

    sources: list[SourceUpdate]
    base: str | None
    head: str | None
    stale: tuple[str, ...]
    edited: list[Edited]
    fresh: list[Fresh]
    conflicts: list[Conflict]
    proposals: list[Proposal]
    relocated: list[Relocated]
    before: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    after: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    surroundings: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    """Files that do not change and that a comparison needs: the register, headers, texts."""
    restored: bool = False
    """Whether items came back that were lacking, without ``--update``."""
    resolved: str | None = None
    """How conflicts were decided: ``keep`` (the workspace), ``take`` (the table), None: not."""

    @property
    def failed(self) -> bool:
        """Whether nothing may be written: something is to be mended, or to be decided."""
        undecided = bool(self.conflicts) and self.resolved is None
        return undecided or any(source.failed for source in self.sources)

    @property
    def rows(self) -> int:
        """Rows of items that were read."""
        return sum(sheet.rows for source in self.sources for sheet in source.sheets)
