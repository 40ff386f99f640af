"""Findings about an item whose values may stand in the header of its list."""

from __future__ import annotations

from ...model.finding import FieldPath
from ..rule import Mark, RawFinding, Rule
from .reading import Delegated


def finding(
    rule: Rule,
    item: Delegated,
    message: str,
    hint: str,
    at: FieldPath | None = None,
    field: FieldPath | None = None,
) -> RawFinding:
    """Return a finding at a value; at the first key where it stands elsewhere, or nowhere.

    ``field`` is the key that is missing, where one is.
    """
    facts = item.facts
    if at is not None:
        return RawFinding(rule.slug, facts.path, message, hint, at, item=facts.id)
    first: FieldPath = (facts.first_key,) if facts.first_key else ()
    return RawFinding(rule.slug, facts.path, message, hint, first, Mark.KEY, field, facts.id)
