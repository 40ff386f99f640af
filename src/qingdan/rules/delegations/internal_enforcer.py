"""QD481 internal-enforcer: penalties in the name of a body that is no organ (R-ORG-QUAL)."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .enforcers import EACH, inside
from .finding import finding
from .pairs import sound_items
from .samples import PENALTY, delegation

RULE = Rule(
    code="QD481",
    slug="internal-enforcer",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("执法主体是内设机构、执法队伍或者专班"),
    why=(
        "处罚由具有处罚权的行政机关实施，或者由法律、法规授权的组织实施（行政处罚法第十七条、第十九条）；"
        "承接处罚权的是乡镇人民政府、街道办事处（第二十四条）。乡镇（街道）的综合执法局、执法队、办公室"
        "是它的内设机构，以自己的名义作的处罚无效；专班、领导小组也不是机关。\n\n"
        "看的是：名录里登记为内设机构、执法队伍的（前面可以带乡镇、街道的名称）；性质是执法队伍、议事协调机构的；"
        "名称是“某镇……局”“……专班”一类的。派出机构（公安派出所）、主体性质写了授权组织的不报。废止的事项不查。"
    ),
    advice=N_("写乡镇人民政府、街道办事处；各承接机构以自己名义的，写“承接机构”。"),
    bad=delegation(PENALTY + "执法主体: 城山镇综合执法局\n"),
    good=delegation(PENALTY + "执法主体: 城山镇人民政府\n"),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for every 执法主体 that is a body inside an organ."""
    register = view.register
    if register is None:
        return
    for item in sound_items(view):
        word = item.word("执法主体")
        found = inside(register, word) if word and word != EACH else None
        if found is not None:
            owner = register.name_of(found.organ)
            message = (
                _("“{word}”是{owner}的内设机构或者执法队伍，不能以自己的名义执法。")
                if owner
                else _("“{word}”不是行政机关，也没有写明是授权组织，不能以自己的名义执法。")
            )
            yield finding(
                RULE,
                item,
                message.format(word=shown(word), owner=owner),
                _("改成{owner}。").format(owner=owner)
                if owner
                else _("改成它所在的机关；法律、法规授权的，在名录里写“主体性质: 授权组织”。"),
                item.place("执法主体"),
            )
