"""What is known of the columns of one kind of list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ....model.vocabulary import ListKind
from ..columns import Column, bare_heading


@dataclass(frozen=True)
class Known:
    """A column: where it goes in an item (``path``, as in the public tables) and its headings.

    The commonest heading comes first; all are taken from real lists.
    """

    column: Column
    path: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class ListColumns:
    """The columns of one kind of list. A new kind of list is a new value of this and a drafter."""

    kind: ListKind
    columns: tuple[Known, ...]
    telling: frozenset[Column]
    """Columns that no other list has: they tell what a table is."""
    doubtful: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    """Headings that offices use for several columns; content or neighbours must tell."""
    grouped: bool = False
    """Whether one item has several rows (tasks of a duty), instead of 主项 and 子项."""
    parts: Column | None = None
    """The column of the parts of a grouped item; a row with it goes on with the item above."""
    joined: tuple[Column, ...] = ()
    """Columns of a grouped item whose texts in several rows belong together."""
    single: tuple[Column, ...] = ()
    """Columns of which an item has one value: another in a later row contradicts the first."""
    filled_down: tuple[Column, ...] = ()
    """Columns that a blank cell takes over from the item above."""

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Column of each heading."""
        return {text: known.column for known in self.columns for text in known.headings}

    @cached_property
    def by_bare_heading(self) -> dict[str, Column]:
        """Column of each heading by its letters alone."""
        found: dict[str, Column] = {}
        for text, column in self.by_heading.items():
            found.setdefault(bare_heading(text), column)
        return found

    @cached_property
    def by_path(self) -> dict[str, Column]:
        """Column of each place in an item."""
        return {known.path: known.column for known in self.columns}

    def path_of(self, column: Column) -> str:
        """Return where a column goes in an item."""
        return next(known.path for known in self.columns if known.column is column)

    def heading_of(self, column: Column) -> str:
        """Return the commonest heading of a column."""
        return next(known.headings[0] for known in self.columns if known.column is column)
