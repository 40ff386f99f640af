"""One item that fell into several, or several that became one, told from their content alone.

A part stands in the whole; the parts together hold the whole; and either each holds something the
others do not (对甲、乙的处罚 became 对甲的处罚 and 对乙的处罚), or each repeats the whole with
something added to its name (子项). Splits and mergers are the same, looked at from the two ends.
Names that divide the name of the whole between them, on the same bases, need nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .enumeration import divided
from .essence import Essence
from .files import Version
from .likeness import Weights, covered

_COPY = 0.97
"""So alike that nothing was split off: the item only has a new id."""
_INSIDE = 0.6
"""A part of a split stands in the old item at least to this share."""
_TOGETHER = 0.7
"""The parts of a split hold at least this share of the old item."""
_GAIN = 0.1
"""How much more the parts must hold together than the best one alone."""
_OWN = 0.04
"""What each part must hold that the others do not."""
_WHOLLY = 0.8
"""A part that stands in the old item to this share belongs to a split even so."""
_TWIN = 0.65
"""Parts that hold this share of the old item each may repeat it whole (子项 of one 主项)."""
_TWIN_NAME = 0.9
"""The share of the old name that such parts keep in theirs, with something added."""
_CLEAR = 0.05
"""By how much an item must be nearer to one than to the next for a split to be said."""


@dataclass(frozen=True, slots=True)
class Group:
    """One item and the several it was split into, or merged from. ``whole`` is the one."""

    whole: Version
    parts: tuple[Version, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Side:
    """A whole and what may be a part of it: how alike they are, which share of the part stands in
    the whole (``inside``), and which share of the whole the part holds.
    """

    whole: int
    part: int
    score: float
    inside: float
    holds: float


def textbook(
    sides: list[Side], wholes: list[Essence], parts: list[Essence], weights: Weights
) -> list[Group]:
    """Return the wholes whose name and bases several parts divide between them, by their paths.

    A part that two wholes could have is in neither.
    """
    mine: dict[int, list[Side]] = defaultdict(list)
    for side in sorted(sides, key=lambda side: (side.whole, side.part)):
        if _is_on_the_same(wholes[side.whole], parts[side.part]):
            mine[side.whole].append(side)
    found: dict[int, list[Side]] = {}
    claims: dict[int, int] = defaultdict(int)
    for number in sorted(mine):
        names = [parts[side.part].name for side in mine[number]]
        chosen = [mine[number][place] for place in divided(wholes[number].name, names)]
        if chosen:
            found[number] = chosen
        for side in chosen:
            claims[side.part] += 1
    return [
        _as_group(wholes[number], chosen, parts, weights)
        for number, chosen in found.items()
        if all(claims[side.part] == 1 for side in chosen)
    ]


def _is_on_the_same(whole: Essence, part: Essence) -> bool:
    """Whether two items are of one 类型 and cite the same law; items without any may be."""
    if whole.type and part.type and whole.type != part.type:
        return False
    return whole.citing == part.citing or not whole.citing.isdisjoint(part.citing)


def groups(
    sides: list[Side], wholes: list[Essence], parts: list[Essence], weights: Weights
) -> list[Group]:
    """Return the wholes that fall into several parts, in the order of their paths."""
    mine: dict[int, list[Side]] = defaultdict(list)
    for side in _clear(sides):
        mine[side.whole].append(side)
    found = (_group(wholes[number], mine[number], parts, weights) for number in sorted(mine))
    return [group for group in found if group is not None]


def _clear(pairs: list[Side]) -> list[Side]:
    """Return for each part the whole it stands in; none where two wholes come near."""
    by_part: dict[int, list[Side]] = defaultdict(list)
    for pair in pairs:
        by_part[pair.part].append(pair)
    chosen = []
    for sides in by_part.values():
        best, *rest = sorted(sides, key=lambda side: (-side.inside, -side.score, side.whole))
        near = any(best.inside - side.inside < _CLEAR for side in rest)
        if best.inside >= _INSIDE and not near:
            chosen.append(best)
    return sorted(chosen, key=lambda side: (side.whole, side.part))


def _group(
    whole: Essence, sides: list[Side], parts: list[Essence], weights: Weights
) -> Group | None:
    if len(sides) < 2 or any(_is_copy(whole, parts[side.part], side) for side in sides):
        return None
    chosen = _complements(whole, sides, parts, weights) or _twins(whole, sides, parts, weights)
    if len(chosen) < 2:
        return None
    group = _as_group(whole, chosen, parts, weights)
    members = [parts[side.part] for side in chosen]
    return group if covered(whole, members, weights) >= _TOGETHER else None


def _as_group(whole: Essence, chosen: list[Side], parts: list[Essence], weights: Weights) -> Group:
    members = [parts[side.part] for side in chosen]
    together = covered(whole, members, weights)
    inside = sum(side.inside for side in chosen) / len(chosen)
    return Group(
        whole.version, tuple(member.version for member in members), round(min(together, inside), 3)
    )


def _complements(
    whole: Essence, sides: list[Side], parts: list[Essence], weights: Weights
) -> list[Side]:
    """Return the parts that together hold more of the whole than one alone.

    Each holds something that the others do not, or stands in the whole as good as wholly.
    """
    chosen = list(sides)
    while len(chosen) > 1:
        members = [parts[side.part] for side in chosen]
        together = covered(whole, members, weights)
        own = [
            together - covered(whole, members[:place] + members[place + 1 :], weights)
            for place in range(len(members))
        ]
        least = min(range(len(own)), key=lambda place: (own[place], -place))
        if own[least] >= _OWN:
            alone = max(covered(whole, [member], weights) for member in members)
            if together - alone < _GAIN:
                return []
            return [side for side in sides if side in chosen or side.inside >= _WHOLLY]
        del chosen[least]
    return []


def _is_copy(whole: Essence, part: Essence, side: Side) -> bool:
    return whole.name == part.name and side.score >= _COPY


def _twins(whole: Essence, sides: list[Side], parts: list[Essence], weights: Weights) -> list[Side]:
    """Return the parts that repeat the whole, each with something added to its name."""
    named = weights.sum(whole.naming)
    alike = []
    for side in sides:
        part = parts[side.part]
        kept = weights.sum(whole.naming & part.naming) / named if named else 0.0
        if side.holds >= _TWIN and kept >= _TWIN_NAME and part.name != whole.name:
            alike.append(side)
    return alike if len({parts[side.part].name for side in alike}) > 1 else []
