"""QD625 effective-before-approval: a power begins before anybody allowed it."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action
from ...model.finding import Severity
from ..facts import View
from ..ledger import text
from ..rule import N_, RawFinding, Rule, Scope
from .samples import ADDED, NEW, published

_EARLY = published(ADDED, less="生效日期: 2025-12-01\n", more="生效日期: 2025-11-01\n")

RULE = Rule(
    code="QD625",
    slug="effective-before-approval",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("生效日期早于批准日期"),
    why=(
        "新增、下放、委托的事项，批准以前没有权力这样办；生效日期写在批准以前，"
        "那几天作出的决定就没有根据。取消、合并等随法规废止而发生的，可以追溯到法规废止的那一天，"
        "不查。"
    ),
    advice=N_("核对两个日期；生效日期不早于批准日期。"),
    bad={**NEW, **_EARLY},
    good={**NEW, **published(ADDED)},
)

_GIVING = frozenset(map(str, (Action.ADD, Action.DEVOLVE, Action.ENTRUST)))


def check(view: View) -> Iterator[RawFinding]:
    """Yield batches, or entries with a day of their own, that give powers too early."""
    for batch in view.ledger.batches:
        approved = text(batch.part("审批").get("日期"))
        early = [
            entry
            for entry in batch.entries
            if entry.action in _GIVING and "" < entry.effective < approved
        ]
        whole = [entry for entry in early if entry.effective == batch.effective]
        if whole:
            yield _finding(batch.file, whole[0].action, batch.effective, approved, ("生效日期",))
        for entry in early:
            if entry.effective != batch.effective:
                path = (*entry.path, "生效日期")
                yield _finding(batch.file, entry.action, entry.effective, approved, path)


def _finding(
    file: str, action: str, effective: str, approved: str, path: tuple[str | int, ...]
) -> RawFinding:
    return RawFinding(
        RULE.slug,
        file,
        _("{action}从 {effective} 起生效，{approved} 才批准。").format(
            action=action, effective=effective, approved=approved
        ),
        _("核对两个日期；生效日期不早于批准日期。"),
        path,
    )
