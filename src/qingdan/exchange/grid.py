"""A workbook as plain cells: what stands where, which ranges are merged, what is hidden.

The family of a file is told by its first bytes, never by its name: offices send OLE workbooks
named ``.xlsx`` and PDF files named ``.xls``. The two readers are ``ole.py`` and ``ooxml.py``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..messages import _

MAX_BYTES = 64 * 1024 * 1024
"""The largest real list seen is under 1 MB; a file beyond this is something else."""


_MOST_COVERED = 2_000_000
"""Cells under merged ranges; a file with more is damaged or made to exhaust us."""


class UnreadableWorkbook(Exception):  # noqa: N818 - said to the user as a fact, not as an error
    """A source that is no workbook we can read: ``message`` what it is, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Place:
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
    """A cell whose value cannot be had from the file."""

    place: Place
    message: str


@dataclass
class Sheet:
    """One sheet: the text of every non-empty cell, and its merged ranges."""

    name: str
    cells: dict[Place, str]
    spans: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    damages: list[Damage] = field(default_factory=list)
    rows: int = field(init=False)
    """Number of rows down to the last non-empty cell; what a file claims is ignored."""
    columns: int = field(init=False)
    """Number of columns up to the last non-empty cell."""
    _covers: dict[Place, Span] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Measure the area that holds cells and index the merged ranges within it."""
        self.rows = max((place.row for place in self.cells), default=-1) + 1
        self.columns = max((place.column for place in self.cells), default=-1) + 1
        budget = _MOST_COVERED
        for span in self.spans:
            bottom, right = min(span.bottom, self.rows - 1), min(span.right, self.columns - 1)
            budget -= max(0, bottom - span.top + 1) * max(0, right - span.left + 1)
            if budget < 0:
                break
            for row in range(span.top, bottom + 1):
                for column in range(span.left, right + 1):
                    self._covers[Place(row, column)] = span

    def text(self, row: int, column: int) -> str:
        """Text that stands in this very cell; empty where there is none."""
        return self.cells.get(Place(row, column), "")

    def span(self, row: int, column: int) -> Span | None:
        """The merged range over a cell."""
        return self._covers.get(Place(row, column))

    def shown(self, row: int, column: int) -> str:
        """Text that a reader sees at a cell: its own, or that of the range merged over it."""
        span = self.span(row, column)
        return self.text(span.top, span.left) if span else self.text(row, column)

    def row_places(self, row: int) -> Iterator[Place]:
        """The non-empty cells of a row, from the left."""
        return (p for p in (Place(row, c) for c in range(self.columns)) if p in self.cells)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file in their order."""

    sheets: list[Sheet]


def column_letters(column: int) -> str:
    """Name a column from 0 as spreadsheets do: 0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_text(number: float, number_format: str = "General") -> str:
    """Write a number as its cell shows it: 1.0 → 1; leading zeros of formats like 000000 stay."""
    if number == int(number) and abs(number) < 1e16:
        text = str(int(number))
        pattern = number_format.split(";")[0].strip('"')
        if pattern and set(pattern) == {"0"}:
            return text.zfill(len(pattern))
        return text
    return repr(number)


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


def read_workbook(data: bytes) -> Workbook:
    """Read a workbook by its content; ``UnreadableWorkbook`` says what the file really is."""
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook(
            _("文件有 {size} MB，太大，不像是清单。").format(size=len(data) // 2**20),
            _("检查是不是选错了文件；图片和空白行列可先删去。"),
        )
    if data.startswith(b"PK\x03\x04"):
        from .ooxml import read_ooxml

        return read_ooxml(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or data[:2] == b"\x09\x08":
        from .ole import read_ole

        return read_ole(data)
    raise _no_workbook(data)


def read_file(path: Path) -> bytes:
    """Return the bytes of a source. Raises ``UnreadableWorkbook`` where it cannot be opened."""
    if path.is_dir():
        raise UnreadableWorkbook(
            _("这是文件夹，不是文件。"), _("把里面的工作簿逐个列出，或用通配符 *.xls*。")
        )
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableWorkbook(_("没有这个文件。"), _("检查路径和文件名。")) from None
    except OSError as error:
        raise UnreadableWorkbook(
            _("打不开：{why}").format(why=error.strerror or error), _("检查文件权限。")
        ) from None


def _no_workbook(data: bytes) -> UnreadableWorkbook:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    resave = _("用 Excel 或 WPS 打开它，另存为 .xlsx 再导入。")
    if not data:
        return UnreadableWorkbook(_("文件是空的（0 字节）。"), _("重新下载或索取这个文件。"))
    if start.startswith(b"%pdf"):
        return UnreadableWorkbook(
            _("这是 PDF 文件，只是改了扩展名。"), _("请向发文单位索取 Excel 原表。")
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        return UnreadableWorkbook(_("这是“XML 电子表格 2003”。"), resave)
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version")):
        return UnreadableWorkbook(_("这是网页，不是工作簿。"), resave)
    if start.startswith((b"{\\rtf",)):
        return UnreadableWorkbook(_("这是 RTF 文档，不是工作簿。"), resave)
    return UnreadableWorkbook(
        _("认不出这是什么文件：既不是 .xlsx，也不是 .xls。"),
        _("文本或 CSV 请先用 Excel 打开，另存为 .xlsx；若文件损坏，请重新索取。"),
    )
