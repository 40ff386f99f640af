"""QD205 stage-missing: 责任事项 that leaves out a stage of its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType, RulePreset
from ..examples import power
from ..itemview import ItemView
from ..profile import Stages
from ..rule import N_, Mark, RawFinding, Rule, Scope
from .gaps import reason
from .written import mapping

DEMAND = "责任环节"
_LICENCE = "名称: 示例许可\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD205",
    slug="stage-missing",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("责任事项缺少环节"),
    why=(
        "有的省（如广东）要求按职权运行的环节写责任：许可有受理、审查、决定、送达、事后监管，"
        "处罚有立案、调查取证、审理、告知、决定、送达、执行。少一个环节，那一步就没有人负责。"
        "各类型有哪些环节写在方案的“环节模板”里；合起来写的（审查和决定）算两个，"
        "别的叫法（审核、勘验）也认。\n\n"
        "更多的地方按直接实施、指导监督分块写，所以这条规则只在预设“严格”里，或者由方案启用；"
        "方案不要求按环节写时，只查自己已经按环节写的事项。其他行政权力各不相同，不查。"
        "有主项的子项、草案和废止的事项不查。"
    ),
    advice=N_("补上缺少的环节；确实没有这个环节的，写一条豁免并说明理由。"),
    bad=power(
        _LICENCE
        + "责任事项:\n  环节:\n    - {环节: 受理, 责任: 一次性告知补正材料}\n"
        + "    - {环节: 决定, 责任: 在期限内作出决定并说明理由}\n"
    ),
    good=power(
        _LICENCE
        + "责任事项:\n  环节:\n    - {环节: 受理, 责任: 一次性告知补正材料}\n"
        + "    - {环节: 审查和决定, 责任: 在期限内审查并作出决定}\n"
        + "    - {环节: 送达, 责任: 送达决定并公开}\n"
        + "    - {环节: 事后监管, 责任: 检查被许可人}\n"
    ),
    preset=RulePreset.STRICT,
    lists=(ListKind.POWERS,),
    keys=("责任事项",),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding for a power whose stages are incomplete, or missing where demanded."""
    duties = mapping(item, "责任事项")
    if not duties or not item.in_force or "主项" in item.mapping:
        return
    stages = _stages(item)
    if stages is None:
        return
    written = duties.get("环节")
    if not written:
        demand = item.profile.demands.get(DEMAND)
        if demand is not None and demand.enabled and not duties.keys().isdisjoint(_BLOCKS):
            yield _no_stages(item, stages)
        return
    names = _names(written)
    absent = [stage for stage in stages.required if not _stands_in(stages.words(stage), names)]
    if names and absent:
        yield item.finding(
            RULE,
            _("责任事项缺少“{stages}”环节。").format(stages="”“".join(absent)),
            _("{type}一般有这些环节：{all}。").format(type=item.type, all=joined(stages.names))
            + _advice(item, stages),
            ("责任事项", "环节"),
            mark=Mark.KEY,
        )


_BLOCKS = frozenset({"直接实施", "指导监督", "责任"})


def _stages(item: ItemView) -> Stages | None:
    key = item.type
    if key == PowerType.COERCION:
        key = item.text("强制类别")
    return item.profile.stages.get(key)


def _names(written: Any) -> Sequence[str]:
    """Return the names of the stages; none where one has another form."""
    names = []
    for stage in written if isinstance(written, list) else ():
        name = stage.get("环节") if isinstance(stage, dict) else None
        if not isinstance(name, str):
            return ()
        names.append(name)
    return names


def _stands_in(words: Sequence[str], names: Sequence[str]) -> bool:
    return any(word in name for word in words for name in names)


def _no_stages(item: ItemView, stages: Stages) -> RawFinding:
    return item.finding(
        RULE,
        _("责任事项没有按环节写。"),
        _("写“环节: [{{环节: {first}, 责任: ……}}, ……]”；{type}一般有：{all}。").format(
            first=stages.names[0], type=item.type, all=joined(stages.names)
        )
        + _advice(item, stages),
        ("责任事项",),
        mark=Mark.KEY,
    )


def _advice(item: ItemView, stages: Stages) -> str:
    doubt = "" if stages.verified else _("这一类型的环节没有核实出处，以本省的文件为准。")
    return reason(item.profile, DEMAND) + doubt
