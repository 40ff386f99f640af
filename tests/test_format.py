"""One layout for the same content; comments stay, and what is read never changes."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.keyorder import KeyOrder, item_order
from qingdan.model.organ import OrganRegister
from qingdan.model.power import Power
from qingdan.model.vocabulary import ListKind
from qingdan.store import format
from qingdan.store.comments import comments
from qingdan.store.emit import emit
from qingdan.store.events import parse
from qingdan.store.format import UnformattableError, format_file, in_order, order_for
from qingdan.store.layout import place
from qingdan.store.reader import read_mapping
from qingdan.store.rereading import same

from .effort import examples
from .messy import Mess
from .strategies import records

POWERS = item_order(ListKind.POWERS)


def formatted(text: str, order: KeyOrder = POWERS) -> str:
    return format_file(text.encode(), order).decode()


def check(text: str, order: KeyOrder) -> str:
    """What must hold of every file; returns it in the canonical layout."""
    after = formatted(text, order)
    assert formatted(after, order) == after
    before = read_mapping(text.encode()).value
    assert same(read_mapping(after.encode()).value, before)
    assert same(parse(after).value, before)
    assert comments(after.replace("\r\n", "\n")) == comments(text.replace("\r\n", "\n"))
    assert after.endswith("\n")
    return after


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-9, 99),
        st.text("甲乙丙，。 \n#:-[]{}'\"0", max_size=8),
        st.sampled_from(["012", "甲" * 60, "乙" * 120, "甲\n乙\n", "甲\n\n", "2024-01-01"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["名称", "引用", "甲 乙", "b", "状态"]), inner, max_size=3),
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(["名称", "类型", "状态", "依据", "备注", "扩展", "012", "追责", "俗称"])
SEEDS = st.integers(0, 1 << 32)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@given(MAPPINGS, SEEDS, st.sampled_from(["\n", "\r\n"]))
@examples(100)
def test_any_mess(mapping, seed, newline):
    mess = Mess(Random(seed))
    text = mess.write(mapping).replace("\n", newline)
    if parse(text).faults or read_mapping(text.encode()).faults:
        return
    after = check(text, POWERS)
    if newline in text:
        assert after.count("\n") == after.count(newline)
    if same(parse(text).value, mapping):
        assert comments(text.replace("\r\n", "\n")) == sorted(mess.comments)


CASES = {
    "keys in order, comments with the key below, the first comment at the top": (
        """\
# 关于整个文件
# 两行

类型: 行政处罚

# 关于依据

依据: [《甲法》第一条]
# 关于名称
名称: 甲
扩展二: 二
扩展一: 一
备注: 丙
""",
        """\
# 关于整个文件
# 两行

# 关于名称
名称: 甲
类型: 行政处罚

# 关于依据

依据: [《甲法》第一条]
备注: 丙
扩展二: 二
扩展一: 一
""",
    ),
    "records inside too": (
        """\
依据:
- 作用: 设定
  # 关于引用
  引用: 《甲法》第一条   # 甲
- {作用: 程序, 引用: 《乙法》第二条}
""",
        """\
依据:
  # 关于引用
  - 引用: 《甲法》第一条   # 甲
    作用: 设定
  - {引用: 《乙法》第二条, 作用: 程序}
""",
    ),
    "quotes only where they are needed": (
        """\
名称: "甲、乙"
编码: {"地方编码": '012', 基本编码: "yes"}
备注: '甲: 乙 # 丙'
生效日期: "2024-01-01"
俗称: ["甲, 乙", '丙']
序号: 3
扩展: "3"
""",
        """\
名称: 甲、乙
俗称: ["甲, 乙", 丙]
序号: 3
生效日期: 2024-01-01
编码: {基本编码: "yes", 地方编码: "012"}
备注: "甲: 乙 # 丙"
扩展: "3"
""",
    ),
    "long texts in blocks, nothing folded": (
        f"""\
