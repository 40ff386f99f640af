"""履行职责事项 as rows: the town's lists and the department's mirror from the same record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.vocabulary import FulfilmentClass, ListKind
from ..public.links import Link
from ..public.projection import PublicItem
from .listing import Line
from .neighbours import Around, Cell, Part, Row, Rows, Said, by_field, line_of, texts
from .overview import LONG_LIST

ASSIST, WITHDRAWN = "assist", "withdrawn"
"""Anchors of a town's lists; those of the mirror begin with ``mirror-``."""
_MIRROR = "mirror-"
_COLUMNS = {ASSIST: ("上级部门职责", "镇街配合职责"), WITHDRAWN: ("工作方式",)}
"""What a record of each list says of both sides."""
_CLASSES = {ASSIST: FulfilmentClass.ASSIST, WITHDRAWN: FulfilmentClass.WITHDRAWN}


def town_lists(around: Around) -> Iterator[Part]:
    """Yield the three lists of a town or street office, as far as it has them."""
    basic = _of(around.own(ListKind.FULFILMENT), FulfilmentClass.BASIC)
    if basic:
        rows = [(_field(one), Row(_line(one), (), (one.id,))) for one in basic]
        yield Part("basic", "基本履职", "必须做、负全责的事项。", len(basic), by_field(rows, ()))
    for anchor, title, other, about in (
        (ASSIST, "配合履职", "对应上级部门", "上级部门负责，镇街只做“镇街配合职责”里写的。"),
        (WITHDRAWN, "上级部门收回", "承接部门", "镇街不再做，由上级部门收回去做的事项。"),
    ):
        items = _of(around.own(ListKind.FULFILMENT), _CLASSES[anchor])
        rows = [
            (_field(one), Row(_line(one), (around.links(_upper(one)), *_sides(one)), (one.id,)))
            for one in items
        ]
        if rows:
            columns = (other, *_COLUMNS[anchor])
            yield Part(anchor, title, about, len(items), by_field(rows, columns))


def mirrored(around: Around) -> Iterator[Part]:
    """Yield what the lists of towns say of a department: what they help it with, what it took back.

    Records of several towns that say the same are one row; where there are too many rows for one
    page, each town leads to its own list.
    """
    every = (*around.own(ListKind.FULFILMENT), *around.shared(ListKind.FULFILMENT))
    named = {one.id: one for one in every if any(map(around.is_one_of, _upper(one)))}
    for anchor, title, about in (
        (ASSIST, "镇街配合的事项", "镇街履行职责事项清单里对应本部门的：本部门负责，镇街配合。"),
        (WITHDRAWN, "从镇街收回的事项", "镇街不再做，由本部门收回来做的事项。"),
    ):
        items = _of(named.values(), _CLASSES[anchor])
        rows = list(_merged(items, around))
        columns = tuple(one.replace("上级部门", "本部门") for one in _COLUMNS[anchor])
        if len(rows) > LONG_LIST:
            tables: tuple[Rows, ...] = (_towns(items, anchor, around),)
        else:
            tables = by_field(rows, ("关联镇街", *columns))
        if items:
            yield Part(_MIRROR + anchor, title, about, len(items), tables)


def _merged(items: Iterable[PublicItem], around: Around) -> Iterator[tuple[str, Row]]:
    """A row for all records that say the same; the towns lead to their own records."""
    same: dict[tuple[object, ...], list[PublicItem]] = {}
    for one in items:
        line = _line(one)
        key = (_field(one), line.link.text, line.marks, line.note, _sides(one))
        same.setdefault(key, []).append(one)
    for records in same.values():
        first = records[0]
        towns = tuple(Said(around.name(one.organ).short, one.page) for one in records)
        ids = tuple(one.id for one in records)
        yield _field(first), Row(_line(first), (towns, *_sides(first)), ids)


def _towns(items: Iterable[PublicItem], anchor: str, around: Around) -> Rows:
    """How many records each town has, leading to its list."""
    counts: dict[str | None, int] = {}
    for one in items:
        counts[one.organ] = counts.get(one.organ, 0) + 1
    rows = []
    for town, number in counts.items():
        link = around.name(town).link
        rows.append(Row(Line(Link(link.text, f"{link.href}#{anchor}"), note=f"{number} 项"), ()))
    return Rows("", (), tuple(rows))


def _sides(item: PublicItem) -> tuple[Cell, ...]:
    """What a record says of both sides: the same cells on the town's page and on the mirror."""
    part = item.fields["类别"]
    keys = next((_COLUMNS[one] for one, of in _CLASSES.items() if of.value == part), ())
    return tuple(texts(item.fields.get(key)) for key in keys)


def _line(item: PublicItem) -> Line:
    """The name; where it came onto the list later, by what approval."""
    admission = item.fields.get("准入", {})
    parts = [str(admission[key]) for key in ("方式", "文号", "日期") if key in admission]
    return line_of(item, "，".join(parts))


def _of(items: Iterable[PublicItem], part: FulfilmentClass) -> list[PublicItem]:
    return [item for item in items if item.fields["类别"] == part.value]


def _upper(item: PublicItem) -> Sequence[str]:
    return [item.fields["上级部门"]] if "上级部门" in item.fields else []


def _field(item: PublicItem) -> str:
    return str(item.fields.get("领域", ""))
