"""Files of a site as declarations: where, from what, and how; nothing is made before it is asked.

Whoever writes a site may leave out what is made from the same values as last time. What is large
comes in pieces, so a list of 100,000 items is never in memory as one text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import Any

from ..public.projection import PublicItem
from .render import Written, create


@dataclass(frozen=True)
class Output:
    """One file: its path in the site, what it is made from, and how.

    ``items`` and ``others`` are everything that its bytes depend on besides the program: equal
    values give equal bytes. ``others`` are plain values. ``make`` gives the bytes in pieces and may
    be called more than once.
    """

    path: str
    make: Callable[[], Iterable[bytes]]
    items: Sequence[PublicItem] = ()
    others: Any = ()


@dataclass(frozen=True)
class Batch:
    """Files that are made together; ``make`` gives their paths and bytes. See ``Output``."""

    name: str
    make: Callable[[], Iterable[tuple[str, bytes]]]
    items: Sequence[PublicItem] = ()
    others: Any = ()


def write_output(folder: Path, output: Output) -> Written:
    """Write one file of the site, folders above it included, and return its manifest entry.

    Never over a file that is there: it might be linked to the old site.
    """
    sha256, size = hashlib.sha256(), 0
    with BufferedWriter(create(folder, output.path)) as file:
        for piece in output.make():
            file.write(piece)
            sha256.update(piece)
            size += len(piece)
    return Written(output.path, size, sha256.hexdigest())
