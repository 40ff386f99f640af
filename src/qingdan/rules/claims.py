"""What an item says of its own work, where that does not sound like the item itself.

职责 and 权限 of a power mostly repeat its name (负责本行政区域内对……的处罚). Where they do not,
they are kept for the rule that compares them with the names of the neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..model.finding import FieldPath
from .references import Mention

_SHORTEST, _LONGEST = 8, 400
_SIGNS = re.compile(r"[\W_]+")
_LEAD = re.compile(r"(?:负责|承担|行使|依法|本行政区域|本级|市级|全市|权限|范围|[对内的])+")
_TAIL = re.compile(r"(?:等?行为|情况)?的*(?:行政)?(?:处罚|强制|检查)?$")


@lru_cache(maxsize=65536)
def essence(text: str) -> str:
    """Return what a name or a duty speaks of: no punctuation, no 负责本行政区域内对 … 的处罚."""
    bare = text[:_LONGEST]
    if not bare.isalnum():
        bare = _SIGNS.sub("", bare)
    lead = _LEAD.match(bare)
    return _TAIL.sub("", bare[lead.end() :] if lead else bare)


def foreign_claims(mapping: Mapping[str, Any]) -> list[Mention]:
    """Return the 职责 and 权限 of a power that do not hold its name, reduced to their essence."""
    name = mapping.get("名称")
    if not isinstance(name, str):
        return []
    core = name.removeprefix("对").removesuffix("的处罚")
    own = ""
    found: list[Mention] = []
    for text, path in _texts(mapping):
        if not _SHORTEST <= len(text) <= _LONGEST or core in text:
            continue
        own = own or essence(name)
        said = essence(text)
        if len(said) >= _SHORTEST - 2 and own not in said and said not in own:
            found.append((said, path))
    return found


def _texts(mapping: Mapping[str, Any]) -> Iterator[tuple[str, FieldPath]]:
    duty = mapping.get("职责")
    if isinstance(duty, str):
        yield duty, ("职责",)
    rights = mapping.get("层级权限")
    for index, right in enumerate(rights if isinstance(rights, list) else ()):
        text = right.get("权限") if isinstance(right, dict) else None
        if isinstance(text, str):
            yield text, ("层级权限", index, "权限")
