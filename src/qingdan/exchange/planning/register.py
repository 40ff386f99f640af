"""Match the names of 行使主体 and 承办机构 to the register of organs, and register new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...messages import _
from ...model.organ import Organ, Unit
from ...model.vocabulary import OrganKind
from ..drafting.units import unit_kind
from ..identity import organ_id
from ..towns import bare_town, is_all_towns, town_kind

_BRACKET_AT_END = re.compile(r"^(.{4,}?)\s*[（(][^（）()]*[）)]$")
_SPACE = re.compile(r"\s+")
_GROUP = re.compile(r"^各|[市县州盟省局]各[区县市镇街]")


@dataclass
class NewOrgan:
    """An organ that the register does not have yet."""

    name: str
    short_names: list[str] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether the name stands for several organs at once (各区分局)."""
        return bool(_GROUP.search(self.name)) or is_all_towns(self.name)

    @property
    def nature(self) -> OrganKind | None:
        """What its name says it is; None where that is not certain."""
        return OrganKind.GROUP if self.is_group else town_kind(self.name)


@dataclass(frozen=True)
class Match:
    """Which organ a written name is, and how that was known."""

    organ: str
    how: str
    """``name``, ``alias``, ``bracket`` (挂牌 name in brackets), ``title``, ``short``, ``new``."""
    full: str
    """The name under which the organ stands in the register."""


