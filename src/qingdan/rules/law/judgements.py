"""What the law library says of the citations of an item, each distinct citation asked once.

Lists repeat themselves: ten thousand items cite some thousand places. So what is said of a text
and of what stands beside it is kept for the process, and an item carries only the few citations
of which something is to be said.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from ...law.facts import Law, Status
from ...law.judging.judged import Judged, QuoteMatch, Remark
from ...law.judging.judging import judge
from ...law.reference import Citation
from ..itemview import ItemView
from .citations_of import Beside, Cited, citations_of, read_once
from .labels import fits

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary


class Judgement(NamedTuple):
    """One citation of a text, and what the library says of it on a day."""

    citation: Citation
    judged: Judged
    """Against the version in force, whatever 原注 says: that is what an item must cite."""
    dated: Judged | None
    """Against the version that 原注 tells of, where that is not the one in force."""
    beside: Beside
    alone: bool
    """Whether its text holds no other citation: then what stands beside it belongs to it."""


class Noted(NamedTuple):
    """A judgement and the text of an item in which the citation stands."""

    cited: Cited
    said: Judgement


_Mark = Status | Remark


class _Said(NamedTuple):
    every: tuple[Judgement, ...]
    noted: tuple[Judgement, ...]
    marks: frozenset[_Mark]
    """All that is said of those noted."""
    held: bool
    """Whether the library holds the law of one noted."""
    begins: datetime.date
    """When the youngest law cited came into force first; the first day of all if not known."""


class _OfItem(NamedTuple):
    item: ItemView
    noted: tuple[Noted, ...]
    young: tuple[Noted, ...]
    marks: frozenset[_Mark]
    held: bool


_Key = tuple[str, Beside, datetime.date]
_memory: WeakKeyDictionary[LawLibrary, dict[_Key, _Said]] = WeakKeyDictionary()
_MOST = 100_000
_last: list[_OfItem] = []
_FINE = frozenset({Status.IN_FORCE, Status.NOT_COVERED})
_SAME = frozenset({QuoteMatch.EXACT, QuoteMatch.TYPOGRAPHIC, QuoteMatch.NONE, QuoteMatch.UNCHECKED})
_SILENT = frozenset(
    {
        Remark.ARTICLE_UNCHECKED,
        Remark.PARAGRAPH_UNCHECKED,
        Remark.UNKNOWN_VERSION,
        Remark.UNKNOWN_TEXT,
    }
)
"""What the library does not know: nothing to tell an editor."""
_FIRST = frozenset({"通过", "公布", "批准"})


def is_elsewhere(said: Judgement) -> bool:
    """Whether the words quoted tell where the article went, or that they are of an older text.

    Then article-moved or article-changed speaks, and no rule that looks at the number alone.
    """
    judged = said.judged
    return judged.moved_to is not None or Remark.QUOTE_OF_OLDER in judged.also


def day_of(item: ItemView) -> datetime.date:
    """Return the day for which an item is judged: today, or when it comes into force later."""
    begins = effective(item)
    return max(item.today, begins) if begins else item.today


def effective(item: ItemView) -> datetime.date | None:
    """Return 生效日期 where it is a day."""
    if not item.get("生效日期"):
        return None
    try:
        return datetime.date.fromisoformat(item.text("生效日期"))
    except ValueError:
        return None


def noted(item: ItemView) -> tuple[Noted, ...]:
    """Return the citations of an item of which something may be to say; none if it is repealed."""
    return _of(item).noted


@cache
def said_to_be(*marks: _Mark) -> Callable[[ItemView], bool]:
    """Return the gate of rules that speak of citations of one of these sorts alone."""
    wanted = frozenset(marks)
    return lambda item: not wanted.isdisjoint(_of(item).marks)


def held(item: ItemView) -> bool:
    """Whether something may be to say of a citation of a law that the library holds."""
    return _of(item).held


def too_young(item: ItemView) -> tuple[Noted, ...]:
    """Return the citations of laws that were not in force yet when the item came into force."""
    return _of(item).young


def every(item: ItemView) -> Iterator[Noted]:
    """Yield all citations of an item, judged."""
    if not item.repealed:
        library, on = item.library, day_of(item)
        memory = _memory_of(library)
        for cited in citations_of(item):
            for said in _said(library, memory, cited, on).every:
                yield Noted(cited, said)


def first_day(law: Law) -> datetime.date | None:
    """Return when a law came into force first; None where the library does not know that."""
    if law.versions and law.versions[0].label in _FIRST:
        return law.versions[0].effective
    return None


def _of(item: ItemView) -> _OfItem:
    """Return what is kept of the item that was asked for last: its rules run one by one."""
    if _last and _last[0].item is item:
        return _last[0]
    marked: list[Noted] = []
    young: list[Noted] = []
    marks: frozenset[_Mark] = frozenset()
    held = False
    cited_texts = () if item.repealed else citations_of(item)
    if cited_texts:
        begins = effective(item)
        on = max(item.today, begins) if begins else item.today
        library = item.library
        memory = _memory_of(library)
        for cited in cited_texts:
            said = memory.get((cited.text, cited.beside, on))
            if said is None:
                said = _said(library, memory, cited, on)
            if said.noted:
                marked += [Noted(cited, one) for one in said.noted]
                marks |= said.marks
                held = held or said.held
            if begins is not None and said.begins > begins:
                young += [Noted(cited, one) for one in said.every if _begins(one) > begins]
    _last[:] = [_OfItem(item, tuple(marked), tuple(young), marks, held)]
    return _last[0]


def _memory_of(library: LawLibrary) -> dict[_Key, _Said]:
    memory = _memory.get(library)
    if memory is None:
        memory = _memory[library] = {}
    return memory


def _said(library: LawLibrary, memory: dict[_Key, _Said], cited: Cited, on: datetime.date) -> _Said:
    """Judge the citations of a text and keep that."""
    key = (cited.text, cited.beside, on)
    found = memory.get(key)
    if found is None:
        if len(memory) >= _MOST:
            memory.clear()
        every = tuple(_judgements(library, cited, on))
        odd = tuple(one for one in every if not _is_plain(one))
        found = memory[key] = _Said(
            every,
            odd,
            frozenset(mark for one in odd for mark in (one.judged.status, *one.judged.also)),
            any(one.judged.law is not None for one in odd),
            max((_begins(one) for one in every), default=datetime.date.min),
        )
    return found


def _judgements(library: LawLibrary, cited: Cited, on: datetime.date) -> Iterator[Judgement]:
    read, beside = read_once(cited.text), cited.beside
    alone = len(read) == 1
    single = len({citation.title for citation in read}) == 1
    for citation in read:
        asked = citation
        held = citation.title is not None and library.find(citation.title) is not None
        if alone and held and beside.quote and citation.quote is None:
            asked = replace(citation, quote=beside.quote)
        dated = None
        history = beside.history or citation.history
        if single and held and history and citation.version is None:
            dated = judge(replace(asked, history=history), library, on)
        asked = asked if citation.history is None else replace(asked, history=None)
        judged = judge(asked, library, on)
        told = dated is not None and dated.status is Status.AMENDED and _claims(dated, history)
        yield Judgement(citation, judged, dated if told else None, beside, alone)


def _claims(dated: Judged, history: str | None) -> bool:
    """Whether a note tells of more than the making of a law (1985年6月18日通过)."""
    known = dated.law.versions if dated.law is not None else ()
    return dated.cited_version is not None and (
        dated.cited_version.key != known[0].key or "修" in (history or "")
    )


def _begins(said: Judgement) -> datetime.date:
    law = said.judged.law
    return (first_day(law) if law is not None else None) or datetime.date.min


def _is_plain(said: Judgement) -> bool:
    """Whether no rule can have anything to say."""
    judged, law = said.judged, said.judged.law
    return (
        judged.status in _FINE
        and said.dated is None
        and _SILENT.issuperset(judged.also)
        and judged.quote_match in _SAME
        and judged.moved_to is None
        and said.citation.version is None
        and (not judged.quoted or said.citation.locator.paragraph is not None)
        and (law is None or (said.citation.title == law.title and fits(said.beside.label, law)))
    )
