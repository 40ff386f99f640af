"""Waivers as they stand under 豁免 in a plain mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Waiver(NamedTuple):
    """A rule that somebody waived: which, for which field, until when, and where it says so."""

    rule: str
    field: str | None
    reason: str
    until: str
    path: tuple[str | int, ...]


def waivers_in(mapping: Mapping[str, Any]) -> Sequence[Waiver]:
    """Return the waivers that stand under 豁免; malformed ones are left to the schema."""
    given = mapping.get("豁免")
    if not isinstance(given, list):
        return ()
    found = []
    for index, entry in enumerate(given):
        if not isinstance(entry, dict):
            continue
        rule, until = entry.get("规则"), entry.get("至")
        where, reason = entry.get("字段"), entry.get("理由")
        if isinstance(rule, str) and isinstance(until, str):
            found.append(
                Waiver(
                    rule,
                    where if isinstance(where, str) else None,
                    reason if isinstance(reason, str) else "",
                    until,
                    ("豁免", index),
                )
            )
    return found
