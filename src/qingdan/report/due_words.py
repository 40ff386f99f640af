"""The board of deadlines for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..messages import _
from . import markdown_escape
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..due.alarm import Alarm
    from ..due.board import Board


def due_text(board: Board, named: Callable[[str], str]) -> str:
    """Return the board as lines; ``named`` gives the name of an organ."""
    return "".join(f"{line}\n" for line in _lines(board, named))


def due_markdown(board: Board, named: Callable[[str], str]) -> str:
    """Return the board as a Markdown table under its title."""
    return "".join(f"{line}\n" for line in _table(board, named))


def summary(board: Board) -> str:
    """Return how many clocks stand in each colour, and how many are left out, as sentences."""
    if not board.later:
        return _counted(board)
    return _counted(board) + _(
        "{days} 日以后到期的另有 {count} 项，没有列出；加 --all 全部列出。"
    ).format(days=board.within, count=board.later)


def _counted(board: Board) -> str:
    counts = board.counts()
    if not board.alarms:
        return _("截至 {day}，没有到期和将到期的事。").format(day=board.today)
    return _("截至 {day}，共 {total} 项：{parts}，其中过期 {overdue} 项。").format(
        day=board.today,
        total=len(board.alarms),
        parts="、".join(f"{colour} {count}" for colour, count in counts.items()),
        overdue=sum(one.overdue for one in board.alarms),
    )


def left(alarm: Alarm) -> str:
    """Return how much time is left, in words."""
    if alarm.overdue:
        return _("已过 {days} 日").format(days=-alarm.days)
    return _("今天到期") if alarm.days == 0 else _("还有 {days} 日").format(days=alarm.days)


def _lines(board: Board, named: Callable[[str], str]) -> Iterator[str]:
    yield summary(board)
    for one in board.alarms:
        organ = f"{named(one.organ)}  " if one.organ else ""
        yield f"【{one.colour}】{one.due}  {left(one)}  {one.sort}  {organ}{spelled_out(one.what)}"
        yield f"    {one.file}"
    for path in board.unread:
        yield _("{path} 读不了，它的时限没有列上；先运行 qingdan validate。").format(path=path)


def _table(board: Board, named: Callable[[str], str]) -> Iterator[str]:
    yield "# " + _("时限一览")
    yield ""
    yield summary(board)
    if board.alarms:
        yield ""
        yield markdown_escape.table(
            [
                (_("颜色"), _("期限"), _("剩余"), _("种类"), _("机构"), _("事情"), _("文件")),
                *(_row(one, named) for one in board.alarms),
            ]
        )
    for path in board.unread:
        yield ""
        yield markdown_escape.escape(
            _("{path} 读不了，它的时限没有列上；先运行 qingdan validate。").format(path=path)
        )


def _row(one: Alarm, named: Callable[[str], str]) -> tuple[str, ...]:
    return (
        str(one.colour),
        one.due.isoformat(),
        left(one),
        str(one.sort),
        named(one.organ) if one.organ else "",
        one.what,
        one.file,
    )
