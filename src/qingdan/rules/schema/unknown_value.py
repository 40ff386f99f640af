"""QD105 unknown-value: a word that is not among the official ones."""

from __future__ import annotations

from collections.abc import Sequence

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..nearest import fold, nearest
from ..rule import N_, Rule, Scope
from .phrases import found, label, quoted_list, shown
from .problem import Problem, Words
from .synonyms import VALUES

TYPES = frozenset({"enum"})

RULE = Rule(
    code="QD105",
    slug="unknown-value",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("不是规定的用词"),
    why=(
        "类型、状态、层级等用规定的全称（行政处罚，不写处罚），统计、比较和公开才对得上。"
        "各地自己的叫法由方案在展示时换用。"
    ),
    advice=N_("改用提示里列出的用词。"),
    bad=power("名称: 示例的处罚\n类型: 处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=GOOD_POWER,
)


def _meant(value: str, choices: Sequence[str]) -> str | None:
    word = VALUES.get(fold(value))
    return word if word in choices else None


def _near(value: str, problem: Problem) -> str | None:
    near = nearest(value, problem.slot.choices, problem.slot.names)
    # 不公开 is one letter from 公开 and means the opposite.
    return None if near and value[:1] in "不非未无" and value[:1] != near[:1] else near


def explain(problem: Problem) -> Words:
    """Say which words there are and which was probably meant."""
    choices = problem.slot.choices
    place = label(problem.path)
    if isinstance(problem.value, str):
        message = _("{place}不能写“{value}”。").format(place=place, value=shown(problem.value))
        near = _meant(problem.value, choices) or _near(problem.value, problem)
    else:
        message = _("{place}应当是规定的用词，这里却是{found}。").format(
            place=place, found=found(problem.value)
        )
        near = None
    allowed = _("可写：{choices}。").format(choices=quoted_list(choices))
    if near:
        return Words(message, _("是不是“{near}”？{allowed}").format(near=near, allowed=allowed))
    return Words(message, allowed)
