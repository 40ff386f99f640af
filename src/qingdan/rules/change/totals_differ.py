"""QD623 totals-differ: the numbers an announcement gives do not add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from ...messages import _
from ...model.actions import Action
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..facts import View
from ..ledger import Batch, Entry
from ..rule import N_, RawFinding, Rule, Scope
from .samples import CANCELLED, REPEALED, draft

_SUMS = "数量: {调整前: 20, 调整后: 19, 分类: {取消: 1}}\n"

RULE = Rule(
    code="QD623",
    slug="totals-differ",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("写的数量对不上"),
    why=(
        "公告里总要写取消几项、下放几项、调整以后剩几项，各处的数必须对得上："
        "每一类的数等于变更里那一类的条数（归类照方案的“公告分类”）；调整前的数，加上新增、承接的，"
        "减去取消的，等于调整后的数。冻结、下放、合并、转为等算不算减，各地公告不同："
        "怎样算都凑不出调整后的数才报。例如一份公布了的公告写着："
        "调整前 147 项，承接 8、取消 2、冻结 15、转为其他 8、转为内部审批 1、转为公共服务 1、"
        "合并整合 36，"
        "147+8-2-15-8-1-1-36=92，写的却是 91。"
    ),
    advice=N_("核对变更和数量；拿不准的数先不写，由 qingdan announce 统计。"),
    bad={**REPEALED, **draft(CANCELLED, _SUMS.replace("19", "18"))},
    good={**REPEALED, **draft(CANCELLED, _SUMS)},
)

_PLUS = frozenset(map(str, (Action.ADD, Action.UNDERTAKE)))
_WHOLE = frozenset({"增列"})
_NEUTRAL = frozenset({"变更", "变更要素", "更名", "改码", "勘误", "委托", "撤销委托"})
_PARTS = "部分"
_UNCERTAIN_PLUS = ("收回", "恢复")
_UNCERTAIN_BOTH = ("划转",)
_UNKNOWN = ("拆分", "分设")
_HANDED = frozenset({ListKind.DELEGATIONS, ListKind.FULFILMENT})
_HANDING = (1, 0, -1)
_MOST = 12
"""Groups that may count or not; beyond, too much would fit to say anything."""

_Kinds = Mapping[tuple[str, str], tuple[str, str]]
"""调整 and 方式 (empty for any other) to the class and the small class of the profile."""


def check(view: View) -> Iterator[RawFinding]:
    """Yield numbers that are not those of the entries, and a balance that cannot be struck."""
    if not view.ledger:
        return
    kinds = _kinds(view.around.profile.section("公告分类"))
    for batch in view.ledger.batches:
        totals = batch.part("数量")
        listed = totals.get("分类")
        groups = {
            str(name): count
            for name, count in (listed if isinstance(listed, dict) else {}).items()
            if isinstance(count, int) and not isinstance(count, bool)
        }
        if batch.entries:
            yield from _against_entries(batch, groups, kinds)
        yield from _balance(batch, totals, groups, handing=_hands(view, batch))


def _kinds(section: Mapping[str, Any]) -> _Kinds:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name, entry in section.items():
        for one in entry.get("包括", ()):
            key = (str(one.get("调整", "")), str(one.get("方式", "")))
            found.setdefault(key, (name, str(one.get("称", name))))
    return found


def _against_entries(
    batch: Batch, groups: Mapping[str, int], kinds: _Kinds
) -> Iterator[RawFinding]:
    for name, count in groups.items():
        counts = _counts(name, batch.entries, kinds)
        if counts and count not in counts:
            yield RawFinding(
                RULE.slug,
                batch.file,
                _("“{name}”写的是 {count} 项，变更里有 {real} 项。").format(
                    name=name, count=count, real=counts[0]
                ),
                _("核对变更和数量，改正错的一处。"),
                ("数量", "分类", name),
            )


def _counts(name: str, entries: tuple[Entry, ...], kinds: _Kinds) -> list[int]:
    """Return in how many ways a group may be counted: by class, by small class, by the word."""
    items = [entry for entry in entries if entry.subject is None or entry.subject.item]
    classed = [_class_of(entry, kinds) for entry in items]
    ways = []
    if any(name == large for large, _small in kinds.values()):
        ways.append(sum(large == name for large, _small in classed))
    if any(name == small for _large, small in kinds.values()):
        ways.append(sum(small == name for _large, small in classed))
    if name in set(Action):
        ways.append(sum(entry.action == name for entry in items))
    return ways


def _class_of(entry: Entry, kinds: _Kinds) -> tuple[str, str]:
    exact = kinds.get((entry.action, entry.manner)) if entry.manner else None
    return exact or kinds.get((entry.action, "")) or (entry.action, entry.action)


def _hands(view: View, batch: Batch) -> bool:
    """Whether a batch is of lists onto which an item comes by being handed down or taken back."""
    ids = (entry.subject.item for entry in batch.entries if entry.subject)
    return any(one.kind in _HANDED for item in ids for one in view.by_id.get(item, ()))


def _balance(
    batch: Batch, totals: Mapping[str, Any], groups: Mapping[str, int], *, handing: bool
) -> Iterator[RawFinding]:
    before, after = totals.get("调整前"), totals.get("调整后")
    if not isinstance(before, int) or not isinstance(after, int) or not groups:
        return
    signs = {name: _HANDING if handing and _is_handing(name) else _signs(name) for name in groups}
    open_ones = [name for name, allowed in signs.items() if len(allowed) > 1]
    if any(not allowed for allowed in signs.values()) or len(open_ones) > _MOST:
        return
    sums = {
        before + sum(sign * count for sign, count in zip(chosen, groups.values(), strict=True))
        for chosen in product(*signs.values())
    }
    if after in sums:
        return
    usual = [max(allowed, key=abs) for allowed in signs.values()]
    parts = [
        f"{'+' if sign > 0 else '-'}{count}"
        for sign, count in zip(usual, groups.values(), strict=True)
        if sign
    ]
    total = before + sum(s * count for s, count in zip(usual, groups.values(), strict=True))
    path: FieldPath = ("数量", "调整后")
    yield RawFinding(
        RULE.slug,
        batch.file,
        _("各类的数凑不出调整后的 {after} 项：{sum}={total}。").format(
            after=after, sum=f"{before}{''.join(parts)}", total=total
        ),
        _("逐类核对；漏了一类的补上，改正错的数。"),
        path,
    )


def _is_handing(name: str) -> bool:
    return any(word in name for word in ("下放", "委托", "收回", "承接"))


def _signs(name: str) -> tuple[int, ...]:
    """Return whether a group adds to the list or takes from it; more than one where both occur.

    Empty where it cannot be told at all.
    """
    if any(word in name for word in _UNKNOWN):
        return ()
    if name in _WHOLE or name in _PLUS:
        return (1,)
    if name == Action.CANCEL:
        return (-1,)
    if name in _NEUTRAL or name.startswith(_PARTS):
        return (0,)
    if any(word in name for word in _UNCERTAIN_PLUS):
        return (1, 0)
    if any(word in name for word in _UNCERTAIN_BOTH):
        return (1, 0, -1)
    return (-1, 0)
