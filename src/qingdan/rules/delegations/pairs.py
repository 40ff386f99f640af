"""Every item with every body that takes it on, judged: what rules and the command both ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from ...law.delegating.case import Body, Case, Named
from ...law.delegating.judging import judge
from ...law.delegating.verdict import Judgement, Lack, Reason, Route, Verdict
from ...law.facts import Rank
from ...model.finding import FieldPath
from ...model.vocabulary import ListKind
from ..facts import View
from ..law.ranks import possible_ranks
from ..register import Register
from .bodies import body_of, members
from .reading import Delegated

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary

_NATIONAL = frozenset({Rank.LAW, Rank.ADMIN_REGULATION})
_OWN_LETTERS = {Body.TOWN: "乡", Body.STREET: "街", Body.BOTH: "乡街"}
_judge = lru_cache(maxsize=4096)(judge)


class Pair(NamedTuple):
    """One item and one body. ``organ`` is empty where the item names nobody.

    ``path`` is where the recipient stands, None where the list gives it.
    """

    delegated: Delegated
    organ: str
    name: str
    readiness: str
    path: FieldPath | None
    judgement: Judgement


def pairs_of(
    item: Delegated, register: Register, library: LawLibrary, today: datetime.date
) -> Iterator[Pair]:
    """Yield an item with each body that takes it on, groups by their members."""
    inherited = item.place("承接机构.机构") is None
    seen = set()
    known: dict[Body, Judgement] = {}
    for recipient in item.recipients:
        for organ in members(register, recipient.organ):
            if organ in seen:
                continue
            seen.add(organ)
            body = body_of(register, organ)
            if body not in known:
                known[body] = _judge(case_of(item, body, library, today))
            yield Pair(
                item,
                organ,
                register.name_of(organ),
                recipient.readiness,
                None if inherited else recipient.path,
                known[body],
            )
    if not item.recipients:
        nobody = Judgement(Route.NONE, Verdict.UNJUDGED, (), (Lack.RECIPIENT,))
        yield Pair(item, "", "", "", None, nobody)


def case_of(item: Delegated, body: Body, library: LawLibrary, today: datetime.date) -> Case:
    """Return the case that an item is for one sort of body."""
    return Case(
        item.type,
        item.method,
        body,
        _named(item, body, library, today),
        item.coercion,
        item.takes_liberty,
        item.cites_a_decision,
        item.cites_entrusting,
        item.grant,
        item.letter,
    )


def _named(item: Delegated, body: Body, library: LawLibrary, today: datetime.date) -> Named:
    own = _OWN_LETTERS.get(body)
    found = Named.NO
    for whom, citation in item.written_for() if own else ():
        if own is None or any(letter not in whom for letter in own):
            continue
        ranks = possible_ranks(library, citation, today)
        if ranks and ranks <= _NATIONAL:
            return Named.LAW
        found = Named.LOCAL
    return found


_KNOWN: WeakKeyDictionary[View, tuple[Pair, ...]] = WeakKeyDictionary()
"""What was judged of a workspace: nine rules ask for it."""


def judged(view: View) -> tuple[Pair, ...]:
    """Return the pairs of the items in force whose form is not in doubt, judged once a view."""
    found = _KNOWN.get(view)
    if found is None:
        found = _KNOWN[view] = tuple(_judged(view))
    return found


def _judged(view: View) -> Iterator[Pair]:
    register = view.register
    if register is None:
        return
    for item in sound_items(view):
        if item.recipients and item.facts.in_force:
            yield from pairs_of(item, register, view.around.shelf.library, view.around.today)


def sound_items(view: View) -> Iterator[Delegated]:
    """Yield the items that are not repealed, but those that rules of the schema speak of."""
    for facts in view.of_kind(ListKind.DELEGATIONS):
        if facts.readable and not facts.repealed:
            item = Delegated(facts)
            if not item.is_doubtful:
                yield item


def by_item(pairs: Iterable[Pair], reason: Reason) -> Iterator[tuple[Delegated, list[Pair]]]:
    """Yield the items of which a reason is said, with the pairs it is said of."""
    found: dict[int, list[Pair]] = {}
    for pair in pairs:
        if reason in pair.judgement.reasons:
            found.setdefault(id(pair.delegated), []).append(pair)
    for held in found.values():
        yield held[0].delegated, held


def first_of(pairs: Iterable[Pair], verdict: Verdict) -> Iterator[Pair]:
    """Yield the first pair of every item that has a verdict: what it lacks, the others lack too."""
    seen: set[int] = set()
    for pair in pairs:
        if pair.judgement.verdict is verdict and id(pair.delegated) not in seen:
            seen.add(id(pair.delegated))
            yield pair
