"""What is known before a sheet is read: settled headings, what people want, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...model.vocabulary import ListKind
from .columns import Column, bare_heading
from .headings.every import LISTS
from .headings.known import ListColumns
from .lexicon import Candidate, Lexicon
from .targets import Target


@dataclass(frozen=True)
class SavedMapping:
    """A saved mapping (``mappings/*.yaml``) in the terms of tables."""

    name: str
    kind: ListKind
    targets: Mapping[str, Target]
    """By bare heading."""
    values: Mapping[Column, Mapping[str, str]] = field(default_factory=dict)
    """Values of cells to be exchanged for others, by column."""
    constants: Mapping[Column, str] = field(default_factory=dict)
    """What a column holds where it is missing or a cell is blank."""
    header_rows: tuple[int, int] | None = None
    """First and last row of the heading, from 0."""

    def fits(self, present: frozenset[str]) -> bool:
        """Whether it speaks of every (bare) heading of a sheet, and what it takes is there."""
        taken = {h for h, target in self.targets.items() if isinstance(target, Column)}
        return bool(taken) and present <= self.targets.keys() and taken <= present


@dataclass(frozen=True)
class Question:
    """A column that is doubtful, put to a person."""

    sheet: str
    column: str
    """Its letters: ``F``."""
    heading: str
    samples: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    columns: ListColumns


Ask = Callable[[Question], Target | None]
"""Returns what a person chose; None where the person leaves it open."""


@dataclass
class Guide:
    """How the sheets of an import are to be read; None or empty where nobody said anything."""

    kind: ListKind | None = ListKind.POWERS
    """None: told from the headings of each sheet."""
    targets: Mapping[ListKind, Mapping[str, Target]] = field(default_factory=dict)
    """Targets that the command line gives, by kind and bare heading."""
    chosen: SavedMapping | None = None
    """The mapping to be used for every sheet of its kind."""
    saved: tuple[SavedMapping, ...] = ()
    """Mappings of the workspace, used where they fit."""
    extra: Mapping[ListKind, frozenset[str]] = field(default_factory=dict)
    """Names of the extra fields that the workspace declares."""
    personal: frozenset[str] = frozenset()
    """Bare headings of personal columns that are wanted."""
    usual: ListKind = ListKind.POWERS
    """The kind that is not worth telling when it is recognised."""
    ask: Ask | None = None
    keep_original: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    """Types of powers by the codes of the workspace's profile."""
    answers: dict[tuple[ListKind, str], Target] = field(default_factory=dict)
    """What people answered in this import."""

    def lexicon(self, kind: ListKind, mapping: SavedMapping | None = None) -> Lexicon:
        """Return the headings of a kind with all that is settled; the command line wins."""
        settled: dict[str, Target] = {}
        if mapping is not None:
            settled |= mapping.targets
        settled |= {heading: t for (k, heading), t in self.answers.items() if k is kind}
        settled |= self.targets.get(kind, {})
        return Lexicon(LISTS[kind], settled)

    def wants(self, heading: str) -> bool:
        """Whether a personal column is wanted."""
        return bare_heading(heading) in self.personal