名称: >-
  甲
  乙
内部说明: "甲\\n\\n乙\\n"
备注: {"丙" * 101}
关键词:
  - {"丁" * 101}
  - {"丁" * 60}
""",
        f"""\
名称: 甲 乙
关键词:
  - |-
    {"丁" * 101}
  - {"丁" * 60}
备注: |-
  {"丙" * 101}
内部说明: |
  甲

  乙
""",
    ),
    "short records and lists on one line": (
        """\
俗称:
  - 甲
  - 乙
依据:
  -
    引用: 《甲法》第一条

    作用: 设定
  - 《乙法》
编码:
    地方编码: "1"
空: []
""",
        """\
俗称: [甲, 乙]
编码: {地方编码: "1"}
依据:
  - {引用: 《甲法》第一条, 作用: 设定}
  - 《乙法》
空: []
""",
    ),
    "comments within brackets": (
        """\
俗称: [甲, # 一
  # 二
  乙]  # 三
编码: { # 四
  地方编码: "1" }
依据: [ # 五
  # 六
]
""",
        """\
俗称:  # 三
  - 甲  # 一
  # 二
  - 乙
编码: {地方编码: "1"}  # 四
# 六
依据: []  # 五
""",
    ),
    "empty lines: one stays, none at the ends": (
        """\


名称: 甲



类型: 行政处罚


# 注


依据:

  - 引用: 《甲法》第一条  # 甲


  - 《乙法》第一条


""",
        """\
名称: 甲

类型: 行政处罚

# 注

依据:
  - 引用: 《甲法》第一条  # 甲

  - 《乙法》第一条
""",
    ),
    "comments at the end of a list, of a record, of the file": (
        """\
依据:
- 引用: 《甲法》第一条
  # 记录的末尾
# 状态的前面
状态: 有效
俗称:
    - 甲
    # 列表的末尾
  # 还是列表的末尾
# 文件的末尾
""",
        """\
俗称:
  - 甲
  # 列表的末尾
# 状态的前面
状态: 有效
依据:
  - 引用: 《甲法》第一条
    # 记录的末尾
# 还是列表的末尾
# 文件的末尾
""",
    ),
    "comments below a key without a value": (
        """\
备注: 甲
依据:  # 待补
  # - 《甲法》第一条
  # - 《乙法》第一条
类型: 行政处罚
""",
        """\
类型: 行政处罚
依据:  # 待补
  # - 《甲法》第一条
  # - 《乙法》第一条
备注: 甲
""",
    ),
    "comments that people have aligned stay so": (
        """\
名称: 甲            # 名称
类型: 行政处罚      # 类型
                    # 还是类型
状态: "有效"        # 引号去掉了
主项: cf-7k3q9d2m # 太近
依据:               # 依据
  - 引用: 《甲法》  # 引用
                    # 还是引用
""",
        """\
名称: 甲            # 名称
类型: 行政处罚      # 类型
                    # 还是类型
主项: cf-7k3q9d2m  # 太近
状态: 有效  # 引号去掉了
依据:               # 依据
  - 引用: 《甲法》  # 引用
                    # 还是引用
""",
    ),
    "comments behind the head of a block": (
        """\
内部说明: |   # 两行
  甲
  # 不是注释
备注: "甲\\n乙"  # 成块
                # 的注释
""",
        """\
# 的注释
备注: |-  # 成块
  甲
  乙
内部说明: |   # 两行
  甲
  # 不是注释
""",
    ),
    "empty lines that belong to a text": (
        """\
备注: |+
  甲


类型: 行政处罚

状态: 有效
""",
        """\
类型: 行政处罚

状态: 有效
备注: |+
  甲


