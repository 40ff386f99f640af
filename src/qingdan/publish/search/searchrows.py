"""What the search page shows and filters by: a row for each entry, columns for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...model.vocabulary import Level, PowerType
from ..public.links import Directory
from ..public.projection import Projection, PublicItem
from .pagetexts import FOLDER, TITLE, PageText
from .passages import owners
from .searchcode import column


def rows(projection: Projection, pages: Sequence[PageText] = ()) -> Iterator[list[str]]:
    """Yield [id, name, other words, codes] of each entry; empty ends are cut.

    Words and codes are joined with line feeds.
    """
    for item in projection.items:
        fields = item.fields
        words = [*fields.get("俗称", ()), *fields.get("关键词", ())]
        yield _row(item.id, item.name, words, _codes(fields))
    for organ, record in projection.organs.items():
        others = [*record.get("简称", ()), *(name["名称"] for name in record.get("曾用名", ()))]
        yield _row(organ, str(record["名称"]), others, [])
    for page in pages:
        yield _row(page.name, page.title, [page.short] if page.short else [], [])


def _row(ident: str, name: str, words: list[str], codes: list[str]) -> list[str]:
    row = [ident, name, "\n".join(words), "\n".join(codes)]
    while not row[-1]:
        row.pop()
    return row


def _codes(fields: dict[str, Any]) -> list[str]:
    codes: list[str] = []
    for code in fields.get("编码", {}).values():
        codes += code if isinstance(code, list) else [code]
    if "通用目录" in fields:
        codes.append(fields["通用目录"])
    return codes


def describe_entries(
    projection: Projection, directory: Directory, pages: Sequence[PageText] = ()
) -> dict[str, Any]:
    """Return the tables and columns by which entries are ranked, filtered and counted.

    Tables: ``lists`` [[folder, title]…], then the organs, then the pages if there are any;
    ``types``, ``levels``, ``organs`` [[id, name, known]…], ``owners`` [[organ…]…]. Columns, one
    number an entry: ``list``, ``type`` (0 none, else place in ``types`` plus one), ``owner`` (place
    in ``owners``), ``level`` (a bit for each of ``levels``), ``state`` (0 in force, 1 suspended,
    2 repealed, 3 not public, 4 not yet in force). ``starts`` holds the days of the last by entry.
    """
    items = projection.items
    held = [tuple(owners(item)) for item in items] + [(organ,) for organ in projection.organs]
    held += [() for _page in pages]
    named = {organ for group in held for organ in group}
    organs = [*projection.organs, *sorted(named.difference(projection.organs))]
    groups = {group: number for number, group in enumerate(dict.fromkeys(held))}
    places = {organ: number for number, organ in enumerate(organs)}
    kinds, types, levels = (
        list(projection.kinds),
        [t.value for t in PowerType],
        [v.value for v in Level],
    )
    records = list(projection.organs.values())
    lists = [[str(kind), kind.official_name] for kind in kinds] + [["organs", "机构"]]
    organs_list = len(kinds)  # organs, and behind them pages, are shown as lists of their own
    none = [0] * len(pages)
    return {
        "lists": lists + ([[FOLDER, TITLE]] if pages else []),
        "types": types,
        "levels": levels,
        "organs": [
            [organ, directory.organ(organ).name, int(organ in projection.organs)]
            for organ in organs
        ],
        "owners": [[places[organ] for organ in group] for group in groups],
        "list": column(
            [*(kinds.index(item.kind) for item in items)]
            + [organs_list] * len(records)
            + [organs_list + 1] * len(pages)
        ),
        "type": column(
            [*(_type(item, types) for item in items), *(0 for _organ in records), *none]
        ),
        "owner": column([groups[group] for group in held]),
        "level": column(
            [*(_levels(item, levels, projection) for item in items)]
            + [_mask([r["层级"]] if "层级" in r else [], levels) for r in records]
            + none
        ),
        "state": column(
            [*(_state(item) for item in items)]
            + [2 if directory.organ(organ).ended else 0 for organ in projection.organs]
            + none
        ),
        "starts": {
            str(number): item.starts.isoformat()
            for number, item in enumerate(items)
            if item.starts is not None
        },
    }


def _type(item: PublicItem, types: list[str]) -> int:
    """The type of a power; what is handed down is shown by the name of its list."""
    is_typed = item.kind.is_core and "类型" in item.fields
    return types.index(item.fields["类型"]) + 1 if is_typed else 0


def _levels(item: PublicItem, levels: list[str], projection: Projection) -> int:
    """Levels that an item says it is exercised at; else the level of the organ it belongs to."""
    said = [*item.fields.get("行使层级", ())]
    said += [part["层级"] for part in item.fields.get("层级权限", ())]
    if not said:
        records = (projection.organs.get(organ, {}) for organ in owners(item)[:1])
        said = [record["层级"] for record in records if "层级" in record]
    return _mask(said, levels)


def _mask(said: list[str], levels: list[str]) -> int:
    return sum(1 << levels.index(level) for level in set(said))


def _state(item: PublicItem) -> int:
    if item.is_tombstone:
        return 2
    if not item.is_current:
        return 3
    if item.starts is not None:
        return 4
    return 1 if item.status is not None and item.status.value == "暂停" else 0
