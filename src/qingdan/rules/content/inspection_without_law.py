"""QD561 inspection-without-law: an inspection that rests on 三定 or notices alone."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..text.patterns import Pattern
from .cited import titles

RULE = Rule(
    code="QD561",
    slug="inspection-without-law",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("行政检查只有“三定”或者通知作依据"),
    why=(
        "“三定”规定说的是部门的职责，通知、意见、方案是内部的安排，都不能给企业和群众设定接受"
        "检查的义务。国办发〔2024〕54号要求涉企行政检查有法律、法规、规章或者国务院决定作依据，"
        "没有依据的不得检查。依据里有一条法律、法规、规章的，不报。"
    ),
    advice=N_("补上规定检查的法律、法规、规章；找不到的，不列为行政检查。"),
    bad=power(
        "名称: 对集中采购行为的监督检查\n类型: 行政检查\n状态: 有效\n"
        "依据: [《示例市医疗保障局职能配置、内设机构和人员编制规定》第四条]\n"
    ),
    good=GOOD_POWER,
    lists=(ListKind.POWERS,),
    types=(PowerType.INSPECTION,),
)

_DOCUMENT = Pattern(
    r"(?:通知|意见|方案|函|批复|纪要|要点|计划|指南|通报|请示|报告|讲话|职能配置[^》]{0,40}规定"
    r"|人员编制规定|三定方案|“?三定”?规定)〉?(?:（[^（）]*）)?$"
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield inspections all of whose bases are documents that bind organs only."""
    if item.type != PowerType.INSPECTION or item.repealed or not item.bases:
        return
    if not all(_is_document(basis.citation) for basis in item.bases):
        return
    yield item.finding(
        RULE,
        _("这项行政检查的依据只有“三定”规定或者通知一类的文件，没有法律、法规、规章。"),
        _("补上规定这项检查的法律、法规或者规章的条文。"),
        item.bases[0].citation_path,
    )


def _is_document(citation: str) -> bool:
    """Whether a citation is of a document below a rule; decisions of the State Council are not."""
    found = titles(citation)
    if not found:
        return "三定" in citation and "法" not in citation
    return bool(_DOCUMENT.search(found[0])) and not found[0].startswith(
        ("国务院关于", "国务院批转")
    )
