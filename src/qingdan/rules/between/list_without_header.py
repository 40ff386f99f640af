"""QD346 list-without-header: a list that says nothing about itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import GOOD_POWER
from ..facts import ListView
from ..rule import N_, RawFinding, Rule, Scope

RULE = Rule(
    code="QD346",
    slug="list-without-header",
    severity=Severity.INFO,
    scope=Scope.LIST,
    title=N_("清单没有表头"),
    why=(
        "表头 list.yaml 写清单的标题、年度、批准和公布的文号，还有各事项共用的默认值。"
        "没有表头，公开出来看不出是哪一年的清单、谁批准的。只在严格的一套里检查；"
        "全是草案的清单不查。"
    ),
    advice=N_("在清单的文件夹里加一个 list.yaml，至少写标题、年度和文号。"),
    bad=GOOD_POWER,
    good={
        **GOOD_POWER,
        "powers/zrzy/list.yaml": (
            "标题: 示例市自然资源和规划局权力责任清单\n年度: 2026\n文号: 示政发〔2026〕1号\n"
        ),
    },
    preset=RulePreset.STRICT,
)


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield one finding, at the first item, for a list in force without a header."""
    if view.header is not None or not any(item.in_force for item in view.items):
        return
    first = view.items[0]
    folder = f"{view.kind}/{view.organ}" if view.organ else view.kind
    yield RawFinding(
        RULE.slug,
        first.path,
        _("{folder}/ 里没有表头 list.yaml（{title}）。").format(
            folder=folder, title=ListKind(view.kind).official_name
        ),
        _("加一个 list.yaml，写标题、年度、文号；共用的默认值也可以写在里面。"),
        item=first.id,
    )
