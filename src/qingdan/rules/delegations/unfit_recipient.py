"""QD479 unfit-recipient: a penalty is entrusted to somebody who cannot take it."""

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
    code="QD479",
    slug="unfit-recipient",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("处罚委托给了不能接受委托的"),
    why=(
        "行政处罚只能委托依法成立、具有管理公共事务职能的组织，不得委托其他组织或者个人"
        "（行政处罚法第二十条第一款、第二十一条）。公司、事务所、协会、村（居）民委员会一类，从名称就看得出来。"
        "看不出来的由 doubtful-trustee 提醒。草案和废止的事项不查。"
    ),
    advice=N_("收回委托，改为委托乡镇人民政府、街道办事处或者有资格的组织。"),
    bad=delegation(TRUST.replace("机构: csz", "机构: qjgs")),
    good=delegation(TRUST),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for every item entrusted to such a body, at the first of them."""
    for item, held in by_item(judged(view), Reason.UNFIT_TRUSTEE):
        yield finding(
            RULE,
            item,
            _("{bodies}：{reason}。").format(
                bodies=names_words(held), reason=reason_words(Reason.UNFIT_TRUSTEE)
            ),
            _("改为委托有资格的机关或者组织；只做辅助事务的，方式改成“代办”等。"),
            held[0].path,
        )
