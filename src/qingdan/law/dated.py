"""Read the dated facts of law that are shipped as YAML beside the index (``data/*.yaml``).

Every section is a list of regimes, oldest first: each holds from its 自 to the day before the
next one begins.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "data"


_loads: Callable[[str], Any]
try:
    from ryaml import loads as _loads  # type: ignore[attr-defined,unused-ignore]
except ImportError:  # no wheel for this platform
    from yaml import safe_load as _loads


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a file of dated facts as it is written; days stay text. It is read once."""
    found: Mapping[str, Any] = _loads((_FOLDER / name).read_text(encoding="utf-8"))
    return found


def in_force_on(regimes: Iterable[Mapping[str, Any]], on: datetime.date) -> Mapping[str, Any]:
    """Return the last of ``regimes`` that has begun by ``on``.

    Raises ``LookupError`` where none has: nothing is known of that day.
    """
    day = on.isoformat()
    begun = [regime for regime in regimes if regime["自"] <= day]
    if not begun:
        raise LookupError(day)
    return begun[-1]
