"""What a mutation is, and the list of all mutators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from .document import Edit
from .workspace import Workspace

Place = tuple[str, int]
"""A file and a line (from 1)."""

Content = str | bytes | None
"""What stands in a file; None takes it away."""


@dataclass(frozen=True)
class Mutation:
    """One fault: the files that change, and the places where its rule must speak, no others.

    ``also`` names rules that rightly speak along with it, wherever they do.
    """

    changes: Mapping[str, Content]
    places: tuple[Place, ...]
    also: frozenset[str] = frozenset()


Mutate = Callable[[Random, Workspace], Mutation | None]


@dataclass(frozen=True)
class Mutator:
    """A way to break the sample, and the rule that must notice.

    ``prepare`` makes another sample of it first, in which the rule has something to look at.
    """

    rule: str
    mutate: Mutate
    prepare: Callable[[Workspace], Workspace] = lambda workspace: workspace

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.mutate.__name__


MUTATORS: list[Mutator] = []


def mutator(
    rule: str,
    prepare: Callable[[Workspace], Workspace] = lambda workspace: workspace,
) -> Callable[[Mutate], Mutate]:
    """Register a function that breaks what ``rule`` guards."""

    def register(mutate: Mutate) -> Mutate:
        MUTATORS.append(Mutator(rule, mutate, prepare))
        return mutate

    return register


def fault(
    path: str, text: str | bytes, line: int, also: Iterable[str] = (), *more: Place
) -> Mutation:
    """Return a mutation of one file; ``more`` are places elsewhere that the rule names too."""
    return Mutation({path: text}, ((path, line), *more), frozenset(also))


def edited(path: str, edit: Edit, also: Iterable[str] = ()) -> Mutation:
    """Return a mutation of one file that is found where it was edited."""
    return fault(path, edit.text, edit.line, also)