""",
    ),
    "marks of a document go": ("--- # 甲\n名称: 甲\n...\n# 乙\n", "# 甲\n名称: 甲\n# 乙\n"),
    "a file in brackets": (
        '{类型: 行政处罚, "名称": 甲} # 注\n',
        "名称: 甲\n类型: 行政处罚\n# 注\n",
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CASES)
def test_the_layout(name, newline):
    before, after = (text.replace("\n", newline) for text in CASES[name])
    assert check(before, POWERS) == after


def test_line_endings_of_two_kinds_become_one():
    assert formatted("名称: 甲\r\n类型: 乙\n") == "名称: 甲\r\n类型: 乙\r\n"


FAULTY = {
    "\ufeff名称: 甲\n": "bom",
    "名称: 甲\n名称: 乙\n": "duplicate-key",
    "名称: 012\n": "ambiguous-scalar",
    "名称: [\n": "syntax",
    "名称: &a 甲\n": "anchor-alias-merge-tag",
    "- 甲\n": "not-a-mapping",
    "": "empty-file",
    "名称: 甲\n---\n名称: 乙\n": "several-documents",
}


@pytest.mark.parametrize("text", FAULTY)
def test_files_with_faults_are_left_alone(text):
    with pytest.raises(UnformattableError) as caught:
        formatted(text)
    assert caught.value.fault.slug == FAULTY[text]


@pytest.mark.parametrize(
    "lost", ["名称: 甲\n类型: 乙\n", "名称: 乙\n# 注\n类型: 乙\n", "名称: [\n"]
)
def test_a_file_that_would_say_something_else_is_left_alone(monkeypatch, lost):
    monkeypatch.setattr(format, "laid_out", lambda _text, _order: lost)
    with pytest.raises(UnformattableError, match="内容会变"):
        formatted("类型: 乙\n# 注\n名称: 甲\n")


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("qingdan.yaml", "名称: 甲\n格式: 1\n", "格式: 1\n名称: 甲\n"),
        (
            "organs.yaml",
            "机构:\n  zj: {简称: [甲], 名称: 甲局}\n  aj: {名称: 乙局}\n",
            "机构:\n  zj: {名称: 甲局, 简称: [甲]}\n  aj: {名称: 乙局}\n",
        ),
        ("texts/甲.yaml", "乙: {内容: [一], 用途: 其他}\n", "乙: {用途: 其他, 内容: [一]}\n"),
        (
            "powers/zj/list.yaml",
            "默认: {行使层级: [市级], 状态: 有效}\n标题: 甲\n",
            "标题: 甲\n默认: {状态: 有效, 行使层级: [市级]}\n",
        ),
        ("duties/zj/zz-7k3q9d2m.yaml", "科室: {}\n名称: 甲\n", "名称: 甲\n科室: {}\n"),
        ("boundaries/bj-7k3q9d2m.yaml", "牵头: zj\n名称: 甲\n", "名称: 甲\n牵头: zj\n"),
    ],
)
def test_every_kind_of_file_has_its_order(path, before, after):
    order = order_for(place(path))
    assert order is not None
    assert check(before, order) == after


@pytest.mark.parametrize("path", ["README.md", "mappings/a.yaml", "powers/zj/副本.yaml", "x.yaml"])
def test_other_files_have_none(path):
    assert order_for(place(path)) is None


def test_keys_stand_in_the_order_of_the_format_page(repository):
    page = (repository / "docs/format.md").read_text(encoding="utf-8")
    table = page.split("### 权力责任事项\n")[1].split("####")[0]
    assert tuple(re.findall(r"(?m)^\| `([^`]+)` \|", table)) == POWERS.names


@given(records(Power))
@examples(40)
def test_without_comments_it_is_what_emit_writes(record):
    assert formatted(emit(record)) == emit(in_order(record, POWERS))


@given(records(OrganRegister), SEEDS)
@examples(30)
def test_registers(record, seed):
    text = Mess(Random(seed)).write(record)
    order = order_for(place("organs.yaml"))
    if not parse(text).faults:
        assert list(parse(check(text, order)).value["机构"]) == list(record["机构"])
