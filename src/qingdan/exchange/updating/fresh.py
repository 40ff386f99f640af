"""Rows without an id become items, under ids derived from what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...cells.columns import ORGAN
from ...cells.fault import UnreadableCellError
from ...cells.rows import from_cells, read_cell
from ...messages import _, in_one
from ...model.keyorder import item_order
from ...model.vocabulary import ListKind, PowerType, Status
from ...store.emit import emit
from ...store.format import in_order
from ...store.layout import item_path
from ...store.rereading import same
from ..identity import SORTED_BY, item_id, untyped_id
from .checking import Wrong, wrong_with
from .rows import Row
from .standing import Ground
from .threeway import settled
from .weighing import Scales

_ALIKE_BUT = frozenset({"序号", "状态"})
"""Keys in which two items may differ and still be one item written twice."""


@dataclass(frozen=True)
class Made:
    """A new item: its place and content. ``twin`` is an item that says the same already."""

    item: str
    organ: str | None
    path: str
    value: dict[str, Any]
    twin: str | None = None
    namesake: str | None = None
    """An item of the same organ, name, type and code that says something else."""

    def text(self, kind: ListKind) -> bytes:
        """Return the file of the item."""
        return emit(in_order(self.value, item_order(kind))).encode()


def make(
    row: Row, kind: ListKind, organ: str | None, scales: Scales, taken: Mapping[str, dict[str, Any]]
) -> tuple[Made | None, list[Wrong]]:
    """Return the item that a row without an id becomes, or what is wrong with the row.

    ``organ`` owns it where the row names none; ``taken`` are items that the same run makes. What
    neither the row nor the header of its list gives a 状态 is a draft.
    """
    owner, value, wrong = content(row, kind, organ, scales, settled)
    if wrong:
        return None, wrong
    if "状态" not in value and not scales.ours.default_status(kind, owner):
        value["状态"] = str(Status.DRAFT)
    return _placed(kind, owner, value, scales.ours, taken), []


def content(
    row: Row, kind: ListKind, organ: str | None, scales: Scales, read: Callable[[str], str]
) -> tuple[str | None, dict[str, Any], list[Wrong]]:
    """Return the organ and the content that a whole row says, and what is wrong with it.

    ``read`` is what is made of the text of a cell before it is parsed.
    """
    columns = scales.columns(kind)
    cells = {path: read(text) for path, text in row.cells.items() if path in columns.by_path}
    owner, wrong = _owner(cells.pop(ORGAN, ""), kind, organ, scales)
    value, faults = from_cells(columns, cells, scales.codec)
    wrong += [(fault.path, in_one(fault.message, fault.hint)) for fault in faults]
    unread = {key for path, _said in wrong for key in columns.by_path[path].keys[:1]}
    every = {column.keys[0] for column in columns.columns if column.keys} | set(value)
    return owner, value, wrong + list(wrong_with(columns, value, every - unread))


def _owner(
    text: str, kind: ListKind, organ: str | None, scales: Scales
) -> tuple[str | None, list[Wrong]]:
    if not kind.has_organ_folders:
        return None, []
    if not text:
        if organ is not None:
            return organ, []
        return None, [(ORGAN, _("新增的行要写是哪个机构的。"))]
    try:
        found = str(read_cell(scales.columns(kind).by_path[ORGAN], text, scales.codec))
    except UnreadableCellError as error:
        return None, [(ORGAN, in_one(error.message, error.hint))]
    if found not in scales.ours.organs:
        return None, [
            (ORGAN, _("机构名录里没有“{name}”；先在 organs.yaml 登记。").format(name=text))
        ]
    return found, []


def _placed(
    kind: ListKind,
    organ: str | None,
    value: dict[str, Any],
    ours: Ground,
    taken: Mapping[str, dict[str, Any]],
) -> Made:
    """Give an item the first id that is free; say which item is the same, or is called the same."""
    namesake = None
    for ordinal in range(1, 1000):
        item = _identity(kind, organ, value, ordinal, ours)
        there = _there(item, ours, taken)
        if there is None:
            if item in ours.homes:
                continue  # a file that cannot be read keeps its id
            return Made(item, organ, item_path(kind, organ, item), value, None, namesake)
        if _alike(there, value):
            return Made(item, organ, item_path(kind, organ, item), value, item)
        namesake = namesake or item
    raise AssertionError(value.get("名称"))


def _there(item: str, ours: Ground, taken: Mapping[str, dict[str, Any]]) -> dict[str, Any] | None:
    if item in taken:
        return taken[item]
    standing = ours.item(item)
    return None if standing is None else standing.value


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    left, right = ({k: v for k, v in side.items() if k not in _ALIKE_BUT} for side in (one, other))
    return same(left, right)


def _identity(
    kind: ListKind, organ: str | None, value: Mapping[str, Any], ordinal: int, ours: Ground
) -> str:
    name = str(value["名称"])
    if kind is ListKind.POWERS:
        parent = ours.item(str(value["主项"])) if "主项" in value else None
        main, child = (name, "") if parent is None else (parent.name, name)
        return item_id(organ or "", main, child, PowerType(value["类型"]), _code(value), ordinal)
    sort = value.get(SORTED_BY[kind], "") if kind in SORTED_BY else ""
    return untyped_id(kind, organ or "", name, ordinal, str(sort))


def _code(value: Mapping[str, Any]) -> str:
    codes = value.get("编码")
    if not isinstance(codes, dict):
        return ""
    given = (codes.get(key) for key in ("地方编码", "基本编码", "实施编码"))
    return next((one for one in given if isinstance(one, str)), "")


def alike_among(value: Mapping[str, Any], ids: Iterable[str], ours: Ground) -> str | None:
    """Return an item of ``ids`` that says what a new one says: a row copied and left as it is."""
    for item in ids:
        standing = ours.item(item)
        if standing is not None and _alike(standing.value, value):
            return item
    return None
