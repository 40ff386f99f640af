"""A workbook as plain cells: what stands where, which ranges are merged, what is hidden."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from ...messages import _
from .limits import MAX_AREA, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_COVERED, MAX_SPANS, MAX_TEXT

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class UnreadableWorkbook(Exception):  # noqa: N818 - said to the user as a fact, not as an error
    """A source that is no workbook we can read: ``message`` what it is, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Place(NamedTuple):
    """A cell, rows and columns from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{column_letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A cell whose value cannot be had from the file.

    ``is_number``: somebody or some program wrote a number where there was a longer one.
    """

    place: Place
    message: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth knowing of how a file was read: nothing is wrong, but it was not plain."""

    kind: str
    message: str
    sheet: str | None = None
    place: Place | None = None


@dataclass
class Sheet:
    """One sheet: the text of every non-empty cell, and its merged ranges.

    Raises ``UnreadableWorkbook`` where it is larger than any list.
    """

    name: str
    cells: dict[Place, str]
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    damages: list[Damage] = field(default_factory=list)
    labels: Mapping[Place, str] = field(default_factory=dict, repr=False)
    """Where a cell stands in a source that has no ``F12``: 表2第5行第3列. Empty for workbooks."""
    aside: dict[str, int] = field(default_factory=dict)
    """Filled cells of the source that stand in no cell here, counted by what they are."""
    rows: int = field(init=False)
    """Number of rows down to the last non-empty cell; what a file claims is ignored."""
    columns: int = field(init=False)
    """Number of columns up to the last non-empty cell."""
    _covers: dict[Place, Span] = field(default_factory=dict, repr=False)
    _filled: dict[int, list[Place]] = field(default_factory=dict, repr=False)
    """The non-empty cells of a row, from the left."""

    def __post_init__(self) -> None:
        """Measure the area that holds cells and index rows and the merged ranges within it."""
        # A place is a pair: asked for as one, nothing need be made for the question.
        self._texts = cast("dict[tuple[int, int], str]", self.cells)
        self._spans = cast("dict[tuple[int, int], Span]", self._covers)
        filled = self._filled
        for place in self.cells:
            row = place[0]
            if row in filled:
                filled[row].append(place)
            else:
                filled[row] = [place]
        for places in filled.values():
            places.sort()
        self.rows = max(filled, default=-1) + 1
        self.columns = max((places[-1].column for places in filled.values()), default=-1) + 1
        self._check_size()
        budget = MAX_COVERED
        for span in self.spans:
            bottom, right = min(span.bottom, self.rows - 1), min(span.right, self.columns - 1)
            budget -= max(0, bottom - span.top + 1) * max(0, right - span.left + 1)
            if budget < 0:
                raise too_merged()
            for row in range(span.top, bottom + 1):
                for column in range(span.left, right + 1):
                    self._covers[Place(row, column)] = span

    def text(self, row: int, column: int) -> str:
        """Text that stands in this very cell; empty where there is none."""
        return self._texts.get((row, column), "")

    def span(self, row: int, column: int) -> Span | None:
        """The merged range over a cell."""
        return self._spans.get((row, column)) if self._covers else None

    def shown(self, row: int, column: int) -> str:
        """Text that a reader sees at a cell: its own, or that of the range merged over it."""
        span = self._spans.get((row, column)) if self._covers else None
        return self.text(span.top, span.left) if span else self.text(row, column)

    def shown_row(self, row: int) -> Iterable[tuple[int, str]]:
        """What a reader sees in a row, by column from the left; blanks may be among it."""
        if self._covers:
            return [(column, self.shown(row, column)) for column in range(self.columns)]
        return [(place.column, self.cells[place]) for place in self.row_places(row)]

    def row_places(self, row: int) -> Sequence[Place]:
        """The non-empty cells of a row, from the left."""
        return self._filled.get(row, ())

    def label(self, cell: str) -> str:
        """Name a cell or range (``F12``, ``A2:C2``) as the source knows it."""
        if not self.labels:
            return cell
        ends = [self._label(end) for end in cell.split(":")]
        return (
            _("{first}至{last}").format(first=ends[0], last=ends[-1])
            if len(set(ends)) > 1
            else ends[0]
        )

    def _label(self, reference: str) -> str:
        place = read_reference(reference)
        if place is None:
            return reference
        if place not in self.labels and (near := self._filled.get(place.row)):
            place = near[min(bisect_left(near, place), len(near) - 1)]
        return self.labels.get(place, reference)

    def _check_size(self) -> None:
        if self.columns > MAX_COLUMNS or self.rows * self.columns > MAX_AREA:
            far = max(self.cells, key=lambda place: (place.column, place.row))
            raise UnreadableWorkbook(
                _(
                    "工作表“{sheet}”到最后一个有内容的单元格有{rows}行{columns}列"
                    "（最多{most}列、{area}格），不像是清单。"
                ).format(
                    sheet=self.name,
                    rows=self.rows,
                    columns=self.columns,
                    most=MAX_COLUMNS,
                    area=MAX_AREA,
                ),
                _("最靠右的是 {far}；用 Excel 或 WPS 删去远处多余的内容后保存，再导入。").format(
                    far=far
                ),
            )
        if len(self.spans) > MAX_SPANS:
            raise too_merged()
        if max(map(len, self.cells.values()), default=0) > MAX_CELL:
            longest = max(self.cells, key=lambda place: len(self.cells[place]))
            raise UnreadableWorkbook(
                _("“{sheet}”的 {cell} 有{count}个字，超过{limit}字的上限。").format(
                    sheet=self.name,
                    cell=self.label(str(longest)),
                    count=len(self.cells[longest]),
                    limit=MAX_CELL,
                ),
                _("检查这个单元格；清单的一格不会这么长。"),
            )


def area(places: Iterable[Place]) -> str | None:
    """Name the smallest range around cells: ``N1:N22``, ``F12`` for one cell, None for none."""
    found = list(places)
    if not found:
        return None
    rows, columns = [p.row for p in found], [p.column for p in found]
    first, last = Place(min(rows), min(columns)), Place(max(rows), max(columns))
    return str(first) if first == last else f"{first}:{last}"


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file in their order. Raises ``UnreadableWorkbook`` beyond the limits."""

    sheets: list[Sheet]
    kind: str = ""
    """What the file is, whatever it is called: xls, xlsx, ods, csv, docx, html, json, text."""
    remarks: tuple[Remark, ...] = ()
    aside: dict[str, int] = field(default_factory=dict)
    """Filled cells or passages of the file that stand in no sheet, counted by what they are."""

    def __post_init__(self) -> None:
        """Hold the whole against the limits."""
        cells = sum(len(sheet.cells) for sheet in self.sheets)
        if cells > MAX_CELLS:
            raise too_many_cells()
        texts = sum(sum(map(len, sheet.cells.values())) for sheet in self.sheets)
        if texts > MAX_TEXT:
            raise UnreadableWorkbook(
                _("全部单元格共{count}字，超过{limit}字的上限，不像是清单。").format(
                    count=texts, limit=MAX_TEXT
                ),
                _("按部门拆成几个文件，再分别导入。"),
            )


