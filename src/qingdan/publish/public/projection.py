"""What may leave the workspace: an allow-list projection for one audience.

Everything that is published (pages, search index, downloads, Markdown) is made from a
``Projection`` and from nothing else. A field is let through because the model declares it and does
not mark it internal; an item because its state and visibility say so. What the rules do not name
stays behind (政府信息公开条例第十四条至第十六条: 国家秘密、个人隐私、内部事务信息 are not opened).
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ...model.duty import Duty
from ...model.ids import ITEM_ID
from ...model.item import Item
from ...model.power import Power
from ...model.vocabulary import DutyScope, ListKind, Status, Visibility, shown_kinds
from ...model.workspace import ExtraField, WorkspaceFile
from ..audience import SiteAudience
from .openfields import OpenRecords
from .remedies import with_generated_remedy

if TYPE_CHECKING:
    from ...store.inventory import Entry, Inventory
    from ..writing.known import KnownItem, KnownItems


class Withheld(StrEnum):
    """Why an item is not on the site; told to the publisher only, never published."""

    DRAFT = "草案或审核中"
    INTERNAL = "可见性为内部"
    INWARD = "对内职责"
    NO_STATUS = "没有写明状态"


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One item as its audience may see it: ``fields`` by Chinese key, plain values only.

    ``refers`` are the published items that the fields name.
    """

    kind: ListKind
    id: str
    organ: str | None
    name: str
    status: Status | None
    fields: dict[str, Any]
    extra: dict[str, Any] = field(default_factory=dict)
    refers: tuple[str, ...] = ()
    coming: bool = False
    """Whether the day of its last change lies after the site's own."""

    @property
    def is_tombstone(self) -> bool:
        """Whether the item was repealed: only its name, its end and its successors are kept."""
        return self.status is Status.REPEALED

    @property
    def is_current(self) -> bool:
        """Whether the item counts in totals: in force now or from a later day, or suspended."""
        return self.status in (Status.EFFECTIVE, Status.SUSPENDED)

    @property
    def change_day(self) -> datetime.date | None:
        """The day of its last change: 生效日期, or its end; None where it says nothing."""
        keys = ("生效日期", "失效日期") if self.is_tombstone else ("生效日期",)
        days = [self.fields[key] for key in keys if isinstance(self.fields.get(key), datetime.date)]
        return max(days, default=None)

    @property
    def starts(self) -> datetime.date | None:
        """The day from which the item is in force; None where it is already, or is not at all."""
        is_ahead = self.coming and self.status is Status.EFFECTIVE
        return self.fields["生效日期"] if is_ahead else None

    @property
    def standing(self) -> str:
        """What has to stand beside the name wherever it is listed; nothing where it is in force."""
        if (day := self.starts) is not None:
            return f"尚未生效，自{day.year}年{day.month}月{day.day}日起"
        return "" if self.status in (None, Status.EFFECTIVE) else self.status.value

    @property
    def page(self) -> str:
        """Path of the item's page in the site."""
        return f"{self.kind}/{self.id}.html"


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything a site may show. Mappings hold plain values keyed by the Chinese keys."""

    audience: SiteAudience
    label: str
    date: datetime.date | None
    workspace: dict[str, Any]
    organs: dict[str, dict[str, Any]]
    headers: dict[tuple[ListKind, str | None], dict[str, Any]]
    extra_fields: dict[ListKind, list[ExtraField]]
    items: list[PublicItem]
    withheld: dict[Withheld, int]
    own: str = ""
    """A sign of the pages, pictures and templates of the workspace's own."""
    kinds: tuple[ListKind, ...] = field(init=False)
    """The lists that the site shows: the three always, of the others those with items."""

    def __post_init__(self) -> None:
        present = {item.kind for item in self.items} | {kind for kind, _organ in self.headers}
        object.__setattr__(self, "kinds", shown_kinds(present))

    def of(self, kind: ListKind) -> list[PublicItem]:
        """Items of one list in its order."""
        return [item for item in self.items if item.kind is kind]


_WORKSPACE_KEYS = ("名称", "区划代码", "层级", "虚构", "站点")
HEADER_KEYS = ("标题", "年度", "文号", "批准", "公布日期", "声明数量", "沿用", "说明")
"""What is shown of the header of a list."""
TOMBSTONE_KEYS = (
    *("名称", "俗称", "类型", "编码", "状态", "生效日期", "失效日期", "批准", "承接"),
    *("方式", "收回"),
)
"""What is kept of a repealed item."""


def project(
    inventory: Inventory, audience: SiteAudience, known: KnownItems | None = None
) -> Projection:
    """Return what ``audience`` may see of an inventory.

    Items come in the inventory's order. References to items that are not shown are dropped
    with no trace; shared texts are put in where they are used, and nothing else of ``texts/``
    leaves. ``known`` are items that were projected last time; what the day decides is not kept.
    """
    extra_fields = shown_fields(inventory.workspace, audience)
    items, withheld, records = _items(inventory, audience, extra_fields, known)
    places = {place for item in items for place in ((item.kind, item.organ), (item.kind, None))}
    headers = {
        place: _only(records.mapping(header), HEADER_KEYS)
        for place, header in sorted(inventory.headers.items(), key=_place_order)
        if place in places  # what a list with nothing public is called is not public either
    }
    day = inventory.date or _newest_day(items, headers)
    return Projection(
        audience=audience,
        label=inventory.label,
        date=day,
        workspace=_only(records.mapping(inventory.workspace), _WORKSPACE_KEYS),
        organs={key: records.mapping(organ) for key, organ in inventory.organs.items()},
        headers=headers,
        extra_fields=extra_fields,
        items=[_on(day, item, known) for item in items],
        withheld=dict(sorted(withheld.items())),
    )


