"""A table held against a list, for programs: ``qingdan/reconcile/1``.

::

    {"schema": "qingdan/reconcile/1", "file": "许可清单.xlsx", "list": "powers", "licences": true,
     "fees": false,
     "totals": {"here": 12, "counted": 10, "mains": 1, "drafts": 1, "there": 13, "both": 10,
                "same": 8, "different": 2, "only_here": 1, "only_there": 1,
                "doubtful_here": 1, "doubtful_there": 1, "unread": 1, "repealed": 0,
                "out_of_scope": 0, "by_children": 0},
     "counts": {"error": 1, "warning": 4, "info": 1},
     "columns": [{"sheet": "…", "column": "B", "heading": "事项名称", "field": "名称"}],
     "different": [{"item": "xk-7k3q9d2m", "name": "…", "file": "powers/…", "severity": "warning",
                    "matched_by": "code", "row": {"sheet": "…", "cell": "B7", "name": "…"},
                    "fields": [{"field": "时限.承诺", "before": "20个工作日", "after": "15个工作日",
                                "redline": [["delete", "20个工作日"], ["insert", "15个工作日"]]}]}],
     "only_here": [{"item", "name", "file", "severity", "likely": [{"name", "place", "score"}]}],
     "only_there": [{"row": {…}, "severity", "likely": […]}],
     "doubtful": [{"kind": "several", "severity", "items": [{"item", "name", "file"}],
                   "rows": [{…}]}],
     "uncompared": [{"item", "row": {…}, "field", "text", "why": "no-unit"}],
     "unread": [{"sheet", "cell", "message"}], "by_children": [{"item", "name", "file"}],
     "unread_files": [], "remarks": []}

``here`` = both + only_here + doubtful_here = counted (as ``qingdan stats`` counts) + mains (主项
whose 子项 count) + drafts; ``there`` = both + only_there + doubtful_there + unread; ``both`` =
same + different. ``before`` is what the list says (empty: nothing), ``after`` the table; where the
table says nothing there is no difference. ``kind`` of a doubt is ``several`` or ``torn``, ``why``
one of ``no-unit``, ``unknown-organ``, ``not-understood``. ``matched_by`` is ``id`` (an export of
ours), ``code`` or ``name``. ``columns`` without a ``field`` are not compared.
"""

from __future__ import annotations

import json
from typing import Any

from ..conform.matters import Matter
from ..conform.table_result import Both, Likely, TableCheck
from ..conform.table_rows import Row
from . import reconcile_words as words

SCHEMA = "qingdan/reconcile/1"


def reconcile_json(check: TableCheck) -> str:
    """Return the report as JSON text that ends in a line feed."""
    record = {
        "schema": SCHEMA,
        "file": words.file_name(check),
        "list": str(check.asked.kind),
        "licences": check.licences,
        "fees": check.fees,
        "totals": _totals(check),
        "counts": {str(severity): count for severity, count in check.counts.items()},
        "columns": [
            {"sheet": one.sheet, "column": one.column, "heading": one.heading, "field": one.path}
            for one in check.table.headings
        ],
        "different": [_both(check, one) for one in check.different],
        **_one_sided(check),
        "uncompared": [
            {
                "item": both.ours.id,
                "row": _row(both.row),
                "field": path,
                "text": said.shown,
                "why": said.why,
            }
            for both in check.both
            for path, said in both.uncompared
        ],
        "unread": [
            {"sheet": one.sheet, "cell": one.cell, "message": one.message}
            for one in check.table.unread
        ],
        "by_children": [_item(one) for one in check.by_children],
        "unread_files": check.unread_files,
        "remarks": check.table.remarks,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _totals(check: TableCheck) -> dict[str, int]:
    return {
        "here": check.here,
        "counted": check.counted,
        "mains": check.mains,
        "drafts": check.drafts,
        "there": check.there,
        "both": len(check.both),
        "same": len(check.both) - len(check.different),
        "different": len(check.different),
        "only_here": len(check.only_here),
        "only_there": len(check.only_there),
        "doubtful_here": sum(len(one.ours) for one in check.doubtful),
        "doubtful_there": sum(len(one.rows) for one in check.doubtful),
        "unread": len(check.table.unread),
        "repealed": check.repealed,
        "out_of_scope": check.out_of_scope,
        "by_children": len(check.by_children),
    }


def _both(check: TableCheck, one: Both) -> dict[str, Any]:
    return {
        **_item(one.ours),
        "severity": str(check.severity(one)),
        "matched_by": str(one.by),
        "row": _row(one.row),
        "fields": [
            {
                "field": field.path,
                "before": field.before,
                "after": field.after,
                "redline": [[str(part.mark), part.text] for part in field.redline],
            }
            for field in one.differences
        ],
    }


def _one_sided(check: TableCheck) -> dict[str, Any]:
    return {
        "only_here": [
            {
                **_item(one.ours),
                "severity": str(check.severity(one)),
                "likely": [_likely(near) for near in one.likely],
            }
            for one in check.only_here
        ],
        "only_there": [
            {
                "row": _row(one.row),
                "severity": str(check.severity(one)),
                "likely": [_likely(near) for near in one.likely],
            }
            for one in check.only_there
        ],
        "doubtful": [
            {
                "kind": str(one.kind),
                "severity": str(check.severity(one)),
                "items": [_item(matter) for matter in one.ours],
                "rows": [_row(row) for row in one.rows],
            }
            for one in check.doubtful
        ],
    }


def _item(matter: Matter) -> dict[str, str]:
    return {"item": matter.id, "name": matter.name, "file": matter.file}


def _row(row: Row) -> dict[str, str]:
    return {"sheet": row.sheet, "cell": row.cell, "name": row.name}


def _likely(one: Likely) -> dict[str, Any]:
    return {"name": one.name, "place": one.where, "score": one.score}


__all__ = ["SCHEMA", "reconcile_json"]
