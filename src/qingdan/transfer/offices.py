"""Offices (科室、事业单位、执法队伍 …) of the old organ that moved items name."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import BrokenDataError
from ..messages import _
from ..model.finding import FieldPath
from ..model.vocabulary import ListKind
from ..rules.references import EACH, Pattern, mentions
from ..rules.register import UNIT_KEYS, UnitName
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source

_PLACES: Mapping[ListKind, tuple[Pattern, ...]] = {
    ListKind.POWERS: (
        ("承办机构", EACH),
        ("受理机构",),
        ("决定机构",),
        ("流程", EACH, "谁"),
    ),
    ListKind.DUTIES: (
        ("科室", "牵头"),
        ("科室", "配合", EACH),
        ("任务", EACH, "科室"),
        ("任务", EACH, "流程", EACH, "谁"),
        ("协调配合", EACH, "对象"),
    ),
}


class Offices:
    """What the register must say of the offices that go along."""

    def __init__(self, scene: Scene, order: Order) -> None:
        self._scene = scene
        self._order = order
        self._of_giver = _by_word(scene, order.giver)
        self._of_taker = _by_word(scene, order.taker)

    def settle(
        self, moved: Iterable[tuple[Source, Mapping[str, Any]]], entry: dict[str, Any]
    ) -> tuple[list[Note], list[Note]]:
        """Note offices that only the old organ has registered; ``entry`` is the new organ's.

        Where the order says so they are registered in ``entry``.
        """
        named: dict[str, list[tuple[Source, FieldPath]]] = {}
        for item, value in moved:
            for pattern in _PLACES.get(item.kind, ()):
                for word, path in mentions(value, pattern):
                    unit = self._of_giver.get(word)
                    if unit is not None and word not in self._of_taker:
                        named.setdefault(unit.full, []).append((item, path))
        for full in list(named):
            for member in self._members(self._of_giver[full]):
                named.setdefault(member, named[full])  # a group without its members is no group
        done, left = [], []
        for full, places in named.items():
            unit = self._of_giver[full]
            items = list(dict.fromkeys(item.id for item, _path in places))
            if self._order.units:
                record = _registered(self._scene, self._order.giver, unit)
                there = entry.get(unit.key, [])
                if not isinstance(there, list):
                    raise _misshapen(self._scene, self._order.taker, unit.key)
                entry[unit.key] = [*there, copy.deepcopy(record)]
                done.append(self._note(_("“{unit}”登记到“{taker}”的{key}里。"), full, unit, items))
                if not self._order.close:
                    text = _("“{giver}”名下还登记着“{unit}”：人员已经转走的，从那里删去。")
                    left.append(self._note(text, full, unit, items))
            else:
                text = _(
                    "“{unit}”只登记在“{giver}”的{key}里，{count} 个移动的事项写着它：改成"
                    "“{taker}”的单位；单位一起转过去的，加 --with-units 再做一次。"
                )
                left.append(self._note(text, full, unit, items, places[0]))
        return done, left

    def _members(self, unit: UnitName) -> list[str]:
        """Return the offices of a group that only the old organ has registered."""
        record = _registered(self._scene, self._order.giver, unit)
        members = record.get("成员") if isinstance(record, dict) else None
        return [
            self._of_giver[one].full
            for one in (members if isinstance(members, list) else [])
            if one in self._of_giver and one not in self._of_taker
        ]

    def _note(
        self,
        text: str,
        full: str,
        unit: UnitName,
        items: list[str],
        place: tuple[Source, FieldPath] | None = None,
    ) -> Note:
        said = text.format(
            unit=full,
            giver=self._scene.called(self._order.giver),
            taker=self._scene.called(self._order.taker),
            key=unit.key,
            count=len(items),
        )
        if place is None:
            return Note(Topic.UNITS, said, file=self._scene.organs.path)
        return Note(Topic.UNITS, said, place[0].id, place[0].path, place[1])


def _misshapen(scene: Scene, organ: str, key: str) -> BrokenDataError:
    return BrokenDataError(
        _("机构名录里“{organ}”的“{key}”不是列表。").format(organ=scene.called(organ), key=key),
        _("先按 qingdan validate 的提示改好，再运行一次。"),
        file=scene.organs.path,
    )


def _by_word(scene: Scene, organ: str) -> dict[str, UnitName]:
    found: dict[str, UnitName] = {}
    for unit in scene.register.unit_names:
        if unit.organ == organ:
            found.setdefault(unit.word, unit)
    return found


def _registered(scene: Scene, organ: str, unit: UnitName) -> Any:
    """Return what the register says of an office: its record, or its bare name."""
    entry = scene.register.entries.get(organ, {})
    for key in UNIT_KEYS:
        held = entry.get(key)
        for record in held if isinstance(held, list) else []:
            name = record.get("名称") if isinstance(record, dict) else record
            if name == unit.full:
                return record
    return unit.full
