"""What each town, organ or unit bears by the lists: duties, powers, matters it helps with, links.

Counted are the smallest units on the lists (``stats``): a 子项, else its 主项, in force or
suspended. One who bears is known by a key: an organ's id, or an organ's id and a unit's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..messages import _
from ..model.vocabulary import FulfilmentClass, ListKind, Readiness
from ..stats.roll import Enrolled, Roll
from .names import UNITS, OrganNames

Key = tuple[str, str]
"""An organ's id and a unit's name, empty for the organ as a whole."""


class By(StrEnum):
    """Who is looked at; the value is the word of ``--by``."""

    TOWN = "town"
    ORGAN = "organ"
    UNIT = "unit"

    @property
    def label(self) -> str:
        """What it is called."""
        return {By.TOWN: _("镇街"), By.ORGAN: _("部门"), By.UNIT: _("科室")}[self]


@dataclass
class Burden:
    """What one bears. ``links`` are the ids or names of those it has to deal with."""

    key: Key
    duties: int = 0
    tasks: int = 0
    powers: int = 0
    assists: int = 0
    links: set[str] = field(default_factory=set)

    @property
    def matters(self) -> int:
        """Duties, powers and matters it helps with, together."""
        return self.duties + self.powers + self.assists


@dataclass(frozen=True)
class Borne:
    """What everyone bears, and how much of the lists that is: items that count, items in a row."""

    rows: list[Burden]
    listed: Mapping[ListKind, int]
    placed: Mapping[ListKind, int]


class _Count:
    """Counts the items of a roll for those who are looked at.

    ``reached`` says whether the item at hand fell to one of them.
    """

    def __init__(self, keys: list[Key], names: OrganNames, aliases: Mapping[Key, Key]) -> None:
        self.found = {key: Burden(key) for key in keys}
        self.names = names
        self.reached = False
        self._aliases = aliases

    def of(self, key: Key) -> Iterator[Burden]:
        """Yield the one that a key means, by today's name or another; nothing for others."""
        one = self.found.get(self._aliases.get(key, key))
        if one is not None:
            self.reached = True
            yield one

    def units(self, organ: str, names: list[str]) -> set[str]:
        """Return units of an organ by today's names; other words stay as they are."""
        return {self._aliases.get((organ, name), (organ, name))[1] for name in names}


Reader = Callable[[_Count, Enrolled], None]


def burdens(roll: Roll, by: By) -> Borne:
    """Return what everyone bears, in the order of the register."""
    names = OrganNames(roll)
    if by is By.TOWN:
        keys = [(organ, "") for organ in names.towns()]
    elif by is By.ORGAN:
        keys = [(organ, "") for organ in names.departments()]
    else:
        keys = list(dict.fromkeys(key for key, _alias in _units(roll)))
    counted = _Count(keys, names, unit_aliases(roll) if by is By.UNIT else {})
    placed: Counter[ListKind] = Counter()
    for item in roll.units:
        reader = _READERS[by].get(item.kind)
        if reader is not None:
            counted.reached = False
            reader(counted, item)
            placed[item.kind] += counted.reached
    found = list(counted.found.values())
    rows = found if by is By.TOWN else [one for one in found if one.matters or one.links]
    return Borne(rows, Counter(one.kind for one in roll.units), placed)


def unit_aliases(roll: Roll) -> dict[Key, Key]:
    """Return the units by their short and former names, within their organs."""
    return {alias: key for key, alias in _units(roll) if alias != key}


def _units(roll: Roll) -> Iterator[tuple[Key, Key]]:
    """Yield the units of the register, each with every name it bears or bore."""
    for organ, entry in roll.organs.items():
        for kind in UNITS:
            listed = entry.get(kind)
            for one in listed if isinstance(listed, list) else ():
                said = one if isinstance(one, dict) else {"名称": one}
                for name in _texts(said, "名称"):
                    own = [name, *_texts(said, "简称"), *_texts(said, "曾用名", "名称")]
                    yield from (((organ, name), (organ, word)) for word in own)


def _texts(value: Any, *keys: str) -> list[str]:
    """Return the texts at the end of a path through mappings and lists."""
    if isinstance(value, list):
        return [text for part in value for text in _texts(part, *keys)]
    if keys:
        return _texts(value.get(keys[0]), *keys[1:]) if isinstance(value, dict) else []
    return [value] if isinstance(value, str) and value else []


def _tasks(item: Enrolled) -> list[Mapping[str, Any]]:
    listed = item.said.get("任务")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


# Towns.


