"""Steps that only got other numbers because one was put in or taken out before them.

施工图 joins steps by their 序. Where a step comes in between, every later one is numbered anew and
so is every 下一步 that leads to it: that follows from the step, and is no change by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..model.aspect import Aspect
from .alignment import align
from .changes import CLASS_ORDER, FieldChange

_STEPS, _NUMBER, _NEXT = "步骤", "序", "下一步"


def with_numbers_aside(
    fields: tuple[FieldChange, ...], old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> tuple[FieldChange, ...]:
    """Return the changes with those editorial that numbering steps anew brought along."""
    if not any(field.path[:1] == (_STEPS,) and field.path[-1] == _NUMBER for field in fields):
        return fields
    before, after = _steps(old), _steps(new)
    pairs = align(before, after)
    if len(pairs) == len(before) == len(after):
        return fields  # nothing came or went: who numbers anew means something by it
    numbers = {_number(before[i]): _number(after[j]) for j, i in pairs.items()}
    follows = {
        j
        for j, i in pairs.items()
        if [numbers.get(one) for one in _next(before[i])] == _next(after[j])
    }
    settled = [
        replace(field, aspect=Aspect.EDITORIAL) if _is_numbering(field, pairs, follows) else field
        for field in fields
    ]
    rank = {aspect: number for number, aspect in enumerate(CLASS_ORDER)}
    return tuple(sorted(settled, key=lambda field: rank[field.aspect]))


def _is_numbering(field: FieldChange, kept: Mapping[int, int], follows: set[int]) -> bool:
    match field.path:
        case (key, int(index), *rest) if key == _STEPS and index in kept:
            if rest == [_NUMBER]:
                return field.before is not None and field.after is not None
            return rest[:1] == [_NEXT] and index in follows
    return False


def _steps(value: Mapping[str, Any] | None) -> Sequence[Any]:
    steps = (value or {}).get(_STEPS)
    return steps if isinstance(steps, list) else []


def _number(step: Any) -> str:
    return str(step.get(_NUMBER)) if isinstance(step, dict) else ""


def _next(step: Any) -> list[str]:
    following = step.get(_NEXT) if isinstance(step, dict) else None
    return [str(one) for one in following] if isinstance(following, list) else []
