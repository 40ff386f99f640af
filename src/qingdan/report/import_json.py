"""What an import did as ``qingdan/import/1``.

The JSON has the keys of the contract; ``kind``, ``text`` and ``remedy`` of a problem, ``mains``,
``cells``, ``columns``, ``balance`` and ``classes`` (of a town's list) of a sheet, ``changes``,
``examples``, ``kept``, ``unchanged``, ``left`` and ``balance`` of a source are ours besides.
"""

from __future__ import annotations

import json
from typing import Any

from ..exchange.findings import Problem
from ..exchange.outcome import Balance, ImportResult, SheetResult, SourceResult
from .import_words import cell_text, remedy, sheets_by_name

SCHEMA = "qingdan/import/1"


def import_json(result: ImportResult) -> str:
    """Return the result as JSON text that ends in a line feed."""
    record = {
        "schema": SCHEMA,
        "dry_run": result.dry_run,
        "items": result.items,
        "mains": result.mains,
        "sources": [_source(source) for source in result.sources],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _source(source: SourceResult) -> dict[str, Any]:
    sheets = sheets_by_name(source)
    return {
        "file": source.file,
        "organs": source.organs,
        "items": source.items,
        "mains": source.mains,
        "declared": source.declared,
        "sheets": [_sheet(sheet) for sheet in source.sheets],
        "left": [{"name": s.name, "balance": _balance(s.balance)} for s in source.left],
        "problems": [_problem(problem, sheets) for problem in source.problems],
        "changes": source.changes,
        "examples": [
            {"change": what, "sheet": e.sheet, "cell": e.cell, "before": e.before, "after": e.after}
            for what in source.changes
            for e in source.examples.get(what, ())
        ],
        "balance": _balance(source.balance),
        "kept": source.kept,
        "unchanged": source.unchanged,
        "written": source.written,
    }


def _problem(problem: Problem, sheets: dict[str, SheetResult]) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "severity": str(problem.severity),
        "message": problem.message,
        "kind": problem.kind,
        "text": cell_text(problem, sheets.get(problem.sheet or "")),
        "remedy": remedy(problem),
    }


def _sheet(sheet: SheetResult) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "items": sheet.items,
        "mains": sheet.mains,
        "types": {str(kind): number for kind, number in sheet.types.items()},
        "list": str(sheet.kind),
        "parts": sheet.parts,
        **({"classes": sheet.sorts} if sheet.sorts else {}),
        "rows": sheet.rows,
        "cells": sheet.cells,
        "columns": [
            {
                "column": column.letters,
                "heading": column.heading,
                "meaning": column.meaning,
                "taken": column.taken,
                "confidence": column.confidence,
                "cells": column.cells,
            }
            for column in sheet.columns
        ],
        "balance": _balance(sheet.balance),
    }


def _balance(balance: Balance) -> dict[str, Any]:
    return {
        "cells": balance.cells,
        "items": balance.items,
        "problems": balance.problems,
        "ignored": balance.ignored,
    }
