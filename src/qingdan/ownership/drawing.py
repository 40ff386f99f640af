"""A boundary matter drafted for two powers that overlap; who leads is left to those who decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ..exchange.identity import untyped_id
from ..model.power import Power
from ..model.vocabulary import ListKind, Status
from ..store.emit import emit
from ..store.inventory import Entry
from ..store.layout import item_path
from .overlap import Overlap


def boundary_drafts(pairs: Iterable[Overlap], taken: Collection[str]) -> dict[str, str]:
    """Return path and content of a draft for each pair; ``taken`` are ids that are in use.

    A draft says what stands in the two powers and nothing else: there is no 牵头 in it.
    """
    used = set(taken)
    drafts: dict[str, str] = {}
    for pair in pairs:
        name, ordinal = pair.first.item.name, 1
        while (own := untyped_id(ListKind.BOUNDARIES, "", name, ordinal)) in used:
            ordinal += 1
        used.add(own)
        drafts[item_path(ListKind.BOUNDARIES, None, own)] = emit(_content(pair))
    return drafts


def _content(pair: Overlap) -> dict[str, Any]:
    content: dict[str, Any] = {
        "名称": pair.first.item.name,
        "状态": str(Status.DRAFT),
        "配合": list(pair.organs),
        "分工": [_part(pair.first), _part(pair.second)],
    }
    if pair.bases:
        content["依据"] = list(pair.bases)
    return content


def _part(entry: Entry) -> dict[str, Any]:
    bases = entry.item.bases if isinstance(entry.item, Power) else []
    part: dict[str, Any] = {
        "部门": entry.organ,
        "职责": [f"行使“{entry.item.name}”（{entry.id}）"],
    }
    if bases:
        part["依据"] = list(dict.fromkeys(basis.citation for basis in bases))
    return part
