"""How official codes are made, from the section 编码 of the profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ...model.vocabulary import PowerType
from ..dated import YES
from ..profile import Profile, load

TYPE = "类型"
"""The group of a pattern that holds the type code."""

_TEN = frozenset(list(PowerType)[:10])


class Scheme(NamedTuple):
    """A form of codes: which part is the type, what it means, who says so."""

    pattern: re.Pattern[str]
    types: Mapping[str, str]
    source: str


class Shape(NamedTuple):
    """A form that codes of a place have."""

    pattern: re.Pattern[str]
    example: str
    source: str


def type_schemes(profile: Profile, key: str, *, verified: bool) -> tuple[Scheme, ...]:
    """Return the forms of codes of one sort (基本编码, 地方编码) that tell the type."""
    return _schemes(profile.name, key, verified)


@lru_cache
def _schemes(name: str, key: str, verified: bool) -> tuple[Scheme, ...]:
    return tuple(
        Scheme(
            re.compile(entry["形式"]),
            dict(entry["类型代码"]),
            entry["出处"],
        )
        for entry in _entries(load(name), key)
        if "类型代码" in entry and (entry["核实"] == YES) is verified
    )


def shapes(profile: Profile) -> tuple[Shape, ...]:
    """Return the forms that local codes must have; empty where the profile sets none."""
    return _shapes(profile.name)


@lru_cache
def _shapes(name: str) -> tuple[Shape, ...]:
    return tuple(
        Shape(re.compile(entry["形式"]), entry["例"], entry["出处"])
        for entry in _entries(load(name), "地方编码形式")
    )


def type_codes(profile: Profile) -> Mapping[str, str]:
    """Return what the two-digit type codes of the profile mean."""
    table = profile.section("编码").get("类型代码")
    codes = table.get("代码") if isinstance(table, dict) else None
    return codes if isinstance(codes, dict) else {}


def _entries(profile: Profile, key: str) -> list[Any]:
    entries = profile.section("编码").get(key)
    return entries if isinstance(entries, list) else []


def differs(coded: str, written: str) -> bool:
    """Whether the type that a code tells is another than the one written.

    A type of the province (行政监督, 行政命令, …) may hide under 其他行政权力 in a national code.
    """
    if not written or coded == written:
        return False
    return coded != PowerType.OTHER or written in _TEN
