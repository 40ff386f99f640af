"""What the lists beside the three say for rules between items: a file a list.

A list that needs nothing of the kind has no line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...model.vocabulary import ListKind
from .mark import Mark

Marker = Callable[[Mapping[str, Any], Mapping[str, Any]], Sequence[Mark]]
"""From the plain mapping of an item and the defaults of its header."""

_MARKERS: Mapping[ListKind, Marker] = {}


def marks_of(
    kind: ListKind, mapping: Mapping[str, Any], defaults: Mapping[str, Any]
) -> Sequence[Mark]:
    """Return what an item says; whatever has a form that the schema refuses is passed over."""
    marker = _MARKERS.get(kind)
    return marker(mapping, defaults) if marker is not None else ()
