"""The official word (动态调整) for what happened to an item, from its fields alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..model.aspect import Aspect
from ..model.vocabulary import Level, Status
from .changes import Action, ChangeKind, FieldChange
from .files import Version
from .listwords import WORDS
from .match import Pair

_DRAFTS = frozenset({Status.DRAFT, Status.REVIEW})
ATTENDANT = frozenset({"生效日期", "批准", "承接", "承接自", "拆分自", "合并自"})
"""Keys that move with any change of substance and are not one themselves."""

_LEVELS = {str(level): rank for rank, level in enumerate(Level)}


Statuses = tuple[str | None, str | None]
"""状态 before and after, stated or inherited; None counts as in force."""

Sides = tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]
"""What an item says before and after, with what the words of its list ask of its header."""


def action_of(
    kind: ChangeKind,
    pair: Pair,
    fields: Sequence[FieldChange],
    statuses: Statuses,
    sides: Sides | None = None,
) -> Action | None:
    """Return the official word; None where nothing official happened.

    ``sides`` are for lists that have words of their own; without them what the item states itself.

    No word: a file that was removed (what was in force becomes 废止 instead), what happens to a
    draft before it comes into force, changes of search words, order or internal notes alone, and
    files that cannot be read.
    """
    before, after = statuses
    if kind is ChangeKind.MODIFIED and any(not field.path for field in fields):
        return None  # a side cannot be read: who knows
    own = _of_list(kind, pair, statuses, sides)
    if own is not None:
        return own
    if pair.handed and after == Status.REPEALED != before:
        return Action.TRANSFER
    if after == Status.REPEALED and before != Status.REPEALED and pair.part is None and pair.base:
        return Action.CANCEL
    match kind:
        case ChangeKind.SPLIT:
            return Action.SPLIT
        case ChangeKind.MERGED:
            return Action.MERGE
        case ChangeKind.MOVED if not _is_renamed_file(pair):
            return _of_move(pair)
        case ChangeKind.REMOVED:
            return None
        case ChangeKind.ADDED:
            return _of_new(pair, after)
        case ChangeKind.RECODED:
            return None if before in _DRAFTS and after in _DRAFTS else Action.RECODE
    return _of_status(before, after) or _of_fields(before, after, pair, fields)


def _of_list(
    kind: ChangeKind, pair: Pair, statuses: Statuses, sides: Sides | None
) -> Action | None:
    """Return the word that only lists of its kind have for it, if there is one."""
    shown = pair.head or pair.base
    words = WORDS.get(shown.owner.kind) if shown and shown.owner.kind else None
    is_one = kind in (ChangeKind.ADDED, ChangeKind.MODIFIED)
    if words is None or not is_one or pair.came_from or pair.went_to:
        return None
    before, after = sides or _stated(pair)
    was, now = statuses
    if now in _DRAFTS or (was == Status.REPEALED == now):
        return None
    stood = None if was in _DRAFTS or was == Status.REPEALED else before
    ends = stood is None and now == Status.REPEALED
    return None if ends else words.word(stood, {**after, "状态": now} if after else None)


def _stated(pair: Pair) -> Sides:
    base, head = (side.value if side else None for side in (pair.base, pair.head))
    return base, head


def status_of(version: Any) -> str | None:
    """Return 状态 as an item states it itself; None counts as in force."""
    status = (version.value or {}).get("状态") if version is not None else None
    return status if isinstance(status, str) else None


def substance(fields: Sequence[FieldChange]) -> set[str]:
    """Return the top-level keys that changed in substance and in public."""
    return {
        str(field.path[0]) if field.path else ""
        for field in fields
        if field.aspect is not Aspect.EDITORIAL and not field.internal
    } - ATTENDANT


def _of_move(pair: Pair) -> Action | None:
    assert pair.base is not None  # noqa: S101 - a move has two sides
    assert pair.head is not None  # noqa: S101
    if pair.base.owner.kind is not pair.head.owner.kind and not _goes_beside(pair.base, pair.head):
        return Action.CONVERT
    if pair.base.owner.organ != pair.head.owner.organ:
        return Action.TRANSFER
    return Action.UNDERTAKE if pair.came_from else None


def _goes_beside(old: Version, new: Version) -> bool:
    """Whether an item went to another organ and a list in which it remains what it was."""
    words = WORDS.get(old.owner.kind) if old.owner.kind else None
    if words is None or old.owner.organ == new.owner.organ:
        return False
    return new.owner.kind in words.beside


def _is_renamed_file(pair: Pair) -> bool:
    """Whether somebody only gave the file another name: nobody declares a succession."""
    assert pair.base is not None  # noqa: S101 - a move has two sides
    assert pair.head is not None  # noqa: S101
    places = [(v.owner.kind, v.owner.organ) for v in (pair.base, pair.head)]
    return pair.inferred and places[0] == places[1]


def _of_new(pair: Pair, after: str | None) -> Action | None:
    if after in _DRAFTS or after == Status.REPEALED:
        return None
    return Action.UNDERTAKE if pair.came_from else Action.ADD


def _of_status(before: str | None, after: str | None) -> Action | None:
    in_force = after is None or after == Status.EFFECTIVE
    if after == Status.SUSPENDED and before != Status.SUSPENDED:
        return Action.FREEZE
    if in_force and before in _DRAFTS:
        return Action.ADD
    if in_force and before in (Status.SUSPENDED, Status.REPEALED):
        return Action.RESUME
    return None


def _of_fields(
    before: str | None, after: str | None, pair: Pair, fields: Sequence[FieldChange]
) -> Action | None:
    if before in _DRAFTS and after in _DRAFTS:
        return None
    changed = substance(fields)
    if "类型" in changed:
        return Action.CONVERT
    match sorted(changed):
        case []:
            return _of_typography(fields)
        case ["名称"]:
            return Action.RENAME
        case ["编码"]:
            return Action.RECODE
        case ["委托"] if _stands(pair.head, "委托") != _stands(pair.base, "委托"):
            return Action.ENTRUST if _stands(pair.head, "委托") else Action.REVOKE_ENTRUST
    if "行使层级" in changed:
        return _of_levels(pair) or Action.ALTER
    return Action.ALTER


def _of_typography(fields: Sequence[FieldChange]) -> Action | None:
    """Return 变更 where attendant keys moved alone, 勘误 where only typography did."""
    if any(field.path and field.path[0] in ATTENDANT for field in fields):
        return Action.ALTER
    set_again = [field for field in fields if field.before is not None and field.after is not None]
    return Action.ERRATUM if any(field.erratum for field in set_again) else None


def _stands(version: Any, key: str) -> bool:
    return bool((version.value or {}).get(key)) if version is not None else False


def _of_levels(pair: Pair) -> Action | None:
    highest = [_highest(version) for version in (pair.base, pair.head)]
    if highest[0] is None or highest[1] is None or highest[0] == highest[1]:
        return None
    return Action.DEVOLVE if highest[1] > highest[0] else Action.WITHDRAW


def _highest(version: Any) -> int | None:
    levels = (version.value or {}).get("行使层级") if version is not None else None
    if not isinstance(levels, list):
        return None
    ranks = [_LEVELS[level] for level in levels if isinstance(level, str) and level in _LEVELS]
    return min(ranks, default=None)
