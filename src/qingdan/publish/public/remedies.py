"""救济 that an item leaves to the program (``救济: 自动``), written out by organ, type and day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...law.setting.remedies import Actor, remedy
from ...model.organ import Organ
from ...model.power import Power
from ...model.vocabulary import OrganKind, RemedyMode

if TYPE_CHECKING:
    from ...store.inventory import Entry, Inventory
    from .projection import PublicItem

_KEY, _MODE = "救济", "生成"


def with_generated_remedy(item: PublicItem, entry: Entry, inventory: Inventory) -> PublicItem:
    """Return the item with its 救济 written out where it says 自动.

    The day is that of the snapshot; a working tree has none and gets the law of today's data.
    What the item writes itself stays. Where the organ's standing cannot be told, nothing is
    written for it.
    """
    power = entry.item
    written = item.fields.get(_KEY)
    if not isinstance(power, Power) or not isinstance(written, Mapping):
        return item
    if written.get(_MODE) != RemedyMode.AUTO:
        return item
    own = {key: value for key, value in written.items() if key != _MODE}
    fields = {**item.fields, _KEY: {**_generated(power, entry, inventory), **own}}
    if not fields[_KEY]:
        del fields[_KEY]
    return replace(item, fields=fields)


def _generated(power: Power, entry: Entry, inventory: Inventory) -> dict[str, str]:
    actor = actor_of(entry.organ, inventory.organs)
    found = actor and remedy(
        actor,
        power.type,
        inventory.date or datetime.date.max,
        words="".join((power.name, *power.orders)),
        citations=[basis.citation for basis in power.bases],
    )
    if not found:
        return {}
    return {"复议机关": found.reconsideration, "诉讼法院": found.court, "说明": found.note}


def actor_of(organ: str | None, organs: Mapping[str, Organ]) -> Actor | None:
    """Return an organ of the register as the law of appeals sees it; None for an unknown one."""
    entry = organs.get(organ or "")
    if entry is None:
        return None
    parent = organs.get(entry.parent or "")
    is_government = parent is not None and parent.kind is OrganKind.GOVERNMENT
    name = parent.name if parent is not None else None
    return Actor(
        entry.name,
        entry.kind,
        entry.level,
        entry.legal_nature,
        name if is_government else None,
        name,
    )
