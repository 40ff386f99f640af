"""What the last run found out about items with several versions, in the user's cache folder.

An item's past depends on the commits that touched it (they never change), on what all items share
(program, audience, organs, redactions: the ``setting``) and on what the items it named are called
today. Where all of these are as they were it is not worked out again. Losing the notes costs time.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from ..publish.public.versions import Cause, Past, Version
from ..publish.writing.notes import load, save

_DIGEST = 16
_SHAPE = "chronicle 1"


class Kept(NamedTuple):
    """A past with the digest of what it was made from, and what the items it named are called."""

    key: str
    asked: dict[str, str | None]
    past: Past


def digest(text: str) -> str:
    """Return a short digest of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


class Notes:
    """Notes about one workspace; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, workspace: str, setting: str) -> None:
        self._setting = setting
        self._note = None
        self._old: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        self._is_new = False
        if folder is not None:
            self._note = folder / "chronicle" / f"{digest(f'{_SHAPE} {workspace}')}.bin"
            found = load(self._note)
            if found.get("setting") == setting:
                self._old = found["items"]

    def find(self, item: str, key: str, names: Mapping[str, str]) -> Past | None:
        """Return the past of an item made from the same; None where it must be made."""
        kept = self._old.get(item)
        if kept is None or kept[0] != key:
            return None
        if any(names.get(one) != name for one, name in kept[1].items()):
            return None
        self._new[item] = kept
        versions, packed, refers, cut, masked = kept[2]
        return Past(tuple(map(_version, versions)), packed, refers, cut, masked)

    def keep(self, item: str, kept: Kept) -> None:
        """Take down the past of an item."""
        past = kept.past
        versions = [(*v[:-1], [tuple(cause) for cause in v.causes]) for v in past.versions]
        plain = (versions, past.packed, past.refers, past.cut, past.masked)
        self._new[item] = (kept.key, kept.asked, plain)
        self._is_new = True

    def save(self) -> None:
        """Write the notes if there is something new in them; what the system refuses is let be."""
        if self._note is None or not (self._is_new or len(self._new) != len(self._old)):
            return
        with suppress(OSError):
            save(self._note, {"setting": self._setting, "items": self._new})


def _version(plain: tuple[Any, ...]) -> Version:
    commit, day, word, effective, in_substance, causes = plain
    found = tuple(Cause(*cause) for cause in causes)
    return Version(commit, day, word, effective, in_substance, found)
