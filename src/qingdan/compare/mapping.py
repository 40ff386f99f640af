"""Compare two plain mappings as they stand in files, valid or not.

``compare_values`` gives a ``Delta`` that turns the old value into the new one (``apply``), and
``edits`` writes it as the changes a reader sees, each with its path. A change of shape that says
the same (``依据: 《…》`` for ``依据: [{引用: 《…》}]``) is kept in the delta and is no edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..model.finding import FieldPath
from ..store.sameness import same
from .alignment import align
from .wording import SHORTHAND_KEYS, wording


@dataclass(frozen=True, slots=True)
class Replaced:
    """Another value altogether."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Reshaped:
    """Written in another shape; ``inner`` is what changed besides, in the longer shape."""

    inner: Delta | None
    after: Any


@dataclass(frozen=True, slots=True)
class MappingDelta:
    """Keys added (with their values), removed and changed."""

    added: dict[Any, Any]
    removed: dict[Any, Any]
    changed: dict[Any, Delta]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of a list that stayed, perhaps changed; ``index`` is its place in the old list."""

    index: int
    delta: Delta | None


@dataclass(frozen=True, slots=True)
class New:
    """An entry of a list that was put in."""

    value: Any


@dataclass(frozen=True, slots=True)
class ListDelta:
    """The new list entry by entry, and what is missing from the old one."""

    old: list[Any]
    entries: tuple[Kept | New, ...]
    removed: tuple[int, ...]

    @property
    def reordered(self) -> bool:
        """Whether entries that stayed stand in another order."""
        kept = [entry.index for entry in self.entries if isinstance(entry, Kept)]
        return any(left > right for left, right in pairwise(kept))


Delta = Replaced | Reshaped | MappingDelta | ListDelta


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of one field.

    ``path`` counts list entries as the new side does, for what was removed as the old side did.
    ``before`` or ``after`` is None where there was nothing. ``order_only``: nothing but the order
    of a list changed.
    """

    path: FieldPath
    before: str | None
    after: str | None
    order_only: bool = False


def compare_values(old: Any, new: Any) -> Delta | None:
    """Return what turns ``old`` into ``new``; None where they are equal."""
    if same(old, new):
        return None
    match old, new:
        case dict(), dict():
            return _compare_mappings(old, new)
        case list(), list():
            return _compare_lists(old, new)
    lifted = _same_shape(old, new)
    if lifted is not None:
        return Reshaped(compare_values(*lifted), new)
    return Replaced(old, new)


def _compare_mappings(old: dict[Any, Any], new: dict[Any, Any]) -> MappingDelta:
    changed = {
        key: delta
        for key in new
        if key in old and (delta := compare_values(old[key], new[key])) is not None
    }
    return MappingDelta(
        {key: value for key, value in new.items() if key not in old},
        {key: value for key, value in old.items() if key not in new},
        changed,
    )


def _compare_lists(old: list[Any], new: list[Any]) -> ListDelta:
    pairs = align(old, new)
    entries = tuple(
        Kept(pairs[j], compare_values(old[pairs[j]], value)) if j in pairs else New(value)
        for j, value in enumerate(new)
    )
    stayed = set(pairs.values())
    return ListDelta(old, entries, tuple(i for i in range(len(old)) if i not in stayed))


def _same_shape(old: Any, new: Any) -> tuple[Any, Any] | None:
    """Return both in the longer of their two shapes, where the format has a short one."""
    lifted = _lift(old, new)
    if lifted is not None:
        return lifted, new
    lifted = _lift(new, old)
    return (old, lifted) if lifted is not None else None


def _lift(short: Any, long: Any) -> Any | None:
    match short, long:
        case str(), dict():
            for key in SHORTHAND_KEYS:
                if key in long:
                    return {key: short}
        case str(), list():
            return [short]
        case list(), dict() if "内容" in long:
            return {"内容": short}
    return None


def apply(old: Any, delta: Delta | None) -> Any:
    """Return the new value; ``apply(a, compare_values(a, b)) == b``."""
    match delta:
        case None:
            return old
        case Replaced() | Reshaped():
            return delta.after
        case MappingDelta():
            kept = {
                key: apply(value, delta.changed.get(key))
                for key, value in old.items()
                if key not in delta.removed
            }
            return {**kept, **delta.added}
        case ListDelta():
            return [
                entry.value if isinstance(entry, New) else apply(old[entry.index], entry.delta)
                for entry in delta.entries
            ]


def edits(delta: Delta | None, path: FieldPath = ()) -> Iterator[Edit]:
    """Yield the edits of a delta: changed, added, removed keys; none where nothing is said anew."""
    match delta:
        case None:
            return
        case Replaced(before, after):
            yield from _replaced(path, before, after)
        case Reshaped(inner, _):
            yield from edits(inner, path)
        case MappingDelta():
            for key, part in delta.changed.items():
                yield from edits(part, (*path, _name(key)))
            for key, value in delta.added.items():
                yield from said(value, (*path, _name(key)), added=True)
            for key, value in delta.removed.items():
                yield from said(value, (*path, _name(key)), added=False)
        case ListDelta():
            yield from _list_edits(delta, path)


def _name(key: Any) -> str | int:
    return key if isinstance(key, str) else str(key)


def _replaced(path: FieldPath, before: Any, after: Any) -> Iterator[Edit]:
    texts = wording(before), wording(after)
    if texts[0] != texts[1]:  # 2024 for "2024" reads the same
        yield Edit(path, *texts)


def said(value: Any, path: FieldPath, *, added: bool) -> Iterator[Edit]:
    """Yield what a whole value says, put in or struck out: mappings key by key, lists by entry."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from said(part, (*path, _name(key)), added=added)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _entry((*path, index), part, added=added)
    else:
        yield from _entry(path, value, added=added)


def _entry(path: FieldPath, value: Any, *, added: bool) -> Iterator[Edit]:
    text = wording(value)
    if text is not None:
        yield Edit(path, None, text) if added else Edit(path, text, None)


def _list_edits(delta: ListDelta, path: FieldPath) -> Iterator[Edit]:
    for index, entry in enumerate(delta.entries):
        match entry:
            case New(value):
                yield from _entry((*path, index), value, added=True)
            case Kept(_, part):
                yield from edits(part, (*path, index))
    for index in delta.removed:
        yield from _entry((*path, index), delta.old[index], added=False)
    if delta.reordered:
        kept = [entry.index for entry in delta.entries if isinstance(entry, Kept)]
        for written in (_label, _in_full):
            before = wording([written(delta.old[index]) for index in sorted(kept)])
            after = wording([written(delta.old[index]) for index in kept])
            if before != after:
                yield Edit(path, before, after, order_only=True)
                return


_LABEL = 24


def _label(value: Any) -> str:
    """Return a few words by which an entry is known when only its place changed."""
    if isinstance(value, dict):
        for key in ("引用", "名称", "部门", "环节", "层级", "情形", "机构", "做"):
            if isinstance(value.get(key), str):
                return str(value[key])
    text = wording(value) or ""
    return text if len(text) <= _LABEL else text[:_LABEL] + "……"


def _in_full(value: Any) -> str:
    """Return all that an entry says, where a few words do not tell two entries apart."""
    return wording(value) or ""
