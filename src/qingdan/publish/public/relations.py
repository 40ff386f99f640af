"""What stands on an item's page because other items say so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from .links import Directory, Link, departments, item_link
from .projection import Projection, PublicItem

_PLAIN = 5
"""Relations that have a name of their own."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Links to other items, beyond those the item itself names."""

    children: tuple[Link, ...] = ()
    duties: tuple[Link, ...] = ()
    powers: tuple[Link, ...] = ()
    boundaries: tuple[Link, ...] = ()
    predecessors: tuple[Link, ...] = ()
    named_by: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """Items of other lists that name this one, by what they are called here."""

    def __bool__(self) -> bool:
        plain = (self.children, self.duties, self.powers, self.boundaries, self.predecessors)
        return any(plain) or bool(self.named_by)


class RelationIndex:
    """Relations of every item, found in one pass over the projection."""

    def __init__(self, projection: Projection, directory: Directory) -> None:
        self._directory = directory
        self._children: dict[str, list[str]] = defaultdict(list)
        self._duties_of: dict[str, list[str]] = defaultdict(list)
        self._powers_of: dict[str, list[str]] = defaultdict(list)
        self._predecessors: dict[str, list[str]] = defaultdict(list)
        self._matters: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._named_by: dict[str, dict[str, list[str]]] = {}
        for item in projection.items:
            self._note(item)

    def _note(self, item: PublicItem) -> None:
        for successor in item.fields.get("承接", ()):
            self._predecessors[successor].append(item.id)
        if item.is_tombstone:
            return
        for referral in KINDS[item.kind].referrals:
            named = item.fields.get(referral.key, ())
            for target in (named,) if isinstance(named, str) else named:
                self._named_by.setdefault(target, {}).setdefault(referral.label, []).append(item.id)
        match item.kind:
            case ListKind.POWERS:
                parent, duty = item.fields.get("主项"), item.fields.get("职责")
                if parent is not None:
                    self._children[parent].append(item.id)
                if isinstance(duty, str) and duty in self._directory.items:
                    self._duties_of[item.id].append(duty)
                    self._powers_of[duty].append(item.id)
            case ListKind.DUTIES:
                for power in _powers_of_tasks(item):
                    self._duties_of[power].append(item.id)
                    self._powers_of[item.id].append(power)
            case ListKind.BOUNDARIES:
                for organ in departments(item):
                    for subject in _subjects(item):
                        self._matters[organ, subject].append(item.id)

    def ids(self, item: PublicItem) -> tuple[Iterable[str], ...]:
        """Return the ids behind the relations of an item, in their order; of a tombstone none."""
        if item.is_tombstone:
            return ()
        before = item.fields.get("承接自", ())
        return (
            dict.fromkeys(self._children.get(item.id, ())),
            dict.fromkeys(self._duties_of.get(item.id, ())),
            dict.fromkeys(self._powers_of.get(item.id, ())),
            dict.fromkeys(self._matters_of(item)),
            dict.fromkeys(p for p in self._predecessors.get(item.id, ()) if p not in before),
            *(dict.fromkeys(ids) for ids in self._named_by.get(item.id, {}).values()),
        )

    def of(self, item: PublicItem) -> Relations:
        """Return the relations of one item. A tombstone has none of its own."""
        if item.is_tombstone:
            return Relations()
        links = [self._links(ids) for ids in self.ids(item)]
        children, duties, powers, boundaries, predecessors = links[:_PLAIN]
        named_by = tuple(zip(self._named_by.get(item.id, ()), links[_PLAIN:], strict=True))
        return Relations(children, duties, powers, boundaries, predecessors, named_by)

    def _matters_of(self, item: PublicItem) -> Iterator[str]:
        """Boundary matters the item's organ shares under the same common name or provision."""
        if item.kind is ListKind.BOUNDARIES or item.organ is None:
            return
        for subject in _subjects(item):
            yield from self._matters.get((item.organ, subject), ())

    def _links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(
            item_link(
                self._directory.items[i], self._directory.organ(self._directory.items[i].organ)
            )
            for i in ids
        )


def _powers_of_tasks(item: PublicItem) -> Iterator[str]:
    for task in item.fields.get("任务", ()):
        yield from task.get("权力", ())


_SPACE = re.compile(r"\s+")


def _subjects(item: PublicItem) -> Iterator[str]:
    """What two items must share to be about the same matter: a common name, or a provision."""
    fields = item.fields
    yield from fields.get("俗称", ())
    bases = [*fields.get("依据", ())]
    for part in fields.get("分工", ()):
        bases += part.get("依据", ())
    for basis in bases:
        if "条" in basis["引用"]:
            yield _SPACE.sub("", basis["引用"])
