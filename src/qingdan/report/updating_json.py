"""An update for programs: ``qingdan/import/1`` with an ``update`` object besides."""

from __future__ import annotations

import json
from typing import Any

from ..compare.changes import Comparison
from ..exchange.findings import Problem
from ..exchange.updating.outcome import (
    Conflict,
    Fresh,
    Proposal,
    Relocated,
    SourceUpdate,
    Spot,
    Update,
)
from ..model.vocabulary import Status
from .changes_json import changes_json

SCHEMA = "qingdan/import/1"


def update_json(update: Update, comparison: Comparison, *, dry_run: bool) -> str:
    """Return the update as JSON text that ends in a line feed.

    ``update.changes`` are entries of ``qingdan/diff/1``. ``update.written`` are the files of all
    sources together (with ``dry_run`` those that would be written); ``written`` of a source is
    filled where it is the only one.
    """
    record = {
        "schema": SCHEMA,
        "dry_run": dry_run,
        "items": update.rows,
        "mains": update.rows,
        "sources": [_source(source, update) for source in update.sources],
        "update": _update(update, comparison),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _source(source: SourceUpdate, update: Update) -> dict[str, Any]:
    rows = sum(sheet.rows for sheet in source.sheets)
    return {
        "file": source.file,
        "organs": {},
        "items": rows,
        "mains": rows,
        "declared": None,
        "commit": source.commit,
        "sheets": [
            {
                "name": sheet.name,
                "list": str(sheet.kind),
                "items": sheet.rows,
                "types": {},
                "rows": sheet.rows,
                "untouched": sheet.untouched,
            }
            for sheet in source.sheets
        ],
        "problems": [_problem(problem) for problem in source.problems],
        "written": _written(update) if len(update.sources) == 1 else [],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "severity": str(problem.severity),
        "message": problem.message,
        "kind": problem.kind,
    }


def _update(update: Update, comparison: Comparison) -> dict[str, Any]:
    return {
        "base": update.base,
        "head": update.head,
        "stale": list(update.stale),
        "edited": [
            {"item": one.item, "list": str(one.kind), "file": one.path, "fields": list(one.fields)}
            for one in update.edited
        ],
        "added": [_fresh(one) for one in update.fresh],
        "conflicts": [_conflict(one) for one in update.conflicts],
        "resolved": update.resolved,
        "proposals": [_proposal(one) for one in update.proposals],
        "transfers": [_relocated(one) for one in update.relocated],
        "changes": json.loads(changes_json(comparison))["changes"],
        "written": _written(update),
    }


def _spot(spot: Spot) -> dict[str, str]:
    return {"sheet": spot.sheet, "cell": spot.cell}


def _fresh(one: Fresh) -> dict[str, Any]:
    return {
        "item": one.item,
        "list": str(one.kind),
        "organ": one.organ,
        "name": one.name,
        "file": one.path,
        **_spot(one.spot),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "item": one.item,
        "name": one.name,
        "file": one.path,
        "field": one.field,
        **_spot(one.spot),
        "base": one.base,
        "workspace": one.ours,
        "table": one.theirs,
    }


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "action": str(Status.REPEALED),
        "item": one.item,
        "list": str(one.kind),
        "organ": one.organ,
        "name": one.name,
        "file": one.path,
        "status": one.status or None,
        "certain": one.certain,
    }


def _relocated(one: Relocated) -> dict[str, Any]:
    return {
        "item": one.item,
        "name": one.name,
        "from": one.organ,
        "to": one.to,
        **_spot(one.spot),
    }


def _written(update: Update) -> list[str]:
    return [] if update.failed else sorted(update.after)
