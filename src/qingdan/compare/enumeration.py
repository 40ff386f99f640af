"""Names that divide another name between them: 对甲、乙的处罚 is 对甲的处罚 and 对乙的处罚.

What stands around an enumeration is the same in all of the names; the members of the enumeration
stand in exactly one of them each. No content is looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_JOINT = re.compile(r"以及|或者|并且|[、，；,;和与及或]")
_LONGEST = 200
"""Characters of a name that is looked at; a longer one is none."""
_MOST = 12
"""How many names are tried together."""


def divided(whole: str, names: Sequence[str]) -> tuple[int, ...]:
    """Return which of ``names`` divide ``whole`` between them, in order; none where none do.

    Of several ways to do it the one with the longest frame is taken, then the first.
    """
    shorter = [
        number for number, name in enumerate(names) if 0 < len(name) < len(whole) <= _LONGEST
    ][:_MOST]
    if len(shorter) < 2 or _JOINT.search(whole) is None:
        return ()
    for start, end in _frames(whole, [names[number] for number in shorter]):
        wanted = Counter(_members(whole, start, end))
        held = []
        for number in shorter:
            name = names[number]
            if _is_framed(whole, name, start, end):
                members = Counter(_members(name, start, end))
                if members <= wanted:
                    held.append((number, members))
        chosen = _cover(wanted, held)
        if len(chosen) > 1:
            return chosen
    return ()


def _frames(whole: str, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield how much stands before and after the enumeration, the longest frames first.

    A frame is no longer than what the second longest of the names share with the whole.
    """
    heads = sorted(_common(whole, name) for name in names)
    tails = sorted(_common(whole[::-1], name[::-1]) for name in names)
    pairs = (
        (start, end)
        for start in range(heads[-2] + 1)
        for end in range(tails[-2] + 1)
        if start + end < len(whole)
    )
    yield from sorted(pairs, key=lambda pair: (-sum(pair), -pair[0]))


def _common(left: str, right: str) -> int:
    """Return how many characters two texts begin with in common."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _is_framed(whole: str, name: str, start: int, end: int) -> bool:
    return (
        len(name) > start + end
        and name.startswith(whole[:start])
        and name.endswith(whole[len(whole) - end :])
    )


def _members(name: str, start: int, end: int) -> list[str]:
    return _JOINT.split(name[start : len(name) - end])


def _cover(wanted: Counter[str], held: Sequence[tuple[int, Counter[str]]]) -> tuple[int, ...]:
    """Return the first of those held that together are exactly what is wanted, in order."""
    member = next(iter(wanted))
    for number, members in held:
        if member not in members or not members <= wanted:
            continue
        left = wanted - members
        if not left:
            return (number,)
        found = _cover(left, [one for one in held if one[0] != number])
        if found:
            return tuple(sorted((number, *found)))
    return ()


__all__ = ["divided"]
