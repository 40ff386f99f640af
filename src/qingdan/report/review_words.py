"""What the reports on reviews share: how a part read then and reads now, by organ and law."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..compare.redline import Segment, redline
from ..law.citing.rendering import render, render_title
from ..law.reference import Locator
from ..law.reviewing.citedparts import Part, repealed_laws
from ..law.reviewing.filling import words_of_part
from ..law.reviewing.suspects import Shift, Suspect, Turn, Why
from ..law.succession.alignment import DOUBTFUL
from ..law.succession.successors import Successor, SuccessorFinder
from ..messages import _, joined
from ..rules.law.suspect_words import part_words, shift_words
from ..store.reviews import Basis, Reviewed, Reviews, State
from .changes_redline import clean, folded

if TYPE_CHECKING:
    from ..law.facts import Law, Version
    from ..law.library.library import LawLibrary


@dataclass(frozen=True)
class Told:
    """What a report is made from; ``written`` says whether the reviews have been recorded."""

    found: Reviews
    library: LawLibrary
    on: datetime.date
    organs: dict[str, str]
    """Names of organs by id."""
    written: bool

    @cached_property
    def finder(self) -> SuccessorFinder:
        """Looks for articles that took over others."""
        return SuccessorFinder(self.library)


class Doubt(NamedTuple):
    """One suspect basis of one item."""

    item: Reviewed
    basis: Basis
    suspect: Suspect

    @property
    def reviewed(self) -> str:
        """The day of the review."""
        return self.basis.review.day.isoformat() if self.basis.review else ""


@dataclass(frozen=True)
class Group:
    """The suspect bases of one organ that cite one law, and what became of the articles cited."""

    organ: str
    doubts: tuple[Doubt, ...]

    @property
    def suspect(self) -> Suspect:
        """What happened to the law; the same for all."""
        return self.doubts[0].suspect

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """What became of each part cited, each once, in the order of the law."""
        found = {shift for doubt in self.doubts for shift in doubt.suspect.shifts}
        return tuple(sorted(found, key=lambda shift: _order(shift.part)))


def groups(told: Told) -> list[Group]:
    """Return the suspect bases by organ and by what happened to which law."""
    found: dict[tuple[str, str, str, str], list[Doubt]] = {}
    for item, basis in told.found.of(State.SUSPECT):
        for one in basis.suspects:
            key = item.organ or "", one.law.title, one.why, one.before
            found.setdefault(key, []).append(Doubt(item, basis, one))
    return [Group(key[0], tuple(doubts)) for key, doubts in sorted(found.items())]


def _order(part: Part) -> tuple[int, int, int, int]:
    return part.article, part.suffix, part.paragraph or 0, part.subparagraph or 0


def organ_name(told: Told, organ: str) -> str:
    """Return how an organ is called in a heading."""
    if not organ:
        return _("不分机构")
    name = told.organs.get(organ)
    return _("{name}（{id}）").format(name=name, id=organ) if name else organ


def before_and_now(shift: Shift, suspect: Suspect, told: Told) -> Sequence[Segment] | None:
    """Return the redline from a part to what it is now, long sameness folded.

    Where it likely went elsewhere, to the article there. None where the words did not change, or
    the user added no texts.
    """
    if shift.turn is Turn.MOVED:
        return None
    went = likely(shift, suspect, told)
    part = there = shift.part
    law: Law | None = suspect.law
    version = suspect.now.key if suspect.now is not None else None
    if went is not None:
        part, there = Part(*part.place), Part(went.article, went.suffix)
        law, version = told.library.find(went.title), went.version
    if law is None or version is None:
        return None
    old = words_of_part(told.library, suspect.law, suspect.before, part)
    new = words_of_part(told.library, law, version, there)
    if old is None or new is None or (went is None and suspect.why is Why.REPEALED):
        return None
    segments = folded(redline(old, new))
    return [Segment(one.mark, clean(one.text)) for one in segments]


def became(shift: Shift, suspect: Suspect, told: Told) -> str:
    """Say what became of a part, how many 款 it has, and where it likely went."""
    said = [part_words(shift.part)] if suspect.why is Why.REPEALED else [shift_words(shift)]
    said += filter(None, [shape_words(shift, suspect, told.library), _went(shift, suspect, told)])
    return joined(said, "；")


def _went(shift: Shift, suspect: Suspect, told: Told) -> str:
    """Name the article that likely took over a part; empty where none elsewhere did."""
    best = likely(shift, suspect, told)
    if best is None:
        return ""
    where = render(Locator(best.article, best.suffix or None))
    law = render_title(best.title) if best.title != suspect.law.title else ""
    return _("可能改在{law}{where}（相近 {score}%）").format(
        law=law, where=where, score=round(best.score * 100)
    )


def likely(shift: Shift, suspect: Suspect, told: Told) -> Successor | None:
    """Return the article elsewhere that likely took over a part that changed or is gone."""
    if shift.turn is Turn.MOVED:
        return None
    then = next((one for one in suspect.law.versions if one.key == suspect.before), None)
    place = shift.part.place
    answer = told.finder.successors(suspect.law, then, *place, told.on, limit=1)
    best = answer.found[0] if answer.found else None
    if best is None or best.score < DOUBTFUL:
        return None
    same = best.title == suspect.law.title and (best.article, best.suffix) == place
    return None if same else best


def shape_words(shift: Shift, suspect: Suspect, library: LawLibrary) -> str:
    """Say how many 款 an article had and has: what is known without its words; else empty."""
    if shift.turn is not Turn.CHANGED or shift.part.paragraph is not None:
        return ""
    before = _paragraphs(library, suspect, suspect.before, shift.part)
    now = _paragraphs(library, suspect, suspect.now, shift.part)
    if before is None or now is None:
        return ""
    return _("原来 {before} 款，现在 {now} 款").format(before=before, now=now)


def _paragraphs(
    library: LawLibrary, suspect: Suspect, version: Version | str | None, part: Part
) -> int | None:
    if version is None:
        return None
    article = library.articles(suspect.law, version).get(part.place)
    return len(article.paragraphs) if article is not None and article.certain else None


def summary(told: Told) -> Iterator[str]:
    """Say how many bases stand how."""
    found = told.found
    suspicious = found.of(State.SUSPECT)
    items = len({item.item for item, _basis in suspicious})
    yield _("核对了 {items} 项事项、{bases} 条依据。").format(
        items=len(found.items), bases=sum(len(item.bases) for item in found.items)
    )
    lost = [basis for _item, basis in suspicious if basis.taken is None]
    if suspicious and not told.written:
        yield _("核对以后变了：{count}，在 {items} 项事项里").format(
            count=len(suspicious), items=items
        )
    elif len(suspicious) > len(lost):
        yield _("变了，按今天的重新记下：{count}").format(count=len(suspicious) - len(lost))
    if lost:
        yield _("所引的条、款、项现在没有了，先改引用才能核对：{count}").format(count=len(lost))
    for state, words in (
        (State.SAME, _("核对以后没有变：{count}")),
        (State.NEW, _("第一次记下：{count}") if told.written else _("没有核对过：{count}")),
        (State.LATER, _("在 {day} 以后核对的，没有比较，也不重记：{count}")),
        (State.UNWATCHED, _("法规库查不到，不能记：{count}")),
    ):
        count = len(found.of(state))
        if count:
            yield words.format(count=count, day=told.on.isoformat())
    yield from _repealed(told)
    refused = sum(len(item.refused) for item in found.items)
    if refused:
        yield _("文件的写法改不了，没有记：{count}").format(count=refused)
    if found.unreadable:
        yield _("读不了的文件：{count}（先运行 qingdan validate）").format(
            count=len(found.unreadable)
        )


def _repealed(told: Told) -> Iterator[str]:
    """Say which laws cited have ended: a review of them records their last text."""
    counts: Counter[str] = Counter()
    bases = 0
    for item in told.found.items:
        for basis in item.bases:
            ended = () if basis.taken is None else repealed(basis, told)
            counts.update(law.title for law in ended)
            bases += bool(ended)
    if not bases:
        return
    said = (
        _("引的法规已经废止，记的是它最后的文本，请改引用：{count}（{titles}）")
        if told.written
        else _("引的法规已经废止，请改引用：{count}（{titles}）")
    )
    titles = joined(
        f"{render_title(title)} {count}"
        for title, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    yield said.format(count=bases, titles=titles)


def repealed(basis: Basis, told: Told) -> tuple[Law, ...]:
    """Return the laws cited in a basis that have ended by the day of the report."""
    return repealed_laws(basis.citation, told.library, told.on)


__all__ = [
    "Doubt",
    "Group",
    "Told",
    "became",
    "before_and_now",
    "groups",
    "organ_name",
    "repealed",
    "summary",
]
