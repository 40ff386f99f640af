"""What a list gives its items: the value that held before is shown, and only what it reaches."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qingdan.compare.changes import Change, Subject
from qingdan.compare.comparison import compare_contents
from qingdan.report.changes_text import plain_text

HEADER = "powers/zfj/list.yaml"
ONE, TWO, NEW = (f"powers/zfj/cf-0000000{number}.yaml" for number in (1, 2, 3))


def files(**said: Any) -> dict[str, bytes]:
    return {path: json.dumps(value, ensure_ascii=False).encode() for path, value in said.items()}


def header(**defaults: Any) -> dict[str, Any]:
    return {"标题": "清单", "默认": defaults}


def changed(before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...]:
    return compare_contents(files(**before), files(**after)).changes


def values(change: Change) -> list[tuple[Any, ...]]:
    return [(field.field, field.before, field.after) for field in change.fields]


@pytest.mark.parametrize("defaults", [{"状态": "有效"}, {}])
def test_what_was_in_force_by_default_was_in_force(defaults):
    shared = {HEADER: header(**defaults)}
    (change,) = changed(
        {**shared, ONE: {"名称": "甲"}}, {**shared, ONE: {"名称": "甲", "状态": "废止"}}
    )
    assert values(change) == [("状态", "有效", "废止")]
    assert change.action == "取消"


def test_what_goes_back_to_the_list():
    shared = {HEADER: header(状态="草案")}
    (change,) = changed(
        {**shared, ONE: {"名称": "甲", "状态": "有效"}}, {**shared, ONE: {"名称": "甲"}}
    )
    assert values(change) == [("状态", "有效", "草案")]


def test_the_header_of_each_side_counts():
    (change, shared) = sorted(
        changed(
            {HEADER: header(行使层级=["市级"]), ONE: {"名称": "甲"}},
            {HEADER: header(行使层级=["县级"]), ONE: {"名称": "甲", "行使层级": ["省级"]}},
        ),
        key=lambda one: one.subject is not Subject.ITEM,
    )
    assert values(change) == [("行使层级[0]", "市级", "省级")]
    assert shared.reach == 0


def test_what_is_only_written_down_stays_as_it_was_put_in():
    shared = {HEADER: header(行使层级=["市级"])}
    (change,) = changed(
        {**shared, ONE: {"名称": "甲"}}, {**shared, ONE: {"名称": "甲", "行使层级": ["市级"]}}
    )
    assert values(change) == [("行使层级[0]", None, "市级")]


def test_a_moved_item_that_keeps_what_it_inherited_did_not_change():
    lists = {HEADER: header(行使层级=["市级"]), "powers/zrzy/list.yaml": header(行使层级=["县级"])}
    moved = "powers/zrzy/cf-00000001.yaml"
    (change,) = changed(
        {**lists, ONE: {"名称": "甲"}}, {**lists, moved: {"名称": "甲", "行使层级": ["市级"]}}
    )
    assert (change.action, change.fields) == ("划转", ())
    (change,) = changed(
        {**lists, ONE: {"名称": "甲"}}, {**lists, moved: {"名称": "甲", "行使层级": ["省级"]}}
    )
    assert values(change) == [("行使层级[0]", "市级", "省级")]


def reach(before: dict[str, Any], after: dict[str, Any]) -> list[int | None]:
    return [c.reach for c in changed(before, after) if c.subject is not Subject.ITEM]


OLD_HEADER, NEW_HEADER = header(监督方式="12345"), header(监督方式="12329")
PLAIN = {"名称": "甲"}


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ({ONE: PLAIN, TWO: PLAIN}, {ONE: PLAIN, TWO: PLAIN}, 2),
        ({ONE: PLAIN}, {ONE: PLAIN, NEW: {"名称": "新"}}, 1),
        ({ONE: PLAIN, TWO: PLAIN}, {ONE: PLAIN}, 1),
        ({ONE: PLAIN, TWO: PLAIN}, {ONE: PLAIN, TWO: {**PLAIN, "监督方式": "12329"}}, 1),
        ({ONE: PLAIN, TWO: {**PLAIN, "监督方式": "110"}}, {ONE: PLAIN, TWO: PLAIN}, 1),
        ({ONE: PLAIN, TWO: PLAIN}, {ONE: PLAIN, TWO: {"名称": "乙"}}, 2),
        ({ONE: PLAIN, "powers/zrzy/cf-00000002.yaml": PLAIN}, {ONE: PLAIN, TWO: PLAIN}, 1),
    ],
    ids=["both", "one new", "one gone", "states it now", "stated it", "renamed", "came"],
)
def test_a_header_reaches_what_inherited_before_and_still_does(before, after, count):
    assert reach({HEADER: OLD_HEADER, **before}, {HEADER: NEW_HEADER, **after}) == [count]


def test_a_shared_text_reaches_what_was_there():
    using = {"名称": "甲", "追责": {"情形": {"套用": "处罚-追责"}}}
    old, new = ({"处罚-追责": {"用途": "追责情形", "内容": [said]}} for said in ("子", "丑丑丑"))
    texts = "texts/追责.yaml"
    assert reach({texts: old, ONE: using}, {texts: new, ONE: using, NEW: using}) == [1]


def test_a_new_list_says_nothing_of_a_reach():
    before = {ONE: PLAIN}
    after = {**before, "powers/zrzy/list.yaml": NEW_HEADER, "powers/zrzy/cf-00000009.yaml": PLAIN}
    assert "影响" not in plain_text(compare_contents(files(**before), files(**after)))


def test_a_new_penalty_shows_what_the_penalty_is():
    penalty = {
        "名称": "对占道的处罚",
        "类型": "行政处罚",
        "依据": [f"《某条例》第{number}条" for number in "一二三四五六七八"],
        "处罚内容": "处一千元以上一万元以下罚款",
        "时限": {"法定": "90日"},
    }
    text = plain_text(compare_contents({}, files(**{ONE: penalty})))
    assert "处罚内容：{+处一千元以上一万元以下罚款+}" in text
    assert text.index("处罚内容") < text.index("依据（第1个）")
    assert "依据（第3个）" in text
    assert "依据（第4个）" not in text
    assert "时限·法定：{+90日+}" in text
