"""Numbers that must sum: a count with its parts, and a list before and after.

The sentence is made from the counts, never the other way round, so that what is said is what was
counted. What somebody declared is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

UNIT = "项"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of a thing, and of which parts they are; no parts where none are told."""

    word: str
    count: int
    parts: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one group does to the number of items: +3, −2."""

    word: str
    delta: int


@dataclass(frozen=True, slots=True)
class Balance:
    """A list before and after, and what lies between."""

    word: str
    before: int
    steps: tuple[Step, ...]
    after: int

    @property
    def computed(self) -> int:
        """What the steps make of ``before``."""
        return self.before + sum(step.delta for step in self.steps)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A number that was said and is not what it comes to; ``formula`` shows how it comes to it."""

    what: str
    said: int
    computed: int
    formula: str


def tally(word: str, counts: Iterable[tuple[str, int]]) -> Tally:
    """Return a count made of its parts; parts of nothing are left out."""
    parts = tuple(Tally(name, count) for name, count in counts if count)
    return Tally(word, sum(part.count for part in parts), parts)


def sums(one: Tally) -> Iterator[Wrong]:
    """Yield every count, however deep, whose parts do not add up to it."""
    if one.parts and (found := sum(part.count for part in one.parts)) != one.count:
        yield Wrong(one.word, one.count, found, formula([part.count for part in one.parts]))
    for part in one.parts:
        yield from sums(part)


def balances(one: Balance) -> Iterator[Wrong]:
    """Yield where before and steps do not make after."""
    if one.computed != one.after:
        deltas = [step.delta for step in one.steps]
        yield Wrong(one.word, one.after, one.computed, formula([one.before, *deltas]))


def formula(terms: Sequence[int]) -> str:
    """Write a sum as ``147＋8－2＝153``; a single number as it is."""
    if len(terms) < 2:
        return str(sum(terms))
    text = str(terms[0])
    for term in terms[1:]:
        text += f"{'＋' if term >= 0 else '－'}{abs(term)}"
    return f"{text}＝{sum(terms)}"


def said(one: Tally, unit: str = UNIT) -> str:
    """Say a count with its parts: ``下放39项，其中完全下放7项、部分下放19项、委托13项``."""
    text = f"{one.word}{one.count}{unit}"
    if not one.parts:
        return text
    if len(one.parts) == 1:
        return f"{text}，均为{one.parts[0].word}"
    return f"{text}，其中{'、'.join(f'{p.word}{p.count}{unit}' for p in one.parts)}"


def said_all(tallies: Sequence[Tally], unit: str = UNIT) -> str:
    """Say several counts: joined by 、 where none has parts, else by ；."""
    joint = "；" if any(one.parts for one in tallies) else "、"
    return joint.join(said(one, unit) for one in tallies)


def said_balance(one: Balance, unit: str = UNIT) -> str:
    """Say a list before and after, with the sum where it changed."""
    deltas = [step.delta for step in one.steps if step.delta]
    how = f"（{formula([one.before, *deltas])}）" if deltas else ""
    if one.before == one.after:
        return f"{one.word}仍为{one.after}{unit}{how}"
    return f"{one.word}由{one.before}{unit}调整为{one.after}{unit}{how}"


def share(part: int, whole: int, digits: int = 1) -> str:
    """Return a share as ``65.6%``, rounded half up; a trailing ``.0`` is dropped.

    Raises ZeroDivisionError for a whole of nothing.
    """
    percent = Decimal(part * 100) / Decimal(whole)
    rounded = percent.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{rounded}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


__all__ = [
    "Balance",
    "Step",
    "Tally",
    "Wrong",
    "balances",
    "formula",
    "said",
    "said_all",
    "said_balance",
    "share",
    "sums",
    "tally",
]
