"""What the lists say of who does what, as phrases that a question can be held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from itertools import chain

from ..model.boundary import Boundary
from ..model.duty import Duty
from ..model.item import Item
from ..model.power import Power
from ..model.procedure import Procedure
from ..model.territory import Territory
from ..model.vocabulary import ListKind, Status, Visibility
from ..publish.search.asking import Phrase, Told
from ..store.inventory import Entry, Inventory


@dataclass(frozen=True, slots=True)
class Matter:
    """One item that names who acts: its leading and supporting organs and its phrases."""

    entry: Entry
    lead: tuple[str, ...]
    support: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    @property
    def kind(self) -> ListKind:
        """The list that says it."""
        return self.entry.kind


def matters(inventory: Inventory, *, internal: bool = False) -> list[Matter]:
    """Return the items that say who acts, in the order of the inventory.

    They are in force, now or from a later day. Drafts, items under review and repealed ones answer
    nothing; internal ones, and internal tasks, only where ``internal`` is asked for.
    """
    found = []
    for entry in inventory.entries:
        item = entry.item
        if item.status in (Status.DRAFT, Status.REVIEW, Status.REPEALED):
            continue
        if item.visibility is Visibility.INTERNAL and not internal:
            continue
        lead, support, own = _said(item, entry.organ, internal)
        if lead:
            organs = _names(inventory, lead)
            phrases = tuple(dict.fromkeys((*_of_every_item(item), *own, *organs)))
            found.append(Matter(entry, lead, support, phrases))
    return found


def _of_every_item(item: Item) -> Iterator[Phrase]:
    yield Phrase(Told.NAME, item.name)
    yield from (Phrase(Told.COMMON_NAME, name) for name in item.common_names)
    yield from (Phrase(Told.KEYWORD, word) for word in item.keywords)


def _names(inventory: Inventory, organs: tuple[str, ...]) -> Iterator[Phrase]:
    for organ in organs:
        if registered := inventory.organs.get(organ):
            for name in (registered.name, *registered.short_names):
                yield Phrase(Told.ORGAN, name)


_Said = tuple[tuple[str, ...], tuple[str, ...], Iterator[Phrase]]
"""Leading organs, supporting organs, phrases of its own."""


@singledispatch
def _said(item: Item, owner: str | None, internal: bool) -> _Said:
    """What an item says of who acts; a list that says nothing of it has no line here."""
    return (), (), iter(())


@_said.register
def _of_boundary(item: Boundary, owner: str | None, internal: bool) -> _Said:
    cases = (Phrase(Told.CASE, case.situation, case.organ) for case in item.cases)
    duties = (Phrase(Told.DUTY, text) for part in item.division for text in part.duties)
    return tuple(item.lead), tuple(item.supporters()), chain(cases, duties)


@_said.register
def _of_territory(item: Territory, owner: str | None, internal: bool) -> _Said:
    lead = tuple(item.leaders())
    others = (one.organ for one in item.principals if one.organ not in lead)
    towns = item.towns.organs if item.towns else ()
    duties = (Phrase(Told.DUTY, text) for one in item.principals for text in one.duties)
    steps = (Phrase(Told.STEP, step.action) for step in item.steps)
    return lead, tuple(dict.fromkeys((*others, *item.supporters, *towns))), chain(duties, steps)


@_said.register
def _of_power(item: Power, owner: str | None, internal: bool) -> _Said:
    return (owner,) if owner else (), (), iter(())


@_said.register
def _of_duty(item: Duty, owner: str | None, internal: bool) -> _Said:
    shown = (t for t in item.tasks if internal or t.visibility is not Visibility.INTERNAL)
    tasks = (Phrase(Told.TASK, task.name) for task in shown)
    content = (Phrase(Told.DUTY, text) for text in (item.content,) if text)
    return (owner,) if owner else (), (), chain(tasks, content)


@_said.register
def _of_procedure(item: Procedure, owner: str | None, internal: bool) -> _Said:
    others = tuple(organ for organ in item.organs() if organ not in item.lead)
    return tuple(item.lead), others, iter(())
