"""The net under the drafters of lists with several rows an item: what no field says is kept.

A drafter puts cells into fields by what they are; a cell in an odd place (an office in a row
without a task) would be lost in silence. So every text is looked for in what was drafted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.plain import leaves
from ..reading.grid import Place
from ..tables.columns import Column
from ..tables.table import NONE_WORDS, Part, Record
from .draft import Draft
from .mending import MendedRecord
from .named import OrganName, PowerName

_BETWEEN = re.compile(r"[\s\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_PLACES = frozenset({Column.ORDINAL, Column.NAME})


def unsaid(
    draft: Draft, record: Record, mended: MendedRecord, consumed: list[str]
) -> Iterator[tuple[Column, str, Place | None]]:
    """Yield column, text and place of every cell of which a part stands nowhere in the draft.

    ``consumed`` are texts that were turned into something else (5天 into 5日, 主办 into 牵头).
    """
    said = "".join(_bare(text) for text in _texts(draft))
    known = set(consumed)
    seen: set[tuple[Column, str]] = set()
    for part, cells in _rows(record, mended):
        for column, text in cells.items():
            if column in _PLACES or text in known or text in NONE_WORDS or (column, text) in seen:
                continue
            seen.add((column, text))
            if any(segment not in said for segment in _segments(text, column)):
                yield column, text, part.places.get(column)


def _rows(
    record: Record, mended: MendedRecord
) -> Iterator[tuple[Part | Record, dict[Column, str]]]:
    """The rows of an item with several; an item of one row is its own."""
    if record.parts:
        yield from zip(record.parts, mended.parts, strict=True)
    else:
        yield record, mended.cells


def _segments(text: str, column: Column) -> list[str]:
    found = [segment for segment in _BETWEEN.split(text) if segment]
    return found if column is Column.TASK_NUMBER else [s for s in found if _LETTER.search(s)]


def _bare(text: str) -> str:
    return _BETWEEN.sub("", text) + "\n"


def _texts(draft: Draft) -> Iterator[str]:
    yield from (draft.main, draft.organ, *draft.units, *draft.unhoused, *draft.extra.values())
    for leaf in leaves(draft.fields):
        if isinstance(leaf, str):
            yield leaf
        elif isinstance(leaf, OrganName | PowerName):
            yield leaf.name
