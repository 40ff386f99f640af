"""QD559 wrong-procedure: responsibilities that rest on the procedure of another type of power."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .cited import below, cites, titles
from .procedure_law import procedure_laws, short

RULE = Rule(
    code="QD559",
    slug="wrong-procedure",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("责任依据引的是别类权力的程序法"),
    why=(
        "许可、处罚、强制各有程序法：行政许可法、行政处罚法、行政强制法。行政强制的责任事项只引"
        "行政处罚法，多半是从处罚事项复制来的，照它办程序就错了。同时引了本类程序法，或者引了"
        "本类程序的部门规章的，不报。"
    ),
    advice=N_("改引本类权力的程序法，并核对责任事项的文字是不是也抄错了。"),
    bad=power(
        "名称: 对违法排污设施的查封\n类型: 行政强制\n状态: 有效\n"
        "依据: [《中华人民共和国环境保护法》第二十五条]\n"
        "责任事项: {依据: [《中华人民共和国行政处罚法》第五章]}\n"
    ),
    good=GOOD_POWER,
    needles=("行政处罚法》", "行政强制法》", "行政许可法》"),
    keys=("责任事项", "追责"),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the bases of 责任事项 and 追责 that cite another type's procedure, not the own one."""
    own = procedure_laws().get(item.type)
    if own is None or item.repealed:
        return
    for key in ("责任事项", "追责"):
        bases = tuple(below(item, key))
        found = _foreign(item.type, tuple([base.citation for base in bases]))
        if found is not None:
            number, law = found
            yield item.finding(
                RULE,
                _("这项是{kind}，{key}的依据却引《{law}》，没有引《{own}》。").format(
                    kind=item.type, key=key, law=short(law), own=short(own)
                ),
                _("改引《{own}》的有关条文；责任事项的文字也对照一遍。").format(own=own),
                bases[number].citation_path,
            )


@lru_cache(maxsize=8192)
def _foreign(kind: str, citations: tuple[str, ...]) -> tuple[int, str] | None:
    """Return the first citation of another type's procedure, and which law that is.

    None where one is of the own procedure, the law or a rule. Lists cite the same over and over.
    """
    laws = procedure_laws()
    own = laws[kind]
    if any(cites(citation, own) for citation in citations):
        return None
    if any(kind in title for citation in citations for title in titles(citation)):
        return None
    for number, citation in enumerate(citations):
        for law in laws.values():
            if law != own and cites(citation, law):
                return number, law
    return None
