"""A check of citations for programs: ``qingdan/citations/1``.

Besides the keys of the contract: ``last`` (the end of a range), ``line`` and ``column``, ``sheet``
and ``cell``, ``part`` or ``pointer``, ``version`` (as cited), ``cited_version``, ``replaced_by``,
``repealed``, ``moved_to``, ``quoted_version``, ``quoted_paragraphs``, ``nearest``,
``within_quote``, ``quote_differences``, ``repealing`` (《甲法》同时废止);
for the whole file ``law_library``, ``counts``, ``unread``, ``notes``.
``quote_match`` also knows ``elided`` and ``unchecked``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..exchange.documents.citation_check import Checked, Found
from ..exchange.documents.passages import Passage
from ..law.facts import Law, Status, Version
from ..law.reference import Locator

SCHEMA = "qingdan/citations/1"


def check_json(checked: Checked, found: Iterable[Found]) -> str:
    """Return the report; ``found`` are the citations to list."""
    counts = checked.counts()
    record = {
        "schema": SCHEMA,
        "as_of": checked.as_of.isoformat(),
        "law_library": checked.library,
        "file": checked.document.name,
        "kind": checked.document.kind,
        "counts": {str(status): counts[status] for status in Status if counts[status]},
        "citations": [_citation(checked, one) for one in found],
        "unread": [
            {
                "text": part.text,
                "start": part.start,
                "end": part.end,
                "reason": str(part.why),
                **_place(checked, passage, part.start),
            }
            for passage, part in checked.unread
        ],
        "notes": list(checked.document.notes),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _citation(checked: Checked, found: Found) -> dict[str, Any]:
    judged, citation = found.judged, found.judged.citation
    locator = citation.locator
    return {
        "text": found.passage.text[citation.start : citation.end],
        "start": citation.start,
        "end": citation.end,
        **_place(checked, found.passage, citation.start),
        "title": judged.law.title if judged.law is not None else citation.title,
        "title_as_cited": citation.title,
        **_locator(locator),
        "last": _locator(citation.last) if citation.last is not None else None,
        "version": citation.version,
        "number": citation.number,
        "status": str(judged.status),
        "law_version": _key(judged.version),
        "cited_version": _key(judged.cited_version),
        "quote": citation.quote,
        "quote_match": str(judged.quote_match),
        "quote_differences": [
            {"quoted": ours, "law": theirs}
            for ours, theirs in (found.difference.changes if found.difference else ())
        ],
        "quoted_version": _key(judged.quoted_version),
        "quoted_paragraphs": list(judged.quoted),
        "moved_to": _locator(judged.moved_to) if judged.moved_to is not None else None,
        "within_quote": citation.within_quote,
        "repealing": found.repealing,
        "diagnostics": list(judged.diagnostics),
        "repealed": _repeal(judged.law) if judged.status is Status.REPEALED else None,
        "replaced_by": list(judged.replaced_by),
        "nearest": list(found.nearest),
        "successors": [
            {
                "title": one.title,
                "article": one.article,
                "article_suffix": one.suffix or None,
                "score": round(one.score, 4),
                "version": one.version,
            }
            for one in judged.successors
        ],
    }


def _locator(locator: Locator) -> dict[str, Any]:
    """Return the places of a locator; those of the contract always, others where they are named."""
    named: dict[str, Any] = {
        "article": locator.article,
        "article_suffix": locator.article_suffix,
        "paragraph": locator.paragraph,
        "subparagraph": locator.subparagraph,
        "point": locator.point,
    }
    for level in ("part", "chapter", "section", "annex", "outline"):
        value = getattr(locator, level)
        if value is not None:
            named["division" if level == "part" else level] = value
    return named


def _place(checked: Checked, passage: Passage, offset: int) -> dict[str, Any]:
    if passage.cell is not None:
        return {"sheet": passage.sheet, "cell": passage.cell}
    if checked.document.kind == "docx":
        return {"part": passage.part, "paragraph_number": passage.line(offset)}
    if checked.document.kind == "json":
        return {"pointer": passage.part}
    if passage.numbers is not None:
        return {"line": passage.line(offset), "column": None}
    return {"line": passage.line(offset), "column": passage.column(offset)}


def _repeal(law: Law | None) -> dict[str, Any] | None:
    if law is None or law.repeal is None:
        return None
    repeal = law.repeal
    return {
        "on": repeal.on.isoformat() if repeal.on else None,
        "by": repeal.by,
        "article": repeal.article,
    }


def _key(version: Version | None) -> str | None:
    return version.key if version is not None else None


__all__ = ["SCHEMA", "check_json"]
