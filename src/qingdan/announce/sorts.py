"""By what a whole list is broken down where it is announced: one line a kind of list.

The first sort makes the first sentence and, for lists kept by organ, the columns of the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model.vocabulary import DelegationMethod, FulfilmentClass, ListKind, PowerType
from .census import Standing


@dataclass(frozen=True, slots=True)
class Sort:
    """One breakdown: what an item is of, and the words in their order.

    ``lead`` begins its sentence where it is not the first. An ``order`` is of a closed vocabulary;
    without one the words come as the list has them. Items that say none are counted as ``unsaid``.
    """

    lead: str
    of: Callable[[Standing], str | None]
    order: tuple[str, ...]
    unsaid: str


def _words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(str, words))


def _key(key: str) -> Callable[[Standing], str | None]:
    return lambda one: one.text(key)


_TYPES = Sort("按权力类型，共", _key("类型"), _words([*PowerType]), "未写类型")
_FIELDS = Sort("按领域，共", _key("领域"), (), "未写领域")
_BATCHES = Sort("按批次，共", _key("批次"), (), "未写批次")
_METHODS = Sort("按赋权方式，共", _key("方式"), _words([*DelegationMethod]), "未写方式")
_CLASSES = Sort("按类别，共", _key("类别"), _words([*FulfilmentClass]), "未写类别")

_SORTS: Mapping[ListKind, tuple[Sort, ...]] = {
    ListKind.TERRITORY: (_FIELDS, _BATCHES),
    ListKind.DELEGATIONS: (_METHODS, _TYPES),
    ListKind.FULFILMENT: (_CLASSES, _FIELDS),
    ListKind.PROCEDURES: (_FIELDS,),
}
_OWNERS: Mapping[ListKind, str] = {
    ListKind.DELEGATIONS: "原实施部门",
    ListKind.FULFILMENT: "乡镇（街道）",
}


def sorts_of(kind: ListKind) -> tuple[Sort, ...]:
    """Return the breakdowns of a list, the first that of its first sentence."""
    return _SORTS.get(kind, (_TYPES,))


def owner_word(kind: ListKind) -> str:
    """Return the head of the column with the organs that keep the list."""
    return _OWNERS.get(kind, "部门")


def counted(sort: Sort, units: Sequence[Standing]) -> list[tuple[str, int]]:
    """Return how many there are of each word; what says none of the known ones comes last."""
    said = Counter(sort.of(one) for one in units)
    words = sort.order or tuple(dict.fromkeys(word for one in units if (word := sort.of(one))))
    known = [(word, said[word]) for word in words]
    return [*known, (sort.unsaid, len(units) - sum(count for _word, count in known))]


__all__ = ["Sort", "counted", "owner_word", "sorts_of"]
