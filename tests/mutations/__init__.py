"""Mutators: ways to break the sample, each with the rule that must notice and the place.

One module a group of rules. ``bench`` breaks the sample, checks it and compares.
"""

from __future__ import annotations

from . import (
    between,
    boundaries,
    characters,
    codes,
    completeness,
    content,
    counts,
    families,
    files,
    folders,
    law,
    limits,
    organs,
    privacy,
    schema,
    text,
    values,
    waivers,
)
from .mutation import MUTATORS, Mutation, Mutator

GROUPS = (
    files,
    folders,
    waivers,
    schema,
    values,
    completeness,
    limits,
    between,
    boundaries,
    families,
    counts,
    organs,
    codes,
    text,
    characters,
    content,
    law,
    privacy,
)
"""In the order of their rules."""

IMPOSSIBLE: dict[str, str] = {}
"""Rules that no fault in the sample can bring about, each with the reason."""

__all__ = ["GROUPS", "IMPOSSIBLE", "MUTATORS", "Mutation", "Mutator"]
