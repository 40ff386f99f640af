"""Which commits changed what an item says: its file, its list's defaults, the texts it takes over.

``history.moments`` knows files and headers. What a reader sees also changes where a shared text
(``texts/*.yaml``) changes that the item uses; such a commit is a state of the item, too.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..history.contents import Contents
from ..history.ledger import Ledger, Timeline
from ..history.moments import header_of, moments_of
from ..model.shared import SharedText
from ..store.layout import TEXTS_FOLDER


class State(NamedTuple):
    """What an item was made from after a commit: its file, the header's blob, the shared texts.

    ``blob`` is "" where there was no file; ``texts`` numbers a state of the shared texts.
    """

    number: int
    path: str
    blob: str
    header: str
    texts: int


@dataclass(frozen=True)
class SharedPast:
    """The shared texts after each commit that changed them."""

    ledger: Ledger
    contents: Contents

    @cached_property
    def _timelines(self) -> dict[str, Timeline]:
        paths = [path for path in self.ledger.files if path.startswith(f"{TEXTS_FOLDER}/")]
        return {path: Timeline(self.ledger.events(path)) for path in paths}

    @cached_property
    def numbers(self) -> list[int]:
        """Numbers of the commits that changed a shared text, the oldest first."""
        found = {event.number for line in self._timelines.values() for event in line.events}
        return sorted(found)

    def state_at(self, number: int) -> int:
        """Return the number of the state after a commit; 0 before there were any texts."""
        return bisect_right(self.numbers, number)

    @cached_property
    def _written(self) -> list[dict[str, Any]]:
        """The plain texts by name, one mapping a state; state 0 has none."""
        found: list[dict[str, Any]] = [{}]
        for number in self.numbers:
            whole: dict[str, Any] = {}
            for line in self._timelines.values():
                for name, text in (self.contents.value(line.blob_at(number)) or {}).items():
                    whole.setdefault(name, text)
            found.append(whole)
        return found

    def blobs(self) -> list[str]:
        """Return what must be read."""
        return [event.new for line in self._timelines.values() for event in line.events]

    @cached_property
    def changed(self) -> dict[int, frozenset[str]]:
        """The names whose text was changed by each commit; what came is changed, too."""
        found = {}
        for state, number in enumerate(self.numbers, 1):
            before, after = self._written[state - 1], self._written[state]
            found[number] = frozenset(
                name for name in {*before, *after} if before.get(name) != after.get(name)
            )
        return found

    @cached_property
    def changed_later(self) -> frozenset[str]:
        """Names of all texts that were ever changed after there was something by that name."""
        names: set[str] = set()
        for state, number in enumerate(self.numbers, 1):
            names |= self.changed[number] & set(self._written[state - 1])
        return frozenset(names)

    def texts(self, state: int) -> dict[str, SharedText]:
        """Return the texts of a state as far as they are texts today."""
        found = {}
        for name, text in self._written[state].items():
            try:
                found[str(name)] = SharedText.model_validate(text)
            except ValidationError:
                continue
        return found


def states_of(ledger: Ledger, item: str, shared: SharedPast, uses: frozenset[str]) -> list[State]:
    """Return the states of an item, the oldest first; ``uses`` are texts it may ever have used."""
    found = {}
    moments = moments_of(ledger, item)
    for moment in moments:
        path = header_of(moment.after.path)
        header = next((new for name, _old, new in moment.headers if name == path), "")
        found[moment.number] = State(
            moment.number,
            moment.after.path,
            moment.after.new,
            header,
            shared.state_at(moment.number),
        )
    if uses and moments:
        for number in shared.numbers:
            if number > moments[0].number and number not in found and shared.changed[number] & uses:
                last = found[max(one for one in found if one < number)]
                found[number] = last._replace(number=number, texts=shared.state_at(number))
    return [found[number] for number in sorted(found)]
