"""What a whole list is asked for again and again: whoever remembers items remembers this of them.

A file is read where more than its brief is asked (``inventory.UnreadEntry``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..model.duty import Duty
from ..model.item import Item
from ..model.shared import adopted_names
from ..model.vocabulary import Visibility


class Brief(NamedTuple):
    """Of one item: 序号, 生效日期 as text, what it says it came from, what it takes over or hides.

    ``texts`` are the names of the shared texts it uses, ``hidden`` numbers and names of those of
    its tasks that are internal.
    """

    ordinal: int | None
    effective: str
    continues: tuple[str, ...]
    split_from: tuple[str, ...]
    merged_from: tuple[str, ...]
    texts: tuple[str, ...]
    hidden: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """All items it says it came from."""
        return (*self.continues, *self.split_from, *self.merged_from)


def brief_of(item: Item, written: Mapping[str, Any]) -> Brief:
    """Return the brief of an item and of the mapping of its own file."""
    hidden: list[str] = []
    if isinstance(item, Duty):
        for task in item.tasks:
            if task.visibility is Visibility.INTERNAL:
                hidden += [word for word in (task.number, task.name) if word]
    return Brief(
        item.ordinal,
        item.effective_from.isoformat() if item.effective_from else "",
        tuple(item.continues),
        tuple(item.split_from),
        tuple(item.merged_from),
        tuple(adopted_names(written)),
        tuple(hidden),
    )
