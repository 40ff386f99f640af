"""An item that one side repealed and the other went on changing: somebody must decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.vocabulary import Status
from ..store.rereading import same
from .values import NOTHING, Conflict

_STATUS = "状态"
DECIDED_TOGETHER = (_STATUS, "失效日期", "承接", "收回")
"""What a repeal says: a person takes all of it or nothing."""
_WITH_REPEAL = frozenset({*DECIDED_TOGETHER, "备注", "内部说明", "豁免", "序号", "评估"})
"""Keys that may change along with a repeal, or say nothing of the item's substance."""


def repeal_conflicts(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> list[Conflict]:
    """Return the conflicts where one side repealed what the other changed; none where none did.

    状态, 失效日期, 承接 and 收回 belong together: who decides against the repeal must not be left
    with an item in force that ends on a day, or that others took over from.
    """
    for repealing, changing in ((ours, theirs), (theirs, ours)):
        if not _repeals(base, repealing) or _repeals(base, changing):
            continue
        keys = (base.keys() | changing.keys()) - _WITH_REPEAL
        if any(not _same(base.get(key, NOTHING), changing.get(key, NOTHING)) for key in keys):
            return list(_together(base, ours, theirs))
    return []


def _together(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> Iterator[Conflict]:
    for key in DECIDED_TOGETHER:
        old, mine, other = (side.get(key, NOTHING) for side in (base, ours, theirs))
        if not _same(mine, other):
            yield Conflict((key,), old, mine, other)


def _repeals(base: dict[str, Any], side: dict[str, Any]) -> bool:
    return base.get(_STATUS) != Status.REPEALED and side.get(_STATUS) == Status.REPEALED


def _same(left: Any, right: Any) -> bool:
    if left is NOTHING or right is NOTHING:
        return left is right
    return same(left, right)
