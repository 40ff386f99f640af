"""Time limits that a batch makes shorter or longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..compare.changes import Direction
from ..model.duration import Duration, Unit
from ..model.finding import field_name
from ..model.record import Aspect
from .matters import Matter
from .totals import share

_SIZE = {Unit.MINUTE: ("minute", 1), Unit.HOUR: ("minute", 60), Unit.MONTH: ("month", 1)}
_SIZE[Unit.YEAR] = ("month", 12)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit before and after. ``percent`` is None where the units do not agree."""

    item: str
    name: str
    field: str
    before: str
    after: str
    direction: Direction
    percent: str | None


def changed_limits(matters: Iterable[Matter]) -> tuple[Limit, ...]:
    """Return every public limit that became shorter or longer, in the order of the batch."""
    return tuple(limit for matter in matters for limit in _of(matter))


def _of(matter: Matter) -> Iterator[Limit]:
    change = matter.change
    for field in change.fields if change else ():
        if field.direction is None or field.internal or not field.before or not field.after:
            continue
        yield Limit(
            matter.item,
            change.name if change else matter.item,
            field_name(field.path) or "",
            field.before,
            field.after,
            field.direction,
            percent(field.before, field.after),
        )


def percent(before: str, after: str) -> str | None:
    """Return by how much a limit changed: ``50%``; None where the units do not agree.

    An hour is sixty minutes and a year twelve months; no working day is so many hours here, since
    no law says so. Raises ValueError for a text that is no duration.
    """
    first, second = Duration.parse(before), Duration.parse(after)
    family, size = _SIZE.get(first.unit, (first.unit.value, 1))
    other, other_size = _SIZE.get(second.unit, (second.unit.value, 1))
    old, new = first.number * size, second.number * other_size
    if (family != other and new) or not old:
        return None
    return share(abs(old - new), old)


def other_burdens(matters: Iterable[Matter]) -> dict[str, int]:
    """Return how often fees, materials, conditions and the like changed, by the key of the item."""
    found: dict[str, int] = {}
    for matter in matters:
        change = matter.change
        if change is None or change.base_file is None or change.head_file is None:
            continue
        keys = {
            str(field.path[0])
            for field in change.fields
            if field.path
            and field.aspect is Aspect.BURDEN
            and not field.internal
            and field.direction is None
        }
        for key in sorted(keys):
            found[key] = found.get(key, 0) + 1
    return found


__all__ = ["Limit", "changed_limits", "other_burdens", "percent"]
