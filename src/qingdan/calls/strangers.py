"""Names of towns and departments in calls that the register does not know, and who was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.organ import Organ
from ..model.vocabulary import OrganKind
from ..rules.nearest import nearest
from .call import Call
from .judging import ids_of

_TOWNS = (OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT)
_LIKE = 0.6
"""甲乙街道 and 丙丁街道 agree in a half, and are two towns."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name as calls write it, how many do, and the known name that is most like it, if any."""

    name: str
    calls: int
    near: str | None


@dataclass(frozen=True, slots=True)
class Strangers:
    """Unknown names. ``towns`` is None where the register has no towns to hold them against."""

    towns: tuple[Stranger, ...] | None
    organs: tuple[Stranger, ...]


def strangers(calls: Sequence[Call], organs: Mapping[str, Organ]) -> Strangers:
    """Return the names that no organ of the register bears, the commonest first."""
    towns = {organ: one for organ, one in organs.items() if one.kind in _TOWNS}
    others = {organ: one for organ, one in organs.items() if organ not in towns}
    known = ids_of(organs)
    return Strangers(
        _unknown((call.town for call in calls), known.__contains__, towns) if towns else None,
        _unknown(
            (name for call in calls for name in call.sent_to), known.__contains__, others or organs
        ),
    )


def _unknown(
    written: Iterable[str], is_known: Callable[[str], bool], meant: Mapping[str, Organ]
) -> tuple[Stranger, ...]:
    counts = Counter(name for name in written if name and not is_known(name))
    words = ids_of(meant)
    candidates = tuple(word for word in words if word not in meant)
    found = []
    for name, calls in counts.items():
        near = nearest(name, candidates, cutoff=_LIKE)
        found.append(Stranger(name, calls, meant[words[near]].name if near else None))
    return tuple(sorted(found, key=lambda one: (-one.calls, one.name)))


__all__ = ["Stranger", "Strangers", "strangers"]
