"""What ``qingdan stats`` says: totals, tables and ratios of a version, beside an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind, shown_kinds
from .counting import Table, Totals, count_by, count_lists, in_order, label_of
from .dimensions import Dimension, dimensions_of
from .ratios import Ratio, ratios_of
from .roll import Roll


@dataclass(frozen=True, slots=True)
class Line:
    """How many, and how many there were; ``before`` is None without an earlier version."""

    key: str
    label: str
    count: int
    before: int | None = None

    @property
    def difference(self) -> int | None:
        """How many more there are now."""
        return None if self.before is None else self.count - self.before

    @property
    def change(self) -> Fraction | None:
        """The difference as a share of what there was; None where there was nothing."""
        return Fraction(self.count - self.before, self.before) if self.before else None


@dataclass(frozen=True)
class ListTotals:
    """The totals of a list, and those of the earlier version."""

    kind: ListKind
    now: Totals
    before: Totals | None

    @property
    def line(self) -> Line:
        """Its units as a line."""
        before = None if self.before is None else self.before.units
        return Line(self.kind, self.kind.official_name, self.now.units, before)


@dataclass(frozen=True)
class Breakdown:
    """The units of a list by a dimension, row by row."""

    now: Table
    before: Table | None
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class RatioLine:
    """A ratio, and what it was."""

    now: Ratio
    before: Ratio | None


@dataclass(frozen=True)
class Statistics:
    """Everything that is said of a version; ``base`` is the earlier one, None without."""

    head: Roll
    base: Roll | None
    lists: tuple[ListTotals, ...]
    breakdowns: tuple[Breakdown, ...]
    ratios: tuple[RatioLine, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """Files of the version that could not be read: they are not in any number."""
        return self.head.unread

    @property
    def unread_before(self) -> tuple[str, ...]:
        """Files of the earlier version that could not be read."""
        return self.base.unread if self.base else ()


def make_statistics(
    head: Roll,
    base: Roll | None = None,
    *,
    only: ListKind | None = None,
    by: Collection[Dimension] = (),
) -> Statistics:
    """Count a version, and an earlier one beside it; ``only`` one list, ``by`` some dimensions.

    Raises ``QingdanError`` for a dimension that the list, or all lists, do not have.
    """
    now = count_lists(head)
    before = count_lists(base) if base is not None else {}
    kinds = (only,) if only else shown_kinds({*now, *before})
    tables = _breakdowns(head, base, kinds, by)
    lists = tuple(
        ListTotals(
            kind,
            now.get(kind, Totals()),
            None if base is None else before.get(kind, Totals()),
        )
        for kind in kinds
    )
    return Statistics(head, base, lists, tuple(tables), _ratios(head, base, only))


def _breakdowns(
    head: Roll, base: Roll | None, kinds: Sequence[ListKind], by: Collection[Dimension]
) -> list[Breakdown]:
    tables = []
    for dimension in by:
        having = [kind for kind in kinds if dimension in dimensions_of(kind)]
        if not having:
            raise _without(dimension, kinds)
        made = (_breakdown(head, base, kind, dimension) for kind in having)
        tables += [one for one in made if one.rows]
    return tables


def _without(dimension: Dimension, kinds: Sequence[ListKind]) -> QingdanError:
    if len(kinds) == 1:
        return QingdanError(
            _("{list}没有“{by}”可以分。").format(list=kinds[0].official_name, by=dimension.label),
            _("这张清单可以按：{choices}。").format(
                choices=_named((one, one.label) for one in dimensions_of(kinds[0]))
            ),
        )
    having = [kind for kind in ListKind if dimension in dimensions_of(kind)]
    return QingdanError(
        _("工作区里的清单都没有“{by}”可以分。").format(by=dimension.label),
        _("有“{by}”的清单：{lists}。").format(
            by=dimension.label, lists=_named((kind, kind.official_name) for kind in having)
        ),
    )


def _named(words: Iterable[tuple[str, str]]) -> str:
    """Return words of options with what they mean: ``organ（部门）、type（类型）``."""
    return joined(
        _("{word}（{meaning}）").format(word=word, meaning=meaning) for word, meaning in words
    )


def _breakdown(head: Roll, base: Roll | None, kind: ListKind, dimension: Dimension) -> Breakdown:
    now = count_by(head, kind, dimension)
    if base is None:
        rows = [
            Line(place, label_of(place, dimension, head), count)
            for place, count in now.counts.items()
        ]
        return Breakdown(now, None, tuple(rows))
    before = count_by(base, kind, dimension)
    places = in_order({*now.counts, *before.counts}, dimension, head)
    rows = [
        Line(
            place,
            label_of(place, dimension, head if place in now.counts else base),
            now.counts.get(place, 0),
            before.counts.get(place, 0),
        )
        for place in places
    ]
    return Breakdown(now, before, tuple(rows))


def _ratios(head: Roll, base: Roll | None, only: ListKind | None) -> tuple[RatioLine, ...]:
    before = {one.id: one for one in ratios_of(base, only)} if base is not None else {}
    return tuple(RatioLine(one, before.get(one.id)) for one in ratios_of(head, only))


__all__ = [
    "Breakdown",
    "Line",
    "ListTotals",
    "RatioLine",
    "Statistics",
    "make_statistics",
]
