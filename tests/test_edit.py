"""A round-trip edit changes the lines it should and no others."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.errors import QingdanError
from qingdan.store.edit import edit
from qingdan.store.reader import read_mapping

from .effort import examples

SOURCE = """\
# 这个文件由规划执法科维护
名称: 对违法建设的处罚   # 名称与通用目录一致
类型:   行政处罚
俗称: [违章建筑,   违建]

承办机构:
- 规划执法科
- "各区分局"  # 见机构名录
依据:
  - 引用: 《中华人民共和国城乡规划法》第六十四条
    原文: >-
      未取得建设工程规划许可证
      或者未按照规定进行建设的
  - {引用: '《甲省条例》第十条',  作用: 具体规定}
备注: |
  第一行

  第三行
编码: {地方: "012"}   # 不能去掉引号
"""


def changed_lines(before: str, after: str) -> list[str]:
    return [
        line
        for line in difflib.ndiff(before.splitlines(True), after.splitlines(True))
        if line[:1] in "+-"
    ]


def test_without_a_change_the_text_is_the_same_to_the_byte():
    assert edit(SOURCE).text() == SOURCE


def test_windows_line_endings_stay():
    crlf = SOURCE.replace("\n", "\r\n")
    opened = edit(crlf)
    opened.content["名称"] = "新名称"
    text = opened.text()
    assert text.count("\n") == text.count("\r\n") == crlf.count("\n")
    assert edit(crlf).text() == crlf


def test_a_value_changes_on_its_own_line_and_keeps_its_comment():
    opened = edit(SOURCE)
    opened.content["名称"] = "对违法建设行为的处罚"
    assert [line.split("#")[0].rstrip() for line in changed_lines(SOURCE, opened.text())] == [
        "- 名称: 对违法建设的处罚",
        "+ 名称: 对违法建设行为的处罚",
    ]
    assert "名称与通用目录一致" in opened.text()


def test_a_new_key_is_added_and_nothing_else_moves():
    opened = edit(SOURCE)
    opened.content["状态"] = "暂停"
    assert changed_lines(SOURCE, opened.text()) == ["+ 状态: 暂停\n"]


def test_a_list_grows_by_one_line():
    opened = edit(SOURCE)
    opened.content["承办机构"].append("法规科")
    assert [line.strip() for line in changed_lines(SOURCE, opened.text())] == ["+ - 法规科"]


def test_a_key_is_taken_out():
    opened = edit(SOURCE)
    del opened.content["类型"]
    assert changed_lines(SOURCE, opened.text()) == ["- 类型:   行政处罚\n"]


def test_lines_that_are_joined_on_the_way_lose_nothing():
    source = SOURCE.replace("《中华人民共和国城乡规划法》", "《中华人民共和国城乡规划法》\n      ")
    before = read_mapping(source.encode()).value
    opened = edit(source)
    opened.content["依据"][1]["作用"] = "程序"
    text = opened.text()
    before["依据"][1]["作用"] = "程序"
    assert read_mapping(text.encode()).value == before
    assert text.count("#") == source.count("#")


def test_broken_text_is_refused_with_advice():
    with pytest.raises(QingdanError, match="语法错误"):
        edit("a: b: c")


KEYS = st.sampled_from(["名称", "类型", "备注", "编码", "俗称"])
VALUES = st.text("甲乙丙丁0123 ，。:#-'\"[]", min_size=1, max_size=12)


@given(KEYS, VALUES)
@examples(40)
def test_any_edit_reads_back_and_leaves_other_keys_alone(key, value):
    opened = edit(SOURCE)
    opened.content[key] = value
    text = opened.text()
    before = read_mapping(SOURCE.encode()).value
    after = read_mapping(text.encode()).value
    assert after == {**before, key: value}
    comments = [
        line.split("#", 1)[1]
        for line in SOURCE.splitlines()
        if "# " in line and not line.startswith(key)
    ]
    for comment in comments:
        assert comment in text
    kept = [
        line
        for line in SOURCE.splitlines()
        if line.split(":")[0] not in (key,) and line[:1] not in " -"
    ]
    for line in kept:
        if not line.startswith(key):
            assert line in text.splitlines()
