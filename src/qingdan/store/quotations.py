"""What is to be done with the 原文 of the bases of a workspace: fill in, hold against, take away.

Nothing is written here; the outcome holds the new content of every file that would change.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ..law.reviewing.citedparts import Lack
from ..law.reviewing.filling import MOST_ARTICLES, Refusal, Words, words_of
from ..law.reviewing.same_words import Compared, Match, compared
from ..model.bases import Found, bases_of_header, bases_of_item
from ..model.finding import FieldPath, field_name
from .base_edits import BaseEdit, edit_bases
from .layout import Placed, Role, place
from .reader import read_mapping
from .snapshot import Snapshot

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary

QUOTE = "原文"


class Mode(StrEnum):
    """What is wanted."""

    FILL = "fill"
    REMOVE = "remove"
    """What is word for word the library's."""
    REMOVE_ALL = "remove-all"


class Outcome(StrEnum):
    """What became of the 原文 of one basis; the value is a stable slug."""

    FILLED = "filled"
    UNFILLED = "unfilled"
    SAME = "same"
    TYPOGRAPHIC = "typographic"
    PART = "part"
    EARLIER = "other-version"
    DIFFERENT = "different"
    UNCHECKED = "unchecked"
    REMOVED = "removed"
    REFUSED = "refused"
    """The file's layout does not allow it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One basis and what became of its 原文."""

    file: str
    item: str | None
    path: FieldPath
    citation: str
    outcome: Outcome
    lack: Lack | Refusal | None = None
    """Why it was not filled, or not held against the law."""
    title: str | None = None
    version: str | None = None
    """The version whose words it has or got."""
    reason: str | None = None
    """Why the file was left as it is, in words."""

    @property
    def field(self) -> str | None:
        """The path as it is written in reports."""
        return field_name(self.path)


@dataclass
class Quotations:
    """All bases, and the files that change: what they were and what they become."""

    entries: list[Entry] = field(default_factory=list)
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Outcome]:
        """Bases by what became of them."""
        return Counter(entry.outcome for entry in self.entries)


@dataclass(frozen=True)
class Wish:
    """What is asked for; ``most`` is the number of articles a 原文 may have at most."""

    mode: Mode
    library: LawLibrary
    on: datetime.date
    most: int = MOST_ARTICLES


def quotations(
    snapshot: Snapshot,
    paths: Iterable[str],
    wish: Wish,
    progress: Callable[[int, int], None] | None = None,
) -> Quotations:
    """Look at every basis of the files at ``paths`` (items and headers; others are passed over)."""
    found = Quotations()
    wanted = [placed for path in paths if (placed := place(path)).role in (Role.ITEM, Role.HEADER)]
    for done, (placed, (path, data)) in enumerate(
        zip(wanted, snapshot.read_all([one.path for one in wanted]), strict=True), 1
    ):
        _look_at(found, placed, path, data, wish)
        if progress is not None:
            progress(done, len(wanted))
    return found


def _look_at(found: Quotations, placed: Placed, path: str, data: bytes, wish: Wish) -> None:
    mapping = read_mapping(data).value
    if mapping is None or placed.kind is None:
        found.unreadable.append(path)
        return
    walk = bases_of_item if placed.role is Role.ITEM else bases_of_header
    pairs = list(_decided(walk(placed.kind, mapping), placed, wish))
    edits = {edit.base.path: edit for _entry, edit in pairs if edit is not None}
    refused: dict[FieldPath, str] = {}
    if edits:
        edited = edit_bases(path, data, list(edits.values()))
        refused = {edit.base.path: reason for edit, reason in edited.refused}
        if edited.data != data:
            found.before[path], found.after[path] = data, edited.data
    for entry, _edit in pairs:
        reason = refused.get(entry.path)
        found.entries.append(entry if reason is None else _refused(entry, reason))


def _refused(entry: Entry, reason: str) -> Entry:
    return Entry(entry.file, entry.item, entry.path, entry.citation, Outcome.REFUSED, reason=reason)


def _decided(
    bases: Iterable[Found], placed: Placed, wish: Wish
) -> Iterator[tuple[Entry, BaseEdit | None]]:
    for base in bases:
        quote = base.text(QUOTE)
        if quote is None:
            if wish.mode is Mode.FILL:
                yield _filled(base, placed, wish)
        else:
            yield _judged(base, quote, placed, wish)


def _filled(base: Found, placed: Placed, wish: Wish) -> tuple[Entry, BaseEdit | None]:
    words = words_of(base.citation, wish.library, wish.on, wish.most, base.text("原注"))
    here = (placed.path, placed.id, base.path, base.citation)
    if not isinstance(words, Words):
        return Entry(*here, Outcome.UNFILLED, words), None
    entry = Entry(*here, Outcome.FILLED, None, words.law.title, words.version.key)
    return entry, BaseEdit(base, QUOTE, words.text)


def _judged(base: Found, quote: str, placed: Placed, wish: Wish) -> tuple[Entry, BaseEdit | None]:
    here = (placed.path, placed.id, base.path, base.citation)
    removal = BaseEdit(base, QUOTE, None)
    if wish.mode is Mode.REMOVE_ALL:
        return Entry(*here, Outcome.REMOVED), removal
    match = compared(base.citation, quote, wish.library, wish.on)
    if not isinstance(match, Compared):
        return Entry(*here, Outcome.UNCHECKED, match), None
    version = match.version.key if match.version else None
    if match.match is Match.SAME and wish.mode is Mode.REMOVE:
        return Entry(*here, Outcome.REMOVED, version=version), removal
    return Entry(*here, Outcome(match.match.value), version=version), None


__all__ = ["Entry", "Mode", "Outcome", "Quotations", "Wish", "quotations"]
