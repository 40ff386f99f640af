"""Changes of items: one pair of versions, one change."""

from __future__ import annotations

from .action import Sides, Statuses, action_of, status_of, substance
from .aspects import Nature, field_nature
from .changes import Change, ChangeKind, FieldChange, Subject
from .fields import field_changes, is_readable, raw_changes, unreadable_notes
from .headers import Values
from .match import Pair
from .renumbering import with_numbers_aside


def item_change(
    pair: Pair,
    statuses: Statuses | None = None,
    inherits: tuple[str, ...] = (),
    values: Values | None = None,
    sides: Sides | None = None,
) -> Change | None:
    """Return what happened to an item; None where its two versions say the same.

    ``statuses`` are 状态 before and after, stated or inherited; without them only what the item
    states itself is known. ``inherits`` are the keys it inherits otherwise than before, ``values``
    what it says on both sides with what it inherited, ``sides`` that for the words of its list.
    """
    before, after = statuses or (status_of(pair.base), status_of(pair.head))
    fields = _fields(pair, values or _stated(pair))
    kind = _kind(pair, fields)
    if kind is None:
        return None
    shown = pair.head or pair.base
    assert shown is not None  # noqa: S101 - a pair has at least one side
    return Change(
        kind=kind,
        action=action_of(kind, pair, fields, (before, after), sides),
        subject=Subject.ITEM,
        list=shown.owner.kind,
        item=pair.id,
        name=_name(pair),
        organ=shown.owner.organ,
        base_file=pair.base.path if pair.base else None,
        head_file=pair.head.path if pair.head else None,
        base_organ=pair.base.owner.organ if pair.base else None,
        came_from=tuple(pair.came_from),
        went_to=tuple(pair.went_to),
        fields=fields,
        status=after if pair.head else before,
        notes=unreadable_notes(pair.base, pair.head),
        inferred=pair.inferred,
        score=pair.score,
        inherits=inherits,
        old_item=pair.base.owner.id if pair.base else None,
        old_status=before,
    )


def _fields(pair: Pair, values: Values) -> tuple[FieldChange, ...]:
    if not is_readable(pair.base, pair.head):
        return raw_changes(pair.base, pair.head)
    shown = pair.head or pair.base
    list_kind = shown.owner.kind if shown else None

    def nature(path: tuple[str | int, ...]) -> Nature:
        assert list_kind is not None  # noqa: S101 - every item belongs to a list
        return field_nature(list_kind, path)

    return with_numbers_aside(field_changes(*values, nature), *values)


def _stated(pair: Pair) -> Values:
    base, head = (side.value if side else None for side in (pair.base, pair.head))
    return base, head


def _kind(pair: Pair, fields: tuple[FieldChange, ...]) -> ChangeKind | None:
    if pair.part is not None:
        return pair.part
    if pair.base is None:
        return ChangeKind.ADDED
    if pair.head is None:
        return ChangeKind.REMOVED
    if pair.base.owner != pair.head.owner:
        return ChangeKind.MOVED
    if not fields:
        return None
    return ChangeKind.RECODED if substance(fields) == {"编码"} else ChangeKind.MODIFIED


def _name(pair: Pair) -> str:
    for version in (pair.head, pair.base):
        name = (version.value or {}).get("名称") if version else None
        if isinstance(name, str) and name.strip():
            return name
    return pair.id
