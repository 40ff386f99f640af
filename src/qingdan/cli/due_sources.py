"""What the board of deadlines asks beside the workspace: the law library, a table of calls."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _

if TYPE_CHECKING:
    from ..due.alarm import Alarm
    from ..due.clocks import Watch
    from ..law.facts import Rank
    from ..law.library.library import LawLibrary
    from ..law.succession.workdays import WorkCalendar
    from ..rules.profile import Profile
    from ..store.inventory import Inventory


def ranks_on(root: Path, today: datetime.date) -> Callable[[str], frozenset[Rank]]:
    """Return what gives the ranks of a cited text; the library is opened when it is first asked."""
    opened: list[LawLibrary] = []

    def ranks(citation: str) -> frozenset[Rank]:
        from ..rules.law.ranks import possible_ranks
        from .law_library import open_for

        if not opened:
            opened.append(open_for(root).library)
        return possible_ranks(opened[0], citation, today)

    return ranks


def clocks_of(
    table: Path | None,
    inventory: Inventory,
    profile: Profile,
    calendar: WorkCalendar,
    today: datetime.date,
) -> Callable[[Watch], Iterable[Alarm]]:
    """Return what yields the calls of a table that are not settled; nothing without a table.

    Raises ``QingdanError`` where the file is no table of calls.
    """
    if table is None:
        return lambda watch: ()
    from ..calls import judging
    from ..calls.log import read_log
    from ..due.alarm import Sort
    from ..who.answering import Desk

    log = read_log(table)
    term = judging.term(profile.section(judging.SECTION))
    judged = (
        judging.judge(
            log.calls, Desk(inventory, internal=True), inventory.organs, term, calendar, today
        )
        if term is not None
        else []
    )

    def clocks(watch: Watch) -> Iterator[Alarm]:
        for one in judged:
            if one.due is not None and one.call.done is None:
                what = _("呼叫 {number}（{town}）办结").format(
                    number=one.call.number or one.call.place, town=one.call.town or _("没有写")
                )
                place = f"{table.name} {one.call.place}"
                source = term.source if term is not None else None
                yield from watch.alarm(Sort.CALL, one.due, what, place, source=source)

    return clocks
