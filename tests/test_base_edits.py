"""Keys written into bases and taken away: what is read afterwards, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.bases import bases_of_item
from qingdan.model.vocabulary import ListKind
from qingdan.store.base_edits import BaseEdit, edit_bases
from qingdan.store.comments import comments
from qingdan.store.emit import emit
from qingdan.store.format import format_file, order_for
from qingdan.store.layout import place
from qingdan.store.reader import read_mapping

POWER = "powers/zrzy/cf-7k3q9d2m.yaml"
CITATIONS = st.sampled_from(
    ["《甲条例》第三条", "《乙<办法>》第一条: 全文", "- 《丙》#1", "《丁法》第五章、第六章"]
)
WORDS = st.sampled_from(
    [
        "禁止倾倒垃圾。",
        "有下列情形之一的：\n（一）甲的；\n（二）乙的。",
        "长" * 150,
        "键: 值 # 不是注释",
        '引"号',
    ]
)
BASES = st.lists(
    CITATIONS
    | st.builds(
        lambda citation, extra: {"引用": citation, **extra},
        CITATIONS,
        st.sampled_from([{}, {"作用": "设定"}, {"标注": "法律", "原注": "2018年修正"}]),
    ),
    min_size=1,
    max_size=4,
)
ITEMS = st.fixed_dictionaries(
    {"名称": st.just("甲"), "类型": st.just("行政处罚"), "依据": BASES},
    optional={"责任事项": st.fixed_dictionaries({"依据": BASES}), "备注": WORDS},
)


def bases(data: bytes):
    return list(bases_of_item(ListKind.POWERS, read_mapping(data).value))


@given(ITEMS, st.data(), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_and_nothing_else_changes(item, draw, newline):
    data = emit(item).replace("\n", newline).encode()
    edits = [
        BaseEdit(base, "原文", draw.draw(WORDS)) for base in bases(data) if draw.draw(st.booleans())
    ]
    done = edit_bases(POWER, data, edits)
    assert (len(done.made), done.refused) == (len(edits), [])
    written = {edit.base.path: edit.value for edit in edits}
    after = bases(done.data)
    assert [base.text("原文") for base in after] == [written.get(base.path) for base in after]
    back = edit_bases(
        POWER, done.data, [BaseEdit(base, "原文", None) for base in after if base.text("原文")]
    )
    assert back.refused == []
    citations = [base.citation for base in bases(data)]
    assert [base.citation for base in bases(back.data)] == citations
    if newline == "\r\n":
        assert done.data.count(b"\n") == done.data.count(b"\r\n")


@given(ITEMS)
def test_a_file_in_the_canonical_layout_stays_in_it(item):
    order = order_for(place(POWER))
    assert order is not None
    data = format_file(emit(item).encode(), order)
    done = edit_bases(POWER, data, [BaseEdit(base, "原文", "甲。\n乙。") for base in bases(data)])
    assert format_file(done.data, order) == done.data


COMMENTED = """\
名称: 甲  # 一
依据:
  # 二
  - 《甲法》第一条  # 三
  - 引用: 《乙法》第二条
    # 四
    标注: 法律  # 五
    原文: 旧的  # 六
  - {引用: 《丙法》第三条, 作用: 设定}  # 七
# 八
责任事项:
  依据: [《丁法》第四条, 《戊法》第五条]  # 九
追责: {依据: [《己法》第六条]}
# 十
"""


@pytest.mark.parametrize("value", ["新的", "新的。\n第二款。", "长" * 150])
def test_comments_stay(value):
    data = COMMENTED.encode()
    edits = [BaseEdit(base, "原文", value) for base in bases(data) if base.text("原文") is None]
    done = edit_bases(POWER, data, edits)
    assert done.refused == []
    assert len(done.made) == 5
    assert sorted(comments(done.data.decode())) == sorted(comments(COMMENTED))


def test_comments_stay_when_words_are_taken_away():
    text = COMMENTED.replace("旧的  # 六", "旧的")
    (base,) = [base for base in bases(text.encode()) if base.text("原文")]
    done = edit_bases(POWER, text.encode(), [BaseEdit(base, "原文", None)])
    assert done.data.decode() == text.replace("    原文: 旧的\n", "")


def test_words_that_carry_a_comment_are_not_taken_away():
    data = COMMENTED.encode()
    (base,) = [base for base in bases(data) if base.text("原文")]
    done = edit_bases(POWER, data, [BaseEdit(base, "原文", None)])
    assert (done.data, done.made) == (data, [])
    assert done.refused == [(done.refused[0][0], "这一处带着注释，改写会丢掉注释。")]


def test_a_byte_order_mark_stays():
    data = "\ufeff名称: 甲\n依据: [《甲法》第一条]\n".encode()
    done = edit_bases(POWER, data, [BaseEdit(base, "原文", "乙。") for base in bases(data)])
    assert done.data.startswith("\ufeff名称".encode())
    assert b"\xe5\x8e\x9f\xe6\x96\x87" in done.data


def test_what_was_changed_meanwhile_is_refused():
    data = "名称: 甲\n依据: [《甲法》第一条]\n".encode()
    edits = [BaseEdit(base, "原文", "乙。") for base in bases(data)]
    other = "名称: 甲\n依据: [《乙法》第二条]\n".encode()
    done = edit_bases(POWER, other, edits)
    assert (done.data, done.made, len(done.refused)) == (other, [], 1)
