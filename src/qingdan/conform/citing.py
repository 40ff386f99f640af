"""Bases as sets: which article of which text, whatever the words around it.

《行政许可法》第三条 and 《中华人民共和国行政许可法》（2019年修正）第三条第一款 cite one article.
What stands below it (款, 项) is kept beside: a list may be more exact and cite nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ..law.citing.parsing import citations
from ..law.citing.rendering import render, render_title
from ..law.library.titlekey import key, tidy
from ..law.reference import Citation, Locator
from .matters import entries

_LONGEST_RANGE = 60
"""Articles of a range that are counted one by one; 第三条至第五条 is 第三条、第四条、第五条."""
_LEFT = re.compile(r"[\s、，,；;和及]*((?:第|附件|附表|目录)[^\s、，,；;。《]{1,20})")
"""The beginning of a place that was not understood (第十九 without 条): it must not get lost."""
_BELOW = {"paragraph": None, "subparagraph": None, "point": None}


@dataclass(frozen=True, slots=True)
class Point:
    """One article of one text: ``law`` and ``place`` tell it, ``fine`` is the place to the 项.

    ``shown`` is how the article is written.
    """

    law: str
    place: str
    fine: str
    shown: str

    @property
    def article(self) -> tuple[str, str]:
        """The text and the article."""
        return self.law, self.place


def citation_texts(bases: Any) -> list[str]:
    """Return the citations of a value as 依据 holds it: texts, or mappings with 引用."""
    found = []
    for one in entries(bases):
        citation = one.get("引用") if isinstance(one, dict) else one
        if isinstance(citation, str) and citation.strip():
            found.append(citation.strip())
    return found


def points(bases: Any) -> dict[tuple[str, str], list[Point]]:
    """Return the articles cited, in their order, each with the places in it."""
    found: dict[tuple[str, str], list[Point]] = {}
    for text in citation_texts(bases):
        for point in points_of(text):
            found.setdefault(point.article, []).append(point)
    return found


@lru_cache(maxsize=1 << 15)
def points_of(text: str) -> tuple[Point, ...]:
    """Return the articles that one citation names; of what is no citation, the text itself."""
    named = [one for one in citations(text) if not one.within_quote]
    found = [point for one in named for point in _points(one)]
    ends = [*(one.start for one in named[1:]), len(text)]
    for one, following in zip(named, ends, strict=False):
        left = _LEFT.match(text[one.end : following])
        if left is not None:
            law = key(one.title or "")
            found.append(Point(law, left[1], left[1], one.text + left[1]))
            if one.locator.whole:
                found = [point for point in found if point.place or point.law != law]
    if found:
        return tuple(dict.fromkeys(found))
    plain = " ".join(text.split())
    return (Point(key(tidy(plain)) or plain, "", "", plain),)


def _points(citation: Citation) -> Iterator[Point]:
    title = citation.title or citation.number or ""
    law = key(title) or title
    for locator in _single(citation):
        place = render(replace(locator, **_BELOW))
        fine = render(locator)
        if locator is citation.locator and citation.last is not None:
            place += f"至{render(citation.last)}"
            fine = place
        shown = (render_title(title) if citation.title else title) + place
        yield Point(law, place, fine, shown)


def _single(citation: Citation) -> Iterator[Locator]:
    """Yield the articles of a range one by one, where it is one of articles; else its locator."""
    first, last = citation.locator, citation.last
    if (
        last is None
        or first.article is None
        or last.article is None
        or first.article_suffix is not None
        or last.article_suffix is not None
        or (first.paragraph, last.paragraph) != (None, None)
        or not first.article < last.article <= first.article + _LONGEST_RANGE
    ):
        yield first
        return
    for number in range(first.article, last.article + 1):
        yield replace(first, article=number)


__all__ = ["Point", "citation_texts", "points", "points_of"]
