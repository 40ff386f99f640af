"""Put the texts and rows of one law together into its versions, oldest first, and date them.

Rule for the day a version enters into force (docs/law.md): the first of these that names a day not
before the version was passed -- the catalogue of versions; the amending decision's own words; the
text's own clause; the dates in its head; the other collections. A day before that is the first
version's and is given to the version it fits. Where nothing names a day it stays None.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..sources.clauses import Start, start_of
from .assembled import Conflict
from .lawtext import Act, Event, LawText

CLAUSE = "·正文"
EFFECTIVE = "施行日期"
"""Sources name different days, each of them possible."""
EARLIER = "施行日期早于通过"
"""A collection gives the day of the first version for a later one."""

_DAY = datetime.timedelta(days=1)
_LONG = datetime.timedelta(days=3 * 366)
"""A clause or a collection that names a later day speaks of another version; only the catalogue
is believed further (the basic laws of 香港 and 澳门 waited seven years)."""
_ATTACHED = datetime.timedelta(days=200)
"""Passing, approval and publication of one local regulation lie at most so far apart."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A day that a source gives for something."""

    day: datetime.date
    source: str
    trust: int
    """Smaller is trusted more."""


@dataclass(slots=True)
class Draft:
    """A version while it is put together."""

    passed: datetime.date | None
    label: str = ""
    whole: bool | None = None
    """Whether the whole text was passed anew; None where no source says."""
    published: datetime.date | None = None
    organ: str | None = None
    number: str | None = None
    former: set[str] = field(default_factory=set)
    starts: list[Claim] = field(default_factory=list)
    texts: list[LawText] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    effective: datetime.date | None = None

    @property
    def day(self) -> datetime.date | None:
        """The day it is known by: of publication where known, else of passing."""
        return self.published or self.passed


def draft_versions(
    texts: Sequence[LawText], *, exact: bool, trust: Mapping[str, int]
) -> list[Draft]:
    """Return the versions that the sources tell of, oldest first, each with its texts.

    ``exact``: dates of one version agree to the day (laws); otherwise passing, approval and
    publication may lie months apart. ``trust`` orders the collections by their effective dates.
    """
    tolerance = 7 * _DAY if exact else _ATTACHED / 2
    drafts: list[Draft] = []
    for text in sorted(texts, key=lambda one: (-len(one.events), one.source, one.place)):
        known = list(drafts)
        for group in _grouped(text.events):
            if not _merge(known, group, text.source, tolerance):
                drafts.append(group)
    for text in sorted(texts, key=lambda one: (one.source, one.place)):
        _place(drafts, text, tolerance, trust)
    return sorted(drafts, key=lambda one: (one.day or datetime.date.min, one.label))


def _grouped(events: Iterable[Event]) -> list[Draft]:
    """Group the events of one head: what belongs to one version."""
    found: list[Draft] = []
    waiting: Draft | None = None
    for event in events:
        last = found[-1] if found else None
        near = last is not None and last.day is not None and event.on - last.day <= _ATTACHED
        if event.act is Act.EFFECTIVE:
            if last is None:
                last = Draft(None)
                found.append(last)
            last.starts.append(Claim(event.on, "", 5))
        elif event.act in (Act.AMENDED, Act.REVISED):
            draft = waiting if waiting is not None and near else Draft(event.on)
            if draft is not waiting:
                found.append(draft)
            draft.label = event.label
            draft.whole = event.act is Act.REVISED and not event.by_decision
            draft.published = event.on
            _learn(draft, event)
            waiting = None
        elif last is not None and (near or last.passed is None):
            last.passed = last.passed or event.on
            if last.published is None or event.act is not Act.PASSED:
                last.published = event.on
            last.label = last.label or event.act.value
            last.whole = True if last.whole is None else last.whole
            _learn(last, event)
        else:
            waiting = Draft(event.on, event.label, not event.by_decision, event.on)
            _learn(waiting, event)
            found.append(waiting)
    return found


def _learn(draft: Draft, event: Event) -> None:
    draft.organ = draft.organ or event.organ
    draft.number = event.number or draft.number
    if event.renamed_from:
        draft.former.add(event.renamed_from)


def _nearest(
    drafts: list[Draft], day: datetime.date, tolerance: datetime.timedelta
) -> Draft | None:
    known = [
        (abs(day - date), index)
        for index, draft in enumerate(drafts)
        for date in (draft.passed, draft.published)
        if date is not None and abs(day - date) <= tolerance
    ]
    return drafts[min(known)[1]] if known else None


def _merge(drafts: list[Draft], group: Draft, source: str, tolerance: datetime.timedelta) -> bool:
    """Add what a head says of one version to the draft it belongs to; False where none does."""
    for index, claim in enumerate(group.starts):
        group.starts[index] = Claim(claim.day, source, claim.trust)
    same = _nearest(drafts, group.day, tolerance) if group.day else None
    if same is None and group.passed is None:
        same = next(
            (
                one
                for one in drafts
                if any(c.day == d.day for c in one.starts for d in group.starts)
            ),
            None,
        )
    group.sources.add(source)
    if same is None:
        return False
    same.starts += [claim for claim in group.starts if claim not in same.starts]
    same.former |= group.former
    same.organ = same.organ or group.organ
    same.number = same.number or group.number
    same.label = same.label or group.label
    same.sources.add(source)
    return True


