"""The file of a meeting, as a value: the page a leader signs, and all that lies behind it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..compare.changes import Change
from ..compare.redline import Mark, Segment, redline
from ..law.library.library import LawLibrary
from ..law.succession.clocks import clocks
from ..law.succession.workdays import WorkCalendar
from ..model.actions import Action
from ..model.adjustment import Adjustment, Handover
from ..model.finding import FieldPath
from ..model.record import Aspect
from ..rules.profile import Profile
from ..store.snapshot import Snapshot
from .announcement import Made, Versions, announce_adjustment
from .census import Census
from .declared import Declared
from .following import Check, Following, checklist, following
from .growth import Growth, Moved, TownGain, growth, moved, name_of, town_gains
from .lawful import CitedBasis, Risks, cited_bases, legal_risks
from .limits import Limit, changed_limits, other_burdens
from .matters import Gathered, Matter, of_adjustment
from .opinions import AskedRound, asked_rounds
from .rows import Row
from .schedule import Due, schedule

Redlined = tuple[Segment, ...]
_FAMILIES = frozenset({Action.MERGE, Action.SPLIT})


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of an item before (with what is struck out) and after (with what is put in)."""

    path: FieldPath
    before: Redlined
    after: Redlined


@dataclass(frozen=True)
class ItemPair:
    """One item of the batch with its changed fields; ``heading`` is its name.

    ``known`` is False where nothing says what changed: no version before, nothing declared.
    """

    heading: str
    row: Row
    fields: tuple[FieldPair, ...]
    known: bool


@dataclass(frozen=True)
class Packet:
    """All that the meeting needs. ``growth`` is None where there is no version to compare with."""

    declared: Declared
    made: Made
    today: datetime.date
    growth: Growth | None
    moved: tuple[Moved, ...]
    towns: tuple[TownGain, ...]
    limits: tuple[Limit, ...]
    burdens: dict[str, int]
    risks: Risks
    pairs: tuple[ItemPair, ...]
    bases: tuple[CitedBasis, ...]
    checks: tuple[Check, ...]
    rounds: tuple[AskedRound, ...]
    handovers: tuple[Handover, ...]
    systems: tuple[Following, ...]
    schedule: tuple[Due, ...]
    versions: Versions

    @property
    def adjustment(self) -> Adjustment:
        """The adjustment itself."""
        return self.declared.adjustment

    def organ(self, organ: str | None) -> str:
        """Name of an organ."""
        return self.versions.head.organ_name(organ)


@dataclass(frozen=True)
class Around:
    """What a packet asks besides the versions."""

    snapshot: Snapshot
    profile: Profile
    library: LawLibrary
    calendar: WorkCalendar
    today: datetime.date


def make_packet(declared: Declared, versions: Versions, around: Around) -> Packet:
    """Return the packet of an adjustment as it stands on a day.

    Raises ``QingdanError`` as the check of a workspace does. Numbers that do not come out are in
    ``made.wrong``; whoever renders it must refuse them.
    """
    made = announce_adjustment(versions, declared)
    gathered = of_adjustment(declared, versions.base, versions.head, versions.comparison)
    rows = made.announcement.rows
    adjustment = declared.adjustment
    standing = [
        one
        for matter in gathered.matters
        if (one := versions.head.items.get(matter.item)) is not None
    ]
    types = [one.type for one in standing if one.type]
    actions = [matter.action for matter in gathered.matters]
    items = [one.id for one in standing]
    return Packet(
        declared=declared,
        made=made,
        today=around.today,
        growth=growth(versions.base, versions.head, {row.list for row in rows})
        if versions.base
        else None,
        moved=moved(rows),
        towns=town_gains(rows, versions.base, versions.head),
        limits=changed_limits(gathered.matters),
        burdens=other_burdens(gathered.matters),
        risks=legal_risks(around.snapshot, items, around.today),
        pairs=tuple(_pairs(gathered, rows, versions)),
        bases=cited_bases(declared, standing, around.library, around.today),
        checks=checklist(adjustment, around.profile.section("合法性审查清单"), types, actions),
        rounds=asked_rounds(adjustment.rounds, around.today),
        handovers=tuple(adjustment.handovers),
        systems=following(adjustment, around.profile.section("同步系统"), types),
        schedule=schedule(
            adjustment,
            clocks(around.profile.section("调整时限")),
            actions,
            around.calendar,
            around.today,
        ),
        versions=versions,
    )


