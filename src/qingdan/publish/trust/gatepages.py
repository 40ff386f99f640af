"""The part of the gate that reads the finished files: index, metadata, leaks, links."""

from __future__ import annotations

import html
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...messages import _, joined
from ...model.plain import texts_in
from ...model.vocabulary import ListKind
from ..public.projection import Projection
from .lacks import Lack, Weight, error

_SHORTEST_SECRET = 6
"""Characters; shorter words of internal fields stand in public texts by chance."""
_MOST_WORK = 3_000_000_000
"""Secrets times bytes; beyond it item pages are left out, lists say the same as they do."""
_TEXTS = (".html", ".json", ".jsonl", ".yaml", ".csv", ".js", ".xml", ".md", ".txt")
_PACKED = (".xlsx", ".docx")
_META = re.compile(r'<meta name="([A-Za-z]+)" content="([^"]*)"')
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//")
_ITEM_META = ("ColumnName", "ColumnType", "ArticleTitle", "ContentSource")
_COLUMN_META = ("ColumnName", "ColumnType")
_NAMED = 5


def read_texts(folder: Path) -> dict[str, str]:
    """Return every file of a site that holds text, by path; of office files the XML in them."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS:
            found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
        elif path.suffix in _PACKED:
            found[path.relative_to(folder).as_posix()] = _unpacked(path)
    return found


def _unpacked(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\0".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def unindexed(projection: Projection, texts: Mapping[str, str]) -> Iterator[Lack]:
    """Yield where search, catalogue and open data do not name every item, and no other."""
    search = "\0".join(text for path, text in texts.items() if path.startswith("assets/search"))
    catalogue = texts.get("downloads/catalogue.csv", "")
    listed = {
        record["id"]
        for kind in projection.kinds
        for record in json.loads(texts.get(f"downloads/{kind}.json", '{"items": []}'))["items"]
    }
    for item in projection.items:
        places = {
            _("搜索索引"): item.id in search,
            _("目录"): item.page in catalogue,
            _("公开数据"): item.id in listed,
            _("页面"): item.page in texts,
        }
        missing = joined(place for place, is_there in places.items() if not is_there)
        if missing:
            yield error(item.page, _("这些地方没有它：{places}。").format(places=missing))
    for strange in sorted(listed.difference(item.id for item in projection.items)):
        yield error("downloads", _("公开数据里有不公开的事项 {id}。").format(id=strange))


def without_metadata(projection: Projection, texts: Mapping[str, str]) -> Iterator[Lack]:
    """Yield pages that lack metadata of 国办发〔2017〕47号."""
    own = projection.workspace.get("站点", {})
    for key, name in (("网址", "SiteDomain"), ("网站标识码", "SiteIDCode")):
        if key not in own:
            text = _("站点没有写“{key}”，页面缺 {name}。").format(key=key, name=name)
            yield Lack(Weight.WARNING, "qingdan.yaml", text)
    items = {item.page for item in projection.items}
    for path, text in texts.items():
        if not path.endswith(".html"):
            continue
        needed: tuple[str, ...] = ("SiteName",)
        if path in items:
            needed += _ITEM_META
        elif path.startswith(("types/", "levels/", "organs/", "laws/")):
            needed += _COLUMN_META
        found = {name for name, content in _META.findall(text) if content}
        missing = joined(name for name in needed if name not in found)
        if missing:
            yield error(path, _("页面元数据不全，缺 {names}。").format(names=missing))


def secret_texts(everything: Projection, public: Projection) -> frozenset[str]:
    """Return ids of items and texts of fields that only the internal site may hold."""
    open_texts = set(_strings(public))
    joined = "\0".join(open_texts)
    return frozenset(
        text
        for text in _strings(everything)
        if len(text) >= _SHORTEST_SECRET and text not in open_texts and text not in joined
    )


def _strings(projection: Projection) -> Iterator[str]:
    for item in projection.items:
        yield from (item.id, item.name)
        yield from texts_in((item.fields, item.extra))
    headers = list(projection.headers.values())
    yield from texts_in((projection.workspace, projection.organs, headers))


def leaked(secrets: frozenset[str], texts: Mapping[str, str]) -> Iterator[Lack]:
    """Yield files that hold a text of an internal field or the id of an item that is withheld."""
    is_much = len(secrets) * sum(map(len, texts.values())) > _MOST_WORK
    pages = tuple(f"{kind}/" for kind in ListKind)
    wanted = sorted(secrets)
    for path, text in texts.items():
        if is_much and path.startswith(pages):
            continue
        plain = html.unescape(text) if "&" in text else text
        leaked = [secret for secret in wanted if secret in plain]
        if leaked:
            names = joined(leaked[:_NAMED])
            yield error(path, _("含有不公开的内容：{names}。").format(names=names))


def broken_links(folder: Path, texts: Mapping[str, str]) -> Iterator[Lack]:
    """Yield links inside the site that lead to no file of it, or to no place in that file."""
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    anchors: dict[str, set[str]] = {}
    for path, text in texts.items():
        if not path.endswith(".html"):
            continue
        for found in set(_ADDRESS.findall(text)):
            address = html.unescape(found)
            if _OUTSIDE.match(address) or (path == "404.html" and address.startswith("/")):
                continue
            name, _sign, anchor = address.partition("#")
            name = name.partition("?")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            target = target if name else path
            if target not in files:
                yield error(path, _("断链：{address}").format(address=address))
            elif anchor and target.endswith(".html"):
                if target not in anchors:
                    anchors[target] = set(_ANCHOR.findall(texts[target]))
                if html.escape(anchor) not in anchors[target] and anchor not in anchors[target]:
                    yield error(path, _("断链：{address}").format(address=address))
