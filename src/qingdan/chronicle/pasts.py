"""The versions of every item: of most there is one, and nothing has to be read to know it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from ..compare.anchor import anchor
from ..compare.files import owner_of
from ..history.entries import SOURCES
from ..model.shared import SharedText
from ..model.vocabulary import ListKind
from ..publish.public.projection import PublicItem
from ..publish.public.versions import Cause, Detail, Past, Version, pack
from ..store.inventory import Entry
from .causes import Causes
from .projecting import OldVersions, Seen
from .redacting import Redactions
from .remembered import Kept, Notes
from .states import State, states_of
from .telling import FIRST_KNOWN, Names, Reading, Told, between, first_word, read_out
from .tracing import Commits, Trace

SHORT = 10
"""Characters of a commit's id that name a version."""
_BATCH = 2_000


class _Public(NamedTuple):
    """A public version on its way: the commit's number (None: not committed) and what it says."""

    number: int | None
    effective: str
    causes: tuple[Cause, ...]
    declared: str | None
    partial: bool
    reading: Reading
    masked: bool

    @property
    def item(self) -> PublicItem:
        """The version itself."""
        return self.reading.item


class Pasts:
    """Makes the pasts of items; ``notes`` are what the last run found out."""

    def __init__(
        self,
        commits: Commits,
        old: OldVersions,
        names: Names,
        causes: Causes,
        redactions: Redactions,
        notes: Notes,
    ) -> None:
        self._commits = commits
        self._old = old
        self._names = names
        self._causes = causes
        self._redactions = redactions
        self._notes = notes
        self._texts: dict[int, dict[str, SharedText]] = {}
        self._trace = Trace(commits, old, causes)

    def all(self, entries: Iterable[Entry]) -> dict[str, Past]:
        """Return the past of every item given, by id."""
        found: dict[str, Past] = {}
        waiting: list[tuple[Entry, list[State], str]] = []
        for entry in entries:
            if self._redactions.hides_all(entry.id):
                found[entry.id] = Past((), masked=True)
                continue
            chain = self._trace.chain(entry.id)
            uses = self._trace.uses(entry, chain)
            if self._trace.is_untouched(entry, chain, uses):
                found[entry.id] = self._only(entry)
                continue
            key = self._trace.key(entry, chain, uses)
            known = self._notes.find(entry.id, key, self._names.items)
            if known is None:
                waiting.append((entry, self._trace.states(chain, uses), key))
            else:
                found[entry.id] = known
        rest = iter(waiting)
        while batch := list(islice(rest, _BATCH)):
            self._fetch(state for _entry, states, _key in batch for state in states)
            for entry, states, key in batch:
                self._old.asked.clear()
                past = self._made(entry, states)
                asked = {item: self._names.items.get(item) for item in sorted(self._old.asked)}
                self._notes.keep(entry.id, Kept(key, asked, past))
                found[entry.id] = past
        return found

    def was_public(self, item: str) -> bool:
        """Whether an item that is no more was ever public."""
        return any(seen.item.kind for seen in self._all_seen(item))

    def was_in(self, item: str, kind: ListKind) -> bool:
        """Whether a version of an item was public in a list."""
        return any(seen.item.kind is kind for seen in self._all_seen(item))

    def _all_seen(self, item: str) -> Iterator[Seen]:
        states = states_of(self._commits.ledger, item, self._commits.shared, frozenset())
        self._fetch(states)
        for state in states:
            seen = self._seen(state, item)
            if seen is not None:
                yield seen

    def _fetch(self, states: Iterable[State]) -> None:
        self._commits.contents.fetch(
            blob for state in states for blob in (state.blob, state.header)
        )

    def _only(self, entry: Entry) -> Past:
        """Return the past of an item that never changed; only adjustments may speak of it."""
        event = self._commits.ledger.events(entry.id)[0]
        state = State(event.number, event.path, event.new, "", 0)
        brief = entry.brief
        effective = brief.effective
        causes, word = self._cause(entry.id, lambda: entry.written, state, effective)
        sources = (brief.continues, brief.split_from, brief.merged_from)
        came_from = [[one for one in ids if one in self._names.items] for ids in sources]
        cut = self._commits.ledger.cut and state.number == 0
        version = Version(
            self._commits.ledger.commits[state.number][:SHORT],
            self._commits.ledger.days[state.number],
            FIRST_KNOWN if cut else word or first_word(*came_from),
            effective,
            True,
            causes,
        )
        return Past((version,), cut=cut)

    def _cause(
        self, item: str, written: Callable[[], Mapping[str, Any]], state: State, effective: str
    ) -> tuple[tuple[Cause, ...], str | None]:
        told = self._causes.told.get(item)
        if not told:
            return (), None
        owner = owner_of(state.path)
        kind = owner.kind if owner else None
        mark = anchor(kind, owner.organ, written()) if owner and kind else None
        return self._causes.of(item, state.number, mark, effective or None)

    def _seen(self, state: State, today: str) -> Seen | None:
        if not state.blob:
            return None
        if state.texts not in self._texts:
            self._texts[state.texts] = self._commits.shared.texts(state.texts)
        contents = self._commits.contents
        return self._old.old(
            state.path,
            contents.value(state.blob),
            (state.header, contents.value(state.header)),
            (state.texts, self._texts[state.texts]),
            today,
        )

    def _made(self, entry: Entry, states: list[State]) -> Past:
        public: list[_Public] = []
        masked = False
        for one in self._public(entry, states):
            masked = masked or one.masked
            if not public or not _same(public[-1].reading, one.reading):
                public.append(one)
        return self._past(public, masked=masked)

    def _public(self, entry: Entry, states: list[State]) -> Iterator[_Public]:
        """Yield the public states of an item, the current text last."""
        is_dirty = entry.id in self._commits.dirty
        for state in states:
            if state is states[-1] and not is_dirty:
                seen: Seen | None = Seen(self._old.today(entry), partial=False)
            else:
                seen = self._seen(state, entry.id)
            if seen is not None:
                written = partial(self._written, state.blob)
                causes, word = self._cause(entry.id, written, state, _effective(seen.item))
                yield self._read(entry.id, state.number, seen, causes, word)
        if is_dirty or not states:
            yield self._read(entry.id, None, Seen(self._old.today(entry), partial=False))

    def _written(self, blob: str) -> Mapping[str, Any]:
        return self._commits.contents.value(blob) or {}

    def _read(
        self,
        today: str,
        number: int | None,
        seen: Seen,
        causes: tuple[Cause, ...] = (),
        declared: str | None = None,
    ) -> _Public:
        item, masked = self._redactions.applied(seen.item, today)
        reading = read_out(item, self._names)
        return _Public(number, _effective(item), causes, declared, seen.partial, reading, masked)

    def _past(self, public: list[_Public], *, masked: bool) -> Past:
        ledger = self._commits.ledger
        versions: list[Version] = []
        details: list[Detail] = []
        refers: dict[str, None] = {}
        before: _Public | None = None
        cut = False
        for one in public:
            told = between(before.reading, one.reading, self._names) if before else None
            if before is not None and told is None:
                continue
            if before is not None:
                details[-1] = _kept(details[-1], before.item)
                refers.update(dict.fromkeys(before.item.refers))
            cut = cut or (before is None and ledger.cut and one.number == 0)
            versions.append(self._version(one, told, cut=before is None and cut))
            details.append(Detail(told.fields if told else (), None, one.partial))
            before = one
        packed = pack(tuple(reversed(details))) if len(details) > 1 else b""
        return Past(tuple(reversed(versions)), packed, tuple(refers), cut, masked)

    def _version(self, one: _Public, told: Told | None, *, cut: bool) -> Version:
        ledger = self._commits.ledger
        if told is None:
            first = first_word(*map(one.item.fields.get, SOURCES))
            word = FIRST_KNOWN if cut else one.declared or first
        else:
            word = one.declared or told.word
        if one.number is None:
            return Version("", "", word, one.effective, True, ())
        return Version(
            ledger.commits[one.number][:SHORT],
            ledger.days[one.number],
            word,
            one.effective,
            told is None or told.in_substance,
            one.causes,
        )


def _same(before: Reading, after: Reading) -> bool:
    return before.said == after.said and before.item.kind is after.item.kind


def _effective(item: PublicItem) -> str:
    """Return the day a version takes effect; empty where it says none."""
    day = item.fields.get("生效日期")
    return day.isoformat() if isinstance(day, datetime.date) else ""


def _kept(detail: Detail, item: PublicItem) -> Detail:
    """Return the detail of what is now an old version, with its whole text."""
    return Detail(detail.fields, item, detail.partial)
