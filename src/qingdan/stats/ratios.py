"""The ratios that published reports give of their lists; a new one is one entry of ``RATIOS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from ..messages import _
from ..model.vocabulary import ListKind, PowerType
from .roll import Enrolled, Roll


@dataclass(frozen=True, slots=True)
class Ratio:
    """``part`` of ``whole``; both count what is on the lists, in the smallest unit.

    ``is_share`` says that the part is among the whole, so that it is shown as per cent.
    """

    id: str
    part: int
    whole: int
    is_share: bool

    @property
    def value(self) -> Fraction:
        """The quotient, exact."""
        return Fraction(self.part, self.whole)

    @property
    def title(self) -> str:
        """What it says."""
        return {
            "tasks-per-duty": _("平均每项职责的工作任务"),
            "powers-per-duty": _("平均每项职责的权力"),
            "other-powers": _("其他行政权力占权力"),
            "flows": _("有施工图的占属地管理事项"),
        }[self.id]


def ratios_of(roll: Roll, only: ListKind | None = None) -> list[Ratio]:
    """Return the ratios that have something to count on both sides; ``only`` those of a list."""
    found = []
    for name, kind in RATIOS.items():
        if only is None or only in kind.lists:
            counted = Ratio(name, kind.part(roll), kind.whole(roll), kind.is_share)
            if counted.whole and (counted.part or kind.is_share):
                found.append(counted)
    return found


Count = Callable[[Roll], int]


def _units(kind: ListKind) -> Count:
    return lambda roll: sum(one.kind is kind for one in roll.units)


def _units_that(kind: ListKind, holds: Callable[[Enrolled], bool]) -> Count:
    return lambda roll: sum(one.kind is kind and holds(one) for one in roll.units)


def _tasks(roll: Roll) -> int:
    tasks = (one.said.get("任务") for one in roll.units if one.kind is ListKind.DUTIES)
    return sum(len(listed) for listed in tasks if isinstance(listed, list))


class RatioKind(NamedTuple):
    """How a ratio is counted, and of which lists it tells."""

    part: Count
    whole: Count
    is_share: bool
    lists: frozenset[ListKind]


def _is_other(item: Enrolled) -> bool:
    return item.said.get("类型") == PowerType.OTHER


def _has_steps(item: Enrolled) -> bool:
    return bool(item.said.get("步骤"))


_DUTIES, _POWERS = frozenset({ListKind.DUTIES}), frozenset({ListKind.POWERS})
RATIOS: Mapping[str, RatioKind] = {
    "tasks-per-duty": RatioKind(_tasks, _units(ListKind.DUTIES), False, _DUTIES),
    "powers-per-duty": RatioKind(
        _units(ListKind.POWERS), _units(ListKind.DUTIES), False, _DUTIES | _POWERS
    ),
    "other-powers": RatioKind(
        _units_that(ListKind.POWERS, _is_other), _units(ListKind.POWERS), True, _POWERS
    ),
    "flows": RatioKind(
        _units_that(ListKind.TERRITORY, _has_steps),
        _units(ListKind.TERRITORY),
        True,
        frozenset({ListKind.TERRITORY}),
    ),
}


__all__ = ["RATIOS", "Ratio", "RatioKind", "ratios_of"]
