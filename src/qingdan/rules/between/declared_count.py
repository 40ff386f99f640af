"""QD342 declared-count: a list declares another number of items than it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from ...messages import _
from ...model import grain
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import Status
from ..examples import power
from ..facts import Facts, ListView
from ..rule import N_, RawFinding, Rule, Scope

_POWER = power(
    "名称: 对违法建设的处罚\n类型: 行政处罚\n状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
)
_HEADER = "powers/zrzy/list.yaml"

RULE = Rule(
    code="QD342",
    slug="declared-count",
    severity=Severity.ERROR,
    scope=Scope.LIST,
    title=N_("声明的数量和实有的不符"),
    why=(
        "表头的“声明数量”是公布的清单、批准的文件自己写的数，和文件里的事项对不上，"
        "不是漏了、重了，就是数错了，公布前一定要核对清楚。\n\n"
        "主项：没有“主项”一键的事项；最小颗粒：有子项的只数子项；"
        "类型的数按主项数、按最小颗粒数都可以，但要一个口径。草案、废止的不算；"
        "审核中的和内部的算不算都认。有文件读不出来时不查。"
    ),
    advice=N_("核对是漏导、重复还是数错；事项没有错就改“声明数量”。"),
    bad={**_POWER, _HEADER: "标题: 示例清单\n文号: 示政发〔2026〕1号\n声明数量: {主项: 2}\n"},
    good={
        **_POWER,
        _HEADER: (
            "标题: 示例清单\n文号: 示政发〔2026〕1号\n"
            "声明数量: {主项: 1, 最小颗粒: 1, 类型: {行政处罚: 1}}\n"
        ),
    },
)

_TYPES = "类型"
_MAINS = "主项"


class _Count:
    """How many items there are for certain, and with those that may be counted or not."""

    def __init__(self, surely: Sequence[Facts], perhaps: Sequence[Facts]) -> None:
        self._low = Counter(item.type for item in surely)
        self._high = Counter(item.type for item in perhaps)

    def range(self, kind: str | None = None) -> tuple[int, int]:
        """Return the least and the greatest number, of one type or of all."""
        if kind is None:
            pair = self._low.total(), self._high.total()
        else:
            pair = self._low[kind], self._high[kind]
        return min(pair), max(pair)

    def is_off(self, number: int, kind: str | None = None) -> bool:
        """Whether a declared number can be neither."""
        low, high = self.range(kind)
        return not low <= number <= high


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield every declared number that the items of the list do not come to."""
    header = view.header
    if header is None or not header.declared or not view.readable:
        return
    living = [item for item in view.items if item.in_force]
    certain = [one for one in living if not one.internal and one.status != str(Status.REVIEW)]
    mains = _Count(_mains(certain), _mains(living))
    units = _Count(_units(certain), _units(living))
    types = [(count, path) for count, path in header.declared if path[1] == _TYPES]
    off = min(
        (_off(types, units), _off(types, mains)),
        key=lambda found: len(found[1]),
    )
    for count, path in header.declared:
        if path[1] != _TYPES:
            counted = mains if path[1] == _MAINS else units
            if counted.is_off(count):
                yield _finding(header, path, str(path[1]), count, counted.range())
    for count, path in off[1]:
        yield _finding(header, path, str(path[2]), count, off[0].range(str(path[2])))


def _mains(items: Sequence[Facts]) -> list[Facts]:
    return _those(items, grain.mains)


def _units(items: Sequence[Facts]) -> list[Facts]:
    return _those(items, grain.units)


def _those(
    items: Sequence[Facts], counted: Callable[[Mapping[str, str | None]], list[str]]
) -> list[Facts]:
    ids = set(counted({item.id: item.parent for item in items}))
    return [item for item in items if item.id in ids]


def _off(
    types: list[tuple[int, FieldPath]], counted: _Count
) -> tuple[_Count, list[tuple[int, FieldPath]]]:
    """Return the numbers of types that are wrong if they were counted this way."""
    return counted, [one for one in types if counted.is_off(one[0], str(one[1][2]))]


def _finding(
    header: Facts, path: FieldPath, what: str, declared: int, found: tuple[int, int]
) -> RawFinding:
    low, high = found
    counted = str(low) if low == high else _("{low} 到 {high}").format(low=low, high=high)
    return RawFinding(
        RULE.slug,
        header.path,
        _("声明{what} {declared} 项，清单里有 {counted} 项。").format(
            what=what, declared=declared, counted=counted
        ),
        _("核对是漏了、重复了还是数错了；草案、废止的不算，有子项的主项在最小颗粒里只数子项。"),
        path,
    )
