"""QD343 ordinal-gap: a 序号 is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ...messages import _
from ...model.finding import Severity
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from .numbering import Numbered, begins_anew, numbered, runs_through


def _powers(numbers: Iterable[int]) -> dict[str, str]:
    """Return powers with these 序号."""
    return {
        f"powers/zrzy/cf-0000000{number}.yaml": (
            f"名称: 对第{number}类违法建设的处罚\n类型: 行政处罚\n序号: {number}\n状态: 有效\n"
            "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        )
        for number in numbers
    }


RULE = Rule(
    code="QD343",
    slug="ordinal-gap",
    severity=Severity.INFO,
    scope=Scope.WORKSPACE,
    title=N_("序号中间缺号"),
    why=(
        "一张连续编号的清单，中间少了一两个号，多半是漏导、漏抄了事项，或者删了不该删的文件"
        "（生效过的事项改状态为废止，不删文件）。\n\n"
        "只查编得连续的清单：缺的号多于十分之一（且多于三个）的，当作有意留空，不报；"
        "废止的、草案的、子项的号都算有号；按类型各自编号的，按类型查；"
        "一张表按机构拆成几个文件夹的（标题相同），合在一起查。有文件读不出来时不查。\n\n"
        "只作提示：缺的号也可能列在别的机构的另一张清单里，程序看不出来。"
    ),
    advice=N_("对照公布的清单，看缺的号是不是漏了事项；没有漏就重新编号，或者不理会。"),
    bad=_powers((1, 2, 3, 5, 6)),
    good=_powers((1, 2, 3, 4, 5)),
)

_FEWEST = 5
_FEW_GAPS = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every item before which numbers are left out."""
    joined: dict[tuple[str, str, str], list[Facts]] = {}
    for one in view.lists():
        title = one.header.name if one.header is not None else ""
        key = (one.kind, title, "" if title else one.organ or "")
        joined.setdefault(key, []).extend(one.items)
    for items in joined.values():
        if runs_through(items) or not all(item.readable for item in items):
            continue
        held = numbered(items)
        if begins_anew(held):
            types = sorted({one.item.type for one in held})
            for kind in types:
                yield from _gaps([one for one in held if one.item.type == kind])
        else:
            yield from _gaps(held)


def _gaps(held: list[Numbered]) -> Iterator[RawFinding]:
    pairs = list(pairwise(held))
    left_out = sum(max(after.number - before.number - 1, 0) for before, after in pairs)
    if len(held) < _FEWEST or left_out > max(_FEW_GAPS, len(held) // 10):
        return
    for before, after in pairs:
        if after.number - before.number > 1:
            yield _finding(before.number + 1, after.number - 1, after.item)


def _finding(first: int, last: int, item: Facts) -> RawFinding:
    lost = str(first) if first == last else _("{first} 到 {last}").format(first=first, last=last)
    return RawFinding(
        RULE.slug,
        item.path,
        _("序号 {number} 前面缺 {lost}。").format(number=item.ordinal, lost=lost),
        _("对照公布的清单，看是漏了事项，还是列到别的机构的清单里了；都不是就重新编号。"),
        ("序号",),
        item=item.id,
    )
