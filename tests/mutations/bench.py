"""Break the sample, check it, and compare what is found with what was broken."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from qingdan.adjust.since import since_snapshot
from qingdan.model.vocabulary import RulePreset
from qingdan.rules import run
from qingdan.rules.examples import SYMLINK
from qingdan.rules.facts import Around
from qingdan.rules.ground import Ground, read_ground
from qingdan.rules.registry import BY_SLUG, RULES
from qingdan.rules.remembered import Memory as Store
from qingdan.rules.result import Located
from qingdan.rules.rule import Scope
from qingdan.rules.settings import of_preset
from qingdan.store.snapshot import Snapshot

from .mutation import Mutation, Mutator, Place
from .workspace import Workspace
from .writing import Misfit

DAY = datetime.date(2026, 10, 1)
"""The sample stands on the law of the autumn of 2026."""

_TRIES = 400
_SETTINGS = "qingdan.yaml"
_USUAL = of_preset(RulePreset.DEFAULT)
_CHOSEN = frozenset(rule.slug for rule in RULES if rule.code not in _USUAL)
"""Rules that a workspace chooses. All are on, so that the sample is judged once for all of them,
and nobody listens to any but the one that is looked for."""


class NoPlaceError(Exception):
    """The sample holds nothing that could be broken in this way."""


class Chance(Random):
    """A source of chance; to choose among nothing says that the place does not suit."""

    def choice(self, seq: Any) -> Any:
        if not seq:
            raise Misfit
        return super().choice(seq)


class Files:
    """A snapshot of files in memory; what has the same content has the same stamp."""

    label = "worktree"
    date = None

    def __init__(self, files: Mapping[str, bytes], stamps: Mapping[str, bytes]) -> None:
        self._files = files
        self._stamps = stamps

    def paths(self) -> list[str]:
        return sorted(path for path, content in self._files.items() if content != SYMLINK)

    def links(self) -> list[str]:
        return sorted(path for path, content in self._files.items() if content == SYMLINK)

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path]

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            yield path, self.read(path)

    def stamps(self) -> Mapping[str, bytes]:
        return self._stamps


@dataclass(frozen=True)
class Outcome:
    """What became of one mutation.

    ``named`` are the new findings of the rule that was to speak; ``false`` those of other rules
    that nobody announced; ``lost`` findings that were there before and are gone.
    """

    mutation: Mutation
    named: tuple[Place, ...]
    false: tuple[Located, ...]
    lost: tuple[Located, ...]

    @property
    def is_detected(self) -> bool:
        """Whether the rule spoke at all."""
        return bool(self.named)

    @property
    def is_placed(self) -> bool:
        """Whether it spoke in the right files, on the right lines, and nowhere else."""
        return sorted(self.named) == sorted(self.mutation.places)

    @property
    def is_clean(self) -> bool:
        """Whether no other rule spoke or fell silent."""
        return not self.false and not self.lost

    def _line(self, place: Place) -> str:
        content = self.mutation.changes.get(place[0])
        if isinstance(content, bytes):
            content = content.decode(errors="replace")
        lines = (content or "").split("\n")
        return lines[place[1] - 1][:200] if place[1] <= len(lines) else ""

    def __str__(self) -> str:
        """What went wrong, for a failing test."""
        lines = [f"expected {self.mutation.places}, found {self.named}"]
        lines += [f"broken:   {self._line(place)}" for place in self.mutation.places[:2]]
        for word, located in (("false", self.false), ("lost", self.lost)):
            for one in located:
                finding = one.finding
                place = f"{finding.file}:{finding.line}:{finding.column}"
                lines.append(f"{word}: {finding.rule} {finding.name} {place} {finding.message}")
        return "\n".join(lines)


class Sound:
    """The workspace before anything is broken, with all rules turned on."""

    def __init__(self, workspace: Workspace, store: Path) -> None:
        self.workspace = workspace
        self.files = {**workspace.files, _SETTINGS: _settings(workspace)}
        self.stamps = {path: _stamp(content) for path, content in self.files.items()}
        self._items = {item.path for item in workspace.items}
        self._ground: Ground | None = None
        folder = store / _stamp(self.files[_SETTINGS]).hex()
        self._store = Store(folder, "mutations", "sample")

    def findings(
        self, changes: Mapping[str, Any], *, again: bool = False, change: bool = False
    ) -> list[Located]:
        """Check the workspace with some files changed; ``again`` judges every item anew.

        With ``change`` the sound workspace is the base of the rules on change.
        """
        files, stamps = dict(self.files), dict(self.stamps)
        for path, content in changes.items():
            files.pop(path, None)
            stamps.pop(path, None)
            if content is not None:
                files[path] = content.encode() if isinstance(content, str) else content
                stamps[path] = _stamp(files[path])
        snapshot = Files(dict(sorted(files.items())), stamps)
        if again:
            return list(run.validate(snapshot, run.Options(as_of=DAY, jobs=1)).located)
        since = since_snapshot(snapshot, Files(self.files, self.stamps)) if change else None
        options = run.Options(as_of=DAY, jobs=1, memory=self._store, since=since)
        with patch.object(run, "read_ground", self._read_ground(changes)):
            return list(run.validate(snapshot, options).located)

    def _read_ground(self, changes: Mapping[str, Any]) -> Callable[..., Ground]:
        """Return how to read what items stand on: once, where items alone have changed."""
        return self._remembered_ground if self.holds_items(changes) else read_ground

    def holds_items(self, changes: Mapping[str, Any]) -> bool:
        """Whether items alone have changed, and none is gone."""
        return changes.keys() <= self._items and None not in changes.values()

    def is_exact(self, changes: Mapping[str, Any]) -> bool:
        """Whether judging everything anew gives the same as remembering what did not change."""
        return self.findings(changes) == self.findings(changes, again=True)

    def _remembered_ground(self, snapshot: Snapshot, around: Around) -> Ground:
        if self._ground is None:
            self._ground = read_ground(snapshot, around)
        return self._ground

    @cached_property
    def before(self) -> list[Located]:
        """What is found where nothing is broken."""
        return self.findings({})


class Bench:
    """The sample and where it is remembered; one mutation after the other."""

    def __init__(self, workspace: Workspace, store: Path) -> None:
        self.workspace = workspace
        self._store = store
        self._sound: dict[Any, Sound] = {}

    def sound(self, mutator: Mutator) -> Sound:
        """Return the workspace that a mutator breaks."""
        prepare = mutator.prepare
        if prepare not in self._sound:
            self._sound[prepare] = Sound(prepare(self.workspace), self._store)
        return self._sound[prepare]

    def mutation(self, mutator: Mutator, random: Random) -> Mutation:
        """Break the sample at a random place where it can be broken in this way."""
        workspace = self.sound(mutator).workspace
        for _attempt in range(_TRIES):
            try:
                mutation = mutator.mutate(random, workspace)
            except Misfit:
                continue
            if mutation is not None:
                return mutation
        raise NoPlaceError(f"{mutator.rule}: {mutator.name} finds no place in the sample")

    def run(self, mutator: Mutator, mutation: Mutation) -> Outcome:
        """Check the broken sample and compare."""
        sound = self.sound(mutator)
        change = BY_SLUG[mutator.rule].scope is Scope.CHANGE
        unheard = _CHOSEN - {mutator.rule}
        after = _heard(sound.findings(mutation.changes, change=change), unheard)
        before = _heard(sound.before, unheard)
        fresh = _less(after, before)
        return Outcome(
            mutation,
            tuple((f.file, f.line) for one in fresh if (f := one.finding).name == mutator.rule),
            tuple(one for one in fresh if one.finding.name not in {mutator.rule, *mutation.also}),
            tuple(one for one in _less(before, after) if not _is_gone(one, mutation)),
        )


def random_for(mutator: Mutator, seed: int, time: int) -> Random:
    """Return the chance of one mutation: the same for the same numbers."""
    return Chance(f"{mutator.rule} {mutator.name} {seed} {time}")


def _heard(these: Iterable[Located], unheard: frozenset[str]) -> list[Located]:
    return [one for one in these if one.finding.name not in unheard]


def _less(these: Iterable[Located], those: Iterable[Located]) -> list[Located]:
    """Return the findings that are not among others, wherever lines have moved to."""
    left = Counter(one.key for one in those)
    found = []
    for one in these:
        if left[one.key]:
            left[one.key] -= 1
        else:
            found.append(one)
    return found


def _is_gone(one: Located, mutation: Mutation) -> bool:
    """Whether the file of a finding is no longer there, or says what is no longer there."""
    return mutation.changes.get(one.finding.file, "") is None


def _settings(workspace: Workspace) -> bytes:
    """Return ``qingdan.yaml`` with all rules turned on."""
    document = workspace.document(_SETTINGS)
    return document.put(Chance(0), ("规则",), {"选用": sorted(_CHOSEN)}).text.encode()


def _stamp(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