def too_many_cells(limit: int = MAX_CELLS) -> UnreadableWorkbook:
    """Say that a file has more cells than are read."""
    return UnreadableWorkbook(
        _("单元格超过{limit}个的上限，不像是清单。").format(limit=limit),
        _("删去空白的行列和格式，或按部门拆成几个文件，再导入。"),
    )


def too_merged() -> UnreadableWorkbook:
    """Say that a sheet has more merged ranges than are read."""
    return UnreadableWorkbook(
        _("合并单元格太多（一张表最多{spans}处、盖住{covered}格），像是坏了。").format(
            spans=MAX_SPANS, covered=MAX_COVERED
        ),
        _("用 Excel 或 WPS 打开，取消多余的合并后另存，再导入。"),
    )


def read_reference(text: str) -> Place | None:
    """Return the cell that ``F12`` names; None where the text names none."""
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Place(int(found[2]) - 1, column - 1)


def column_letters(column: int) -> str:
    """Name a column from 0 as spreadsheets do: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_text(number: float) -> str:
    """Write a number as a cell without a format shows it: 1.0 → 1, 0.1 + 0.2 → 0.3."""
    if number == int(number) and abs(number) < 1e16:
        return str(int(number))
    text = f"{number:.15g}"
    return repr(number) if "e" in text else text


def lost_digits(number: float) -> bool:
    """Whether a number is so long that the spreadsheet itself has lost its last digits."""
    return abs(number) >= 1e15


def date_text(moment: datetime.datetime | datetime.date | datetime.time) -> str:
    """Write a date cell as ``2024-01-02``, with the time only where there is one."""
    if isinstance(moment, datetime.datetime):
        if moment.time() == datetime.time():
            return moment.date().isoformat()
        return moment.replace(microsecond=0).isoformat(sep=" ")
    return moment.isoformat()


def lost_digits_message(text: str) -> str:
    """Say that a number was too long for a spreadsheet."""
    return _("“{text}”以数字保存，超过15位的部分已被表格软件丢掉；请改成文本重新填写。").format(
        text=text
    )
