"""What a moved item says afterwards: its days, approval, inherited values and number."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from ..compare.alignment import frozen
from ..compare.mapping import compare_values, edits
from ..compare.wording import wording
from ..messages import _, joined
from ..model.finding import field_name
from ..model.kinds import inheritable_keys
from ..model.vocabulary import ListKind, Visibility
from ..store.layout import item_path
from .choosing import DRAFTS
from .dating import Dating
from .order import Order
from .plan import FieldEdit, Moved, Note, Topic
from .scene import Scene, Source

OF_THE_ORGAN = frozenset({"主体性质", "监督方式", "救济", "咨询方式"})
"""Inherited values that say something of the organ, not of the item: they become the new one's."""

_ATTENDANT = frozenset({"生效日期", "批准"})
"""Set by the transfer itself."""


class Moving:
    """Moves items one by one; what concerns many of them is noted once."""

    def __init__(
        self,
        scene: Scene,
        order: Order,
        defaults: Mapping[ListKind, Mapping[str, Any]],
        dating: Dating,
    ) -> None:
        """``defaults`` are what items of the new organ will inherit, by list."""
        self._scene = scene
        self._order = order
        self._dating = dating
        self._defaults = defaults
        self._next = {kind: _after_last(scene, kind, order.taker) for kind in ListKind}
        self._followed: dict[tuple[ListKind, str], list[str]] = {}
        self._written: dict[tuple[ListKind, str], list[str]] = {}
        self._unwritten: dict[tuple[ListKind, str], list[str]] = {}
        self._numbers: dict[str, tuple[int, int]] = {}
        self._drafts: list[str] = []

    def start(self, item: Source) -> dict[str, Any]:
        """Return the content of an item with what every transfer changes."""
        value = copy.deepcopy(item.value)
        self._inherited(item, value)
        self._number(item, value)
        if self._scene.status(item) in DRAFTS:
            self._drafts.append(item.id)
        else:
            self._day(item, value)
            self._approval(item, value)
        return value

    def end(self, item: Source, value: dict[str, Any]) -> Moved:
        """Return what became of an item."""
        return Moved(
            item.id,
            item.kind,
            item.name,
            self._scene.status(item),
            item.path,
            item_path(item.kind, self._order.taker, item.id),
            tuple(
                FieldEdit(field_name(edit.path) or "", edit.before, edit.after)
                for edit in edits(compare_values(item.value, value))
            ),
        )

    def done(self) -> list[Note]:
        """Return what was done to many items at once."""
        notes = []
        for (kind, key), ids in sorted(self._written.items()):
            text = _(
                "{count} 项事项原来从{list}表头继承的“{key}”与新机构的不同，已写进事项，内容不变。"
            ).format(count=len(ids), list=kind.official_name, key=key)
            notes.append(Note(Topic.DEFAULTS, text, path=(key,)))
        for (kind, key), ids in sorted(self._followed.items()):
            text = _("{count} 项事项的“{key}”随新机构的{list}表头：{value}。").format(
                count=len(ids),
                list=kind.official_name,
                key=key,
                value=_said(self._defaults[kind].get(key)),
            )
            notes.append(Note(Topic.DEFAULTS, text, path=(key,)))
        if self._numbers:
            text = _("{count} 项事项的序号接在新机构原有事项后面。").format(
                count=len(self._numbers)
            )
            notes.append(Note(Topic.ORDINALS, text, path=("序号",)))
        if self._drafts:
            text = _("{count} 个草案一起移过去，没有改生效日期和批准：{ids}。").format(
                count=len(self._drafts), ids=joined(self._drafts)
            )
            notes.append(Note(Topic.ITEMS, text))
        return notes

    def left(self) -> list[Note]:
        """Return what a person must decide about many items at once."""
        return [
            Note(
                Topic.DEFAULTS,
                _(
                    "{count} 项事项原来没有“{key}”，现在从新机构的{list}表头继承：{value}。"
                    "不对的请在事项里写明。"
                ).format(
                    count=len(ids),
                    key=key,
                    list=kind.official_name,
                    value=_said(self._defaults[kind].get(key)),
                ),
                path=(key,),
            )
            for (kind, key), ids in sorted(self._unwritten.items())
        ]

    def _inherited(self, item: Source, value: dict[str, Any]) -> None:
        """Keep what the item inherited, where the new list gives something else."""
        old = self._scene.defaults(item.kind, item.placed.organ)
        new = self._defaults[item.kind]
        for key in sorted(inheritable_keys(item.kind) - _ATTENDANT):
            if key in value or frozen(old.get(key)) == frozen(new.get(key)):
                continue
            place = (item.kind, key)
            if key in OF_THE_ORGAN:
                self._followed.setdefault(place, []).append(item.id)
            elif key in old:
                value[key] = copy.deepcopy(old[key])
                self._written.setdefault(place, []).append(item.id)
            elif (nothing := _nothing(key, new[key])) is not None:
                value[key] = nothing
                self._written.setdefault(place, []).append(item.id)
            else:
                self._unwritten.setdefault(place, []).append(item.id)

    def _day(self, item: Source, value: dict[str, Any]) -> None:
        day = self._dating.day_of(item)
        inherited = self._defaults[item.kind].get("生效日期")
        if "生效日期" in value or inherited != day:
            value["生效日期"] = day

    def _approval(self, item: Source, value: dict[str, Any]) -> None:
        """Put the new decision in; organ and day of an old one do not belong to it."""
        document = self._order.document
        if document is None:
            old = self._scene.defaults(item.kind, item.placed.organ).get("批准")
            if "批准" not in value and old != self._defaults[item.kind].get("批准"):
                if old is not None:
                    value["批准"] = copy.deepcopy(old)
                    self._written.setdefault((item.kind, "批准"), []).append(item.id)
                else:
                    self._unwritten.setdefault((item.kind, "批准"), []).append(item.id)
            return
        effective = value.get("批准", self._defaults[item.kind].get("批准"))
        if not isinstance(effective, dict) or effective.get("文号") != document:
            value["批准"] = {"文号": document}

    def _number(self, item: Source, value: dict[str, Any]) -> None:
        number = value.get("序号")
        following = self._next[item.kind]
        if not isinstance(number, int) or following is None:
            return
        value["序号"] = following
        self._next[item.kind] = following + 1
        self._numbers[item.id] = (number, following)


def _after_last(scene: Scene, kind: ListKind, organ: str) -> int | None:
    """Return the 序号 after the last of a list; None where nothing is numbered there."""
    numbers = [
        item.value["序号"]
        for item in scene.items.values()
        if item.placed.organ == organ
        and item.kind is kind
        and isinstance(item.value.get("序号"), int)
    ]
    return max(numbers) + 1 if numbers else None


def _nothing(key: str, inherited: Any) -> Any:
    """Return how an item says that it has nothing of what its list would give; None: it cannot."""
    if isinstance(inherited, list):
        return []
    return str(Visibility.PUBLIC) if key == "可见性" else None


def _said(value: Any) -> str:
    return (wording(value) or _("（没有）")).replace("\n", "；")
