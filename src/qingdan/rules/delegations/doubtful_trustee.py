"""QD480 doubtful-trustee: whether a body may take a penalty cannot be seen from the list."""

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

RULE = Rule(
    code="QD480",
    slug="doubtful-trustee",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("受委托的组织要核对资格"),
    why=(
        "接受处罚委托的组织要依法成立并具有管理公共事务职能，有取得执法资格的工作人员，"
        "需要检验、鉴定的还要有条件（行政处罚法第二十一条）。事业单位、派出机构、内设机构、专班是不是这样，"
        "要看它的设立文件，清单里看不出来，所以只提示。主体性质写了授权组织的不报。草案和废止的事项不查。"
    ),
    advice=N_("核对设立文件；内设机构、专班改为委托它所在的乡镇人民政府、街道办事处。"),
    bad=delegation(TRUST.replace("机构: csz", "机构: fwzx")),
    good=delegation(TRUST),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for every item entrusted to such a body, at the first of them."""
    for item, held in by_item(judged(view), Reason.DOUBTFUL_TRUSTEE):
        yield finding(
            RULE,
            item,
            _("{bodies}：{reason}。").format(
                bodies=names_words(held), reason=reason_words(Reason.DOUBTFUL_TRUSTEE)
            ),
            _("核对它的设立文件和职能；有资格的可以豁免，写明文件。"),
            held[0].path,
        )
