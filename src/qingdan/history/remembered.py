"""The ledger as it was read last time, in the user's cache folder; losing it costs time alone."""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

_DIGEST = 16
_SHAPE = "history 1"
_KEPT = 8
"""Ledgers that are kept: one a workspace."""

Kept = tuple[str, list[str], list[str], dict[int, list[str]], dict[str, str], dict[str, str]]
"""Tip, commits, days, the items each commit began, what was written of items and other files."""


@dataclass(frozen=True)
class Memory:
    """The folder of the ledgers, and what names this workspace in its repository."""

    folder: Path
    workspace: str

    @property
    def path(self) -> Path:
        """The file of this ledger."""
        name = f"{_SHAPE}\0{self.workspace}".encode("utf-8", "surrogateescape")
        return self.folder / f"{blake2b(name, digest_size=_DIGEST).hexdigest()}.bin"


def load(memory: Memory) -> Kept | None:
    """Return what is remembered; None where there is nothing or it is damaged."""
    try:
        data = memory.path.read_bytes()
        body = data[_DIGEST:]
        if blake2b(body, digest_size=_DIGEST).digest() != data[:_DIGEST]:
            return None
        found: Any = marshal.loads(body)  # noqa: S302 - our own file, its digest checked
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found if isinstance(found, tuple) and len(found) == 6 else None


def save(memory: Memory, kept: Kept) -> None:
    """Write the ledger beside its place and put it there; what the system refuses is let be."""
    import tempfile

    body = marshal.dumps(kept)
    with suppress(OSError):
        memory.folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=memory.folder)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(blake2b(body, digest_size=_DIGEST).digest() + body)
        os.replace(name, memory.path)  # noqa: PTH105 - a name from mkstemp
        stores = sorted(memory.folder.glob("*.bin"), key=lambda one: one.stat().st_mtime_ns)
        for store in stores[:-_KEPT]:
            store.unlink(missing_ok=True)
