"""QD111 bad-organ-id: a name where the id of an organ belongs, in the register itself.

Items name organs too; there the rule unknown-organ speaks, which knows the names of all organs.
"""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..rule import N_, Mark, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_organ_id"})

RULE = Rule(
    code="QD111",
    slug="bad-organ-id",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("机构 id 的写法不对"),
    why=(
        "机构 id 是机构永久的代号，也是清单文件夹的名字，所以只用小写字母、数字和连字符。"
        "机构改名时 id 不变，名称写在“名称”里。"
    ),
    advice=N_("用小写字母、数字和连字符作 id（如名称的拼音首字母 zrzy）。"),
    bad={"organs.yaml": "机构:\n  自然资源局: {名称: 示例市自然资源和规划局}\n"},
    good={"organs.yaml": "机构:\n  zrzy: {名称: 示例市自然资源和规划局}\n"},
)


def explain(problem: Problem) -> Words:
    """Say what an id looks like."""
    is_key = problem.path[:-1] == ("机构",)
    word = problem.path[-1] if is_key else problem.value
    message = (
        _("“{word}”不能作机构 id。").format(word=shown(word))
        if is_key
        else _("{place}应当是机构 id，这里却是“{word}”。").format(
            place=label(problem.path), word=shown(word)
        )
    )
    hint = _("id 只用小写字母、数字和连字符，如 zrzy；机构的名字写在“名称”里。")
    return Words(message, hint, problem.path, Mark.KEY if is_key else Mark.VALUE)
