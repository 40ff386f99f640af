"""A table as logical records, and what became of every cell (``Use``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ...model.vocabulary import ListKind, PowerType
from ..reading.grid import Place, Sheet
from .columns import Column
from .guide import SavedMapping
from .header import Header
from .headings.every import LISTS
from .headings.known import ListColumns

NONE_WORDS = frozenset({"无", "/", "-", "—", "——", "－", "无子项", "空", "\\"})
"""How offices write that an item has no children."""


class Use(StrEnum):
    """What became of a cell."""

    ITEM = "事项"
    HEADING = "表头"
    TITLE = "标题"
    SECTION = "分类行"
    TOTAL = "合计"
    NOTE = "表注"
    UNKNOWN_COLUMN = "不认识的列"
    DOUBLED_COLUMN = "重复的列"
    PERSONAL_COLUMN = "个人信息列"
    DOUBTFUL_COLUMN = "存疑的列"
    IGNORED_COLUMN = "忽略的列"
    UNREAD = "没有看懂"


@dataclass
class Part:
    """One row of an item that has several (tasks, departments), raw text by column."""

    row: int
    values: dict[Column, str]
    places: dict[Column, Place]


@dataclass
class Record:
    """One item of the list as a reader sees it, raw text by column."""

    row: int
    rows: list[int]
    main: str
    child: str
    values: dict[Column, str]
    places: dict[Column, Place]
    section: PowerType | None = None
    extra: dict[int, str] = field(default_factory=dict)
    """Text in columns that are not known, by column."""
    astray: list[tuple[Column, str]] = field(default_factory=list)
    """Values of later rows that contradict the first row of the item."""
    noted: dict[int, str] = field(default_factory=dict)
    """Text of columns that go into 内部说明, by column."""
    given: dict[int, str] = field(default_factory=dict)
    """Text of columns that are read straight into a field, by column."""
    parts: list[Part] = field(default_factory=list)
    """The rows of an item of a list whose items have several."""

    def place(self, column: Column) -> Place:
        """Where a column's text stands; the record's name where it has none."""
        return self.places.get(column) or self.places.get(Column.NAME) or Place(self.row, 0)


@dataclass(frozen=True)
class Headed:
    """A row that says something of the records from number ``first`` on (一、党的建设（12项）).

    It holds up to the next such row of the same ``rank`` or a lower one.
    """

    text: str
    rank: int
    first: int


@dataclass
class Table:
    """What a sheet holds."""

    sheet: Sheet
    header: Header | None = None
    kind: ListKind = ListKind.POWERS
    mapping: SavedMapping | None = None
    """The saved mapping with which it was read."""
    file: str = ""
    """Name of the file that it stands in, without its ending."""
    records: list[Record] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: list[tuple[str, PowerType]] = field(default_factory=list)
    headed: list[Headed] = field(default_factory=list)
    """Rows between the items that say something of those below them."""
    totals: list[tuple[int, str]] = field(default_factory=list)
    uses: dict[Place, Use] = field(default_factory=dict)
    filled_rows: int = 0
    """Rows with at least one filled cell that belong to items."""

    @property
    def columns(self) -> ListColumns:
        """The columns of its kind of list."""
        return LISTS[self.kind]
