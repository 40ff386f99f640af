"""Values as they stand in a file, read as what they should be; None where they are not."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ...model.duration import Duration
from ..itemview import ItemView

_SHAPE = len("2025-01-01")


def mapping(item: ItemView, key: str) -> Mapping[str, Any] | None:
    """Return the mapping that the item itself has under a key."""
    value = item.mapping.get(key)
    return value if isinstance(value, dict) else None


def day(value: Any) -> datetime.date | None:
    """Read a day written YYYY-MM-DD."""
    if not isinstance(value, str) or len(value) != _SHAPE:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def duration(value: Any) -> Duration | None:
    """Read a duration with its unit."""
    return _duration(value) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _duration(value: str) -> Duration | None:
    try:
        return Duration.parse(value)
    except ValueError:
        return None


def citation(value: Any) -> str:
    """Return the citation of one 依据; empty where there is none."""
    if isinstance(value, dict):
        value = value.get("引用")
    return value if isinstance(value, str) else ""
