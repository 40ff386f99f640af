"""One canonical layout for the files of a workspace: the same content is always the same text.

Without comments and empty lines it is what ``emit`` writes, the keys in the order of the model.
Comments stay with what they belong to; of several empty lines one stays. What is read from the
file never changes: whatever comes out is read again by both readers.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..messages import _
from ..model.keyorder import (
    KeyOrder,
    adjustment_order,
    header_order,
    item_order,
    law_order,
    register_order,
    texts_order,
    workspace_order,
)
from .comments import comments
from .emit import emit
from .fault import Fault
from .layout import Placed, Role
from .page import laid_out
from .reader import read_mapping
from .rereading import rereads_as


class UnformattableError(Exception):
    """A file that is left as it is, and the fault for which it is."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def order_for(placed: Placed) -> KeyOrder | None:
    """Return the order of the keys of a file; None for a file that has no canonical layout."""
    match placed.role:
        case Role.WORKSPACE:
            return workspace_order()
        case Role.ORGANS:
            return register_order()
        case Role.TEXTS:
            return texts_order()
        case Role.LAW:
            return law_order()
        case Role.ADJUSTMENT:
            return adjustment_order()
        case Role.HEADER if placed.kind is not None:
            return header_order(placed.kind)
        case Role.ITEM if placed.kind is not None:
            return item_order(placed.kind)
    return None


def format_file(data: bytes, order: KeyOrder) -> bytes:
    """Return a file in the canonical layout; LF or CRLF are kept as they are found.

    Where both occur all lines end in CRLF.

    Raises ``UnformattableError`` for a file with faults.
    """
    read = read_mapping(data)
    if read.faults or read.value is None or read.text is None:
        raise UnformattableError(read.faults[0])
    newline = "\r\n" if "\r\n" in read.text else "\n"
    old = read.text.replace("\r\n", "\n")
    new = emit(in_order(read.value, order))
    if new != old and _has_more(old):
        new = laid_out(old, order)
    if new != old and not _says_the_same(old, new, read.value):
        raise _unchanged()
    return new.replace("\n", newline).encode("utf-8")


def _says_the_same(old: str, new: str, value: Any) -> bool:
    if not rereads_as(new, value, Counter()):
        return False
    return "#" not in old or comments(new) == comments(old)


def kept_canonical(old: str, new: str, order: KeyOrder) -> str:
    """Return ``new`` in the canonical layout where ``old``, of which it was made, was in it."""
    try:
        if old.strip() and format_file(old.encode(), order) != old.encode():
            return new
        return format_file(new.encode(), order).decode()
    except UnformattableError:
        return new


def _has_more(text: str) -> bool:
    """Whether there may be comments or empty lines, which plain values know nothing of."""
    return "#" in text or "\n\n" in text or text.startswith("\n") or "\n " in text


def _unchanged() -> UnformattableError:
    message = _("换成统一的版式后读出来的内容会变，所以没有改。")
    return UnformattableError(Fault("syntax", message, _("请把这个文件报给我们。")))


def in_order(value: Any, order: KeyOrder) -> Any:
    """Return a value with the keys of its records in order."""
    if isinstance(value, dict):
        ordered = {key: value[key] for key in order.sorted(value)}
        for key, part in ordered.items():
            if isinstance(part, (dict, list)):
                ordered[key] = in_order(part, order.of(key))
        return ordered
    if isinstance(value, list):
        below = order.of(0)
        return [in_order(one, below) if isinstance(one, (dict, list)) else one for one in value]
    return value
