"""Organs in a table: shown by name where a name means one organ, else by id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..messages import _
from ..model.ids import ORGAN_ID
from .escaping import is_safe
from .fault import UnreadableCellError, nearest


class OrganNames:
    """Names of organs and their ids, both ways.

    ``organs`` are the ids with their mappings as ``organs.yaml`` holds them (名称, 简称, 曾用名).
    """

    def __init__(self, organs: Mapping[str, Mapping[str, Any]]) -> None:
        names = {key: organ.get("名称") for key, organ in organs.items()}
        known = {key: name for key, name in names.items() if isinstance(name, str)}
        times = Counter(known.values())
        self.shown = {
            key: name
            for key, name in known.items()
            if times[name] == 1 and name not in organs and _stands_alone(name)
        }
        """Ids with the names that stand for them."""
        self.ids = {name: key for key, name in self.shown.items()}
        """Names with their ids, those that are shown only."""
        self._also = _other_names(organs, self.ids)
        self._organs = frozenset(organs)

    def show(self, organ: str) -> str:
        """Return what stands in a cell for an organ."""
        return self.shown.get(organ, organ)

    def is_sure(self, organ: str) -> bool:
        """Whether what is shown for an organ is sure to be read as this organ."""
        return organ in self.shown or (
            bool(ORGAN_ID.fullmatch(organ)) and organ not in self.ids and organ not in self._also
        )

    def find(self, text: str) -> str:
        """Return the id of the organ that a cell names: by name, short or former name, or id.

        Raises ``UnreadableCellError`` where no organ, or more than one, is called that.
        """
        found = self.ids.get(text) or self._also.get(text)
        if found:
            return found
        if ORGAN_ID.fullmatch(text):
            return text
        raise UnreadableCellError(
            _("机构名录里没有“{name}”，或者不止一个机构叫这个名字。").format(name=text),
            nearest(text, [*self.ids, *self._also]) or _("写机构名录里的全称或者机构 id。"),
        )

    def knows(self, text: str) -> bool:
        """Whether a text names an organ of the register."""
        return text in self.ids or text in self._also or text in self._organs


def _stands_alone(name: str) -> bool:
    """Whether a name can stand on a line of its own."""
    return is_safe(name) and "\n" not in name and name == name.strip()


def _other_names(
    organs: Mapping[str, Mapping[str, Any]], shown: Mapping[str, str]
) -> dict[str, str]:
    """Short and former names that mean one organ and are nobody's name today."""
    claimed: dict[str, set[str]] = {}
    for key, organ in organs.items():
        former = [one.get("名称") for one in _list(organ.get("曾用名")) if isinstance(one, Mapping)]
        for name in (*_list(organ.get("简称")), *former):
            if isinstance(name, str):
                claimed.setdefault(name, set()).add(key)
    taken = {organ.get("名称") for organ in organs.values()} | set(organs)
    return {
        name: next(iter(keys))
        for name, keys in claimed.items()
        if len(keys) == 1 and name not in shown and name not in taken
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


__all__ = ["OrganNames"]
