"""The register of organs on both sides, as far as it can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..store.layout import ORGANS_FILE
from ..store.reader import read_mapping
from .files import Difference, Version

Organ = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Registers:
    """The organs by id, before and after; what is no mapping is left out."""

    base: Mapping[str, Organ]
    head: Mapping[str, Organ]

    def names(self) -> dict[str, tuple[str, ...]]:
        """Return name and short names of each organ, those of the head first.

        An organ that is no longer in the register keeps the name it had.
        """
        return {key: _names(organ) for key, organ in {**self.base, **self.head}.items()}

    def stated(self, organ: str, key: str) -> Any:
        """Return what the register says of an organ, in the head or else before."""
        return (self.head.get(organ) or self.base.get(organ) or {}).get(key)


def read_registers(differences: Sequence[Difference], unchanged: bytes | None) -> Registers:
    """Read the register, once where it did not change; ``unchanged`` is its content then."""
    changed = next((d for d in differences if d.path == ORGANS_FILE), None)
    if changed is not None:
        return Registers(organs_in(changed.base), organs_in(changed.head))
    organs = _organs(read_mapping(unchanged).value if unchanged else None)
    return Registers(organs, organs)


def organs_in(version: Version | None) -> dict[str, Organ]:
    """Return the organs of one version of the register."""
    return _organs(version.value if version else None)


def _organs(value: dict[str, Any] | None) -> dict[str, Organ]:
    found = (value or {}).get("机构")
    if not isinstance(found, dict):
        return {}
    return {str(key): organ for key, organ in found.items() if isinstance(organ, dict)}


def _names(organ: Organ) -> tuple[str, ...]:
    short = organ.get("简称")
    candidates = [organ.get("名称"), *(short if isinstance(short, list) else [short])]
    return tuple(name for name in candidates if isinstance(name, str) and name)
