"""QD244 division-too-short: what a department does, in too few words to mean anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, RulePreset
from ..examples import boundary
from ..itemview import ItemView
from ..rule import N_, Option, RawFinding, Rule, Scope
from ..schema.phrases import shown

_BOUNDARY = (
    "名称: 城镇规划区内违法建设的认定与查处\n状态: 有效\n牵头: zfj\n分工:\n"
    "  - {{部门: zfj, 职责: [{}]}}\n"
    "  - {{部门: zrzy, 职责: [收到认定函后出具规划认定意见]}}\n"
)
_LEAST = "最少字数"

RULE = Rule(
    code="QD244",
    slug="division-too-short",
    severity=Severity.INFO,
    scope=Scope.ITEM,
    title=N_("部门的职责写得太短"),
    why=(
        "“负责查处”四个字分不清界限。一个部门在一项分工里的职责至少要说出做什么、对什么做。"
        "按一个部门的全部职责合起来的字数算，默认不到十个字就提示。\n\n"
        "只是提示，只在预设“严格”里。草案和废止的不查。"
    ),
    advice=N_("写出动作和对象，如“对已建成的违法建设立案查处”。"),
    bad=boundary(_BOUNDARY.format("负责查处")),
    good=boundary(_BOUNDARY.format("对已建成的违法建设立案查处")),
    preset=RulePreset.STRICT,
    options=(Option(_LEAST, 10, N_("一个部门的职责合起来至少有多少个字")),),
    lists=(ListKind.BOUNDARIES,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding at the 职责 of each department that says too little."""
    if not item.in_force:
        return
    division = item.mapping.get("分工")
    if not isinstance(division, list):
        return
    least = item.option(RULE, _LEAST)
    for index, part in enumerate(division):
        text = _words(part.get("职责") if isinstance(part, dict) else None)
        if 0 < len(text) < least:
            yield item.finding(
                RULE,
                _("这个部门的职责“{text}”只有 {count} 个字。").format(
                    text=shown(text), count=len(text)
                ),
                _("写出动作和对象，如“对已建成的违法建设立案查处”。"),
                ("分工", index, "职责"),
            )


def _words(duties: Any) -> str:
    """Return all duties in one; empty where one has another form."""
    if not isinstance(duties, list) or not all(isinstance(duty, str) for duty in duties):
        return ""
    return "".join("".join(duty.split()) for duty in duties)
