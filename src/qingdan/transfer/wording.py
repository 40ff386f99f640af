"""Names of the old organ inside moved items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..messages import _
from ..model.finding import FieldPath, field_name
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source

_ACTORS = frozenset({"承办机构", "受理机构", "决定机构", "流程", "科室", "任务", "协调配合"})
"""Keys in which a text that is nothing but the organ's name means the owner."""
_AS_IT_WAS = frozenset({"依据", "原文", "原注", "引用", "三定", "内部说明", "豁免", "名称"})
"""Keys that quote, or tell what was."""
_SHORTEST = 3


class Renaming:
    """Puts the new organ's name where the old one's stands for the owner."""

    def __init__(self, scene: Scene, order: Order) -> None:
        self._names = _names(scene, order.giver)
        self._new = scene.called(order.taker)
        self._own = _names(scene, order.taker)
        self._taker = order.taker

    def rename(self, item: Source, value: dict[str, Any]) -> tuple[list[Note], list[Note]]:
        """Change ``value``; return what was done and what is left to decide."""
        done, left = [], []
        for text, path in list(_texts(value, ())):
            if text in self._names and path[0] in _ACTORS:
                _put(value, path, self._new)
                said = _("{field}：{old} → {new}。").format(
                    field=field_name(path), old=text, new=self._new
                )
                done.append(Note(Topic.WORDS, said, item.id, item.path, path))
            elif name := next((one for one in self._names if self._speaks_of(text, one)), None):
                said = _("{field}里写着“{name}”，看看要不要改。").format(
                    field=field_name(path), name=name
                )
                left.append(Note(Topic.WORDS, said, item.id, item.path, path))
        together = value.get("共同实施")
        if isinstance(together, list) and self._taker in together:
            value["共同实施"] = [one for one in together if one != self._taker]
            if not value["共同实施"]:
                del value["共同实施"]
            said = _("从“共同实施”里去掉新机构：它现在是实施机构。")
            done.append(Note(Topic.REFERENCES, said, item.id, item.path, ("共同实施",)))
        return done, left

    def _speaks_of(self, text: str, name: str) -> bool:
        """Whether a text holds a name of the old organ that is no part of one of the new."""
        if len(name) < _SHORTEST or name not in text:
            return False
        for own in self._own:
            if name in own:
                text = text.replace(own, "")
        return name in text


def _names(scene: Scene, organ: str) -> tuple[str, ...]:
    """Return name and short names, the longest first."""
    entry: Mapping[str, Any] = scene.register.entries.get(organ, {})
    short = entry.get("简称")
    found = [scene.called(organ), *(short if isinstance(short, list) else [])]
    return tuple(sorted({one for one in found if isinstance(one, str)}, key=lambda n: (-len(n), n)))


def _texts(value: Any, path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if key not in _AS_IT_WAS or (key == "名称" and path):
                yield from _texts(inside, (*path, str(key)))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _texts(inside, (*path, index))
    elif isinstance(value, str):
        yield value, path


def _put(value: Any, path: FieldPath, new: str) -> None:
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = new
