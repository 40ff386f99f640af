"""The law of tables: whatever a file may hold comes back from its cells as it was."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from qingdan.cells.codec import Codec, cell_text
from qingdan.cells.columns import ITEM_ID, ORGAN, ListColumns, Role, list_columns
from qingdan.cells.escaping import csv_escaped, csv_unescaped
from qingdan.cells.names import OrganNames
from qingdan.cells.rows import from_cells, read_cell, row_digest, to_cells
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ExtraFieldType, ListKind
from qingdan.model.workspace import ExtraField

from ..effort import examples
from .values import NASTY, ORGAN_IDS, ORGANS, TEXT, record_of, value_of

CODEC = Codec(OrganNames(ORGANS))
EXTRA = [
    ExtraField.model_validate({"名称": name, "类型": kind.value, "选项": ["甲", "乙"]})
    for name, kind in zip(
        ("本地一", "时限", "甲.乙", "是否", "机构", "选"), ExtraFieldType, strict=True
    )
]
TABLES = {kind: list_columns(kind, EXTRA) for kind in ListKind}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT | st.just(""),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)


def items(kind: ListKind) -> st.SearchStrategy[dict[str, Any]]:
    """Items of a list with declared fields, which nothing checks when they are read."""
    names = [field.name for field in EXTRA if field.name != "时限"]
    extra = st.fixed_dictionaries({}, optional=dict.fromkeys(names, ANYTHING))
    return st.builds(lambda own, more: {**own, **more}, record_of(ITEM_MODELS[kind]), extra)


def through(table: ListColumns, mapping: dict[str, Any]) -> dict[str, Any]:
    found, faults = from_cells(table, to_cells(table, mapping, CODEC), CODEC)
    assert faults == []
    return found


@pytest.mark.parametrize("kind", list(ListKind))
@examples(120, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_item_comes_back_from_its_cells(kind: ListKind, data: st.DataObject) -> None:
    mapping = data.draw(items(kind))

    assert repr(sorted_keys(through(TABLES[kind], mapping))) == repr(sorted_keys(mapping))


@pytest.mark.parametrize("kind", list(ListKind))
@examples(60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_an_item_comes_back_through_text_alone(kind: ListKind, data: st.DataObject) -> None:
    """A CSV keeps no types: its cells are what ``cell_text`` says, escaped."""
    table, mapping = TABLES[kind], data.draw(items(kind))
    cells = to_cells(table, mapping, CODEC)
    written = io.StringIO(newline="")
    csv.writer(written).writerow([csv_escaped(cell_text(cell)) for cell in cells.values()])

    (row,) = csv.reader(io.StringIO(written.getvalue(), newline=""))
    texts = dict(zip(cells, map(csv_unescaped, row), strict=True))

    assert from_cells(table, texts, CODEC) == (mapping, [])
    assert row_digest(texts) == row_digest(cells)


@examples(200)
@given(st.sampled_from(ListKind), st.dictionaries(TEXT, ANYTHING, max_size=3))
def test_keys_no_model_knows_come_back_too(kind: ListKind, mapping: dict[str, Any]) -> None:
    assert through(TABLES[kind], mapping) == mapping


@pytest.mark.parametrize(
    ("kind", "path"),
    [(kind, c.path) for kind, t in TABLES.items() for c in t.columns if c.role is Role.FIELD],
)
@examples(12, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_every_column_gives_back_its_value(kind: ListKind, path: str, data: st.DataObject) -> None:
    shape = TABLES[kind].by_path[path].shape
    value = data.draw(value_of(shape))
    cell = CODEC.render(shape, value)

    assert repr(sorted_keys(CODEC.parse(shape, cell))) == repr(sorted_keys(value))
    assert not isinstance(cell, str) or not set(cell) & set("\r\t\x07\u2028")


@given(ORGAN_IDS)
def test_an_organ_is_shown_by_a_name_that_means_it(organ: str) -> None:
    table = TABLES[ListKind.POWERS]
    cells = to_cells(table, {}, CODEC, item="cf-12345678", organ=organ)

    assert read_cell(table.by_path[ORGAN], cells[ORGAN], CODEC) == organ
    assert cells[ITEM_ID] == "cf-12345678"


def test_names_that_mean_two_organs_or_another_id_are_not_shown() -> None:
    shown = OrganNames(ORGANS).shown

    assert shown["zrzy"] == "示例市自然资源局"
    assert set(shown) == {"zrzy", "cgj", "two"}


@given(TEXT | st.text())
def test_csv_escaping_is_undone_exactly(text: str) -> None:
    escaped = csv_escaped(text)

    assert csv_unescaped(escaped) == text
    assert not escaped.lstrip(" \u3000\n").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋"))


def test_the_texts_that_spoil_tables_are_tried_in_every_place_of_a_basis() -> None:
    shape = TABLES[ListKind.POWERS].by_path["依据"].shape
    for text in (*NASTY, "见1.《甲》", "=1.《"):
        for value in ([text], [text, "《甲》"], [{"引用": text}], [{"引用": text, "原文": text}]):
            assert CODEC.parse(shape, CODEC.render(shape, value)) == value


def test_the_next_steps_of_a_flow_stand_on_the_line_of_their_step() -> None:
    """Numbers are read back as numbers, however they are parted."""
    shape = TABLES[ListKind.TERRITORY].by_path["步骤"].shape
    steps = [{"序": 1, "做": "发现", "下一步": [2, 3]}, {"序": 2, "做": "处置", "下一步": []}]

    assert CODEC.render(shape, steps[:1]) == "序：1；做：发现；下一步：2、3"
    assert CODEC.parse(shape, CODEC.render(shape, steps)) == steps
    assert CODEC.parse(shape, "序：1；做：发现；下一步：2，3") == steps[:1]


def sorted_keys(value: Any) -> Any:
    """A mapping with its keys in order, all the way down: two that are equal look the same."""
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return [sorted_keys(one) for one in value] if isinstance(value, list) else value
