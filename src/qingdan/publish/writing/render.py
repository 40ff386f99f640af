"""Values in, the bytes of files out; one ``Renderer`` a process."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template
from markupsafe import Markup

from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ...store.emit import emit
from ..data.itemcsv import ItemCsv
from ..data.openjson import item_record, to_json
from ..fragments.addresses import NO_LINKS, Addresses
from ..fragments.fragments import item_fragment
from ..pages.blocks import Ready
from ..pages.compact import compact
from ..pages.historyhtml import history_section
from ..pages.historymarkdown import markdown_versions
from ..pages.itempage import ItemData, view_item
from ..pages.versionpages import old_versions
from ..public.links import OrganName, list_page
from ..public.repeated import Repeated
from ..site import Page, Site
from ..siteformat import SiteFormat
from .environment import SiteEnvironment, make_environment, render_blocks
from .limited import OwnHtml, masthead_key


@dataclass(frozen=True)
class Setting:
    """What all pages of a build share; sent to every process.

    ``site`` has no date and no revision: with these every page would change with every commit.
    Pages that tell of the whole site show them (``pages.overview.Sheet.dated``).
    """

    site: Site
    form: SiteFormat
    organs: Mapping[str, OrganName]
    extra_fields: Mapping[ListKind, list[ExtraField]]
    own: OwnHtml = field(default_factory=OwnHtml)
    """What the workspace's own templates gave; they are run elsewhere."""
    library: str = ""
    """Id of the law library that says what laws are today."""
    addresses: Addresses = NO_LINKS
    """Where the links of fragments lead."""


class Written(NamedTuple):
    """A file of the site as it was written: path, size in bytes, SHA-256."""

    path: str
    size: int
    sha256: str


NOT_FOUND = "404.html"
_OWN_MAIN = "site/own_main.html.j2"
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_SECTIONS = {str(kind): list_page(kind) for kind in ListKind} | {
    "organs": "organs.html",
    "types": list_page(ListKind.POWERS),
}


