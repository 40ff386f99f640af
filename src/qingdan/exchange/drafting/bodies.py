"""Names of bodies in the cells of a draft: one or several, with the place where they stand."""

from __future__ import annotations

import re

from ..reading.grid import Place
from ..tables.table import NONE_WORDS
from .named import OrganName
from .units import split_units

_NUMBER = re.compile(r"^\s*(?:\d{1,2}\s*[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳])\s*")
_COUNTED = re.compile(r"等?\s*\d{1,3}\s*个(?:乡镇|镇街|街道|镇|乡|部门|单位)[^、，]*$")


def names_in(text: str) -> list[str]:
    """Return the names in a cell, without the numbers before them and 等6个街道 behind them."""
    found = (_NUMBER.sub("", name) for name in split_units(_COUNTED.sub("", text)))
    return [name for name in dict.fromkeys(found) if name and name not in NONE_WORDS]


def organs_in(text: str, place: Place | None) -> list[OrganName]:
    """Return the names in a cell as organs whose ids are found later."""
    return [OrganName(name, place) for name in names_in(text)]
