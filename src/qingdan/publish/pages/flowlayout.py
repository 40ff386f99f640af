"""Where the boxes of a branching flow stand: layers from above to below, branches side by side.

An arrow that passes a layer by has a lane there, so that it never runs through a box. All numbers
are whole units of the screen; equal graphs give equal places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model.stepgraph import StepGraph

GAP, LANE = 18, 14
"""Room between two neighbours of a layer, and the width of a lane."""
_ORDERING, _PLACING = 8, 10
"""How often layers are gone through, down and up in turn."""

Slot = tuple[int, int | None]
"""A place in a layer: (number, None) of a step, or (from, to) of an arrow that passes by."""
Chain = Sequence[Slot]
"""The slots that an arrow visits, a layer each."""
_Near = Mapping[tuple[int, Slot], Sequence[Slot]]
"""The slots beside a slot, in the next layer above or below, by layer and slot."""


@dataclass(frozen=True, slots=True)
class Layers:
    """``slots`` of each layer from left to right; ``chains`` are the ways of the arrows."""

    slots: tuple[tuple[Slot, ...], ...]
    chains: Mapping[tuple[int, int], Chain]
    depth: Mapping[int, int]

    @property
    def abreast(self) -> int:
        """How many steps stand side by side at the most."""
        return max(sum(1 for slot in layer if slot[1] is None) for layer in self.slots)

    def width(self, box: int) -> int:
        """Return the width that the layers need where a box is so wide."""
        return max(
            sum(extent(s, box) for s in layer) + GAP * (len(layer) - 1) for layer in self.slots
        )

    def centres(self, box: int) -> dict[tuple[int, Slot], int]:
        """Return where the middle of each slot is, by layer: near to what it is joined with."""
        whole = self.width(box)
        above, below = _neighbours(self.chains, self.depth)
        found: dict[tuple[int, Slot], float] = {}
        for at, layer in enumerate(self.slots):
            found.update(_set(at, layer, dict.fromkeys(layer, whole / 2), box, whole))
        for turn in range(_PLACING):
            down = turn % 2 == 0
            near, step = (above, -1) if down else (below, 1)
            for at in _turns(len(self.slots), down=down):
                layer = self.slots[at]
                wish = {
                    slot: _mean(
                        [found[at + step, n] for n in _steps_first(slot, near[at, slot])],
                        found[at, slot],
                    )
                    for slot in layer
                }
                found.update(_set(at, layer, wish, box, whole))
        return {slot: round(x) for slot, x in found.items()}


def extent(slot: Slot, box: int) -> int:
    """Return the width of a slot."""
    return box if slot[1] is None else LANE


def layers_of(graph: StepGraph) -> Layers | None:
    """Return the layers of a graph with a lane for every arrow that passes one by.

    None where the graph has no layers (``StepGraph.layers``) or no steps.
    """
    if not graph.layers:
        return None
    depth = {number: at for at, layer in enumerate(graph.layers) for number in layer}
    slots: list[list[Slot]] = [[(number, None) for number in layer] for layer in graph.layers]
    chains: dict[tuple[int, int], Chain] = {}
    for before, after in graph.edges:
        passed = range(depth[before] + 1, depth[after])
        for layer in passed:
            slots[layer].append((before, after))
        chains[before, after] = ((before, None), *((before, after) for _ in passed), (after, None))
    return Layers(tuple(map(tuple, _ordered(slots, chains, depth))), chains, depth)


def _neighbours(
    chains: Mapping[tuple[int, int], Chain], depth: Mapping[int, int]
) -> tuple[_Near, _Near]:
    above: dict[tuple[int, Slot], list[Slot]] = defaultdict(list)
    below: dict[tuple[int, Slot], list[Slot]] = defaultdict(list)
    for (before, _after), chain in chains.items():
        for at, (upper, lower) in enumerate(pairwise(chain), depth[before]):
            below[at, upper].append(lower)
            above[at + 1, lower].append(upper)
    return above, below


def _ordered(
    slots: list[list[Slot]], chains: Mapping[tuple[int, int], Chain], depth: Mapping[int, int]
) -> list[list[Slot]]:
    """Put the slots of each layer where their neighbours are, so that arrows cross less."""
    above, below = _neighbours(chains, depth)
    best, least = [list(layer) for layer in slots], _crossings(slots, below)
    for turn in range(_ORDERING):
        down = turn % 2 == 0
        near, step = (above, -1) if down else (below, 1)
        for at in _turns(len(slots), down=down):
            place = {slot: i for i, slot in enumerate(slots[at + step])}
            old = {slot: i for i, slot in enumerate(slots[at])}
            wish = {s: _mean([place[n] for n in near[at, s]], old[s]) for s in slots[at]}
            slots[at].sort(key=wish.__getitem__)  # keeps the order of equals
        found = _crossings(slots, below)
        if found < least:
            best, least = [list(layer) for layer in slots], found
    return best


def _turns(layers: int, *, down: bool) -> range:
    return range(1, layers) if down else range(layers - 2, -1, -1)


def _steps_first(slot: Slot, near: Sequence[Slot]) -> Sequence[Slot]:
    """A step stands below steps where it can: what passes by does not draw it aside."""
    steps = [one for one in near if one[1] is None]
    return steps if steps and slot[1] is None else near


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _crossings(slots: Sequence[Sequence[Slot]], below: _Near) -> int:
    found = 0
    for at, layer in enumerate(slots[:-1]):
        place = {slot: i for i, slot in enumerate(slots[at + 1])}
        ends = [sorted(place[n] for n in below[at, slot]) for slot in layer]
        for i, left in enumerate(ends):
            found += sum(1 for right in ends[i + 1 :] for a in left for b in right if a > b)
    return found


def _set(
    at: int, layer: Sequence[Slot], wish: Mapping[Slot, float], box: int, whole: int
) -> dict[tuple[int, Slot], float]:
    """Put a layer as near to its wishes as its order, its gaps and the whole width allow."""
    least = 0.0
    first: list[float] = []
    for slot in layer:  # as far left as the neighbours on the left allow
        left = max(least, wish[slot] - extent(slot, box) / 2)
        first.append(left)
        least = left + extent(slot, box) + GAP
    most = float(whole)
    found: dict[tuple[int, Slot], float] = {}
    for slot, left in zip(reversed(layer), reversed(first), strict=True):
        left = min(left, most - extent(slot, box))
        found[at, slot] = left + extent(slot, box) / 2
        most = left - GAP
    return found
