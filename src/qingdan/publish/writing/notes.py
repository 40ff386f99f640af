"""Notes of the program in the user's cache folder: written whole, and checked when read."""

from __future__ import annotations

import marshal
import os
import tempfile
from pathlib import Path
from typing import Any

from .sources import digest

_KEPT = 8
"""Notes that are kept in a folder, one a site."""
_LENGTH = len(digest(b""))


def load(note: Path) -> dict[str, Any]:
    """Return a note; empty where there is none, or where it is damaged."""
    try:
        data = note.read_bytes()
        body = memoryview(data)[_LENGTH:]
        if digest(body) == data[:_LENGTH]:
            found = marshal.loads(body)  # noqa: S302 - our own file, its digest checked
            return found if isinstance(found, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def save(note: Path, value: dict[str, Any]) -> None:
    """Write a note in one step, and take the oldest ones of its folder away."""
    body = marshal.dumps(value)
    note.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=note.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(digest(body) + body)
    os.replace(name, note)  # noqa: PTH105 - a name from mkstemp
    prune(note.parent)


def prune(folder: Path) -> None:
    """Take the oldest notes of a folder away."""
    notes = sorted(folder.glob("*.bin"), key=lambda one: one.stat().st_mtime_ns)
    for old in notes[:-_KEPT]:
        old.unlink(missing_ok=True)
