"""Which organ of the workspace a name in a table means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..model.vocabulary import OrganKind
from ..stats.roll import Roll

TOWNS = frozenset({OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT})
UNITS = ("内设机构", "事业单位", "执法队伍", "派出机构")
"""Keys of the bodies within an organ."""


class OrganNames:
    """The organs of a version by id, name, short name and former name."""

    def __init__(self, roll: Roll) -> None:
        self._entries = roll.organs
        self._day = roll.day.isoformat() if roll.day is not None else None
        self._name = roll.organ_name
        current: dict[str, set[str]] = {}
        former: dict[str, set[str]] = {}
        for organ, entry in roll.organs.items():
            for word in (organ, *_words(entry, "名称"), *_words(entry, "简称")):
                current.setdefault(word, set()).add(organ)
            for word in _words(entry, "曾用名"):
                former.setdefault(word, set()).add(organ)
        self._current, self._former = current, former

    def find(self, word: str) -> str | None:
        """Return the id of the one organ that bears a name, today's names first; None for none.

        A name that two organs bear means neither.
        """
        for known in (self._current, self._former):
            organs = known.get(word.strip(), set())
            if organs:
                return next(iter(organs)) if len(organs) == 1 else None
        return None

    def name(self, organ: str) -> str:
        """Return the name of an organ, its id where the register does not know it."""
        return self._name(organ)

    def kind(self, organ: str) -> str:
        """Return the 性质 of an organ: a department where it says nothing."""
        kind = self._entries.get(organ, {}).get("性质")
        return kind if isinstance(kind, str) else str(OrganKind.DEPARTMENT)

    def is_gone(self, organ: str) -> bool:
        """Whether the register says that the organ was abolished by the day that is looked at."""
        end = self._entries.get(organ, {}).get("失效日期")
        return bool(end) and (self._day is None or str(end) <= self._day)

    def is_there(self, organ: str) -> bool:
        """Whether an organ exists on the day that is looked at: set up by then, not abolished."""
        begin = str(self._entries.get(organ, {}).get("生效日期") or "")
        return not self.is_gone(organ) and (self._day is None or begin <= self._day)

    def towns(self) -> list[str]:
        """Return the towns and street offices in being, in the order of the register."""
        return [
            organ for organ in self._entries if self.kind(organ) in TOWNS and self.is_there(organ)
        ]

    def departments(self) -> list[str]:
        """Return the organs that are no towns and no groups, in the order of the register."""
        others = {*TOWNS, OrganKind.GROUP}
        return [organ for organ in self._entries if self.kind(organ) not in others]

    def towns_meant(self, organs: Iterable[str]) -> set[str]:
        """Return the towns that ids of towns and groups mean; a group without members, all."""
        found: set[str] = set()
        for organ in organs:
            if self.kind(organ) in TOWNS:
                found.add(organ)
            elif self.kind(organ) == OrganKind.GROUP:
                members = self._entries[organ].get("成员")
                named = members if isinstance(members, list) else []
                inside = {one for one in named if isinstance(one, str) and self.kind(one) in TOWNS}
                found |= inside if named else set(self.towns())
        return found

    def has_units(self) -> bool:
        """Whether any organ of the register has units within it."""
        return any(entry.get(kind) for entry in self._entries.values() for kind in UNITS)

    def alike(self, organs: Iterable[str]) -> list[str]:
        """Return the organs in being of the same kinds as these, in the order of the register."""
        kinds = {self.kind(organ) for organ in organs}
        return [one for one in self._entries if self.kind(one) in kinds and self.is_there(one)]


def _words(entry: Mapping[str, Any], key: str) -> list[str]:
    value = entry.get(key)
    parts = value if isinstance(value, list) else [value]
    names = [one.get("名称") if isinstance(one, dict) else one for one in parts]
    return [one for one in names if isinstance(one, str) and one]


__all__ = ["TOWNS", "UNITS", "OrganNames"]
