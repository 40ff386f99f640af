"""What the cells of an OOXML sheet show: their texts, and what could not be had of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...messages import _
from .grid import Damage, Place, Span, read_reference, too_many_cells
from .limits import MAX_BLANKS, MAX_CELLS
from .number_formats import GENERAL, NumberFormat, iso_text, number_as_shown
from .xml_text import spreadsheet_string

ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
TRUE = ("1", "true", "on")

_OUTSIDE = re.compile(r"\[\d+\]|'[^']*\[[^\]]+\]")


@dataclass(frozen=True)
class Shared:
    """What the sheets of a workbook have in common."""

    strings: Sequence[str]
    formats: Sequence[NumberFormat]
    epoch: datetime.datetime


@dataclass
class SheetContent:
    """What one part holds."""

    cells: dict[Place, str] = field(default_factory=dict)
    damages: list[Damage] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: list[Place] = field(default_factory=list)
    """Cells whose saved result was taken."""
    outside: list[Place] = field(default_factory=list)
    """Of them, those that fetch from another workbook."""
    covered: int = 0
    """Filled cells that a merged range hides: no reader of the sheet sees them."""


class Columns(dict[str, int]):
    """Columns by their letters, each counted once."""

    def __missing__(self, letters: str) -> int:
        place = read_reference(f"{letters}1")
        if place is None:
            raise ValueError(letters)
        self[letters] = place.column
        return place.column


COLUMNS = Columns()


class CellTaker:
    """Takes cells as written and keeps their texts as shown."""

    def __init__(self, shared: Shared) -> None:
        self.content = SheetContent()
        self._shared = shared
        self._numbers: dict[tuple[str, str | None], tuple[str, str | None]] = {}
        self.plain = {
            str(number): text
            for number, text in enumerate(shared.strings)
            if text and text not in ERRORS and not text.isspace()
        }
        """The shared texts that a cell shows as they are, by their number as written."""
        self._seen = 0

    def take(
        self,
        row: int,
        column: int,
        style: str | None,
        kind: str | None,
        written: str | None,
        formula: str | None,
    ) -> None:
        """Keep a cell; ``written`` is None or empty where it has no value."""
        self._seen += 1
        if not written:
            if formula is not None:
                message = _("公式没有保存结果；请在 Excel 里打开、保存一次，或改成数值。")
                self.content.damages.append(Damage(Place(row, column), message))
            elif not self._seen & 4095:
                self.check()
            return
        damage = None
        if kind == "s":
            text = self._shared.strings[_index(written)]
        elif kind is None or kind == "n":
            known = self._numbers.get((written, style))
            if known is None:
                known = self._number(written, style)
                if len(self._numbers) < 50_000:
                    self._numbers[written, style] = known
            text, damage = known
        else:
            text, damage = _other(kind, written)
        place = Place(row, column)
        if formula is not None and damage is None:
            self.content.formulas.append(place)
            if "[" in formula and _OUTSIDE.search(formula):
                self.content.outside.append(place)
        if text in ERRORS:
            text, damage = "", _error(text)
        if damage is not None:
            is_number = kind in (None, "n") and formula is None
            self.content.damages.append(Damage(place, damage, is_number))
        if text and not text.isspace():
            self.content.cells[place] = text
        if not self._seen & 4095:
            self.check()

    def pass_over(self, blanks: int) -> None:
        """Count cells that have a format and no value."""
        self._seen += blanks
        if self._seen > MAX_BLANKS:
            self.check()

    def check(self) -> None:
        """Refuse a sheet with more cells than are read."""
        if len(self.content.cells) > MAX_CELLS:
            raise too_many_cells()
        if self._seen > MAX_BLANKS:
            raise too_many_cells(MAX_BLANKS)

    def _number(self, written: str, style: str | None) -> tuple[str, str | None]:
        formats = self._shared.formats
        shape = formats[int(style)] if style and int(style) < len(formats) else GENERAL
        return number_as_shown(written.strip(), shape, self._shared.epoch)


def _index(written: str) -> int:
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def _other(kind: str, written: str) -> tuple[str, str | None]:
    match kind:
        case "b":
            return ("是" if written.strip() in TRUE else "否"), None
        case "e":
            return "", _error(written)
        case "d":
            return iso_text(written), None
        case "str" | "inlineStr":
            return spreadsheet_string(written), None
    raise ValueError(kind)


def _error(name: str) -> str:
    return _("公式出错（{name}），没有取值。").format(name=name[:20])
