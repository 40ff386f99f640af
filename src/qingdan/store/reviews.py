"""The reviews (核对) that items hold of the articles they cite: which are suspect, and new ones.

Nothing is written here; the outcome holds the new content of every file that would change.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..law.reviewing.citedparts import Lack, citations_of, law_of
from ..law.reviewing.fingerprint import Fingerprint, fingerprint
from ..law.reviewing.suspects import REVIEW, Review, Suspect, read_review, suspects
from ..model.bases import Found, bases_of_item
from ..model.finding import FieldPath, field_name
from ..model.vocabulary import Status
from .base_edits import BaseEdit, edit_bases
from .layout import Placed, place
from .reader import read_mapping
from .snapshot import Snapshot

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary


class State(StrEnum):
    """How a basis stands to its last review; the value is a stable slug."""

    SAME = "same"
    NEW = "never-reviewed"
    SUSPECT = "suspect"
    LATER = "reviewed-later"
    """Reviewed on a later day than the one asked about: nothing to compare, nothing to record."""
    UNWATCHED = "unwatched"
    """The library cannot look up what is cited, so nothing can be recorded."""


@dataclass(frozen=True, slots=True)
class Basis:
    """One basis and how it stands; ``taken`` is what would be recorded today."""

    path: FieldPath
    citation: str
    state: State
    review: Review | None = None
    taken: Fingerprint | None = None
    lack: Lack | None = None
    suspects: tuple[Suspect, ...] = ()

    @property
    def field(self) -> str | None:
        """The path as it is written in reports."""
        return field_name(self.path)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One item with its bases; ``refused`` are those whose review could not be written."""

    file: str
    item: str
    organ: str | None
    name: str
    bases: tuple[Basis, ...]
    refused: tuple[tuple[Basis, str], ...] = ()


@dataclass
class Reviews:
    """All items that were asked for, and the files that change."""

    items: list[Reviewed] = field(default_factory=list)
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    def of(self, state: State) -> list[tuple[Reviewed, Basis]]:
        """Return the bases that stand so, with their items."""
        return [
            (item, basis) for item in self.items for basis in item.bases if basis.state is state
        ]


@dataclass(frozen=True)
class Asked:
    """What is asked for; ``law`` (its id) narrows it to bases that cite one law."""

    library: LawLibrary
    on: datetime.date
    law: str | None = None
    record: bool = True


def reviews(
    snapshot: Snapshot,
    paths: Iterable[str],
    asked: Asked,
    progress: Callable[[int, int], None] | None = None,
) -> Reviews:
    """Look at every basis of the items at ``paths``; repealed ones and others are passed over."""
    found = Reviews()
    wanted = [placed for path in paths if (placed := place(path)).id is not None]
    for done, (placed, (path, data)) in enumerate(
        zip(wanted, snapshot.read_all([one.path for one in wanted]), strict=True), 1
    ):
        _look_at(found, placed, path, data, asked)
        if progress is not None:
            progress(done, len(wanted))
    return found


def examine(base: Found, library: LawLibrary, on: datetime.date) -> Basis:
    """Return how one basis stands on a day."""
    value = base.value.get(REVIEW) if isinstance(base.value, dict) else None
    review = read_review(value)
    now = fingerprint(base.citation, library, on)
    taken, lack = (None, now) if isinstance(now, Lack) else (now, None)
    if review is None:
        state = State.NEW if taken is not None else State.UNWATCHED
        return Basis(base.path, base.citation, state, None, taken, lack)
    if review.day > on:
        return Basis(base.path, base.citation, State.LATER, review, taken, lack)
    found = suspects(base.citation, review, library, on)
    settled = State.SAME if taken is not None else State.UNWATCHED
    state = State.SUSPECT if found else settled
    return Basis(base.path, base.citation, state, review, taken, lack, found)


def _look_at(found: Reviews, placed: Placed, path: str, data: bytes, asked: Asked) -> None:
    mapping = read_mapping(data).value
    if mapping is None or placed.kind is None or placed.id is None:
        found.unreadable.append(path)
        return
    if mapping.get("状态") == Status.REPEALED:
        return
    bases = {
        base.path: base
        for base in bases_of_item(placed.kind, mapping)
        if asked.law is None or asked.law in _laws(base, asked.library)
    }
    stood = tuple(examine(base, asked.library, asked.on) for base in bases.values())
    edits = list(_edits(stood, bases, asked)) if asked.record else []
    refused: dict[FieldPath, str] = {}
    if edits:
        edited = edit_bases(path, data, edits)
        refused = {edit.base.path: reason for edit, reason in edited.refused}
        if edited.data != data:
            found.before[path], found.after[path] = data, edited.data
    name = mapping.get("名称")
    found.items.append(
        Reviewed(
            path,
            placed.id,
            placed.organ,
            name if isinstance(name, str) else "",
            stood,
            tuple((one, refused[one.path]) for one in stood if one.path in refused),
        )
    )


def _edits(
    stood: Iterable[Basis], bases: dict[FieldPath, Found], asked: Asked
) -> Iterator[BaseEdit]:
    """Yield what is to be recorded.

    A review of the same words and versions is left as it is, and one of a later day.
    """
    for one in stood:
        if one.taken is None or one.state is State.LATER:
            continue
        old = one.review
        settled = one.state is State.SAME and old is not None
        if settled and old is not None and old.version == one.taken.version:
            continue
        record = {
            "日期": asked.on.isoformat(),
            "版本": one.taken.version,
            "指纹": one.taken.value,
        }
        yield BaseEdit(bases[one.path], REVIEW, record)


def _laws(base: Found, library: LawLibrary) -> set[str]:
    """Return the ids of the laws that a basis cites."""
    laws = (law_of(citation, library) for citation in citations_of(base.citation) or ())
    return {law.id for law in laws if not isinstance(law, Lack)}


__all__ = ["Asked", "Basis", "Reviewed", "Reviews", "State", "examine", "reviews"]
