"""Pages of old versions, each under an address of its own, and pages of addresses that once were.

``powers/cf-7k3q9d2m.6f1c2d3a4b.html`` is what the item said after that commit until the next
version. It says so above everything else, and leads to what holds now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...model.workspace import ExtraField
from ..public.links import Directory, Link, OrganName, list_page
from ..public.projection import PublicItem
from ..public.relations import Relations
from ..public.repeated import Repeated
from ..public.versions import Chronicle, Detail, Version, version_anchor, version_page
from ..site import COLUMN_TYPE, Page, Site
from .blockmaker import BlockMaker
from .blocks import Ready, Section
from .itempage import ItemData
from .itemview import item_sections
from .overview import Sheet

_REMEDY, _GENERATED = "救济", "生成"


@dataclass(frozen=True, slots=True)
class OldView:
    """What the template of an old version needs: since when it held, until when, what it said."""

    version: Version
    until: Version
    actor: str
    sections: tuple[Section, ...]
    current: Link
    anchor: str
    citation: str
    partial: bool


def old_versions(
    data: ItemData,
    site: Site,
    organs: Mapping[str, OrganName],
    extra: list[ExtraField],
    memory: Repeated[Ready] | None = None,
) -> Iterator[tuple[Page, OldView]]:
    """Yield the old versions of an item, the newest first, ready for ``site/version.html.j2``.

    ``memory`` holds fields said before on such pages; those of current items say more of laws.
    """
    past = data.past
    newer: Version | None = None
    for version, detail in zip(past.versions, past.details(), strict=False):
        if newer is not None and detail.text is not None and version.commit:
            yield _old(data, site, organs, extra, version, newer, detail, memory)
        newer = version


def _old(
    data: ItemData,
    site: Site,
    organs: Mapping[str, OrganName],
    extra: list[ExtraField],
    version: Version,
    newer: Version,
    detail: Detail,
    memory: Repeated[Ready] | None,
) -> tuple[Page, OldView]:
    item = detail.text
    assert item is not None  # noqa: S101 - asked only of versions with their text

    def organ(organ_id: str) -> OrganName:
        return organs.get(organ_id) or OrganName(organ_id, organ_id, organ_id, known=False)

    text = without_generated(item)
    sections = item_sections(text, BlockMaker(data.links, organ, memory), Relations(), extra)
    path = version_page(data.item, version.commit)
    page = Page(
        path,
        item.name,
        (
            Link(data.item.kind.official_name, list_page(data.item.kind)),
            Link(data.item.name, data.item.page),
            Link("历史版本"),
        ),
        column=data.item.kind.official_name,
        column_type=COLUMN_TYPE,
        description=f"{item.name}：{version.day}的历史版本，不是现行内容",
        source=data.organ.name or site.host,
    )
    view = OldView(
        version,
        newer,
        organ(item.organ).name if item.organ is not None else "",
        tuple(sections),
        Link(data.item.name, data.item.page, ended=data.item.is_tombstone),
        version_anchor(version.commit),
        _citation(data, site, page, version),
        detail.partial,
    )
    return page, view


def without_generated(item: PublicItem) -> PublicItem:
    """Return a version without 救济 that was left to the program: it is written for today."""
    remedy = item.fields.get(_REMEDY)
    if not isinstance(remedy, Mapping) or _GENERATED not in remedy:
        return item
    own = {key: value for key, value in remedy.items() if key != _GENERATED}
    fields = {key: value for key, value in item.fields.items() if key != _REMEDY}
    return replace(item, fields={**fields, _REMEDY: own} if own else fields)


def _citation(data: ItemData, site: Site, page: Page, version: Version) -> str:
    """A reference in the manner of GB/T 7714 that names the version."""
    who = site.host or data.organ.name
    said = f"{who}．{page.title}［DB/OL］．{site.title}·{data.item.kind.official_name}"
    said += f"（{version.day}），事项编号 {data.item.id}，版本 {version.commit}"
    return said + (f"．{site.address(page.path)}．" if site.base_url else "．")


def former_sheets(chronicle: Chronicle, directory: Directory) -> Iterator[Sheet]:
    """Yield a page for each address that once was: it says where the matter stands now."""
    for path, items in chronicle.former.items():
        stem = path.rpartition("/")[2].removesuffix(".html")
        targets = tuple(directory.item(item) for item in items)
        page = Page(path, f"事项 {stem} 已经改号或者承接", (Link("原事项"),))
        yield Sheet("site/former.html.j2", page, {"former": stem, "targets": targets})
