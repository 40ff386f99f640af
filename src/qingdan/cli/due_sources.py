"""What the board of deadlines asks beside the workspace: the law library, a table of calls."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _

if TYPE_CHECKING:
    from ..due.alarm import Alarm
    from ..due.clocks import Watch
    from ..law.library.library import LawLibrary
    from ..law.succession.workdays import WorkCalendar
    from ..rules.profile import Profile


def library_of(root: Path) -> Callable[[], LawLibrary]:
    """Return what gives the law library; it is opened when it is first asked for."""

    @cache
    def opened() -> LawLibrary:
        from .law_library import open_for

        return open_for(root).library

    return opened


def clocks_of(
    table: Path | None,
    profile: Profile,
    calendar: WorkCalendar,
) -> Callable[[Watch], Iterable[Alarm]] | None:
    """Return what yields the calls of a table that are not settled; None without a table.

    A folder is a private workspace. Raises ``QingdanError`` where the file is no table of calls.
    """
    if table is None:
        return None
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
                place = call.place if table.is_file() else f"{table.resolve().name} {call.place}"
                yield from watch.alarm(Sort.CALL, due, what, place, source=term.source)

    return clocks
