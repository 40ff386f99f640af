"""A comparison for programs: ``qingdan/diff/1``.

Entries about items have the keys of the contract. What is shared (a list header, a shared text,
the register, the workspace file) is one entry with ``subject`` and ``reach`` besides; an entry
whose file cannot be read has ``notes`` and one field whose ``field`` is null: its raw text.
Fields kept from the public have ``"internal": true``. ``redline`` holds pairs of a mark (``equal``,
``delete``, ``insert``) and a text: without insertions they are ``before``, without deletions
``after``.
"""

from __future__ import annotations

import json
from typing import Any

from ..compare.changes import Change, Comparison, FieldChange, Subject
from .changes_redline import whole_redline
from .changes_transfer import transfer_json

SCHEMA = "qingdan/diff/1"


def changes_json(comparison: Comparison) -> str:
    """Return the comparison as JSON text that ends in a line feed."""
    record = {
        "schema": SCHEMA,
        "base": comparison.base,
        "head": comparison.head,
        "counts": {str(kind): number for kind, number in comparison.counts.items()},
        "actions": {str(action): number for action, number in comparison.actions.items()},
        "changes": [_change(change, comparison) for change in comparison.changes],
        "transfers": [transfer_json(transfer) for transfer in comparison.transfers],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change, comparison: Comparison) -> dict[str, Any]:
    record: dict[str, Any] = {
        "kind": str(change.kind),
        "action": str(change.action) if change.action else None,
        "list": str(change.list) if change.list else None,
        "item": change.item,
        "name": change.name,
        "organ": change.organ,
        "base_file": change.base_file,
        "head_file": change.head_file,
        "from": list(change.came_from),
        "to": list(change.went_to),
        "inferred": change.inferred,
        "score": change.score,
        "fields": [_field(field, comparison) for field in change.fields],
    }
    if change.subject is not Subject.ITEM:
        record["subject"] = str(change.subject)
        record["reach"] = change.reach
    if change.inherits:
        record["inherits"] = list(change.inherits)
    if change.notes:
        record["notes"] = list(change.notes)
    return record


def _field(field: FieldChange, comparison: Comparison) -> dict[str, Any]:
    record: dict[str, Any] = {
        "field": field.field,
        "class": str(field.aspect),
        "direction": str(field.direction) if field.direction else None,
        "before": field.before,
        "after": field.after,
        "redline": [
            [str(segment.mark), segment.text] for segment in whole_redline(field, comparison)
        ],
    }
    if field.internal:
        record["internal"] = True
    return record
