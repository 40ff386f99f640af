"""The totals of a batch and of the lists it changes, and what is wrong with declared numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.adjustment import Totals
from ..model.vocabulary import ListKind
from .categories import Categories
from .census import Census
from .rows import Row
from .totals import Balance, Step, Tally, Wrong, balances, formula, sums, tally

BEFORE, AFTER = "调整前", "调整后"
_CHILDREN = "主项改按子项计数"
_UNSEEN = "不再列入公开的清单"
_OTHERS = "本批以外的增减"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A declared number that cannot be checked, and why: words of kinds without a known effect."""

    what: str
    said: int
    words: tuple[str, ...]


def tallies(rows: Sequence[Row], categories: Categories) -> tuple[Tally, ...]:
    """Return the count of each category that has rows, in the order of the profile.

    Kinds are told apart unless all rows are of the first one.
    """
    found = []
    for category in categories.all:
        words = Counter(row.kind.word for row in rows if row.kind.category == category.name)
        if not words:
            continue
        whole = tally(category.name, ((word, words[word]) for word in category.words))
        plain = set(words) == {category.words[0]}
        found.append(Tally(whole.word, whole.count) if plain else whole)
    return tuple(found)


def real_balances(
    rows: Sequence[Row], categories: Categories, base: Census, head: Census
) -> tuple[Balance, ...]:
    """Return each list that the rows change, before and after, with what lies between.

    Each item counts with what really became of it. What no row stands for is named: 主项 that
    count by their 子项 now, items no longer shown, changes outside the batch.
    """
    return tuple(
        balance
        for kind in ListKind
        if (balance := _real_balance(kind, rows, categories, base, head)) is not None
    )


def _real_balance(
    kind: ListKind, rows: Sequence[Row], categories: Categories, base: Census, head: Census
) -> Balance | None:
    def came(item: str) -> int:
        before, after = base.units.get(item), head.units.get(item)
        return (after is not None and after.kind is kind) - (
            before is not None and before.kind is kind
        )

    deltas: Counter[str] = Counter({one.name: 0 for one in categories.all})
    told: set[str] = set()
    for row in rows:
        fresh = [item for item in row.items if item not in told]
        told.update(fresh)
        deltas[row.kind.category] += sum(map(came, fresh))
    if not any(row.list is kind for row in rows) and not any(deltas.values()):
        return None
    for item in {**base.units, **head.units}:
        if item not in told and came(item):
            deltas[_why(item, base, head)] += came(item)
    steps = tuple(Step(word, delta) for word, delta in deltas.items() if delta)
    return Balance(kind.official_name, len(base.of(kind)), steps, len(head.of(kind)))


def _steps(rows: Iterable[Row], categories: Categories) -> tuple[Step, ...]:
    """Return what each category does by the profile; rows without a known effect do nothing."""
    deltas: Counter[str] = Counter({one.name: 0 for one in categories.all})
    for row in rows:
        deltas[row.kind.category] += row.effect or 0
    return tuple(Step(word, delta) for word, delta in deltas.items() if delta)


def _why(item: str, base: Census, head: Census) -> str:
    before, after = base.items.get(item), head.items.get(item)
    if before is not None and after is not None and before.in_force and after.in_force:
        return _CHILDREN if before.public and after.public else _UNSEEN
    return _OTHERS


def outside(found: Iterable[Balance]) -> int:
    """Return how many items came or went outside the batch."""
    return sum(abs(s.delta) for one in found for s in one.steps if s.word == _OTHERS)


def check(
    declared: Totals | None,
    rows: Sequence[Row],
    told: Sequence[Tally],
    real: Sequence[Balance] | None,
    categories: Categories,
) -> Iterator[Wrong | Unclear]:
    """Yield every number that does not come out: our own sums first, then what was declared.

    ``real`` are the lists as two versions hold them; None where there is nothing to compare, then
    the profile says what each row does to the number of items.
    """
    for one in told:
        yield from sums(one)
    for balance in real or ():
        yield from balances(balance)
    if declared is None:
        return
    for word, said in declared.groups.items():
        found = count_of(word, rows)
        if found != said:
            yield Wrong(word, said, found, formula([found]))
    if real is not None:
        yield from _against_lists(declared, real)
    elif declared.before is not None and declared.after is not None:
        yield from _against_profile(declared.before, declared.after, rows, categories)


def count_of(word: str, rows: Iterable[Row]) -> int:
    """Return how many rows a category, a kind inside one, or an official word has."""
    listed = list(rows)
    counts = (
        sum(row.kind.category == word for row in listed),
        sum(row.kind.word == word for row in listed),
        sum(row.kind.action == word for row in listed),
    )
    return next((count for count in counts if count), 0)


def _against_lists(declared: Totals, real: Sequence[Balance]) -> Iterator[Wrong]:
    counted = {
        BEFORE: [balance.before for balance in real],
        AFTER: [balance.after for balance in real],
    }
    for what, said in ((BEFORE, declared.before), (AFTER, declared.after)):
        if said is not None and sum(counted[what]) != said:
            yield Wrong(what, said, sum(counted[what]), formula(counted[what]))


def _against_profile(
    before: int, after: int, rows: Sequence[Row], categories: Categories
) -> Iterator[Wrong | Unclear]:
    unclear = [row.kind.word for row in rows if row.effect is None]
    if unclear:
        yield Unclear(AFTER, after, tuple(dict.fromkeys(unclear)))
        return
    yield from balances(Balance(AFTER, before, _steps(rows, categories), after))


def declared_balance(
    declared: Totals | None, rows: Sequence[Row], categories: Categories
) -> Balance | None:
    """Return the list as the declared numbers say it was and is; None where they say neither."""
    if declared is None or declared.before is None or declared.after is None:
        return None
    lists = {row.list.official_name for row in rows}
    word = lists.pop() if len(lists) == 1 else "清单"
    return Balance(word, declared.before, _steps(rows, categories), declared.after)


__all__ = [
    "Unclear",
    "check",
    "count_of",
    "declared_balance",
    "outside",
    "real_balances",
    "tallies",
]
