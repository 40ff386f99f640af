"""Durations that carry their unit: ``20个工作日``, ``90日``, ``1小时``, ``3个月``.

Units matter in law: 行政许可法第八十二条 counts working days, 行政处罚法第六十条 calendar days.
Values in different units are therefore not comparable, except where the unit is the same size
by definition (hours and minutes; months and years).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Unit(StrEnum):
    """Units of time limits; the value is the way it is written after the number."""

    WORKDAY = "个工作日"
    DAY = "日"
    MINUTE = "分钟"
    HOUR = "小时"
    MONTH = "个月"
    YEAR = "年"


_SPELLINGS = {
    "个工作日": Unit.WORKDAY,
    "工作日": Unit.WORKDAY,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "个自然日": Unit.DAY,
    "自然日": Unit.DAY,
    "分钟": Unit.MINUTE,
    "小时": Unit.HOUR,
    "个小时": Unit.HOUR,
    "个月": Unit.MONTH,
    "月": Unit.MONTH,
    "年": Unit.YEAR,
}
_FORM = re.compile(
    r"\s*(\d{1,6})\s*(" + "|".join(sorted(_SPELLINGS, key=len, reverse=True)) + r")\s*"
)
_SCALE = {
    Unit.WORKDAY: ("workday", 1),
    Unit.DAY: ("day", 1),
    Unit.MINUTE: ("minute", 1),
    Unit.HOUR: ("minute", 60),
    Unit.MONTH: ("month", 1),
    Unit.YEAR: ("month", 12),
}
IMMEDIATE = "即时"


@dataclass(frozen=True, slots=True)
class Duration:
    """A time limit: a whole number and its unit. ``即时`` is zero working days."""

    number: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read ``20个工作日``; raise ``ValueError`` where number or unit is missing or unknown."""
        return _parsed(text)

    def __str__(self) -> str:
        if self.number == 0 and self.unit is Unit.WORKDAY:
            return IMMEDIATE
        return f"{self.number}{self.unit}"

    def compare(self, other: Duration) -> int | None:
        """Return −1, 0 or 1, or None where the units cannot be compared without a calendar."""
        family, mine = _SCALE[self.unit]
        other_family, theirs = _SCALE[other.unit]
        if family != other_family:
            if self.number == 0 or other.number == 0:
                return (self.number > 0) - (other.number > 0)
            return None
        left, right = self.number * mine, other.number * theirs
        return (left > right) - (left < right)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> Duration:
            if isinstance(value, Duration):
                return value
            if not isinstance(value, str):
                raise PydanticCustomError("qd_duration", "not a duration with a unit")
            try:
                return cls.parse(value)
            except ValueError:
                raise PydanticCustomError("qd_duration", "not a duration with a unit") from None

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": rf"^(?:\s*{IMMEDIATE}\s*|{_FORM.pattern})$",
            "examples": ["20个工作日", "90日", "1小时"],
        }


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Duration:
    """Read a duration; the same few stand in a list thousands of times."""
    if text.strip() == IMMEDIATE:
        return Duration(0, Unit.WORKDAY)
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(text)
    return Duration(int(found[1]), _SPELLINGS[found[2]])
