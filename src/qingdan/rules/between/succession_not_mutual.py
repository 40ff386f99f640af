"""QD338 succession-not-mutual: one item says that it was handed on, the other does not know."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown

_REST = "类型: 行政处罚\n依据: [《中华人民共和国城乡规划法》第六十四条]\n"
_OLD = power(
    "名称: 对违法建设的处罚\n状态: 废止\n失效日期: 2025-07-01\n承接: [cf-9x4m2p7q]\n" + _REST
)
_HEIR = "powers/zfj/cf-9x4m2p7q.yaml"
_BACK = ("承接自", "拆分自", "合并自")

RULE = Rule(
    code="QD338",
    slug="succession-not-mutual",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("承接只写了一头"),
    why=(
        "旧事项写“承接”，新事项写“承接自”“拆分自”或者“合并自”，两头对得上，"
        "从哪一头都查得到来龙去脉，公告和历史也靠它。只写一头的，另一头多半是忘了。"
        "旧事项没有废止的（只划出一部分），不要求它写“承接”。"
    ),
    advice=N_("在另一头补上：新事项写“承接自”（拆分、合并写“拆分自”“合并自”），旧事项写“承接”。"),
    bad={**_OLD, _HEIR: "名称: 对违法建设的处罚\n状态: 有效\n" + _REST},
    good={**_OLD, _HEIR: "名称: 对违法建设的处罚\n状态: 有效\n承接自: [cf-7k3q9d2m]\n" + _REST},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 承接 and 承接自 that the other item does not answer."""
    for item in view.items:
        for word, path in item.items:
            others = view.by_id.get(word, ())
            if word == item.id or len(others) != 1 or not others[0].readable:
                continue
            other = others[0]
            if path[0] == "承接":
                if not _names(other, item.id, _BACK):
                    yield _finding(item, other, path, "承接自")
            elif path[0] in _BACK and other.repealed and not _names(other, item.id, ("承接",)):
                yield _finding(item, other, path, "承接")


def _names(item: Facts, word: str, keys: tuple[str, ...]) -> bool:
    return any(found == word and path[0] in keys for found, path in item.items)


def _finding(item: Facts, other: Facts, path: tuple[str | int, ...], key: str) -> RawFinding:
    return RawFinding(
        RULE.slug,
        item.path,
        _("“{other}”（{name}）没有写它和这个事项的承接关系。").format(
            other=other.id, name=shown(other.name)
        ),
        _("在 {file} 里写“{key}: [{item}]”。").format(file=other.path, key=key, item=item.id),
        path,
        item=item.id,
    )
