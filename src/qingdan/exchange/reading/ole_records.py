"""Weigh an old workbook before it is read: xlrd keeps every cell that its records claim."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field

from .grid import Place, too_many_cells
from .limits import MAX_BLANKS, MAX_SPANS

_FORMULA = frozenset({0x0006, 0x0206, 0x0406})
_ONE_CELL = frozenset({0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E, *_FORMULA})
_NUMBERS, _BLANKS, _MERGED, _OUTSIDE = 0x00BD, 0x00BE, 0x00E5, 0x01AE
_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_END, _LISTED = 0x000A, 0x0085
_WORKSHEET = 0
_HEAD = struct.Struct("<HH")
_SHEET = struct.Struct("<IBB")


@dataclass
class Weight:
    """What the records of a workbook add up to ([MS-XLS] 2.4)."""

    cells: int = 0
    formulas: dict[int, list[Place]] = field(default_factory=dict)
    """The cells that are formulas, by where in the stream their sheet begins."""
    worksheets: list[int] = field(default_factory=list)
    """Where in the stream each sheet with cells begins, in the order of their names."""
    merged: int = 0
    outside: bool = False
    """Whether another workbook is referred to."""


def weigh(data: bytes) -> Weight:
    """Count the cells of an OLE workbook.

    Raises ``UnreadableWorkbook`` beyond the limits, and what xlrd raises for a damaged file.
    """
    from xlrd.compdoc import SIGNATURE, CompDoc

    start, end = 0, len(data)
    if data[:8] == SIGNATURE:
        document = CompDoc(data, logfile=io.StringIO())
        for name in ("Workbook", "Book"):
            stream, start, length = document.locate_named_stream(name)
            if stream:
                data, end = stream, start + length
                break
        else:
            return Weight()  # xlrd says what is wrong
    return _weigh_records(data, start, min(end, len(data)))


def _weigh_records(data: bytes, position: int, end: int) -> Weight:
    weight, start = Weight(), position
    begun: list[int] = []  # charts lie within sheets
    while position + 4 <= end:
        kind, length = _HEAD.unpack_from(data, position)
        if kind in _ONE_CELL:
            weight.cells += 1
            if kind in _FORMULA and begun and position + 8 <= end:
                place = Place(*_HEAD.unpack_from(data, position + 4))
                weight.formulas.setdefault(begun[-1], []).append(place)
        elif kind in _BEGIN:
            begun.append(position - start)
        elif kind == _END:
            del begun[-1:]
        elif kind == _LISTED and length >= _SHEET.size and position + 4 + _SHEET.size <= end:
            at, _visibility, sort = _SHEET.unpack_from(data, position + 4)
            if sort == _WORKSHEET:
                weight.worksheets.append(at)
        elif kind == _NUMBERS:
            weight.cells += max(0, length - 6) // 6
        elif kind == _BLANKS:
            weight.cells += max(0, length - 6) // 2
        elif kind == _MERGED:
            weight.merged += max(0, length - 2) // 8
        elif kind == _OUTSIDE and length > 4:
            weight.outside = True
        if weight.cells > MAX_BLANKS or weight.merged > MAX_SPANS:
            raise too_many_cells(MAX_BLANKS)
        position += 4 + length
    return weight
