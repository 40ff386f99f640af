"""The versions that a batch lies between: where other batches lie there too, as if it were alone.

An adjustment is counted with its own items only. What was published before it stands in the lists
already and belongs to the number before; what came later, or was declared nowhere, is left aside
and told apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from .census import Census, mixed
from .declared import Declared
from .matters import Gathered
from .rows import Row


@dataclass(frozen=True, slots=True)
class Flow:
    """How many items came to the lists and how many went."""

    came: int = 0
    went: int = 0

    def __bool__(self) -> bool:
        return bool(self.came or self.went)


@dataclass(frozen=True)
class Between:
    """A batch's own before and after.

    ``earlier`` are adjustments published before it that lie in the range, and ``counted`` what they
    did to the lists: it is in ``before`` already. ``aside`` is what others did and is in neither.
    ``doubtful`` are items of the batch whose coming and going cannot be seen: they are in one list
    in both versions, or in neither, since another batch changed them too or nothing changed.
    """

    before: Census
    after: Census
    earlier: tuple[Declared, ...] = ()
    counted: Flow = Flow()
    aside: Flow = Flow()
    doubtful: tuple[str, ...] = ()


def alone(
    declared: Declared,
    others: Iterable[Declared],
    gathered: Gathered,
    rows: Sequence[Row],
    base: Census,
    head: Census,
) -> Between:
    """Return the versions as they would be with nothing but one adjustment between them.

    ``others`` are all adjustments that are new between ``base`` and ``head``.
    """
    beside = [one for one in others if one.path != declared.path]
    own = {*_named(declared), *_touched(gathered)}
    earlier = tuple(one for one in beside if _is_before(one, declared))
    before = mixed(base, head, {item for one in earlier for item in _named(one)} - own)
    after = mixed(before, head, own)
    twice = own & {item for one in beside for item in _named(one)}
    return Between(
        before,
        after,
        earlier,
        _flow(base, before),
        _flow(after, head),
        tuple(_doubtful(rows, gathered, twice, before, after)),
    )


def _named(declared: Declared) -> Iterable[str]:
    for entry in declared.adjustment.entries:
        yield from (entry.item,) if entry.item else ()
        yield from entry.came_from
        yield from entry.went_to


def _touched(gathered: Gathered) -> Iterable[str]:
    for matter in gathered.matters:
        yield from (matter.item, *matter.came_from, *matter.went_to)


def _is_before(other: Declared, declared: Declared) -> bool:
    """Whether an adjustment is published and comes before another one, by day, then by name."""
    return other.is_published and _moment(other) < _moment(declared)


def _moment(declared: Declared) -> tuple[datetime.date, bool, str]:
    """Return when a batch is; one without a day comes last, one that is a draft after others."""
    one = declared.adjustment
    published = one.publication.date if one.publication else None
    day = one.date or published or one.effective
    return day or datetime.date.max, not declared.is_published, declared.path


def _flow(first: Census, second: Census) -> Flow:
    return Flow(
        sum(item not in first.units for item in second.units),
        sum(item not in second.units for item in first.units),
    )


def _doubtful(
    rows: Sequence[Row], gathered: Gathered, twice: Set[str], before: Census, after: Census
) -> Iterable[str]:
    """Yield items whose row says another number than the two versions, and why is not known."""
    unchanged = {one.item for one in gathered.matters if one.change is None}
    told: set[str] = set()
    for row in rows:
        fresh = [item for item in row.items if item not in told]
        told.update(fresh)
        if row.effect is None or not {*fresh} & (twice | unchanged):
            continue
        found = sum((item in after.units) - (item in before.units) for item in fresh)
        if found != row.effect:
            yield row.item


__all__ = ["Between", "Flow", "alone"]
