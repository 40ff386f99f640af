"""The day of the last change in substance of what a page shows, as far as the data say.

A change in substance moves 生效日期, the end of an item is its 失效日期; the day of publication of
a list stands in for items that say neither. No clock and no commit is asked; a day after that of
the site is no day of a change that has happened.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from .projection import PublicItem


def newest(items: Iterable[PublicItem], until: datetime.date | None) -> str:
    """Return the newest day of any of the items as ISO date; empty where none says any.

    ``until`` is the site's day: later days do not count.
    """
    days = [day for item in items if (day := item.change_day) is not None]
    past = days if until is None else [day for day in days if day <= until]
    return max(past).isoformat() if past else ""
