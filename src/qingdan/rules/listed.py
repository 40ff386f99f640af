"""What stands in the lists of a plain record; whatever has another form is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.finding import FieldPath


def records(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the records of a list with their positions."""
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def texts(value: Any, path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    """Yield the texts of a list that stands at ``path``, each with its place."""
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, str):
            yield entry, (*path, index)


def part(mapping: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the record under a key; empty where there is none."""
    value = mapping.get(key)
    return value if isinstance(value, dict) else {}
