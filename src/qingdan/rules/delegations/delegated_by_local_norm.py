"""QD477 delegated-by-local-norm: what names the town is below 行政法规: is it the decision?"""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Reason
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import by_item, judged
from .samples import GRANT, PENALTY, delegation, without
from .saying import reason_words

_LOCAL = without(without(PENALTY, "赋权依据"), "依据") + (
    "依据:\n  - 引用: 《示例省乡镇综合执法条例》第八条\n"
    "    原文: 由乡镇人民政府责令改正，处一百元以下罚款。\n"
)

RULE = Rule(
    code="QD477",
    slug="delegated-by-local-norm",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("只有地方的法规、规章写明由乡镇、街道行使"),
    why=(
        "处罚由县级以上的机关管辖，只有法律、行政法规可以另作规定（行政处罚法第二十三条）；"
        "省、自治区、直辖市可以决定交由乡镇、街道行使，没有限定用哪一种文件（第二十四条第一款）。"
        "省的法规、规章写明由乡镇处罚的，可能就是这样的决定；市的法规不是。要看文本和公布的情况，"
        "所以只提示核对，不算错。草案和废止的事项不查。"
    ),
    advice=N_("核对是不是省一级的决定；是的，写进“赋权依据”。"),
    bad=delegation(_LOCAL),
    good=delegation(_LOCAL + GRANT),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding an item whose only ground is a local norm."""
    for item, held in by_item(judged(view), Reason.LOCAL_NORM):
        yield finding(
            RULE,
            item,
            _("{reason}。").format(reason=reason_words(Reason.LOCAL_NORM)),
            _("是省一级的决定的，把名称、层级和公布写进“赋权依据”；不是的，要另有省里的决定。"),
            held[0].delegated.place("赋权依据.层级") or held[0].delegated.place("方式"),
        )
