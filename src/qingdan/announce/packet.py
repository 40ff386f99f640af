"""The file of a meeting, as a value: the page a leader signs, and all that lies behind it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..law.library.library import LawLibrary
from ..law.succession.clocks import clocks
from ..law.succession.workdays import WorkCalendar
from ..model.adjustment import Adjustment, Handover
from ..rules.profile import Profile
from ..rules.remembered import Memory
from ..store.snapshot import Snapshot
from .announcement import Made, Versions, announce_adjustment
from .declared import Declared
from .following import Check, Following, checklist, following
from .growth import Growth, Moved, TownGain, growth, moved, town_gains
from .lawful import CitedBasis, Risks, cited_bases, legal_risks
from .limits import Limit, changed_limits, other_burdens
from .opinions import AskedRound, asked_rounds
from .pairs import ItemPair, SharedPair, item_pairs, shared_pairs
from .schedule import Due, schedule


@dataclass(frozen=True)
class Packet:
    """All that the meeting needs.

    ``growth`` is what the batch alone does to the lists; None where that cannot be counted.
    """

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
    shared: tuple[SharedPair, ...]
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
    """What a packet asks besides the versions; ``memory`` knows files that were checked before."""

    snapshot: Snapshot
    profile: Profile
    library: LawLibrary
    calendar: WorkCalendar
    today: datetime.date
    memory: Memory | None = None


def make_packet(declared: Declared, versions: Versions, around: Around) -> Packet:
    """Return the packet of an adjustment as it stands on a day.

    Raises ``QingdanError`` as the check of a workspace does. Numbers that do not come out are in
    ``made.wrong``; whoever renders it must refuse them.
    """
    made = announce_adjustment(versions, declared)
    gathered, between = made.gathered, made.between
    rows = made.announcement.rows
    adjustment = declared.adjustment
    standing = [
        one
        for matter in gathered.matters
        if (one := versions.head.items.get(matter.item)) is not None
    ]
    types = [one.type for one in standing if one.type]
    actions = [matter.action for matter in gathered.matters]
    standing_ids = {one.id for one in standing}
    changes = {one.item: one.change for one in gathered.matters if one.item in standing_ids}
    return Packet(
        declared=declared,
        made=made,
        today=around.today,
        growth=growth(between.before, between.after, {row.list for row in rows})
        if between is not None and not between.doubtful
        else None,
        moved=moved(rows),
        towns=town_gains(rows, versions.base, versions.head),
        limits=changed_limits(gathered.matters),
        burdens=other_burdens(gathered.matters),
        risks=legal_risks(
            around.snapshot,
            changes,
            around.today,
            around.memory,
            compared=versions.comparison is not None,
        ),
        pairs=tuple(item_pairs(gathered, rows, versions)),
        shared=tuple(shared_pairs(gathered.shared, versions)),
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


__all__ = ["Around", "Packet", "make_packet"]
