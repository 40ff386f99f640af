"""The shipped index of law: one SQLite file of facts, opened read-only.

Measured against a packed file of our own: as small within a quarter, and anybody can look into it.
Tables: ``meta`` (id, sources, coverage), ``name`` (every way to write a title -> law), ``law``
(facts as JSON, see ``lawrecord.py``), ``article`` (shapes and digests), ``extra``.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..facts import Law, Source
from .assembled import Assembled, Conflict
from .lawrecord import (
    Articles,
    pack_articles,
    read_extra,
    read_law,
    unpack_articles,
    write_extra,
    write_law,
)
from .lawtext import Division
from .titlekey import key

if TYPE_CHECKING:
    from sqlite3 import Connection

SHIPPED = Path(__file__).parents[2] / "data" / "laws.sqlite"
_SCHEMA = """
PRAGMA page_size = 1024;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (key TEXT PRIMARY KEY, law INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE law (id INTEGER PRIMARY KEY, key TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE article (law INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE extra (law INTEGER PRIMARY KEY, record TEXT NOT NULL);
"""
_WRITER_VERSION = slice(96, 100)
"""Where SQLite notes the version that wrote the file; nothing reads it."""


class IndexFile:
    """The index, read lazily. Raises ``sqlite3.DatabaseError`` where the file is none."""

    def __init__(self, path: Path = SHIPPED) -> None:
        import sqlite3

        self._path = path
        self._connection: Connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._meta = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        self.id: str = self._meta["id"]
        self.sources: tuple[Source, ...] = tuple(
            Source(name, datetime.date.fromisoformat(checked) if checked else None, licence or None)
            for name, checked, licence in json.loads(self._meta["sources"])
        )

    def find(self, title_key: str) -> int | None:
        """Return the number of the law with a name (see ``titlekey.key``)."""
        row = self._one("SELECT law FROM name WHERE key = ?", title_key)
        return None if row is None else int(row)

    def law(self, number: int) -> tuple[Law, tuple[str, ...]]:
        """Return a law and the versions whose articles are held."""
        found = self._connection.execute(
            "SELECT key, record FROM law WHERE id = ?", (number,)
        ).fetchone()
        return read_law(found[0], found[1], self.sources)

    def articles(self, number: int, versions: Sequence[str]) -> dict[str, Articles]:
        """Return the articles of every version whose articles are held."""
        packed = self._one("SELECT packed FROM article WHERE law = ?", number)
        return unpack_articles(packed, versions) if packed else {}

    def details(self, number: int) -> tuple[dict[str, tuple[Division, ...]], tuple[Conflict, ...]]:
        """Return the headings of each version and what the sources disagree on."""
        return read_extra(self._one("SELECT record FROM extra WHERE law = ?", number) or "")

    def numbers(self) -> Iterator[int]:
        """Yield every law in the order of titles."""
        for (number,) in self._connection.execute("SELECT id FROM law ORDER BY id").fetchall():
            yield number

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The key of the law of every way to write a title."""
        every = "SELECT name.key, law.key FROM name JOIN law ON law.id = name.law"
        return dict(self._connection.execute(every).fetchall())

    def _one(self, question: str, value: str | int) -> Any:
        row = self._connection.execute(question, (value,)).fetchone()
        return None if row is None else row[0]


def shipped_index() -> IndexFile:
    """The index that comes with the program, opened once in a process; a fork opens its own."""
    return _opened_by(os.getpid())


@lru_cache(maxsize=1)
def _opened_by(_process: int) -> IndexFile:
    return IndexFile()


def content_id(parts: Iterable[bytes | str]) -> str:
    """Return 12 hex figures that depend on every part and their order."""
    content = blake2b(digest_size=6)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        content.update(len(data).to_bytes(4, "big") + data)
    return content.hexdigest()


def write_index(laws: Sequence[Assembled], sources: Sequence[Source], path: Path) -> str:
    """Write the index and return its id. The same laws give the same bytes."""
    import sqlite3

    names = [source.name for source in sources]
    listed = [
        [s.name, s.checked.isoformat() if s.checked else "", s.licence or ""] for s in sources
    ]
    described = json.dumps(listed, ensure_ascii=False)
    rows = [
        (
            made.law.id,
            write_law(made.law, made.articles, names),
            pack_articles(made.articles),
            write_extra(made.divisions, made.conflicts),
        )
        for made in laws
    ]
    own = content_id([described, *(part for row in rows for part in row)])
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("id", own), ("sources", described)]
        )
        connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(_names(laws).items()))
        for number, (name, record, packed, extra) in enumerate(rows):
            connection.execute("INSERT INTO law VALUES (?, ?, ?)", (number, name, record))
            if packed:
                connection.execute("INSERT INTO article VALUES (?, ?)", (number, packed))
            if extra != "[{},[]]":
                connection.execute("INSERT INTO extra VALUES (?, ?)", (number, extra))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    written = bytearray(path.read_bytes())
    written[_WRITER_VERSION] = bytes(4)
    path.write_bytes(written)
    return own


def _names(laws: Sequence[Assembled]) -> dict[str, int]:
    """Titles first: an alias never hides a title."""
    found = {made.law.id: number for number, made in enumerate(laws)}
    for number, made in enumerate(laws):
        for alias in made.law.aliases:
            found.setdefault(key(alias), number)
    return found


__all__ = ["SHIPPED", "IndexFile", "content_id", "shipped_index", "write_index"]
