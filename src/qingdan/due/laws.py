"""Adjustments to file after a law changed: the clock runs whether or not anybody began one."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..announce.declared import Declared
from ..law.facts import Law
from ..law.library.library import LawLibrary
from ..law.succession.clocks import TRIGGER, Clock, deadlines
from ..law.succession.workdays import WorkCalendar
from ..messages import _, joined
from ..model.item import Basis
from ..model.vocabulary import Status
from ..rules.content.cited import titles
from ..rules.law.pending import speaks_of_pending
from ..rules.law.ranks import law_of_title
from ..store.inventory import Entry, Inventory
from .alarm import Alarm, Sort
from .clocks import Watch

_DEAD = frozenset({Status.DRAFT, Status.REPEALED})


@dataclass(frozen=True, slots=True)
class Change:
    """A law that was repealed, or has a new text, and since when."""

    law: Law
    day: datetime.date
    repealed: bool


def of_law_changes(
    inventory: Inventory,
    batches: Iterable[Declared],
    library: Callable[[], LawLibrary],
    steps: Iterable[Clock],
    calendar: WorkCalendar,
    watch: Watch,
) -> Iterator[Alarm]:
    """Yield a clock for each organ and change of law that its items have not followed.

    A repealed law counts wherever it is a basis; a new text where the basis was last held against
    an earlier one (核对): what was never held against any says nothing. Items that an adjustment
    set off since then names have its clocks.
    """
    if Sort.LAW_CHANGE not in watch.rules:
        return
    first = [one for one in steps if one.after == TRIGGER][:1]
    begun = _begun(batches)
    changes = _Changes(library)
    found: dict[tuple[str, datetime.date, str], tuple[Change, list[Entry]]] = {}
    for entry in inventory.entries:
        if entry.item.status in _DEAD or speaks_of_pending(entry.item.notes or ""):
            continue
        for change in dict.fromkeys(
            one for basis in getattr(entry.item, "bases", ()) for one in changes.of(basis)
        ):
            if begun.get(entry.id, datetime.date.min) < change.day:
                place = (change.law.title, change.day, entry.organ or "")
                found.setdefault(place, (change, []))[1].append(entry)
    for change, entries in found.values():
        yield from _alarm(change, entries, first, calendar, watch)


def _alarm(
    change: Change,
    entries: list[Entry],
    first: list[Clock],
    calendar: WorkCalendar,
    watch: Watch,
) -> Iterator[Alarm]:
    """Yield one clock; where the calendar does not reach, it runs out on the day of the change."""
    due = next((one.due for one in deadlines(first, change.day, calendar)), None)
    text = (
        _("《{title}》自 {day} 起废止，依据它的 {count} 项要申请调整（{first}）")
        if change.repealed
        else _("《{title}》自 {day} 起换了文本，核对在这以前的 {count} 项要重新核对（{first}）")
    )
    shown = joined(one.id for one in entries[:3]) + ("……" if len(entries) > 3 else "")
    what = text.format(title=change.law.title, day=change.day, count=len(entries), first=shown)
    day = due if isinstance(due, datetime.date) else change.day
    source = first[0].source if first else None
    alone = entries[0] if len(entries) == 1 else None
    yield from watch.alarm(
        Sort.LAW_CHANGE, day, what, entries[0].path, alone, source, entries[0].organ
    )


class _Changes:
    """What became of the laws that bases cite; each title is looked up once."""

    def __init__(self, library: Callable[[], LawLibrary]) -> None:
        self._open = library
        self._known: dict[str, tuple[Change, ...]] = {}

    @cached_property
    def _library(self) -> LawLibrary:
        return self._open()

    def of(self, basis: Basis) -> Iterator[Change]:
        """Yield the changes that a basis has to follow."""
        held = basis.reviewed.date if basis.reviewed is not None else None
        for title in titles(basis.citation):
            if title not in self._known:
                self._known[title] = tuple(_changes(law_of_title(self._library, title)))
            for one in self._known[title]:
                if one.repealed or (held is not None and held < one.day):
                    yield one


def _changes(law: Law | None) -> Iterator[Change]:
    """Yield the repeal of a law where the library is certain of it, else its newest text."""
    if law is None:
        return
    repeal = law.repeal
    if repeal is not None:
        if repeal.on is not None and repeal.by is not None:
            yield Change(law, repeal.on, True)
        return
    days = [one.effective for one in law.versions if one.effective is not None]
    if len(law.versions) > 1 and days:
        yield Change(law, max(days), False)


def _begun(batches: Iterable[Declared]) -> Mapping[str, datetime.date]:
    """Return since when the newest adjustment of each item runs, by its 事由, else its date."""
    found: dict[str, datetime.date] = {}
    for batch in batches:
        content = batch.adjustment
        day = (content.trigger.date if content.trigger else None) or content.date
        if day is None:
            continue
        for entry in content.entries:
            for item in (entry.item, *entry.came_from, *entry.went_to):
                if item is not None:
                    found[item] = max(day, found.get(item, day))
    return found


__all__ = ["Change", "of_law_changes"]
