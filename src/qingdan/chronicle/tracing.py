"""What of the log an item's past is made from, and what tells one such past from another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..history.contents import Contents
from ..history.ledger import Ledger
from ..history.moments import header_of
from ..store.inventory import Entry
from .causes import Causes
from .projecting import OldVersions
from .remembered import digest
from .states import SharedPast, State, states_of


@dataclass(frozen=True)
class Commits:
    """What the repository holds: the log, contents, shared texts, and what differs from the tip.

    ``origins`` maps an item to the one whose file was given its id. ``dirty`` are items whose
    current text is not the committed one.
    """

    ledger: Ledger
    contents: Contents
    shared: SharedPast
    origins: Mapping[str, str]
    dirty: frozenset[str]


class Trace:
    """Asks the log about items."""

    def __init__(self, commits: Commits, old: OldVersions, causes: Causes) -> None:
        self.commits = commits
        self._old = old
        self._causes = causes
        self._headers: dict[str, int] = {}

    def chain(self, item: str) -> list[str]:
        """Return the ids an item had, the newest first."""
        chain = [item]
        while (origin := self.commits.origins.get(chain[-1])) and origin not in chain:
            chain.append(origin)
        return chain

    def is_untouched(self, entry: Entry, chain: list[str], uses: frozenset[str]) -> bool:
        """Whether one commit made the item what it is, and nothing it inherits changed since."""
        if entry.id in self.commits.dirty or len(chain) > 1 or uses:
            return False
        events = self.commits.ledger.events(entry.id)
        header = self._header_changed(header_of(entry.path))
        return len(events) == 1 and header <= events[0].number

    def _header_changed(self, path: str) -> int:
        """Return the number of the last commit that changed a header; -1 where there is none."""
        if path not in self._headers:
            last = self.commits.ledger.last(path)
            self._headers[path] = last.number if last is not None else -1
        return self._headers[path]

    def states(self, chain: list[str], uses: frozenset[str]) -> list[State]:
        """Return the states of an item under all its ids, the oldest first."""
        commits = self.commits
        found = {}
        for item in reversed(chain):
            for state in states_of(commits.ledger, item, commits.shared, uses):
                found[state.number] = state  # where one id ends the next begins
        return [found[number] for number in sorted(found)]

    def uses(self, entry: Entry, chain: list[str]) -> frozenset[str]:
        """Return the changing shared texts that an item may use or have used."""
        changing = self.commits.shared.changed_later
        if not changing:
            return frozenset()
        if len(self.commits.ledger.events(entry.id)) <= 1 and len(chain) == 1:
            return changing.intersection(entry.brief.texts)
        return changing

    def key(self, entry: Entry, chain: list[str], uses: frozenset[str]) -> str:
        """Return a digest of everything an item's past is made from, names of others apart.

        A commit of the main line stands for all before it, so numbers of commits are told apart by
        the newest one.
        """
        ledger = self.commits.ledger
        events = [event for item in chain for event in ledger.events(item)]
        headers = {header_of(event.path) for event in events}
        around = [event for path in sorted(headers) for event in ledger.events(path)]
        newest = max((event.number for event in (*events, *around)), default=-1)
        if uses and self.commits.shared.numbers:
            newest = max(newest, self.commits.shared.numbers[-1])
        told = self._causes.told.get(entry.id, [])
        causes = [
            (
                self._causes.pages[one.adjusted.file],
                *(one.adjusted.action, one.after, sorted(one.days), sorted(one.numbers)),
            )
            for one in told
        ]
        made = (
            events,
            around,
            ledger.commits[newest] if newest >= 0 else "",
            sorted(uses),
            causes,
            self._old.today(entry) if entry.id in self.commits.dirty else None,
            self._old.refers(entry.id),
            ledger.cut,
        )
        return digest(repr(made))
