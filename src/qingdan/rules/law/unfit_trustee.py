"""QD441 unfit-trustee: a penalty or a licence is entrusted to somebody who cannot take it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..completeness.written import mapping
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope

_LICENCE = (
    "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《中华人民共和国城乡规划法》第四十条]\n"
    "委托: {{受托: {0}, 事项: 受理和审查}}\n"
)

RULE = Rule(
    code="QD441",
    slug="unfit-trustee",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("受委托的一方不能接受委托"),
    why=(
        "行政许可只能委托其他行政机关实施（行政许可法第二十四条第一款）；行政处罚只能委托依法成立、"
        "具有管理公共事务职能的组织，不得委托其他组织或者个人（行政处罚法第二十条第一款、第二十一条）。"
        "只看名称里没有疑问的：公司、事务所、个人；许可再加上协会、学会、商会和村（居）民委员会。"
        "服务中心一类是不是行政机关，从名称看不出，不报。"
    ),
    advice=N_("改为委托有资格的机关或者组织；只做辅助事务的，写成购买服务，不写“委托”。"),
    bad=power(_LICENCE.format("示例工程咨询有限公司")),
    good=power(_LICENCE.format("示例县自然资源局")),
    types=(PowerType.LICENCE, PowerType.PENALTY),
    keys=("委托",),
)

_NEVER = re.compile(r"公司$|集团$|事务所$|合作社$|工厂$|个体工商户|^个人$")
_NO_ORGAN = re.compile(r"(?:协会|学会|商会|研究会|促进会|基金会|村民委员会|居民委员会)$")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a trustee whose name shows that it is no organ (licences) or no public body."""
    entrusted = mapping(item, "委托")
    name = entrusted.get("受托") if entrusted and not item.repealed else None
    if not isinstance(name, str):
        return
    name = name.strip()
    if item.type == PowerType.LICENCE and (_NEVER.search(name) or _NO_ORGAN.search(name)):
        message = _(
            "“{name}”不是行政机关，不能受委托实施行政许可（《行政许可法》第二十四条第一款）。"
        )
    elif item.type == PowerType.PENALTY and _NEVER.search(name):
        message = _(
            "“{name}”不是具有管理公共事务职能的组织，不能受委托实施行政处罚"
            "（《行政处罚法》第二十条第一款、第二十一条）。"
        )
    else:
        return
    yield item.finding(
        RULE,
        message.format(name=name),
        _("改为委托有资格的机关或者组织；只做辅助事务的，不写“委托”。"),
        ("委托", "受托"),
    )