class Renderer:
    """Renders pages with one environment; templates and blocks are compiled once.

    ``site`` has date and revision, for pages that show them.
    """

    def __init__(self, setting: Setting, site: Site | None = None) -> None:
        self.setting = setting
        self.site = site or setting.site
        self._blocks: dict[str, Mapping[str, Markup]] = {}
        self._templates: dict[str, Template] = {}
        self._mastheads: dict[tuple[str, str, str], Markup] = {}
        self._ready: Repeated[Ready] = Repeated()
        self._old_ready: Repeated[Ready] = Repeated()
        self._yaml: Repeated[str] = Repeated()
        self._csv = ItemCsv(setting.organs)
        self._explained: dict[tuple[tuple[str, str], ...], Markup] = {}

    @cached_property
    def environment(self) -> SiteEnvironment:
        """The environment, made when first needed."""
        return make_environment({})

    def page(
        self, template: str, page: Page, context: Mapping[str, Any], *, dated: bool = False
    ) -> bytes:
        """Render one page; a ``dated`` one may show date and revision."""
        root = page.root
        if page.path == NOT_FOUND:
            root = self.setting.site.mount  # a server shows this page under any path
        if root not in self._blocks:
            self._blocks[root] = self._blocks_at(root)
        if template in self.setting.own.mains:
            main = self.setting.own.mains[template]
            template, context = _OWN_MAIN, {"main": Markup(main)}  # noqa: S704 - see limited.py
        if template not in self._templates:
            self._templates[template] = self.environment.get_template(template)
        text = self._templates[template].render(
            site=self.site if dated else self.setting.site,
            page=page,
            root=root,
            blocks=self._blocks[root],
            masthead=self._masthead(page, root),
            explain=self._explain,
            **context,
        )
        tidy = _tidy_markdown if template.endswith(".md.j2") else _tidy_html
        return tidy(text).encode()

    def _blocks_at(self, root: str) -> Mapping[str, Markup]:
        """The blocks for pages of one depth: the workspace's own, else ours."""
        own = self.setting.own.blocks.get(root)
        if own is None:
            return render_blocks(self.environment, self.setting.site, root)
        return {name: Markup(text) for name, text in own.items()}  # noqa: S704 - see limited.py

    def _masthead(self, page: Page, root: str) -> Markup:
        """The head of a page: the same for all items of a list."""
        section = _SECTIONS.get(page.path.split("/")[0], "")
        key = (root, section, "" if section else page.path)
        own = self.setting.own.blocks.get(root, {})
        if masthead_key("", "") in own:
            found = own.get(masthead_key(*key[1:]), own[masthead_key("", "")])
            return Markup(found)  # noqa: S704 - see limited.py
        if key not in self._mastheads:
            text = self.plain("site/masthead.html.j2", root=root, section=section, path=key[2])
            self._mastheads[key] = Markup(text.decode())  # noqa: S704 - our own template
        return self._mastheads[key]

    def _explain(self, entries: tuple[tuple[str, str], ...]) -> Markup:
        """What the labels of a section mean: few texts, on every page."""
        if entries not in self._explained:
            text = self.plain("site/help.html.j2", entries=entries)
            self._explained[entries] = Markup(text.decode())  # noqa: S704 - our own template
        return self._explained[entries]

    def plain(self, template: str, **context: Any) -> bytes:
        """Render a file that is no page, such as a style sheet."""
        text = self.environment.get_template(template).render(site=self.setting.site, **context)
        return text.encode()

    def item_files(self, data: ItemData) -> Iterator[tuple[str, bytes]]:
        """Yield the files of one item: its page, and for HTML its JSON, YAML and CSV."""
        setting = self.setting
        extra = list(setting.extra_fields.get(data.item.kind, []))
        memory = self._ready if setting.form is SiteFormat.HTML else None
        page, view = view_item(data, setting.site, setting.organs, extra, memory)
        name = "tombstone" if data.item.is_tombstone else "item"
        context: dict[str, Any] = {"item": data.item, "view": view}
        if setting.form is SiteFormat.MARKDOWN:
            stem = page.path.removesuffix(".html")
            more = {"past": data.past, "versions": markdown_versions(data.past)}
            yield f"{stem}.md", self.page(f"markdown/{name}.md.j2", page, {**context, **more})
            return
        if setting.form is SiteFormat.FRAGMENTS:
            yield page.path, item_fragment(page, view, data.past, setting.site, setting.addresses)
            return
        stem = page.path.removesuffix(".html")
        context["history"] = history_section(data.item, data.past, page.root)
        yield page.path, self.page(f"site/{name}.html.j2", page, context)
        for old_page, old_view in old_versions(
            data, setting.site, setting.organs, extra, self._old_ready
        ):
            yield old_page.path, self.page("site/version.html.j2", old_page, {"view": old_view})
        record = item_record(data.item, data.organ.name, setting.site, data.past)
        yield f"{stem}.json", (to_json(record) + "\n").encode()
        fields = {**data.item.fields, **data.item.extra}
        parts = [self._yaml_part(key, value) for key, value in fields.items()]
        yield f"{stem}.yaml", "".join(parts).encode()
        yield f"{stem}.csv", self._csv.of(data.item)

    def _yaml_part(self, key: str, value: Any) -> str:
        """One field as YAML: at the outer level fields stand by themselves."""
        if isinstance(value, str):
            return emit({key: value})
        sign = (key, repr(value))
        known = self._yaml.find(sign)
        if known is None:
            known = emit(compact({key: value}))
            if self._yaml.is_repeated(sign):
                self._yaml.keep(sign, known)
        return known


def _tidy_markdown(text: str) -> str:
    """Leave one empty line where template statements left several."""
    return _EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"


def _tidy_html(text: str) -> str:
    """Drop empty lines that template statements leave behind, and blanks at line ends."""
    return "\n".join(filter(None, map(str.rstrip, text.split("\n")))) + "\n"


_held: list[Renderer] = []
"""This process's renderer, kept from chunk to chunk."""


def render_items(
    folder: Path, setting: Setting, items: Iterable[ItemData]
) -> list[tuple[str, list[Written]]]:
    """Render items and write their files under ``folder``; the work of one process on one chunk.

    Gives the files of each item by its id.
    """
    if not _held or _held[0].setting != setting:
        _held[:] = [Renderer(setting)]
    renderer = _held[0]
    return [
        (
            data.item.id,
            [write(folder, path, content) for path, content in renderer.item_files(data)],
        )
        for data in items
    ]


def write(folder: Path, path: str, content: bytes) -> Written:
    """Write one file of the site and return its entry for the manifest."""
    with create(folder, path) as file:
        done = file.write(content)
        while done < len(content):  # a disk that is nearly full takes a part first
            done += file.write(content[done:])
    return Written(path, len(content), hashlib.sha256(content).hexdigest())


def create(folder: Path, path: str) -> FileIO:
    """Open a new file of the site, the folders above it included.

    Never writes into a file that is there: it might be linked to the old site.
    """
    name = os.path.join(folder, path)  # noqa: PTH118 - over 30,000 times
    while True:
        try:
            return FileIO(name, "xb")
        except FileExistsError:
            os.unlink(name)  # noqa: PTH108
        except FileNotFoundError:
            os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120
