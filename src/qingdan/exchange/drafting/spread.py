"""Whether a column of an item with several rows speaks of the whole item or of each row."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading.grid import Place
from ..tables.columns import Column
from ..tables.table import Record
from .mending import MendedRecord


@dataclass(frozen=True)
class Spread:
    """The text of a column: of the ``whole`` item, or of ``each`` row (empty for none)."""

    whole: str
    each: tuple[str, ...]
    places: tuple[Place | None, ...]
    """Where the text of each row stands."""


def spread(column: Column, record: Record, mended: MendedRecord) -> Spread:
    """Tell how a column is spread over the rows of an item.

    One cell over all rows, one text in all rows, or a text in the first row alone speaks of the
    whole item, as its name does, which is written in the same way.
    """
    texts = tuple(cells.get(column, "") for cells in mended.parts)
    places = tuple(part.places.get(column) for part in record.parts)
    filled = [(text, place) for text, place in zip(texts, places, strict=True) if text]
    only_first = len(filled) == 1 and bool(texts[0])
    if not filled:
        return Spread(mended.cells.get(column, ""), ("",) * len(texts), places)
    if only_first or (len(filled) == len(texts) and len({text for text, _place in filled}) == 1):
        return Spread(filled[0][0], ("",) * len(texts), places)
    if len({place for _text, place in filled}) == 1:
        return Spread(filled[0][0], ("",) * len(texts), places)
    return Spread("", texts, places)
