"""What the board of deadlines asks beside the workspace: the law library, a table of calls."""

from __future__ import annotations

import datetime
import sys
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
    profile: Profile,
    calendar: WorkCalendar,
) -> Callable[[Watch], Iterable[Alarm]]:
    """Return what yields the calls of a table that are not settled; nothing without a table.

    A folder is a private workspace. Raises ``QingdanError`` where the file is no table of calls.
    """
    if table is None:
        return lambda watch: ()
    from ..calls import judging
    from ..calls.call import Field
    from ..due.alarm import Sort
    from .calls_options import log_of

    log = log_of(table)
    if Field.DONE in log.missing:
        sys.stderr.write(
            _("{table} 没有办结时间一列，不知道哪些没有办结，没有列出呼叫。").format(table=table)
            + "\n"
        )
    term = judging.term(profile.section(judging.SECTION))
    if term is None:
        return lambda watch: ()
    told = (call for call in log.calls if Field.DONE not in call.untold)
    waiting = [call for call in told if call.done is None]

    def clocks(watch: Watch) -> Iterator[Alarm]:
        for call in waiting:
            due = judging.last_day(call, term, calendar)
            if due is not None:
                what = _("呼叫 {number}（{town}）办结").format(
                    number=call.number or call.place, town=call.town or _("没有写")
                )
                place = f"{table.resolve().name} {call.place}"
                yield from watch.alarm(Sort.CALL, due, what, place, source=term.source)

    return clocks
