"""What the commands on delegations read: one version of a workspace, judged for one day."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import _
from .options import day_or_today

if TYPE_CHECKING:
    from ..rules.delegations.overview import Overview
    from ..store.snapshot import Snapshot


def read(
    workspace: Path | None, rev: str | None, as_of: str | None, *, quiet: bool
) -> tuple[Snapshot, Overview]:
    """Return a version of a workspace and its delegations, judged.

    Raises ``QingdanError`` where there is no workspace, no such version or no such day.
    """
    from ..rules.delegations.overview import overview
    from .progress import bar
    from .validate_input import find, snapshot_of

    today = day_or_today(as_of)
    snapshot = snapshot_of(find(workspace, [], rev), rev, staged=False)
    with bar(_("核对赋权事项"), quiet=quiet) as advance:
        return snapshot, overview(snapshot, today, advance)
