"""主项 and 子项: who belongs to whom."""

from __future__ import annotations

from ...model.vocabulary import ListKind
from ..facts import Facts, View

_GENERIC_BELOW = 10
"""Characters: 变更, 延续 and 无 name a 子项 only together with its 主项."""

_LONGEST_CIRCLE = 20

_RECIPIENT = "承接机构.机构"
_WITHDRAWAL = "收回"


def is_generic(item: Facts) -> bool:
    """Whether the name of a 子项 means something only together with its 主项."""
    return len(item.name) < _GENERIC_BELOW


def parent_of(view: View, item: Facts) -> Facts | None:
    """Return the 主项 of a 子项; None where there is none, or more than one has the id."""
    if item.parent is None or item.parent == item.id:
        return None
    found = view.by_id.get(item.parent, [])
    if len(found) != 1 or not found[0].readable or found[0].kind != str(ListKind.POWERS):
        return None
    return found[0]


def in_circle(view: View, item: Facts) -> bool:
    """Whether going from 主项 to 主项 leads back to the item."""
    above = parent_of(view, item)
    for _step in range(_LONGEST_CIRCLE):
        if above is None or above.id == item.id:
            break
        above = parent_of(view, above)
    return above is not None and above.id == item.id


def told_apart(one: Facts, other: Facts) -> bool:
    """Whether two items of one name differ: by what stands above them, or whom they go to."""
    if other.id == one.parent or one.id == other.parent:
        return True
    return (one.parent != other.parent and is_generic(one)) or go_elsewhere(one, other)


def go_elsewhere(one: Facts, other: Facts) -> bool:
    """Whether two items hand one matter down to different organs, or one was taken back."""
    if not one.marks or not other.marks:
        return False
    receiving, others = recipients(one), recipients(other)
    if receiving and others and receiving.isdisjoint(others):
        return True
    return _was_withdrawn(one) != _was_withdrawn(other)


def recipients(item: Facts) -> frozenset[str]:
    """Return the ids of the organs that a delegation hands a matter down to."""
    return frozenset(word for sort, word, _path in item.marks if sort == _RECIPIENT)


def _was_withdrawn(item: Facts) -> bool:
    return any(sort.startswith(_WITHDRAWAL) for sort, _word, _path in item.marks)
