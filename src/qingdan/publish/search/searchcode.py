"""Numbers as characters: how the search index is written into scripts.

A number is one character, small ones a single byte of UTF-8, so that a list of gaps is about as
short as a list of variable-length integers and both Python and the browser take it apart without
work. ``templates/site/assets/search.js`` reads what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import sub

_ONE_BYTE = "".join(chr(c) for c in range(0x3F, 0x7F) if chr(c) != "\\")  # no <, >, &, quotes
_REST = 0xA0
_SURROGATES = 0xD800

_table: list[str] = list(_ONE_BYTE)


def _up_to(largest: int) -> list[str]:
    """The table of characters, long enough for ``largest``."""
    while len(_table) <= largest:
        code = len(_table) - len(_ONE_BYTE) + _REST
        _table.append(chr(code if code < _SURROGATES else code + 0x800))
    return _table


def numbers(values: Sequence[int]) -> str:
    """Return numbers of zero or more as characters, one each."""
    return "".join(map(_up_to(max(values, default=0)).__getitem__, values))


def ascending(places: Sequence[int]) -> str:
    """Return ascending places as characters: the number of places left out before each."""
    table = _up_to(places[-1])
    first = table[places[0]]
    return first + "".join([table[there - here - 1] for here, there in pairwise(places)])


def gaps(places: Sequence[int]) -> Sequence[int]:
    """Return ascending places as the number of places left out before each."""
    return [places[0], *(gap - 1 for gap in map(sub, places[1:], places))]


def column(values: Iterable[int]) -> str:
    """Return a column of numbers as runs: a number, and how often it comes again."""
    runs: list[int] = []
    for value, run in groupby(values):
        runs += (value, sum(1 for _one in run) - 1)
    return numbers(runs)


def members(places: Sequence[int]) -> list[int]:
    """Return an ascending set of places as numbers, without its first place.

    The shorter of two ways: ``0`` and the gaps, or ``1`` and runs (length less one, then gap and
    length less one, again and again). A single place is nothing at all.
    """
    if len(places) == 1:
        return []
    plain = [0, *gaps(places)[1:]]
    runs: list[int] = [1]
    start = last = places[0]
    for place in places[1:]:
        if place > last + 1:
            runs += (last - start, place - last - 1)
            start = place
        last = place
    runs.append(last - start)
    return runs if len(runs) < len(plain) else plain


def zigzag(value: int) -> int:
    """Return a number of either sign as one of zero or more."""
    return value * 2 if value >= 0 else -value * 2 - 1
