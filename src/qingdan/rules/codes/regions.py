"""Which codes of regions exist: county level and above, from ``data/regions.yaml``."""

from __future__ import annotations

import datetime
from functools import cache
from typing import NamedTuple

from ..dated import load

_COUNTY = 6
_STATISTICS_ONLY = "7"
"""Fifth digit of the codes that statistics give to development zones; no register holds them."""
_DISTRICTS = "01"
"""Ends the code of 市辖区 as a whole (370301)."""
_RUN_BY_PROVINCE = frozenset({"01", "02", "90"})
"""Third and fourth digit of the codes that gather districts and counties without a city."""


class Ended(NamedTuple):
    """A code that is no longer given out: its last name, the year, the code of today."""

    name: str
    year: int
    successor: str | None


def name_of(code: str) -> str | None:
    """Return the region that the first six digits of a code mean today."""
    found = _current().get(code[:_COUNTY])
    return found if isinstance(found, str) else None


def ended(code: str, on: datetime.date) -> Ended | None:
    """Return what is known of a code that was given up in a year before that of ``on``."""
    entry = load("regions.yaml")["停用"].get(code[:_COUNTY])
    if entry is None or entry["年"] >= on.year:
        return None
    return Ended(entry["名称"], entry["年"], entry.get("今"))


def exists(code: str, on: datetime.date) -> bool:
    """Whether the first six digits of a code mean a region on a day, as far as that is known.

    Codes that only statistics use (development zones, 市辖区 as a whole, counties run by the
    province) are let pass: the register of regions does not list them.
    """
    county = code[:_COUNTY]
    if county in _current():
        return True
    if county in load("regions.yaml")["停用"]:
        return ended(code, on) is None
    province, city = county[:2] + "0000", county[:4] + "00"
    if province not in _current():
        return False
    if county[4:] == "00":
        return county[2:4] in _RUN_BY_PROVINCE
    return county[4] == _STATISTICS_ONLY or (county[4:] == _DISTRICTS and city in _current())


def known_until() -> str:
    """Return the day of the data, as 2026-09-11."""
    return str(load("regions.yaml")["截至"])


@cache
def _current() -> dict[str, str]:
    return dict(load("regions.yaml")["现行"])