def _town_owner(count: _Count, item: Enrolled) -> list[Burden]:
    towns = count.names.towns_meant([item.organ] if item.organ else [])
    return [one for town in sorted(towns) for one in count.of((town, ""))]


def _town_duty(count: _Count, item: Enrolled) -> None:
    for one in _town_owner(count, item):
        one.duties += 1
        one.tasks += len(_tasks(item))


def _town_power(count: _Count, item: Enrolled) -> None:
    for one in _town_owner(count, item):
        one.powers += 1


def _town_fulfilment(count: _Count, item: Enrolled) -> None:
    part = item.said.get("类别")
    for one in _town_owner(count, item):
        if part == FulfilmentClass.BASIC:
            one.duties += 1
        elif part == FulfilmentClass.ASSIST:
            one.assists += 1
            one.links |= set(_texts(item.said, "上级部门"))


def _town_territory(count: _Count, item: Enrolled) -> None:
    part = item.said.get("镇街")
    if not isinstance(part, dict):
        return
    named = _texts(part, "范围")
    towns = count.names.towns_meant(named) if named else set(count.names.towns())
    for town in sorted(towns):
        for one in count.of((town, "")):
            one.assists += 1
            one.links |= set(_texts(item.said, "主体责任", "部门"))


def _town_delegation(count: _Count, item: Enrolled) -> None:
    if item.said.get("收回"):
        return
    listed = item.said.get("承接机构")
    taken = [
        one
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict) and one.get("准备") != Readiness.DEFERRED
    ]
    for town in sorted(count.names.towns_meant(_texts(taken, "机构"))):
        for one in count.of((town, "")):
            one.powers += 1
            one.links |= {item.organ} if item.organ else set()


# Organs.


def _organ_duty(count: _Count, item: Enrolled) -> None:
    for one in count.of((item.organ or "", "")):
        one.duties += 1
        one.tasks += len(_tasks(item))


def _organ_power(count: _Count, item: Enrolled) -> None:
    for one in count.of((item.organ or "", "")):
        one.powers += 1


def _shared(*leading: str) -> Reader:
    """Count a matter of several organs; those that do not lead help."""

    def read(count: _Count, item: Enrolled) -> None:
        lead = set(_texts(item.said, *leading))
        everyone = lead | {text for path in _TAKING_PART for text in _texts(item.said, *path)}
        for organ in sorted(everyone):
            for one in count.of((organ, "")):
                one.assists += organ not in lead
                one.links |= {other for other in everyone - {organ} if (other, "") in count.found}

    return read


_TAKING_PART = (("配合",), ("分工", "部门"), ("参与",), ("配合部门",), ("主体责任", "部门"))


# Units.


def _unit_duty(count: _Count, item: Enrolled) -> None:
    organ = item.organ or ""
    lead = count.units(organ, _texts(item.said, "科室", "牵头"))
    support = count.units(organ, _texts(item.said, "科室", "配合"))
    workers = [count.units(organ, _texts(task, "科室")) for task in _tasks(item)]
    said = count.units(organ, _texts(item.said, "协调配合", "对象"))
    partners = {count.names.find(name) or name for name in said}
    for unit in sorted({*lead, *support, *(name for own in workers for name in own)}):
        for one in count.of((organ, unit)):
            one.duties += unit in lead
            one.assists += unit in support and unit not in lead
            one.tasks += sum(unit in own for own in workers)
            one.links |= (lead | support | (partners if unit in lead else set())) - {unit}


def _unit_power(count: _Count, item: Enrolled) -> None:
    organ = item.organ or ""
    for unit in sorted(count.units(organ, _texts(item.said, "承办机构"))):
        for one in count.of((organ, unit)):
            one.powers += 1


_READERS: Mapping[By, Mapping[ListKind, Reader]] = {
    By.TOWN: {
        ListKind.DUTIES: _town_duty,
        ListKind.POWERS: _town_power,
        ListKind.FULFILMENT: _town_fulfilment,
        ListKind.TERRITORY: _town_territory,
        ListKind.DELEGATIONS: _town_delegation,
    },
    By.ORGAN: {
        ListKind.DUTIES: _organ_duty,
        ListKind.POWERS: _organ_power,
        ListKind.BOUNDARIES: _shared("牵头"),
        ListKind.PROCEDURES: _shared("牵头"),
        ListKind.TERRITORY: _shared("主体责任", "部门"),
    },
    By.UNIT: {ListKind.DUTIES: _unit_duty, ListKind.POWERS: _unit_power},
}


__all__ = ["Borne", "Burden", "By", "Key", "burdens", "unit_aliases"]
