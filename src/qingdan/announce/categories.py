"""Which heading of an announcement an adjustment stands under: data of the profile (公告分类).

Provinces count differently: one says 变更要素 for renamings and mergers together, another counts
additions and renamings as 调整. Order, words and groups are therefore read, never built in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model.actions import Action, Manner


@dataclass(frozen=True, slots=True)
class Kind:
    """A small group inside a category: which action and manner, and what it is called.

    ``effect`` is what one such entry does to the number of items of a list (+1, 0, −1); None where
    that cannot be told without two versions.
    """

    category: str
    word: str
    action: Action
    manner: Manner | None
    effect: int | None


@dataclass(frozen=True, slots=True)
class Category:
    """A heading with its kinds; where all entries are of the first kind, kinds are not named."""

    name: str
    kinds: tuple[Kind, ...]
    source: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its kinds in order, each once."""
        return tuple(dict.fromkeys(kind.word for kind in self.kinds))


@dataclass(frozen=True, slots=True)
class Categories:
    """All headings in their order."""

    all: tuple[Category, ...]

    def kind_of(self, action: Action, manner: Manner | None) -> Kind | None:
        """Return where an entry belongs; None for what is not announced (勘误).

        The line with its manner, else the one without a manner; a category may be empty.
        """
        lines = [kind for category in self.all for kind in category.kinds if kind.action is action]
        for wanted in (manner, None):
            for kind in lines:
                if kind.manner is wanted:
                    return kind
        return None

    def find(self, name: str) -> Category | None:
        """Return a category by its name."""
        return next((category for category in self.all if category.name == name), None)


def read_categories(section: Mapping[str, Any]) -> Categories:
    """Return the categories of a profile's section 公告分类, in the order of 次序.

    Raises KeyError, TypeError or ValueError where the shipped data has another shape, or where two
    lines claim the same action and manner; a test holds it.
    """
    found = []
    claimed: dict[tuple[Action, Manner | None], str] = {}
    for name, entry in sorted(section.items(), key=lambda pair: (pair[1]["次序"], pair[0])):
        kinds = tuple(_kind(name, line) for line in entry["包括"])
        for kind in kinds:
            other = claimed.setdefault((kind.action, kind.manner), name)
            if other != name:
                raise ValueError(f"{kind.action}, {kind.manner}: {other} and {name}")
        if kinds:
            found.append(Category(name, kinds, entry["出处"]))
    return Categories(tuple(found))


def _kind(category: str, line: Mapping[str, Any]) -> Kind:
    manner = line.get("方式")
    effect = line.get("增减")
    return Kind(
        category,
        line.get("称", category),
        Action(line["调整"]),
        None if manner is None else Manner(manner),
        None if effect is None else int(effect),
    )


__all__ = ["Categories", "Category", "Kind", "read_categories"]
