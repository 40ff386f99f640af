"""Where calls come from: a table that lies anywhere, or a private workspace."""

from __future__ import annotations

from pathlib import Path

from ..store.private import open_private
from .call import Log
from .keeping import kept_calls
from .log import read_log


def calls_of(source: Path) -> Log:
    """Return the calls of a table, or of a private workspace where a folder is named.

    Raises ``QingdanError`` where it is neither.
    """
    return kept_calls(open_private(source)) if source.is_dir() else read_log(source)


__all__ = ["calls_of"]
