"""Let a file say something else, and keep whatever people wrote beside what it says.

The new content is given as a whole. Keys that are gone lose their own lines and nothing else; the
rest is said as ``retelling`` says it. Comments above a key that is gone stay.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ..model.finding import FieldPath
from .format import kept_canonical, order_for
from .layout import place
from .patch import spliced
from .positions import Positions, positions
from .reader import read_mapping
from .rereading import fault_names, rereads_as, same
from .retelling import UnpatchableError, retold
from .rewrite import Splice, end_of

_BOM = "\ufeff"


def restated(path: str, data: bytes, value: dict[str, Any]) -> bytes:
    """Return the file at ``path`` so changed that it says ``value``.

    ``data`` is what stands there now: one readable record without faults. Comments, order of keys,
    line endings and a byte order mark stay; a file in the canonical layout stays in it.

    Raises ``UnpatchableError`` where nothing that reads back as ``value`` can be written.
    """
    whole = data.decode("utf-8")
    bom = _BOM if whole.startswith(_BOM) else ""
    text = whole.removeprefix(_BOM)
    before = read_mapping(data).value
    if before is None:
        raise UnpatchableError(path)
    if same(before, value):
        return data
    order = order_for(place(path))
    shorter = _without(text, before, value)
    new = retold(text if shorter is None else shorter, value, order, pairing)
    if order is not None:
        new = kept_canonical(text, new, order)
    return (bom + new).encode("utf-8")


def pairing(old: Sequence[Any], new: Sequence[Any]) -> Mapping[int, int]:
    """Return which entry of ``old`` each entry of ``new`` continues, by index.

    Equal entries continue each other; of those between, the first continues the first.
    """
    words = [
        [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in side] for side in (old, new)
    ]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    found: dict[int, int] = {}
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        found.update(zip(range(j1, j2), range(i1, i2), strict=False))
    return found


def _without(text: str, before: dict[str, Any], value: dict[str, Any]) -> str | None:
    """Return ``text`` without the lines of keys that ``value`` has no more; None: not so simple."""
    gone = list(_gone(before, value, ()))
    if not gone:
        return None
    where = positions(text)
    splices = [_lines_of(text, where, path) for path in gone]
    if any(splice is None for splice in splices):
        return None
    shorter = spliced(text, [splice for splice in splices if splice is not None])
    left = _left(before, gone)
    return shorter if rereads_as(shorter, left, fault_names(text)) else None


def _gone(old: dict[str, Any], new: dict[str, Any], path: FieldPath) -> Iterator[FieldPath]:
    for key, part in old.items():
        if key not in new:
            yield (*path, key)
        elif isinstance(part, dict) and isinstance(new[key], dict):
            yield from _gone(part, new[key], (*path, key))


def _left(value: dict[str, Any], gone: Sequence[FieldPath], path: FieldPath = ()) -> dict[str, Any]:
    return {
        key: _left(part, gone, (*path, key)) if isinstance(part, dict) else part
        for key, part in value.items()
        if (*path, key) not in gone
    }


def _lines_of(text: str, where: Positions, path: FieldPath) -> Splice | None:
    """Return the lines of a key and its value, which share no line with anything else."""
    begin = where.key_start(path)
    start = text.rfind("\n", 0, begin) + 1
    if text[start:begin].strip():
        return None  # in brackets, or behind a dash
    end = max(end_of(text, where, path), begin)
    if text[end - 1] != "\n":
        stop = text.find("\n", end)
        rest = text[end : len(text) if stop < 0 else stop]
        if (
            where.content_at(path) is not None
            and rest.strip()
            and not rest.lstrip().startswith("#")
        ):
            return None
        end = len(text) if stop < 0 else stop + 1
    return start, end, ""
