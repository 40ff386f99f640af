"""What the meeting still has to look at: the checklist on legality, the systems that must follow.

Where the adjustment says nothing, the profile's own lists are shown with blanks; nothing is ever
ticked that nobody ticked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.actions import Action, SyncState, Verdict
from ..model.adjustment import Adjustment, Sync
from .wording import day


@dataclass(frozen=True, slots=True)
class Check:
    """One question; ``source`` is empty where the adjustment asks it itself."""

    question: str
    verdict: Verdict | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Following:
    """A system that must follow. ``said`` is False where only the profile knows of it."""

    system: str
    state: SyncState
    date: str
    note: str
    said: bool
    verified: bool


def checklist(
    adjustment: Adjustment,
    section: Mapping[str, Any],
    types: Iterable[str],
    actions: Iterable[Action],
) -> tuple[Check, ...]:
    """Return the questions of the adjustment, else those of the profile that concern the batch."""
    own = adjustment.review.checklist if adjustment.review else []
    if own:
        return tuple(Check(one.question, one.verdict, one.note or "", "") for one in own)
    return tuple(
        Check(entry["问题"], None, "", entry["出处"])
        for entry in section.values()
        if _concerns(entry, set(types), {str(action) for action in actions})
    )


def following(
    adjustment: Adjustment, section: Mapping[str, Any], types: Iterable[str]
) -> tuple[Following, ...]:
    """Return what the adjustment says of other systems, then those it does not speak of: 待同步."""
    said = [_said(one) for one in adjustment.systems]
    named = {_bare(one.system) for one in said}
    held = set(types)
    rest = [
        Following(name, SyncState.WAITING, "", "", said=False, verified=entry["核实"] == "是")
        for name, entry in section.items()
        if _concerns(entry, held, set()) and _bare(name) not in named
    ]
    return (*said, *rest)


def _said(one: Sync) -> Following:
    return Following(
        one.system,
        one.state,
        day(one.date) if one.date else "",
        one.note or "",
        said=True,
        verified=True,
    )


def _bare(name: str) -> str:
    """Return a name without quotation marks and the words around it that vary."""
    for part in '“”"《》 ':
        name = name.replace(part, "")
    return name.removesuffix("系统").removesuffix("事项清单").removesuffix("清单")


def _concerns(entry: Mapping[str, Any], types: set[str], actions: set[str]) -> bool:
    wanted_types, wanted_actions = set(entry.get("类型", ())), set(entry.get("调整", ()))
    if wanted_types and not wanted_types & types:
        return False
    return not wanted_actions or bool(wanted_actions & actions)


__all__ = ["Check", "Following", "checklist", "following"]
