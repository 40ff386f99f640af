"""Pieces of files, kept from run to run: what one item adds to a download, an index or a page.

A file that tells of 10,000 items is made anew as soon as one of them changes; what the others add
to it is not. A ``Form`` says how an item becomes a piece and what that depends on besides the item;
equal items give equal pieces, so a piece is found by its form and the digest of its item. Pieces
lie in the user's cache folder, one behind the other; losing them costs time, nothing else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self
from zlib import crc32

from ..public.projection import PublicItem
from .notes import load, prune, save
from .sources import ItemKeys, content_key

_Place = tuple[int, int, int]
"""Where a piece lies: its first byte, its length, its CRC."""
_Places = dict[bytes, _Place]
"""Of each item, by its digest."""
_MOST_WASTE = 2
"""A file so many times as long as what is used of it is written anew."""
_LEAST = 1 << 22
_HOW = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_BUFFER = 1 << 16
"""Bytes that are read at once: pieces of neighbours lie side by side."""
Apart = tuple[str, bytes, bytes, _Place]
"""A piece that another process made: form, its sign, digest of the item, place in its file."""


class Form:
    """One way to make a piece of an item; see ``Shelf.form``."""

    def __init__(self, shelf: Shelf, places: _Places, make: Callable[[PublicItem], bytes]) -> None:
        self._shelf = shelf
        self._places = places
        self._make = make

    def of(self, item: PublicItem) -> bytes:
        """Return the piece of an item, made now if it has to be."""
        key = self._shelf.keys.of(item)
        place = self._places.get(key)
        found = self._shelf.read(place) if place is not None else None
        if found is None:
            found = self._make(item)
            self._shelf.add(found, self._places, key)
        return found

    def all(self, items: Iterable[PublicItem]) -> Iterator[bytes]:
        """Yield the pieces of items."""
        return map(self.of, items)


class Shelf:
    """The pieces of one site, ``name``; without a ``folder`` they last as long as this run.

    A context manager; outside of it nothing is kept.
    """

    def __init__(
        self,
        keys: ItemKeys | None = None,
        folder: Path | None = None,
        name: str = "",
        program: str = "",
    ) -> None:
        self.keys = keys or ItemKeys()
        self._note = None if folder is None else folder / "pieces" / f"{name}.bin"
        self._data = None if folder is None else folder / "pieces-data" / f"{name}.bin"
        self._program = program
        self._forms: dict[str, tuple[bytes, _Places]] = {}
        self._file: IO[bytes] | None = None
        self._end = 0
        self._is_new = False
        self._apart: IO[bytes] | None = None
        """Where another process put the pieces it made; their places begin below 0."""

    def __enter__(self) -> Self:
        """Read what is kept. Whoever else writes the same site has to wait for its turn."""
        self._open()
        return self

    def __exit__(self, *_error: object) -> None:
        """Write down what is kept."""
        self._close()

    def _open(self) -> None:
        with suppress(OSError):
            if self._note is None or self._data is None:
                self._file = tempfile.TemporaryFile(buffering=_BUFFER)  # noqa: SIM115 - _close
                return
            self._data.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.fdopen(os.open(self._data, _HOW, 0o600), "r+b", _BUFFER)
            os.utime(self._data)
            prune(self._data.parent)
            found = load(self._note)
            if found.get("program") == self._program:
                self._forms = found["forms"]
                self._end = self._file.seek(0, os.SEEK_END)
            else:
                self._file.truncate(0)

    def form(self, name: str, others: Any, make: Callable[[PublicItem], bytes]) -> Form:
        """Return a form: ``others`` is all that its pieces depend on besides the item."""
        sign = content_key(others)
        known = self._forms.get(name)
        if known is None or known[0] != sign:
            known = self._forms[name] = (sign, {})
        return Form(self, known[1], make)

    def read(self, place: _Place) -> bytes | None:
        """Return the piece at a place; None where it is damaged."""
        start, length, sum_ = place
        file = self._file if start >= 0 else self._apart
        if file is None:
            return None
        with suppress(OSError):
            file.seek(start if start >= 0 else -start - 1)
            found = file.read(length)
            if len(found) == length and crc32(found) == sum_:
                return found
        return None

    def add(self, piece: bytes, places: _Places, key: bytes) -> None:
        """Put a piece on the shelf; a full disk costs time, nothing else."""
        if self._file is None:
            return
        file, sign = (self._file, 1) if self._apart is None else (self._apart, -1)
        with suppress(OSError):
            file.seek(self._end)
            file.write(piece)
            start = self._end if sign > 0 else -self._end - 1
            places[key] = (start, len(piece), crc32(piece))
            self._end += len(piece)
            self._is_new = True

    def settle(self) -> None:
        """Let the file hold every piece, before another process reads it, too."""
        if self._file is not None:
            with suppress(OSError):
                self._file.flush()

    def go_apart(self, file: IO[bytes]) -> None:
        """Read on in a forked process, by a way of its own; new pieces go into ``file``."""
        if self._file is None:
            return
        with suppress(OSError):
            again = os.open(f"/proc/self/fd/{self._file.fileno()}", os.O_RDONLY)
            self._file = os.fdopen(again, "rb", _BUFFER)
            self._apart, self._end = file, 0
            return
        self._file = None  # what is there cannot be read: every piece is made

    def made_apart(self) -> list[Apart]:
        """Return the pieces that were made since ``go_apart``, their places in its file."""
        if self._apart is None:
            return []
        self._apart.flush()
        return [
            (name, sign, key, (-place[0] - 1, *place[1:]))
            for name, (sign, places) in self._forms.items()
            for key, place in places.items()
            if place[0] < 0
        ]

    def take_back(self, made: Iterable[Apart], file: IO[bytes]) -> None:
        """Put pieces on the shelf that another process made and left in ``file``."""
        for name, sign, key, (start, length, sum_) in made:
            known = self._forms.get(name)
            if known is None or known[0] != sign:
                known = self._forms[name] = (sign, {})
            if key in known[1]:
                continue
            file.seek(start)
            piece = file.read(length)
            if crc32(piece) == sum_:
                self.add(piece, known[1], key)

    def _close(self) -> None:
        if self._file is None:
            return
        with suppress(OSError, ValueError):
            if self._note is not None and self._is_new:
                if self._end > _LEAST + _MOST_WASTE * self._drop_unused():
                    self._write_anew()
                save(self._note, {"program": self._program, "forms": self._forms})
        with suppress(OSError):  # a full disk
            self._file.close()
        self._file = None

    def _drop_unused(self) -> int:
        """Forget the pieces of items that are no more; return how many bytes the others have."""
        used = set(self.keys.known.values())
        size = 0
        for _sign, places in self._forms.values():
            for key in [key for key in places if key not in used]:
                del places[key]
            size += sum(length for _start, length, _sum in places.values())
        return size

    def _write_anew(self) -> None:
        """Write the pieces that are used into a file of their own, in the place of the old one."""
        assert self._data is not None  # noqa: S101 - asked by ``close``
        descriptor, name = tempfile.mkstemp(dir=self._data.parent)
        end = 0
        with os.fdopen(descriptor, "wb") as stream:
            for _sign, places in self._forms.values():
                for key, place in list(places.items()):
                    piece = self.read(place)
                    if piece is None:
                        del places[key]
                        continue
                    stream.write(piece)
                    places[key] = (end, *place[1:])
                    end += len(piece)
        os.replace(name, self._data)  # noqa: PTH105 - a name from mkstemp
