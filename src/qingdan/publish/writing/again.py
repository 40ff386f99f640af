"""A build that would give what is there already is not done: ``publish`` again, nothing changed.

Loads next to nothing. The note in the user's cache folder holds what the site was made from (the
order, the stamps of all files of the workspace, the commit its history ends with, the program) and
the stamps of the site's files; where all of these are as they were, the site is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ...store.listing import Stamp, code_signature
from ...store.templates import template_folder
from .notes import load, save
from .sources import digest
from .spare import stamps_below

if TYPE_CHECKING:
    from ...store.snapshot import Snapshot


class Told(NamedTuple):
    """What is told of a build: pages, files, items, items that were as before, what is withheld.

    ``withheld`` counts items by reason, ``remarks`` are what the publisher should know of the site.
    """

    pages: int
    files: int
    items: int
    reused: int
    withheld: dict[str, int]
    remarks: list[str]


class Again:
    """The note about the last build of one site from one order.

    ``folder`` is the cache folder of the program, ``order`` everything the publisher asked for,
    ``tip`` what the history of the site is read from.
    """

    def __init__(
        self, folder: Path, target: Path, snapshot: Snapshot, order: object, tip: str
    ) -> None:
        self._target = target
        self._note = folder / "again" / f"{digest(os.fsencode(target)).hex()}.bin"
        stamps, paths = snapshot.stamps(), snapshot.paths()
        self._key = b""
        if all(path in stamps for path in paths):  # none that was changed just now
            program = (code_signature(Path(__file__).parents[2]), code_signature(template_folder()))
            about = (order, tip, snapshot.label, str(snapshot.date), program, snapshot.links())
            listed = [(path, stamps[path]) for path in paths]
            self._key = digest(repr((about, listed)).encode("utf-8", "surrogatepass"))

    def same(self) -> Told | None:
        """Return what is to be told where the site is what a build would give; else None."""
        found = load(self._note) if self._key else {}
        if found.get("key") != self._key or found.get("site") != stamps_below(self._target):
            return None
        told = Told(*found["told"])
        return told._replace(reused=told.items)

    def keep(self, told: Told, site: Mapping[str, Stamp]) -> None:
        """Note a build that was done after this was made, and the files of its site."""
        if self._key:
            value: dict[str, Any] = {"key": self._key, "told": tuple(told)}
            with suppress(OSError, ValueError):
                save(self._note, {**value, "site": site})
