"""What a change of law does, for programs: ``qingdan/impact/1``.

A person (or a program on a person's order) writes into ``confirmed`` of a row of ``work`` what the
citation shall read, or true for the proposal, and hands the file to ``law impact --apply``.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from typing import Any

from ..compare.redline import redline
from ..impact.rows import Impact, Row, Went
from ..law.succession.clocks import Deadline
from ..law.succession.successors import Successor
from ..law.succession.workdays import Unknown

SCHEMA = "qingdan/impact/1"


def impact_json(impact: Impact, today: datetime.date) -> str:
    """Return the impact as JSON text that ends in a line feed."""
    change = impact.change
    verdicts = Counter(row.verdict.value for row in impact.rows)
    record = {
        "schema": SCHEMA,
        "law": change.law.title,
        "from": change.old.key if change.old else None,
        "to": change.new.key if change.new else None,
        "repealed": change.repealed,
        "day": change.day.isoformat(),
        "successors": list(change.successors),
        "as_of": today.isoformat(),
        "law_library": impact.library,
        "items": len({row.citing.item for row in impact.rows if row.citing.item}),
        "assumed": change.old.key if change.old else None,
        "sure": sum(row.sure for row in impact.work),
        "unsure": sum(not row.sure for row in impact.work),
        "already": [
            {
                "item": row.citing.item,
                "file": row.citing.file,
                "field": row.citing.field,
                "text": row.text,
                "sign": row.sign,
            }
            for row in impact.already
        ],
        "counts": {name: verdicts[name] for name in sorted(verdicts)},
        "articles": [_article(went, rows) for went, rows in by_article(impact)],
        "work": [_row(row) for row in impact.work],
        "deadlines": [_deadline(one, today) for one in impact.deadlines],
        "missing": [{"title": title, "version": version} for title, version in impact.missing],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def by_article(impact: Impact) -> list[tuple[Went, list[Row]]]:
    """Return each article cited with the rows that cite it, in the order of the law."""
    found: dict[tuple[int, int], tuple[Went, list[Row]]] = {}
    for row in impact.rows:
        for went in row.went:
            found.setdefault((went.article, went.suffix), (went, []))[1].append(row)
    return [found[place] for place in sorted(found)]


def _article(went: Went, rows: list[Row]) -> dict[str, Any]:
    return {
        "article": went.article,
        "article_suffix": went.suffix or None,
        "verdict": went.verdict.value,
        "successors": [_successor(one) for one in went.answer.found],
        "redline": [
            {"mark": str(segment.mark), "text": segment.text} for segment in redline(*went.words)
        ]
        if went.words
        else None,
        "rows": [row.number for row in rows],
    }


def _successor(one: Successor) -> dict[str, Any]:
    return {
        "title": one.title,
        "version": one.version,
        "article": one.article,
        "article_suffix": one.suffix or None,
        "score": one.score,
        "part": one.part,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "item": row.citing.item,
        "list": row.citing.kind,
        "organ": row.citing.organ,
        "name": row.citing.name,
        "file": row.citing.file,
        "field": row.citing.field,
        "text": row.text,
        "verdict": row.verdict.value,
        "proposal": row.proposal,
        "score": row.score,
        "sure": row.sure,
        "detail_lost": row.detail_lost,
        "by_subparagraph": row.by_subparagraph,
        "subparagraphs": [
            {"number": one.subparagraph, "successors": [_successor(it) for it in one.found]}
            for one in row.parts
        ],
        "beside_new": row.beside_new,
        "quoted": row.citing.quoted,
        "confirmed": None,
    }


def _deadline(one: Deadline, today: datetime.date) -> dict[str, Any]:
    return {
        "step": one.clock.step,
        "who": one.clock.who,
        "working_days": one.clock.days,
        "after": one.clock.after,
        "actions": list(one.clock.actions),
        "due": one.due.isoformat() if isinstance(one.due, datetime.date) else None,
        "calendar_missing": one.due.year if isinstance(one.due, Unknown) else None,
        "planned": one.planned,
        "overdue": one.overdue(today),
        "verified": one.clock.verified,
        "source": one.clock.source,
    }
