"""Field-level differences: cases as data, and the properties of the delta."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.alignment import frozen
from qingdan.compare.aspects import field_nature
from qingdan.compare.fields import field_changes
from qingdan.compare.mapping import apply, compare_values, edits
from qingdan.compare.typography import only_typography
from qingdan.model.kinds import ITEM_MODELS, aspect_of
from qingdan.model.vocabulary import ListKind
from qingdan.store.reader import read_mapping

from .case_files import read_cases

CASES = read_cases(Path(__file__).parent / "compare" / "fields.yaml")

WORDS = st.sampled_from(
    ["甲", "乙", "丙", "受理", "《甲法》第一条", "90日", "", "一段长一些的文字，共十五字"]
)
SCALARS = WORDS | st.integers(0, 3) | st.booleans() | st.none()
KEYS = st.sampled_from(["名称", "引用", "原文", "编号", "部门", "环节", "职责", "内容", "时限"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, max_size=5)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    kind = ListKind(case["list"])
    old, new = (read_mapping(case[side].encode()).value for side in ("old", "new"))
    assert old is not None
    assert new is not None
    found = field_changes(old, new, lambda path: field_nature(kind, path))
    assert [
        [f.field, str(f.aspect), str(f.direction) if f.direction else None, f.before, f.after]
        for f in found
    ] == case["fields"]
    assert frozen(apply(old, compare_values(old, new))) == frozen(new)


@given(MAPPINGS, MAPPINGS)
def test_the_delta_turns_the_old_mapping_into_the_new(old: Any, new: Any) -> None:
    assert frozen(apply(old, compare_values(old, new))) == frozen(new)


@given(MAPPINGS)
def test_a_mapping_does_not_differ_from_itself(value: Any) -> None:
    assert compare_values(value, value) is None
    assert list(edits(None)) == []


@given(MAPPINGS, MAPPINGS)
def test_every_edit_says_something(old: Any, new: Any) -> None:
    for edit in edits(compare_values(old, new)):
        assert edit.before != edit.after
        assert edit.path


@given(st.lists(WORDS, unique=True, min_size=1, max_size=12), st.data())
def test_one_clause_put_in_is_one_edit(clauses: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(clauses)))
    new = [*clauses[:place], "新加的一条", *clauses[place:]]
    found = list(edits(compare_values({"条": clauses}, {"条": new})))
    assert [(edit.path, edit.before, edit.after) for edit in found] == [
        (("条", place), None, "新加的一条")
    ]


@given(st.lists(st.integers(0, 50), unique=True, min_size=2, max_size=12), st.data())
def test_one_record_taken_out_is_one_edit(numbers: list[int], data: st.DataObject) -> None:
    records = [{"引用": f"《甲法》第{n}条", "原文": "同样的原文"} for n in numbers]
    place = data.draw(st.integers(0, len(records) - 1))
    found = list(edits(compare_values(records, records[:place] + records[place + 1 :])))
    assert [edit.path for edit in found] == [(place,)]
    assert found[0].after is None


def test_long_lists_are_not_compared_pair_by_pair() -> None:
    old = [f"旧的第{n}条，内容互不相干" for n in range(3000)]
    new = [f"新的第{n}条，内容互不相干" for n in range(3000)]
    delta = compare_values(old, new)
    assert apply(old, delta) == new


@pytest.mark.parametrize("kind", list(ITEM_MODELS))
def test_top_level_fields_have_the_aspect_of_the_model(kind: ListKind) -> None:
    for field in ITEM_MODELS[kind].model_fields.values():
        assert field.alias is not None
        assert field_nature(kind, (field.alias,)).aspect is aspect_of(kind, field.alias)


@pytest.mark.parametrize(
    ("kind", "path", "aspect", "internal"),
    [
        ("powers", ("时限", "依据", "引用"), "authority", False),
        ("powers", ("依据", 0, "原注"), "editorial", False),
        ("powers", ("追责", "情形", "套用"), "accountability", False),
        ("powers", ("职责", "套用"), "actor", False),
        ("powers", ("收费", "依据", 0), "authority", False),
        ("powers", ("廉政风险点", 0, "表现"), "content", True),
        ("duties", ("任务", 0, "岗位", 0, "甲岗"), "procedure", True),
        ("duties", ("任务", 0, "权力", 1), "authority", False),
        ("duties", ("任务", 0, "依据", 0, "引用"), "authority", False),
        ("boundaries", ("分工", 0, "环节"), "procedure", False),
        ("boundaries", ("争议", 0, "结果"), "content", True),
        ("powers", ("本地字段", "甲"), "content", False),
    ],
)
def test_inner_fields(kind: str, path: tuple, aspect: str, internal: bool) -> None:
    nature = field_nature(ListKind(kind), path)
    assert (str(nature.aspect), nature.internal) == (aspect, internal)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("甲，乙（丙）", "甲,乙(丙)", True),
        ("“甲”", '"甲"', True),
        ("甲 乙", "甲乙", True),
        ("甲\n乙", "甲乙", True),
        ("名称。", "名称", True),
        ("１２日", "12日", True),
        ("甲\u200b乙", "甲乙", True),
        ("甲——乙", "甲--乙", True),
        ("甲、乙", "甲，乙", False),
        ("甲；乙", "甲，乙", False),
        ("10 20", "1020", False),
        ("5m²", "5m2", False),
        ("①", "1", False),
        ("甲或乙", "甲和乙", False),
    ],
)
def test_typography(before: str, after: str, same: bool) -> None:
    assert only_typography(before, after) is same


@given(st.text())
def test_a_text_is_typographically_itself(text: str) -> None:
    assert only_typography(text, text)
