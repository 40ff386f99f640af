"""Two public versions of an item that follow each other: the official word and the redline.

What is compared is what a reader sees: organs and items by their names, shared texts written out.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..compare.changes import Change, Direction, FieldChange
from ..compare.files import Owner
from ..compare.files import Version as FileVersion
from ..compare.folded import folded
from ..compare.items import item_change
from ..compare.match import Pair
from ..compare.redline import Mark, redline
from ..model.actions import Action
from ..model.finding import FieldPath
from ..model.kinds import ITEM_MODELS
from ..model.record import Aspect, Record
from ..publish.public.projection import TOMBSTONE_KEYS, PublicItem
from ..publish.public.shapes import FieldShape, Shape, field_shapes
from ..publish.public.versions import Redlined, Stretch
from ..store.layout import Role

FIRST, FIRST_KNOWN, OTHERWISE = "首次公布", "历史从这里开始", "其他修改"
_ACTOR = "实施机构"
_GAP = "……（略 {count} 字）……"
_DIRECTIONS = {Direction.REDUCED: "压减", Direction.EXTENDED: "延长"}
_DUTY = "职责"
"""Holds the id of a duty, or its text."""


@dataclass(frozen=True)
class Names:
    """How organs and items are called on the site, by id; an id without a name stands for itself.

    ``organ_names`` are kept whole in redlines.
    """

    organs: Mapping[str, str]
    items: Mapping[str, str]

    @property
    def organ_names(self) -> tuple[str, ...]:
        """The names of all organs."""
        return tuple(self.organs.values())


@dataclass(frozen=True)
class Reading:
    """A version as it is compared: whose it is, and what it says in words."""

    item: PublicItem
    said: Mapping[str, Any]


def read_out(item: PublicItem, names: Names) -> Reading:
    """Return what a version says, every id in the words of a reader."""
    said = _record(item.fields, ITEM_MODELS[item.kind], names)
    said.update({key: _plain(value) for key, value in item.extra.items()})
    if item.organ is not None:
        said = {_ACTOR: names.organs.get(item.organ, item.organ), **said}
    return Reading(item, said)


def _record(fields: Mapping[str, Any], model: type[Record], names: Names) -> dict[str, Any]:
    found = dict(fields)
    for key, shape in _spelled_out(model):
        if key not in found:
            continue
        value = found[key]
        if shape.shape is Shape.ORGANS:
            found[key] = _named(value, names.organs)
        elif shape.shape is Shape.ITEMS or key == _DUTY:
            found[key] = _named(value, names.items)
        elif shape.model is not None:
            found[key] = _parts(value, shape.model, names)
        else:
            found[key] = _plain(value)
    return found


@cache
def _spelled_out(model: type[Record]) -> tuple[tuple[str, FieldShape], ...]:
    """Return the fields that read otherwise than they are kept: ids, days, flags, records."""
    said = (Shape.ORGANS, Shape.ITEMS, Shape.DAY, Shape.FLAG)
    return tuple(
        (key, shape)
        for key, shape in field_shapes(model).items()
        if key == _DUTY
        or shape.shape in said
        or (shape.model is not None and (_spelled_out(shape.model) or shape.model is model))
    )


def _parts(value: Any, model: type[Record], names: Names) -> Any:
    if isinstance(value, list):
        return [_parts(part, model, names) for part in value]
    return _record(value, model, names) if isinstance(value, Mapping) else _plain(value)


def _named(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_named(part, known) for part in value]
    return known.get(value, value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, datetime.date) else value


@dataclass(frozen=True)
class Told:
    """What lies between two versions. ``action`` is None where nothing official happened."""

    action: Action | None
    fields: tuple[Redlined, ...]
    in_substance: bool

    @property
    def word(self) -> str:
        """The word a reader sees."""
        return str(self.action) if self.action is not None else OTHERWISE


def between(before: Reading, after: Reading, names: Names) -> Told | None:
    """Return what lies between two versions; None where the public sees no difference."""
    old, new = before.said, after.said
    if after.item.is_tombstone:
        old, new = _of_tombstone(old), _of_tombstone(new)
    if old == new and (before.item.kind, before.item.organ) == (after.item.kind, after.item.organ):
        return None
    # What is the same on both sides is not looked at: most of an item never changes.
    same = {key for key, value in new.items() if key in old and old[key] == value}
    item_id = after.item.id
    pair = Pair(
        _file(before.item, item_id, {key: old[key] for key in old if key not in same}),
        _file(after.item, item_id, {key: new[key] for key in new if key not in same}),
    )
    change = item_change(pair, (old.get("状态"), new.get("状态")), sides=(old, new))
    if change is None:
        return None
    fields = tuple(redlined(field, names) for field in change.fields)
    return Told(change.action, fields, _in_substance(change))


def _of_tombstone(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key in (_ACTOR, *TOMBSTONE_KEYS)}


def _file(item: PublicItem, item_id: str, said: Mapping[str, Any]) -> FileVersion:
    owner = Owner(Role.ITEM, item.kind, item.organ, item_id)
    return FileVersion(item.page, owner, b"", dict(said))


def _in_substance(change: Change) -> bool:
    if change.action is Action.ERRATUM:
        return False
    return change.action is not None or any(
        field.aspect is not Aspect.EDITORIAL for field in change.fields
    )


def first_word(continues: object, split_from: object, merged_from: object) -> str:
    """Return the word for the first public version of an item, from what it says it comes from."""
    sources = (continues, split_from, merged_from)
    for said, action in zip(sources, (Action.UNDERTAKE, Action.SPLIT, Action.MERGE), strict=True):
        if said:
            return str(action)
    return FIRST


def redlined(field: FieldChange, names: Names) -> Redlined:
    """Return one field as the site shows it."""
    before, after = field.before, field.after
    if before is None or after is None or field.order_only:
        sides = ((Mark.DELETE, before), (Mark.INSERT, after))
        stretches = [Stretch(str(mark), text) for mark, text in sides if text]
    else:
        kept = [name for name in names.organ_names if name in before or name in after]
        segments = folded(redline(before, after, kept), _GAP)
        stretches = [Stretch(str(one.mark), one.text) for one in segments]
    return Redlined(_label(field), tuple(stretches))


def _label(field: FieldChange) -> str:
    label = _path(field.path)
    remarks = [_DIRECTIONS[field.direction]] if field.direction is not None else []
    if field.order_only:
        remarks.append("次序")
    return f"{label}（{'，'.join(remarks)}）" if remarks else label


def _path(path: FieldPath) -> str:
    label = ""
    for part in path:
        if isinstance(part, int):
            label += f"（第{part + 1}个）"
        else:
            label += f"·{part}" if label else part
    return label


__all__ = [
    "FIRST",
    "FIRST_KNOWN",
    "Names",
    "Reading",
    "Told",
    "between",
    "first_word",
    "read_out",
    "redlined",
]
