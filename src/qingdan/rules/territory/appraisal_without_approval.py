"""QD259 appraisal-without-approval: towns are appraised on what they only help with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind, RulePreset
from ..completeness.gaps import reason
from ..examples import territory
from ..itemview import ItemView
from ..listed import part, records, texts
from ..rule import N_, RawFinding, Rule, Scope

DEMAND = "考核批准"
_MATTER = (
    "名称: 示例事项\n状态: 有效\n"
    "主体责任: [{部门: zfj, 责任: [立案查处, 对各镇街的巡查情况进行考核]}]\n"
    "镇街: {配合: [巡查发现, 劝阻并报告]}\n"
)

RULE = Rule(
    code="QD259",
    slug="appraisal-without-approval",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("考核镇街的配合责任，没有写批准文件"),
    why=(
        "镇街只是配合的事，部门不得擅自考核镇街"
        "（山东省乡镇人民政府工作条例第十九条：考核乡镇承担的配合责任要经批准）。\n\n"
        "这是山东的规定，方案“山东”启用，别处只在预设“严格”里。"
        "看“主体责任”和“说明书”里有没有写考核镇街。草案、废止的不查。"
    ),
    advice=N_("经过批准的补上“考核批准: {文号: ……}”，没有批准的删去考核。"),
    bad=territory(_MATTER),
    good=territory(_MATTER + "考核批准: {文号: 示政发〔2025〕3号, 机关: 示例市人民政府}\n"),
    preset=RulePreset.STRICT,
    needles=("考核",),
    lists=(ListKind.TERRITORY,),
)

_TOWN = "(?:乡镇|镇街|街道|镇村|属地|各镇|各乡)"
_APPRAISED = re.compile(
    f"(?:对|将|把|由){_TOWN}[^，。；]{{0,20}}?考核|{_TOWN}[^，。；]{{0,12}}?(?:列入|纳入)[^，。；]{{0,12}}?考核"
    f"|考核(?:各|全部|所有)?{_TOWN}|对各{_TOWN}[^，。；]{{0,20}}?考核"
)
_NOT = re.compile("(?:不|未|不得|禁止|取消)[^，。；]{0,4}考核")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding where towns are to be appraised and no decision is named."""
    if not item.in_force or not item.meant.isdisjoint(("考核批准", "文号")):
        return
    if part(item.mapping, "考核批准").get("文号"):
        return
    for text, path in _written(item):
        found = _APPRAISED.search(text)
        if found is not None and _NOT.search(text) is None:
            yield item.finding(
                RULE,
                _("写了考核镇街，没有写批准文件。"),
                _("经过批准的补上“考核批准: {文号: ……}”；没有批准的不能考核，删去。")
                + reason(item.profile, DEMAND),
                path,
                span=found.span(),
            )
            return


def _written(item: ItemView) -> Iterator[tuple[str, FieldPath]]:
    for index, entry in records(item.mapping.get("主体责任")):
        yield from texts(entry.get("责任"), ("主体责任", index, "责任"))
    manual = part(item.mapping, "说明书")
    for key in ("程序", "标准"):
        yield from texts(manual.get(key), ("说明书", key))
