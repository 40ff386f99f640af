"""A file says something else: what is read is what was meant, and what people wrote stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.power import Power
from qingdan.store.comments import comments
from qingdan.store.emit import emit
from qingdan.store.format import format_file, order_for
from qingdan.store.layout import place
from qingdan.store.reader import read_mapping
from qingdan.store.rereading import same
from qingdan.store.restating import restated

from .strategies import records

POWER = "powers/zrzy/cf-7k3q9d2m.yaml"
ORDER = order_for(place(POWER))

COMMENTED = """\
# 处罚一项
类型: 行政处罚     # 类型写在前面
名称: 对甲的处罚

# 下面两行先不要动
备注: 旧的备注   # 备注说明
俗称: [甲, '乙']
追责:
    # 对象在前
    对象: {套用: 三类人员}
    情形:
    - 以罚代拆的   # 第一条
    - 徇私的
时限: {法定: 90日, 承诺: 60日}
内部说明: |
    两行
    说明
# 结尾
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_key_goes_without_its_neighbours(newline, bom):
    old = (bom + COMMENTED.replace("\n", newline)).encode()
    value = read_mapping(COMMENTED.encode()).value
    assert value is not None
    del value["备注"], value["追责"]["对象"], value["内部说明"]
    value["俗称"] = ["甲", "丙"]
    new = restated(POWER, old, value).decode()
    expected = (
        COMMENTED.replace("备注: 旧的备注   # 备注说明\n", "")
        .replace("    对象: {套用: 三类人员}\n", "")
        .replace("内部说明: |\n    两行\n    说明\n", "")
        .replace("[甲, '乙']", "[甲, '丙']")
    )
    assert new == bom + expected.replace("\n", newline)


def test_the_last_key_of_a_record_takes_the_record_with_it():
    old = "名称: 甲\n类型: 行政处罚\n时限:\n  法定: 90日  # 九十\n"
    assert restated(POWER, old.encode(), {"名称": "甲", "类型": "行政处罚"}).decode() == (
        "名称: 甲\n类型: 行政处罚\n"
    )


def test_what_is_the_same_is_left_to_the_byte():
    value = read_mapping(COMMENTED.encode()).value
    assert value is not None
    assert restated(POWER, COMMENTED.encode(), value) == COMMENTED.encode()


def _with_comments(text: str, numbers: list[int]) -> str:
    lines = text.split("\n")
    tops = [n for n, line in enumerate(lines) if line[:1].strip() and line[:1] not in "-#"]
    for number in sorted({tops[n % len(tops)] for n in numbers}, reverse=True):
        lines.insert(number, f"# 说明{number}")
    return "\n".join(lines)


@given(records(Power), records(Power), st.lists(st.integers(0, 50), max_size=4), st.data())
def test_any_item_becomes_any_other(item, other, numbers, draw):
    kept = [key for key in item if key in ("名称", "类型") or draw.draw(st.booleans())]
    changed = [key for key in other if draw.draw(st.booleans())]
    value = {key: item[key] for key in kept} | {key: other[key] for key in changed}
    old = _with_comments(emit(item), numbers)
    new = restated(POWER, old.encode(), value)
    read = read_mapping(new)
    assert not read.faults
    assert same(read.value, value)
    if list(value) == list(item):
        assert set(comments(old)) <= set(comments(new.decode()))


@given(records(Power), st.data())
def test_a_file_in_the_canonical_layout_stays_in_it(item, draw):
    assert ORDER is not None
    data = format_file(emit(item).encode(), ORDER)
    value = {k: v for k, v in item.items() if k in ("名称", "类型") or draw.draw(st.booleans())}
    assert format_file(restated(POWER, data, value), ORDER) == restated(POWER, data, value)
