"""Texts of law that a user has added, in one SQLite file in the user's data folder.

Articles are kept once by the hash of their words, whatever collection they came from. A file is
never changed in place: adding writes a new one beside it and swaps them, so a reader sees the old
or the new. ``QINGDAN_LAWS`` names another folder.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import QingdanError
from ...messages import _, system_reason
from ..facts import Law, Source
from .assembled import Assembled
from .indexfile import content_id
from .lawrecord import read_law, write_extra, write_law
from .lawtext import Provision

if TYPE_CHECKING:
    from sqlite3 import Connection

FILE_NAME = "texts.sqlite"
VARIABLE = "QINGDAN_LAWS"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS collection (
    name TEXT PRIMARY KEY, release TEXT NOT NULL, checked TEXT NOT NULL, licence TEXT NOT NULL,
    sources TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS law (
    key TEXT, collection TEXT, record TEXT NOT NULL, extra TEXT NOT NULL,
    PRIMARY KEY (key, collection)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (
    name TEXT, key TEXT NOT NULL, collection TEXT NOT NULL,
    PRIMARY KEY (name, collection)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text (
    key TEXT, collection TEXT, version TEXT, body TEXT NOT NULL,
    PRIMARY KEY (key, collection, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS body (hash TEXT PRIMARY KEY, words BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection that was added."""

    name: str
    release: str
    """Its version, as far as it has one."""
    checked: str
    """The day of its newest text."""
    licence: str
    laws: int = 0
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """What one collection holds of a law: facts, and the body of each version it has in words."""

    law: Law
    bodies: Mapping[str, str]


def default_path(environment: Mapping[str, str] | None = None) -> Path:
    """Return where the texts of this user are kept (the file need not exist).

    Raises ``QingdanError`` where ``QINGDAN_LAWS`` names a file and no folder.
    """
    named = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if named:
        folder = Path(named).expanduser()
        if folder.is_file():
            raise QingdanError(
                _("环境变量 {variable} 写的是文件，应当是文件夹：{path}").format(
                    variable=VARIABLE, path=folder
                ),
                _("改成放 {name} 的那个文件夹，或者去掉这个环境变量。").format(name=FILE_NAME),
            )
        return folder / FILE_NAME
    import platformdirs

    return Path(platformdirs.user_data_dir("qingdan", appauthor=False)) / "laws" / FILE_NAME


