"""Questions on days that pass."""

from __future__ import annotations

from collections.abc import Collection

from ...due.alarm import Sort
from ...due.board import board
from ...messages import _
from ...rules.law.ranks import possible_ranks
from ..answer import Answer, Desk

_ENDING = (
    *(Sort.DELEGATION_TERM, Sort.DELEGATION_ASSESSMENT, Sort.ENTRUSTMENT_TERM),
    *(Sort.TEMPORARY_LICENCE, Sort.ITEM_END),
)
_NEAR = 90
"""Days ahead that are looked at, as ``qingdan due`` does."""


def expiring(desk: Desk, about: str) -> Answer:
    """Terms and assessments that are due within ninety days or overdue."""
    return _of(desk, _("快到期的赋权、委托和评估"), _ENDING, _NEAR)


def overdue(desk: Desk, about: str) -> Answer:
    """Steps of adjustments that were missed, publication among them; reviews a year old."""
    return _of(desk, _("已经超期的步骤和核对"), (Sort.ADJUSTMENT, Sort.REVIEW), -1)


def _of(desk: Desk, title: str, sorts: Collection[Sort], within: int) -> Answer:
    found = board(
        desk.snapshot,
        desk.inventory,
        desk.profile,
        desk.calendar,
        desk.today,
        within,
        lambda citation: possible_ranks(desk.library, citation, desk.today),
    )
    rows = tuple(
        (
            str(one.colour),
            one.due,
            one.days,
            str(one.sort),
            desk.name_of(one.organ),
            one.what,
            one.file,
        )
        for one in found.alarms
        if one.sort in sorts
    )
    columns = (*(_("颜色"), _("期限"), _("还有几日"), _("种类"), _("机构"), _("事情"), _("文件")),)
    return Answer(title, columns, rows, _("全部时限看 qingdan due。"))
