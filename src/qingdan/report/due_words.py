"""The board of deadlines for the terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..due.alarm import Colour, Sort
from ..messages import _, in_one, joined
from ..rules.rule import N_
from . import markdown_escape
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..due.alarm import Alarm
    from ..due.board import Board

_SORTS = {
    Sort.LAW_CHANGE: N_("法规变动"),
    Sort.ADJUSTMENT: N_("调整步骤"),
    Sort.DELEGATION_TERM: N_("赋权期满"),
    Sort.DELEGATION_ASSESSMENT: N_("赋权评估"),
    Sort.ENTRUSTMENT_TERM: N_("委托期满"),
    Sort.TEMPORARY_LICENCE: N_("临时许可"),
    Sort.ITEM_END: N_("事项到期"),
    Sort.WAIVER: N_("豁免到期"),
    Sort.REVIEW: N_("依据核对"),
    Sort.CALL: N_("呼叫办结"),
}
_COLOURS = {Colour.RED: N_("红"), Colour.ORANGE: N_("橙"), Colour.YELLOW: N_("黄")}


def sort_word(sort: Sort) -> str:
    """Name a sort of clock."""
    return _(_SORTS[sort])


def colour_word(colour: Colour) -> str:
    """Name a colour."""
    return _(_COLOURS[colour])


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


def legend() -> str:
    """Say what the colours mean and how the board is ordered."""
    return _(
        "颜色：过期的、重要又临近的红，重要或者临近的橙，都不是的黄（每行写着重或轻、急或缓）。"
        "先红后橙再黄，同色的先到期在前。"
    )


def looked(board: Board) -> str:
    """Say what was looked at, and what has no clock."""
    seen = board.looked
    said = [
        _("看了 {items} 个事项文件、{adjustments} 批调整的{sorts}。").format(
            items=seen.items, adjustments=seen.adjustments, sorts=joined(map(sort_word, seen.sorts))
        )
    ]
    if seen.undated:
        said.append(
            _("有依据从没有核对过的 {count} 项，依据核对没有期限，看 qingdan ask 未核对。").format(
                count=seen.undated
            )
        )
    if not seen.calls:
        said.append(_("呼叫没有看：加 --calls 和呼叫记录表。"))
    return in_one(*said)


def weight(alarm: Alarm) -> str:
    """Return what gave the colour: 重 or 轻, 急 or 缓."""
    if alarm.heavy:
        return _("重急") if alarm.urgent else _("重缓")
    return _("轻急") if alarm.urgent else _("轻缓")


def _counted(board: Board) -> str:
    counts = board.counts()
    if not board.alarms:
        within = board.within
        if within is None:
            return _("截至 {day}，没有过期的，也没有将到期的。").format(day=board.today)
        return _("截至 {day}，没有过期的，{days} 日以内也没有到期的。").format(
            day=board.today, days=within
        )
    return _("截至 {day}，共 {total} 项：{parts}，其中过期 {overdue} 项。").format(
        day=board.today,
        total=len(board.alarms),
        parts=joined(f"{colour_word(colour)} {count}" for colour, count in counts.items()),
        overdue=sum(one.overdue for one in board.alarms),
    )


def left(alarm: Alarm) -> str:
    """Return how much time is left, in words."""
    if alarm.overdue:
        return _("已过 {days} 日").format(days=-alarm.days)
    return _("今天到期") if alarm.days == 0 else _("还有 {days} 日").format(days=alarm.days)


def _lines(board: Board, named: Callable[[str], str]) -> Iterator[str]:
    yield summary(board)
    yield looked(board)
    if board.alarms:
        yield legend()
    for one in board.alarms:
        organ = f"{named(one.organ)}  " if one.organ else ""
        yield _("【{colour}】{day}  {left}  {sort}  {what}").format(
            colour=f"{colour_word(one.colour)} {weight(one)}",
            day=one.due,
            left=left(one),
            sort=sort_word(one.sort),
            what=organ + spelled_out(one.what),
        )
        yield f"    {one.file}"
    for path in board.unread:
        yield _("{path} 读不了，它的时限没有列上；先运行 qingdan validate。").format(path=path)


def _table(board: Board, named: Callable[[str], str]) -> Iterator[str]:
    yield "# " + _("时限一览")
    yield ""
    yield summary(board)
    yield ""
    yield looked(board)
    if board.alarms:
        yield ""
        yield legend()
        yield ""
        yield markdown_escape.table(
            [
                (
                    _("颜色"),
                    _("轻重缓急"),
                    _("期限"),
                    _("剩余"),
                    _("种类"),
                    _("机构"),
                    _("事情"),
                    _("文件"),
                ),
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
        colour_word(one.colour),
        weight(one),
        one.due.isoformat(),
        left(one),
        sort_word(one.sort),
        named(one.organ) if one.organ else "",
        one.what,
        one.file,
    )
