"""What the commands that read calls share: a table or a private workspace, and calls judged."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from . import progress
from .private_options import lists_of, private_of

if TYPE_CHECKING:
    from ..calls.call import Log
    from ..calls.judging import Judged, Term
    from ..law.succession.workdays import WorkCalendar
    from ..rules.profile import Profile
    from ..store.inventory import Inventory


@dataclass(frozen=True, slots=True)
class JudgedCalls:
    """Calls held against the lists, and the term that they were held against."""

    calls: list[Judged]
    term: Term


def source_of(table: Path | None, private: Path | None) -> Path:
    """Return where calls are read from: a table, a private workspace named, or that around here.

    Raises ``QingdanError`` for both, and for neither.
    """
    if table is not None and private is not None:
        raise QingdanError(
            _("表格和 --private 不能同时写。"), _("核对一张表只写表格，核对导入的只写 --private。")
        )
    found = private_of(private) if table is None else None
    source = table if found is None else found.root
    if source is None:
        raise QingdanError(
            _("没有写呼叫记录表，当前文件夹也不在内部工作区里。"),
            _("写上表格，或者用 --private 指明导入呼叫的文件夹。"),
        )
    return source


def log_of(source: Path) -> Log:
    """Return the calls of a table or of a private workspace."""
    from ..calls.sources import calls_of

    return calls_of(source)


def lists_for(workspace: Path | None, source: Path | None) -> Path | None:
    """Return the workspace of lists that was named, else that of a private workspace, if any."""
    from ..store.private import open_private

    private = open_private(source) if source is not None and source.is_dir() else None
    return lists_of(workspace, private)


def judged_calls(
    log: Log,
    inventory: Inventory,
    profile: Profile,
    calendar: WorkCalendar,
    today: datetime.date,
    days: int | None = None,
) -> JudgedCalls | None:
    """Return the calls judged; None where neither ``days`` nor the profile gives a term."""
    from ..calls import judging
    from ..who.answering import Desk

    term = judging.term(profile.section(judging.SECTION))
    if days is not None:
        term = judging.Term(days, _("命令里写的"), verified=True)
    if term is None:
        return None
    desk, organs = Desk(inventory, internal=True), inventory.organs
    with progress.bar(_("核对呼叫"), quiet=False) as advance:
        judged = judging.judge(log.calls, desk, organs, term, calendar, today, advance)
    return JudgedCalls(judged, term)


def no_term() -> QingdanError:
    """Say that nobody says within how many days a call is to be settled."""
    return QingdanError(_("省份方案里没有写几个工作日办结。"), _("用 --days 写明，如 --days 10。"))


__all__ = [
    "JudgedCalls",
    "judged_calls",
    "lists_for",
    "log_of",
    "no_term",
    "source_of",
]
