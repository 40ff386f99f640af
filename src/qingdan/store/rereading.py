"""Make sure that a rewritten file still says what is meant, to whoever reads it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .events import parse
from .guard import guard
from .reader import read_mapping
from .sameness import same as same


def rereads_as(text: str, value: Any, faults: Counter[str]) -> bool:
    """Whether both readers read ``text`` as ``value``, without a fault beyond ``faults``.

    ``faults`` counts by their names those that the file had before.
    """
    guarded = guard(text.encode("utf-8", errors="surrogatepass"))
    if guarded.text != text:
        return False
    careful = parse(text)
    found = Counter(fault.slug for fault in (*guarded.faults, *careful.faults))
    if found - faults or not same(careful.value, value):
        return False
    return same(read_mapping(text.encode()).value, value)


def fault_names(text: str) -> Counter[str]:
    """Count the faults of ``text`` by their names."""
    return Counter(fault.slug for fault in parse(text).faults)
