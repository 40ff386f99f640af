"""Mutators: ways to break the sample, each with the rule that must notice and the place.

One module a group of rules. ``bench`` breaks the sample, checks it and compares.
"""

from __future__ import annotations

from . import (
    adjustments,
    appearance,
    boundaries,
    changes,
    characters,
    codes,
    completeness,
    content,
    counts,
    delegations,
    families,
    files,
    folders,
    fulfilment,
    law,
    law_citations,
    law_setting,
    law_towns,
    limits,
    organs,
    privacy,
    procedures,
    references,
    reviews,
    schema,
    territory,
    text,
    twice,
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
    references,
    twice,
    boundaries,
    families,
    counts,
    organs,
    codes,
    text,
    characters,
    content,
    law,
    law_citations,
    law_setting,
    law_towns,
    territory,
    delegations,
    fulfilment,
    procedures,
    reviews,
    changes,
    adjustments,
    privacy,
    appearance,
)
"""In the order of their rules."""

IMPOSSIBLE: dict[str, str] = {}
"""Rules that no fault in the sample can bring about, each with the reason."""

__all__ = ["GROUPS", "IMPOSSIBLE", "MUTATORS", "Mutation", "Mutator"]
