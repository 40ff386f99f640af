"""What must be the same at every level (三级四同): name, type, code, basis of one item and another.

Names, types and codes are compared as they are written, bases as sets of articles. Where the level
above says nothing there is nothing to conform with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..compare.typography import only_typography
from ..model.aspect import Aspect
from ..model.finding import FieldPath, Severity
from .citing import Point, citation_texts, points, points_of
from .matters import BASIC_CODE, TYPE_KEYS, Matter, entries, text_of


class Same(StrEnum):
    """The four that must be the same; the value is what ``--select`` takes."""

    NAME = "名称"
    TYPE = "类型"
    CODE = "编码"
    BASIS = "依据"


class Differs(StrEnum):
    """How two items that are one differ; the value is part of ``qingdan/conform/1``."""

    NAME = "name-differs"
    TYPE = "type-differs"
    CODE = "code-differs"
    BASES = "bases-differ"
    PLACES = "basis-places-differ"
    """The same articles, but 款 or 项 are named otherwise."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of ours and theirs. ``proposed`` is what ours would say; None for no proposal.

    ``before`` and ``after`` are ours and theirs as text; bases stand a line each, in one order.
    ``lacking`` are articles that only theirs cites, ``extra`` those that only ours does.
    """

    kind: Differs
    path: FieldPath
    aspect: Aspect
    severity: Severity
    before: str
    after: str
    proposed: Any = None
    lacking: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def differences(ours: Matter, theirs: Matter, fields: Collection[Same]) -> list[Difference]:
    """Return what keeps ours from being the same as theirs, in the order of ``Same``."""
    found: list[Difference] = []
    if Same.NAME in fields:
        found += _names(ours, theirs)
    if Same.TYPE in fields:
        found += _types(ours, theirs)
    if Same.CODE in fields:
        found += _codes(ours, theirs)
    if Same.BASIS in fields:
        found += _bases(ours, theirs)
    return found


def _names(ours: Matter, theirs: Matter) -> Iterator[Difference]:
    before, after = ours.name, text_of(theirs.value, "名称")
    if before == after or not after:
        return
    severity = Severity.INFO if only_typography(before, after) else Severity.ERROR
    yield Difference(Differs.NAME, ("名称",), Aspect.IDENTITY, severity, before, after, after)


def _types(ours: Matter, theirs: Matter) -> Iterator[Difference]:
    if theirs.type and ours.type != theirs.type:
        path = (TYPE_KEYS[ours.kind],)
        yield Difference(
            Differs.TYPE, path, Aspect.IDENTITY, Severity.ERROR, ours.type, theirs.type, theirs.type
        )


def _codes(ours: Matter, theirs: Matter) -> Iterator[Difference]:
    before, after = ours.basic_code, theirs.basic_code
    if after and before != after:
        path = ("编码", BASIC_CODE)
        yield Difference(Differs.CODE, path, Aspect.IDENTITY, Severity.ERROR, before, after, after)


def _bases(ours: Matter, theirs: Matter) -> Iterator[Difference]:
    own, upper = ours.value.get("依据"), theirs.value.get("依据")
    if citation_texts(own) == citation_texts(upper):
        return
    mine, others = points(own), points(upper)
    if not others:
        return
    lacking = tuple(found[0].shown for place, found in others.items() if place not in mine)
    extra = tuple(found[0].shown for place, found in mine.items() if place not in others)
    lines = _lines(own), _lines(upper)
    if lacking or extra:
        # What is only added below may stand on a local norm: a person decides.
        severity = Severity.ERROR if lacking else Severity.WARNING
        yield Difference(
            Differs.BASES,
            ("依据",),
            Aspect.AUTHORITY,
            severity,
            *_in_one_order(*lines),
            merged_bases(own, upper),
            lacking,
            extra,
        )
    elif {one.fine for found in mine.values() for one in found} != {
        one.fine for found in others.values() for one in found
    }:
        yield Difference(
            Differs.PLACES, ("依据",), Aspect.AUTHORITY, Severity.INFO, *_in_one_order(*lines)
        )


def merged_bases(own: Any, upper: Any) -> list[Any]:
    """Return bases that cite what ``upper`` does, in its order; an entry that ours has stays ours.

    What ours says beside a citation (原文, 作用, 核对) is kept; of theirs 核对 is left out, because
    it says when somebody there looked at it.
    """
    left = entries(own)
    made: list[Any] = []
    for one in entries(upper):
        wanted = _articles(one)
        kept = next((mine for mine in left if _articles(mine) == wanted), None)
        if kept is not None:
            left.remove(kept)
            made.append(kept)
        elif isinstance(one, dict):
            bare = {key: value for key, value in one.items() if key != "核对"}
            made.append(bare["引用"] if bare.keys() == {"引用"} else bare)
        else:
            made.append(one)
    return made


def _articles(basis: Any) -> list[tuple[str, str]]:
    return sorted(points([basis]))


def _lines(bases: Any) -> list[tuple[tuple[Point, ...], str]]:
    return [(points_of(text), text) for text in citation_texts(bases)]


def _in_one_order(
    ours: list[tuple[tuple[Point, ...], str]], theirs: list[tuple[tuple[Point, ...], str]]
) -> tuple[str, str]:
    """Return both as lines, ours in the order of theirs as far as they cite the same."""
    place = {
        point.article: number
        for number, (cited, _text) in reversed(list(enumerate(theirs)))
        for point in cited
    }
    last = len(theirs)
    ordered = sorted(ours, key=lambda one: min(place.get(p.article, last) for p in one[0]))
    return "\n".join(text for _cited, text in ordered), "\n".join(text for _c, text in theirs)


__all__ = ["Difference", "Differs", "Same", "differences", "merged_bases"]
