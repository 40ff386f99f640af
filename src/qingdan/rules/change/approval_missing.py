"""QD624 approval-missing: published or in force without the steps its words ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...messages import _, joined
from ...model.actions import Verdict
from ...model.finding import FieldPath, Severity
from ..facts import View
from ..ledger import Batch
from ..rule import N_, RawFinding, Rule, Scope
from .samples import CANCELLED, REPEALED, published

_APPROVED = "审批: {机关: 示例市人民政府, 日期: 2025-11-18}\n"

RULE = Rule(
    code="QD624",
    slug="approval-missing",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("已经公布或者生效，缺审批、审核或者合法性审查"),
    why=(
        "新增、取消、下放由本级政府审定后才能生效；变更要素由机构编制部门审核、经过合法性审查即可。"
        "哪个词要哪几步，各地的办法不同，写在方案的“调整审批”里，连同出处。"
        "阶段是公布稿的，或者生效日期已经到了的，应当都有；起草中的不查。"
        "多数地方的规定没有逐个核实，所以只作警告；本地有明文规定的，"
        "在 qingdan.yaml 里把级别改成“错误”。"
    ),
    advice=N_("补上“审核”“合法性审查”“审批”的机关、日期和文号；还没有批准的，先不要公布。"),
    bad={**REPEALED, **published(CANCELLED, less=_APPROVED)},
    good={**REPEALED, **published(CANCELLED)},
)

PASSED = str(Verdict.YES)


def check(view: View) -> Iterator[RawFinding]:
    """Yield binding batches without a step that one of their words asks for."""
    if not view.ledger:
        return
    demands = view.around.profile.section("调整审批")
    for batch in view.ledger.batches:
        if not batch.binding(view.around.today):
            continue
        missing = _missing(batch, demands)
        if missing:
            yield _finding(batch, missing)
        refused = batch.part("合法性审查").get("通过")
        if refused is not None and refused != PASSED:
            yield RawFinding(
                RULE.slug,
                batch.file,
                _("合法性审查没有通过，却已经公布或者生效。"),
                _("照审查意见改好，重新审查通过以后再公布。"),
                ("合法性审查", "通过"),
            )


def _missing(batch: Batch, demands: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the steps that are not there, each with the words that ask for it."""
    found: dict[str, list[str]] = {}
    for entry in batch.entries:
        demand = demands.get(entry.action)
        steps = demand.get("要", ()) if isinstance(demand, dict) else ()
        for step in steps:
            words = found.setdefault(step, [])
            if entry.action not in words:
                words.append(entry.action)
    return {step: words for step, words in found.items() if not batch.part(step)}


def _finding(batch: Batch, missing: Mapping[str, list[str]]) -> RawFinding:
    at: FieldPath = ("阶段",) if batch.published else ("生效日期",)
    actions = dict.fromkeys(action for words in missing.values() for action in words)
    return RawFinding(
        RULE.slug,
        batch.file,
        _("这一批有{actions}，没有写{steps}，却已经公布或者生效。").format(
            actions=joined(actions), steps=joined(missing)
        ),
        _("补上机关、日期和文号；还没有办的，办好再公布。"),
        at,
    )
