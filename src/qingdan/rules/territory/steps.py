"""步骤 of a matter as they are written: numbers and arrows with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..listed import records


class StepView(NamedTuple):
    """A step: where in 步骤 it stands, its 序, its 下一步 with their positions."""

    place: int
    number: int
    following: tuple[tuple[int, int], ...]
    tells: bool
    """Whether it says at all what comes next (also: nothing)."""


def steps_of(mapping: Mapping[str, Any]) -> list[StepView] | None:
    """Return the steps; None where the schema refuses what stands there."""
    written = mapping.get("步骤", [])
    if not isinstance(written, list):
        return None
    found = []
    for place, entry in records(written):
        number, following = entry.get("序"), entry.get("下一步", [])
        if not isinstance(number, int) or not isinstance(following, list):
            return None
        if any(isinstance(one, bool) or not isinstance(one, int) for one in (number, *following)):
            return None
        arrows = tuple((one, at) for at, one in enumerate(following))
        found.append(StepView(place, number, arrows, "下一步" in entry))
    return found if len(found) == len(written) else None


def are_numbered(steps: list[StepView]) -> bool:
    """Whether every number stands once and every arrow leads to a step."""
    numbers = Counter(step.number for step in steps)
    return len(numbers) == len(steps) and all(
        after in numbers for step in steps for after, _at in step.following
    )


def circle_in(steps: list[StepView]) -> list[StepView]:
    """Return the steps of one circle in their order, from the first as written; else nothing.

    ``steps`` must be numbered (``are_numbered``).
    """
    by_number = {step.number: step for step in steps}
    left = dict(by_number)
    while free := [n for n, step in left.items() if not any(a in left for a, _ in step.following)]:
        for number in free:
            del left[number]
    if not left:
        return []
    # Every step that is left leads to another that is: to go on leads around.
    walked: list[StepView] = []
    step = next(iter(left.values()))
    while step not in walked:
        walked.append(step)
        step = by_number[next(after for after, _at in step.following if after in left)]
    circle = walked[walked.index(step) :]
    first = circle.index(min(circle, key=lambda one: one.place))
    return circle[first:] + circle[:first]


def starts_in(steps: list[StepView]) -> list[StepView]:
    """Return the steps to which no other leads, as they are written."""
    reached = {after for step in steps for after, _at in step.following}
    return [step for step in steps if step.number not in reached]
