"""What a question is asked with, and the table that answers it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..law.succession.workdays import WorkCalendar
from ..messages import _
from ..rules.profile import Profile
from ..store.inventory import Entry, Inventory
from ..store.snapshot import Snapshot

if TYPE_CHECKING:
    from ..law.library.library import LawLibrary

Cell = str | int | datetime.date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A table under a title. ``note`` says what was looked at and what is not known."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Desk:
    """A workspace at a moment, and what questions need beside it."""

    root: Path
    snapshot: Snapshot
    inventory: Inventory
    profile: Profile
    calendar: WorkCalendar
    today: datetime.date
    open_library: Callable[[], LawLibrary] = field(repr=False)
    unread: list[str] = field(default_factory=list)
    """Files besides those of the inventory that a question could not read."""

    @cached_property
    def library(self) -> LawLibrary:
        """The law library, opened where it is first asked for."""
        return self.open_library()

    def name_of(self, organ: str | None) -> str:
        """The name of an organ; its id where the register does not know it."""
        known = self.inventory.organs.get(organ or "")
        return known.name if known is not None else organ or ""

    def organ_of(self, word: str) -> str | None:
        """The id of an organ that is named by id, name or short name."""
        for organ, one in self.inventory.organs.items():
            if word in (organ, one.name, *one.short_names):
                return organ
        return None

    def heads(self) -> tuple[str, str, str]:
        """The heads of the columns that ``about`` fills."""
        return _("机构"), _("事项"), _("事项编号")

    def about(self, entry: Entry) -> tuple[str, str, str]:
        """Organ, name and id of an item: the first columns of most answers."""
        return self.name_of(entry.organ), entry.item.name, entry.id
