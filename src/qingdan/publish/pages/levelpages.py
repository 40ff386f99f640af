"""A page for each level that exercises powers or has a part in a boundary matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...model.vocabulary import Level, ListKind
from ..public.changed import newest
from ..public.counts import count, count_by_organ, levels_of
from ..public.links import Link, item_link, level_page, list_page
from ..public.projection import PublicItem
from ..site import COLUMN_TYPE, Page
from .filters import organ_filter, type_filter
from .listing import by_organ
from .overview import LONG_LIST, LateSheet, Overview, Sheet


@dataclass(frozen=True, slots=True)
class LevelPart:
    """What a level does in a boundary matter."""

    link: Link
    duty: str


def level_sheets(overview: Overview) -> Iterator[LateSheet]:
    """Yield the page of every level that any item names."""
    for level in overview.levels:
        powers = [
            item
            for item in overview.projection.of(ListKind.POWERS)
            if not item.is_tombstone and level.value in levels_of(item)
        ]
        parts = list(_parts(level, overview.projection.of(ListKind.BOUNDARIES)))
        make = partial(_level, level, powers, parts, overview)
        yield LateSheet(level_page(level.value), make, powers, parts, powers)


def _level(
    level: Level, powers: list[PublicItem], parts: list[LevelPart], overview: Overview
) -> Sheet:
    totals, directory = count(powers), overview.directory
    is_long = len(powers) > LONG_LIST
    counts = count_by_organ(powers, overview.projection.organs)
    rows = [(directory.organ(organ), found.powers) for organ, found in counts.items() if found]
    groups = [] if is_long else by_organ(powers, directory, level.value)
    page = Page(
        level_page(level.value),
        f"{level.value}行使的权力",
        (
            Link(ListKind.POWERS.official_name, list_page(ListKind.POWERS)),
            Link(level.value),
        ),
        column=ListKind.POWERS.official_name,
        column_type=COLUMN_TYPE,
        description=f"{level.value}行使的行政权力共 {totals.units} 项",
        changed=newest(powers, overview.projection.date),
    )
    context = {
        "level": level.value,
        "total": totals,
        "rows": rows,
        "parts": parts,
        "is_long": is_long,
        "organs": groups,
        "filters": [type_filter(totals.by_type), organ_filter(groups)],
    }
    return Sheet("site/level.html.j2", page, context)


def _parts(level: Level, items: list[PublicItem]) -> Iterator[LevelPart]:
    for item in items:
        for part in item.fields.get("层级分工", ()) if not item.is_tombstone else ():
            if part["层级"] == level.value:
                yield LevelPart(item_link(item), part["职责"])
