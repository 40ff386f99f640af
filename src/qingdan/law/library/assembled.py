"""A law put together from its sources: facts, articles, words, and what the sources dispute."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..facts import Article, Law
from .lawtext import Division, Provision


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that do not agree on a fact, and what was chosen."""

    what: str
    version: str
    chosen: str
    claims: tuple[tuple[str, str], ...]
    """Source and what it says."""


@dataclass(slots=True)
class Assembled:
    """A law with the articles of each version it has in words, and what sources disagree on."""

    law: Law
    articles: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    divisions: dict[str, tuple[Division, ...]] = field(default_factory=dict)
    provisions: dict[str, tuple[Provision, ...]] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    successors: tuple[str, ...] = ()
    """Titles a workspace names as having taken its place."""


__all__ = ["Assembled", "Conflict"]
