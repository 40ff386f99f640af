"""Which entry of one list became which entry of another.

Equal entries first, then records that name the same thing (引用, 名称, 部门 …), then texts and
records that read alike. So one clause put in shows as one clause put in, not as every later clause
changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

from .lcs import similarity
from .wording import SHORTHAND_KEYS, wording

ALIKE = 0.5
"""Entries at least this similar are one entry that was rewritten."""

_MAX_PAIRS = 2_500
_MAX_READ = 1_000
_MAX_ROWS = 400_000  # about a third of a second
_SHORT_TEXT = 30

IDENTITIES: tuple[tuple[str, ...], ...] = (
    ("引用", "作用"),
    ("引用",),
    ("名称",),
    ("编号",),
    ("部门", "环节"),
    ("部门",),
    ("机构",),
    ("自", "至"),
    ("层级",),
    ("环节",),
    ("岗位",),
    ("对象", "事项"),
    ("情形",),
    ("方式", "内容"),
    ("提出", "日期"),
    ("谁", "做"),
    ("做",),
    ("序",),
    ("日期",),
)
"""Keys that say which record of a list this is, the surest first."""

Pairs = dict[int, int]
"""Index in the new list to index in the old one."""


def align(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    """Return which entry of ``old`` each entry of ``new`` continues; new entries are left out."""
    pairs: Pairs = {}
    _pair_by(frozen, old, new, pairs)
    for keys in IDENTITIES:
        if len(pairs) == min(len(old), len(new)):
            return pairs
        _pair_by(partial(_identity, keys), old, new, pairs)
    _pair_alike(old, new, pairs)
    _pair_in_place(old, new, pairs)
    return pairs


def frozen(value: Any) -> Hashable:
    """Return a hashable stand-in; equal only for values of equal type and content."""
    match value:
        case dict():
            parts = ((str(key), frozen(part)) for key, part in value.items())
            return ("{}", *sorted(parts, key=lambda part: part[0]))
        case list():
            return ("[]", *map(frozen, value))
        case _:
            return (type(value).__name__, value)


def _pair_by(
    name: Callable[[Any], Hashable | None], old: Sequence[Any], new: Sequence[Any], pairs: Pairs
) -> None:
    """Pair entries of equal name, the first with the first, the second with the second."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = {}
    for index in reversed(range(len(old))):
        if index not in taken and (key := name(old[index])) is not None:
            waiting.setdefault(key, []).append(index)
    for index, entry in enumerate(new):
        if index not in pairs and (key := name(entry)) is not None and waiting.get(key):
            pairs[index] = waiting[key].pop()


def _identity(keys: tuple[str, ...], entry: Any) -> Hashable | None:
    if isinstance(entry, str):
        return (entry,) if len(keys) == 1 and keys[0] in SHORTHAND_KEYS else None
    if not isinstance(entry, dict) or any(not _says(entry.get(key)) for key in keys):
        return None
    return tuple(str(entry[key]) for key in keys)


def _says(value: Any) -> bool:
    return isinstance(value, str | int) and value != ""


def _left_over(old: Sequence[Any], new: Sequence[Any], pairs: Pairs) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return (
        [index for index in range(len(old)) if index not in taken],
        [index for index in range(len(new)) if index not in pairs],
    )


def _pair_alike(old: Sequence[Any], new: Sequence[Any], pairs: Pairs) -> None:
    rest_old, rest_new = _left_over(old, new, pairs)
    if not rest_old or not rest_new or len(rest_old) * len(rest_new) > _MAX_PAIRS:
        return
    read = min(_MAX_READ, _MAX_ROWS // (len(rest_old) * len(rest_new)))
    read_old = {i: (wording(old[i]) or "")[:read] for i in rest_old}
    read_new = {j: (wording(new[j]) or "")[:read] for j in rest_new}
    scored = [
        (-score, abs(i - j), i, j)
        for i in rest_old
        for j in rest_new
        if isinstance(old[i], dict) == isinstance(new[j], dict)
        and (score := similarity(read_old[i], read_new[j])) >= ALIKE
    ]
    taken: set[int] = set()
    for _score, _distance, i, j in sorted(scored):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)


def _pair_in_place(old: Sequence[Any], new: Sequence[Any], pairs: Pairs) -> None:
    """Pair short texts that stand in each other's place: 规划执法科 became 法规科."""
    rest_old, rest_new = (set(rest) for rest in _left_over(old, new, pairs))
    i = j = 0
    while i < len(old) and j < len(new):
        if i in rest_old and j in rest_new:
            if _is_short(old[i]) and _is_short(new[j]):
                pairs[j] = i
            i += 1
            j += 1
        elif i in rest_old:
            i += 1
        elif j in rest_new:
            j += 1
        else:
            i += 1
            j += 1


def _is_short(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and len(value) <= _SHORT_TEXT)
