"""QD478 grant-unpublished: the province's decision, and nobody says where it was made public."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Lack, Verdict
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import first_of, judged
from .samples import PENALTY, delegation

RULE = Rule(
    code="QD478",
    slug="grant-unpublished",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("交由行使的决定没有写在哪里公布"),
    why=(
        "省、自治区、直辖市把处罚权交由乡镇、街道行使的，决定应当公布（行政处罚法第二十四条第一款）。"
        "没有写公布在哪里，当事人就无从核对处罚他的机关有没有这个权。"
        "相对集中处罚权的决定（第十八条第二款）、其他类型的事项不查；草案和废止的不查。"
    ),
    advice=N_("在“赋权依据”里补上“公布: ”，写网址或者公报的期号。"),
    bad=delegation(PENALTY.replace("  公布: https://www.example.gov.cn/gongbao/2025-9\n", "")),
    good=delegation(PENALTY),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding an item whose decision is there, but not where it was published."""
    for pair in first_of(judged(view), Verdict.DOCUMENT):
        item = pair.delegated
        if Lack.DECISION_PUBLISHED in pair.judgement.lacks and item.grant is not None:
            yield finding(
                RULE,
                item,
                _("赋权依据没有写在哪里公布；决定应当公布（《行政处罚法》第二十四条第一款）。"),
                _("补上“公布: 网址或者公报”。"),
                item.place("赋权依据.文号") or item.place("赋权依据.机关"),
                ("赋权依据", "公布"),
            )
