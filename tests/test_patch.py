"""Values are changed in place: what is read is what was meant, and nothing else moves."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.power import Power
from qingdan.store.emit import emit
from qingdan.store.events import parse
from qingdan.store.patch import UnpatchableError, mend, patch, splices_of
from qingdan.store.reader import read_mapping
from qingdan.store.rereading import same

from .effort import examples
from .strategies import records

SOURCE = """\
# 这个文件由规划执法科维护
名称: 对违法建设的处罚   # 名称与通用目录一致
类型:   行政处罚
俗称: [违章建筑,   '违''建', "乱\\u5efa"]

承办机构:
- 规划执法科
- "各区分局"  # 见机构名录
序号: 12
涉企: true
空:
依据:
  - 引用: 《中华人民共和国城乡规划法》
      第六十四条
    原文: >-
      未取得建设工程规划许可证
      或者未按照规定进行建设的
  - {引用: '《甲省条例》第十条',  作用: 具体规定}
备注: |  # 两行
  第一行

  第三行
编码: {地方: "012"}   # 不能去掉引号
"""

# path, span, new, the line that goes, the line that comes
IN_PLACE = [
    (("名称",), (0, 1), "关于", "名称: 对违", "名称: 关于违法建设的处罚   # 名称与通用目录一致"),
    (("名称",), None, "新名", "名称: 对违", "名称: 新名   # 名称与通用目录一致"),
    (("名称",), None, "甲: 乙", "名称: 对违", '名称: "甲: 乙"   # 名称与通用目录一致'),
    (("名称",), None, "甲, 乙", "名称: 对违", "名称: 甲, 乙   # 名称与通用目录一致"),
    (("名称",), None, "012", "名称: 对违", '名称: "012"   # 名称与通用目录一致'),
    (("名称",), (2, 2), " #", "名称: 对违", '名称: "对违 #法建设的处罚"   # 名称与通用目录一致'),
    (("类型",), None, "行政强制", "类型: ", "类型:   行政强制"),
    (("俗称", 0), (1, 2), ", ", "俗称: ", "俗称: [\"违, 建筑\",   '违''建', \"乱\\u5efa\"]"),
    (("俗称", 1), (1, 2), "''", "俗称: ", "俗称: [违章建筑,   '违''''建', \"乱\\u5efa\"]"),
    (("俗称", 2), (1, 2), "\n", "俗称: ", "俗称: [违章建筑,   '违''建', \"乱\\n\"]"),
    (("承办机构", 1), (0, 1), "市", '- "各', '- "市区分局"  # 见机构名录'),
    (("序号",), None, 7, "序号: 12", "序号: 7"),
    (("序号",), None, "7", "序号: 12", '序号: "7"'),
    (("涉企",), None, False, "涉企: true", "涉企: false"),
    (("依据", 0, "引用"), (16, 17), "七", "      第六十四条", "      第七十四条"),
    (("依据", 0, "原文"), (13, 15), "和", "      或者未", "      和未按照规定进行建设的"),
    (
        ("依据", 1, "引用"),
        (1, 2),
        "乙",
        "  - {引用",
        "  - {引用: '《乙省条例》第十条',  作用: 具体规定}",
    ),
    (("备注",), (6, 7), "二", "  第三行", "  第二行"),
    (("备注",), (0, 3), "第一行\n又", "  第一行", "  第一行"),
    (("编码", "地方"), None, "013", "编码: ", '编码: {地方: "013"}   # 不能去掉引号'),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("path", "span", "new", "old_line", "new_line"), IN_PLACE)
def test_one_line_changes(path, span, new, old_line, new_line, newline):
    text = SOURCE.replace("\n", newline)
    after = patch(text, [(path, span, new)])
    lines = list(difflib.ndiff(text.split(newline), after.split(newline)))
    gone = [line[2:] for line in lines if line.startswith("- ")]
    come = [line[2:] for line in lines if line.startswith("+ ")]
    if "\n" in str(new) and path == ("备注",):
        assert (gone, come) == ([], ["  又"])
    else:
        assert come == [new_line]
        assert len(gone) == 1
        assert gone[0].startswith(old_line)
    assert after.count("\n") == after.count(newline)
    assert splices_of(text, [(path, span, new)]) is not None


def test_several_changes_of_one_text():
    after = patch(
        SOURCE, [(("名称",), (0, 1), "关于"), (("名称",), (6, 7), ""), (("序号",), None, 1)]
    )
    assert "名称: 关于违法建设的罚   #" in after
    assert "序号: 1\n" in after


STRUCTURE = [
    ([(("俗称",), None, ["甲", "乙"])], "俗称: [甲, 乙]"),
    ([(("承办机构",), None, ["法规科"])], "承办机构: [法规科]"),
    ([(("状态",), None, "有效")], "状态: 有效"),
    ([(("空",), None, "有了")], "空: 有了"),
    ([(("依据", 1, "作用"), None, "程序"), (("依据", 1, "原注"), None, "注")], "原注: 注"),
    ([(("名称",), None, "甲\n乙")], "  乙"),
]


@pytest.mark.parametrize(("changes", "line"), STRUCTURE)
def test_what_is_no_single_word_goes_the_long_way(changes, line):
    after = patch(SOURCE, changes)
    assert any(line in one for one in after.splitlines())
    for comment in ("由规划执法科维护", "两行", "不能去掉引号"):
        assert comment in after
    value = parse(after).value
    for path, _span, new in changes:
        holder = value
        for part in path:
            holder = holder[part]
        assert holder == new


REFUSED: list[list[tuple[Any, Any, Any]]] = [
    [(("没有", "的"), None, "甲")],
    [(("俗称", 3), None, "甲")],
    [(("俗称", "甲"), None, "甲")],
    [(("名称", "甲"), None, "甲")],
    [(("名称",), (3, 99), "甲")],
    [(("序号",), (0, 1), "甲")],
    [(("名称",), (0, 2), "甲"), (("名称",), (1, 3), "乙")],
    [(("名称",), None, "甲"), (("名称",), (1, 3), "乙")],
    [(("名称",), None, "\ud800")],
]


@pytest.mark.parametrize("changes", REFUSED)
def test_what_cannot_be_meant_or_read_again_is_refused(changes):
    with pytest.raises(UnpatchableError):
        patch(SOURCE, changes)


def test_a_file_that_cannot_be_read_is_left_alone():
    with pytest.raises(UnpatchableError):
        patch("名称: [\n", [(("名称",), None, "甲")])


def test_mending_the_file_never_changes_what_is_read():
    assert mend("编码: 012\n", [(4, 7, '"012"')]) == '编码: "012"\n'
    for splice in ((4, 7, "012 3"), (4, 7, "12"), (0, 2, "名称"), (4, 7, '"013"')):
        with pytest.raises(UnpatchableError):
            mend("编码: 012\n", [splice])


NEW = st.one_of(
    st.text("甲乙 \n、：:#-[]{}'\"0,|>&*\\", max_size=12),
    st.text(max_size=6),
    st.sampled_from(["012", "yes", "2024-1-1", "", " ", "a: b", "null", "- 甲", "12:30"]),
)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key in value for leaf in leaves(value[key], (*path, key))]
    if isinstance(value, list):
        return [leaf for n, one in enumerate(value) for leaf in leaves(one, (*path, n))]
    return [path]


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        value = value[part]
    return value


def check_any(text: str, data: Any) -> None:
    before = parse(text).value
    path = data.draw(st.sampled_from(leaves(before)))
    old, new = at(before, path), data.draw(NEW)
    span = None
    if isinstance(old, str) and data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(old)))
        span = (start, data.draw(st.integers(start, len(old))))
    meant = new if span is None else old[: span[0]] + new + old[span[1] :]
    try:
        after = patch(text, [(path, span, new)])
    except UnpatchableError:
        return
    for value in (parse(after).value, read_mapping(after.encode()).value):
        assert same(at(value, path), meant)
        assert [leaf for leaf in leaves(value) if leaf != path] == [
            leaf for leaf in leaves(before) if leaf != path
        ]
        assert all(
            same(at(value, leaf), at(before, leaf)) for leaf in leaves(before) if leaf != path
        )
    assert not parse(after).faults
    if text == SOURCE:
        comments = ("# 这个文件由", "# 名称与", "# 见机构名录", "# 两行", "# 不能去掉")
        assert all(comment in after for comment in comments)
    if meant == old:
        assert after == text


@given(st.data())
@examples(100)
def test_any_change_of_a_file_written_by_hand(data):
    check_any(SOURCE, data)


@given(records(Power), st.data())
@examples(40)
def test_any_change_of_any_record(record, data):
    check_any(emit(record), data)


@given(
    st.sampled_from(leaves(parse(SOURCE).value)),
    st.text("甲乙丙a1，。", min_size=1),
)
def test_simple_words_are_never_refused_and_keep_to_their_line(path, new):
    old = at(parse(SOURCE).value, path)
    after = patch(SOURCE, [(path, (0, 1) if isinstance(old, str) else None, new)])
    changed = [a != b for a, b in zip(SOURCE.split("\n"), after.split("\n"), strict=True)]
    assert sum(changed) <= 1
