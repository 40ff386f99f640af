"""The short forms that an editor would write, for the YAML beside an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_FLOW = "流程"


def compact(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with citations and steps that say no more than their name as bare texts."""
    return {key: _short(key, value) for key, value in fields.items()}


def _short(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_short(key, part) for part in value]
    if not isinstance(value, Mapping):
        return value
    if value.keys() == {"引用"} or (key == _FLOW and value.keys() == {"环节"}):
        return next(iter(value.values()))
    return compact(value)
