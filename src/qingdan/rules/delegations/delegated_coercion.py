"""QD473 delegated-coercion: a coercion comes down with a decision that moves penalties only."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Lack, Verdict
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import first_of, judged
from .samples import GRANT, delegation
from .saying import lack_words

_MEASURE = (
    "名称: 对违法建设施工现场的查封\n类型: 行政强制\n状态: 有效\n方式: 下放\n"
    "承接机构: [{机构: csz}]\n"
    "依据: [《中华人民共和国城乡规划法》第六十八条]\n"
)

RULE = Rule(
    code="QD473",
    slug="delegated-coercion",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("行政强制随处罚权一起下放"),
    why=(
        "省一级可以决定交由乡镇、街道行使的，是县级部门的处罚权（行政处罚法第二十四条第一款），不是强制。"
        "强制措施由法律、法规规定的行政机关实施（行政强制法第十七条第一款），查封、扣押其他机关不得实施"
        "（第二十二条）；行使相对集中处罚权的机关，可以实施法律、法规规定的与处罚权有关的强制措施"
        "（第十七条第二款）。强制执行要由法律授权（第十三条）。所以处罚和强制要分开核对。\n\n"
        "赋权依据写了相对集中行政处罚权的省级决定，或者法律、行政法规的条文自己写明由乡镇（街道）实施的，不报。"
    ),
    advice=N_(
        "写明相对集中处罚权的决定，或者引写明由乡镇（街道）实施的条文；都没有的，从赋权清单里去掉。"
    ),
    bad=delegation(_MEASURE + GRANT),
    good=delegation(_MEASURE + GRANT.replace("省级决定交由行使", "相对集中行政处罚权")),
)

_ASKED = frozenset({Lack.CONCENTRATED_DECISION, Lack.LAW_ON_EXECUTION})


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding an item that waits for another decision, or for a law."""
    for pair in first_of(judged(view), Verdict.DOCUMENT):
        asked = [lack for lack in pair.judgement.lacks if lack in _ASKED]
        item = pair.delegated
        if item.type is PowerType.COERCION and item.method is not None and asked:
            yield finding(
                RULE,
                item,
                _("这是行政强制，赋权的文件里没有写：{lack}。").format(lack=lack_words(asked[0])),
                _(
                    "处罚权的决定不带强制（行政处罚法第二十四条第一款）；没有这样的文件就由原机关实施。"
                ),
                item.place("赋权依据.种类") or item.place("类型"),
            )
