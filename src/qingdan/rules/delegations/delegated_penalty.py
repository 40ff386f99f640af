"""QD475 delegated-penalty: a penalty is given by, or to, whom the law does not name for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Reason
from ...messages import _
from ...model.finding import FieldPath, Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import Pair, by_item, judged
from .samples import PENALTY, delegation
from .saying import names_words, reason_words

RULE = Rule(
    code="QD475",
    slug="delegated-penalty",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("处罚权不能这样交出去"),
    why=(
        "把县级部门的处罚权交由乡镇人民政府、街道办事处行使，由省、自治区、直辖市决定"
        "（行政处罚法第二十四条第一款）；由一个机关行使有关机关的处罚权，由国务院或者省级政府决定"
        "（第十八条第二款）。市、县政府自己发文下放的，没有效力；它们只能在省里的决定之内确定由谁承接。"
        "限制人身自由的处罚只能由公安机关和法律规定的其他机关行使（第十八条第三款）。\n\n"
        "“层级”没有写的，看“机关”的名称；看不出的由 delegation-without-grant 提醒。"
        "法律、行政法规的条文自己写明由乡镇（街道）处罚的不报。草案和废止的事项不查。"
    ),
    advice=N_("引省一级的决定；没有的，改为依法委托（委托书、以部门的名义），或者收回。"),
    bad=delegation(PENALTY.replace("层级: 省级", "层级: 县级").replace("示例省", "示例县")),
    good=delegation(PENALTY),
)

_REASONS = (Reason.BELOW_PROVINCE, Reason.NO_BASIC_BODY, Reason.DETENTION)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding for each item and reason."""
    pairs = judged(view)
    for reason in _REASONS:
        for item, held in by_item(pairs, reason):
            yield finding(
                RULE,
                item,
                _("{bodies}：{reason}。").format(
                    bodies=names_words(held), reason=reason_words(reason)
                ),
                _("补上省一级的决定，或者改为依法委托；都不行的收回，由原机关行使。"),
                _place(reason, held[0]),
            )


def _place(reason: Reason, pair: Pair) -> FieldPath | None:
    item = pair.delegated
    if reason is Reason.BELOW_PROVINCE:
        return item.place("赋权依据.层级") or item.place("赋权依据.机关")
    return pair.path if reason is Reason.NO_BASIC_BODY else ("名称",)
