"""Who takes part in a matter that several departments handle, as it is written."""

from __future__ import annotations

from ..itemview import ItemView
from ..listed import records, texts

_KEYS = ("牵头", "参与", "交接")


def leads_of(item: ItemView) -> list[str] | None:
    """Return 牵头, which may be one id or a list; None where the schema refuses it."""
    lead = item.mapping.get("牵头", [])
    if isinstance(lead, str):
        return [lead]
    if isinstance(lead, list) and all(isinstance(organ, str) for organ in lead):
        return lead
    return None


def organs_of(item: ItemView) -> set[str] | None:
    """Return everyone who is named; None where not all can be told."""
    leads = leads_of(item)
    if leads is None or not item.meant.isdisjoint(_KEYS):
        return None
    found = set(leads)
    found.update(organ for organ, _path in texts(item.mapping.get("参与"), ("参与",)))
    for _index, handoff in records(item.mapping.get("交接")):
        ends = (handoff.get("自"), handoff.get("至"))
        found.update(end for end in ends if isinstance(end, str))
    return found
