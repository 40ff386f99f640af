"""What a list and a table have in common and what not, as values with totals that sum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..compare.redline import Segment, redline
from ..model.finding import Severity
from ..model.vocabulary import ListKind, PowerType
from .matters import Matter
from .pairing import By, DoubtKind
from .table_fields import Said
from .table_rows import Row, TableRead, UnreadRow

CODE, NAME = "code", "name"
_CELL = re.compile(r"[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?")


@dataclass(frozen=True)
class Asked:
    """What is asked of a table: which list, known by what, of what type, of which organ.

    ``key`` is ``code``, ``name`` or None for both; ``given`` are fields by heading.
    """

    kind: ListKind = ListKind.POWERS
    key: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    only_type: PowerType | None = None
    organ: str | None = None
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of which list and table say different things; nothing said is empty."""

    path: str
    before: str
    after: str

    @property
    def redline(self) -> list[Segment]:
        """From the list to the table."""
        return redline(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Both:
    """An item and its row. ``uncompared`` are fields of which one side cannot be understood."""

    ours: Matter
    row: Row
    by: By
    differences: tuple[FieldDifference, ...]
    uncompared: tuple[tuple[str, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """A name on the other side that looks like this one; nobody says that it is the same."""

    name: str
    where: str
    score: float


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """An item that the table does not have."""

    ours: Matter
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyThere:
    """A row that the list does not have."""

    row: Row
    likely: tuple[Likely, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Items and rows of which nobody can say which is which."""

    ours: tuple[Matter, ...]
    rows: tuple[Row, ...]
    kind: DoubtKind


TableFinding = Both | OnlyHere | OnlyThere | Doubtful


@dataclass
class TableCheck:
    """What came of it.

    ``here`` = both + only_here + items of ``doubtful``; ``there`` = both + only_there + rows of
    ``doubtful`` + unread. Left out beforehand: rows that say 废止 or 取消 (``repealed``), rows of
    another type or organ than asked (``out_of_scope``), and 主项 of ours that the table has by
    its 子项 only (``by_children``).
    """

    table: TableRead
    asked: Asked
    licences: bool
    fees: bool = False
    """Whether the table is of fees: of ours only items that are charged for are looked for."""
    both: list[Both] = field(default_factory=list)
    only_here: list[OnlyHere] = field(default_factory=list)
    only_there: list[OnlyThere] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)
    by_children: list[Matter] = field(default_factory=list)
    repealed: int = 0
    out_of_scope: int = 0
    drafts: int = 0
    """Drafts (草案, 审核) among ``here``."""
    mains: int = 0
    """主项 among ``here`` of which the 子项 count; the rest is what ``qingdan stats`` counts."""
    unread_files: list[str] = field(default_factory=list)

    @property
    def here(self) -> int:
        """Items of the list that were looked for."""
        return len(self.both) + len(self.only_here) + sum(len(one.ours) for one in self.doubtful)

    @property
    def counted(self) -> int:
        """How many of ``here`` count as an item on the list: neither drafts nor 主项 with 子项."""
        return self.here - self.drafts - self.mains

    @property
    def there(self) -> int:
        """Rows of the table that were looked for, and those that could not be read."""
        read = len(self.both) + len(self.only_there) + sum(len(one.rows) for one in self.doubtful)
        return read + len(self.table.unread)

    @property
    def different(self) -> list[Both]:
        """Those that are on both sides and say different things."""
        return [one for one in self.both if one.differences]

    def severity(self, finding: TableFinding) -> Severity:
        """Return how bad a finding is.

        Outside of the list of licences nobody may license (优化营商环境条例第四十条第一款): one
        that it does not have, or has under another name, is an error.
        """
        match finding:
            case OnlyHere():
                return Severity.ERROR if self.licences else Severity.WARNING
            case Both():
                if not any(one.before for one in finding.differences):
                    return Severity.INFO  # the list only says less
                renamed = any(one.path == "名称" for one in finding.differences)
                return Severity.ERROR if self.licences and renamed else Severity.WARNING
            case OnlyThere():
                return Severity.INFO
        return Severity.WARNING

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, zeros included; an unread row is a warning."""
        found = dict.fromkeys(Severity, 0)
        findings: list[TableFinding] = [*self.different, *self.only_here]
        findings += [*self.only_there, *self.doubtful]
        for one in findings:
            found[self.severity(one)] += 1
        found[Severity.WARNING] += len(self.table.unread)
        return found


def where(row: Row | UnreadRow) -> str:
    """Name the place of a row in its table: 工作表!F12; 表2第5行第3列 is enough by itself."""
    is_cell = row.sheet and _CELL.fullmatch(row.cell)
    return f"{row.sheet}!{row.cell}" if is_cell else row.cell


__all__ = [
    "CODE",
    "NAME",
    "Asked",
    "Both",
    "Doubtful",
    "FieldDifference",
    "Likely",
    "OnlyHere",
    "OnlyThere",
    "TableCheck",
    "TableFinding",
    "where",
]
