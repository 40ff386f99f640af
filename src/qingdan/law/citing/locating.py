"""The grammar of places in a law: 第三条第一款第二项, 第五章、第六章, 附件2第28项, 一、（二）.

One pass over the characters, left to right; every pattern here is bounded, so the time is linear
in the length of the text whatever it holds. Order of levels: 立法法 (2023) 第六十五条.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..numerals import read_number
from ..reference import Locator, Unread

NUMBER = r"[〇零○一二三四五六七八九十百千两\d]{1,9}"
GAP = r"\s{0,6}"
_UNITS = {
    "编": "part",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "款": "paragraph",
    "项": "subparagraph",
    "目": "point",
}
LEVELS = tuple(_UNITS.values())
_RANK = {level: rank for rank, level in enumerate(LEVELS)}

_NUMBER = re.compile(rf"{GAP}(?:[（(]{GAP}({NUMBER}){GAP}[）)]|({NUMBER})){GAP}")
_CN = "[〇零一二三四五六七八九十百千两]{1,9}+"
_PLAIN = re.compile(
    rf"第({_CN})条(?:之({_CN}))?+(?:第({_CN})款)?+(?:第({_CN})项)?+"
    r"(?=[^\s第例之、，,和及与或至到以：:（(\-－—–~～目]|$|[：:](?!\s{0,6}第))"
)
_UNIT = re.compile("编(?![制号码办写])|[章节款]|条(?!例)|项(?!目)|目(?![标的录前])")
_TOO_LONG = re.compile(rf"第{GAP}[〇零○一二三四五六七八九十百千两\d]{{10,60}}条")
_SUFFIX = re.compile(rf"{GAP}之{GAP}({NUMBER})")
_JOINT = re.compile(
    rf"{GAP}([、，,和及与或至到]|以及|[-－—–~～]{{1,2}}){GAP}(?=第?{GAP}[（(]?{GAP}{NUMBER})"
)
_CHAIN = re.compile(rf"第{GAP}{NUMBER}{GAP}(?:(?:[、，,和及与或至到]|以及)?{GAP}第?{GAP}{NUMBER})*")
_RANGE = frozenset("至到-－—–~～")
_BARE_SUB = re.compile(rf"[（(]{GAP}({NUMBER}){GAP}[）)](项?)")
_NEXT_LEVEL = re.compile(rf"{GAP}(?=第{GAP}[（(]?{GAP}[〇零○一二三四五六七八九十百千两\d])")
_COLON_LEVEL = re.compile(rf"{GAP}[：:]{GAP}(?=第{GAP}[（(]?{GAP}{NUMBER}{GAP}[）)]?{GAP}[款项])")
_NO_WORD = re.compile(rf"(?={GAP}第{GAP}{NUMBER}{GAP}[款项])")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of an enumeration, or a range of them, with where it stands."""

    start: int
    end: int
    locator: Locator
    last: Locator | None = None
    flags: tuple[Unread, ...] = ()
    level: str = ""
    """The level named first: ``paragraph`` of 第二款第一项; empty of annexes and outlines."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int | None
    ranged: bool
    """Whether 至 stands before it."""
    flags: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Numbers that share one unit: 第四、五项 has two."""

    numbers: tuple[_Number, ...]
    level: str
    end: int
    suffix: int | None = None
    flags: tuple[Unread, ...] = ()


def read_places(
    text: str, start: int, base: Locator | None = None, *, headless: bool = False
) -> list[Place]:
    """Read the enumeration of places that begins at ``start``; empty where there is none.

    ``base`` is what a 款 or 项 without its article belongs to. ``headless`` takes 三十八条 for
    第三十八条. An annex, an outline number and 全文 are read in ``outlining``.
    """
    plain = _PLAIN.match(text, start)
    if plain is not None and (base is None or base.chapter is None):
        place = _plain_place(plain)
        if place is not None:
            return [place]
    too_long = _TOO_LONG.match(text, start)
    if too_long is not None:
        flags = (Unread.BAD_NUMERAL,)
        return [Place(start, too_long.end(), Locator(), None, flags, "article")]
    places: list[Place] = []
    position, current, ranged = start, base or Locator(), False
    piece = _piece(text, start, headless=headless)
    while piece is not None:
        current, end, level = _one_place(text, piece, current, position, places, ranged=ranged)
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        ranged, position = joint[1][0] in _RANGE, joint.end()
        piece = _piece(text, position) or _short_piece(text, position, level, ranged=ranged)
    return places


def _plain_place(found: re.Match[str]) -> Place | None:
    """Read 第三条第一款第二项 that nothing continues; most places are such."""
    written = found.groups()
    article, suffix, paragraph, item = (read_number(n) if n else None for n in written)
    read = (article, suffix, paragraph, item)
    if any(n and not value for n, value in zip(written, read, strict=True)):
        return None
    locator = Locator(article, suffix, paragraph, item)
    return Place(found.start(), found.end(), locator, None, (), "article")


def _short_piece(text: str, start: int, level: str, *, ranged: bool) -> _Piece | None:
    """Read what follows in an enumeration without 第: 四条 in 第三条、四条, （三）项."""
    if level == "subparagraph" and (found := _BARE_SUB.match(text, start)):
        return _bare_sub(found)
    piece = _piece(text, start, headless=True)
    if piece is None or len(piece.numbers) > 1:
        return None
    return piece if ranged or piece.level == level else None


def chain_end(text: str, start: int) -> int:
    """Return where 第一、第二、第三 ends that no unit follows; it is read only once."""
    found = _CHAIN.match(text, start)
    return found.end() if found else start + 1


