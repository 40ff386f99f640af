"""QD223 coercion-without-means: a coercion that does not say of what kind it is."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PowerType, RulePreset
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from .gaps import lacking, missing

KIND, MEANS = "强制类别", "强制方式"
_POWER = "名称: 查封示例场所\n类型: 行政强制\n状态: 有效\n依据: [《示例条例》第一条]\n"

RULE = Rule(
    code="QD223",
    slug="coercion-without-means",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("强制没有写类别或者方式"),
    why=(
        "行政强制措施和行政强制执行是两回事（行政强制法第二条）：谁能设定、能不能委托、"
        "走什么程序都不同。“强制类别”写是哪一种，“强制方式”写措施的种类（第九条）或者执行的方式（第十二条），"
        "才核对得了设定权。\n\n"
        "许多清单没有这两栏，所以只在预设“严格”里。子项可以由主项写，主项可以由子项写；草案和废止的事项不查。"
    ),
    advice=N_("补上“强制类别”和“强制方式”。"),
    bad=power(_POWER),
    good=power(_POWER + "强制类别: 行政强制措施\n强制方式: [查封场所、设施或者财物]\n"),
    preset=RulePreset.STRICT,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield coercions in force whose family lacks 强制类别 or 强制方式, one finding a key."""
    for item in lacking(view, KIND, _is_coercion):
        message = _("这项强制没有写强制类别。")
        hint = _("补上“强制类别: 行政强制措施”或者“强制类别: 行政强制执行”（行政强制法第二条）。")
        yield missing(RULE, item, KIND, message, hint)
    for item in lacking(view, MEANS, _is_coercion):
        message = _("这项强制没有写强制方式。")
        hint = _("补上“强制方式: [……]”：措施的种类照行政强制法第九条写，执行的方式照第十二条写。")
        yield missing(RULE, item, MEANS, message, hint)


def _is_coercion(item: Facts) -> bool:
    return item.type == PowerType.COERCION
