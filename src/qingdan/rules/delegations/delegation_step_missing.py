"""QD269 delegation-step-missing: which steps of the lawful sequence are not on record."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .said import lacking, moves, record
from .samples import PENALTY, delegation

_STEPS = "程序: {申请: 2025-03-01, 确定: 2025-04-01, 发布: 2025-04-20, 备案: 2025-05-06}\n"

RULE = Rule(
    code="QD269",
    slug="delegation-step-missing",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("赋权的程序没有记全"),
    why=(
        "下放、授权的事项，记下申请、确定、发布、备案的日期，复议、诉讼时才说得清从哪天起归乡镇（街道）。"
        "各地步骤不同，多数清单不写，所以只在预设“严格”里查。草案、审核和废止的事项不查。"
    ),
    advice=N_("在“程序”里补上缺的日期；一批事项同一天的，写在清单表头的“默认”里。"),
    bad=delegation(PENALTY),
    good=delegation(PENALTY + _STEPS),
    preset=RulePreset.STRICT,
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield one finding that names the steps without a day."""
    if item.text("状态") not in ("有效", "暂停") or not moves(item) or "程序" in item.meant:
        return
    steps = record(item, "程序")
    if steps is None and not item.lacks("程序"):
        return
    missing = [step for step in ("申请", "确定", "发布", "备案") if step not in (steps or {})]
    if missing:
        yield lacking(
            item,
            RULE,
            _("“程序”里没有{steps}的日期。").format(steps=joined(missing)),
            _("补上日期；没有这一步的，可以豁免并写明理由。"),
            ("程序", missing[0]),
        )
