"""The names index of the search page: one classic script that sets one variable.

Pages opened as ``file://`` cannot fetch and cannot load modules, a script they can. Rows are
positional arrays, about 21 bytes an item once compressed. A full-text index in shards for large
lists is left to a later version.
"""

from __future__ import annotations

from typing import Any

from ..model.vocabulary import ListKind, PowerType
from .links import Directory, departments
from .projection import Projection, PublicItem
from .textescape import script_value

VARIABLE = "QINGDAN_NAMES"
_SHORTEST_ROW = 5


def search_script(projection: Projection, directory: Directory) -> str:
    """Return the script.

    Value: ``lists`` [[folder, title]…], ``types`` [word…], ``organs`` [[id, name, other names,
    ended]…] and ``items`` [[list, id, name, organs, type, state, other words, codes]…]. ``list``,
    ``type`` and each organ are places in the arrays before: organs as a list where there are
    several, the lead first. ``state`` is 0 in force, 1 suspended, 2 repealed, 3 not yet public.
    Other words and codes are joined with a line feed; empty ends of a row are cut.
    """
    organ_ids = list(projection.organs)
    unknown = {item.organ for item in projection.items if item.organ is not None}
    for item in projection.items:
        unknown.update(_organs_of(item))
    organ_ids += sorted(unknown.difference(organ_ids))
    places = {organ: number for number, organ in enumerate(organ_ids)}
    types = [t.value for t in PowerType]
    kinds = list(ListKind)
    rows = [_row(item, kinds.index(item.kind), places, types) for item in projection.items]
    value = {
        "lists": [[str(kind), kind.official_name] for kind in kinds],
        "types": types,
        "organs": [_organ_row(o, projection, directory) for o in organ_ids],
        "items": rows,
    }
    return f"var {VARIABLE} = {script_value(value)};\n"


def _organs_of(item: PublicItem) -> list[str]:
    if item.organ is not None:
        return [item.organ, *item.fields.get("共同实施", ())]
    return departments(item)


def _row(item: PublicItem, kind: int, places: dict[str, int], types: list[str]) -> list[Any]:
    fields = item.fields
    words = [*fields.get("俗称", ()), *fields.get("关键词", ())]
    codes = []
    for code in fields.get("编码", {}).values():
        codes += code if isinstance(code, list) else [code]
    if "通用目录" in fields:
        codes.append(fields["通用目录"])
    organs = [places[o] for o in _organs_of(item)]
    row: list[Any] = [
        kind,
        item.id,
        item.name,
        organs[0] if len(organs) == 1 else organs,
        types.index(fields["类型"]) if "类型" in fields else -1,
        _state(item),
        "\n".join(words),
        "\n".join(codes),
    ]
    while len(row) > _SHORTEST_ROW and row[-1] in ("", 0):
        row.pop()
    return row


def _state(item: PublicItem) -> int:
    if item.is_tombstone:
        return 2
    if not item.is_current:
        return 3
    return 1 if item.status is not None and item.status.value == "暂停" else 0


def _organ_row(organ_id: str, projection: Projection, directory: Directory) -> list[Any]:
    record = projection.organs.get(organ_id, {})
    others = [*record.get("简称", ()), *(f["名称"] for f in record.get("曾用名", ()))]
    for key in ("内设机构", "事业单位", "执法队伍", "派出机构", "群组"):
        others += [unit["名称"] for unit in record.get(key, ())]
    row: list[Any] = [organ_id, directory.organ(organ_id).name]
    if record:
        row += ["\n".join(others), int("失效日期" in record)]
    return row
