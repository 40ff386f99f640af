"""Flows for programs: ``qingdan/flow-compress/1``, ``flow-once/1``, ``flow-list/1``, ``flow/1``.

Shares are per cent with one decimal as text, with the exact fraction beside them, because a float
would not give the same figure everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ..flow.at_once import AtOnce
from ..flow.compressing import Compression, Matter, Verdict
from ..flow.drawings import Drawings, Group
from ..flow.matrix import Matrix
from ..flow.steps import Flow
from ..model.share import MINUS, rounded
from ..store.inventory import Entry, Inventory

_VERDICTS = {
    Verdict.PASSES: "passes",
    Verdict.SHORT: "short",
    Verdict.INCOMPARABLE: "not-comparable",
    Verdict.INCOMPLETE: "incomplete",
}


def compress_json(said: Compression, inventory: Inventory) -> str:
    """Return what each matter saves, and the rule by which units were converted."""
    rule = said.conversion
    counts = {word: len(said.of(verdict)) for verdict, word in _VERDICTS.items()}
    return _record(
        "flow-compress",
        inventory,
        {
            "list": said.kind,
            "min": _percent(said.least),
            "conversion": {
                "hours_per_workday": str(rule.hours) if rule.hours is not None else None,
                "source": rule.source,
                "verified": rule.verified,
            },
            "counts": {"compared": len(said.compared), **counts, "without-limits": said.silent},
            "items": [_matter(one) for one in said.matters],
        },
    )


def _matter(one: Matter) -> dict[str, Any]:
    return {
        "item": one.id,
        "name": one.name,
        "file": one.path,
        "organs": one.organs,
        "before": str(one.before) if one.before else None,
        "after": str(one.after) if one.after else None,
        "saved": _percent(one.saved),
        "fraction": str(one.saved) if one.saved is not None else None,
        "converted": one.converted,
        "result": _VERDICTS[one.verdict],
    }


def once_json(said: AtOnce, inventory: Inventory) -> str:
    """Return which matters are done at once, which not, of which it is not said."""
    share = said.share
    return _record(
        "flow-once",
        inventory,
        {
            "counts": {"yes": len(said.yes), "no": len(said.no), "unknown": len(said.unknown)},
            "share": _percent(share),
            "fraction": str(share) if share is not None else None,
            "yes": _named(said.yes),
            "no": _named(said.no),
            "unknown": _named(said.unknown),
        },
    )


def _named(entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [{"item": one.id, "name": one.item.name, "file": one.path} for one in entries]


def matrix_json(said: Matrix, inventory: Inventory) -> str:
    """Return matters with their organs, and for each pair how many they share, who leads."""
    known = inventory.organs
    return _record(
        "flow-matrix",
        inventory,
        {
            "organs": [
                {
                    "organ": organ,
                    "name": known[organ].name if organ in known else None,
                    "matters": said.parts[organ, organ],
                    "leads": said.led[organ, organ],
                }
                for organ in said.organs
            ],
            "matters": [
                {
                    "item": one.id,
                    "name": one.name,
                    "field": one.field,
                    "leads": one.leads,
                    "others": one.others,
                }
                for one in said.matters
            ],
            "pairs": [
                {
                    "organs": [one, other],
                    "matters": said.parts[one, other],
                    "leads": [said.led[one, other], said.led[other, one]],
                }
                for number, one in enumerate(said.organs)
                for other in said.organs[number + 1 :]
                if said.parts[one, other]
            ],
        },
    )


def drawings_json(said: Drawings, inventory: Inventory) -> str:
    """Return which matters have steps and a manual, by field and by batch."""
    return _record(
        "flow-list",
        inventory,
        {
            "counts": _group(said.whole),
            "fields": [{"field": one.word, **_group(one)} for one in said.fields],
            "batches": [{"batch": one.word, **_group(one)} for one in said.batches],
            "items": [
                {
                    "item": one.id,
                    "name": one.name,
                    "file": one.path,
                    "field": one.field,
                    "batch": one.batch,
                    "steps": one.steps,
                    "manual": one.manual,
                }
                for one in said.matters
            ],
        },
    )


def _group(one: Group) -> dict[str, int]:
    return {"matters": one.matters, "with_steps": one.drawn, "with_manual": one.manuals}


def steps_json(said: Flow, inventory: Inventory) -> str:
    """Return the steps of an item as a graph."""
    graph = said.graph
    return _record(
        "flow",
        inventory,
        {
            "item": said.entry.id,
            "list": said.entry.kind,
            "name": said.entry.item.name,
            "file": said.entry.path,
            "steps": [
                {
                    "number": step.number,
                    "actor": step.actor or None,
                    "action": step.action,
                    "limit": step.limit or None,
                    "output": step.output or None,
                    "next": step.following,
                }
                for step in graph.steps
            ],
            "starts": graph.starts,
            "ends": graph.ends,
            "layers": graph.layers,
            "mermaid": said.mermaid,
        },
    )


def _percent(value: Fraction | None) -> str | None:
    return None if value is None else rounded(value * 100, 1).replace(MINUS, "-")


def _record(schema: str, inventory: Inventory, content: dict[str, Any]) -> str:
    record = {
        "schema": f"qingdan/{schema}/1",
        "title": inventory.workspace.name,
        "rev": inventory.label,
        **content,
        "broken": inventory.broken,
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


__all__ = ["compress_json", "drawings_json", "matrix_json", "once_json", "steps_json"]
