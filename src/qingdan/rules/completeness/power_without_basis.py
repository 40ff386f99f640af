"""QD201 power-without-basis: a power that names no law."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..examples import GOOD_POWER, power
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope

RULE = Rule(
    code="QD201",
    slug="power-without-basis",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("权力没有依据"),
    why=(
        "法无授权不可为：没有依据的权力不能列入清单。有子项的主项可以不写，由各子项写；"
        "废止的事项不查。"
    ),
    advice=N_("补上“依据”；找不到依据的，核实后改为废止。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"),
    good=GOOD_POWER,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield powers without 依据, save repealed ones and 主项 with 子项."""
    for item in view.of_kind(ListKind.POWERS):
        if not item.readable or item.has_basis or item.repealed or item.id in view.children:
            continue
        parent = view.by_id.get(item.parent or "")
        hint = _("补上“依据: [《…》第…条]”。")
        if parent and parent[0].has_basis:
            hint = _("主项 {parent} 有依据，子项也要写明自己依据哪一条。").format(
                parent=parent[0].id
            )
        yield RawFinding(
            RULE.slug,
            item.path,
            _("这项权力没有依据。"),
            hint,
            (item.first_key,) if item.first_key else (),
            Mark.KEY,
            ("依据",),
            item.id,
        )
