"""Values in, the bytes of files out; one ``Renderer`` a process."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from ..model.vocabulary import ListKind
from ..model.workspace import ExtraField
from ..store.emit import emit
from .compact import compact
from .downloads import item_record, to_json
from .environment import SiteEnvironment, make_environment, render_blocks
from .itempage import ItemData, view_item
from .links import OrganName, list_page
from .site import Page, Site
from .siteformat import SiteFormat


@dataclass(frozen=True)
class Setting:
    """What all pages of a build share; sent to every process."""

    site: Site
    form: SiteFormat
    organs: Mapping[str, OrganName]
    extra_fields: Mapping[ListKind, list[ExtraField]]
    overrides: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site as it was written: path, size in bytes, SHA-256."""

    path: str
    size: int
    sha256: str


NOT_FOUND = "404.html"
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_SECTIONS = {str(kind): list_page(kind) for kind in ListKind} | {
    "organs": "organs.html",
    "types": list_page(ListKind.POWERS),
}


class Renderer:
    """Renders pages with one environment; templates and blocks are compiled once."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._blocks: dict[str, dict[str, Any]] = {}
        self._templates: dict[str, Template] = {}
        self._mastheads: dict[tuple[str, str, str], Markup] = {}
        self._explained: dict[tuple[tuple[str, str], ...], Markup] = {}

    @cached_property
    def environment(self) -> SiteEnvironment:
        """The environment, made when first needed."""
        return make_environment(self.setting.overrides)

    def page(self, template: str, page: Page, context: Mapping[str, Any]) -> bytes:
        """Render one page."""
        root = page.root
        if page.path == NOT_FOUND and self.setting.site.mount:
            root = self.setting.site.mount  # a server shows this page under any path
        if root not in self._blocks:
            self._blocks[root] = render_blocks(self.environment, self.setting.site, root)
        if template not in self._templates:
            self._templates[template] = self.environment.get_template(template)
        text = self._templates[template].render(
            site=self.setting.site,
            page=page,
            root=root,
            blocks=self._blocks[root],
            masthead=self._masthead(page, root),
            explain=self._explain,
            **context,
        )
        tidy = _tidy_markdown if template.endswith(".md.j2") else _tidy_html
        return tidy(text).encode()

    def _masthead(self, page: Page, root: str) -> Markup:
        """The head of a page: the same for all items of a list."""
        section = _SECTIONS.get(page.path.split("/")[0], "")
        key = (root, section, "" if section else page.path)
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
        """Yield the files of one item: its page, and for HTML its JSON and YAML."""
        setting = self.setting
        extra = list(setting.extra_fields.get(data.item.kind, []))
        page, view = view_item(data, setting.site, setting.organs, extra)
        name = "tombstone" if data.item.is_tombstone else "item"
        context = {"item": data.item, "view": view}
        if setting.form is SiteFormat.MARKDOWN:
            stem = page.path.removesuffix(".html")
            yield f"{stem}.md", self.page(f"markdown/{name}.md.j2", page, context)
            return
        stem = page.path.removesuffix(".html")
        yield page.path, self.page(f"site/{name}.html.j2", page, context)
        record = item_record(data.item, data.organ.name, setting.site)
        yield f"{stem}.json", (to_json(record) + "\n").encode()
        fields = {**data.item.fields, **data.item.extra}
        yield f"{stem}.yaml", emit(compact(fields)).encode()


def _tidy_markdown(text: str) -> str:
    """Leave one empty line where template statements left several."""
    return _EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"


def _tidy_html(text: str) -> str:
    """Drop empty lines that template statements leave behind, and blanks at line ends."""
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line) + "\n"


_held: list[Renderer] = []
"""This process's renderer, kept from chunk to chunk."""


def render_items(folder: Path, setting: Setting, items: Iterable[ItemData]) -> list[Written]:
    """Render items and write their files under ``folder``; the work of one process on one chunk.

    The folders of the lists must exist.
    """
    if not _held or _held[0].setting != setting:
        _held[:] = [Renderer(setting)]
    renderer = _held[0]
    written = []
    for data in items:
        written += [write(folder, path, content) for path, content in renderer.item_files(data)]
    return written


def write(folder: Path, path: str, content: bytes) -> Written:
    """Write one file of the site and return its entry for the manifest."""
    (folder / path).write_bytes(content)
    return Written(path, len(content), hashlib.sha256(content).hexdigest())
