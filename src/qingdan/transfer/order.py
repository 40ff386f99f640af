"""What a transfer was asked to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class CodePolicy(StrEnum):
    """What becomes of a 实施编码, which holds the 统一社会信用代码 of the organ."""

    RECODE = "改编"
    """Put the new organ's in; the old code is kept under 曾用."""
    KEEP = "保留"
    """Leave it; the platform gives out a new one."""
    BLANK = "留空"
    """Take it away until the platform gives out a new one; the old code is kept under 曾用."""


@dataclass(frozen=True, slots=True)
class Order:
    """From whom to whom, since when, and how far the edit may go.

    ``items`` are ids, None for all of the organ. ``boundaries`` are ids of boundary matters that
    are changed, None for all that name the old organ. ``close``: the old organ ends on ``day``.
    ``units``: register the offices that moved items name under the new organ.
    """

    giver: str
    taker: str
    day: datetime.date
    items: tuple[str, ...] | None = None
    document: str | None = None
    basis: str | None = None
    close: bool = False
    units: bool = False
    boundaries: tuple[str, ...] | None = ()
