"""The spare of a large site: a second set of names for its files, to build the next site in.

Linking 30,000 unchanged files into a new folder, and taking the old folder away, costs more than a
small change itself. So the folder that was swapped out is kept: files that changed are linked into
it from the new site, and it holds what the site holds, file for file, on the same blocks of the
disk. The next build takes it, replaces what changed, and swaps again. It holds nothing that the
site does not hold, in a folder that only its owner may enter. It may be removed at any time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from ...store.listing import Stamp

_SPARE = ".qingdan-spare"
_INNER = "site"
_WORTH = 2_000
"""Files; a smaller site is linked in the time that keeping a spare takes."""
_MOST = 0.5
"""The part of the files that may have changed; a spare of more is sooner made anew."""


class Spare:
    """The spare of the site at ``target``, which has its place beside it."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._place = target.with_name(f".{target.name}{_SPARE}")

    def lend(self, aside: Path, site: Mapping[str, Stamp]) -> bool:
        """Put the spare in the place of the empty folder ``aside``; False where there is none.

        A spare that is not the site, file for file, is removed; ``site`` are the site's files.
        """
        inner = self._place / _INNER
        try:
            if inner.is_dir() and entries_below(inner) == _entries(site):
                aside.rmdir()
                inner.replace(aside)
                return True
        except OSError:
            aside.mkdir(exist_ok=True)
        self.discard()
        return False

    def keep(self, old: Path, site: Mapping[str, Stamp]) -> list[str] | None:
        """Make ``old``, the folder that was swapped out, the spare of the site that is there now.

        Returns the files of the site that got a second name; None where to make a spare anew is
        less work than this. ``site`` are all files of the site.
        """
        self.discard()
        now, before = _entries(site), entries_below(old)
        gone = [path for path, inode in before.items() if now.get(path) != inode]
        new = [path for path, inode in now.items() if before.get(path) != inode]
        if len(now) < _WORTH or len(new) > len(now) * _MOST:
            return None
        for path in reversed(gone):  # parents stand before what they hold
            if path.endswith("/"):
                (old / path).rmdir()
            else:
                os.unlink(old / path)  # noqa: PTH108
        for path in new:
            if path.endswith("/"):
                (old / path).mkdir(exist_ok=True)
            else:
                os.link(self._target / path, old / path)
        self._place.mkdir(mode=0o700)
        (self._place / ".gitignore").write_text("*\n", encoding="ascii")
        old.replace(self._place / _INNER)
        return [path for path in new if not path.endswith("/")]

    def discard(self) -> None:
        """Remove the spare."""
        if self._place.is_dir() and not self._place.is_symlink():
            shutil.rmtree(self._place)


def remove(folder: Path, paths: Collection[str]) -> None:
    """Remove files below a folder, and the folders that are empty then."""
    for path in paths:
        os.unlink(folder / path)  # noqa: PTH108
    parents = {parent for path in paths for parent in Path(path).parents}
    for parent in sorted(parents, key=lambda one: len(one.parts), reverse=True):
        with suppress(OSError):  # not empty
            if parent.parts:
                (folder / parent).rmdir()


def entries_below(folder: Path) -> dict[str, int]:
    """Return the inodes of everything below a folder, parents first; folders end with ``/``.

    The inode of a folder is not told: it is 0.
    """
    found: dict[str, int] = {}
    _list(os.fspath(folder), "", found)
    return found


def _entries(site: Mapping[str, Stamp]) -> dict[str, int]:
    """What ``entries_below`` tells of a folder that has these files."""
    found: dict[str, int] = {}
    for path in site:
        end = path.find("/")
        while end >= 0:
            found[path[: end + 1]] = 0
            end = path.find("/", end + 1)
        found[path] = site[path][3]
    return found


def _list(folder: str, prefix: str, found: dict[str, int]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found[f"{prefix}{entry.name}/"] = 0
                _list(entry.path, f"{prefix}{entry.name}/", found)
            else:
                found[prefix + entry.name] = entry.inode()


def stamps_below(folder: Path) -> dict[str, Stamp]:
    """Return the stamps of all files below a folder by path; none where there is no folder."""
    found: dict[str, Stamp] = {}
    with suppress(FileNotFoundError, NotADirectoryError):
        _stamp(os.fspath(folder), "", found)
    return found


def _stamp(folder: str, prefix: str, found: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _stamp(entry.path, f"{prefix}{entry.name}/", found)
            else:
                found[prefix + entry.name] = stamp_of(entry.stat(follow_symlinks=False))


def stamp_of(about: os.stat_result) -> Stamp:
    """Return the stamp of one file."""
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino
