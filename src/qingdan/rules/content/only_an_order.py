"""QD558 only-an-order: a coercion or a penalty whose name says nothing but 责令."""

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
    code="QD558",
    slug="only-an-order",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("列为强制或者处罚，名称里只有责令"),
    why=(
        "责令改正、责令恢复原状、责令停止违法行为是命令：它要当事人自己做，既不是行政强制措施"
        "或者强制执行（行政强制法第二条、第九条、第十二条），也不是处罚（行政处罚法第九条，"
        "第二十八条另写责令改正）。责令停产停业、责令关闭是处罚，不报；名称里还写着代履行、"
        "查封、罚款的，写了强制方式或者处罚内容的，也不报。"
    ),
    advice=N_("核对依据：有代履行、罚款等的，在名称里写出来；只有责令的，改列其他行政权力。"),
    bad=power(
        "名称: 对擅自改变林地用途的责令限期恢复\n类型: 行政强制\n状态: 有效\n"
        "依据: [《中华人民共和国森林法》第七十三条]\n"
    ),
    good=GOOD_POWER,
    needles=("责令",),
    lists=(ListKind.POWERS,),
    types=(
        PowerType.COERCION,
        PowerType.PENALTY,
    ),
)

_ORDER = Pattern(
    r"(?<![被经已受])责令(?:当事人|其)?([^，,、；;。或和及并（(]{1,16}?)"
    r"(?:的?(?:行政)?(?:强制|处罚)(?:措施)?)?[。）)]?\s*$"
)
_MORE = Pattern(
    r"代履行|代为|强制拆除|强制执行|强行|查封|扣押|封存|冻结|划拨|加处|滞纳金|销毁|没收|罚款|警告"
    r"|吊销|暂扣|逾期|拒不|不履行|不改"
)
_PLAIN = Pattern(
    r"(?:限期|立即)?(?:改正|整改|改进|恢复|拆除|补[办种交缴]|清除|清理|治理|除治|退[还回]|赔偿)"
)
"""What no penalty begins with (责令停产停业, 责令关闭 and 责令停止执业 are penalties)."""


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield names of coercions and penalties that end in an order and hold nothing else."""
    kind = item.type
    if kind not in (PowerType.COERCION, PowerType.PENALTY) or item.repealed:
        return
    name = item.mapping.get("名称")
    if not isinstance(name, str):
        return
    found = _ORDER.search(name)
    if found is None or _MORE.search(name):
        return
    if kind == PowerType.PENALTY and not _PLAIN.match(found[1]):
        return
    if item.mapping.get("强制方式") or item.mapping.get("处罚内容"):
        return
    yield item.finding(
        RULE,
        _("类型是{kind}，名称里只有“责令{order}”；责令是命令，不是{word}。").format(
            kind=kind, order=found[1], word=kind.removeprefix("行政")
        ),
        _("核对依据里有没有代履行、查封、扣押等方式：有就写进名称，没有就改列其他行政权力。")
        if kind == PowerType.COERCION
        else _("核对依据里有没有警告、罚款等处罚：有就写进名称，没有就改列其他行政权力。"),
        ("名称",),
        span=(found.start(), found.end(1)),
    )