class TextStore:
    """The file of texts, opened read-only. Raises ``QingdanError`` where it is broken."""

    def __init__(self, path: Path) -> None:
        import sqlite3

        self.path = path
        try:
            self._connection: Connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.collections = _collections(self._connection)
            self._sources = {
                str(name): tuple(Source(*one) for one in json.loads(sources))
                for name, sources in self._rows("SELECT name, sources FROM collection")
            }
        except (sqlite3.Error, ValueError) as error:
            raise _broken(path) from error

    @cached_property
    def id(self) -> str:
        """Twelve hex figures that change with any fact or word of the store."""
        facts = self._rows("SELECT key, collection, record FROM law ORDER BY 1, 2")
        texts = self._rows("SELECT key, collection, version, body FROM text ORDER BY 1, 2, 3")
        return content_id(str(part) for row in (*facts, *texts) for part in row)

    def held(self, name: str) -> tuple[Held, ...]:
        """Return what each collection holds under a name (see ``titlekey.key``)."""
        found: list[Held] = []
        rows = self._rows(
            "SELECT DISTINCT law.key, law.collection, law.record FROM name JOIN law USING (key)"
            " WHERE name.name = ? ORDER BY law.collection",
            name,
        )
        for key, collection, record in rows:
            law, _texts = read_law(key, record, self._sources[collection])
            bodies = dict(
                self._rows(
                    "SELECT version, body FROM text WHERE key = ? AND collection = ?",
                    key,
                    collection,
                )
            )
            found.append(Held(law, bodies))
        return tuple(found)

    def keys(self) -> list[str]:
        """Return the keys of all laws, sorted."""
        return [key for (key,) in self._rows("SELECT DISTINCT key FROM law ORDER BY key")]

    def names(self) -> list[tuple[str, str]]:
        """Return every way to write a title with the key of its law."""
        return [(a, b) for a, b in self._rows("SELECT DISTINCT name, key FROM name ORDER BY 1, 2")]

    def provisions(self, body: str) -> tuple[Provision, ...]:
        """Return the articles of a body in words."""
        return tuple(
            Provision(number, suffix, tuple(paragraphs), certain)
            for number, suffix, paragraphs, certain in json.loads(self.written(body))
        )

    def written(self, body: str) -> str:
        """Return a body as it is stored: JSON, its Chinese unescaped."""
        ((packed,),) = self._rows("SELECT words FROM body WHERE hash = ?", body)
        return zlib.decompress(packed).decode()

    def _rows(self, question: str, *values: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(question, values).fetchall()


def add(path: Path, collection: Collection, laws: Sequence[Assembled]) -> Collection:
    """Add a collection to the store at ``path``, in place of one of the same name.

    Creates the store where there is none. Raises ``QingdanError`` where it cannot be written.
    """
    import shutil
    import sqlite3

    sources = sorted({source for made in laws for source in _sources(made)}, key=lambda s: s.name)
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            shutil.copyfile(path, new)
        connection = sqlite3.connect(new)
        try:
            _write(connection, collection, laws, sources)
        finally:
            connection.close()
        with new.open("rb+") as written:
            os.fsync(written.fileno())
        new.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise QingdanError(
            _("法规文本写不进 {path}：{reason}").format(path=path, reason=_reason(error)),
            _("检查这个文件夹能不能写、磁盘是不是满了；环境变量 {variable} 可以改到别处。").format(
                variable=VARIABLE
            ),
        ) from error
    finally:
        with suppress(OSError):
            new.unlink()
    return next(one for one in TextStore(path).collections if one.name == collection.name)


def _write(
    connection: Connection,
    collection: Collection,
    laws: Sequence[Assembled],
    sources: Sequence[Source],
) -> None:
    name = collection.name
    connection.executescript(_SCHEMA)
    for table in ("law", "name", "text"):
        connection.execute(f"DELETE FROM {table} WHERE collection = ?", (name,))  # noqa: S608
    listed = json.dumps([[s.name, None, s.licence] for s in sources], ensure_ascii=False)
    connection.execute(
        "INSERT OR REPLACE INTO collection VALUES (?, ?, ?, ?, ?)",
        (name, collection.release, collection.checked, collection.licence, listed),
    )
    names = [source.name for source in sources]
    for made in laws:
        record = write_law(made.law, made.articles, names)
        extra = write_extra(made.divisions, made.conflicts)
        connection.execute(
            "INSERT INTO law VALUES (?, ?, ?, ?)", (made.law.id, name, record, extra)
        )
        for written in dict.fromkeys((made.law.id, *map(_key, made.law.aliases))):
            connection.execute(
                "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", (written, made.law.id, name)
            )
        for version, provisions in made.provisions.items():
            body = _body(provisions)
            own = blake2b(body, digest_size=12).hexdigest()
            connection.execute(
                "INSERT OR IGNORE INTO body VALUES (?, ?)", (own, zlib.compress(body, 6))
            )
            connection.execute(
                "INSERT INTO text VALUES (?, ?, ?, ?)", (made.law.id, name, version, own)
            )
    connection.execute("DELETE FROM body WHERE hash NOT IN (SELECT body FROM text)")
    connection.commit()
    connection.execute("VACUUM")


def _body(provisions: Sequence[Provision]) -> bytes:
    rows = [[p.number, p.suffix, list(p.paragraphs), p.certain] for p in provisions]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _key(title: str) -> str:
    from .titlekey import key

    return key(title)


def _sources(made: Assembled) -> list[Source]:
    law = made.law
    found = [*law.sources, *(source for version in law.versions for source in version.sources)]
    return [*found, *(law.repeal.sources if law.repeal else ())]


def _collections(connection: Connection) -> tuple[Collection, ...]:
    rows = connection.execute(
        "SELECT name, release, checked, licence,"
        " (SELECT count(*) FROM law WHERE law.collection = collection.name),"
        " (SELECT count(*) FROM text WHERE text.collection = collection.name)"
        " FROM collection ORDER BY name"
    ).fetchall()
    return tuple(Collection(*row) for row in rows)


def _reason(error: Exception) -> str:
    """Say why something could not be written."""
    return system_reason(error) if isinstance(error, OSError) else str(error)


def _broken(path: Path) -> QingdanError:
    return QingdanError(
        _("这个法规文本文件读不了。"),
        _("删除这个文件，再用 qingdan law add 重新添加。"),
        file=str(path),
    )


__all__ = ["VARIABLE", "Collection", "Held", "TextStore", "add", "default_path"]
