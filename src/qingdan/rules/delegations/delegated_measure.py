"""QD472 delegated-measure: a coercive measure is entrusted, or given to no organ."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Reason
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import by_item, judged
from .samples import TRUST, delegation
from .saying import names_words, reason_words

_MEASURE = (
    "名称: 对违法建设施工现场的查封\n类型: 行政强制\n状态: 有效\n方式: 下放\n"
    "承接机构: [{机构: csz}]\n"
    "赋权依据:\n  {种类: 相对集中行政处罚权, 文号: 示政函〔2025〕3号, 机关: 示例省人民政府}\n"
    "依据: [《中华人民共和国城乡规划法》第六十八条]\n"
)

RULE = Rule(
    code="QD472",
    slug="delegated-measure",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("行政强制措施委托给了乡镇、街道"),
    why=(
        "行政强制措施由法律、法规规定的行政机关在法定职权范围内实施，行政强制措施权不得委托"
        "（行政强制法第十七条第一款）；查封、扣押其他任何行政机关或者组织都不得实施（第二十二条）。"
        "所以“处罚、强制”一起委托的，要把强制分出来。强制执行不是强制措施，看名称里的强制拆除、"
        "代履行、加处罚款一类的字，分不清的按措施报。下放给公司、协会、专班、内设机构的也报。\n\n"
        "法律、行政法规的条文自己写明由乡镇人民政府（街道办事处）实施的不报。草案和废止的事项不查。"
    ),
    advice=N_("收回委托，由原来的机关实施；要交给乡镇（街道）的，走相对集中处罚权的决定。"),
    bad=delegation(TRUST.replace("处罚\n", "强制\n", 1).replace("行政处罚\n", "行政强制\n", 1)),
    good=delegation(_MEASURE),
)

_REASONS = (Reason.MEASURE_ENTRUSTED, Reason.COERCION_BY_NO_ORGAN)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding for each item and reason, at its method or its recipient."""
    pairs = judged(view)
    for reason in _REASONS:
        for item, held in by_item(pairs, reason):
            entrusted = reason is Reason.MEASURE_ENTRUSTED
            yield finding(
                RULE,
                item,
                _("{bodies}：{reason}。").format(
                    bodies=names_words(held), reason=reason_words(reason)
                ),
                _(
                    "由有法定职权的机关实施，乡镇（街道）改为发现、报告和协助；是强制执行的，名称里写明。"
                ),
                item.place("方式") if entrusted else held[0].path,
            )
