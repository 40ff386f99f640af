"""What a sheet of each kind of list gave, in one sentence; lists of powers count by type."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..exchange.outcome import SheetResult
from ..messages import _
from ..model.vocabulary import ListKind
from .import_words import counted


def list_words(sheet: SheetResult) -> str | None:
    """Return the sentence of a sheet; None for a list whose items are counted by type."""
    say = _SENTENCES.get(sheet.kind)
    if say is None:
        return None
    return say().format(
        name=sheet.name,
        rows=sheet.rows,
        items=sheet.items,
        parts=sheet.parts,
        sorts=counted(sheet.sorts) or _("没有事项"),
    )


_SENTENCES: Mapping[ListKind, Callable[[], str]] = {
    ListKind.DUTIES: lambda: _("工作表“{name}”：{rows}行，职责{items}项，任务{parts}项"),
    ListKind.BOUNDARIES: lambda: _(
        "工作表“{name}”：{rows}行，职责边界事项{items}项，部门列出{parts}次"
    ),
    ListKind.TERRITORY: lambda: _(
        "工作表“{name}”：{rows}行，属地管理事项{items}项，主体责任部门列出{parts}次"
    ),
    ListKind.DELEGATIONS: lambda: _(
        "工作表“{name}”：{rows}行，赋权事项{items}项，承接机构列出{parts}次"
    ),
    ListKind.FULFILMENT: lambda: _("工作表“{name}”：{rows}行，履行职责事项{items}项：{sorts}"),
    ListKind.PROCEDURES: lambda: _(
        "工作表“{name}”：{rows}行，联动办事事项{items}项，牵头和参与部门列出{parts}次"
    ),
}
