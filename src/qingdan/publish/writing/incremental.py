"""What the last run wrote, so that only files whose content changed are made again.

Every file says what it is made from (``outputs.Output``; an item's files: ``ItemData``); what all
files share (``Setting``, the templates, the program) counts with it. Where both are as they were,
and the files lie in the old site as they were written (size, times, inode), they are linked into
the new one. What was written is noted in the user's cache folder, never in the site: losing the
note costs time, nothing else.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ...store.listing import Stamp, code_signature
from ...store.templates import template_folder
from ..audience import SiteAudience
from .known import KnownItems
from .limited import OwnHtml
from .notes import load, save
from .render import Setting, Written
from .shelf import Shelf
from .sources import ItemKeys, digest
from .spare import Spare, remove, stamp_of, stamps_below

Entry = tuple[bytes, tuple[tuple[str, int, str], ...]]
"""Digest of what some files were made from; path, size and SHA-256 of each."""


class Memory:
    """The note about one site. ``folder`` is the cache folder of the program; None keeps nothing.

    ``target`` is where the site lies, links resolved.
    """

    def __init__(self, folder: Path | None, target: Path) -> None:
        self._target = target
        self._spare = Spare(target)
        self._note = None
        self._name = self._program = ""
        if folder is not None:
            self._name = digest(os.fsencode(target)).hex()
            self._note = folder / "publish" / f"{self._name}.bin"
            code = (code_signature(Path(__file__).parents[2]), code_signature(template_folder()))
            self._program = " ".join(code)
        self._folder = folder
        self._setting = b""
        self._old: Mapping[str, Entry] = {}
        self._there: Mapping[str, Stamp] = {}
        self._new: dict[str, Entry] = {}
        self._keys: dict[str, bytes] = {}
        self._parents: set[str] = set()
        self._is_spare = False
        self._held: Iterable[str] = ()
        self.site: Mapping[str, Stamp] = {}
        """The files of the site as they lie there when it is in its place."""

    def items(self, audience: SiteAudience, jobs: int | None = None) -> KnownItems:
        """Return what is known of the items of the site; ``jobs`` processes read the others."""
        return KnownItems(self._folder, self._name, audience, self._program, jobs)

    def shelf(self, keys: ItemKeys) -> Shelf:
        """Return the pieces that files of the site are made of."""
        return Shelf(keys, self._folder, self._name, self._program)

    def open(self, setting: Setting, folder: Path) -> None:
        """Read the note; what it says of another setting or program does not count.

        Where the site has a spare it takes the place of ``folder``.
        """
        if self._note is None:
            return
        shared = replace(setting, own=OwnHtml(setting.own.blocks))  # pages have keys of their own
        self._setting = digest(repr((shared, self._program)).encode("utf-8", "surrogatepass"))
        found = load(self._note)
        if found.get("setting") != self._setting:
            return
        self._old = found["made"]
        now = stamps_below(self._target)
        self._there = {path: at for path, at in found["files"].items() if now.get(path) == at}
        self._is_spare = self._spare.lend(folder, now)
        self._held = now

    def take(self, name: str, made_from: bytes, folder: Path) -> list[Written] | None:
        """Put files into ``folder`` that were made from the same; None where they must be made.

        ``name`` is that of the files in the build, ``made_from`` a digest.
        """
        if self._note is None:
            return None
        self._keys[name] = made_from
        entry = self._old.get(name)
        if entry is None or entry[0] != made_from:
            return None
        if any(path not in self._there for path, _size, _sha256 in entry[1]):
            return None
        if not self._is_spare and not self._link([path for path, *_rest in entry[1]], folder):
            return None
        self._new[name] = entry
        return [Written(*file) for file in entry[1]]

    def _link(self, paths: list[str], folder: Path) -> bool:
        linked: list[str] = []
        try:
            for path in paths:
                self._make_parent(folder, path)
                linked.append(os.path.join(folder, path))  # noqa: PTH118 - over 30,000 of them
                _link(f"{self._target}/{path}", linked[-1])
        except OSError:
            for new in linked:  # what is made instead must not be written into the old site
                with suppress(FileNotFoundError):
                    os.unlink(new)  # noqa: PTH108
            return False
        return True

    def _make_parent(self, folder: Path, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._parents:
            self._parents.add(parent)
            os.makedirs(os.path.join(folder, parent), exist_ok=True)  # noqa: PTH103, PTH118

    def wrote(self, name: str, written: Iterable[Written]) -> None:
        """Take down files that were made because they could not be taken over."""
        if name in self._keys:
            files = tuple((file.path, file.size, file.sha256) for file in written)
            self._new[name] = (self._keys[name], files)

    def go_apart(self) -> None:
        """Take down what is put into the site in a forked process from now on."""
        self._new = {}

    def made_apart(self) -> dict[str, Entry]:
        """Return what was put into the site since ``go_apart``."""
        return self._new

    def take_back(self, made: Mapping[str, Entry]) -> None:
        """Take down what another process put into the site."""
        self._new.update(made)

    def finish(self, written: Iterable[Written], folder: Path) -> None:
        """Take out of ``folder`` what a spare held and the new site does not."""
        if self._is_spare:
            known = {file.path for file in written}
            remove(folder, [path for path in self._held if path not in known])

    def give_back(self, folder: Path) -> None:
        """Take away ``folder``, a site that was not finished; a large one becomes the spare again.

        Either gives or takes names of the site's files, so their stamps are noted anew: what was
        trusted when this build began is trusted by the next one.
        """
        if self._note is None or not self._there:
            return
        with suppress(OSError, ValueError):
            if self._spare.keep(folder, stamps_below(self._target)) is None:
                shutil.rmtree(folder)
            now = stamps_below(self._target)
            same = (path for path, at in self._there.items() if _is_same(now.get(path), at))
            save(self._note, {**load(self._note), "files": {path: now[path] for path in same}})

    def keep(self, old: Path) -> None:
        """Note all files as they lie in the site now; ``old`` is the folder that was there before.

        The site is in its place.
        """
        if self._note is None:
            self._spare.discard()
            return
        with suppress(OSError, ValueError):
            self.site = self._settled(old)
            save(self._note, {"setting": self._setting, "made": self._new, "files": self.site})

    def _settled(self, old: Path) -> Mapping[str, Stamp]:
        """Stamps of the site's files that will not move: names of a file that come or go do that.

        ``old`` becomes the spare, or is removed.
        """
        files = stamps_below(self._target)
        if old.is_dir():
            linked = self._spare.keep(old, files)
            if linked is None:
                shutil.rmtree(old)
                return stamps_below(self._target)
            files |= {path: stamp_of((self._target / path).lstat()) for path in linked}
        return files


def _is_same(now: Stamp | None, before: Stamp) -> bool:
    """Whether a file is as it was, but for the number of its names."""
    return now is not None and (now[0], now[1], now[3]) == (before[0], before[1], before[3])


def _link(old: str, new: str) -> None:
    """Give a file a second name; where the disk cannot do that, copy it."""
    try:
        os.link(old, new)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(new)  # noqa: PTH108
        shutil.copyfile(old, new, follow_symlinks=False)
