"""Cases that are kept as data: YAML files, each read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast


@cache
def read_cases(path: Path) -> Any:
    """Return the content of a file; nobody changes it."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
