"""QD103 empty-value: a key with nothing after it."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Mark, Rule, Scope
from .phrases import label
from .problem import Problem, Words

TYPES = frozenset({"string_too_short", "too_short"})

RULE = Rule(
    code="QD103",
    slug="empty-value",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("写了键却没有内容"),
    why=(
        "名称、类型、状态这些键不能空着，列表里也不能有空项："
        "看的人分不清是“没有”还是“还没填”。没有内容就不写这个键。"
    ),
    advice=N_("写上内容；没有内容就删去这一行。"),
    bad=power("名称:\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=GOOD_POWER,
)


def explain(problem: Problem) -> Words:
    """Say what is empty."""
    required = problem.slot.field is not None and problem.slot.field.is_required()
    in_list = bool(problem.path) and isinstance(problem.path[-1], int)
    if required and not in_list:
        hint = _("写上内容，这个键不能空着。")
    elif in_list:
        hint = _("写上内容，或者删去这一项。")
    else:
        hint = _("写上内容；没有内容就删去这个键。")
    message = _("{place}没有写内容。").format(place=label(problem.path))
    return Words(message, hint, problem.path, Mark.VALUE if in_list else Mark.KEY)
