"""A change in substance never passes as a slip of the pen (勘误), however it is dressed up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.changes import Action, Comparison
from qingdan.compare.comparison import compare_contents
from qingdan.model.record import Aspect

from .effort import examples

PATH = "powers/zrzy/cf-00000001.yaml"

SWAPS = [
    ("第一款", "第一项"),
    ("第十条", "第十一条"),
    ("第十条", "第十条之一"),
    ("不得", "可以"),
    ("应当", "可以"),
    ("或者", "和"),
    ("以上", "以下"),
    ("以下", "不满"),
    ("10日", "100日"),
    ("１０日", "１００日"),
    ("10日", "10个工作日"),
    ("1.5倍", "15倍"),
    ("１．５倍", "１５倍"),
    ("百分之五", "百分之十五"),
    ("5%", "5‰"),
    ("一万元", "一亿元"),
    ("1至3次", "13次"),
    ("10 20", "1020"),
    ("十 二十", "十二十"),
    ("警告、罚款", "警告，罚款"),
    ("甲；乙", "甲。乙"),
    ("（试行）", ""),
    ("２０２５年", "2026年"),
    ("县级", "市级"),
    ("Ａ类", "B类"),
    ("①", "②"),
]
"""Words that say something else, though few characters differ."""

DRESSES = [
    lambda text: text,
    lambda text: text.replace("（", "(").replace("）", ")"),
    lambda text: text.replace("，", ",").replace("：", ":"),
    lambda text: text + "。",
    lambda text: "\u200b" + text,
    lambda text: text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)}),
    lambda text: " ".join(text.split("，")),
]
"""Ways to set the same words, as far as the words themselves bear it."""

AROUND = st.sampled_from(["", "逾期的，", "（限期内）", "在决定之日起，", "依照规定："])


def compared(before: Any, after: Any) -> Comparison:
    files = ({PATH: json.dumps(side, ensure_ascii=False).encode()} for side in (before, after))
    return compare_contents(*files)


def is_editorial(comparison: Comparison) -> bool:
    return all(
        change.action in (None, Action.ERRATUM)
        and all(field.aspect is Aspect.EDITORIAL for field in change.fields)
        for change in comparison.changes
    )


@examples(200)
@given(
    st.sampled_from(SWAPS),
    st.booleans(),
    AROUND,
    AROUND,
    st.sampled_from(DRESSES[:5]),
    st.sampled_from(["名称", "裁量基准", "备注", "附带命令"]),
)
def test_other_words_are_never_editorial(
    swap: tuple[str, str], turned: bool, left: str, right: str, dress: Any, key: str
) -> None:
    old, new = reversed(swap) if turned else swap
    before = {"名称": "甲", key: f"{left}处理{old}办理{right}后"}
    after = {"名称": "甲", key: dress(f"{left}处理{new}办理{right}后")}
    if key == "附带命令":
        before[key], after[key] = [before[key]], [after[key]]  # type: ignore[assignment]
    comparison = compared(before, after)
    assert not is_editorial(comparison), comparison.changes
    assert comparison.changes[0].action in (Action.ALTER, Action.RENAME)


TEXTS = st.lists(
    st.sampled_from(["逾期的，", "（限期内）", "处10日以上", "依照《甲法》第十条", "：责令改正"]),
    min_size=1,
    max_size=4,
).map("".join)


@examples(100)
@given(TEXTS, st.sampled_from(DRESSES[1:6]))
def test_other_typography_is_an_erratum(text: str, dress: Any) -> None:
    before, after = {"名称": "甲", "备注": text}, {"名称": "甲", "备注": dress(text)}
    comparison = compared(before, after)
    assert is_editorial(comparison)
    assert [change.action for change in comparison.changes] in ([], [Action.ERRATUM])


@examples(100)
@given(TEXTS, st.sampled_from(DRESSES[1:]), st.sampled_from(SWAPS))
def test_typography_in_one_field_hides_nothing_in_another(
    text: str, dress: Any, swap: tuple[str, str]
) -> None:
    before = {"名称": "甲", "备注": text, "裁量基准": swap[0]}
    after = {"名称": "甲", "备注": dress(text), "裁量基准": swap[1]}
    assert compared(before, after).changes[0].action is Action.ALTER


STEPS = st.permutations(["受理", "审查", "听证", "决定"])


@given(STEPS, STEPS, st.sampled_from(["流程", "责任事项", "承办机构"]))
def test_the_order_of_steps_is_substance(before: list[str], after: list[str], key: str) -> None:
    old, new = (
        {"名称": "甲", key: {"直接实施": steps} if key == "责任事项" else steps}
        for steps in (before, after)
    )
    comparison = compared(old, new)
    assert [change.action for change in comparison.changes] == [Action.ALTER] * (before != after)


@pytest.mark.parametrize("key", ["依据", "俗称", "追责"])
def test_the_order_of_what_has_none_is_not(key: str) -> None:
    old, new = (
        {"名称": "甲", key: {"情形": texts} if key == "追责" else texts}
        for texts in (["《甲法》第一条", "《乙法》第二条"], ["《乙法》第二条", "《甲法》第一条"])
    )
    assert [change.action for change in compared(old, new).changes] == [None]


def test_two_steps_that_begin_alike_and_changed_places_are_told() -> None:
    step = "收到申请之日起五个工作日内由两名以上工作人员到现场核实并制作笔录"
    old = {"名称": "甲", "流程": [f"{step}，甲先", f"{step}，乙后"]}
    new = {"名称": "甲", "流程": [f"{step}，乙后", f"{step}，甲先"]}
    change = compared(old, new).changes[0]
    assert change.action is Action.ALTER
    assert change.fields[0].order_only
    assert change.fields[0].before != change.fields[0].after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"时限": {"法定": "90日"}}, {"时限": {"法定": "９0日"}}),
        ({"俗称": ["甲"]}, {"俗称": ["乙"]}),
        ({"序号": 1}, {"序号": 2}),
        (
            {"依据": [{"引用": "《甲法》", "原注": "一"}]},
            {"依据": [{"引用": "《甲法》", "原注": "二"}]},
        ),
    ],
)
def test_what_is_editorial(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert is_editorial(compared({"名称": "甲", **old}, {"名称": "甲", **new}))
