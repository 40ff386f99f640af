"""A transfer for programs: ``qingdan/transfer/1``."""

from __future__ import annotations

import json
from typing import Any

from ..transfer.plan import Moved, Note, Plan

SCHEMA = "qingdan/transfer/1"


def transfer_json(plan: Plan, *, dry_run: bool) -> str:
    """Return the transfer as JSON text that ends in a line feed.

    Under ``dry_run`` ``written`` and ``removed`` are what would be.
    """
    order = plan.order
    record = {
        "schema": SCHEMA,
        "dry_run": dry_run,
        "from": order.giver,
        "to": order.taker,
        "day": order.day.isoformat(),
        "document": order.document,
        "basis": order.basis,
        "closed": order.close,
        "items": len(plan.moved),
        "moved": [_moved(one) for one in plan.moved],
        "done": [_note(one) for one in plan.done],
        "open": [_note(one) for one in plan.open],
        "written": sorted(path for path, data in plan.files.items() if data is not None),
        "removed": sorted(path for path, data in plan.files.items() if data is None),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "item": one.id,
        "list": str(one.list),
        "name": one.name,
        "status": one.status,
        "base_file": one.base_file,
        "head_file": one.head_file,
        "fields": [
            {"field": edit.field, "before": edit.before, "after": edit.after} for edit in one.edits
        ],
    }


def _note(one: Note) -> dict[str, Any]:
    return {
        "topic": str(one.topic),
        "message": one.text,
        "item": one.item,
        "file": one.file,
        "field": one.field,
    }
