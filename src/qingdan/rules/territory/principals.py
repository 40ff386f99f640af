"""主体责任 of a matter as it is written: which departments, and which of them lead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..listed import records


class PrincipalView(NamedTuple):
    """A department that answers: where in 主体责任 it stands, its id, whether it leads."""

    place: int
    organ: str
    leads: bool
    has_duties: bool


def principals(mapping: Mapping[str, Any]) -> list[PrincipalView] | None:
    """Return who answers for a matter; None where the schema refuses what stands there."""
    written = mapping.get("主体责任", [])
    if not isinstance(written, list):
        return None
    found = []
    for place, entry in records(written):
        organ, leads = entry.get("部门"), entry.get("牵头", False)
        if not isinstance(organ, str) or not isinstance(leads, bool):
            return None
        found.append(PrincipalView(place, organ, leads, entry.get("责任") not in (None, [])))
    return found if len(found) == len(written) else None


def leaders(found: list[PrincipalView]) -> list[PrincipalView]:
    """Return those who lead: those marked 牵头, else the only one there is."""
    marked = [one for one in found if one.leads]
    return marked or (found if len(found) == 1 else [])
