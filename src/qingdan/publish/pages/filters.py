"""Filters of a list: links to pages that hold the selection; a script makes them act in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...model.vocabulary import Level, PowerType
from ..public.links import OrganName, level_key, level_page, type_page
from .listing import Matter, OrganGroup


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its name in addresses, its label, its page, how many items."""

    key: str
    text: str
    href: str
    total: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in addresses (``type``), its label, its choices."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1


def type_filter(by_type: Mapping[str, int]) -> Filter:
    """Return the filter of power types, each leading to the page of the type."""
    return Filter(
        "type",
        "类型",
        tuple(
            Choice(one.letters, one.value, type_page(one.value), by_type[one.value])
            for one in PowerType
            if by_type.get(one.value)
        ),
    )


def level_filter(by_level: Mapping[str, int]) -> Filter:
    """Return the filter of levels, each leading to the page of the level."""
    return Filter(
        "level",
        "层级",
        tuple(
            Choice(level_key(one.value), one.value, level_page(one.value), by_level[one.value])
            for one in Level
            if by_level.get(one.value)
        ),
    )


def part_filter(found: Sequence[Matter], columns: Iterable[OrganName]) -> Filter:
    """Return the filter of departments that take part in matters, leading to their pages."""
    taking = Counter(organ for matter in found for organ in matter.organs)
    return Filter(
        "organ",
        "部门",
        tuple(
            Choice(one.id, one.short, f"organs/{one.id}.html#boundaries", taking[one.id])
            for one in columns
            if one.known
        ),
    )


def organ_filter(groups: Iterable[OrganGroup]) -> Filter:
    """Return the filter of organs, each leading to its part of the same page."""
    return Filter(
        "organ",
        "机构",
        tuple(
            Choice(group.organ.id, group.organ.short, f"#o-{group.organ.id}", group.total)
            for group in groups
        ),
    )
