"""One row of an announcement for every item as it was, or that is new.

A merger is a row for each item that goes in, a split one row for the item that is split: so the
rows of a category are what its total counts. A 主项 whose 子项 are adjusted alike is their heading,
not a row.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.actions import Action, Manner
from ..model.adjustment import Entry
from ..model.vocabulary import ListKind
from .categories import Categories, Kind
from .census import Census, Standing
from .families import Subject, subjects
from .matters import Gathered, Matter, elements
from .parties import parties
from .wording import day, given_day, listed

_GONE = frozenset({None, *Manner} - {Manner.PART, Manner.ENTRUSTED})
"""Manners of 取消 after which nothing of the item is left."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of one item. Texts are empty where nothing is to be said.

    ``items`` are the ids whose coming and going this row stands for; ``effect`` what the row does
    to the number of items of its list, None where that is not known. ``bases`` are those of the
    entry, else of its adjustment.
    """

    kind: Kind
    list: ListKind
    item: str
    items: tuple[str, ...]
    organ: str | None
    code: str
    type: str
    before: str
    after: str
    child: str
    actor_before: str
    actor_after: str
    elements: tuple[str, ...]
    bases: tuple[str, ...]
    grounds: str
    measures: str
    notes: str
    effective: datetime.date | None
    effect: int | None

    @property
    def manner(self) -> str:
        """The kind of adjustment in a few words: ``部分下放``, ``要素变化（时限、依据）``."""
        if self.elements and self.kind.action in (Action.ALTER, Action.TRANSFER):
            return f"{self.kind.word}（{'、'.join(self.elements)}）"
        return self.kind.word

    @property
    def day_said(self) -> str:
        """From when the row holds, where it says a day of its own; empty for none."""
        if self.effective is None:
            return ""
        ends = self.kind.action is Action.CANCEL
        return f"自{day(self.effective)}起{'取消' if ends else '施行'}"


@dataclass(frozen=True)
class Laid:
    """Rows in the order of the lists, and the items that could not be looked up anywhere."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    unsorted: tuple[Matter, ...] = ()


def lay_rows(gathered: Gathered, categories: Categories, base: Census | None, head: Census) -> Laid:
    """Return the rows of all matters.

    ``base`` is None where there is nothing to compare with; then names before are those that the
    adjustment gives. Items that neither version holds cannot be known to be public: they are in
    ``unknown`` and have no row. ``unsorted`` are matters for which the profile has no heading.
    """
    book = _Book(base, head)
    rows, unknown, unsorted = [], [], []
    for subject in subjects({matter.item: matter for matter in gathered.matters}, base):
        kind = categories.kind_of(subject.matter.action, subject.matter.manner)
        if kind is None:
            unsorted.append(subject.matter)
        elif book.shown(subject) is None:
            unknown.append(subject.item)
        else:
            rows.append(_row(book, subject, kind))
    ordered = sorted(_without_headings(rows, book), key=book.order)
    return Laid(tuple(ordered), tuple(dict.fromkeys(unknown)), tuple(unsorted))


class _Book:
    """Both versions, for looking things up."""

    def __init__(self, base: Census | None, head: Census) -> None:
        self.base, self.head = base, head
        everything = {**(base.items if base else {}), **head.items}
        self._rank = {item: number for number, item in enumerate(everything)}

    def before(self, item: str) -> Standing | None:
        """The item as it was, as far as the public could see it."""
        one = self.base.items.get(item) if self.base else None
        return one if one is not None and one.public else None

    def after(self, item: str) -> Standing | None:
        return self.head.items.get(item)

    def standing(self, item: str) -> Standing | None:
        """The item as it may be shown: now, else as it was; None for what is not public."""
        one = self.after(item) or self.before(item)
        return one if one is not None and one.public else None

    def shown(self, subject: Subject) -> Standing | None:
        """The item a row is on: as it was, where it is now a matter of the inside."""
        before = self.before(subject.item)
        if subject.matter.manner is Manner.TO_INTERNAL and before is not None:
            return before
        return self.standing(subject.item)

    def name(self, organ: str) -> str:
        """Name of an organ as it is now, else as it was."""
        known = self.base if self.base is not None and organ not in self.head.organs else self.head
        return known.organ_name(organ)

    def order(self, row: Row) -> tuple[int, str]:
        return self._rank.get(row.item, len(self._rank)), row.item


def _row(book: _Book, subject: Subject, kind: Kind) -> Row:
    matter, item = subject.matter, subject.item
    before = book.before(item)
    shown = book.shown(subject)
    assert shown is not None  # noqa: S101 - asked only of items that can be shown
    entry = matter.entry if matter.item == item else None
    old, new = _names(book, subject, entry)
    child, old, new = _as_child(book, shown, old, new)
    actors = _actors(book, matter, entry, item)
    return Row(
        kind=kind,
        list=shown.kind,
        item=item,
        items=(item, *(one for one in subject.targets if one != item)),
        organ=(before or shown).organ,
        code=shown.code or (before.code if before else None) or "",
        type=shown.type or "",
        before=old,
        after=new,
        child=child,
        actor_before=actors[0],
        actor_after=actors[1],
        elements=elements(matter.change) if matter.item == item else (),
        bases=_bases(matter),
        grounds=_grounds(matter),
        measures=_measures(entry),
        notes=(entry.notes or "") if entry else "",
        effective=_own_day(matter, book.after(item)),
        effect=_effect(book, subject, kind),
    )


