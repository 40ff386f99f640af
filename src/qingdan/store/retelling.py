"""Say something new in a file that people wrote: what stays keeps its words, layout, comments.

The new content is given as a whole. A file in the canonical layout is written anew in it with its
comments; in any other file only the values that changed are touched, as long as that can be done
and no comment of what stays is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..messages import _
from ..model.finding import FieldPath
from ..model.keyorder import KeyOrder
from .annotated import Part, annotated
from .comments import comments
from .format import UnformattableError, format_file, in_order
from .page import laid_out_part
from .patch import Change, UnpatchableError, patch
from .rereading import fault_names, rereads_as, same

Pairing = Callable[[Sequence[Any], Sequence[Any]], Mapping[int, int]]
"""Which entry of a list continues which: index in the new list to index in the old one."""

_PLAIN_ORDER = KeyOrder()


def retold(
    text: str, value: dict[str, Any], order: KeyOrder | None, pair: Pairing, *others: str
) -> str:
    """Return ``text`` so changed that it says ``value``.

    ``others`` are texts of the same file from which comments of what is new are taken. ``text``
    must be readable and without faults. Line endings are those of ``text``.

    Raises ``UnpatchableError`` where nothing that reads back as ``value`` can be written.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n")
    root = annotated(old)
    before = root.plain()
    if same(before, value):
        return text
    canonical = order is not None and _is_canonical(old, order)
    new = None if canonical else _patched(old, before, value)
    if new is None:
        models = [root, *(annotated(other.replace("\r\n", "\n")) for other in others)]
        arranged = _PLAIN_ORDER if order is None or not canonical else order
        new = laid_out_part(_part(None, in_order(value, arranged), models, pair), arranged)
        if not rereads_as(new, value, fault_names(old)):
            raise UnpatchableError(_("改后重新读出来的内容与想要的不一样。"))
    return new.replace("\n", newline)


def _is_canonical(text: str, order: KeyOrder) -> bool:
    try:
        return format_file(text.encode(), order) == text.encode()
    except UnformattableError:
        return False


def _patched(text: str, before: dict[str, Any], value: dict[str, Any]) -> str | None:
    """Return ``text`` with single values changed; None where that is not enough."""
    try:
        new = patch(text, list(_changes(before, value, ())))
    except UnpatchableError:
        return None
    if "#" in text and Counter(comments(text)) - Counter(comments(new)):
        return None
    return new


class _RemovedError(UnpatchableError):
    """A key is gone: what stays cannot be patched around it."""


def _changes(old: Any, new: Any, path: FieldPath) -> Iterator[Change]:
    if same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        if old.keys() - new.keys() and path == ():
            raise _RemovedError
        if not old.keys() - new.keys():
            for key in new:
                if key in old:
                    yield from _changes(old[key], new[key], (*path, key))
                else:
                    yield (*path, key), None, new[key]
            return
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, entry in enumerate(new):
            yield from _changes(old[index], entry, (*path, index))
        return
    yield path, None, new


def _part(key: str | None, value: Any, models: Sequence[Part], pair: Pairing) -> Part:
    """Return a value with the comments of the first of ``models`` (the same place elsewhere)."""
    part = Part(key)
    if models:
        model = models[0]
        part.lead, part.tail, part.foot = model.lead, model.tail, model.foot
        part.blank = model.blank
    if isinstance(value, dict):
        part.keyed, part.parts = True, []
        for name, inside in value.items():
            below = [one for model in models for one in _children(model) if one.key == name]
            part.parts.append(_part(name, inside, below, pair))
    elif isinstance(value, list):
        part.parts = []
        paired = [(model, _pairs(model, value, pair)) for model in models]
        for index, inside in enumerate(value):
            below = [_children(model)[at[index]] for model, at in paired if index in at]
            part.parts.append(_part(None, inside, below, pair))
    else:
        part.value = value
    return part


def _children(model: Part) -> list[Part]:
    return model.parts or []


def _pairs(model: Part, value: list[Any], pair: Pairing) -> Mapping[int, int]:
    if model.parts is None or model.keyed:
        return {}
    return pair([one.plain() for one in model.parts], value)


__all__ = ["Pairing", "UnpatchableError", "retold"]
