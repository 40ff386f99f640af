"""A page for each type of powers that has items."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...model.vocabulary import ListKind, PowerType
from ..public.changed import newest
from ..public.counts import count
from ..public.links import Link, OrganName, list_page, short_type, type_page
from ..public.projection import PublicItem
from ..site import COLUMN_TYPE, Page
from .filters import level_filter, organ_filter
from .listing import by_organ
from .overview import LONG_LIST, LateSheet, Overview, Sheet


def type_heads(overview: Overview) -> list[tuple[str, str, str, int]]:
    """Return (type, short word, page, count) of every type that has items."""
    counts = overview.totals[ListKind.POWERS].by_type
    return [
        (t.value, short_type(t), type_page(t.value), counts.get(t.value, 0)) for t in overview.types
    ]


def type_sheets(overview: Overview) -> Iterator[LateSheet]:
    """Yield the page of every type that has items."""
    items = overview.projection.of(ListKind.POWERS)
    for power_type in overview.types:
        own = [item for item in items if item.fields["类型"] == power_type.value]
        total = overview.totals[ListKind.POWERS].by_type.get(power_type.value, 0)
        rows = [
            (overview.directory.organ(organ), counts.by_type[power_type.value])
            for organ, counts in overview.organ_counts.items()
            if counts.by_type.get(power_type.value)
        ]
        make = partial(_type, power_type, own, total, rows, overview)
        yield LateSheet(type_page(power_type.value), make, own, (total, rows), own)


def _type(
    power_type: PowerType,
    own: list[PublicItem],
    total: int,
    rows: list[tuple[OrganName, int]],
    overview: Overview,
) -> Sheet:
    is_long = len(own) > LONG_LIST
    organs = [] if is_long else by_organ(own, overview.directory)
    page = Page(
        type_page(power_type.value),
        power_type.value,
        (
            Link(ListKind.POWERS.official_name, list_page(ListKind.POWERS)),
            Link(power_type.value),
        ),
        column=power_type.value,
        column_type=COLUMN_TYPE,
        description=f"{power_type.value}事项共 {total} 项",
        changed=newest(own, overview.projection.date),
    )
    context = {
        "total": total,
        "rows": rows,
        "anchor": f"type-{power_type.letters}",
        "is_long": is_long,
        "organs": organs,
        "filters": [level_filter(count(own).by_level), organ_filter(organs)],
    }
    return Sheet("site/type.html.j2", page, context)
