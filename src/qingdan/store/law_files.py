"""The laws a workspace keeps itself: ``laws/*.yaml`` as mappings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .reader import read_mapping
from .snapshot import Snapshot

FOLDER = "laws/"


def law_mappings(snapshot: Snapshot) -> list[tuple[str, Mapping[str, Any]]]:
    """Return path and content of every file that can be read, in the order of paths."""
    paths = sorted(
        path for path in snapshot.paths() if path.startswith(FOLDER) and path.endswith(".yaml")
    )
    found: list[tuple[str, Mapping[str, Any]]] = []
    for path, data in snapshot.read_all(paths):
        value = read_mapping(data).value
        if value is not None:
            found.append((path, value))
    return found
