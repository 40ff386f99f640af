"""Texts longer than a cell may be: they go on on a sheet of their own and are put together again.

A cell of .xlsx holds 32,767 UTF-16 units (Excel specifications and limits); nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...cells.escaping import CONTINUED
from ...xlsx.rows import LONGEST

SHEET = "长文本"
HEADS = ("事项编号", "列", "序", "文字")
_SHOWN = 200
_MARKED = re.compile(re.escape(CONTINUED) + r"([^ 〕]*) ([^〕]*)〕")


class Piece(NamedTuple):
    """A part of a long text: whose, of which column, the how-manieth (from 1)."""

    item: str
    path: str
    number: int
    text: str


def is_too_long(text: str) -> bool:
    """Whether a cell cannot hold a text."""
    return 2 * len(text) > LONGEST and _units(text) > LONGEST


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def stand_in(item: str, path: str, text: str) -> str:
    """Return what stands in the cell of a long text: where it is, and how it begins."""
    return f"{CONTINUED}{item} {path}〕{text[:_SHOWN]}……"


def pieces_of(item: str, path: str, text: str) -> Iterator[Piece]:
    """Yield the parts of a text, none of them longer than a cell may be."""
    room = LONGEST // 2  # signs beyond the basic plane take two units each
    for number, start in enumerate(range(0, len(text), room), 1):
        yield Piece(item, path, number, text[start : start + room])


def joined(pieces: Iterable[Piece]) -> dict[tuple[str, str], str]:
    """Return the long texts by item and path."""
    found: dict[tuple[str, str], str] = {}
    for piece in sorted(pieces, key=lambda one: one[:3]):
        key = (piece.item, piece.path)
        found[key] = found.get(key, "") + piece.text
    return found


def rejoined(text: str, long: Mapping[tuple[str, str], str]) -> str:
    """Return the text of a cell: the long text it stands for, else what it says itself."""
    marked = _MARKED.match(text) if text.startswith(CONTINUED) else None
    if marked is None:
        return text
    whole = long.get((marked[1], marked[2]))
    if whole is None or text != stand_in(marked[1], marked[2], whole):
        return text
    return whole


__all__ = ["HEADS", "SHEET", "Piece", "is_too_long", "joined", "pieces_of", "rejoined", "stand_in"]
