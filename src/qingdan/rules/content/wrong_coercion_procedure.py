"""QD560 wrong-coercion-procedure: a seizure that follows the procedure of execution, or reverse."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import CoercionKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..text.numerals import to_chinese
from ..text.patterns import Pattern
from .cited import articles, below, cites
from .procedure_law import coercion

RULE = Rule(
    code="QD560",
    slug="wrong-coercion-procedure",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("强制措施引了强制执行的程序，或者相反"),
    why=(
        "行政强制法把程序分成两套：查封、扣押、冻结是强制措施，按第三章（第十六条至第三十三条）；"
        "代履行、加处罚款、划拨是强制执行，按第四章、第五章（第三十四条起）。责任事项只引另一套的"
        "条文，照着办就缺了现场告知、清单、催告等步骤。两套都引的、看不出是哪一种的，不报。"
    ),
    advice=N_("改引本种强制的条文；“强制类别”没有写的，补上。"),
    bad=power(
        "名称: 对违法经营场所的查封\n类型: 行政强制\n状态: 有效\n"
        "依据: [《中华人民共和国种子法》第四十九条]\n"
        "责任事项: {依据: [《中华人民共和国行政强制法》第三十四条、第三十五条]}\n"
    ),
    good=GOOD_POWER,
    needles=("行政强制法》",),
    types=(PowerType.COERCION,),
)

_MEASURE = Pattern(r"查封|扣押|封存|冻结|暂扣")
_EXECUTION = Pattern(r"代履行|代为|加处|滞纳金|划拨|拍卖|强制拆除|强制执行|拆除|销毁|强制清除")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield citations of 行政强制法 whose articles all belong to the other procedure."""
    if item.type != PowerType.COERCION or item.repealed:
        return
    kind = _kind(item)
    if kind is None:
        return
    law = coercion()
    bases = [base for base in below(item, "责任事项") if cites(base.citation, law.law)]
    numbers = [number for base in bases for number in articles(base.citation)]
    right, wrong, other = law.measures, law.execution, CoercionKind.EXECUTION
    if kind == CoercionKind.EXECUTION:
        right, wrong, other = wrong, right, CoercionKind.MEASURE
    if not any(_within(number, wrong) for number in numbers):
        return
    if any(_within(number, right) for number in numbers) or any("章" in b.citation for b in bases):
        return
    yield item.finding(
        RULE,
        _("这项是{kind}，责任事项引的却都是《行政强制法》里{other}的程序。").format(
            kind=kind, other=other
        ),
        _("{kind}的程序在第{first}条至第{last}条，改引其中有关的条文。").format(
            kind=kind, first=to_chinese(right[0]), last=to_chinese(right[1])
        ),
        bases[0].citation_path,
    )


def _within(number: int, ends: tuple[int, int]) -> bool:
    return ends[0] <= number <= ends[1]


def _kind(item: ItemView) -> str | None:
    """Return which coercion it is: as it says, or as its name shows; None where that is unclear."""
    said = item.text("强制类别")
    if said in tuple(CoercionKind):
        return said
    measure, execution = _MEASURE.search(item.name), _EXECUTION.search(item.name)
    if bool(measure) == bool(execution):
        return None
    return CoercionKind.MEASURE if measure else CoercionKind.EXECUTION
