"""Read a folder of laws: Markdown and plain text, pages of a site, a catalogue of versions.

The layout decides, not the name of the folder: a file with 第一条 is a text; ``index.csv`` with
the column 法规名称 is a catalogue, whose rows date the texts it names; databases are left to
``npc.py``. A sub-folder 法律, 行政法规, 部门规章 or 地方性法规 says what its files are filed under.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..library.lawtext import LawText
from ..library.titlekey import tidy
from .history import day_of
from .markdown import MARK, read_markdown
from .markdown_other import Listed, read_contents, read_page

GROUPS = ("法律", "行政法规", "部门规章", "地方政府规章", "地方性法规")
_CATALOGUE = "法规名称"
_LARGEST = 20_000_000
"""Bytes of the largest file that is read; the longest law has under one million."""


@dataclass(slots=True)
class Folder:
    """What a folder holds, and which files hold no law."""

    texts: list[LawText] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def read_folder(root: Path, source: Callable[[str], str]) -> Folder:
    """Read every text under ``root``, in the order of paths.

    ``source`` names the collection of a file by its path inside ``root``.
    """
    found = Folder()
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    catalogue = _catalogues(root, paths, source)
    contents = _contents(root, paths)
    for path in paths:
        place = path.relative_to(root).as_posix()
        if path.suffix not in (".md", ".txt") or path.stem == "README":
            continue
        text = _decoded(path)
        made = None if text is None else _read(text, path, place, source(place), contents)
        if made is None:
            found.skipped.append(place)
            continue
        row = catalogue.pop(place.rsplit(".", 1)[0], None)
        found.texts.append(_dated(made, row) if row else made)
    found.texts += catalogue.values()
    return found


def _read(
    text: str, path: Path, place: str, source: str, contents: Mapping[Path, Mapping[str, Listed]]
) -> LawText | None:
    listed = contents.get(path.parent, {}).get(path.stem)
    if listed is not None or ("<p id=" in text and MARK not in text):
        return read_page(text, place, source, listed)
    group = next((part for part in place.split("/")[:-1] if part in GROUPS), None)
    return read_markdown(text, place, source, group)


def _decoded(path: Path) -> str | None:
    if path.stat().st_size > _LARGEST:
        return None
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    return None


def _contents(root: Path, paths: list[Path]) -> dict[Path, Mapping[str, Listed]]:
    """Read the lists of contents that stand beside pages."""
    found: dict[Path, Mapping[str, Listed]] = {}
    for path in paths:
        if path.name == "README.md" and (text := _decoded(path)):
            title = next((line for line in text.split("\n") if line.startswith("title:")), "")
            group = title.partition(":")[2].strip()
            listed = read_contents(text, group if group in GROUPS else None)
            if listed:
                found[path.parent] = listed
    return found


def _catalogues(root: Path, paths: list[Path], source: Callable[[str], str]) -> dict[str, LawText]:
    """Return the rows of catalogues of versions by the path of the text they are about."""
    found: dict[str, LawText] = {}
    for path in paths:
        text = _decoded(path) if path.name == "index.csv" else None
        if text is None or _CATALOGUE not in text.split("\n", 1)[0]:
            continue
        folder = path.parent.relative_to(root).as_posix()
        place = path.relative_to(root).as_posix()
        for row in _rows(text):
            inside = row["docx"].rsplit(".", 1)[0]
            where = inside if folder == "." else f"{folder}/{inside}"
            found[where] = LawText(
                tidy(row["法规名称"]),
                source(place),
                where,
                organ=(row["制定机关"] or "").split(" ")[0] or None,
                group=row["法律效力位阶"] or None,
                number=row["文号"] or None,
                published=day_of(row["公布日期"]),
                effective=day_of(row["施行日期"]),
                status=row["时效性"] or None,
            )
    return found


def _rows(text: str) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(io.StringIO(text)):
        if row.get("法规名称") and row.get("docx"):
            yield {name: value or "" for name, value in row.items() if name}


def _dated(text: LawText, row: LawText) -> LawText:
    """Give a text the title and dates of its row in the catalogue."""
    return replace(
        text,
        title=row.title,
        source=row.source,
        organ=row.organ,
        group=row.group,
        number=text.number or row.number,
        published=row.published,
        effective=row.effective,
        status=row.status,
    )


__all__ = ["GROUPS", "Folder", "read_folder"]
