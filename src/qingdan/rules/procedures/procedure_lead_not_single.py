"""QD282 procedure-lead-not-single: a matter of several departments without exactly one leader."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_PROCEDURE, PROCEDURE_FILE
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .organs import leads_of, organs_of

RULE = Rule(
    code="QD282",
    slug="procedure-lead-not-single",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("部门联动办事规则的牵头部门不是恰好一个"),
    why=(
        "几个部门一起办的事要有一个部门牵头：收件、分转、催办、答复都找它；"
        "没有牵头或者几个牵头，办事的人只能自己跑。草案、废止的不查。"
    ),
    advice=N_("“牵头”只写一个机构 id，其余写进“参与”。"),
    bad={PROCEDURE_FILE: GOOD_PROCEDURE[PROCEDURE_FILE].replace("牵头: zfj", "牵头: [zfj, zrzy]")},
    good=GOOD_PROCEDURE,
    lists=(ListKind.PROCEDURES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force with no 牵头 or with several."""
    if not item.in_force:
        return
    leads = leads_of(item) or []
    if len(leads) > 1:
        yield item.finding(
            RULE,
            _("有 {count} 个牵头部门：{organs}。").format(count=len(leads), organs=joined(leads)),
            _("只留一个（几个部门并列时以排在最前的为主办），其余移到“参与”。"),
            ("牵头", 1),
        )
    elif item.lacks("牵头") and organs_of(item):
        yield item.missing(
            RULE,
            _("没有牵头部门。"),
            _("补上一行“牵头: 机构 id”；还没有定下来就把状态改为草案。"),
            ("牵头",),
        )
