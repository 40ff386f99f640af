"""The files of a folder and a cheap sign of whether any of them changed.

Needs nothing but the standard library: a run that only repeats the last one loads no more.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_IGNORED = re.compile(r"(?i)\..*|Thumbs\.db|desktop\.ini|~\$.*|.*~")
_OUTPUT_FOLDERS = frozenset({"site", "node_modules", "__pycache__"})
_RACY = 2_000_000_000
"""Nanoseconds. A file changed so recently may change again without its times moving."""

Stamp = tuple[int, int, int, int]
"""Size, time of content, time of inode (nanoseconds), inode number of a file."""


def is_ignored(name: str) -> bool:
    """Whether a file or folder name is litter of an operating system or hidden on purpose."""
    return bool(_IGNORED.fullmatch(name))


def is_output_folder(name: str) -> bool:
    """Whether a folder at the root holds output, not sources."""
    return name in _OUTPUT_FOLDERS


def is_litter(path: str) -> bool:
    """Whether a path is hidden, litter of an operating system, or output."""
    parts = path.rstrip("/").split("/")
    return any(map(is_ignored, parts)) or (len(parts) > 1 and is_output_folder(parts[0]))


class Listing(NamedTuple):
    """Files and symbolic links below a folder, relative to it with ``/``, sorted."""

    files: list[str]
    links: list[str]


def list_files(root: Path) -> Listing:
    """List a workspace; what is ignored is left out, links are not followed."""
    files: list[str] = []
    links: list[str] = []
    _walk(os.fspath(root), "", files, links)
    return Listing(sorted(files), sorted(links))


def _walk(folder: str, prefix: str, files: list[str], links: list[str]) -> None:
    """List a folder below the workspace; another repository (a submodule) is left alone."""
    known = len(files), len(links)
    folders = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_ignored(entry.name) or (not prefix and is_output_folder(entry.name)):
                if prefix and entry.name == ".git" and _is_repository(entry):
                    del files[known[0] :], links[known[1] :]
                    return
                continue
            path = prefix + entry.name
            if entry.is_symlink():
                links.append(path)
            elif entry.is_dir():
                folders.append((entry.path, path + "/"))
            elif entry.is_file():
                files.append(path)
    for inner in folders:
        _walk(*inner, files, links)


def _is_repository(entry: os.DirEntry[str]) -> bool:
    """Whether ``.git`` is one; an empty folder is none, as for git itself."""
    return entry.is_file() or os.path.isfile(os.path.join(entry.path, "HEAD"))  # noqa: PTH113, PTH118


def stamps(root: Path, paths: list[str]) -> dict[str, Stamp]:
    """Return the stamps of files; those that have gone are left out."""
    found = {}
    base = os.fspath(root) + os.sep
    for path in paths:
        try:
            about = os.stat(base + path)  # noqa: PTH116 - twice as fast, over 10,000 of them
        except OSError:
            continue
        found[path] = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)
    return found


def settled(stamp: Stamp, at: int) -> bool:
    """Whether a stamp taken at ``at`` (nanoseconds) will differ after any later change."""
    return max(stamp[1], stamp[2]) < at - _RACY


def signature(root: Path) -> str | None:
    """Return a sign of the content of a workspace; None where it cannot be relied on yet."""
    now = time.time_ns()
    listing = list_files(root)
    found = stamps(root, listing.files)
    if not all(settled(stamp, now) for stamp in found.values()):
        return None
    return digest({**found, **dict.fromkeys(listing.links, (0, 0, 0, 0))})


def code_signature(package: Path) -> str:
    """Return a sign of the program itself: its files, their sizes and times."""
    found: dict[str, Stamp] = {}
    folders = [os.fspath(package)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                about = entry.stat()
                if stat.S_ISDIR(about.st_mode):
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    found[entry.path] = (about.st_size, about.st_mtime_ns, 0, 0)
    return digest(found)


def digest(found: Mapping[str, Stamp]) -> str:
    """Return one word for paths and their stamps."""
    text = "\n".join(f"{path}\0{stamp}" for path, stamp in sorted(found.items()))
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
