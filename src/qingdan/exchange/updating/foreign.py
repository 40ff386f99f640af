"""A table that was not exported from here: the department's own workbook, edited and sent again.

Its rows are read as on any import and held against the items they seem to be: by the id that an
import derives, else by an official code, else by name, within the organ. Only what the table says
is compared. Nobody knows who changed what differs, so each difference is for people to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...cells.codec import Codec, cell_text
from ...cells.columns import list_columns
from ...cells.rows import to_cells
from ...messages import _, joined
from ...store.heading_mappings import saved_mappings
from ...store.inventory import Inventory, load_inventory
from ..guiding import make_guide
from ..identity import same_word
from ..options import ImportOptions
from ..planning.assemble import PlannedItem, assemble, expanded, resolved, shared_texts
from ..planning.owners import assign_owners
from ..planning.register import Register
from ..source import SourceReading, read_source
from .rows import Row
from .standing import Ground, Standing
from .tables import Table, TableSheet

_OWN = frozenset({"序号", "状态", "主项", "内部说明"})
"""Keys that an import works out itself: not what the table says."""
_CODES = ("地方编码", "基本编码", "实施编码")
_Pair = tuple[PlannedItem, Mapping[str, Any]]


def read_foreign(file: str, data: bytes, ours: Ground) -> Table | None:
    """Return the rows of a table of others that are items of the workspace; None: it has none.

    Rows that are no item yet, or that might be several, are noted and left out.
    """
    inventory = load_inventory(ours.snapshot)
    guide = make_guide(ImportOptions(), inventory, saved_mappings(ours.snapshot))
    source = read_source(file, data, guide, None)
    if not source.readable or not any(sheet.drafts for sheet in source.sheets):
        return None
    pairs = list(_read(source, inventory))
    ours.read(ours.homes)
    matched = _matched(pairs, ours, source)
    table = Table(file, None, is_csv=False, is_foreign=True, notes=source.notes)
    table.notes.tell(
        "foreign-table",
        _(
            "这不是 qingdan 导出的表：按编号、编码、名称对到事项，只比较表里有的列；"
            "不知道不同之处是谁改的，都列为冲突，看过再用 --conflicts 决定，"
            "或者用 --base 写明上次导入的版本。"
        ),
        None,
        None,
    )
    shared = {name: text.model_dump(by_alias=True) for name, text in inventory.texts.items()}
    rows: dict[tuple[str, Any], list[Row]] = {}
    for (item, said), standing in matched:
        row = _row(item, _like(said, standing.value, shared), standing, ours)
        rows.setdefault((item.draft.sheet, standing.located.kind), []).append(row)
    table.sheets = [TableSheet(name, kind, None, own) for (name, kind), own in rows.items()]
    return table


def _read(source: SourceReading, inventory: Inventory) -> Iterator[_Pair]:
    """Yield what the rows of a source would become on an import; new shared texts written out."""
    register = Register(inventory.organs, grows=False)
    owners = assign_owners([source], register, None)
    items = assemble([source], owners, inventory.workspace.extra_fields).items
    texts = shared_texts(items, inventory.texts)
    new = {name: text.shared() for name, text in texts.new.items()}
    for item in items:
        yield item, _written_out(resolved(item.fields, texts), new)


def _written_out(value: Any, new: Mapping[str, Mapping[str, Any]]) -> Any:
    if isinstance(value, dict):
        text = new.get(str(value.get("套用")))
        if text is not None:
            clauses = [*text["内容"], *value.get("另加", [])]
            return {"开头": text["开头"], "内容": clauses} if text.get("开头") else clauses
        return {key: _written_out(part, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_written_out(part, new) for part in value]
    return value


def _matched(
    pairs: Iterable[_Pair], ours: Ground, source: SourceReading
) -> list[tuple[_Pair, Standing]]:
    """Pair rows with items; one item for one row."""
    by_code: dict[tuple[str | None, str], set[str]] = {}
    by_name: dict[tuple[Any, ...], set[str]] = {}
    for known in ours.homes:
        there = ours.item(known)
        if there is not None:
            place = there.located
            for code in _codes(there.value):
                by_code.setdefault((place.organ, code), set()).add(known)
            by_name.setdefault(_name(place.kind, place.organ, there.value), set()).add(known)
    found: dict[str, list[_Pair]] = {}
    for pair in pairs:
        item, said = pair
        if item.id in ours.homes:
            candidates = {item.id}
        else:
            organ = item.organ or None
            candidates = {one for code in _codes(said) for one in by_code.get((organ, code), ())}
            candidates = candidates or by_name.get(_name(item.kind, organ, said), set())
        if len(candidates) == 1:
            found.setdefault(next(iter(candidates)), []).append(pair)
        else:
            _note_unmatched(item, sorted(candidates), source)
    matched = []
    for item_id, own in found.items():
        standing = ours.item(item_id)
        if standing is None or len(own) > 1:
            for one, _said in own:
                _note_unmatched(one, [item_id], source)
        else:
            matched.append((own[0], standing))
    return matched


def _codes(value: Mapping[str, Any]) -> list[str]:
    codes = value.get("编码")
    given = codes if isinstance(codes, dict) else {}
    return [code for key in _CODES if isinstance(code := given.get(key), str)]


def _name(kind: Any, organ: str | None, value: Mapping[str, Any]) -> tuple[Any, ...]:
    return kind, organ, same_word(str(value.get("名称", ""))), value.get("类型")


def _note_unmatched(item: PlannedItem, candidates: list[str], source: SourceReading) -> None:
    name = item.fields.get("名称", "")
    if candidates:
        message = _("“{name}”对不准是哪个事项（{ids}），没有动。").format(
            name=name, ids=joined(candidates[:5])
        )
    else:
        message = _(
            "工作区里没有“{name}”这个事项，没有新增；要新增的，不加 --update 导入。"
        ).format(name=name)
    source.notes.warn("no-item", message, item.draft.sheet, item.draft.place)


def _like(said: Any, there: Any, shared: Mapping[str, Any]) -> Any:
    """Return what a table says, in the words of the item wherever the two mean the same."""
    if isinstance(said, dict) and isinstance(there, dict):
        if expanded(said, shared) == expanded(there, shared):
            return there
        return {key: _like(part, there.get(key), shared) for key, part in said.items()}
    return there if expanded(said, shared) == expanded(there, shared) else said


def _row(item: PlannedItem, said: Mapping[str, Any], standing: Standing, ours: Ground) -> Row:
    """Return the cells of what a table says; all stand where the row begins."""
    kind, draft = standing.located.kind, item.draft
    columns = list_columns(kind, ours.extra.get(kind, []))
    own = {key: part for key, part in said.items() if key not in _OWN}
    cells = {
        path: cell_text(cell) for path, cell in to_cells(columns, own, Codec(ours.names)).items()
    }
    places = dict.fromkeys(cells, draft.place.column)
    return Row(draft.sheet, draft.place.row, standing.located.id, cells, places, draft.place.column)
