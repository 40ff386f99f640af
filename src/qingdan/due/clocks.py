"""Where the clocks of a workspace are: one function a sort."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..announce.declared import Declared
from ..announce.schedule import State, schedule
from ..law.facts import Rank
from ..law.succession.clocks import Clock
from ..law.succession.workdays import WorkCalendar
from ..messages import _
from ..model.delegation import Delegation
from ..model.item import Item
from ..model.power import Power
from ..model.vocabulary import BasisRole, PowerType, Status
from ..model.waiver import Waiver
from ..store.inventory import Entry, Inventory
from ..store.layout import ORGANS_FILE, header_path
from .alarm import Alarm, Rule, Sort, colour_of, is_urgent


@dataclass(frozen=True, slots=True)
class Watch:
    """Today, and how each sort of clock is watched."""

    today: datetime.date
    rules: Mapping[Sort, Rule]

    def alarm(
        self,
        sort: Sort,
        due: datetime.date,
        what: str,
        file: str,
        entry: Entry | None = None,
        source: str | None = None,
        organ: str | None = None,
    ) -> Iterator[Alarm]:
        """Yield the clock where the profile has its sort watched."""
        rule = self.rules.get(sort)
        if rule is None:
            return
        days = (due - self.today).days
        yield Alarm(
            sort,
            what,
            due,
            days,
            colour_of(rule, days),
            file,
            entry.id if entry is not None else None,
            entry.organ if entry is not None else organ,
            source or rule.source,
            rule.heavy,
            is_urgent(rule, days),
        )

    def every(self, sort: Sort) -> datetime.timedelta | None:
        """After how long something periodic is due again; None where it is not watched."""
        rule = self.rules.get(sort)
        return datetime.timedelta(rule.every) if rule is not None and rule.every else None


def of_adjustments(
    batches: Iterable[Declared], steps: Iterable[Clock], calendar: WorkCalendar, watch: Watch
) -> Iterator[Alarm]:
    """Yield the steps of adjustments that are not done and have a last day."""
    steps = tuple(steps)
    for batch in batches:
        content = batch.adjustment
        actions = [entry.action for entry in content.entries]
        for one in schedule(content, steps, actions, calendar, watch.today):
            if one.state in (State.OPEN, State.MISSED) and isinstance(one.due, datetime.date):
                what = _("{title}：{step}（{who}）").format(
                    title=content.name or batch.stem, step=one.clock.step, who=one.clock.who
                )
                source = one.clock.source
                yield from watch.alarm(Sort.ADJUSTMENT, one.due, what, batch.path, source=source)


def of_items(inventory: Inventory, watch: Watch) -> Iterator[Alarm]:
    """Yield the clocks of items, of the register and of headers."""
    for entry in inventory.entries:
        item = entry.item
        for waiver in item.waivers:
            yield from _of_waiver(waiver, entry.path, watch, entry)
        if item.status in (Status.DRAFT, Status.REPEALED):
            continue
        yield from _of_reviews(entry, watch)
        if item.effective_to is not None:
            what = _("“{name}”到期").format(name=item.name)
            yield from watch.alarm(Sort.ITEM_END, item.effective_to, what, entry.path, entry)
        if isinstance(item, Power):
            yield from _of_power(entry, item, watch)
        elif isinstance(item, Delegation):
            yield from _of_delegation(entry, item, watch)
    for (kind, organ), header in inventory.headers.items():
        for waiver in header.waivers:
            yield from _of_waiver(waiver, header_path(kind, organ), watch)


def of_licences(
    inventory: Inventory, ranks: Callable[[str], frozenset[Rank]], watch: Watch
) -> Iterator[Alarm]:
    """Yield licences that only rules of a province set: temporary ones (行政许可法第十五条).

    ``ranks`` gives the ranks that the text of a citation may have; a licence of which one basis
    may be of another rank is left alone, and so is one without a day from which to count.
    """
    every = watch.every(Sort.TEMPORARY_LICENCE)
    for entry in inventory.entries:
        item = entry.item
        if (
            every is None
            or not isinstance(item, Power)
            or item.type is not PowerType.LICENCE
            or item.status in (Status.DRAFT, Status.REPEALED)
            or item.effective_from is None
        ):
            continue
        setting = [one for one in item.bases if one.role is BasisRole.SET] or item.bases
        if setting and all(ranks(one.citation) == _PROVINCE for one in setting):
            what = _("临时性行政许可“{name}”实施满一年").format(name=item.name)
            due = item.effective_from + every
            yield from watch.alarm(Sort.TEMPORARY_LICENCE, due, what, entry.path, entry)


_PROVINCE = frozenset({Rank.PROVINCIAL_RULE})


def of_register(waivers: Iterable[Waiver], watch: Watch) -> Iterator[Alarm]:
    """Yield the waivers of ``organs.yaml``."""
    for waiver in waivers:
        yield from _of_waiver(waiver, ORGANS_FILE, watch)


def _of_power(entry: Entry, item: Power, watch: Watch) -> Iterator[Alarm]:
    given = item.entrustment
    if given is not None and given.ends is not None:
        what = _("“{name}”委托{to}期满").format(name=item.name, to=given.to)
        yield from watch.alarm(Sort.ENTRUSTMENT_TERM, given.ends, what, entry.path, entry)


def _of_delegation(entry: Entry, item: Delegation, watch: Watch) -> Iterator[Alarm]:
    if item.withdrawal is not None:
        return
    if item.term is not None and item.term.ends is not None:
        what = _("赋权“{name}”期满").format(name=item.name)
        yield from watch.alarm(Sort.DELEGATION_TERM, item.term.ends, what, entry.path, entry)
    every, since = watch.every(Sort.DELEGATION_ASSESSMENT), _assessed(item)
    if every is not None and since is not None:
        what = _("赋权“{name}”应当评估（上次从 {day} 算起）").format(name=item.name, day=since)
        yield from watch.alarm(Sort.DELEGATION_ASSESSMENT, since + every, what, entry.path, entry)


def _assessed(item: Delegation) -> datetime.date | None:
    """The last assessment, else the day from which the matter has been exercised."""
    if item.assessments:
        return max(one.date for one in item.assessments)
    if item.progress is not None and item.progress.exercised is not None:
        return item.progress.exercised
    return item.effective_from


def _of_reviews(entry: Entry, watch: Watch) -> Iterator[Alarm]:
    every = watch.every(Sort.REVIEW)
    days = reviewed(entry.item)
    if every is not None and days:
        first = min(days)
        what = _("“{name}”的依据上次核对是 {day}").format(name=entry.item.name, day=first)
        yield from watch.alarm(Sort.REVIEW, first + every, what, entry.path, entry)


def reviewed(item: Item) -> list[datetime.date]:
    """Return the days on which bases of an item were last held against the law (核对)."""
    bases = getattr(item, "bases", ())
    return [basis.reviewed.date for basis in bases if basis.reviewed is not None]


def _of_waiver(
    waiver: Waiver, file: str, watch: Watch, entry: Entry | None = None
) -> Iterator[Alarm]:
    what = _("豁免 {rule} 到期：{reason}").format(rule=waiver.rule, reason=waiver.reason)
    yield from watch.alarm(Sort.WAIVER, waiver.until, what, file, entry)