def _pairs(gathered: Gathered, rows: tuple[Row, ...], versions: Versions) -> Iterator[ItemPair]:
    """Yield the items before and after, in the order of the tables.

    Of a merger or split both sides, each under its own name: what ends, then what begins.
    """
    matters = {matter.item: matter for matter in gathered.matters}
    words = _Words(versions)
    told: set[str] = set()
    for row in rows:
        for item in _members(row, matters):
            matter = matters.get(item)
            change = matter.change if matter else _part(item, versions)
            if item in told or (matter is None and change is None):
                continue
            told.add(item)
            if change is not None:
                fields = tuple(words.of_change(change))
            else:
                edited = matter.entry.edited if matter and matter.entry else []
                fields = tuple(
                    words.pair((one.field,), one.before or "", one.after or "") for one in edited
                )
            known = change is not None or versions.comparison is not None
            yield ItemPair(_heading(row, item, versions), row, fields, known or bool(fields))


def _part(item: str, versions: Versions) -> Change | None:
    """Return what happened to a public item that the batch names as a part of a family only."""
    standing = versions.head.items.get(item)
    if versions.comparison is None or standing is None or not standing.public:
        return None
    return next((one for one in versions.comparison.changes if one.item == item), None)


def _members(row: Row, matters: Mapping[str, Matter]) -> Iterator[str]:
    """Yield the items a row stands for: one, or those of a merger or split."""
    yield row.item
    if row.kind.action in _FAMILIES:
        first = matters.get(row.item)
        yield from first.went_to if first else ()
        yield from row.items


def _heading(row: Row, item: str, versions: Versions) -> str:
    """Return the name of an item of a row, its own where the row tells of several."""
    if row.kind.action in _FAMILIES:
        for census in (versions.head, versions.base):
            standing = census.items.get(item) if census else None
            if standing is not None and standing.public:
                return standing.name
    return name_of(row)


class _Words:
    """Values of fields as the meeting reads them: names for ids, what a list's header gives."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        known = versions.comparison.organs.values() if versions.comparison else ()
        self._names = tuple(name for names in known for name in names)

    def of_change(self, change: Change) -> Iterator[FieldPair]:
        """Yield what changed in public and in substance."""
        for field in change.fields:
            if field.internal or field.aspect is Aspect.EDITORIAL or field.order_only:
                continue
            before = field.before or self._inherited(self._versions.base, change.item, field.path)
            after = field.after or self._inherited(self._versions.head, change.item, field.path)
            yield self.pair(field.path, before, after)

    def pair(self, path: FieldPath, before: str, after: str) -> FieldPair:
        """Return a field with what is struck out before and what is put in after."""
        segments = redline(self._said(before), self._said(after), self._names)
        return FieldPair(
            path,
            tuple(one for one in segments if one.mark is not Mark.INSERT),
            tuple(one for one in segments if one.mark is not Mark.DELETE),
        )

    def _inherited(self, census: Census | None, item: str | None, path: FieldPath) -> str:
        """Return what the header of the list says of a field that the item leaves to it."""
        standing = census.items.get(item or "") if census else None
        key = str(path[0]) if len(path) == 1 else ""
        return (standing.text(key) if standing and key else None) or ""

    def _said(self, text: str) -> str:
        """Return the name of an item for its id."""
        standing = self._versions.head.items.get(text)
        return standing.name if standing is not None and standing.public else text


__all__ = ["Around", "FieldPair", "ItemPair", "Packet", "make_packet"]