def _place(
    drafts: list[Draft], text: LawText, tolerance: datetime.timedelta, trust: Mapping[str, int]
) -> None:
    """Find the version a text or row belongs to, or make one."""
    day = text.published or max(
        (e.on for e in text.events if e.act is not Act.EFFECTIVE), default=None
    )
    start = start_of(text.provisions)
    effective = text.effective or (start.day if start else None)
    draft = _nearest(drafts, day, tolerance) if day else None
    if draft is None and day is None:
        draft = next(
            (one for one in drafts if any(claim.day == effective for claim in one.starts)),
            drafts[-1] if len(drafts) == 1 else None,
        )
    if draft is None:
        draft = Draft(day, published=day)
        drafts.append(draft)
    elif text.published is not None and draft.published is None:
        draft.published = text.published
    draft.organ = draft.organ or text.organ
    draft.number = draft.number or text.number
    draft.sources.add(text.source)
    if text.provisions or text.notes:
        draft.texts.append(text)
    if text.effective is not None:
        draft.starts.append(Claim(text.effective, text.source, trust.get(text.source, 6)))
    if start is not None and start.day is not None:
        draft.starts.append(Claim(start.day, text.source + CLAUSE, 3))


def date_versions(
    drafts: Sequence[Draft], decided: Sequence[tuple[datetime.date, datetime.date, str]]
) -> list[Conflict]:
    """Set ``effective`` of each version and return where sources disagree.

    ``decided``: of amending decisions held as texts, the day passed, the day in force, the source.
    """
    conflicts: list[Conflict] = []
    early: list[Claim] = []
    for draft in drafts:
        for passed, effective, source in decided:
            if draft.day == passed:
                draft.starts.append(Claim(effective, source, 2))
                draft.whole = False
        day = draft.passed or draft.day
        fitting = [claim for claim in draft.starts if _fits(claim, day)]
        others = [claim for claim in draft.starts if claim not in fitting]
        early += others
        fitting += _on_publication(draft)
        fitting.sort(key=lambda claim: (claim.trust, claim.source, claim.day))
        if fitting:
            draft.effective = fitting[0].day
        if len(_days(fitting)) > 1:
            conflicts.append(_conflict(EFFECTIVE, draft, draft.starts))
        before = [c for c in _stated(others) if day is not None and c.day < day]
        if before:
            conflicts.append(_conflict(EARLIER, draft, before))
        draft.label = draft.label or _presumed_label(draft, first=draft is drafts[0])
    _give_back(drafts, early)
    return conflicts


def _presumed_label(draft: Draft, *, first: bool) -> str:
    """Name a version of which no head is held: by its own clause, else not at all."""
    if draft.whole is False:
        return Act.AMENDED.value
    starts = (start_of(text.provisions) for text in draft.texts)
    day = draft.passed or draft.day
    if any(start and start.day and day and start.day >= day for start in starts):
        return Act.PASSED.value if first else Act.REVISED.value
    return ""


def _fits(claim: Claim, day: datetime.date | None) -> bool:
    """Whether a day can be that on which a version passed on ``day`` enters into force."""
    return day is None or (day <= claim.day and (claim.trust == 1 or claim.day <= day + _LONG))


def _stated(claims: Iterable[Claim]) -> list[Claim]:
    """Leave out the clause of the text itself: an amended text keeps that of the first version."""
    return [claim for claim in claims if not claim.source.endswith(CLAUSE)]


def _days(claims: Iterable[Claim]) -> set[datetime.date]:
    return {claim.day for claim in claims}


def _conflict(what: str, draft: Draft, claims: Iterable[Claim]) -> Conflict:
    day = draft.passed or draft.day
    return Conflict(
        what,
        day.isoformat() if day else "",
        draft.effective.isoformat() if draft.effective else "",
        tuple(sorted({(claim.source, claim.day.isoformat()) for claim in claims})),
    )


def _on_publication(draft: Draft) -> list[Claim]:
    """The clause 自公布之日起施行 counts for a version whose whole text was passed."""
    if draft.whole is False or draft.day is None:
        return []
    found: list[Claim] = []
    for text in draft.texts:
        start: Start | None = start_of(text.provisions)
        if start is not None and start.days_after is not None:
            day = draft.day + start.days_after * _DAY
            found.append(Claim(day, text.source + CLAUSE, 3))
    return found


def _give_back(drafts: Sequence[Draft], early: Sequence[Claim]) -> None:
    """A day before a version was passed is that of an earlier whole text: give it to that one."""
    for claim in sorted(early, key=lambda one: (one.trust, one.day, one.source)):
        older = [
            draft
            for draft in drafts
            if draft.whole is not False
            and draft.passed is not None
            and draft.passed <= claim.day <= draft.passed + _LONG
        ]
        if older and older[-1].effective is None:
            older[-1].effective = claim.day
            older[-1].starts.append(claim)


__all__ = ["Claim", "Draft", "date_versions", "draft_versions"]
