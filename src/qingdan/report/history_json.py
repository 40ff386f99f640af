"""A history for programs: ``qingdan/history/1`` and ``qingdan/in-force/1``.

Of one item::

    {"schema": "qingdan/history/1", "tip": "<sha>",
     "begins": {"commit": "<sha>", "day": "2024-01-05", "cut": false},
     "item": "cf-7k3q9d2m", "name": "…", "list": "powers", "organ": "zrzy",
     "file": "powers/zrzy/cf-7k3q9d2m.yaml",
     "entries": [{"item": "cf-7k3q9d2m", "version": 3, "commit": "<sha>", "day": "2026-03-01",
                  "kind": "modified", "action": "变更", "organ": "zrzy", "base_organ": "zrzy",
                  "name": "…", "status": "有效", "effective": "2026-03-01", "file": "…",
                  "through": null, "from": [], "to": [],
                  "adjustments": [{"file": "adjustments/2026-01.yaml", "name": "…",
                                   "document": null, "date": "2026-02-20", "action": "变更"}],
                  "fields": [{"field": "时限.承诺", "class": "burden", "direction": "reduced",
                              "before": "60日", "after": "30日"}], "notes": []}]}

Entries are the newest first. ``item`` of an entry is another id before the item came from that one.
``version`` numbers the texts of that item from 1; null where its text did not change, ``through``
then names the list header whose defaults did, or where the file was removed. ``kind`` and
``action`` are those of ``qingdan/diff/1``; both are null for what a shallow clone begins with
(``cut``). ``file`` of the whole is null where the item is gone.

Of all items: ``"items": [{"item", "list", "organ", "file", "commits", "first", "last"}]`` with
``{"commit", "day"}`` for the first and the last commit that touched it, in place of ``entries``;
``commits`` is how many wrote its file, those included that changed nothing but comments.

``qingdan/in-force/1`` has ``day``, ``tip``, ``begins`` and ``items`` with ``item``, ``list``,
``organ``, ``name``, ``status``, ``effective``, ``assumed`` (it states no 生效日期: the day of the
commit), ``commit``, ``day`` and ``file``; of one item also ``text``, the YAML that was in force.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..compare.changes import FieldChange
    from ..history.adjusted import Adjusted
    from ..history.entries import Entry, ItemHistory
    from ..history.in_force import InForce, LawOn
    from ..history.ledger import Ledger
    from ..history.overview import Traced

SCHEMA = "qingdan/history/1"
IN_FORCE_SCHEMA = "qingdan/in-force/1"


def history_json(history: ItemHistory, ledger: Ledger) -> str:
    """Return the history of one item as JSON text that ends in a line feed."""
    newest = next((entry for entry in history.entries if entry.item == history.item), None)
    return _text(
        {
            "schema": SCHEMA,
            **_frame(ledger),
            "item": history.item,
            "name": newest.name if newest else None,
            "list": str(newest.list) if newest and newest.list else None,
            "organ": newest.organ if newest else None,
            "file": newest.file if newest and newest.blob else None,
            "entries": [_entry(entry) for entry in history.entries],
        }
    )


def overview_json(traced: list[Traced], ledger: Ledger) -> str:
    """Return what is known of all items as JSON text that ends in a line feed."""
    return _text({"schema": SCHEMA, **_frame(ledger), "items": [_traced(one) for one in traced]})


def in_force_json(law: LawOn, ledger: Ledger, text: str | None = None) -> str:
    """Return what was in force on a day as JSON text; ``text`` is the YAML of one item."""
    record = {
        "schema": IN_FORCE_SCHEMA,
        "day": law.day.isoformat(),
        **_frame(ledger),
        "items": [_in_force(one) for one in law.items],
    }
    if text is not None:
        record["text"] = text
    return _text(record)


def _text(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _frame(ledger: Ledger) -> dict[str, Any]:
    begins = {"commit": ledger.commits[0], "day": ledger.days[0], "cut": ledger.cut}
    return {"tip": ledger.tip, "begins": begins}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "item": entry.item,
        "version": entry.version,
        "commit": entry.commit,
        "day": entry.day,
        "kind": str(entry.kind) if entry.kind else None,
        "action": str(entry.action) if entry.action else None,
        "organ": entry.organ,
        "base_organ": entry.base_organ,
        "name": entry.name,
        "status": entry.status,
        "effective": entry.effective,
        "file": entry.file,
        "through": entry.through,
        "from": list(entry.came_from),
        "to": list(entry.went_to),
        "adjustments": [_adjusted(one) for one in entry.adjustments],
        "fields": [_field(field) for field in entry.fields],
        "notes": list(entry.notes),
    }


def _adjusted(one: Adjusted) -> dict[str, Any]:
    return {
        "file": one.file,
        "name": one.name,
        "document": one.document,
        "date": one.date,
        "action": one.action,
    }


def _field(field: FieldChange) -> dict[str, Any]:
    record: dict[str, Any] = {
        "field": field.field,
        "class": str(field.aspect),
        "direction": str(field.direction) if field.direction else None,
        "before": field.before,
        "after": field.after,
    }
    if field.internal:
        record["internal"] = True
    return record


def _traced(one: Traced) -> dict[str, Any]:
    return {
        "item": one.item,
        "list": str(one.list),
        "organ": one.organ,
        "file": None if one.gone else one.file,
        "commits": one.commits,
        "first": {"commit": one.first.commit, "day": one.first.day},
        "last": {"commit": one.last.commit, "day": one.last.day},
    }


def _in_force(one: InForce) -> dict[str, Any]:
    return {
        "item": one.item,
        "list": str(one.list) if one.list else None,
        "organ": one.organ,
        "name": one.name,
        "status": one.status,
        "effective": one.effective,
        "assumed": one.assumed,
        "commit": one.commit,
        "day": one.day,
        "file": one.file,
    }
