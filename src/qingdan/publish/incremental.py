"""What the last run wrote, so that only pages whose content changed are rendered again.

An item's files depend on what they are made from (``ItemData``: the projected item, its organ, its
links, its relations, the day of its list) and on what all pages share (``Setting``, the templates,
the program). Both are digested; where both are as they were, and the files lie in the old site as
they were written (size, times, inode), they are linked into the new one. What was written is noted
in the user's cache folder, never in the site: losing the note costs time, nothing else.
"""

from __future__ import annotations

import io
import marshal
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..model.vocabulary import ListKind
from ..store.listing import Stamp, code_signature
from ..store.templates import template_folder
from .itempage import ItemData
from .render import Setting, Written

_KEPT = 8
"""Notes that are kept, one a site."""
_DIGEST = 16
_LISTS = frozenset(str(kind) for kind in ListKind)

_Entry = tuple[bytes, tuple[tuple[str, int, str, Stamp], ...]]
"""Digest of what an item was made from; path, size, SHA-256 and stamp of each of its files."""


class Memory:
    """The note about one site. ``folder`` is the cache folder of the program; None keeps nothing.

    ``target`` is where the site lies, links resolved.
    """

    def __init__(self, folder: Path | None, target: Path) -> None:
        self._target = os.fspath(target)
        self._note = None
        if folder is not None:
            name = blake2b(self._target.encode("utf-8", "surrogateescape"), digest_size=_DIGEST)
            self._note = folder / "publish" / f"{name.hexdigest()}.bin"
        self._setting = b""
        self._old: dict[str, _Entry] = {}
        self._keys: dict[str, bytes] = {}
        self._written: dict[str, list[Written]] = {}

    def open(self, setting: Setting) -> None:
        """Read the note; what it says of another setting or program does not count."""
        if self._note is None:
            return
        program = (code_signature(Path(__file__).parents[1]), code_signature(template_folder()))
        self._setting = _digest(repr((setting, program)).encode("utf-8", "surrogatepass"))
        found = _load(self._note)
        if found.get("setting") == self._setting:
            self._old = found["items"]

    def take(self, data: ItemData, folder: Path) -> list[Written] | None:
        """Put the files of an unchanged item into ``folder``; None where they must be rendered."""
        if self._note is None:
            return None
        key = self._keys[data.item.id] = content_key(data)
        entry = self._old.get(data.item.id)
        if entry is None or entry[0] != key:
            return None
        linked: list[str] = []
        try:
            if any(_stamp(f"{self._target}/{path}") != stamp for path, _n, _sha, stamp in entry[1]):
                return None
            for path, _size, _sha, _stamped in entry[1]:
                linked.append(os.path.join(folder, path))  # noqa: PTH118 - over 30,000 of them
                _link(f"{self._target}/{path}", linked[-1])
        except OSError:
            for name in linked:  # what is rendered instead must not be written into the old site
                with suppress(FileNotFoundError):
                    os.unlink(name)  # noqa: PTH108
            return None
        return [Written(path, size, sha256) for path, size, sha256, _stamped in entry[1]]

    def wrote(self, written: Iterable[Written]) -> None:
        """Take down all files of the new site; those of items are told by their names."""
        if self._note is None:
            return
        for file in written:
            stem = file.path.rpartition("/")[2].partition(".")[0]
            if stem in self._keys and file.path.partition("/")[0] in _LISTS:
                self._written.setdefault(stem, []).append(file)

    def keep(self) -> None:
        """Note the files of each item as they lie in the site now; the site is in its place."""
        if self._note is None:
            return
        items: dict[str, _Entry] = {}
        with suppress(OSError, ValueError):
            for item_id, files in self._written.items():
                items[item_id] = (
                    self._keys[item_id],
                    tuple(
                        (file.path, file.size, file.sha256, _stamp(f"{self._target}/{file.path}"))
                        for file in files
                    ),
                )
            _save(self._note, {"setting": self._setting, "items": items})


def content_key(value: Any) -> bytes:
    """Return a digest of a value made of plain parts: equal values give equal digests.

    Without a memo the pickle does not tell two equal texts from one text that stands twice.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.fast = True
    pickler.dump(value)
    return _digest(stream.getvalue())


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def _stamp(name: str) -> Stamp:
    about = os.lstat(name)
    return (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)


def _link(old: str, new: str) -> None:
    """Give a file a second name; where the disk cannot do that, copy it."""
    try:
        os.link(old, new)
    except OSError:
        with suppress(FileNotFoundError):
            os.unlink(new)  # noqa: PTH108
        shutil.copyfile(old, new, follow_symlinks=False)


def _load(note: Path) -> dict[str, Any]:
    try:
        data = note.read_bytes()
        body = data[_DIGEST:]
        if _digest(body) == data[:_DIGEST]:
            found = marshal.loads(body)  # noqa: S302 - our own file, its digest checked
            return found if isinstance(found, dict) else {}
    except (OSError, ValueError, EOFError, TypeError):
        pass
    return {}


def _save(note: Path, value: dict[str, Any]) -> None:
    body = marshal.dumps(value)
    note.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=note.parent)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(_digest(body) + body)
    os.replace(name, note)  # noqa: PTH105 - a name from mkstemp
    notes = sorted(note.parent.glob("*.bin"), key=lambda one: one.stat().st_mtime_ns)
    for old in notes[:-_KEPT]:
        old.unlink(missing_ok=True)
