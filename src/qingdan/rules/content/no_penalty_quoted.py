"""QD563 no-penalty-quoted: a penalty none of whose quoted bases names a penalty."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..text.patterns import Pattern

RULE = Rule(
    code="QD563",
    slug="no-penalty-quoted",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("处罚的依据里没有处罚"),
    why=(
        "处罚事项的依据要写到“给予警告”“处……罚款”“吊销”那一条（行政处罚法第九条列出种类）。"
        "各条依据都照录了原文，原文里却没有一种处罚，那么要么漏引了罚则，要么这本来不是处罚"
        "（只有责令改正、责令治理的是命令）。有一条依据没有录原文，或者原文有省略的，不报。"
    ),
    advice=N_("补引罚则那一条；依据只有责令的，改列其他行政权力。"),
    bad=power(
        "名称: 对未采取防沙治沙措施的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《中华人民共和国防沙治沙法》第三十九条\n"
        "    原文: 造成土地严重沙化的，由主管部门责令限期治理\n"
    ),
    good=GOOD_POWER,
    lists=(ListKind.POWERS,),
    types=(PowerType.PENALTY,),
)

_PENALTY = Pattern(
    r"罚|警告|没收|吊销|暂扣|扣留|收回|收缴|注销|撤销|追缴|停产|停业|关闭|停止[^，。；]{0,10}[业营产学生]"
    r"|暂停|拘留|批评|降低|限制|禁止|取消|不得|终身|除名|驱逐|拆除|处分|不予|记分"
    r"|[元倍…略]"
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield penalties whose quotations are complete and name no penalty at all."""
    if item.type != PowerType.PENALTY or item.repealed or not item.bases:
        return
    for basis in item.bases:
        if not basis.quote or "罚" in basis.quote or _PENALTY.search(basis.quote):
            return
    yield item.finding(
        RULE,
        _("这项处罚的依据都录了原文，原文里却没有罚款、警告、没收、吊销等任何一种处罚。"),
        _("补引规定处罚的那一条；确实只有责令改正的，不列为行政处罚。"),
        item.bases[0].citation_path,
    )
