"""QD235 repealed-without-date: a repealed item that does not say since when."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope

_POWER = (
    "名称: 示例的处罚\n类型: 行政处罚\n状态: 废止\n依据: [《示例条例》第一条]\n备注: 依据已废止\n"
)

RULE = Rule(
    code="QD235",
    slug="repealed-without-date",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("废止的事项没有写失效日期"),
    why=(
        "废止的事项不删文件，留作记录：以前的案件要查当时有没有这项权力，所以要写明从哪一天起失效。"
    ),
    advice=N_("补上“失效日期: 2025-12-31”这样的日期。"),
    bad=power(_POWER),
    good=power(_POWER + "失效日期: 2025-12-31\n"),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a repealed item without 失效日期."""
    if not item.repealed or item.mapping.get("失效日期") is not None:
        return
    message = _("状态是废止，没有写失效日期。")
    hint = _("补上“失效日期: 2025-12-31”这样的日期：从哪一天起不再行使。")
    if "状态" in item.mapping:
        yield item.finding(RULE, message, hint, ("状态",), mark=Mark.KEY)
    else:
        yield item.missing(RULE, message, hint, ("失效日期",))
