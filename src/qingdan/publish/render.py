"""Values in, the bytes of files out; one ``Renderer`` a process."""

from __future__ import annotations

import hashlib
import os
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
from .blocks import Ready
from .compact import compact
from .downloads import item_record, to_json
from .environment import SiteEnvironment, make_environment, render_blocks
from .itempage import ItemData, view_item
from .limited import Blocks
from .links import OrganName, list_page
from .repeated import Repeated
from .site import Page, Site
from .siteformat import SiteFormat


@dataclass(frozen=True)
class Setting:
    """What all pages of a build share; sent to every process."""

    site: Site
    form: SiteFormat
    organs: Mapping[str, OrganName]
    extra_fields: Mapping[ListKind, list[ExtraField]]
    own_blocks: Blocks
    """What the workspace's own templates gave, by the way to the root; they are run elsewhere."""


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
        self._blocks: dict[str, Mapping[str, Markup]] = {}
        self._templates: dict[str, Template] = {}
        self._mastheads: dict[tuple[str, str, str], Markup] = {}
        self._ready: Repeated[Ready] = Repeated()
        self._yaml: Repeated[str] = Repeated()
        self._explained: dict[tuple[tuple[str, str], ...], Markup] = {}

    @cached_property
    def environment(self) -> SiteEnvironment:
        """The environment, made when first needed."""
        return make_environment({})

    def page(self, template: str, page: Page, context: Mapping[str, Any]) -> bytes:
        """Render one page."""
        root = page.root
        if page.path == NOT_FOUND and self.setting.site.mount:
            root = self.setting.site.mount  # a server shows this page under any path
        if root not in self._blocks:
            self._blocks[root] = self._blocks_at(root)
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

    def _blocks_at(self, root: str) -> Mapping[str, Markup]:
        """The blocks for pages of one depth: the workspace's own, else ours."""
        own = self.setting.own_blocks.get(root)
        if own is None:
            return render_blocks(self.environment, self.setting.site, root)
        return {name: Markup(text) for name, text in own.items()}  # noqa: S704 - see limited.py

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
        memory = self._ready if setting.form is SiteFormat.HTML else None
        page, view = view_item(data, setting.site, setting.organs, extra, memory)
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
        parts = [self._yaml_part(key, value) for key, value in fields.items()]
        yield f"{stem}.yaml", "".join(parts).encode()

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
    """Write one file of the site and return its entry for the manifest.

    Never over a file that is there: it might be linked to the old site.
    """
    with open(os.path.join(folder, path), "xb") as file:  # noqa: PTH118, PTH123 - over 30,000 times
        file.write(content)
    return Written(path, len(content), hashlib.sha256(content).hexdigest())
