"""The board: every clock that is overdue or due soon enough, the most pressing first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..announce import declared
from ..announce.declared import BrokenAdjustmentError, Declared
from ..law.facts import Rank
from ..law.library.library import LawLibrary
from ..law.succession.clocks import clocks
from ..law.succession.workdays import WorkCalendar
from ..model.item import Item
from ..model.organ import OrganRegister
from ..model.vocabulary import Status
from ..model.waiver import Waiver
from ..rules.law.ranks import possible_ranks
from ..rules.profile import Profile
from ..store.inventory import Inventory
from ..store.layout import ORGANS_FILE
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .alarm import SECTION, Alarm, Colour, Sort, rules
from .clocks import Watch, of_adjustments, of_items, of_licences, of_register
from .laws import of_law_changes

_ORDER = {colour: number for number, colour in enumerate(Colour)}


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at: items and adjustments, sorts of clocks, calls where a table was given.

    ``undated`` items have a basis that was never held against the law: no clock runs for them.
    """

    items: int
    adjustments: int
    sorts: tuple[Sort, ...]
    calls: bool
    undated: int


@dataclass(frozen=True, slots=True)
class Board:
    """What is due on a day: ``alarms`` by colour, last day and file; ``unread`` files.

    ``later`` clocks run out more than ``within`` days from now and are not among the alarms.
    """

    today: datetime.date
    alarms: tuple[Alarm, ...]
    unread: tuple[str, ...]
    looked: Looked
    within: int | None = None
    later: int = 0

    def counts(self) -> dict[Colour, int]:
        """How many clocks stand in each colour; they sum to all of them."""
        return {colour: sum(one.colour is colour for one in self.alarms) for colour in Colour}


def board(
    snapshot: Snapshot,
    inventory: Inventory,
    profile: Profile,
    calendar: WorkCalendar,
    today: datetime.date,
    within: int | None,
    library: Callable[[], LawLibrary],
    calls: Callable[[Watch], Iterable[Alarm]] | None = None,
) -> Board:
    """Return the board of a workspace.

    ``within`` are the days ahead that are looked at, None for all; what is overdue always stands
    there. Files that cannot be read are named in ``unread``: their clocks are unknown. ``library``
    opens the law library, ``calls`` yields the clocks of a table of calls.
    """
    watch = Watch(today, rules(profile.section(SECTION)))

    def ranks(citation: str) -> frozenset[Rank]:
        return possible_ranks(library(), citation, today)

    batches, broken = _batches(snapshot)
    steps = clocks(profile.section("调整时限"))
    found = [
        *of_adjustments(batches, steps, calendar, watch),
        *of_items(inventory, watch),
        *of_licences(inventory, ranks, watch),
        *of_law_changes(inventory, batches, library, steps, calendar, watch),
        *of_register(_register_waivers(snapshot), watch),
        *(calls(watch) if calls is not None else ()),
    ]
    near = [one for one in found if within is None or one.days <= within]
    near.sort(key=lambda one: (_ORDER[one.colour], one.due, one.file, one.sort, one.what))
    unread = tuple(sorted({*inventory.broken, *broken}))
    looked = Looked(
        len(inventory.entries),
        len(batches),
        tuple(sort for sort in watch.rules if sort is not Sort.CALL or calls is not None),
        calls is not None,
        sum(_undated(entry.item) for entry in inventory.entries),
    )
    return Board(today, tuple(near), unread, looked, within, len(found) - len(near))


def _undated(item: Item) -> bool:
    if item.status in (Status.DRAFT, Status.REVIEW, Status.REPEALED):
        return False
    return any(basis.reviewed is None for basis in getattr(item, "bases", ()))


def _batches(snapshot: Snapshot) -> tuple[list[Declared], list[str]]:
    found, broken = [], []
    for path in declared.paths(snapshot):
        try:
            found.append(declared.read(snapshot, path))
        except BrokenAdjustmentError as error:
            broken.append(error.path)
    return found, broken


def _register_waivers(snapshot: Snapshot) -> Iterator[Waiver]:
    """The waivers of ``organs.yaml``; none where it cannot be read, which ``unread`` then says."""
    from pydantic import ValidationError

    if ORGANS_FILE not in snapshot.paths():
        return
    value = read_mapping(snapshot.read(ORGANS_FILE)).value
    if value is None:
        return
    try:
        yield from OrganRegister.model_validate(value).waivers
    except ValidationError:
        return
