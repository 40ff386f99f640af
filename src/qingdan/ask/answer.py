"""What a question is asked with, and the table that answers it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..law.succession.workdays import WorkCalendar
from ..messages import _, joined
from ..model.boundary import Boundary
from ..model.grain import units
from ..model.procedure import Procedure
from ..model.territory import Territory
from ..model.vocabulary import ListKind, Status
from ..rules.profile import Profile
from ..store.inventory import Entry, Inventory
from ..store.layout import ORGANS_FILE
from ..store.snapshot import Snapshot

if TYPE_CHECKING:
    from ..history.ledger import Ledger
    from ..law.library.library import LawLibrary

NOT_LISTED = frozenset({Status.DRAFT, Status.REVIEW, Status.REPEALED})
"""States of items that are not on the list (yet, any more)."""

Cell = str | int | datetime.date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A table under a title. ``note`` says what was looked at and what is not known.

    ``known`` is false where the workspace does not hold what would answer the question.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What is named beside a question: ``about`` a law, an organ, an item or a table.

    ``on`` is another day than today, ``within`` how many days ahead are looked at, ``kind`` a list,
    ``earlier`` the same workspace at an earlier version.
    """

    about: str = ""
    on: datetime.date | None = None
    within: int | None = None
    kind: ListKind | None = None
    earlier: Inventory | None = None


@dataclass(frozen=True)
class Desk:
    """A workspace at a moment, and what questions need beside it.

    ``open_ledger`` reads the git history up to the version asked about; it raises ``QingdanError``
    where there is none.
    """

    root: Path
    snapshot: Snapshot
    inventory: Inventory
    profile: Profile
    calendar: WorkCalendar
    today: datetime.date
    open_library: Callable[[], LawLibrary] = field(repr=False)
    open_ledger: Callable[[], Ledger] = field(repr=False)
    unread: list[str] = field(default_factory=list)
    """Files besides those of the inventory that a question could not read."""

    @cached_property
    def library(self) -> LawLibrary:
        """The law library, opened where it is first asked for."""
        return self.open_library()

    def name_of(self, organ: str | None) -> str:
        """The name of an organ; its id where the register does not know it."""
        return self.inventory.organ_name(organ or "")

    def organ_of(self, word: str) -> str:
        """Return the id of an organ that is named by id, name or short name.

        Raises ``QingdanError`` where the register does not know it, or cannot be read.
        """
        if ORGANS_FILE in self.inventory.broken:
            raise QingdanError(
                _("机构名录读不了，不知道“{organ}”是哪个机构。").format(organ=word),
                _("先运行 qingdan validate，改好 organs.yaml。"),
                file=ORGANS_FILE,
            )
        for organ, one in self.inventory.organs.items():
            if word in (organ, one.name, *one.short_names):
                return organ
        raise QingdanError(
            _("机构名录里没有“{organ}”。").format(organ=word),
            _("写 organs.yaml 里的 id、全称或者简称。"),
        )

    def counted(self, kind: ListKind) -> list[Entry]:
        """Return what counts on a list as in ``qingdan stats``: on the list, 子项 else 主项."""
        listed = {
            one.id: one
            for one in self.inventory.entries
            if one.kind is kind and one.item.status not in NOT_LISTED
        }
        parents = {item: getattr(one.item, "parent", None) for item, one in listed.items()}
        return [listed[item] for item in units(parents)]

    def heads(self) -> tuple[str, str, str]:
        """The heads of the columns that ``about`` fills."""
        return _("机构"), _("事项"), _("事项编号")

    def about(self, entry: Entry) -> tuple[str, str, str]:
        """Organ, name and id of an item: the first columns of most answers."""
        return self._answering(entry), entry.item.name, entry.id

    def _answering(self, entry: Entry) -> str:
        """Name the organ that owns an item, else those that lead in the matter."""
        item = entry.item
        if isinstance(item, Boundary | Procedure):
            return joined(map(self.name_of, item.lead))
        if isinstance(item, Territory):
            leading = [one.organ for one in item.principals if one.leads]
            return joined(map(self.name_of, leading or [one.organ for one in item.principals]))
        return self.name_of(entry.organ)
