"""The form in which a kind of list describes itself to the site: plain data, pure functions.

Functions take the public fields of an item by their Chinese keys (``projection.PublicItem.fields``)
and know nothing of pages: pages, data, search and paper all read the same description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from ...model.record import Record

Fields = Mapping[str, Any]
Register = Mapping[str, Mapping[str, Any]]
"""The records of the organs by id."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Keys that stand beside each other under one label: two sides of one matter."""

    label: str
    keys: tuple[str, ...]


class Way(Enum):
    """Ways to show a record, beside labels and values one under the other."""

    IN_TURN = auto()
    """Its keys are stages that follow each other, each with its day."""
    GRAPH = auto()
    """A list of ``FlowStep``: numbered steps that may branch, with their drawing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of an item's page: its anchor, its title, the keys in it."""

    anchor: str
    title: str
    keys: tuple[str | Beside, ...]

    def plain_keys(self) -> Iterator[str]:
        """Yield every key of the section."""
        for one in self.keys:
            if isinstance(one, Beside):
                yield from one.keys
            else:
                yield one


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the few facts asked first: organs by id, or a text."""

    label: str
    organs: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list page beside the name: organs by id, or texts.

    ``is_short`` where its texts are single words that are not to be broken.
    """

    title: str
    organs: Callable[[Fields], Sequence[str]] | None = None
    texts: Callable[[Fields], Sequence[str]] | None = None
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter of a list page: its name in addresses, its label, the values an item has.

    ``is_organ`` where the values are ids of organs.
    """

    name: str
    title: str
    values: Callable[[Fields], Sequence[str]]
    is_organ: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list page shows items: in groups by organ (where organs own them) or by 领域.

    ``part`` is the filter whose values part the items of an organ (类别); ``parts`` are its values
    in their order, each with a table of its own where ``is_parted``.
    """

    columns: tuple[ListColumn, ...]
    filters: tuple[ListFilter, ...]
    part: ListFilter | None = None
    parts: tuple[str, ...] = ()
    is_parted: bool = False


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of the printed list: title, share of the width, what stands in it.

    ``text`` is given an item and the directory of the site (``public.links.Directory``).
    """

    title: str
    width: float
    text: Callable[[Any, Any], str]


@dataclass(frozen=True, slots=True)
class Referral:
    """A key that names items of other lists, and what this item is called on their pages."""

    key: str
    label: str


def nothing(_fields: Fields) -> Sequence[str]:
    """Say that items of a kind name no organs in that way."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSaid:
    """Everything that a kind of list says of itself.

    ``leads`` are the leading organs of an item without an owner, ``named`` all organs that take
    part in an item beside its owner, as they are written; ``reached`` the same with the members of
    groups, and every town where all of them are meant: on whose pages the item stands.
    """

    menu: str
    """Its word in the menu."""
    about: str
    keywords: str
    """Description and keywords of its column (栏目)."""
    intro: str
    """What it is, in one sentence, without the full stop."""
    arranged: str = "按部门排列"
    sections: tuple[Part, ...]
    facts: Callable[[Fields, str | None], Iterator[Fact]]
    leads: Callable[[Fields], Sequence[str]] = nothing
    named: Callable[[Fields], Sequence[str]] = nothing
    reached: Callable[[Fields, Register], Sequence[str]] | None = None
    notices: Callable[[Fields], Sequence[str]] = nothing
    """Sentences that stand above everything else on an item's page."""
    summary: Callable[[Fields], Sequence[str]] = nothing
    """What the catalogue says of an item (政府信息公开条例第十二条) beside its list and owner."""
    referrals: tuple[Referral, ...] = ()
    records: Mapping[type[Record], Beside | Way] = field(default_factory=dict)
    """Records that are shown in a way of their own."""
    listing: Listing | None = None
    """None where the list has a page of its own making."""
    paper: tuple[PaperColumn, ...]
    paper_bands: tuple[str, tuple[str, ...]] | None = None
    """The key whose values part the printed list, and the values in their order."""


LIFE = (
    "状态",
    "生效日期",
    "失效日期",
    "批准",
    "承接",
    "承接自",
    "拆分自",
    "合并自",
    "可见性",
    "备注",
)
INTERNAL = ("争议", "廉政风险点", "内部说明")
LAST_PARTS = (Part("life", "状态与沿革", LIFE), Part("internal", "内部信息", INTERNAL))
"""The last sections of every item's page."""
