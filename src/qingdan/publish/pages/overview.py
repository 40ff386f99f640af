"""The projection with everything counted once, and what a page that is no item is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...model.vocabulary import Level, ListKind, PowerType
from ..public.counts import OrganCounts, Totals, count, count_by_organ
from ..public.groups import Groups, groups_of
from ..public.lawbook import LawBook
from ..public.links import Directory
from ..public.projection import Projection, PublicItem
from ..public.versions import Chronicle
from ..site import Page

LONG_LIST = 2_000
"""Above this many lines a page gives counts that lead to the organs' pages, not the items."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be rendered: template, head data, and what else the template needs.

    A ``dated`` page tells the day and the version of the whole site; it is made anew with both.
    """

    template: str
    page: Page
    context: Mapping[str, Any]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class LateSheet:
    """A page whose context is dear to make: it is only made where its inputs changed.

    ``items`` and ``others`` are all that the page says, besides the names of organs and the law
    library, which all pages share. ``dating`` are those items that decide when it changed.
    """

    path: str
    make: Callable[[], Sheet]
    items: Sequence[PublicItem]
    others: Any = ()
    dating: Sequence[PublicItem] = ()


@dataclass(frozen=True)
class Overview:
    """The projection with everything counted once."""

    projection: Projection
    directory: Directory
    totals: Mapping[ListKind, Totals]
    organ_counts: Mapping[str, OrganCounts]
    laws: LawBook
    chronicle: Chronicle = field(default_factory=Chronicle)
    """What became of the items, as far as that is known."""

    @property
    def kinds(self) -> tuple[ListKind, ...]:
        """The lists that the site shows."""
        return self.projection.kinds

    @cached_property
    def groups(self) -> Groups:
        """What groups of organs own, by their members."""
        return groups_of(self.projection, self.directory)

    @property
    def types(self) -> tuple[PowerType, ...]:
        """Power types that have items, in the official order; repealed ones do not count."""
        present = {
            item.fields["类型"]
            for item in self.projection.of(ListKind.POWERS)
            if not item.is_tombstone
        }
        return tuple(t for t in PowerType if t.value in present)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Levels that exercise a power or have a part in a boundary matter, the highest first."""
        found = self.totals[ListKind.POWERS].by_level
        shared = self.totals[ListKind.BOUNDARIES].by_level
        return tuple(level for level in Level if level.value in found or level.value in shared)


def survey(projection: Projection, laws: LawBook, chronicle: Chronicle | None = None) -> Overview:
    """Count everything pages need."""
    directory = Directory(projection)
    return Overview(
        projection,
        directory,
        {kind: count(projection.of(kind)) for kind in projection.kinds},
        count_by_organ(projection.items, projection.organs, directory.shared),
        laws,
        chronicle or Chronicle(),
    )


def is_long(items: Iterable[object]) -> bool:
    """Whether there are too many lines for one page."""
    return sum(1 for _one in items) > LONG_LIST
