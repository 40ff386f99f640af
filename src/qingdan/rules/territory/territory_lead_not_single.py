"""QD251 territory-lead-not-single: a matter without exactly one leading department."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_TERRITORY, territory
from ..itemview import ItemView
from ..rule import N_, Mark, RawFinding, Rule, Scope
from .principals import leaders, principals

RULE = Rule(
    code="QD251",
    slug="territory-lead-not-single",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("属地管理事项的牵头部门不是恰好一个"),
    why=(
        "属地管理责任清单先写明主管部门的主体责任，再写镇街的配合责任；没有主体责任部门，"
        "事情就又落到镇街头上。几个部门都有主体责任的，要有一个牵头，镇街发现问题才知道报给谁"
        "（鲁编办发〔2019〕4号；山东省乡镇人民政府工作条例第四条）。\n\n"
        "只有一个主体责任部门的，它就是牵头，不用写。草案、废止的不查。"
    ),
    advice=N_("“主体责任”写清负责的部门，几个部门的只给一个写“牵头: true”。"),
    bad=territory(
        "名称: 示例事项\n状态: 有效\n主体责任:\n"
        "  - {部门: zfj, 责任: [对违法建设立案查处]}\n"
        "  - {部门: zrzy, 责任: [出具规划认定意见]}\n"
        "镇街: {配合: [巡查发现, 劝阻并报告]}\n"
    ),
    good=GOOD_TERRITORY,
    lists=(ListKind.TERRITORY,),
)

_KEY = "主体责任"


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a matter in force that no department leads, or several do."""
    if not item.in_force:
        return
    if item.lacks(_KEY):
        yield item.missing(
            RULE,
            _("没有写主体责任部门。"),
            _("补上“主体责任: [{部门: 机构 id, 责任: [……]}]”；还没有定下来就把状态改为草案。"),
            (_KEY,),
        )
        return
    found = principals(item.mapping)
    if found is None or _KEY in item.meant:
        return
    lead = leaders(found)
    if len(lead) > 1:
        organs = joined(one.organ for one in lead)
        yield item.finding(
            RULE,
            _("有 {count} 个牵头部门：{organs}。").format(count=len(lead), organs=organs),
            _("只留一个“牵头: true”，其余的删去“牵头”。"),
            (_KEY, lead[1].place, "牵头"),
        )
    elif len(found) > 1 and not lead:
        organs = joined(one.organ for one in found)
        yield item.finding(
            RULE,
            _("{count} 个主体责任部门（{organs}），没有写哪个牵头。").format(
                count=len(found), organs=organs
            ),
            _("给牵头的部门加上“牵头: true”。"),
            (_KEY,),
            mark=Mark.KEY,
        )
