"""The anchor of an item: a short hash of what it says in public, whatever the layout of its file.

Comments, order of keys, quotes, line endings, the short and the long way to write a basis, search
words, notes between editors and 批准 (a number that is often given last) leave it as it is; every
other change, one character of typography too, gives another. It covers the list and the organ,
because an item that another organ owns is not what it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..model.aspect import Aspect
from ..model.finding import FieldPath
from ..model.vocabulary import ListKind
from .aspects import field_nature
from .wording import SHORTHAND_KEYS

_LEFT_OUT = frozenset({"批准"})


def anchor(kind: ListKind, organ: str | None, item: Mapping[str, Any]) -> str:
    """Return the anchor of an item given as the plain mapping of its file.

    ``h`` and twelve hexadecimal digits (48 bits of blake2b).
    """
    said = {
        key: settled
        for key, value in item.items()
        if key not in _LEFT_OUT and (settled := _settle(kind, value, (key,))) is not None
    }
    return _digest([str(kind), organ, said])


def file_anchor(path: str, content: Any) -> str:
    """Return the anchor of a file, or of a part of one, that many items share."""
    return _digest([path, _settle(None, content, ())])


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "h" + hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _settle(kind: ListKind | None, value: Any, path: FieldPath) -> Any:
    """Return a value in its one shape; None where nothing is said."""
    if kind is not None and path and _is_aside(kind, path):
        return None
    match value:
        case dict():
            return _settle_mapping(kind, value, path)
        case list():
            entries = [_settle(kind, entry, (*path, i)) for i, entry in enumerate(value)]
            said = [entry for entry in entries if entry is not None]
            return said[0] if len(said) == 1 else said or None
        case str():
            return value.replace("\r\n", "\n") or None
        case bool() | None:
            return value
        case _:
            return str(value)


def _settle_mapping(kind: ListKind | None, value: dict[Any, Any], path: FieldPath) -> Any:
    said = {
        str(key): settled
        for key, part in value.items()
        if (settled := _settle(kind, part, (*path, str(key)))) is not None
    }
    if len(said) == 1:
        ((only, text),) = said.items()
        if only == "内容" or (only in SHORTHAND_KEYS and isinstance(text, str)):
            return text
    return said or None


def _is_aside(kind: ListKind, path: FieldPath) -> bool:
    nature = field_nature(kind, path)
    return nature.internal or nature.aspect is Aspect.EDITORIAL


__all__ = ["anchor", "file_anchor"]
