"""Province profiles: what differs from place to place, as dated data with sources.

A profile is ``profiles/<name>.yaml`` in the package. It holds sections; each section belongs to
the rules that ask for it. A profile may say ``基于: 通用`` and then only what differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..store.reader import read_mapping

FOLDER = Path(__file__).parents[1] / "profiles"
DEFAULT = "通用"


@dataclass(frozen=True)
class Profile:
    """The sections of a profile, those of the profile it stands on included."""

    name: str
    sections: Mapping[str, Any] = field(default_factory=dict)

    def section(self, name: str) -> Mapping[str, Any]:
        """Return a section; empty where the profile says nothing."""
        found = self.sections.get(name)
        return found if isinstance(found, dict) else {}


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
