"""Which law ended which, from the repeal clauses of the texts themselves.

A text that repeals an older one of its own title (出版管理条例 of 2001 that of 1997) replaces a
version and ends no law. A text re-made after the day of the clause is not ended by it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..facts import Law, Rank, Repeal, Source, Version
from ..sources.clauses import Ended, ended_by, start_of
from ..sources.history import organ_of
from .lawtext import Act, LawText
from .ranks import begins_with_place, rank_of
from .titlekey import STATE, key

_OFFICE = re.compile(
    r"(?:^|[由经、])(政务院|[\u4e00-\u9fff]{1,12}?(?:部|委员会|总局|局|署|人民政府|人民委员会))"
)


@dataclass(frozen=True, slots=True)
class Ending:
    """One law ended by another."""

    title: str
    by_key: str
    repeal: Repeal
    clause: Ended
    by_rank: Rank


def endings_of(texts: Iterable[LawText], laws: Mapping[str, Law]) -> dict[str, Ending]:
    """Return what ended each law, by the key of its title; the earliest clause counts."""
    found: dict[str, Ending] = {}
    for text in sorted(texts, key=lambda one: (one.published or datetime.date.min, one.place)):
        own = key(text.title)
        if own not in laws:
            continue
        since = _in_force(text, laws[own])
        for clause in ended_by(text.provisions):
            name = key(clause.title)
            on = clause.on or since
            if name == own or _remade(laws.get(name), on):
                continue
            source = Source(text.source, None)
            known = next((s for s in laws[own].sources if s.name == text.source), source)
            ending = Ending(
                laws[name].title if name in laws else clause.title,
                own,
                Repeal(on, laws[own].title, clause.article[0], (known,)),
                clause,
                laws[own].rank,
            )
            before = found.get(name)
            if before is None or _earlier(on, before.repeal.on):
                found[name] = ending
    return found


def _earlier(one: datetime.date | None, other: datetime.date | None) -> bool:
    return one is not None and (other is None or one < other)


def _in_force(text: LawText, law: Law) -> datetime.date | None:
    """Return since when the clauses of a text work: as it says, else as its last whole text."""
    start = start_of(text.provisions)
    if start is not None and start.day is not None:
        return start.day
    day = text.published or max(
        (event.on for event in text.events if event.act is not Act.EFFECTIVE), default=None
    )
    whole = [
        event.on
        for event in text.events
        if event.act is not Act.EFFECTIVE
        and not event.by_decision
        and event.act is not Act.AMENDED
        and (day is None or event.on <= day)
    ]
    if whole:
        return max(whole)
    older = [
        version.effective or version.passed
        for version in law.versions
        if day is None or (version.passed or datetime.date.min) <= day
    ]
    return next((one for one in older if one is not None), day)


def _remade(law: Law | None, on: datetime.date | None) -> bool:
    """Whether a law was passed anew after the day it is said to end."""
    if law is None or on is None:
        return False
    return any(version.passed is not None and version.passed > on for version in law.versions)


def without_text(ending: Ending, sources: Mapping[str, Source]) -> Law:
    """Return a law of which only its end is known; its rank is presumed from the clause."""
    title, maker = ending.title, ending.clause.maker or ""
    passed = ending.clause.passed
    version = Version(
        passed.isoformat() if passed else "不明", passed, None, "公布", False, ending.repeal.sources
    )
    return Law(
        key(title),
        title,
        (),
        _maker(maker),
        _rank(title, maker, ending.by_rank),
        (version,),
        ending.repeal,
        sources=ending.repeal.sources,
    )


def _maker(words: str) -> str | None:
    congress = organ_of(words)
    if congress is not None:
        return congress
    found = _OFFICE.search(words)
    return found[1].lstrip("由经") if found else None


def _rank(title: str, maker: str, by: Rank) -> Rank:
    if "全国人民代表大会" in maker:
        return Rank.LAW
    if re.search(r"国务院|政务院", maker):
        return rank_of(title, "国务院", "行政法规")
    if title.startswith(STATE) and title.endswith("法") and by is Rank.LAW:
        return Rank.LAW
    if begins_with_place(title):
        return by if by not in (Rank.LAW, Rank.ADMIN_REGULATION) else rank_of(title, None, None)
    if _maker(maker):
        return rank_of(title, _maker(maker), None)
    return rank_of(title, None, None)


__all__ = ["Ending", "endings_of", "without_text"]
