"""Write a key into bases (依据) of a file, or take one away; everything else stays as it is.

A bare citation becomes a record, and a record of which only the citation is left becomes a bare
citation again. What stands in brackets is written anew in lines where it does not fit on one. A
file in the canonical layout stays in it.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..messages import _
from ..model.bases import Found
from ..model.finding import FieldPath
from .comments import comments
from .edit import edit
from .format import kept_canonical, order_for
from .layout import place
from .patch import Change, UnpatchableError, patch
from .positions import Positions, positions
from .reader import read_mapping

_BOM = "\ufeff"
_CITATION = "引用"


@dataclass(frozen=True, slots=True)
class BaseEdit:
    """What is to become of one basis: ``value`` under ``key``; None takes the key away."""

    base: Found
    key: str
    value: Any

    @property
    def made(self) -> Any:
        """The basis as it is to be."""
        old = self.base.value
        record = {_CITATION: old} if isinstance(old, str) else dict(old)
        record.pop(self.key, None)
        if self.value is not None:
            record[self.key] = self.value
            if isinstance(old, dict) and self.key in old:
                record = {key: record[key] for key in old}
        return record[_CITATION] if record.keys() == {_CITATION} else record


@dataclass(slots=True)
class Edited:
    """A file with edits made: its new content, the edits that were made, and those refused."""

    data: bytes
    made: list[BaseEdit] = field(default_factory=list)
    refused: list[tuple[BaseEdit, str]] = field(default_factory=list)


def edit_bases(path: str, data: bytes, edits: Sequence[BaseEdit]) -> Edited:
    """Return the file at ``path`` with edits made; what its layout does not allow is refused.

    ``data`` must be what the bases were found in.
    """
    text = read_mapping(data).text
    if text is None:
        return Edited(data, [], [(one, _("文件读不了。")) for one in edits])
    done = Edited(data)
    try:
        new = _with_comments(text, _patched(text, edits))
        done.made.extend(edits)
    except UnpatchableError:
        new = _one_by_one(text, edits, done)
    order = order_for(place(path))
    if order is not None and new != text:
        new = kept_canonical(text, new, order)
    bom = _BOM if data.startswith(_BOM.encode()) else ""
    done.data = (bom + new).encode("utf-8") if new != text else data
    return done


def _one_by_one(text: str, edits: Iterable[BaseEdit], done: Edited) -> str:
    for one in edits:
        for make in (_patched, _inline, _round_trip):
            try:
                text = _with_comments(text, make(text, [one]))
            except UnpatchableError as error:
                reason = str(error)
            else:
                done.made.append(one)
                break
        else:
            done.refused.append((one, reason))
    return text


def _with_comments(old: str, new: str) -> str:
    """Return ``new``; ``UnpatchableError`` where a comment of ``old`` is missing in it."""
    if "#" in old and Counter(comments(old)) - Counter(comments(new)):
        raise UnpatchableError(_("这一处带着注释，改写会丢掉注释。"))
    return new


def _patched(text: str, edits: Sequence[BaseEdit]) -> str:
    """Make edits in lines where the file is written in lines; what is in brackets is made anew."""
    where = positions(text)
    changes: list[Change] = []
    rewritten: dict[FieldPath, Any] = {}
    for one in edits:
        _demand_there(where, one)
        outer = _brackets(text, where, one.base.path)
        if outer is None:
            changes += _in_lines(one)
            continue
        if outer not in rewritten:
            rewritten[outer] = copy.deepcopy(where.content_at(outer))
        inside = one.base.path[len(outer) :]
        rewritten[outer] = _with(rewritten[outer], inside, one.made)
    changes += [(path, None, value) for path, value in rewritten.items()]
    return patch(text, changes)


def _in_lines(one: BaseEdit) -> list[Change]:
    path, key, value, old = one.base.path, one.key, one.value, one.base.value
    if isinstance(old, str) or value is None:
        return [(path, None, one.made)]
    there = old.get(key)
    if isinstance(there, dict) and isinstance(value, dict) and there.keys() == value.keys():
        return [
            ((*path, key, inner), None, part)
            for inner, part in value.items()
            if there[inner] != part
        ]
    return [((*path, key), None, value)]


def _inline(text: str, edits: Sequence[BaseEdit]) -> str:
    """Make edits where they stand, in brackets too."""
    where = positions(text)
    changes: list[Change] = []
    for one in edits:
        _demand_there(where, one)
        changes += _in_lines(one)
    return patch(text, changes)


def _round_trip(text: str, edits: Sequence[BaseEdit]) -> str:
    """Make edits of records by way of a round-trip reader, which keeps comments in between."""
    opened = edit(text)
    meant = copy.deepcopy(read_mapping(text.encode()).value)
    for one in edits:
        if isinstance(one.base.value, str):
            raise UnpatchableError(_("这一处带着注释，改写会丢掉注释。"))
        for content in (opened.content, meant):
            record = _at(content, one.base.path)
            if one.value is None:
                record.pop(one.key, None)
            else:
                record[one.key] = one.value
    new = opened.text()
    if read_mapping(new.encode()).value != meant:
        raise UnpatchableError(_("改后重新读出来的内容与想要的不一样。"))
    return new


def _brackets(text: str, where: Positions, path: FieldPath) -> FieldPath | None:
    """Return the path of the outermost collection in brackets at or above a basis."""
    for end in range(1, len(path) + 1):
        value = where.content_at(path[:end])
        if isinstance(value, dict | list) and text[where.start(path[:end])] in "[{":
            return path[:end]
    return None


def _demand_there(where: Positions, one: BaseEdit) -> None:
    if where.content_at(one.base.path) != one.base.value:
        raise UnpatchableError(_("要改的地方已经不在了。"))


def _with(value: Any, path: FieldPath, new: Any) -> Any:
    """Return ``value`` with ``new`` at a path below it."""
    if not path:
        return new
    _at(value, path[:-1])[path[-1]] = new
    return value


def _at(value: Any, path: FieldPath) -> Any:
    for part in path:
        value = value[part]
    return value


__all__ = ["BaseEdit", "Edited", "edit_bases"]
