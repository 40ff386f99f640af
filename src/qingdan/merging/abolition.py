"""An item that one side repealed and the other went on changing: somebody must decide."""

from __future__ import annotations

from typing import Any

from ..model.vocabulary import Status
from ..store.rereading import same
from .values import NOTHING, Conflict

_STATUS = "状态"
_WITH_REPEAL = frozenset({_STATUS, "失效日期", "承接", "备注", "内部说明", "豁免", "序号"})
"""Keys that may change along with a repeal, or say nothing of the item's substance."""


def repeal_conflict(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> Conflict | None:
    """Return the conflict over 状态 where one side repealed what the other changed."""
    for repealing, changing in ((ours, theirs), (theirs, ours)):
        if not _repeals(base, repealing) or _repeals(base, changing):
            continue
        keys = (base.keys() | changing.keys()) - _WITH_REPEAL
        if any(not _same(base.get(key, NOTHING), changing.get(key, NOTHING)) for key in keys):
            sides = (side.get(_STATUS, NOTHING) for side in (base, ours, theirs))
            return Conflict((_STATUS,), *sides)
    return None


def _repeals(base: dict[str, Any], side: dict[str, Any]) -> bool:
    return base.get(_STATUS) != Status.REPEALED and side.get(_STATUS) == Status.REPEALED


def _same(left: Any, right: Any) -> bool:
    if left is NOTHING or right is NOTHING:
        return left is right
    return same(left, right)
