"""Counts of the list by one property: every table sums to what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...law.delegating.verdict import Route, Verdict
from ...model.vocabulary import DelegationMethod, PowerType, Readiness
from .overview import Overview
from .pairs import Pair
from .reading import Delegated

UNSAID = ""
"""The key of what is not written, or has a word that is not official."""


class By(StrEnum):
    """What a table divides by. The value is the word on the command line."""

    READINESS = "readiness"
    METHOD = "method"
    TYPE = "type"
    RECIPIENT = "recipient"
    ROUTE = "route"
    VERDICT = "verdict"
    ORGAN = "organ"


OF_ITEMS = frozenset({By.METHOD, By.TYPE, By.ORGAN})
"""Tables of items; the others count an item once for each body that takes it on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A table: ``rows`` are (key, count) and sum to ``total``."""

    by: By
    counts_items: bool
    rows: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many items, or items by bodies, there are."""
        return sum(count for _key, count in self.rows)


_ITEM_KEYS: Mapping[By, Callable[[Delegated], str]] = {
    By.METHOD: lambda item: item.method or UNSAID,
    By.TYPE: lambda item: item.type or UNSAID,
    By.ORGAN: lambda item: item.facts.organ or UNSAID,
}
_READY = frozenset(map(str, Readiness))
_PAIR_KEYS: Mapping[By, Callable[[Pair], str]] = {
    By.READINESS: lambda pair: pair.readiness if pair.readiness in _READY else UNSAID,
    By.RECIPIENT: lambda pair: pair.organ,
    By.ROUTE: lambda pair: pair.judgement.route,
    By.VERDICT: lambda pair: pair.judgement.verdict,
}


def tally(found: Overview, by: By) -> Tally:
    """Count items, or items by bodies, in the order of the vocabulary or the register.

    The four classes of readiness are always there; what is not written comes last.
    """
    if by in OF_ITEMS:
        key_of = _ITEM_KEYS[by]
        counts = Counter(key_of(item) for item in found.items)
    else:
        key_of_pair = _PAIR_KEYS[by]
        counts = Counter(key_of_pair(pair) for pair in found.pairs)
    order = list(_order(found, by))
    always = _READY if by is By.READINESS else frozenset()
    keys = [key for key in order if counts[key] or key in always]
    rest = sorted(set(counts) - set(keys), key=lambda key: (key == UNSAID, key))
    return Tally(by, by in OF_ITEMS, tuple((key, counts[key]) for key in (*keys, *rest)))


def _order(found: Overview, by: By) -> Iterable[str]:
    words: Mapping[By, type[StrEnum]] = {
        By.READINESS: Readiness,
        By.METHOD: DelegationMethod,
        By.TYPE: PowerType,
        By.ROUTE: Route,
        By.VERDICT: Verdict,
    }
    vocabulary = words.get(by)
    return map(str, vocabulary) if vocabulary is not None else found.register.ids
