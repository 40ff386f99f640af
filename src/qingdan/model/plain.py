"""Plain values: what YAML and JSON hold, mappings and lists of texts, numbers and days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def leaves(value: Any) -> Iterator[Any]:
    """Yield what stands in mappings and lists, however deep, in its order; no keys."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from leaves(part)
    else:
        yield value


def texts_in(value: Any) -> Iterator[str]:
    """Yield the texts among the leaves."""
    return (leaf for leaf in leaves(value) if isinstance(leaf, str))
