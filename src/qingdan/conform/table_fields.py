"""The fields that a table and a list can both say, and when they say the same.

Limits are compared by value, bases as sets of articles, organs by the register, words by how they
read. What cannot be compared without guessing (a limit without a unit, an organ that the register
does not know) is said, and not counted as a difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..cells.fault import UnreadableCellError
from ..cells.names import OrganNames
from ..compare.typography import settled
from ..exchange.drafting.levels import read_levels
from ..exchange.drafting.units import split_units
from ..exchange.tables.table import NONE_WORDS
from ..exchange.tables.types import power_type
from ..model.duration import Duration, Unit
from ..model.vocabulary import Level
from .citing import citation_texts, points
from .matters import Matter, entries, text_of
from .table_headings import UNITS

_SPACE = re.compile(r"\s+")
_YES = frozenset({"是", "收费", "1", "true", "y", "有"})
_NO = frozenset({"否", "不收费", "0", "false", "n", "无", "免费"})
_SMALLEST = {Unit.HOUR: (Unit.MINUTE, 60), Unit.YEAR: (Unit.MONTH, 12)}


class Said(NamedTuple):
    """What one side says of a field: how it is shown, and what tells it from another.

    ``key`` is None where it cannot be compared; ``why`` then says so. Nothing said: no ``shown``.
    """

    shown: str = ""
    key: Hashable = None
    why: str = ""


BLANK = Said()
NO_UNIT, NO_ORGAN, NO_WORD = "no-unit", "unknown-organ", "not-understood"


@dataclass(frozen=True)
class Terms:
    """What is needed to understand cells: the organs, the types by their codes."""

    organs: OrganNames
    codes: Mapping[str, str] = field(default_factory=dict)


def said_of_matter(matter: Matter, path: str, terms: Terms) -> Said:
    """Return what an item of a list says of a field."""
    if path == "机构":
        return Said(matter.organ_name, matter.organ) if matter.organ else BLANK
    if path == "行使层级":
        return _levels(matter.levels)
    if path == "类型":
        return _type(matter.type, terms) if matter.type else BLANK
    value: Any = matter.value
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if value is None or value in ("", []):
        return BLANK
    if isinstance(value, bool):
        return Said("是" if value else "否", value)
    if path in _BASES:
        return _bases(value)
    if path in _LISTS:
        names = [one for one in entries(value) if isinstance(one, str)]
        return _names(names)
    if not isinstance(value, str):
        return BLANK
    return _READERS.get(path, _text)(value, terms)


def said_in_cell(
    path: str, text: str, terms: Terms, others: Mapping[str, str], bases: Any = None
) -> Said:
    """Return what a cell says of a field; ``others`` are the other cells of its row by field.

    ``bases`` is what the cell was read as where it holds citations.
    """
    text = text.strip()
    if not text or (text in NONE_WORDS and path != "收费.收费"):
        return BLANK
    if path in _BASES:
        return _bases(bases if bases is not None else text)
    if path in _LIMITS and text.replace(".", "").isdecimal():
        limit = _limit(text + others.get(UNITS[path], "").strip(), terms)
        return limit if limit.key is not None else Said(text, None, NO_UNIT)
    if path == "行使层级":
        read = read_levels(text, "")
        if read.unread or not read.pairs:
            return Said(text, None, NO_WORD)
        return _levels(frozenset(level for level, _right in read.pairs))
    if path in _LISTS:
        return _names(split_units(text))
    return _READERS.get(path, _text)(text, terms)


def same(ours: Said, theirs: Said) -> bool:
    """Whether two that can be compared say the same."""
    return ours.key == theirs.key


def _text(text: str, _terms: Terms) -> Said:
    return Said(text, settled(text))


def _code(text: str, _terms: Terms) -> Said:
    code = _SPACE.sub("", text)
    return Said(code, code.upper())


def _type(text: str, terms: Terms) -> Said:
    found = power_type(text) or terms.codes.get(text.strip().zfill(2))
    return Said(str(found), str(found)) if found else Said(text, settled(text))


def _flag(text: str, _terms: Terms) -> Said:
    word = text.strip().casefold()
    if word in _YES:
        return Said("是", True)
    return Said("否", False) if word in _NO else Said(text, None, NO_WORD)


def _limit(text: str, _terms: Terms) -> Said:
    try:
        limit = Duration.parse(text)
    except ValueError:
        return Said(text, None, NO_UNIT)
    unit, times = _SMALLEST.get(limit.unit, (limit.unit, 1))
    return Said(str(limit), (unit, limit.number * times))


def _organ(text: str, terms: Terms) -> Said:
    try:
        found = terms.organs.find(text.strip())
    except UnreadableCellError:
        return Said(text, None, NO_ORGAN)
    return Said(text, found) if terms.organs.knows(text.strip()) else Said(text, None, NO_ORGAN)


def _levels(levels: Iterable[Level]) -> Said:
    found = [level for level in Level if level in frozenset(levels)]
    return Said("、".join(map(str, found)), frozenset(found)) if found else BLANK


def _names(names: list[str]) -> Said:
    return Said("、".join(names), frozenset(map(settled, names))) if names else BLANK


def _bases(value: Any) -> Said:
    texts = citation_texts(value)
    return Said("\n".join(texts), frozenset(points(value))) if texts else BLANK


_BASES = frozenset({"依据", "收费.依据"})
_LIMITS = frozenset(UNITS)
_LISTS = frozenset({"承办机构", "服务对象"})
_READERS: Mapping[str, Callable[[str, Terms], Said]] = {
    "类型": _type,
    "编码.基本编码": _code,
    "编码.实施编码": _code,
    "编码.业务办理项编码": _code,
    "编码.地方编码": _code,
    "机构": _organ,
    "时限.法定": _limit,
    "时限.承诺": _limit,
    "收费.收费": _flag,
}

FIELDS = (
    "名称",
    "类型",
    "编码.基本编码",
    "编码.实施编码",
    "编码.业务办理项编码",
    "编码.地方编码",
    "机构",
    "承办机构",
    "行使层级",
    "依据",
    "时限.法定",
    "时限.承诺",
    "收费.收费",
    "收费.标准",
    "收费.依据",
    "办件类型",
    "权力来源",
    "行使类型",
    "主体性质",
    "服务对象",
    "裁量基准",
    "咨询方式",
)
"""The fields that are compared, in the order in which they are told."""

CELL_PATHS = {"层级权限.层级": "行使层级", "类别": "类型"}
"""Fields that the headings of the lists call otherwise."""


def named(matter: Matter) -> str:
    """Return the name of an item with that of its 主项."""
    return f"{matter.parent}——{matter.name}" if matter.parent else matter.name


__all__ = [
    "BLANK",
    "CELL_PATHS",
    "FIELDS",
    "NO_ORGAN",
    "NO_UNIT",
    "NO_WORD",
    "Said",
    "Terms",
    "named",
    "said_in_cell",
    "said_of_matter",
    "same",
    "text_of",
]
