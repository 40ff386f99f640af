"""The organ register as the rules between items see it: who is known by which name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..model.finding import FieldPath
from ..model.vocabulary import OrganKind
from ..store.layout import ORGANS_FILE
from .references import Mention, mentions, register_patterns
from .waiver import Waiver, waivers_in

UNIT_KEYS = ("内设机构", "事业单位", "执法队伍", "派出机构", "群组")


@dataclass(frozen=True, slots=True)
class FormerName:
    """What a body is called now that had another name, and until when it had it."""

    current: str
    until: str | None


class UnitName(NamedTuple):
    """A name or short name of a body: the organ and the key (内设机构, …) it is registered under,
    and the body's full name."""

    word: str
    organ: str
    key: str
    full: str


@dataclass(frozen=True)
class Register:
    """Ids and names of organs, their bodies and groups.

    ``names`` holds everything a 承办机构 may be called; ``ids_by_name`` and ``former`` serve the
    hints; ``references`` are the organs that the register itself names; ``entries`` is what stands
    under every id; ``bodies`` are the names of organs and bodies with their places; ``missing``
    says that there is no such file; ``unit_names`` says under whom a body is registered.
    """

    ids: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    ids_by_name: dict[str, str] = field(default_factory=dict)
    former: dict[str, FormerName] = field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    references: list[Mention] = field(default_factory=list)
    path: str = ORGANS_FILE
    waivers: list[Waiver] = field(default_factory=list)
    entries: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    bodies: list[Mention] = field(default_factory=list)
    missing: bool = False
    unit_names: list[UnitName] = field(default_factory=list)

    def kind_of(self, organ: str) -> str:
        """Return the 性质 of an organ: a department where it says nothing."""
        kind = self.entries.get(organ, {}).get("性质")
        return kind if isinstance(kind, str) else str(OrganKind.DEPARTMENT)

    def word_of(self, organ: str, key: str) -> str:
        """Return the text under a key of an organ's entry; empty where there is none."""
        value = self.entries.get(organ, {}).get(key)
        return value if isinstance(value, str) else ""

    def members_of(self, organ: str) -> tuple[str, ...]:
        """Return the ids of the members of a 机构群组."""
        members = self.entries.get(organ, {}).get("成员")
        if not isinstance(members, list):
            return ()
        return tuple(one for one in members if isinstance(one, str) and one in self.ids)

    def name_of(self, organ: str | None) -> str:
        """Return the name of an organ, or its id where it is not registered."""
        return self.ids.get(organ or "", organ or "")


def read_register(mapping: Mapping[str, Any]) -> Register:
    """Take the register from the plain content of ``organs.yaml``; what is malformed is left out.

    An organ with a mistake in its entry still counts as registered.
    """
    register = Register(waivers=list(waivers_in(mapping)))
    organs = mapping.get("机构")
    if not isinstance(organs, dict):
        return register
    for organ, entry in organs.items():
        record = entry if isinstance(entry, dict) else {}
        name = _name(record) or organ
        register.ids[organ] = name
        register.entries[organ] = record
        register.bodies.append((name, ("机构", organ, "名称")))
        register.names.add(organ)
        register.ids_by_name[organ] = organ
        for alias in _aliases(record):
            register.names.add(alias)
            register.ids_by_name.setdefault(alias, organ)
        _note_former(register, record, name)
        for former in _former_names(record):
            register.ids_by_name.setdefault(former[0], organ)
        register.units[organ] = tuple(_take_units(register, record, ("机构", organ)))
    register.references.extend(
        mention for pattern in register_patterns() for mention in mentions(mapping, pattern)
    )
    return register


def _take_units(register: Register, record: Mapping[str, Any], path: FieldPath) -> Iterator[str]:
    for key in UNIT_KEYS:
        units = record.get(key)
        for index, unit in enumerate(units if isinstance(units, list) else []):
            body = {"名称": unit} if isinstance(unit, str) else unit
            name = _name(body) if isinstance(body, dict) else None
            if name is None:
                continue
            register.names.update(_aliases(body))
            register.bodies.append((name, (*path, key, index)))
            register.unit_names.extend(
                UnitName(alias, str(path[1]), key, name) for alias in _aliases(body)
            )
            _note_former(register, body, name)
            yield name


def _name(record: Mapping[str, Any]) -> str | None:
    name = record.get("名称")
    return name if isinstance(name, str) and name else None


def _aliases(record: Mapping[str, Any]) -> Iterator[str]:
    name = _name(record)
    if name:
        yield name
    short = record.get("简称")
    if isinstance(short, list):
        yield from (alias for alias in short if isinstance(alias, str))


def _former_names(record: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    former = record.get("曾用名")
    for entry in former if isinstance(former, list) else []:
        if isinstance(entry, dict) and (name := _name(entry)):
            until = entry.get("至")
            yield name, until if isinstance(until, str) else None


def _note_former(register: Register, record: Mapping[str, Any], current: str) -> None:
    for name, until in _former_names(record):
        register.former.setdefault(name, FormerName(current, until))
