"""QD440 measure-entrusted: a coercive measure that is exercised by entrustment."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.setting.setting import MEASURES
from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import CoercionKind, Exercise, PowerSource, PowerType
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .kinds import declared_means, named_means

_POWER = (
    "名称: 对涉嫌违法医疗器械的查封、扣押\n类型: 行政强制\n状态: 有效\n强制类别: 行政强制措施\n"
    "强制方式: [查封场所、设施或者财物, 扣押财物]\n依据: [《医疗器械监督管理条例》第七十条]\n"
)

RULE = Rule(
    code="QD440",
    slug="measure-entrusted",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("行政强制措施写了委托"),
    why=(
        "行政强制措施由法律、法规规定的行政机关在法定职权范围内实施，行政强制措施权不得委托"
        "（行政强制法第十七条第一款）；查封、扣押其他任何行政机关或者组织都不得实施（第二十二条）。"
        "写了“委托”，或者“权力来源”“行使类型”是委托的，就报。强制执行不在此列。\n\n"
        "“强制类别”没有写的，按“强制方式”，再按名称里的查封、扣押、冻结判断，看不出的不报。"
    ),
    advice=N_(
        "收回委托，由有法定职权的机关自己实施；相对集中处罚权的机关按行政强制法第十七条第二款办。"
    ),
    bad=power(_POWER + "委托: {受托: 示例市市场监管服务中心, 事项: 现场查封, 至: 2999-12-31}\n"),
    good=power(_POWER),
    types=(PowerType.COERCION,),
)

_SOURCES = (PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the place where a measure says that it is entrusted."""
    if item.repealed or not _is_measure(item):
        return
    place = _entrusted(item)
    if place is None:
        return
    path, word = place
    yield item.finding(
        RULE,
        _(
            "这是行政强制措施，却写了{word}；行政强制措施权不得委托（《行政强制法》第十七条第一款）。"
        ).format(word=word),
        _("收回委托，由法律、法规规定的机关实施；受托的一方改为协助、报告。"),
        path,
    )


def _is_measure(item: ItemView) -> bool:
    said = item.text("强制类别")
    if said:
        return said == CoercionKind.MEASURE
    means = declared_means(item) or named_means(item)
    return bool(means) and all(one.means in MEASURES for one in means)


def _entrusted(item: ItemView) -> tuple[FieldPath, str] | None:
    if item.mapping.get("委托"):
        return ("委托",), _("“委托”")
    for key, words in (("权力来源", _SOURCES), ("行使类型", (Exercise.ENTRUSTED,))):
        value = item.get(key)
        if value in words:
            path: FieldPath = (key,) if key in item.mapping else ("类型",)
            return path, f"“{key}: {value}”"
    return None
