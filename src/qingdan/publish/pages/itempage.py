"""What an item's page shows around its sections: title, marks, key facts, citation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from ...model.kinds import ITEM_MODELS
from ...model.vocabulary import ListKind, Status
from ...model.workspace import ExtraField
from ..kinds.registry import KINDS
from ..public.lawbook import LawRef
from ..public.links import Link, OrganName, list_page, type_page
from ..public.projection import PublicItem
from ..public.relations import Relations
from ..public.repeated import Repeated
from ..public.versions import NO_PAST, Past, version_anchor
from ..site import COLUMN_TYPE, Page, Site
from .blockmaker import BlockMaker, address
from .blocks import Labelled, Links, Ready, Section, Text, Words
from .itemview import item_sections
from .linked import service


@dataclass(frozen=True, slots=True)
class Tag:
    """A short mark beside the title; ``style`` is its class."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """Everything the template of an item's page needs besides ``page`` and ``site``."""

    tags: tuple[Tag, ...]
    common_names: tuple[str, ...]
    facts: tuple[Labelled, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    successors: tuple[Link, ...]
    reference: str
    """How to cite the item, as far as its address; without an address as far as the last stop."""
    cited_at: str
    """The full address that is cited; empty where the site's is not known."""
    feedback: str
    """Where to write that something is wrong, the id filled in; empty where no mailbox is known."""
    linked: Mapping[str, Any] | None
    """The item as linked data."""

    @property
    def citation(self) -> str:
        """The whole reference as one text."""
        return f"{self.reference}{self.cited_at}．"


@dataclass(frozen=True, slots=True)
class ItemData:
    """One item with what its page needs of others; small enough to send to another process."""

    item: PublicItem
    organ: OrganName
    links: Mapping[str, Link]
    relations: Relations
    published: str
    laws: Mapping[str, LawRef] = field(default_factory=dict)
    """What is to be said of each citation of the item, by its text."""
    past: Past = NO_PAST
    changed: str = ""
    """The day of the item's last change; empty where none is known by the site's day."""


def view_item(
    data: ItemData,
    site: Site,
    organs: Mapping[str, OrganName],
    extra: list[ExtraField],
    memory: Repeated[Ready] | None = None,
) -> tuple[Page, ItemView]:
    """Return the head data and the view of an item's page. ``organs`` holds the register.

    With a ``memory`` fields said before come as HTML.
    """

    def organ(organ_id: str) -> OrganName:
        return organs.get(organ_id) or OrganName(organ_id, organ_id, organ_id, known=False)

    item = data.item
    maker = BlockMaker(data.links, organ, memory, data.laws, data.organ)
    lead = tuple(organ(o).link for o in KINDS[item.kind].leads(item.fields))
    page = _page(data, site, lead)
    facts = _tombstone_facts(item, data.organ, maker) if item.is_tombstone else _facts(data, organ)
    sections = [] if item.is_tombstone else item_sections(item, maker, data.relations, extra)
    view = ItemView(
        tags=tuple(_tags(data)),
        common_names=tuple(item.fields.get("俗称", ())),
        facts=tuple(facts),
        notices=tuple(_notices(data)),
        sections=tuple(sections),
        successors=tuple(data.links[i] for i in item.fields.get("承接", ())),
        reference=_reference(data, site, page, lead),
        cited_at=_cited_at(data, site, page),
        feedback=_feedback(item, site),
        linked=service(data, site),
    )
    return page, view


def _page(data: ItemData, site: Site, lead: tuple[Link, ...]) -> Page:
    item, kind = data.item, data.item.kind
    crumbs = [Link(kind.official_name, list_page(kind))]
    if item.organ is not None:
        crumbs.append(data.organ.link)
    if kind is ListKind.POWERS and "类型" in item.fields:
        crumbs.append(Link(item.fields["类型"], type_page(item.fields["类型"])))
    who = "、".join(link.text for link in lead) if lead else data.organ.name
    words = (*item.fields.get("俗称", ()), *item.fields.get("关键词", ()))
    return Page(
        path=item.page,
        title=item.name,
        crumbs=(*crumbs, Link("事项")),
        column=kind.official_name,
        column_type=COLUMN_TYPE,
        description=f"{kind.official_name}：{item.name}（{who}）",
        keywords=words,
        article=True,
        published=data.published,
        source=data.organ.name or site.host,
        changed=data.changed,
    )


def _tags(data: ItemData) -> Iterator[Tag]:
    item = data.item
    kind = item.kind.official_name.removesuffix("清单")
    if not item.kind.is_core:
        yield Tag(kind, "type")
    if item.kind.is_core or "类型" in item.fields:
        yield Tag(item.fields.get("类型", kind), "type")
    if "主项" in item.fields:
        yield Tag("子项")
    if item.starts is not None:
        yield Tag("尚未生效", "strong")
    elif item.status is not None:
        yield Tag(item.status.value, "" if item.status is Status.EFFECTIVE else "strong")
    if item.fields.get("可见性") == "内部":
        yield Tag("内部", "strong")


def _notices(data: ItemData) -> Iterator[str]:
    item = data.item
    if item.is_tombstone:
        end = item.fields.get("失效日期")
        since = f"自{_day(end)}起" if end else ""
        yield f"本事项已{since}废止，不再实施。本页保留，供查对原来的名称和编号。"
    elif item.status is Status.SUSPENDED:
        yield "本事项暂停实施。恢复时间以发布机关的公告为准。"
    elif item.status in (Status.DRAFT, Status.REVIEW):
        yield f"本事项处于{item.status}状态，尚未公布，不能作为办事依据。"
    elif item.coming:
        yield f"本版内容自{_day(item.fields['生效日期'])}起生效。"
    if not item.is_tombstone:
        yield from KINDS[item.kind].notices(item.fields)


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _facts(data: ItemData, organ: Callable[[str], OrganName]) -> Iterator[Labelled]:
    """The few facts a citizen asks first: who, how long, how much, whom to call."""
    for fact in KINDS[data.item.kind].facts(data.item.fields, data.item.organ):
        if fact.organs:
            names = (data.organ if o == data.item.organ else organ(o) for o in fact.organs)
            yield Labelled(fact.label, Links(tuple(name.link for name in names)))
        else:
            yield Labelled(fact.label, Text((fact.text,)))
    for label, text in _fact_texts(data.item.fields):
        yield Labelled(label, Text((text,), address(text, is_phone=label.endswith("方式"))))


def _fact_texts(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "承办机构" in fields:
        yield "承办机构", "、".join(fields["承办机构"])
    if isinstance(fields.get("科室"), Mapping) and "牵头" in fields["科室"]:
        yield "牵头科室", fields["科室"]["牵头"]
    if "领域" in fields:
        yield "领域", fields["领域"]
    if "行使层级" in fields:
        yield "行使层级", "、".join(fields["行使层级"])
    limit = fields.get("时限", {})
    for key in ("法定", "承诺"):
        if key in limit:
            yield f"{key}时限", limit[key]
    if "收费" in fields:
        fee = fields["收费"]
        yield "收费", fee.get("标准", "收费") if fee["收费"] else "不收费"
    ranges = dict.fromkeys(p["幅度"] for p in fields.get("处罚内容", ()) if "幅度" in p)
    if ranges:
        yield "处罚幅度", "；".join(ranges)
    if "咨询方式" in fields:
        yield "咨询方式", fields["咨询方式"]
    for way in fields.get("监督方式", ())[:1]:
        yield "监督方式", way["内容"]
    for key in ("复议机关", "诉讼法院"):
        if key in fields.get("救济", {}):
            yield key, fields["救济"][key]
    if "生效日期" in fields:
        yield "生效日期", fields["生效日期"].isoformat()


def _tombstone_facts(item: PublicItem, organ: OrganName, maker: BlockMaker) -> Iterator[Labelled]:
    if item.organ is not None:
        yield Labelled("原实施机构", Links((organ.link,)))
    if "类型" in item.fields:
        yield Labelled("类型", Words((item.fields["类型"],)))
    shown = {k: v for k, v in item.fields.items() if k not in ("名称", "类型", "承接", "状态")}
    yield from maker.labelled(ITEM_MODELS[item.kind], shown)


def _feedback(item: PublicItem, site: Site) -> str:
    if not site.mailto:
        return ""
    where = site.address(item.page) or item.page
    subject = quote(f"清单意见：{item.name}（{item.id}）", safe="")
    body = quote(f"事项编号：{item.id}\n页面：{where}\n哪里不对：\n", safe="")
    return f"{site.mailto}?subject={subject}&body={body}"


def _reference(data: ItemData, site: Site, page: Page, lead: tuple[Link, ...]) -> str:
    """A reference in the manner of GB/T 7714: who, what, which list, which day, where.

    The day is that of the item's last change, not of the site's.
    """
    who = site.host or (lead[0].text if lead else data.organ.name)
    parts = [f"{who}．{page.title}［DB/OL］．{site.title}·{data.item.kind.official_name}"]
    commit, day = data.past.versions[0][:2] if data.past.versions else ("", "")
    if day or page.changed:
        parts.append(f"（{day or page.changed}）")
    parts.append(f"，事项编号 {data.item.id}")
    if commit:
        parts.append(f"，版本 {commit}")
    if site.base_url:
        parts.append("．")
    return "".join(parts)


def _cited_at(data: ItemData, site: Site, page: Page) -> str:
    """The address of the page, and on it of the version that is shown."""
    address = site.address(page.path)
    commit = data.past.versions[0].commit if data.past.versions else ""
    return f"{address}#{version_anchor(commit)}" if address and commit else address
