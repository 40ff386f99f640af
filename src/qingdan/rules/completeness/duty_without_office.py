"""QD202 duty-without-office: a duty that no internal office carries."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_DUTY, duty
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

RULE = Rule(
    code="QD202",
    slug="duty-without-office",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("职责没有内设机构"),
    why=(
        "职责任务清单把三定规定的职责分解到内设机构。“科室”里写牵头的内设机构，"
        "或者在每项任务里写“科室”；一个都没有，这项职责就没有人承担。废止的不查。"
        "从三定规定录入职责时常常还没有分解，所以是提醒，不拦提交。"
    ),
    advice=N_("补上“科室: {牵头: 内设机构的名称}”。"),
    bad=duty("名称: 示例职责\n状态: 有效\n"),
    good=GOOD_DUTY,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield duties that name no office, neither themselves nor in a task."""
    for item in view.of_kind(ListKind.DUTIES):
        if not item.readable or item.has_office or item.repealed:
            continue
        yield RawFinding(
            RULE.slug,
            item.path,
            _("这项职责没有写由哪个内设机构承担。"),
            _("补上“科室: {牵头: 内设机构的名称}”，或者在各项任务里写“科室”。"),
            (item.first_key,) if item.first_key else (),
            Mark.KEY,
            ("科室",),
            item.id,
        )
