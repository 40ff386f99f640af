"""Since when a changed item says what it says: the day of the transfer, or a later one of its own.

A power that was put in the list for a later day is not in force on the day of the transfer. To
give it that day would bring it into force before anybody decided so.
"""

from __future__ import annotations

import datetime

from ..messages import _, joined
from ..model.vocabulary import Status
from .choosing import DRAFTS
from .order import Order
from .plan import Note, Topic
from .scene import Scene, Source

_DAY = "生效日期"
_SHOWN = 20


class Dating:
    """Decides the 生效日期 of changed items one by one; later ones are noted together."""

    def __init__(self, scene: Scene, order: Order) -> None:
        self._scene = scene
        self._order = order
        self._later: dict[str, list[str]] = {}

    def day_of(self, item: Source) -> str:
        """Return the 生效日期 that an item has after the transfer (ISO 8601)."""
        own = self._day_stated(item)
        if own is None or own <= self._order.day:
            return self._order.day.isoformat()
        later = own.isoformat()
        self._later.setdefault(later, []).append(item.id)
        return later

    def left(self) -> list[Note]:
        """Return what a person must decide about items that were not yet in force."""
        return [
            Note(
                Topic.DATES,
                _(
                    "{count} 项事项自己的生效日期 {own} 晚于划转的 {day}，没有提前，仍写 {own}："
                    "{ids}。要随划转提前生效的，定了以后自己改；--on 写错了的，撤回再做一次。"
                ).format(
                    count=len(ids), own=own, day=self._order.day.isoformat(), ids=_listed(ids)
                ),
                path=(_DAY,),
            )
            for own, ids in sorted(self._later.items())
        ]

    def _day_stated(self, item: Source) -> datetime.date | None:
        """Return the day that an item states or inherits; None for a draft, which has none yet."""
        if self._scene.status(item) in (*DRAFTS, Status.REPEALED):
            return None
        inherited = self._scene.defaults(item.kind, item.placed.organ).get(_DAY)
        stated = item.value.get(_DAY, inherited)
        try:
            return datetime.date.fromisoformat(stated) if isinstance(stated, str) else None
        except ValueError:
            return None


def _listed(ids: list[str]) -> str:
    shown = joined(ids[:_SHOWN])
    return shown if len(ids) <= _SHOWN else _("{shown} 等").format(shown=shown)
