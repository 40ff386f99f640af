"""Which command puts what was done into the adjustments, said alike by the rules that advise it."""

from __future__ import annotations

from collections.abc import Sequence

from ...messages import _
from ..ledger import Entry


def redraft_hint(entries: Sequence[Entry]) -> str:
    """Return the command: for the newest batch that is not published yet, else for a new one.

    ``entries`` are those of one subject, the oldest first.
    """
    for entry in reversed(entries):
        if not entry.batch.published:
            return _("运行 qingdan adjust draft --update {file}，写进现在的内容。").format(
                file=entry.file
            )
    return _("运行 qingdan adjust draft，起草一批调整。")


__all__ = ["redraft_hint"]
