"""QD476 delegation-without-grant: nobody says by which decision, or on which provision."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.verdict import Lack, Reason, Verdict
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .finding import finding
from .pairs import Pair, first_of, judged
from .samples import PENALTY, delegation, without
from .saying import lacks_words

RULE = Rule(
    code="QD476",
    slug="delegation-without-grant",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("没有写凭什么文件赋权"),
    why=(
        "乡镇、街道行使处罚权，只有三条路：法律、行政法规的条文写明由它处罚（行政处罚法第二十三条）；"
        "省一级公布的决定交由它行使（第二十四条第一款），或者相对集中处罚权的决定（第十八条第二款）；"
        "依照法律、法规、规章的规定委托（第二十条）。许可要有由它实施的规定（行政许可法第二十二条）。"
        "清单里找不到这样的文件，不等于没有，但当事人和法院都会问。\n\n"
        "只写在“依据”里的决定也算有，提醒写明层级和公布。派驻、代办、网上办理、服务窗口前移不转移权力，不查；"
        "强制由 delegated-coercion 查。草案和废止的事项不查。"
    ),
    advice=N_("在“赋权依据”里写明文号、机关、层级和公布；同一批的写在清单表头的“默认”里。"),
    bad=delegation(without(PENALTY, "赋权依据")),
    good=delegation(PENALTY),
)

_ASKED = frozenset(
    {
        Lack.DECISION_OF_PROVINCE,
        Lack.DECISION_NUMBER,
        Lack.DECISION_LEVEL,
        Lack.ENTRUSTING_BASIS,
        Lack.LICENCE_GROUND,
        Lack.NAMING_CLAUSE,
        Lack.DECISION,
    }
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding an item, with everything that it lacks of a decision."""
    for pair in first_of(judged(view), Verdict.DOCUMENT):
        cited = _ASKED if pair.delegated.grant is not None else _ASKED | {Lack.DECISION_PUBLISHED}
        asked = [lack for lack in pair.judgement.lacks if lack in cited]
        known = pair.delegated.method is not None
        if asked and known and Reason.LOCAL_NORM not in pair.judgement.reasons:
            yield _finding(pair, asked)


def _finding(pair: Pair, asked: list[Lack]) -> RawFinding:
    item = pair.delegated
    return finding(
        RULE,
        item,
        _("没有写：{lacks}。").format(lacks=lacks_words(asked)),
        _(
            "补在“赋权依据”或者“依据”里；确实没有这样的文件，就不能由{body}以自己的名义办理。"
        ).format(body=pair.name)
        if Lack.ENTRUSTING_BASIS not in asked
        else _("把允许委托的条款写进“依据”，录上原文。"),
        item.place("赋权依据.文号") or item.place("方式"),
        ("赋权依据",),
    )
