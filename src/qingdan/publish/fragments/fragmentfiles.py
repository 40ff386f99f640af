"""The folder of ``--format fragments``: fragments, attachments, the table of what goes where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ...model.vocabulary import ListKind
from ...xlsx.sheet import Cell, widths_of
from ..data.datasets import tables_workbook
from ..data.openjson import licence_words
from ..data.rows import Rows
from ..data.tables import Column, Table, csv_pieces
from ..pages.overview import LONG_LIST, Overview, Sheet
from ..public.changed import newest
from ..public.links import list_page
from ..public.projection import PublicItem
from ..public.versions import NO_PAST
from ..site import Page, Site
from ..writing.assembly import Assembly
from ..writing.outputs import Output
from ..writing.render import Renderer
from ..writing.sources import content_key, digest
from .addresses import NO_LINKS, Addresses
from .fragments import list_fragment, organ_fragment
from .listpaper import Binder, list_paper

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f.\s]+')
_LONGEST_NAME = 60
_ATTACHMENTS = "附件"
COLUMNS = ("文件", "栏目", "标题", "发布日期", "更新日期", "附件", "内容指纹", "变化", "网址")
"""Columns of the index; 网址 is for a person to fill in, and 内容指纹 tells what changed since."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One fragment in the index: what to paste where."""

    path: str
    column: str
    title: str
    published: str
    changed: str
    attachments: tuple[str, ...]
    sign: str
    state: str
    address: str
    is_gone: bool = False
    """Whether it was pasted once and is no longer public: there is no such file any more."""

    def cells(self) -> tuple[str, ...]:
        """The row of the index."""
        attachments = "\n".join(self.attachments)
        return (
            self.path,
            self.column,
            self.title,
            self.published,
            self.changed,
            attachments,
            self.sign,
            self.state,
            self.address,
        )


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the last index says of a fragment: 内容指纹, 栏目, 标题; empty where it does not say."""

    sign: str
    column: str = ""
    title: str = ""


@dataclass(frozen=True)
class Pasting:
    """What the folder is made with: how to link, what was pasted before, who makes Word files.

    ``before`` holds, by path, what the index says that was filled in last time.
    """

    addresses: Addresses = NO_LINKS
    before: Mapping[str, Pasted] = field(default_factory=dict)
    binder: Binder | None = None


NO_PASTING = Pasting()


def fragment_files(
    assembly: Assembly, renderer: Renderer, overview: Overview, pasting: Pasting
) -> None:
    """Put everything but the fragments of items into the folder."""
    site = renderer.site
    entries: list[Entry] = []
    attaching = _Attaching(assembly, overview, site, pasting.binder)
    for kind in overview.kinds:
        content = list_fragment(kind, overview, site, pasting.addresses)
        assembly.put_bytes(list_page(kind), content)
        items = overview.projection.of(kind)
        attached = attaching.attach(kind.official_name, str(kind), items)
        places = [place for place in overview.projection.headers if place[0] is kind]
        about = _about(kind.official_name, list_page(kind), "清单", items, overview, *places)
        entries.append(_entry(about, attached, _sign(content), pasting))
    directory = overview.directory
    for organ_id in overview.projection.organs:
        path = f"organs/{organ_id}.html"
        content = organ_fragment(organ_id, overview, site, pasting.addresses)
        assembly.put_bytes(path, content)
        own = directory.owned.get(organ_id, [])
        items = [*own, *directory.shared.get(organ_id, [])]
        name = directory.organ(organ_id).name
        attached = attaching.attach(f"{name}清单", organ_id, items)
        about = _about(
            name, path, "机构", own, overview, *((kind, organ_id) for kind in overview.kinds)
        )
        entries.append(_entry(about, attached, _sign(content), pasting))
    keys = assembly.shelf.keys
    for item in overview.projection.items:
        about = _about(
            item.name, item.page, item.kind.official_name, [item], overview, (item.kind, item.organ)
        )
        past = overview.chronicle.items.get(item.id, NO_PAST)
        said = (keys.of(item), overview.laws.refs(item.id), past)
        entries.append(_entry(about, (), content_key(said).hex()[:12], pasting))
    _index(assembly, renderer, entries, pasting)


@dataclass(frozen=True, slots=True)
class _About:
    title: str
    path: str
    column: str
    published: str
    changed: str


def _about(
    title: str,
    path: str,
    column: str,
    items: Sequence[PublicItem],
    overview: Overview,
    *places: tuple[ListKind, str | None],
) -> _About:
    headers = [overview.projection.headers.get(place, {}) for place in places]
    days = [header["公布日期"].isoformat() for header in headers if "公布日期" in header]
    return _About(
        title, path, column, max(days, default=""), newest(items, overview.projection.date)
    )


def _entry(about: _About, attached: tuple[str, ...], sign: str, pasting: Pasting) -> Entry:
    known = pasting.before.get(about.path)
    if not pasting.before:
        state = ""
    elif known is None:
        state = "新增"
    else:
        state = "没有变化" if known.sign == sign else "有变化，重新粘贴"
    return Entry(
        about.path,
        about.column,
        about.title,
        about.published,
        about.changed,
        attached,
        sign,
        state,
        pasting.addresses.given.get(about.path, ""),
    )


_LINK = re.compile(rb"</?a\b[^>]*>")


def _sign(content: bytes) -> str:
    """A short digest of what a fragment says; where its links lead does not count."""
    return digest(_LINK.sub(b"", content)).hex()[:12]


class _Attaching:
    """Puts workbooks and Word files into the folder, each under a name of its own."""

    def __init__(
        self, assembly: Assembly, overview: Overview, site: Site, binder: Binder | None
    ) -> None:
        self._assembly = assembly
        self._overview = overview
        self._site = site
        self._binder = binder
        self._rows = Rows(overview.projection, assembly.shelf)
        self._taken: set[str] = set()

    def attach(self, title: str, key: str, items: Sequence[PublicItem]) -> tuple[str, ...]:
        """Make the attachments of items; returns their paths. ``key`` tells equal titles apart."""
        if not items:
            return ()
        projection = self._overview.projection
        tables = []
        for kind in projection.kinds:
            own = [item for item in items if item.kind is kind]
            if own:
                columns, rows = self._rows.columns(kind), self._rows.of(own)
                widths = widths_of([column.name for column in columns], rows)
                ready = partial(self._rows.xlsx(kind).all, own)
                tables.append(Table(kind.official_name, columns, (), widths, ready, len(own)))
        stem = self._stem(title, key)
        notes = [("名称", title), ("使用许可", licence_words(self._site))]
        columns_and_names = (
            [table.columns for table in tables],
            {organ: record["名称"] for organ, record in projection.organs.items()},
        )
        make = partial(tables_workbook, tables, title, notes)
        made = [Output(f"{stem}.xlsx", make, items, (notes, columns_and_names))]
        binder = self._binder
        if binder is not None and len(items) <= LONG_LIST:
            paper = list_paper(title, items, projection, self._overview.directory, self._site)
            made.append(Output(f"{stem}.docx", lambda: [binder(paper)], (), paper))
        for output in made:
            self._assembly.put(output)
        return tuple(output.path for output in made)

    def _stem(self, title: str, key: str) -> str:
        name = file_name(title)
        if name.casefold() in self._taken:
            name = f"{name}_{key}"
        self._taken.add(name.casefold())
        return f"{_ATTACHMENTS}/{name}"


def file_name(title: str) -> str:
    """Return a title as the name of a file that every system takes."""
    return _FORBIDDEN.sub("_", title).strip("_")[:_LONGEST_NAME] or "_"


def _index(
    assembly: Assembly, renderer: Renderer, entries: Sequence[Entry], pasting: Pasting
) -> None:
    gone = sorted(set(pasting.before).difference(entry.path for entry in entries))
    entries = [*entries, *(_removed(path, pasting) for path in gone)]
    cells: list[Sequence[Cell]] = [entry.cells() for entry in entries]
    table = Table("粘贴清单", tuple(Column(name) for name in COLUMNS), cells)
    make: Any = partial(tables_workbook, [table], "粘贴清单", _HELP)
    assembly.put(Output("index.xlsx", make, (), cells))
    assembly.put(Output("index.csv", partial(csv_pieces, COLUMNS, cells), (), cells))
    page = Page("index.html", "粘贴清单")
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault("撤下" if entry.is_gone else entry.column, []).append(entry)
    context = {
        "groups": [] if len(entries) > LONG_LIST else list(groups.items()),
        "total": len(entries),
        "help": _HELP,
        "compared": bool(pasting.before),
    }
    assembly.put_page(Sheet("fragments/index.html.j2", page, context, dated=True), renderer)


def _removed(path: str, pasting: Pasting) -> Entry:
    """The row of what is to be taken down: what it was and where it stands, in its editor's words.

    All of it is from the last index: what is not public any more is not looked up.
    """
    known = pasting.before[path]
    address = pasting.addresses.given.get(path, "")
    state = "不再公开，撤下"
    return Entry(path, known.column, known.title, "", "", (), "", state, address, is_gone=True)


_HELP = (
    ("文件", "在浏览器里打开，全选、复制，粘贴到平台的正文里；或者把文件内容粘贴到“源代码”里"),
    ("标题", "粘贴到平台的标题栏；正文里不再写标题"),
    ("附件", "上传为这一页的附件"),
    (
        "网址",
        "平台给这一页的网址。填好后用 --links 这个文件 再生成一次，各页就互相链接，网址也留着",
    ),
    ("变化", "用 --links 给出上一次填好的文件时，说明哪些要重新粘贴"),
)
