"""Read the dated facts that are shipped with the rules (``data/*.yaml``).

Every file says where its facts come from; an entry that is not verified says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..store.reader import read_mapping

FOLDER = Path(__file__).parents[1] / "data"
YES = "是"


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return a file of dated facts as it is written; it is read once."""
    found = read_mapping((FOLDER / name).read_bytes()).value
    if found is None:
        raise ValueError(f"{name} cannot be read")
    return found


def texts_in(value: Any) -> tuple[str, ...]:
    """Return one text or a list of them as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)
