"""Which version of a law is in force on a day, and what became of the law.

Computed from days alone. A version whose day of entry into force no source names is presumed to be
in force since it was passed (most amending decisions are); one of which nothing is known, always,
but not beside versions that have a day: nobody knows when it was.
"""

from __future__ import annotations

import datetime
import re

from ..facts import Law, Repeal, Status, Version

_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+次(?:修正|修订)")
_FIRST_LABELS = ("通过", "公布", "批准", "施行")


def start_of(version: Version) -> datetime.date:
    """Return since when a version counts as in force; the first day of all where none is known."""
    return version.effective or version.passed or datetime.date.min


def is_repealed(repeal: Repeal | None, on: datetime.date) -> bool:
    """Whether a law has ended by ``on``.

    Where only a collection's label says so, it counts from the day the collection was checked.
    """
    if repeal is None:
        return False
    if repeal.on is not None:
        return repeal.on <= on
    checked = [source.checked for source in repeal.sources if source.checked]
    return not checked or min(checked) <= on


def in_force(law: Law, on: datetime.date) -> Version | None:
    """Return the version in force on a day; None where the law is repealed or not yet in force."""
    if is_repealed(law.repeal, on):
        return None
    begun = [version for version in _dated(law) if start_of(version) <= on]
    return begun[-1] if begun else None


def _dated(law: Law) -> tuple[Version, ...]:
    """Return the versions that have a day; where none has, all."""
    dated = tuple(one for one in law.versions if start_of(one) != datetime.date.min)
    return dated or law.versions


def is_unsure(law: Law, on: datetime.date) -> bool:
    """Whether no source says that the law was in force on a day, and none that it was not.

    So it is before the first version known, where that is not said to be the first of all; where no
    version has a day; and where a collection calls the law ended and does not say since when.
    """
    if is_repealed(law.repeal, on):
        return False
    current = in_force(law, on)
    if current is None:
        return status(law, on) is Status.IN_FORCE
    if start_of(current) == datetime.date.min:
        return True
    return law.repeal is not None and law.repeal.on is None and current == _dated(law)[-1]


def status(law: Law, on: datetime.date, version: Version | None = None) -> Status:
    """Return the status of a law on a day, or of one of its ``version``s.

    Of a version: ``AMENDED`` where another one is in force, ``NOT_YET`` where it begins later.
    """
    if is_repealed(law.repeal, on):
        return Status.REPEALED
    current = in_force(law, on)
    if version is not None and start_of(version) > on:
        return Status.NOT_YET
    if current is None:
        begins = not law.versions or _dated(law)[0].label in _FIRST_LABELS
        return Status.NOT_YET if begins else Status.IN_FORCE
    if version is not None and version.key != current.key:
        return Status.AMENDED
    return Status.IN_FORCE


def version_of(law: Law, wanted: str | int) -> Version | None:
    """Return the version that a suffix or a year names: 2021年修订, 2017修正文本, 第二次修正, 2021.

    The year is that of passing, else that of entry into force; of several the latest is meant.
    """
    words = str(wanted)
    exact = next((version for version in law.versions if version.key == words), None)
    if exact is not None:
        return exact
    year, ordinal = _YEAR.search(words), _ORDINAL.search(words)
    if year is None:
        named = [v for v in law.versions if ordinal and v.label == ordinal[0]]
        return named[-1] if named else None
    for days in ("passed", "effective"):
        found = [
            version
            for version in law.versions
            if (day := getattr(version, days)) is not None and day.year == int(year[0])
        ]
        exact_label = [v for v in found if ordinal and v.label == ordinal[0]]
        if found:
            return (exact_label or found)[-1]
    return None


__all__ = ["in_force", "is_repealed", "is_unsure", "start_of", "status", "version_of"]
