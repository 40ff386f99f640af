"""Where the program keeps what it remembers: never in the workspace."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """Return the user's cache folder of this program; None where caching is switched off."""
    given = os.environ.get("QINGDAN_CACHE_DIR")
    if given is not None:
        return Path(given) if given else None
    import platformdirs

    return Path(platformdirs.user_cache_dir("qingdan", appauthor=False))
