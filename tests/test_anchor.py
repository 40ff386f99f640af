"""The anchor of an item: the same for the same content, another for any change in public."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.anchor import anchor, file_anchor
from qingdan.model.adjustment import ANCHOR
from qingdan.model.vocabulary import ListKind

ITEM = {
    "名称": "对擅自占用道路的处罚",
    "类型": "行政处罚",
    "依据": [{"引用": "《中华人民共和国道路交通安全法》第一百零四条"}],
    "时限": {"法定": "90日"},
    "层级权限": [{"层级": "市级", "权限": "跨区案件"}],
}


def of(item: dict[str, object], organ: str = "gaj") -> str:
    return anchor(ListKind.POWERS, organ, item)


def test_has_a_form_that_yaml_keeps_as_text() -> None:
    assert ANCHOR.fullmatch(of(ITEM))
    assert of(ITEM) == "h115753936632"  # a changed anchor breaks every adjustment on disk


@pytest.mark.parametrize(
    "same",
    [
        {"依据": "《中华人民共和国道路交通安全法》第一百零四条"},
        {"依据": ["《中华人民共和国道路交通安全法》第一百零四条"]},
        {"俗称": ["占道"], "关键词": ["道路"], "序号": 3},
        {"内部说明": "待核", "豁免": [{"规则": "QD503"}], "批准": {"文号": "某政发〔2025〕1号"}},
        {"备注": None, "办理地点": ""},
    ],
)
def test_what_says_nothing_new_leaves_it(same: dict[str, object]) -> None:
    assert of({**ITEM, **same}) == of(ITEM)


def test_order_of_keys_and_line_endings_leave_it() -> None:
    assert of(dict(reversed(list(ITEM.items())))) == of(ITEM)
    one, other = ({**ITEM, "备注": text} for text in ("甲\n乙", "甲\r\n乙"))
    assert of(one) == of(other)


@pytest.mark.parametrize(
    "other",
    [
        {"名称": "对擅自占用道路的处罚。"},
        {"时限": {"法定": "60日"}},
        {"状态": "废止"},
        {"生效日期": "2026-01-01"},
        {"依据": []},
        {"层级权限": [{"层级": "县级", "权限": "跨区案件"}]},
    ],
)
def test_every_change_in_public_gives_another(other: dict[str, object]) -> None:
    assert of({**ITEM, **other}) != of(ITEM)


def test_another_owner_gives_another() -> None:
    assert of(ITEM, "zfj") != of(ITEM)
    assert anchor(ListKind.DUTIES, "gaj", ITEM) != of(ITEM)
    assert file_anchor("texts/甲.yaml", ITEM) != file_anchor("texts/乙.yaml", ITEM)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["名称", "引用", "内容", "乙"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_takes_whatever_a_file_may_hold(value: object) -> None:
    item = {"名称": "甲", "备注": value}
    assert of(item) == of(copy.deepcopy(item))
    assert ANCHOR.fullmatch(of(item))
