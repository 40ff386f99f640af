"""QD402 unknown-law: no such law, but one whose name is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ...law.citing.rendering import render_title
from ...law.facts import Law, Rank, Status
from ...law.library.titlekey import key
from ...messages import _, joined
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .judgements import Noted, noted, said_to_be

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary

RULE = Rule(
    code="QD402",
    slug="unknown-law",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("没有这个名称的法规"),
    why=(
        "全国性的法律和行政法规，法规库基本收全；名称像法律、行政法规而库里没有，又有一部名称只差一两个字的，"
        "多半是写错了。部门规章、地方性法规和规章、文件没有收全，查不到不说明什么，不报。"
    ),
    advice=N_("核对名称，改成法规公布时的全称。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《城市市容与环境卫生管理条例》第三十四条]\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    gate=said_to_be(Status.UNKNOWN_LAW),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each title that is nearly one the library holds."""
    for one in noted(item):
        title = one.said.citation.title
        if one.said.judged.status is Status.UNKNOWN_LAW and title and one.said.citation.own_title:
            meant = nearly(item.library, title)
            if meant:
                yield _finding(item, one, title, meant)


def nearly(library: LawLibrary, title: str) -> tuple[Law, ...]:
    """Return the laws whose titles differ in so little that a slip of the pen is likely."""
    known = _nearly.setdefault(library, {})
    if title not in known:
        known[title] = tuple(_alike(library, title))
    return known[title]


_NATIONAL = frozenset({Rank.CONSTITUTION, Rank.LAW, Rank.ADMIN_REGULATION})
"""Regulations of places differ in the name of the place: 青岛市档案管理条例, 济南市…."""
_nearly: WeakKeyDictionary[LawLibrary, dict[str, tuple[Law, ...]]] = WeakKeyDictionary()
"""To look for one title costs a millisecond; lists repeat themselves."""


def _alike(library: LawLibrary, title: str) -> list[Law]:
    wanted = key(title)
    most = 2 if len(wanted) > 7 else 1
    return [
        law
        for law in library.nearest(title, 5)
        if law.rank in _NATIONAL
        and any(_is_slip(wanted, key(name), most) for name in (law.title, *law.aliases))
    ]


def _is_slip(wanted: str, its: str, most: int) -> bool:
    """Whether two names differ in little; 某市粮食流通管理条例 is another text, not a slip."""
    return not wanted.endswith(its) and _distance(wanted, its, most) <= most


@lru_cache(maxsize=4096)
def _distance(one: str, other: str, most: int) -> int:
    """Return how many characters must be changed, added or left out; over ``most`` it stops."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, 1):
        before, row[0] = row[0], index
        for at, its in enumerate(other, 1):
            before, row[at] = (
                row[at],
                min(row[at] + 1, row[at - 1] + 1, before + (character != its)),
            )
        if min(row) > most:
            return most + 1
    return row[-1]


def _finding(item: ItemView, one: Noted, title: str, meant: tuple[Law, ...]) -> RawFinding:
    names = joined(render_title(law.title) for law in meant)
    span = one.said.citation.title_span
    fix = None
    if len(meant) == 1 and span is not None:
        edit = Edit(one.cited.path, span, render_title(meant[0].title))
        fix = Fix(Safety.UNSAFE, (edit,))
    return item.finding(
        RULE,
        _("没有名为{title}的法规，名称最接近的是{names}。").format(
            title=render_title(title), names=names
        ),
        _("是写错了的，改成{names}；确有这部法规的，登记到工作区 laws/。").format(names=names),
        one.cited.path,
        span=span,
        fix=fix,
    )
