"""The version a citation names itself: by its suffix, by a year, by the note on its making.

（2021年修订）, （1995年10月通过，2020年4月修订）. The last act that a note tells of counts.
The number of an order is no version: 国务院令第279号 names a regulation through all its amendments.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ..facts import Law, Rank, Version
from ..library.validity import start_of, version_of

_MOMENT = re.compile(
    r"(?<![〔﹝\[【\d第])(?P<year>(?:19|20)\d{2})(?![\d〕﹞\]】]|\s{0,2}号)"
    r"(?:\s{0,2}[年.\-/]\s{0,2}(?P<month>\d{1,2})(?:\s{0,2}[月.\-/]\s{0,2}(?P<day>\d{1,2}))?)?"
)
_TITLE = re.compile(r"《[^》]{0,120}》|〈[^〉]{0,120}〉")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+次(?:修正|修订)")
_AMENDS = re.compile(r"修正|修订|修改")
_BEGINS = re.compile(r"施行|实施|生效|执行")
_UNDATED = re.compile(
    r"(?:通过|公布|发布|颁布|施行|实施|令第?\S{1,8}号)[，,。；;\s].*?(?:修正|修订|修改)"
)
_FIRST_LABELS = ("通过", "公布", "批准", "施行")
_NEAR = datetime.timedelta(days=62)
"""Between the meeting that passed a regulation and the order that published it."""

_LONGEST_WAIT = datetime.timedelta(days=400)
"""Between the passing of a text and its entry into force; few wait longer than a year."""


class Act(IntEnum):
    """What a note says of a day; an act that makes a text outranks its entry into force."""

    BEGUN = 0
    MADE = 1


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of a note, as far as it is told."""

    year: int
    month: int | None
    day: int | None
    act: Act

    @property
    def earliest(self) -> datetime.date:
        """The first day it may mean."""
        return _day(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it may mean, two days before the end of a month at worst."""
        return _day(self.year, self.month or 12, self.day or 28)


@dataclass(frozen=True, slots=True)
class Pin:
    """The version a citation names. ``version`` is None where the library knows none like it."""

    version: Version | None
    moment: Moment | None

    def precedes(self, version: Version, first: Version) -> bool:
        """Whether what is named, known or not, was made before ``version``.

        What is named may be older than all versions the library knows, but not than the law:
        ``first`` is its oldest version.
        """
        if self.version is not None:
            return start_of(self.version) < start_of(version)
        made, begun = version.passed or version.effective, first.passed or first.effective
        if self.moment is None or made is None or begun is None:
            return False
        if first.label in _FIRST_LABELS and self.moment.latest + _NEAR < begun:
            return False
        return self.moment.latest + _NEAR < made


def pinned(law: Law, version: str | None, year: int | None, history: str | None) -> Pin | None:
    """Return the version that a suffix, a year or a note names; None where they name none."""
    words = "，".join(part for part in (version, history) if part)
    if not words and year is None:
        return None
    moments = list(_moments(words))
    if not moments and year is not None:
        moments = [Moment(year, None, None, Act.MADE)]
    made = [one for one in moments if one.act is Act.MADE]
    if _amended_later(words):
        return None
    if not made:
        return _by_entry(law, moments) or _by_label(law, words)
    last = max(made, key=lambda one: (one.latest, one.earliest))
    found = [_version_of(law, last), *(_begun(law, one) for one in moments if one.act is Act.BEGUN)]
    known = [law.versions.index(one) for one in found if one is not None]
    if known:
        return Pin(law.versions[max(known)], last)
    return Pin(None, last)


def _moments(words: str) -> Iterator[Moment]:
    """Yield the days of a note with what happened on them; titles in it say nothing of that."""
    plain = _TITLE.sub("《》", words)
    found = list(_MOMENT.finditer(plain))
    for index, one in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(plain)
        told = plain[one.end() : end]
        begun = _BEGINS.search(told) and not _AMENDS.search(told) and "公布" not in told[:40]
        month, day = (int(one[name]) if one[name] else None for name in ("month", "day"))
        if month is not None and not 1 <= month <= 12:
            month = day = None
        yield Moment(int(one["year"]), month, day, Act.BEGUN if begun else Act.MADE)


def _amended_later(words: str) -> bool:
    """Whether a note ends with an amendment of which it tells no day: 国务院令第709号修订."""
    plain = _TITLE.sub("《》", words)
    ends = [one.end() for one in _MOMENT.finditer(plain)]
    return bool(ends) and _UNDATED.search(plain, ends[-1]) is not None


def _version_of(law: Law, moment: Moment) -> Version | None:
    """Return the version made at a moment: on the day, in the month, near it, in the year."""
    dated = [(one.passed, one) for one in law.versions if one.passed is not None]
    within = [one for day, one in dated if moment.earliest <= day <= _last(moment)]
    if within:
        return within[-1]
    if moment.month is None:
        return version_of(law, moment.year)
    near = [
        (min(abs(day - moment.earliest), abs(day - moment.latest)), index)
        for index, (day, _one) in enumerate(dated)
    ]
    if near and min(near)[0] <= _NEAR:
        return dated[min(near)[1]][1]
    return _begun(law, moment)


def _begun(law: Law, moment: Moment) -> Version | None:
    """Return the version that entered into force at a moment."""
    found = [
        one
        for one in law.versions
        if one.effective is not None and moment.earliest <= one.effective <= _last(moment)
    ]
    return found[-1] if found else None


def _by_entry(law: Law, moments: list[Moment]) -> Pin | None:
    """Return what a note names that tells of an entry into force alone.

    A decision that amends leaves that day as it is, so it stands for all versions up to the next
    text that was passed anew.
    """
    known = [
        law.versions.index(one)
        for moment in moments
        if (one := _begun(law, moment) or _version_of(law, moment)) is not None
    ]
    if not known:
        return None if not moments or _made_before(law, moments[-1]) else Pin(None, None)
    later = law.versions[max(known) + 1 :]
    if any(_passed_anew(law, one) for one in later):
        return Pin(law.versions[max(known)], moments[-1])
    return None


def _made_before(law: Law, moment: Moment) -> bool:
    """Whether a version was passed in the months before a day on which one entered into force."""
    return any(
        datetime.timedelta() <= moment.latest - one.passed <= _LONGEST_WAIT
        for one in law.versions
        if one.passed is not None
    )


def _passed_anew(law: Law, version: Version) -> bool:
    """Whether a version is a whole new text: 修订 of a law, a regulation with a day of its own."""
    if law.rank is Rank.LAW:
        return "修订" in version.label
    return None not in (version.passed, version.effective) and version.passed != version.effective


def _by_label(law: Law, words: str) -> Pin | None:
    named = _ORDINAL.search(words)
    if named is None:
        return None
    return Pin(version_of(law, named[0]), None)


def _last(moment: Moment) -> datetime.date:
    return moment.latest + datetime.timedelta(days=0 if moment.day else 3)


def _day(year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return datetime.date(year, month, 28)


__all__ = ["Moment", "Pin", "pinned"]
