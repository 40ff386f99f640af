"""Names in a draft that stand for something with an id, which only planning can find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..reading.grid import Place


@dataclass(frozen=True)
class OrganName:
    """An organ as the source writes it; becomes its id in the register."""

    name: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class PowerName:
    """A power as the source writes it; becomes the id of the item."""

    name: str
    place: Place | None = field(default=None, compare=False)


Named = OrganName | PowerName


def named_in(value: Any) -> Iterator[Named]:
    """Yield every name in the fields of a draft, in their order."""
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        for part in value.values():
            if not isinstance(part, str):
                yield from named_in(part)
    elif isinstance(value, list):
        for part in value:
            if not isinstance(part, str):
                yield from named_in(part)
    elif isinstance(value, OrganName | PowerName):
        yield value


def with_ids(value: Any, ids: Mapping[Named, str | None]) -> Any:
    """Return fields with names replaced by ids; None leaves a name out, others stay names."""
    if isinstance(value, str):
        return value
    if isinstance(value, OrganName | PowerName):
        return ids.get(value, value)
    if isinstance(value, dict):
        return {key: with_ids(part, ids) for key, part in value.items()}
    if isinstance(value, list):
        parts = [with_ids(part, ids) for part in value]
        return list(dict.fromkeys(p for p in parts if p)) if _are_names(value) else parts
    return value


def _are_names(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(part, OrganName | PowerName) for part in value)
