"""What the lists beside the three say for rules between items: a file a list.

A list that needs nothing of the kind has no line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...model.vocabulary import ListKind
from .delegations import delegation_marks
from .fulfilment import fulfilment_marks, header_marks
from .mark import Mark
from .territory import territory_marks

Marker = Callable[[Mapping[str, Any], Mapping[str, Any]], Sequence[Mark]]
"""From the plain mapping of an item and the defaults of its header."""

_MARKERS: Mapping[ListKind, Marker] = {
    ListKind.DELEGATIONS: delegation_marks,
    ListKind.FULFILMENT: fulfilment_marks,
    ListKind.TERRITORY: territory_marks,
}
_OF_HEADERS: Mapping[ListKind, Callable[[Mapping[str, Any]], Sequence[Mark]]] = {
    ListKind.FULFILMENT: header_marks,
}


def marks_of(
    kind: ListKind, mapping: Mapping[str, Any], defaults: Mapping[str, Any]
) -> Sequence[Mark]:
    """Return what an item says; whatever has a form that the schema refuses is passed over."""
    marker = _MARKERS.get(kind)
    return marker(mapping, defaults) if marker is not None else ()


def marks_of_header(kind: ListKind, mapping: Mapping[str, Any]) -> Sequence[Mark]:
    """Return what the header of a list says for rules on its items."""
    marker = _OF_HEADERS.get(kind)
    return marker(mapping) if marker is not None else ()
