"""QD230 entrustment-incomplete: an entrustment without its matters or its term."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .written import mapping

_POWER = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD230",
    slug="entrustment-incomplete",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("委托没有写事项或者期限"),
    why=(
        "委托实施行政处罚的委托书应当载明委托的具体事项、权限、期限，并向社会公布（行政处罚法第二十条）；"
        "委托实施行政许可应当公告受委托的机关和委托的内容（行政许可法第二十四条）。"
        "“事项”写委托的事项和权限，“至”写期满的日期。期限只在处罚里要求。草案和废止的事项不查。"
    ),
    advice=N_("照委托书补上“事项”和“至”。"),
    bad=power(_POWER + "委托: {受托: 示例市卫生服务中心, 文号: 示城委〔2025〕1号}\n"),
    good=power(
        _POWER
        + "委托:\n  受托: 示例市卫生服务中心\n  事项: 对随地吐痰的公民给予警告或者罚款\n"
        + "  自: 2025-01-01\n  至: 2026-12-31\n"
    ),
    lists=(ListKind.POWERS,),
    keys=("委托",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding for each of 事项 and, for a penalty, 至 that an entrustment lacks."""
    entrusted = mapping(item, "委托")
    if not entrusted or not item.in_force:
        return
    if not entrusted.get("事项"):
        yield item.missing(
            RULE,
            _("委托没有写委托的事项和权限。"),
            _("照委托书补上“事项: ……”（行政处罚法第二十条、行政许可法第二十四条）。"),
            ("委托", "事项"),
        )
    if item.type == PowerType.PENALTY and not entrusted.get("至"):
        yield item.missing(
            RULE,
            _("委托处罚没有写期限。"),
            _("照委托书补上“至: 期满的日期”（行政处罚法第二十条）。"),
            ("委托", "至"),
        )
