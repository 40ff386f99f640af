"""QD565 clause-twice: the same clause stands twice in one list of clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .cited import lists_of_clauses

RULE = Rule(
    code="QD565",
    slug="clause-twice",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("同一条责任写了两遍"),
    why=(
        "责任事项、追责情形逐条列出。两条文字一样（只差标点），是重复粘贴，常见于把两份清单"
        "合并的时候；网站上就会列出两条一样的责任。"
    ),
    advice=N_("删去重复的一条。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "追责: {情形: [没有法定依据实施处罚的, 没有法定依据实施处罚的。]}\n"
    ),
    good=GOOD_POWER,
    keys=("责任事项", "追责", "职责"),
)

_SIGNS = re.compile(r"[\s，。；、：,.;:]+")


@lru_cache(maxsize=65536)
def _bare(clause: str) -> str:
    """Lists say the same clauses over and over."""
    return _SIGNS.sub("", clause)


@lru_cache(maxsize=16384)
def _may_repeat(clauses: tuple[str, ...]) -> bool:
    """Whether two are the same but for punctuation; whole lists stand in many items."""
    return len({_bare(clause) for clause in clauses}) < len(clauses)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield clauses that stand in the same list before, punctuation aside."""
    for path, clauses in lists_of_clauses(item):
        if not _may_repeat(tuple([clause for clause in clauses if type(clause) is str])):
            continue
        first: dict[str, int] = {}
        for index, clause in enumerate(clauses):
            if not isinstance(clause, str):
                continue
            before = first.setdefault(_bare(clause), index)
            if before != index and clause.strip():
                yield item.finding(
                    RULE,
                    _("“{clause}”和第{number}条一样。").format(
                        clause=shown(clause, 30), number=before + 1
                    ),
                    _("删去其中一条。"),
                    (*path, index),
                )
