"""Province profiles: what differs from place to place, as dated data with sources.

A profile is ``profiles/<name>.yaml`` in the package. It holds sections; each section belongs to
the rules that ask for it. A profile may say ``基于: 通用`` and then only what differs: of a
section that both have, the entries of the profile replace those of its base one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from ..model.vocabulary import RuleLevel
from ..store.reader import read_mapping

FOLDER = Path(__file__).parents[1] / "profiles"
DEFAULT = "通用"
YES = "是"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a complete item must say (an entry of 要求), and the rule that looks for it.

    Where it is ``enabled`` the rule is on without being selected. ``types`` are the types of
    power that are meant, None for all. What is not ``verified`` never leads to an error.
    ``level`` is how bad a finding is, None where that is left to the rule.
    """

    rule: str
    enabled: bool
    types: frozenset[str] | None
    source: str
    verified: bool
    level: RuleLevel | None = None

    def covers(self, power_type: str) -> bool:
        """Whether powers of a type are meant."""
        return self.types is None or power_type in self.types


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages in which responsibilities of one type are written (an entry of 环节模板).

    ``also`` gives other words for a stage.
    """

    names: tuple[str, ...]
    required: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]]
    source: str
    verified: bool

    def words(self, stage: str) -> tuple[str, ...]:
        """Return the words by which a stage is recognised."""
        return (stage, *self.also.get(stage, ()))


@dataclass(frozen=True, slots=True)
class UnitSlip:
    """A limit that is often written in the wrong unit (an entry of 时限单位).

    ``law`` are words that the basis of the limit must hold: another law may set another limit.
    ``without_basis`` says whether a limit that names no law is meant too.
    """

    written: str
    meant: str
    law: str
    without_basis: bool
    source: str
    verified: bool

    def covers(self, basis: str) -> bool:
        """Whether a limit with this basis (empty for none) is meant."""
        return self.law in basis if basis else self.without_basis


@dataclass(frozen=True)
class Profile:
    """The sections of a profile, those of the profile it stands on included."""

    name: str
    sections: Mapping[str, Any] = field(default_factory=dict)

    def section(self, name: str) -> Mapping[str, Any]:
        """Return a section; empty where the profile says nothing."""
        found = self.sections.get(name)
        return found if isinstance(found, dict) else {}

    @cached_property
    def demands(self) -> Mapping[str, Demand]:
        """What complete items must say, by the name of the entry."""
        return {
            name: Demand(
                entry["规则"],
                entry["启用"] == YES,
                frozenset(entry["类型"]) if "类型" in entry else None,
                entry["出处"],
                entry["核实"] == YES,
                RuleLevel(entry["级别"]) if "级别" in entry else None,
            )
            for name, entry in self.section("要求").items()
        }

    @cached_property
    def demanded_rules(self) -> tuple[str, ...]:
        """Slugs of the rules that the profile turns on."""
        return tuple(demand.rule for demand in self.demands.values() if demand.enabled)

    @cached_property
    def levels(self) -> Mapping[str, RuleLevel]:
        """How bad findings of rules are that the profile turns on, where it says so, by slug."""
        return {
            demand.rule: demand.level
            for demand in self.demands.values()
            if demand.enabled and demand.level is not None
        }

    @cached_property
    def stages(self) -> Mapping[str, Stages]:
        """Stages by type; 行政强制 by its kind (行政强制措施, 行政强制执行)."""
        return {
            name: Stages(
                tuple(entry["环节"]),
                tuple(entry["必有"]),
                {stage: tuple(words) for stage, words in entry.get("又作", {}).items()},
                entry["出处"],
                entry["核实"] == YES,
            )
            for name, entry in self.section("环节模板").items()
        }

    @cached_property
    def unit_slips(self) -> Mapping[str, tuple[UnitSlip, ...]]:
        """Limits in a wrong unit, by type."""
        return {
            name: tuple(
                UnitSlip(
                    entry["写作"],
                    entry["应为"],
                    entry["依据含"],
                    entry["没有依据时"] == YES,
                    entry["出处"],
                    entry["核实"] == YES,
                )
                for entry in entries
            )
            for name, entries in self.section("时限单位").items()
        }


def names() -> list[str]:
    """Return the names of the profiles that are shipped."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@lru_cache
def load(name: str | None) -> Profile:
    """Return a profile with what it stands on; ``KeyError`` for an unknown name."""
    name = name or DEFAULT
    path = FOLDER / f"{name}.yaml"
    if name not in names():
        raise KeyError(name)
    own = read_mapping(path.read_bytes()).value or {}
    base = own.get("基于")
    sections = dict(load(base).sections) if isinstance(base, str) else {}
    for key, value in own.items():
        under = sections.get(key)
        both = isinstance(under, dict) and isinstance(value, dict)
        sections[key] = {**(under or {}), **value} if both else value
    return Profile(name, sections)
