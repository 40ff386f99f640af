"""The kinds of lists: what each is called, where its items lie, which are always there."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple


class ListKind(StrEnum):
    """A kind of list; the value is the folder that holds it.

    The three lists that every government publishes come first; an office keeps of the others what
    it has.
    """

    DUTIES = "duties"
    POWERS = "powers"
    BOUNDARIES = "boundaries"
    TERRITORY = "territory"
    DELEGATIONS = "delegations"
    FULFILMENT = "fulfilment"
    PROCEDURES = "procedures"

    @property
    def official_name(self) -> str:
        """The official Chinese name of the list."""
        return _LISTS[self].title

    @property
    def short_name(self) -> str:
        """Two characters for tabs and names of sheets."""
        return _LISTS[self].short

    @property
    def letters(self) -> str:
        """Two letters for the ids of new items, where an item has no type of its own."""
        return _LISTS[self].letters

    @property
    def has_organ_folders(self) -> bool:
        """Whether items lie in a folder of the organ that owns them."""
        return _LISTS[self].owned

    @property
    def is_core(self) -> bool:
        """Whether it is one of the three lists, which are shown even where they are empty."""
        return self in _CORE


class _ListFacts(NamedTuple):
    title: str
    short: str
    letters: str
    owned: bool


_LISTS = {
    ListKind.DUTIES: _ListFacts("职责任务清单", "职责", "zz", True),
    ListKind.POWERS: _ListFacts("权力责任清单", "权力", "ql", True),
    ListKind.BOUNDARIES: _ListFacts("职责边界清单", "边界", "bj", False),
    ListKind.TERRITORY: _ListFacts("属地管理责任清单", "属地", "sd", False),
    ListKind.DELEGATIONS: _ListFacts("赋权事项清单", "赋权", "fq", True),
    ListKind.FULFILMENT: _ListFacts("履行职责事项清单", "履职", "lz", True),
    ListKind.PROCEDURES: _ListFacts("部门联动办事规则清单", "联动", "ld", False),
}
_CORE = frozenset({ListKind.DUTIES, ListKind.POWERS, ListKind.BOUNDARIES})


def shown_kinds(present: Collection[ListKind]) -> tuple[ListKind, ...]:
    """Return the kinds to show: the three lists always, of the others those that are there."""
    return tuple(kind for kind in ListKind if kind.is_core or kind in present)