def _one_place(
    text: str, piece: _Piece, current: Locator, start: int, places: list[Place], *, ranged: bool
) -> tuple[Locator, int, str]:
    """Append the places of a piece and its deeper levels; return the last, its end and level."""
    _append(places, piece, current, Place(start, start, current), ranged=ranged)
    while True:
        last = places[-1]
        position = last.end
        deeper = _deeper(text, position, piece.level)
        if deeper is None:
            return last.last or last.locator, position, piece.level
        opening = last.last or last.locator
        places.pop()
        kept = last.locator if last.last is not None else None
        _append(places, deeper, opening, last, first=kept)
        piece = deeper


def _append(
    places: list[Place],
    piece: _Piece,
    current: Locator,
    opened: Place,
    *,
    ranged: bool = False,
    first: Locator | None = None,
) -> None:
    """Append the places of a piece; ``opened`` is what was read of the first of them so far."""
    for index, number in enumerate(piece.numbers):
        final = index == len(piece.numbers) - 1
        end = piece.end if final else number.end
        locator = at_level(current, piece.level, number.value, piece.suffix if final else None)
        before = opened if not index else Place(number.start, end, locator, level=piece.level)
        flags = _unique((*before.flags, *number.flags, *(piece.flags if final else ())))
        level = before.level or piece.level
        if (number.ranged or (ranged and not index)) and places:
            begun = places.pop()
            reversed_ = (Unread.REVERSED,) if _before(locator, begun.locator) else ()
            flags = _unique((*begun.flags, *flags, *reversed_))
            places.append(Place(begun.start, end, begun.locator, locator, flags, begun.level))
        elif first is not None and not index:
            places.append(Place(before.start, end, first, locator, flags, level))
        else:
            places.append(Place(before.start, end, locator, None, flags, level))


def at_level(base: Locator, level: str, value: int | None, suffix: int | None = None) -> Locator:
    """Return the place ``value`` of ``level`` within ``base``: what is below is dropped."""
    if level == "article":
        if base.article is not None:
            return Locator(value, suffix)
        return Locator(value, suffix, part=base.part, chapter=base.chapter, section=base.section)
    kept = {name: getattr(base, name) for name in LEVELS[: _RANK[level]]}
    if _RANK[level] > _RANK["article"]:
        kept["article_suffix"] = base.article_suffix
    return Locator(**{**kept, level: value})


def _deeper(text: str, position: int, level: str) -> _Piece | None:
    """Read the next level below ``level`` that stands directly behind it."""
    rank = _RANK[level]
    if level in {"article", "paragraph"}:
        found = _BARE_SUB.match(text, position)
        if found:
            return _bare_sub(found)
    gap = _NEXT_LEVEL.match(text, position)
    if gap is None and level in {"article", "paragraph"}:
        gap = _COLON_LEVEL.match(text, position)
    if gap is None:
        return None
    piece = _piece(text, gap.end())
    return piece if piece is not None and _RANK[piece.level] > rank else None


def _bare_sub(found: re.Match[str]) -> _Piece:
    number = _number(found.start(), found.end(), found[1], ranged=False, bracketed=True)
    return _Piece((number,), "subparagraph", found.end())


def _piece(text: str, start: int, *, headless: bool = False) -> _Piece | None:
    """Read 第四项, 第（四）项, 第四、五项, 第三十九至第五十条 at ``start``."""
    if text.startswith("第", start):
        position = start + 1
    elif headless:
        position = start
    else:
        return None
    numbers: list[_Number] = []
    ranged, begin = False, start
    while (found := _NUMBER.match(text, position)) is not None:
        digits = found[1] or found[2]
        number = _number(begin, found.end(), digits, ranged=ranged, bracketed=bool(found[1]))
        numbers.append(number)
        unit = _UNIT.match(text, found.end())
        if unit:
            return _complete(text, unit, numbers)
        if _NO_WORD.match(text, found.end()) and len(numbers) == 1 and not found[1]:
            end = found.end() - (len(found[0]) - len(found[0].rstrip()))
            return _Piece((number,), "article", end, None, (Unread.NO_ARTICLE_WORD,))
        joint = _JOINT.match(text, found.end())
        if joint is None:
            return None
        ranged = joint[1][0] in _RANGE
        begin = joint.end()
        position = begin + 1 if text.startswith("第", begin) else begin
    return None


def _complete(text: str, unit: re.Match[str], numbers: list[_Number]) -> _Piece | None:
    level, end = _UNITS[unit[0]], unit.end()
    suffix: int | None = None
    flags: tuple[Unread, ...] = ()
    if level == "article" and (found := _SUFFIX.match(text, end)):
        suffix, end = read_number(found[1]), found.end()
        flags = (Unread.BAD_NUMERAL,) if suffix is None else ()
    if level != "subparagraph" and any(Unread.BRACKETED in one.flags for one in numbers):
        return None
    return _Piece(tuple(numbers), level, end, suffix, flags)


def _number(start: int, end: int, digits: str, *, ranged: bool, bracketed: bool) -> _Number:
    value = read_number(digits)
    flags = []
    if value is None or value == 0:
        value = None
        flags.append(Unread.BAD_NUMERAL)
    if digits[0].isdigit():
        flags.append(Unread.ARABIC)
    if bracketed:
        flags.append(Unread.BRACKETED)
    return _Number(start, end, value, ranged, tuple(flags))


def _before(one: Locator, other: Locator) -> bool:
    """Whether ``one`` stands before ``other``: the range runs backwards."""
    pairs = ((getattr(one, level) or 0, getattr(other, level) or 0) for level in LEVELS)
    return next((a < b for a, b in pairs if a != b), False)


def _unique(flags: tuple[Unread, ...]) -> tuple[Unread, ...]:
    return tuple(dict.fromkeys(flags))
