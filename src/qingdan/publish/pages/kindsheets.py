"""The pages of whole lists: what every one of them says, and those that describe themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..public.changed import newest
from ..public.links import Link, list_page
from ..public.projection import PublicItem
from ..site import COLUMN_TYPE, Page
from .kindlists import kind_list
from .overview import LateSheet, Overview, Sheet


def list_sheet(kind: ListKind, template: str, overview: Overview, **context: Any) -> Sheet:
    """Return the page of a list: its head, its total, what its header says, and the ``context``."""
    page = Page(
        list_page(kind),
        kind.official_name,
        (Link(kind.official_name),),
        column=kind.official_name,
        column_type=COLUMN_TYPE,
        description=f"{kind.official_name}：共 {overview.totals[kind].units} 项",
        changed=newest(overview.projection.of(kind), overview.projection.date),
    )
    header = overview.projection.headers.get((kind, None), {})
    return Sheet(template, page, {"total": overview.totals[kind], "header": header, **context})


def late_list(
    kind: ListKind,
    overview: Overview,
    make: Callable[[], Sheet],
    named: Iterable[PublicItem] = (),
    others: Any = (),
) -> LateSheet:
    """Return the page of a list, made only where its items, or what else it says, changed.

    ``named`` are items of other lists that it names, ``others`` what it says besides.
    """
    items = overview.projection.of(kind)
    header = overview.projection.headers.get((kind, None), {})
    about = (overview.totals[kind], header, others)
    return LateSheet(list_page(kind), make, [*items, *named], about, items)


def kind_sheets(overview: Overview) -> Iterator[Sheet]:
    """Yield the pages of the lists that describe themselves."""
    for kind in overview.kinds:
        said = KINDS[kind]
        if said.listing is not None:
            yield list_sheet(
                kind,
                "site/kindlist.html.j2",
                overview,
                intro=said.intro,
                list=kind_list(kind, overview),
            )


def more_kinds(overview: Overview) -> dict[ListKind, dict[str, str]]:
    """Return what pages of many lists say of those beside the three."""
    return {
        kind: {
            "short": kind.short_name,
            "intro": KINDS[kind].intro,
            "arranged": KINDS[kind].arranged,
        }
        for kind in overview.kinds
        if not kind.is_core
    }
