"""The laws on procedure: whose they are, which articles hold for what, which have moved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ..dated import load, texts_in

_FILE = "procedure_law.yaml"


class Moved(NamedTuple):
    """An article that has another number since ``since`` (a day, as written)."""

    law: str
    since: str
    subjects: tuple[str, ...]
    old: int
    new: int


class Coercion(NamedTuple):
    """Articles of 行政强制法: first and last of each procedure."""

    law: str
    measures: tuple[int, int]
    execution: tuple[int, int]


@cache
def procedure_laws() -> Mapping[str, str]:
    """Return the titles of the laws on procedure by type of power."""
    return {law["类型"]: law["法规"] for law in load(_FILE)["程序法"]["法律"]}


@cache
def coercion() -> Coercion:
    """Return which articles of 行政强制法 hold for measures, which for execution."""
    found = load(_FILE)["强制程序"]
    (a, b), (c, d) = found["措施"], found["执行"]
    return Coercion(found["法规"], (int(a), int(b)), (int(c), int(d)))


@cache
def moved_articles() -> tuple[Moved, ...]:
    """Return the articles that got another number, as far as lists cite them by subject."""
    return tuple(
        Moved(law["法规"], law["自"], texts_in(one["说的是"]), int(one["旧"]), int(one["新"]))
        for law in load(_FILE)["移动的条文"]
        for one in law["条文"]
    )


def short(law: str) -> str:
    """Return a title without the name of the state."""
    return law.removeprefix("中华人民共和国")
