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
class Section:
    """A row with one text that says something of the items below it: 一、生态环境.

    ``pattern`` is what the text must match as a whole; the number before it is taken off.
    ``wide``: only where the cell is merged over several columns.
    """

    column: Column
    pattern: str = r".+"
    wide: bool = False


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
    apart: tuple[Column, ...] = (Column.ORGAN,)
    """Columns that tell two grouped items of one name apart."""
    enough: int = 3
    """How many known columns make a row a heading; the name is always one of them."""
    sections: tuple[Section, ...] = ()
    """What lone rows between the items say of the items below them."""
    towns: bool | None = None
    """Whether its items belong to towns; None: to any organ, False: never to a town."""
    titles: str = ""
    """Pattern of the words by which titles and names of files call the list."""
    owned: str = ""
    """Pattern of the words behind the name of the owner in a title; empty for the usual ones."""
    wanted: tuple[str, ...] = ()
    """Headings, that of the name first, which a message names where none is found."""

    @property
    def title_words(self) -> str:
        """Pattern of the title of such a list, where the usual words do not tell it."""
        return "" if self.kind.is_core else self.titles

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
