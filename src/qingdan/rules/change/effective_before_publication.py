"""QD626 effective-before-publication: in force before anybody could know."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action
from ...model.finding import Severity
from ..facts import View
from ..ledger import text
from ..rule import N_, RawFinding, Rule, Scope
from .samples import ADDED, NEW, published

_LATE = published(ADDED, less="公布: {日期: 2025-11-21}\n", more="公布: {日期: 2025-12-20}\n")

RULE = Rule(
    code="QD626",
    slug="effective-before-publication",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("生效以后才公布"),
    why=(
        "清单是告诉群众和企业找谁办、依据什么的。新增、下放、委托、收回、变更在公布以前就生效，"
        "当事人无从知道；委托处罚、许可的，法律要求公布（《中华人民共和国行政处罚法》第二十条、"
        "《中华人民共和国行政许可法》第二十四条）。取消、冻结等减轻负担的不查。"
    ),
    advice=N_("生效日期写在公布当天或者以后；确需先生效的，在“理由”里写明。"),
    bad={**NEW, **_LATE},
    good={**NEW, **published(ADDED)},
)

_EASING = frozenset(
    map(str, (Action.CANCEL, Action.FREEZE, Action.ERRATUM, Action.RECODE, Action.RENAME))
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield batches that were published after the day they came into force."""
    for batch in view.ledger.batches:
        shown = text(batch.part("公布").get("日期"))
        if not "" < batch.effective < shown:
            continue
        if all(entry.action in _EASING for entry in batch.entries):
            continue
        yield RawFinding(
            RULE.slug,
            batch.file,
            _("{effective} 起生效，{shown} 才公布。").format(
                effective=batch.effective, shown=shown
            ),
            _("生效日期写在公布当天或者以后；确需先生效的，在“理由”里写明。"),
            ("生效日期",),
        )