def _on(day: datetime.date | None, item: PublicItem, known: KnownItems | None) -> PublicItem:
    """An item as it is on a day: where its last change comes only later, it says so."""
    change = item.change_day
    if day is None or change is None or change <= day:
        return item
    if known is not None:
        known.keys.known.pop(item.id, None)
    return replace(item, coming=True)


def shown_fields(
    workspace: WorkspaceFile, audience: SiteAudience
) -> dict[ListKind, list[ExtraField]]:
    """Return the fields that a workspace declared and its audience may see."""
    return {
        kind: [f for f in fields if f.public or audience is SiteAudience.INTERNAL]
        for kind, fields in workspace.extra_fields.items()
    }


def _items(
    inventory: Inventory,
    audience: SiteAudience,
    extra_fields: Mapping[ListKind, list[ExtraField]],
    known: KnownItems | None,
) -> tuple[list[PublicItem], Counter[Withheld], OpenRecords]:
    """The items that are shown, how many are not and why, and what turns records into mappings."""
    withheld: Counter[Withheld] = Counter()
    shown: list[tuple[Entry, KnownItem | None]] = []
    for entry in inventory.entries:
        before = known.find(entry) if known is not None else None
        reason = before.withheld if before is not None else None
        if before is None and audience is not SiteAudience.INTERNAL:
            reason = withheld_because(entry)
            if reason is not None and known is not None:
                known.note(entry, reason, None)
        if reason is None:
            shown.append((entry, before))
        else:
            withheld[reason] += 1
    ids = frozenset(entry.id for entry, _before in shown)
    records = OpenRecords(inventory.texts, ids, with_internal=audience is SiteAudience.INTERNAL)
    items = []
    for entry, before in shown:
        if before is not None and before.item is not None and before.holds(ids):
            items.append(before.item)
            continue
        fields = extra_fields.get(entry.kind, [])
        plain = public_item(entry, records, fields)
        item = with_generated_remedy(plain, entry, inventory)
        missed = records.missed()
        if known is not None:
            known.note(entry, None, item, missed, dated=item is not plain)
        items.append(item)
    return items, withheld, records


def withheld_because(entry: Entry) -> Withheld | None:
    """Why an entry is not public; None where it is.

    An item must say that it is in force, suspended or repealed: no state at all is not consent.
    A duty that faces the administration itself (对内) is public only where its own file says 公开.
    """
    item: Item = entry.item
    if item.visibility is Visibility.INTERNAL:
        return Withheld.INTERNAL
    inward = isinstance(item, Duty) and item.scope is DutyScope.INTERNAL
    if inward and entry.written.get("可见性") != Visibility.PUBLIC:
        return Withheld.INWARD
    if item.status in (Status.DRAFT, Status.REVIEW):
        return Withheld.DRAFT
    if item.status is None:
        return Withheld.NO_STATUS
    return None


def public_item(entry: Entry, records: OpenRecords, extra_fields: list[ExtraField]) -> PublicItem:
    """Return an item with the fields its audience may see; ``extra_fields`` are those shown."""
    item: Item = entry.item
    fields = records.mapping(item)
    repealed = item.status is Status.REPEALED
    if repealed:
        fields = _only(fields, TOMBSTONE_KEYS)
    elif isinstance(item, Power) and isinstance(item.duty, str):
        _drop_hidden_duty(fields, item.duty, records)
    references = records.references()
    extra = {} if repealed else _extra(entry.extra, extra_fields)
    return PublicItem(
        kind=entry.kind,
        id=entry.id,
        organ=entry.organ,
        name=item.name,
        status=item.status,
        fields=fields,
        extra=extra,
        refers=references,
    )


def _drop_hidden_duty(fields: dict[str, Any], duty: str, records: OpenRecords) -> None:
    """职责 holds the id of a duty or free text; an id that leads nowhere public is dropped."""
    if ITEM_ID.fullmatch(duty) and not records.shows(duty):
        fields.pop("职责", None)


def _extra(given: Mapping[str, Any], fields: list[ExtraField]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for declared in fields:
        value = given.get(declared.name)
        if value is None or value == [] or value == "":
            continue
        found[declared.name] = value
    return found


def _only(mapping: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key in keys}


def _place_order(pair: tuple[tuple[ListKind, str | None], Any]) -> tuple[str, str]:
    (kind, organ), _header = pair
    return (str(kind), organ or "")


def _newest_day(
    items: list[PublicItem], headers: dict[tuple[ListKind, str | None], dict[str, Any]]
) -> datetime.date | None:
    """The newest day of publication or effect that is itself public; the clock is never asked."""
    days = [i.fields["生效日期"] for i in items if i.is_current and "生效日期" in i.fields]
    days += [h["公布日期"] for h in headers.values() if "公布日期" in h]
    return max(days, default=None)
