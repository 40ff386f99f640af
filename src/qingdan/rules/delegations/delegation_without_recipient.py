"""QD262 delegation-without-recipient: a matter is handed down to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .samples import PENALTY, delegation, without

RULE = Rule(
    code="QD262",
    slug="delegation-without-recipient",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("赋权事项没有写承接机构"),
    why=(
        "省里定的目录由各地按乡镇（街道）的承接能力逐个确定；没有写谁承接，群众不知道找谁，"
        "原来的部门也可能以为不归自己了。交由行使的对象应当是能够有效承接的乡镇人民政府、街道办事处"
        "（行政处罚法第二十四条第一款）。草案和废止的事项不查。"
    ),
    advice=N_("补上“承接机构: [{机构: 机构 id}]”；所有乡镇（街道）都承接的，写机构群组的 id。"),
    bad=delegation(without(PENALTY, "承接机构")),
    good=delegation(PENALTY),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding where nobody is named."""
    if item.in_force and item.lacks("承接机构"):
        yield item.missing(
            RULE,
            _("没有写承接机构。"),
            _("写“承接机构: [{机构: 机构 id}]”，机构在 organs.yaml 里。"),
            ("承接机构",),
        )
