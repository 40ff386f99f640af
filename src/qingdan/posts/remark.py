"""What is wrong with a table, as plain words with their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.vocabulary import RuleLevel


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. ``place`` is a cell's row (``Sheet1!5``) or empty for the whole."""

    level: RuleLevel
    place: str
    text: str


def error(place: str, text: str) -> Remark:
    """Return something that must not be."""
    return Remark(RuleLevel.ERROR, place, text)


def warning(place: str, text: str) -> Remark:
    """Return something that is probably wrong."""
    return Remark(RuleLevel.WARNING, place, text)


def note(place: str, text: str) -> Remark:
    """Return something worth knowing."""
    return Remark(RuleLevel.INFO, place, text)


def has_errors(remarks: Iterable[Remark]) -> bool:
    """Whether anything is there that must not be."""
    return any(one.level is RuleLevel.ERROR for one in remarks)


def by_weight(remarks: Iterable[Remark]) -> list[Remark]:
    """Return errors first, then warnings, then notes, each in the order they came."""
    order = {level: number for number, level in enumerate(RuleLevel)}
    return sorted(remarks, key=lambda one: order[one.level])


__all__ = ["Remark", "by_weight", "error", "has_errors", "note", "warning"]
