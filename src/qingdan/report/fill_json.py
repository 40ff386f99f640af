"""What ``qingdan law fill`` did, as ``qingdan/law-fill/1``."""

from __future__ import annotations

import datetime
import json

from ..store.quotations import Quotations


def fill_json(found: Quotations, library: str, on: datetime.date, *, dry_run: bool) -> str:
    """Return the report as JSON that ends in a line feed; ``files`` are those that change."""
    record = {
        "schema": "qingdan/law-fill/1",
        "as_of": on.isoformat(),
        "law_library": library,
        "dry_run": dry_run,
        "counts": {str(outcome): count for outcome, count in sorted(found.counts.items())},
        "files": sorted(found.after),
        "unreadable": found.unreadable,
        "bases": [
            {
                "file": entry.file,
                "item": entry.item,
                "field": entry.field,
                "citation": entry.citation,
                "outcome": entry.outcome,
                "reason": entry.lack or entry.reason,
                "title": entry.title,
                "law_version": entry.version,
            }
            for entry in found.entries
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


__all__ = ["fill_json"]
