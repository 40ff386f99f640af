"""QD102 missing-key: a key that every such record must have."""

from __future__ import annotations

from collections.abc import Mapping

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, Mark, Rule, Scope
from .phrases import example, label, meaning
from .problem import Problem, Words
from .shape import Form

TYPES = frozenset({"missing"})

RULE = Rule(
    code="QD102",
    slug="missing-key",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("缺少必须写的键"),
    why=(
        "没有名称、类型和状态的事项无法列入任何一张清单；状态可以由清单表头（list.yaml）的"
        "“默认”给出。一个完整的事项还应当有什么，是 QD2xx 的事。"
    ),
    advice=N_("补上缺少的键；一张清单里都相同的写进 list.yaml 的“默认”。"),
    bad=power("类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"),
    good=GOOD_POWER,
)


def explain(problem: Problem) -> Words:
    """Say which key is missing and what goes there."""
    key = str(problem.path[-1]) if problem.path else ""
    inside = problem.path[:-1]
    message = (
        _("{inside}缺少“{key}”。").format(inside=label(inside), key=key)
        if inside
        else _("缺少“{key}”。").format(key=key)
    )
    return Words(message, _hint(problem, key), *first_key(problem))


def first_key(problem: Problem) -> tuple[tuple[str | int, ...], Mark]:
    """Return where a missing key is shown: at the first key of its record."""
    inside = problem.path[:-1]
    if isinstance(problem.parent, dict) and problem.parent:
        return (*inside, next(iter(problem.parent))), Mark.KEY
    return inside, Mark.VALUE


def _hint(problem: Problem, key: str) -> str:
    about = meaning(problem.slot)
    line = _("补上一行“{key}: …”").format(key=key)
    if problem.slot.form is Form.CHOICE:
        choices = joined(problem.slot.choices)
        return _("{line}，可写：{choices}。").format(line=line, choices=choices)
    sample = example(problem.slot)
    if about and not (sample and sample in about):
        return _("{line}：{about}。").format(line=line, about=about)
    if about:
        return _("{line}，{about}。").format(line=line, about=about)
    return _("{line}。").format(line=line)


def status_missing(mapping: Mapping[str, object], header: str) -> Words:
    """Say that neither an item nor the header of its list gives the 状态."""
    at = (next(iter(mapping)),) if mapping else ()
    return Words(
        _("缺少“状态”：事项里没有写，清单表头也没有给默认值。"),
        _("补上一行“状态: 草案”（或审核、有效、暂停、废止），或者写进 {header} 的“默认”。").format(
            header=header
        ),
        at,
        Mark.KEY,
    )
