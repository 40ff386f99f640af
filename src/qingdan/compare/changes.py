"""What happened between two versions, as values; every renderer works on these.

The words of ``ChangeKind``, ``Action``, ``Direction`` and the classes of fields
(``qingdan.model.record.Aspect``) are a contract with users' programs: extend them, never rename.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..model.finding import FieldPath, field_name
from ..model.record import Aspect
from ..model.vocabulary import ListKind


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


class Action(StrEnum):
    """The official word for a change (动态调整)."""

    ADD = "新增"
    """A new item comes into force, or a draft does."""
    CANCEL = "取消"
    """状态 becomes 废止."""
    DEVOLVE = "下放"
    """行使层级 goes down."""
    UNDERTAKE = "承接"
    """A new item declares 承接自 without a change of organ."""
    ALTER = "变更"
    """Elements of an item in force changed, and no narrower word fits."""
    MERGE = "合并"
    SPLIT = "拆分"
    TRANSFER = "划转"
    """Another organ owns the item."""
    FREEZE = "冻结"
    """状态 becomes 暂停."""
    RESUME = "恢复"
    """状态 was 暂停 or 废止 and is in force again."""
    CONVERT = "转为"
    """类型 changed, or the item went to another list."""
    WITHDRAW = "收回"
    """行使层级 goes up."""
    ENTRUST = "委托"
    """委托 was put in and nothing else of substance changed."""
    REVOKE_ENTRUST = "撤销委托"
    """委托 was taken out and nothing else of substance changed."""
    RENAME = "更名"
    """Nothing of substance changed but 名称."""
    RECODE = "改码"
    """Nothing of substance changed but 编码."""
    ERRATUM = "勘误"
    """Nothing but typography changed."""


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
    workspace. ``status`` is the 状态 the item states itself. ``inferred`` and ``score`` are for
    matches by likeness.
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions (full commit ids, ``worktree`` or ``index``) and what lies between them.

    ``rewritten`` are files that say the same in other bytes (comments, quotes, line endings),
    ``aside`` files that are no part of the lists. ``organs`` maps the id of an organ to its name
    and short names, as far as the register can be read. ``selected`` are the kinds that were asked
    for, none for all.
    """

    base: str
    head: str
    changes: tuple[Change, ...]
    rewritten: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    organs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selected: tuple[ChangeKind, ...] = ()

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

    def only(self, kinds: Sequence[ChangeKind]) -> Comparison:
        """Return the comparison with nothing but changes of these kinds."""
        chosen = tuple(change for change in self.changes if change.kind in kinds)
        return replace(self, changes=chosen, selected=tuple(kinds))
