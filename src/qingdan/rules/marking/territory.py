"""What a matter of 属地管理责任清单 says for rules between items: who leads, what is decided.

Whether the actor of a step is a town only the register can tell: decisions in steps are marked
whoever takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..assisting import contradictions, decision_marks, town_duties
from ..listed import records
from .mark import Mark

LEADS = "牵头"
STEPS = "步骤"


def territory_marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> Sequence[Mark]:
    """Return the marks of one matter. Nothing of what they tell is ever a default."""
    del defaults
    return tuple(_marks(mapping))


def _marks(mapping: Mapping[str, Any]) -> Iterator[Mark]:
    answering = [
        (place, organ, entry.get("牵头") is True)
        for place, entry in records(mapping.get("主体责任"))
        if isinstance(organ := entry.get("部门"), str)
    ]
    marked = [one for one in answering if one[2]]
    for place, organ, _leads in marked or (answering if len(answering) == 1 else ()):
        yield LEADS, organ, ("主体责任", place, "部门")
    refused = {one.path for one in contradictions(mapping)}
    yield from decision_marks(one for one in town_duties(mapping) if one[1] not in refused)
    steps = records(mapping.get(STEPS))
    actions = ((step.get("做"), place) for place, step in steps if "谁" in step)
    yield from decision_marks(
        (action, (STEPS, place, "做")) for action, place in actions if isinstance(action, str)
    )
