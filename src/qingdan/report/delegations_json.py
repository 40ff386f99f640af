"""Delegations for programs: ``qingdan/delegations-check/1``, ``qingdan/delegations-table/1``."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from ..cells.escaping import csv_escaped
from ..messages import _
from ..rules.delegations.overview import Overview
from ..rules.delegations.pairs import Pair
from ..rules.delegations.tally import UNSAID, Tally
from .delegations_words import explanations, heading, label, unit_words, verdict_counts


def check_json(found: Overview) -> str:
    """Return every pair of item and body with its judgement; it ends in a line feed.

    ``recipient`` is null where an item names nobody; ``reasons`` and ``lacks`` are the ids of
    docs/delegations.md, ``explanations`` the same in sentences.
    """
    record = {
        "schema": "qingdan/delegations-check/1",
        "as_of": found.as_of.isoformat(),
        "law_library": found.library,
        **_counts(found),
        "verdicts": {str(verdict): count for verdict, count in verdict_counts(found)},
        "pairs": [_pair(pair) for pair in found.pairs],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _counts(found: Overview) -> dict[str, Any]:
    return {
        "counts": {
            "items": len(found.items),
            "pairs": len(found.pairs),
            "not_in_force": found.not_in_force,
        },
        "unread": list(found.unread),
        "doubtful": list(found.doubtful),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    facts, judgement = pair.delegated.facts, pair.judgement
    return {
        "item": facts.id,
        "file": facts.path,
        "organ": facts.organ,
        "name": facts.name,
        "type": pair.delegated.type,
        "method": pair.delegated.method,
        "recipient": pair.organ or None,
        "recipient_name": pair.name or None,
        "readiness": pair.readiness or None,
        "route": judgement.route,
        "verdict": judgement.verdict,
        "reasons": list(judgement.reasons),
        "lacks": list(judgement.lacks),
        "explanations": list(explanations(judgement)),
    }


def table_json(found: Overview, one: Tally) -> str:
    """Return one table; ``unit`` says what is counted, ``key`` is null for what is not written."""
    record = {
        "schema": "qingdan/delegations-table/1",
        "as_of": found.as_of.isoformat(),
        "by": one.by,
        "unit": "items" if one.counts_items else "pairs",
        "total": one.total,
        "rows": [
            {"key": key or None, "label": label(found, one.by, key), "count": count}
            for key, count in one.rows
        ],
        **_counts(found),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def table_csv(found: Overview, one: Tally) -> bytes:
    """Return one table for a spreadsheet; cells that would be formulas are written as text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([heading(one.by), "id", unit_words(one)])
    for key, count in one.rows:
        shown = key if key != UNSAID else ""
        writer.writerow([csv_escaped(label(found, one.by, key)), csv_escaped(shown), count])
    writer.writerow([_("合计"), "", one.total])
    return ("\ufeff" + stream.getvalue()).encode("utf-8", "surrogatepass")
