"""Conformity for programs: ``qingdan/conform/1``.

::

    {"schema": "qingdan/conform/1", "workspace": "某县三张清单", "level": "县级",
     "uppers": [{"name": "某市通用目录", "place": "../市", "revision": null,
                 "version": "worktree", "level": "市级", "above": true, "unread": [],
                 "lists": [{"list": "powers", "ours": 161, "theirs": 149,
                            "matched": {"code": 0, "link": 0, "name": 145}, "same": 143,
                            "only_ours": 16, "repealed_above": 0, "doubtful": 0,
                            "only_theirs": 4, "doubtful_above": 0,
                            "for_us": 0, "for_others": 4, "unsaid": 0}]}],
     "unread": [], "counts": {"error": 2, "warning": 16, "info": 0},
     "findings": [{"upper": "某市通用目录", "kind": "bases-differ", "severity": "error",
                   "message": "…", "hint": "…", "list": "powers", "item": "xk-7k3q9d2m",
                   "name": "…", "file": "powers/zrzy/xk-7k3q9d2m.yaml", "field": "依据",
                   "class": "authority", "matched_by": "name",
                   "theirs": {"item": "…", "name": "…", "file": "…"},
                   "before": "…", "after": "…", "lacking": ["《…》第四十一条"], "extra": [],
                   "redline": [["equal", "…"], ["delete", "…"], ["insert", "…"]],
                   "candidates": [], "proposed": true}],
     "proposals": [{"file": "powers/zrzy/xk-7k3q9d2m.yaml", "field": "依据", "value": ["…"],
                    "uppers": ["某市通用目录"]}],
     "clashes": [], "applied": 0, "files": []}

``kind`` is one of ``name-differs``, ``type-differs``, ``code-differs``, ``bases-differ``,
``basis-places-differ``, ``not-in-upper``, ``repealed-in-upper``, ``several-alike``,
``code-and-name-disagree``, ``only-in-upper``. Of the last ``item``, ``name`` and ``file`` are null:
``theirs`` is what is missing here. ``before`` is ours, ``after`` theirs; ``field``, ``class``,
``before``, ``after`` are null where no field is compared. ``theirs.file`` is relative to that
workspace. ``candidates`` are ``{"item", "name", "file", "score"}``, ``score`` null where an equal
code or name made them one. ``revision`` is as declared, ``version`` the commit that was read,
``above`` null where a level is not known.
In ``lists``, ``ours`` = matched + only_ours + repealed_above + doubtful, ``theirs`` = matched +
only_theirs + doubtful_above, ``only_theirs`` = for_us + for_others + unsaid; what is 废止 is in
neither. ``clashes`` are ``{"file", "field", "uppers"}``. After ``--apply`` everything is as it
stands then, ``applied`` says how many values were written into ``files``.
"""

from __future__ import annotations

import json
from typing import Any

from ..conform.conforming import Candidate, Finding, Held
from ..conform.matters import Matter
from ..conform.pairing import By
from ..conform.proposing import proposable
from ..conform.uppers import Upper
from ..model.finding import field_name
from ..model.vocabulary import Level
from . import conform_words as words

SCHEMA = "qingdan/conform/1"


def conform_json(told: words.Told) -> str:
    """Return the report as JSON text that ends in a line feed."""
    found, made = told.conformity, told.proposals
    clashes = words.clash_ids(told)
    record = {
        "schema": SCHEMA,
        "workspace": found.ours.name,
        "level": str(found.ours.level) if found.ours.level else None,
        "uppers": [
            _upper(upper, found.ours.level, found.held[upper.name]) for upper in found.uppers
        ],
        "unread": found.ours.unread,
        "counts": {str(severity): count for severity, count in found.counts.items()},
        "findings": [_finding(one, clashes) for one in found.findings],
        "proposals": [
            {
                "file": one.file,
                "field": field_name(one.path),
                "value": one.value,
                "uppers": list(one.uppers),
            }
            for one in made.made
        ],
        "clashes": [
            {"file": one.file, "field": field_name(one.path), "uppers": list(one.uppers)}
            for one in made.clashes
        ],
        "applied": told.applied,
        "files": told.files,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _upper(upper: Upper, ours: Level | None, held: list[Held]) -> dict[str, Any]:
    return {
        "name": upper.name,
        "place": upper.declared.place,
        "revision": upper.declared.revision,
        "version": upper.version,
        "level": str(upper.level) if upper.level else None,
        "above": upper.is_above(ours),
        "unread": upper.catalogue.unread,
        "lists": [_held(one) for one in held],
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "list": str(held.kind),
        "ours": held.ours,
        "theirs": held.theirs,
        "matched": {str(by): held.matched[by] for by in (By.CODE, By.LINK, By.NAME)},
        "same": held.same,
        "only_ours": held.only_ours,
        "repealed_above": held.repealed_above,
        "doubtful": held.doubtful,
        "only_theirs": held.only_theirs,
        "doubtful_above": held.doubtful_above,
        "for_us": held.for_us,
        "for_others": held.for_others,
        "unsaid": held.unsaid,
    }


def _finding(one: Finding, clashes: set[int]) -> dict[str, Any]:
    differs, ours = one.difference, one.ours
    return {
        "upper": one.upper,
        "kind": one.kind,
        "severity": str(one.severity),
        "message": words.message(one),
        "hint": words.advice(one),
        "list": str(one.kind_of_list),
        "item": ours.id if ours else None,
        "name": ours.name if ours else None,
        "file": ours.file if ours else None,
        "field": field_name(differs.path) if differs else None,
        "class": str(differs.aspect) if differs else None,
        "matched_by": str(one.by) if one.by else None,
        "theirs": _matter(one.theirs) if one.theirs else None,
        "before": differs.before if differs else None,
        "after": differs.after if differs else None,
        "lacking": list(differs.lacking) if differs else [],
        "extra": list(differs.extra) if differs else [],
        "redline": [[str(segment.mark), segment.text] for segment in one.redline],
        "candidates": [_candidate(candidate) for candidate in one.candidates],
        "proposed": proposable(one) and id(one) not in clashes,
    }


def _matter(matter: Matter) -> dict[str, str]:
    return {"item": matter.id, "name": matter.name, "file": matter.file}


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {**_matter(candidate.matter), "score": candidate.score}


__all__ = ["SCHEMA", "conform_json"]
