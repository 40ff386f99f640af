"""What became of a workspace since a base, as the rules on change see it.

Rules know nothing of git and nothing of comparing: ``qingdan.adjust`` fills these values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..model.finding import FieldPath
from ..model.vocabulary import Status
from .ledger import Ledger, Subject


@dataclass(frozen=True, slots=True)
class Altered:
    """One item, or one thing that many items share, that is not what it was in the base.

    ``file`` is where it lies now, or lay where it is ``gone``. ``action`` is the official word for
    what happened, empty where nothing official did. ``before`` and ``after`` are anchors, None for
    what is not in force. ``old_status`` and ``status`` are 状态 as the item (or its list) says it,
    empty where there is no file. ``substance`` are the fields of authority, burden, actor and
    procedure that say something else. ``effective`` is 生效日期 in the base and now. ``shared``:
    no item, with the number of items it reaches in ``reach``.
    """

    subject: Subject
    file: str
    name: str
    action: str = ""
    gone: bool = False
    shared: bool = False
    reach: int = 0
    before: str | None = None
    after: str | None = None
    old_id: str = ""
    old_name: str = ""
    old_file: str = ""
    old_organ: str = ""
    organ: str = ""
    old_status: str = ""
    status: str = ""
    successors: tuple[str, ...] = ()
    substance: tuple[str, ...] = ()
    effective: tuple[str, str] = ("", "")
    at: FieldPath = ()
    """Where in ``file`` something shared stands that changed; empty for the whole file."""
    slip: bool = False
    """Nothing but words written twice by mistake, and typography, was put right: may be declared
    as 勘误."""

    @property
    def was_in_force(self) -> bool:
        """Whether it was an item in the base, and more than a draft."""
        return bool(self.old_id) and self.old_status not in (Status.DRAFT, Status.REVIEW)


@dataclass(frozen=True)
class Since:
    """What is known of two versions.

    ``base`` names the base (None: there is none, only anchors can be held against files), ``now``
    gives the anchor of every subject the adjustments name. ``old_adjustments`` are those of the
    base. ``declares`` says whether changes are declared here at all: there are adjustments, or
    somebody asked.
    """

    base: str | None
    altered: tuple[Altered, ...] = ()
    now: Mapping[Subject, str | None] = field(default_factory=dict)
    old_adjustments: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    declares: bool = True
    unread: frozenset[Subject] = frozenset()
    """Subjects whose file cannot be read: nothing is said about them here."""

    def promised(self, one: Altered) -> bool:
        """Whether the base declared already what an item says now, and was not there yet."""
        entries = self.old_ledger.of(one.subject)
        return bool(entries) and entries[-1].anchored and entries[-1].after == one.after

    @cached_property
    def old_ledger(self) -> Ledger:
        """What the adjustments of the base declared."""
        return Ledger(self.old_adjustments)

    def missing(self, held: frozenset[str]) -> frozenset[str]:
        """Return the files findings may name that are not among those ``held`` now."""
        named = {one.file for one in self.altered} | {one.old_file for one in self.altered}
        return frozenset((named | set(self.old_adjustments)) - held - {""})


__all__ = ["Altered", "Since"]
