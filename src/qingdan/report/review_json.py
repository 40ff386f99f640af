"""Reviews as ``qingdan/review/1``: every basis, and by law how each article cited changed."""

from __future__ import annotations

import json
from typing import Any

from ..law.reviewing.suspects import Shift, Suspect
from ..law.succession.successors import Successor
from ..rules.law.suspect_words import part_words
from ..store.reviews import Basis, State
from .review_words import Told, before_and_now, groups, likely, repealed


def review_json(told: Told) -> str:
    """Return the report as JSON that ends in a line feed; ``files`` are those that change."""
    record = {
        "schema": "qingdan/review/1",
        "as_of": told.on.isoformat(),
        "law_library": told.library.id,
        "written": told.written,
        "counts": {str(state): len(told.found.of(state)) for state in State},
        "files": sorted(told.found.after),
        "unreadable": told.found.unreadable,
        "items": [
            {
                "item": item.item,
                "file": item.file,
                "organ": item.organ,
                "name": item.name,
                "bases": [_basis(basis, told) for basis in item.bases],
            }
            for item in told.found.items
        ],
        "laws": [
            {
                "organ": group.organ or None,
                **_suspect(group.suspect),
                "bases": len(group.doubts),
                "parts": [_redlined(one, group.suspect, told) for one in group.shifts],
            }
            for group in groups(told)
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _basis(basis: Basis, told: Told) -> dict[str, Any]:
    review, taken = basis.review, basis.taken
    return {
        "field": basis.field,
        "citation": basis.citation,
        "state": basis.state,
        "reason": basis.lack,
        "reviewed": review and review.day.isoformat(),
        "reviewed_version": review and review.version,
        "version": taken and taken.version,
        "fingerprint": taken and taken.value,
        "repealed": [law.title for law in repealed(basis, told)],
        "changes": [
            {**_suspect(one), "places": [part_words(shift.part) for shift in one.shifts]}
            for one in basis.suspects
        ],
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    repeal = suspect.law.repeal
    return {
        "title": suspect.law.title,
        "why": suspect.why,
        "version_before": suspect.before or None,
        "version_now": suspect.now and suspect.now.key,
        "repealed_on": repeal.on.isoformat() if repeal and repeal.on else None,
        "repealed_by": repeal and repeal.by,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    now = part_words(shift.now) if shift.now else None
    return {"place": part_words(shift.part), "turn": shift.turn, "now": now}


def _redlined(shift: Shift, suspect: Suspect, told: Told) -> dict[str, Any]:
    segments = before_and_now(shift, suspect, told)
    redline = [[one.mark, one.text] for one in segments] if segments is not None else None
    went = likely(shift, suspect, told)
    return {**_shift(shift), "likely": went and _successor(went), "redline": redline}


def _successor(went: Successor) -> dict[str, Any]:
    return {
        "title": went.title,
        "article": went.article,
        "article_suffix": went.suffix or None,
        "score": round(went.score, 2),
    }


__all__ = ["review_json"]
