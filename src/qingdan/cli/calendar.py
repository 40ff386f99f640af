"""The calendar of working days that a workspace counts with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..law.succession.workdays import WorkCalendar
    from ..store.snapshot import Snapshot


def calendar_of(snapshot: Snapshot) -> WorkCalendar:
    """Return the calendar with the workspace's own years; their faults go to stderr."""
    from ..law.succession.workdays import arrangements, shipped
    from ..store.reader import read_mapping

    calendar = shipped()
    if "calendar.yaml" not in snapshot.paths():
        return calendar
    years, faults = arrangements(read_mapping(snapshot.read("calendar.yaml")).value or {})
    for fault in faults:
        sys.stderr.write(f"calendar.yaml: {fault}\n")
    return calendar.with_years(years)