def _effect(book: _Book, subject: Subject, kind: Kind) -> int | None:
    """Return what a row does to the number of items of its list.

    In a list whose items name both sides the anchors tell: what is handed down comes onto it.
    """
    if subject.effect is not None:
        return subject.effect
    matter, after = subject.matter, book.after(subject.item)
    entry = matter.entry if matter.item == subject.item else None
    if parties(matter.action, book.before(subject.item), after) is None:
        return kind.effect
    if entry is None or (entry.before is None and entry.after is None):
        return None
    return int(after is not None and after.in_force) - int(entry.before is not None)


def _names(book: _Book, subject: Subject, entry: Entry | None) -> tuple[str, str]:
    """Return the names before and after; empty where the item was not, or is no more."""
    matter = subject.matter
    before, after = book.before(subject.item), book.after(subject.item)
    edited = next((one for one in (entry.edited if entry else ()) if one.field == "名称"), None)
    current = after.name if after else (before.name if before else "")
    old = before.name if before else (edited.before if edited else None)
    old = old or (entry.name if entry else None) or current
    if matter.action in (Action.ADD, Action.UNDERTAKE) and not (before and before.in_force):
        old = ""
    if subject.targets:
        names = [book.standing(one) for one in subject.targets]
        return old, "；".join(one.name for one in names if one is not None)
    if _is_gone(matter):
        return old, ""
    return old, (edited.after if edited else None) or current


def _is_gone(matter: Matter) -> bool:
    """Whether nothing of the item is left for the public."""
    cancelled = matter.action is Action.CANCEL and matter.manner in _GONE
    return cancelled or matter.manner is Manner.TO_INTERNAL


def _as_child(book: _Book, shown: Standing, old: str, new: str) -> tuple[str, str, str]:
    """Return 子项 and the names before and after of its 主项; as given for what is no 子项."""
    parent = shown.parent
    main = book.standing(parent) if parent else None
    if parent is None or main is None:
        return "", old, new
    was = book.before(parent) or main
    child = new or old if not old or not new or old == new else f"{new}（原：{old}）"
    return child, was.name if old else "", main.name if new else ""


def _actors(book: _Book, matter: Matter, entry: Entry | None, item: str) -> tuple[str, str]:
    """Return the names of who acted and who acts; empty where nobody did, or does."""
    before, after = book.before(item), book.after(item)
    now = after.organ if after else None
    old = entry.giver if entry and entry.giver else (before.organ if before else now)
    new = entry.taker if entry and entry.taker else now
    if matter.action in (Action.ADD, Action.UNDERTAKE):
        old = entry.giver if entry else None
    if _is_gone(matter):
        new = None
    named = parties(matter.action, before, after)
    if named is not None and not (entry and (entry.giver or entry.taker)):
        return listed(map(book.name, named[0])), listed(map(book.name, named[1]))
    register = book.base if book.base is not None and old in book.base.organs else book.head
    return register.organ_name(old), book.head.organ_name(new)


def _own_day(matter: Matter, after: Standing | None) -> datetime.date | None:
    """Return the day from which an entry holds, where it is not that of its whole batch.

    What is cancelled and names no day ends on the day its item says.
    """
    whole = matter.declared.adjustment.effective if matter.declared else None
    own = matter.entry.effective if matter.entry else None
    if own is None and matter.action is Action.CANCEL and matter.manner in _GONE and after:
        own = given_day(after.said.get("失效日期"))
    return None if own == whole else own


def _bases(matter: Matter) -> tuple[str, ...]:
    own = matter.entry.bases if matter.entry else []
    whole = matter.declared.adjustment.bases if matter.declared else []
    return tuple(basis.citation for basis in (own or whole))


def _grounds(matter: Matter) -> str:
    if matter.entry is None:
        return ""
    said = (str(matter.entry.reason or ""), matter.entry.grounds or "")
    return "：".join(text for text in said if text)


def _measures(entry: Entry | None) -> str:
    said = (entry.handover, entry.supervision) if entry else ()
    return "；".join(text.rstrip("。；") for text in said if text)


def _without_headings(rows: Iterable[Row], book: _Book) -> Iterator[Row]:
    """Leave out each 主项 of which a 子项 has a row of the same kind."""
    listed = list(rows)
    said = {(row.item, row.kind) for row in listed}
    children: dict[str, tuple[str, ...]] = {}
    for census in (book.base, book.head):
        for parent, ids in (census.children if census else {}).items():
            children[parent] = (*children.get(parent, ()), *ids)
    for row in listed:
        alike = [child for child in children.get(row.item, ()) if (child, row.kind) in said]
        if not alike:
            yield row


__all__ = ["Laid", "Row", "lay_rows"]