class Register:
    """The register of a workspace together with what an import adds to it.

    ``grows`` is False where what is added is only for comparing, and never written.
    """

    def __init__(self, organs: Mapping[str, Organ], *, grows: bool = True) -> None:
        self._grows = grows
        self.new: dict[str, NewOrgan] = {}
        self.new_units: dict[str, dict[str, list[str]]] = {}
        """Organ → key of the register (内设机构 …) → names to be added."""
        self.new_aliases: dict[str, list[str]] = {}
        self._organs = dict(organs)
        self._names: dict[str, tuple[str, str]] = {}
        self._units: dict[str, set[str]] = {}
        self._ambiguous: set[str] = set()
        self._bases: dict[str, str] = {}
        """Names without the bracket at their end, for organs registered with one."""
        for organ, entry in organs.items():
            self._know(organ, entry.name, "name")
        for organ, entry in organs.items():
            for short in [*entry.short_names, *(old.name for old in entry.former_names)]:
                self._know(organ, short, "alias")
            self._units[organ] = {_plain(name) for unit in entry.units() for name in _names(unit)}

    def __contains__(self, organ: object) -> bool:
        return organ in self._organs or organ in self.new

    def name(self, organ: str) -> str:
        """Return the full name of an organ."""
        if organ in self.new:
            return self.new[organ].name
        return self._organs[organ].name

    def words_for_new(self, match: Match, written: str, count: int) -> str:
        """Return what is told of a name that the register did not have."""
        if not self._grows:
            return _("机构名录里没有“{name}”（{count}项）；--update 不登记机构。").format(
                name=written, count=count
            )
        return _("登记新机构 {id}：{name}（{count}项）。").format(
            id=match.organ, name=written, count=count
        )

    def match(self, written: str, evidence: str = "") -> Match | None:
        """Return the organ of this name; None where the register has none.

        ``evidence`` is the full name of an organ found in the title of the list: a short name
        that ends it (市统计局 of 某某市统计局) is certain only with it.
        """
        found = self._names.get(_plain(written))
        if found is not None:
            organ, how = found
            return Match(organ, how, self.name(organ))
        base = _BRACKET_AT_END.match(written)
        if base and self._names.get(_plain(base[1]), ("", ""))[1] in ("name", "new"):
            organ = self._names[_plain(base[1])][0]
            return Match(organ, "bracket", self.name(organ))
        organ = self._bases.get(_plain(written), "")
        if organ:
            return Match(organ, "bracket", self.name(organ))
        if evidence and is_short_for(written, evidence):
            found = self._names.get(_plain(evidence))
            if found is not None:
                return Match(found[0], "title", self.name(found[0]))
        return self._town(written)

    def _town(self, written: str) -> Match | None:
        """Return the one town of a name, whether with 人民政府 (办事处) and the region or not."""
        if not town_kind(written):
            return None
        known = {organ: self.name(organ) for organ in (*self._organs, *self.new)}
        if is_all_towns(written):
            groups = [organ for organ, name in known.items() if is_all_towns(name)]
            return Match(groups[0], "short", known[groups[0]]) if len(groups) == 1 else None
        bare = bare_town(written)
        towns = {organ: bare_town(name) for organ, name in known.items()}
        same = [organ for organ, name in towns.items() if name == bare]
        if len(same) == 1:
            return Match(same[0], "alias", known[same[0]])
        longer = [organ for organ, name in towns.items() if _is_town_of(bare, name)]
        return Match(longer[0], "short", known[longer[0]]) if len(longer) == 1 else None

    def match_short(self, written: str) -> Match | None:
        """Return the one organ whose name ends with a short name (市统计局); None for several."""
        known = {organ: self.name(organ) for organ in (*self._organs, *self.new)}
        found = [organ for organ, name in known.items() if is_short_for(written, name)]
        return Match(found[0], "short", known[found[0]]) if len(found) == 1 else None

    def add(self, name: str) -> Match:
        """Register a new organ under ``name`` as it is written."""
        organ = organ_id(name, self._taken())
        self.new[organ] = NewOrgan(name)
        self._units[organ] = set()
        self._know(organ, name, "new")
        return Match(organ, "new", name)

    def add_alias(self, organ: str, alias: str) -> bool:
        """Note another name of an organ; False where it is already known."""
        if _plain(alias) in self._names or alias == self.name(organ):
            return False
        self._know(organ, alias, "alias")
        if organ in self.new:
            self.new[organ].short_names.append(alias)
        else:
            self.new_aliases.setdefault(organ, []).append(alias)
        return True

    def add_unit(self, organ: str, name: str) -> tuple[str, bool] | None:
        """Register a body of an organ: its key and whether that is certain; None if known.

        An organ is no body of itself, whatever short name it goes by.
        """
        if self._names.get(_plain(name), ("", ""))[0] == organ:
            return None
        if is_short_for(name, self.name(organ)):
            self.add_alias(organ, name)
            return None
        known = self._units.setdefault(organ, set())
        if _plain(name) in known:
            return None
        known.add(_plain(name))
        key, certain = unit_kind(name)
        self.new_units.setdefault(organ, {}).setdefault(key, []).append(name)
        return key, certain

    def entry(self, organ: str) -> dict[str, Any]:
        """Return the register's entry for a new organ."""
        new = self.new[organ]
        entry: dict[str, Any] = {"名称": new.name}
        if new.short_names:
            entry["简称"] = list(new.short_names)
        if new.nature is not None:
            entry["性质"] = str(new.nature)
        for key in ("内设机构", "事业单位", "执法队伍", "派出机构", "群组"):
            names = self.new_units.get(organ, {}).get(key)
            if names:
                entry[key] = list(names)
        return entry

    def _taken(self) -> set[str]:
        return {*self._organs, *self.new}

    def _know(self, organ: str, name: str, how: str) -> None:
        key = _plain(name)
        if key in self._ambiguous:
            return
        known = self._names.get(key)
        if known is None:
            self._names[key] = (organ, how)
            self._know_base(organ, name)
        elif known[0] != organ and known[1] == "alias":
            # A short name of two organs names neither.
            del self._names[key]
            self._ambiguous.add(key)

    def _know_base(self, organ: str, name: str) -> None:
        base = _BRACKET_AT_END.match(name)
        if base is None:
            return
        key = _plain(base[1])
        if self._bases.setdefault(key, organ) != organ:
            # 某局（甲）, 某局（乙）: the bare name is neither.
            self._bases[key] = ""

    def similar_units(self, organ: str) -> list[tuple[str, str]]:
        """Return pairs of newly registered bodies of which one name ends or begins the other."""
        names = [name for group in self.new_units.get(organ, {}).values() for name in group]
        known = [name for unit in self._registered_units(organ) for name in _names(unit)]
        pairs = []
        for number, name in enumerate(names):
            for other in [*known, *names[:number]]:
                longer, shorter = sorted((name, other), key=len, reverse=True)
                if len(shorter) >= 4 and (longer.endswith(shorter) or longer.startswith(shorter)):
                    pairs.append((shorter, longer))
        return pairs

    def _registered_units(self, organ: str) -> list[Unit]:
        entry = self._organs.get(organ)
        return entry.units() if entry is not None else []


def _is_town_of(bare: str, full: str) -> bool:
    """Whether 柳溪镇 is 某某县柳溪镇 without the name of the place."""
    return len(bare) < len(full) and full.endswith(bare) and full[-len(bare) - 1] in "省市县区州旗"


def is_short_for(short: str, full: str) -> bool:
    """Whether 市统计局 is 某某市统计局 without the name of the place."""
    short, full = _plain(short), _plain(full)
    return (
        len(short) >= 4
        and short[0] in "省市县区州旗镇乡"
        and full.endswith(short)
        and len(full) > len(short)
    )


def is_bracket_form(name: str, full: str) -> bool:
    """Whether ``name`` is ``full`` with the name of a 挂牌机构 in brackets after it."""
    base = _BRACKET_AT_END.match(name)
    return base is not None and _plain(base[1]) == _plain(full)


def _names(unit: Unit) -> list[str]:
    return [unit.name, *unit.short_names, *(old.name for old in unit.former_names)]


def _plain(name: str) -> str:
    return _SPACE.sub("", name).replace("(", "（").replace(")", "）")
