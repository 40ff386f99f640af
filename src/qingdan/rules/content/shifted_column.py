"""QD550 shifted-column: the duty of an item is that of the item beside it in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..claims import essence
from ..examples import GOOD_POWER
from ..facts import Facts, ListView
from ..references import Mention
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label, shown

RULE = Rule(
    code="QD550",
    slug="shifted-column",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    title=N_("职责写的是相邻事项的"),
    why=(
        "在表格里插入或者删去一个单元格，整列就会错开一行，后面每一项的“部门职责”都成了上一项的。"
        "每一项单独看都像样，只有和相邻的名称对照才看得出来。职责或者权限里没有本项的名称，却几乎"
        "就是同一清单里前后两项之内另一项的名称，才报；主项和子项之间不比，套用的文字不比。"
    ),
    advice=N_("对照来源表格，把这一列从错开的地方起移回原位。"),
    bad={
        "powers/zrzy/cf-aaaaaaaa.yaml": (
            "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n序号: 1\n"
            "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        ),
        "powers/zrzy/cf-bbbbbbbb.yaml": (
            "名称: 对未按时报送竣工验收资料的处罚\n类型: 行政处罚\n状态: 有效\n序号: 2\n"
            "职责: 负责本行政区域内对未取得建设工程规划许可证进行建设的处罚\n"
            "依据: [《中华人民共和国城乡规划法》第六十七条]\n"
        ),
    },
    good=GOOD_POWER,
)

_REACH = 2
_COMMON = 5
_SHORTEST = 6
_ALIKE = 0.7
_OWN = 0.6


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield the duties and rights that hold the name of a neighbour and not the item's own."""
    if view.kind != ListKind.POWERS or not any(item.claims for item in view.items):
        return
    said = Counter(claim[0] for item in view.items for claim in item.claims)
    listed = sorted(view.items, key=lambda item: (item.ordinal is None, item.ordinal or 0))
    for at, item in enumerate(listed):
        if not item.claims:
            continue
        own = essence(item.name)
        near = [] if item.ordinal is None else _near(listed, at)
        for claim in item.claims:
            if said[claim[0]] > _COMMON:
                continue  # what many items say is nobody's name
            other = next((one for one in near if _fits(claim[0], essence(one.name), own)), None)
            if other is not None:
                yield _finding(item, other, claim)


def _near(listed: list[Facts], at: int) -> list[Facts]:
    """Return the items before and behind one, the nearest first; its 主项 and 子项 left out."""
    places = [at + step for far in range(1, _REACH + 1) for step in (-far, far)]
    near = [listed[place] for place in places if 0 <= place < len(listed)]
    return [one for one in near if one.ordinal is not None and not _related(one, listed[at])]


def _related(one: Facts, other: Facts) -> bool:
    return one.id == other.parent or other.id == one.parent


def _fits(said: str, name: str, own: str) -> bool:
    """Whether words are those of ``name`` and not of ``own`` (all three as essences)."""
    if len(name) < _SHORTEST or name == own:
        return False
    words, ours, theirs = _pairs(said), _pairs(own), _pairs(name)
    if len(words & ours) > _OWN * len(ours):
        return False
    if name in said:
        return len(name) > _OWN * len(said)
    return len(words & theirs) > _ALIKE * len(words | theirs)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def _finding(item: Facts, other: Facts, claim: Mention) -> RawFinding:
    return RawFinding(
        RULE.slug,
        item.path,
        _("{place}说的是序号 {number} 的“{name}”，不是这一项。").format(
            place=label(claim[1]), number=other.ordinal, name=shown(other.name, 30)
        ),
        _("来源表格这一列多半错开了一行：对照后写回本项的内容，前后几项也查一查。"),
        claim[1],
        item=item.id,
    )
