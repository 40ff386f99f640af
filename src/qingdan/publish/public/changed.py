"""The day of the last change in substance of what a page shows, as far as the data say.

A change in substance moves 生效日期, the end of an item is its 失效日期; the day of publication of
a list stands in for items that say neither. No clock and no commit is asked.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from .projection import PublicItem


def changed_day(item: PublicItem) -> datetime.date | None:
    """Return the day of an item's last change; None where it says nothing."""
    keys = ("生效日期", "失效日期") if item.is_tombstone else ("生效日期",)
    days = [item.fields[key] for key in keys if isinstance(item.fields.get(key), datetime.date)]
    return max(days, default=None)


def newest(items: Iterable[PublicItem]) -> str:
    """Return the newest day of any of the items as ISO date; empty where none says any."""
    days = [day for item in items if (day := changed_day(item)) is not None]
    return max(days).isoformat() if days else ""
