"""Which published adjustment brought about a version: by anchor, by commit, else by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..announce.declared import Declared
from ..history.adjusted import Adjusted, Told, adjusted_by
from ..history.contents import Contents
from ..history.ledger import Ledger
from ..model.adjustment import Entry
from ..publish.public.versions import Cause, announced_page
from .redacting import Redactions


@dataclass(frozen=True)
class Causes:
    """What published adjustments say of each item, by id; what they are called on the site."""

    told: Mapping[str, list[Told]]
    pages: Mapping[str, Cause]

    def of(
        self, item: str, number: int, anchor: str | None, effective: str | None
    ) -> tuple[tuple[Cause, ...], str | None]:
        """Return the adjustments behind a version, and the official word they use for it."""
        found = adjusted_by(self.told.get(item, []), number, anchor, effective)
        words = [one.action for one in found if one.action]
        return tuple(self.pages[one.file] for one in found), words[-1] if words else None


def gather(
    declared: Iterable[Declared],
    ledger: Ledger | None,
    contents: Contents | None,
    redactions: Redactions,
) -> Causes:
    """Return the causes that ``declared`` (published adjustments) can be."""
    told: dict[str, list[Told]] = {}
    pages = {}
    for one in declared:
        adjustment = one.adjustment
        title = redactions.text(adjustment.name)
        pages[one.path] = Cause(
            title, redactions.text(adjustment.document or ""), announced_page(one.stem)
        )
        for entry in adjustment.entries:
            if entry.item is not None:
                numbers = _commits(one.path, entry.item, ledger, contents)
                told.setdefault(entry.item, []).append(_told(one, entry, numbers))
    return Causes(told, pages)


def _commits(
    path: str, item: str, ledger: Ledger | None, contents: Contents | None
) -> frozenset[int]:
    """Return the commits that put in or changed an adjustment while it named an item."""
    if ledger is None or contents is None:
        return frozenset()
    return frozenset(
        event.number
        for event in ledger.events(path)
        if event.new and item.encode() in (contents.data(event.new) or b"")
    )


def _told(one: Declared, entry: Entry, numbers: frozenset[int]) -> Told:
    adjustment = one.adjustment
    approved = adjustment.approval.date if adjustment.approval else None
    effective = entry.effective or adjustment.effective
    days = (effective,) if effective else (adjustment.date, approved)
    assert entry.item is not None  # noqa: S101 - asked only of entries on items
    return Told(
        Adjusted(one.path, adjustment.name, adjustment.document, None, str(entry.action)),
        entry.item,
        entry.after,
        numbers,
        frozenset(day.isoformat() for day in days if day),
    )
