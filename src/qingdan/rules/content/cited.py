"""What the rules of this group read from citations: titles, articles, whose bases they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ..itemview import BasisView, ItemView, read_bases
from ..text.numerals import CHINESE, to_arabic

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》")
_ARTICLE = re.compile(rf"第([{CHINESE}\d]+)条")
_CLAUSES = (("责任事项", ("直接实施", "指导监督", "责任")), ("追责", ("对象", "情形")))
"""Where lists of clauses stand, besides 职责."""
_RANGE = re.compile(rf"第([{CHINESE}\d]+)条?(?:至|到|-|－|—)第?([{CHINESE}\d]+)条")


def titles(citation: str) -> list[str]:
    """Return the titles in 《》, titles inside titles left in them."""
    return _TITLE.findall(citation)


def cites(citation: str, law: str) -> bool:
    """Whether a citation names a law by its full title or without the name of the state."""
    whole, bare = _written(law)
    return whole in citation or bare in citation


@cache
def _written(law: str) -> tuple[str, str]:
    return f"《{law}》", f"《{law.removeprefix('中华人民共和国')}》"


def articles(citation: str) -> list[int]:
    """Return the numbers of the articles cited, ranges by their ends."""
    words = [end for ends in _RANGE.findall(citation) for end in ends]
    words += _ARTICLE.findall(citation)
    numbers = (int(word) if word.isdecimal() else to_arabic(word) for word in words)
    return [number for number in numbers if number]


def below(item: ItemView, key: str) -> Iterator[BasisView]:
    """Yield the 依据 that stand under 责任事项 or 追责 of the item itself."""
    part = item.mapping.get(key)
    if isinstance(part, dict):
        yield from read_bases(part.get("依据"), (key, "依据"))


def repeatable(item: ItemView) -> Iterator[tuple[str, list[BasisView]]]:
    """Yield the lists of more than one basis with the key they belong to."""
    if len(item.bases) > 1:
        yield "依据", list(item.bases)
    for key in ("责任事项", "追责"):
        part = item.mapping.get(key)
        given = part.get("依据") if isinstance(part, dict) else None
        if isinstance(given, list) and len(given) > 1:
            yield key, list(read_bases(given, (key, "依据")))


def lists_of_clauses(item: ItemView) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    """Yield the lists of clauses of 责任事项, 追责 and 职责 with their paths."""
    for key, inner in _CLAUSES:
        part = item.mapping.get(key)
        if isinstance(part, dict):
            for name in inner:
                if name in part:
                    yield from _clauses(part[name], (key, name))
    yield from _clauses(item.mapping.get("职责"), ("职责",))


def _clauses(
    value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    if isinstance(value, list):
        yield path, value
    elif isinstance(value, dict):
        for name in ("内容", "另加"):
            inner = value.get(name)
            if isinstance(inner, list):
                yield (*path, name), inner
