"""What happened between two versions, as values; every renderer works on these.

The words of ``ChangeKind``, ``Action``, ``Direction`` and the classes of fields
(``qingdan.model.record.Aspect``) are a contract with users' programs: extend them, never rename.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ..model.actions import Action as Action  # the words of the contract, all in one place
from ..model.aspect import Aspect
from ..model.finding import FieldPath, field_name
from ..model.vocabulary import ListKind, Status

if TYPE_CHECKING:
    from .declared import Declared


class ChangeKind(StrEnum):
    """What happened to files. Each item counts once, by the first of these that holds for it:

    ``split``, ``merged``, ``moved``, ``recoded``, ``modified``; a file that is only on one side
    and takes no part in a split or merger is ``added`` or ``removed``.
    """

    ADDED = "added"
    """The item is only in the head."""
    REMOVED = "removed"
    """The item is only in the base. What was in force becomes 废止 and is never removed."""
    MODIFIED = "modified"
    """Some field says something else."""
    MOVED = "moved"
    """The file lies elsewhere: with another organ (划转), in another list, under a new id."""
    RECODED = "recoded"
    """Nothing but official codes changed."""
    SPLIT = "split"
    """The item was split (``to``) or comes from a split (``from``), as its 拆分自 declares."""
    MERGED = "merged"
    """The item went into another (``to``) or was merged from others (``from``): 合并自."""


class Direction(StrEnum):
    """Which way a duration went."""

    REDUCED = "reduced"
    EXTENDED = "extended"


class Subject(StrEnum):
    """What a change is about. Whatever is no item is one change with its reach."""

    ITEM = "item"
    HEADER = "header"
    TEXT = "text"
    ORGANS = "organs"
    WORKSPACE = "workspace"


CLASS_ORDER: tuple[Aspect, ...] = (
    Aspect.AUTHORITY,
    Aspect.BURDEN,
    Aspect.IDENTITY,
    Aspect.ACTOR,
    Aspect.PROCEDURE,
    Aspect.ACCOUNTABILITY,
    Aspect.CONTENT,
    Aspect.EDITORIAL,
)
"""What a reviewer must see first comes first; what is only editorial comes last."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after.

    ``path`` is empty where the file cannot be read and its raw text is compared. ``before`` and
    ``after`` are None where there was nothing. ``internal`` fields are kept from the public;
    ``erratum``: nothing but typography changed; ``order_only``: nothing but the order of a list.
    """

    path: FieldPath
    aspect: Aspect
    before: str | None
    after: str | None
    direction: Direction | None = None
    internal: bool = False
    erratum: bool = False
    order_only: bool = False

    @property
    def field(self) -> str | None:
        """The path as ``依据[0].引用``; None for the whole file."""
        return field_name(self.path)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one item, or to one thing that many items share.

    ``name``, ``list`` and ``organ`` are those of the head, of the base for what is gone.
    ``came_from`` and ``went_to`` are ids of items. ``reach`` is the number of items that inherit
    or use what changed, None for an item. ``base_file`` and ``head_file`` are relative to the
    workspace. ``status`` is 状态, stated or inherited, ``old_status`` that of the base and
    ``old_item`` the id there. ``inferred``: the item is matched by nothing
    that anybody declares, but by code, likeness or content; ``score`` says how surely, 0 to 1.
    ``inherits`` are keys that a moved item takes from its new list and that say something else
    there than in the old one.
    """

    kind: ChangeKind
    action: Action | None
    subject: Subject
    list: ListKind | None
    item: str | None
    name: str
    organ: str | None
    base_file: str | None
    head_file: str | None
    base_organ: str | None = None
    came_from: tuple[str, ...] = ()
    went_to: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    reach: int | None = None
    status: str | None = None
    notes: tuple[str, ...] = ()
    inferred: bool = False
    score: float | None = None
    inherits: tuple[str, ...] = ()
    old_item: str | None = None
    old_status: str | None = None

    @property
    def gave_up_id(self) -> bool:
        """Whether an item that was in force lies under another id now: its old one is gone."""
        return (
            self.base_file is not None
            and self.head_file is not None
            and self.old_item not in (None, self.item)
            and self.old_status not in (Status.DRAFT, Status.REVIEW)
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says at one place: the path inside it, as ``机构.ghj.失效日期``, and the text."""

    file: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A key that the move itself changed in ``count`` items: 生效日期, 批准, 编码, 序号 …

    ``value`` is what all of them say now, where it is one and the same; else None.
    """

    key: str
    count: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Items that went from one organ (``base_organ``) to another (``organ``): one 划转.

    ``items`` are the ids of all that went, ``changed`` those of them that changed besides,
    ``brought`` what the move itself changed in them.
    ``stays`` is the number of items the old organ still has. ``followed`` are items of others that
    only name the new organ where they named the old one. ``inherits`` are keys that some of the
    items take from the new list and that say something else there. ``basis`` is what the register
    says of the two: when the old one ended and who succeeds it, when the new one began.
    """

    base_organ: str
    organ: str
    items: tuple[str, ...]
    changed: tuple[str, ...]
    stays: int
    followed: tuple[str, ...] = ()
    inherits: tuple[str, ...] = ()
    basis: tuple[Stated, ...] = ()
    brought: tuple[Brought, ...] = ()

    def tells(self, change: Change) -> bool:
        """Whether there is nothing to say of a change that the transfer does not say."""
        if change.subject is Subject.HEADER:
            return self.emptied(change) or self.recounted(change)
        if change.subject is Subject.ORGANS:
            return self._registered(change)
        if change.subject is not Subject.ITEM or change.item is None:
            return False
        moved = change.base_organ == self.base_organ and change.organ == self.organ
        if moved and change.kind is ChangeKind.MOVED:
            return change.action is Action.TRANSFER and change.item not in self.changed
        return change.kind is ChangeKind.MODIFIED and change.item in self.followed

    def emptied(self, change: Change) -> bool:
        """Whether a header is gone because its list has no items any more."""
        return (
            change.subject is Subject.HEADER
            and change.kind is ChangeKind.REMOVED
            and change.organ == self.base_organ
            and change.reach == 0
        )

    def recounted(self, change: Change) -> bool:
        """Whether nothing but the stated number of items (声明数量) changed in a header."""
        return (
            change.subject is Subject.HEADER
            and change.kind is ChangeKind.MODIFIED
            and change.organ in (self.base_organ, self.organ)
            and all(field.path[:1] == ("声明数量",) for field in change.fields)
        )

    def _registered(self, change: Change) -> bool:
        """Whether all that changed of an organ in the register is the ``basis``."""
        said = {(stated.field, stated.value) for stated in self.basis}
        return change.kind is ChangeKind.MODIFIED and all(
            field.before is None and (".".join(map(str, field.path[:3])), field.after) in said
            for field in change.fields
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions (full commit ids, ``worktree`` or ``index``) and what lies between them.

    ``rewritten`` are files that say the same in other bytes (comments, quotes, line endings),
    ``aside`` files that are no part of the lists. ``organs`` maps the id of an organ to its name
    and short names, as far as the register can be read. ``selected`` are the kinds that were asked
    for, none for all. ``transfers`` say once what many moved items have in common; each of them is
    in ``changes``, too. ``declared`` are the adjustments that came or changed with the head.
    """

    base: str
    head: str
    changes: tuple[Change, ...]
    rewritten: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    organs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selected: tuple[ChangeKind, ...] = ()
    declared: tuple[Declared, ...] = ()
    transfers: tuple[Transfer, ...] = ()

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """Number of changes of each kind, zeros included; the sum is ``len(changes)``."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ChangeKind}

    @property
    def actions(self) -> dict[Action, int]:
        """Number of changes with each official word, without zeros."""
        found = Counter(change.action for change in self.changes)
        return {action: found[action] for action in Action if found[action]}

    @property
    def untold(self) -> tuple[Change, ...]:
        """The changes that no transfer tells already; those of a moved department are left out."""
        if not self.transfers:
            return self.changes
        return tuple(c for c in self.changes if not any(t.tells(c) for t in self.transfers))

    def only(self, kinds: Sequence[ChangeKind]) -> Comparison:
        """Return the comparison with nothing but changes of these kinds."""
        chosen = tuple(change for change in self.changes if change.kind in kinds)
        transfers = self.transfers if ChangeKind.MOVED in kinds else ()
        return replace(self, changes=chosen, selected=tuple(kinds), transfers=transfers)
