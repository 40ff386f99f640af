"""What keeps a site from going public, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """Whether a lack keeps the site from going public."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that does not hold: where, and what. ``path`` is of the site or the workspace."""

    weight: Weight
    path: str
    message: str


def error(path: str, message: str) -> Lack:
    """Return what keeps the site from going public."""
    return Lack(Weight.ERROR, path, message)
