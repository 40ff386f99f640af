"""QD550 shifted-column: the duty of an item is that of the item beside it in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

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

    @cache
    def name(place: int) -> _Said:
        return _Said(essence(listed[place].name))

    for at, item in enumerate(listed):
        # What many items say is nobody's name.
        claims = [claim for claim in item.claims if said[claim[0]] <= _COMMON]
        if not claims or item.ordinal is None:
            continue
        near = _near(listed, at)
        for claim in claims:
            words = _Said(claim[0])
            if name(at).is_in(words):
                continue
            other = next((n for n in near if _fits(words, name(n), name(at))), None)
            if other is not None:
                yield _finding(item, listed[other], claim)


class _Said:
    """A text without what all have in common, and its pairs of neighbouring characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = {text[at : at + 2] for at in range(len(text) - 1)}

    def is_in(self, words: _Said) -> bool:
        """Whether most of this name stands in ``words``."""
        return len(words.pairs & self.pairs) > _OWN * len(self.pairs)


def _near(listed: list[Facts], at: int) -> list[int]:
    """Return the places before and behind one, the nearest first; its 主项 and 子项 left out."""
    places = [at + step for far in range(1, _REACH + 1) for step in (-far, far)]
    return [
        place
        for place in places
        if 0 <= place < len(listed)
        and listed[place].ordinal is not None
        and not _related(listed[place], listed[at])
    ]


def _related(one: Facts, other: Facts) -> bool:
    return one.id == other.parent or other.id == one.parent


def _fits(said: _Said, name: _Said, own: _Said) -> bool:
    """Whether words are those of ``name``, another item's than ``own``."""
    if len(name.text) < _SHORTEST or name.text == own.text:
        return False
    if name.text in said.text:
        return len(name.text) > _OWN * len(said.text)
    few, many = sorted((len(said.pairs), len(name.pairs)))
    if few <= _ALIKE * many:
        return False  # they cannot share enough
    return len(said.pairs & name.pairs) > _ALIKE * len(said.pairs | name.pairs)


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
