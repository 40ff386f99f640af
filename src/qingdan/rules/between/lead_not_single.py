"""QD311 lead-not-single: a boundary matter without exactly one leading department."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_BOUNDARY, boundary
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

RULE = Rule(
    code="QD311",
    slug="lead-not-single",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("牵头部门不是恰好一个"),
    why=(
        "一件事由一个部门负总责：没有牵头就互相推，几个牵头等于没有牵头。"
        "几个部门共同负责的，定一个牵头，其余写进配合和分工；"
        "协商不成的按地方各级人民政府机构设置和编制管理条例第十条办理。草案可以先空着。"
    ),
    advice=N_("“牵头”只写一个机构 id，其余部门写进“配合”和“分工”。"),
    bad=boundary("名称: 示例事项\n状态: 有效\n牵头: [zfj, zrzy]\n"),
    good=GOOD_BOUNDARY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield boundary matters with no 牵头 (drafts may lack one) or with several."""
    for item in view.of_kind(ListKind.BOUNDARIES):
        if not item.readable or item.lead_unclear:
            continue
        leads = item.words("牵头")
        if len(leads) > 1:
            organs = joined(word for word, _path in leads)
            yield RawFinding(
                RULE.slug,
                item.path,
                _("有 {count} 个牵头部门：{organs}。").format(count=len(leads), organs=organs),
                _("只留一个（几个部门并列时以排在最前的为主办），其余移到“配合”。"),
                leads[1][1],
                item=item.id,
            )
        elif not leads and not item.draft:
            at = (item.first_key,) if item.first_key else ()
            yield RawFinding(
                RULE.slug,
                item.path,
                _("没有牵头部门。"),
                _("补上一行“牵头: 机构 id”；还没有定下来就把状态改为草案。"),
                at,
                Mark.KEY,
                ("牵头",),
                item.id,
            )
