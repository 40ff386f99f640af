"""Give a matter its lead: the item edited, and the adjustment that declares it, both whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..compare.anchor import anchor
from ..errors import QingdanError
from ..messages import _
from ..model.actions import Action, AdjustmentReason, AdjustmentStage
from ..model.vocabulary import ListKind, Status
from ..store.emit import emit
from ..store.inventory import Entry
from ..store.layout import ADJUSTMENTS_FOLDER
from ..store.reader import read_mapping
from ..store.restating import restated
from ..store.retelling import UnpatchableError


@dataclass(frozen=True, slots=True)
class Decision:
    """Who leads from now on, and on what the decision rests."""

    lead: str
    basis: str
    document: str | None
    day: datetime.date


def resolve(
    entry: Entry, data: bytes, decision: Decision, taken: Iterable[str]
) -> dict[str, bytes]:
    """Return the files to write: the item with its lead, and a new adjustment.

    ``data`` is the item's file as it stands, ``taken`` the paths that there are. The former leads
    become supporters; an item in force has a new 生效日期. Raises ``QingdanError`` where the list
    has no lead, where the lead is there already, or where the file cannot be rewritten.
    """
    lead = _LEADS.get(entry.kind)
    if lead is None:
        raise QingdanError(
            _("“{name}”属于{list}，没有牵头部门。").format(
                name=entry.item.name, list=entry.kind.official_name
            ),
            _("只有职责边界、属地管理和部门联动事项有牵头部门。"),
            file=entry.path,
        )
    before = read_mapping(data).value or {}
    after = lead(before, decision.lead)
    if after != before and entry.item.status is not Status.DRAFT:
        after["生效日期"] = decision.day.isoformat()  # what it says in substance is new
    if after == before:
        raise QingdanError(
            _("“{name}”已经由它牵头，没有要改的。").format(name=entry.item.name), file=entry.path
        )
    try:
        changed = restated(entry.path, data, after)
    except UnpatchableError:
        raise QingdanError(
            _("这个文件不能自动改写。"),
            _("先运行 qingdan fmt，或者自己改“牵头”。"),
            file=entry.path,
        ) from None
    path = _free(f"{decision.day.isoformat()}-{entry.id}", set(taken))
    declared = emit(_adjustment(entry, before, after, decision))
    return {entry.path: changed, path: declared.encode("utf-8")}


def _adjustment(
    entry: Entry, before: Mapping[str, Any], after: Mapping[str, Any], decision: Decision
) -> dict[str, Any]:
    approval: dict[str, Any] = {"日期": decision.day}
    if decision.document:
        approval = {"文号": decision.document, **approval}
    return {
        "名称": f"明确“{entry.item.name}”的牵头部门",
        "阶段": str(AdjustmentStage.DRAFT),
        "生效日期": decision.day,
        "审批": approval,
        "变更": [
            {
                "事项": entry.id,
                "名称": entry.item.name,
                "调整": str(Action.ALTER),
                "原因": str(AdjustmentReason.FUNCTIONS),
                "依据": [decision.basis],
                "前": anchor(entry.kind, entry.organ, before),
                "后": anchor(entry.kind, entry.organ, after),
            }
        ],
    }


def _free(stem: str, taken: set[str]) -> str:
    path, count = f"{ADJUSTMENTS_FOLDER}/{stem}.yaml", 2
    while path in taken:
        path, count = f"{ADJUSTMENTS_FOLDER}/{stem}-{count}.yaml", count + 1
    return path


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value or ())


def _lead_and(others: str) -> Callable[[Mapping[str, Any], str], dict[str, Any]]:
    """A matter whose lead stands under 牵头 and whose other parties under ``others``."""

    def given(item: Mapping[str, Any], lead: str) -> dict[str, Any]:
        former = [organ for organ in _listed(item.get("牵头")) if organ != lead]
        beside = [organ for organ in _listed(item.get(others)) if organ not in (lead, *former)]
        found = {**item, "牵头": lead, others: [*former, *beside]}
        if not found[others]:
            del found[others]
        return found

    return given


def _principal(item: Mapping[str, Any], lead: str) -> dict[str, Any]:
    """A matter of 属地管理: the mark 牵头 stands at one of its 主体责任."""
    parts = [
        {key: value for key, value in part.items() if key != "牵头"}
        for part in item.get("主体责任") or ()
    ]
    if not any(part.get("部门") == lead for part in parts):
        parts.insert(0, {"部门": lead})
    marked = [
        {"部门": lead, "牵头": True, **part} if part.get("部门") == lead else part for part in parts
    ]
    return {**item, "主体责任": marked}


_LEADS: Mapping[ListKind, Callable[[Mapping[str, Any], str], dict[str, Any]]] = {
    ListKind.BOUNDARIES: _lead_and("配合"),
    ListKind.PROCEDURES: _lead_and("参与"),
    ListKind.TERRITORY: _principal,
}
