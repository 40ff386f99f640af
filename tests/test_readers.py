"""Both readers give the same values; what has no place in a list is refused at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.store import reader
from qingdan.store.emit import emit
from qingdan.store.events import parse
from qingdan.store.guard import MAX_BRACKETS, MAX_BYTES
from qingdan.store.positions import positions
from qingdan.store.reader import read_mapping
from qingdan.store.scalars import is_suspect, resolve

from .effort import examples, times

WORDS = st.sampled_from(
    [
        "名称",
        "对…的处罚",
        "0123",
        "+86",
        "1.10",
        "12e3",
        "1_000",
        "yes",
        "No",
        "on",
        "~",
        "null",
        "2025-02-30",
        "2024-01-02",
        "2024-1-2",
        "12:30",
        "0x1F",
        "0o17",
        ".inf",
        "1e400",
        "<<",
        "=",
        "true",
        "False",
        "-",
        "-0",
        "12",
        "-7",
        "123456789012345678901234567890",
        "《法》第一条",
        "a: b",
        "a #b",
        "#x",
        "- x",
        "?",
        "! x",
        "&a",
        "*a",
        "@x",
        "`x",
        "%x",
        "[x",
        "x]",
        "{x}",
        "'",
        '"',
        "a'b",
        'a"b',
        "a,b",
        "x:",
        ":x",
        "|",
        ">",
        "\ttab",
        " x ",
        "",
    ]
)
TEXT = st.one_of(
    WORDS,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30),
    st.text("甲乙 \n、：:#-[]{}'\"0", max_size=40),
)
SCALARS = st.one_of(TEXT, st.booleans(), st.integers(-(10**14), 10**14), st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(TEXT, VALUES, min_size=1, max_size=5)


@given(DOCUMENTS)
@examples(120)
def test_read_is_the_inverse_of_emit(document):
    assert read_mapping(emit(document).encode()).value == document
    assert parse(emit(document)).value == document


@given(DOCUMENTS)
@examples(60)
def test_emitted_files_have_no_faults(document):
    assert read_mapping(emit(document).encode()).faults == ()


SOURCE = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "\n",
                "\n  ",
                "\n- ",
                "\n  - ",
                ": ",
                ":\n  ",
                " ",
                "[",
                "]",
                "{",
                "}",
                ", ",
                "|\n    ",
                "---\n",
            ]
        ),
    ),
    max_size=14,
).map("".join)


@given(SOURCE)
@examples(300)
def test_readers_agree_on_any_text_that_is_not_suspect(source):
    text = "键: " + source
    if reader._loads is None or is_suspect(text):
        return
    careful = parse(text)
    try:
        fast = reader._loads(text)
    except ValueError:
        assert careful.faults, text
        return
    assert not careful.faults or not isinstance(fast, dict), (text, careful.faults)
    if not careful.faults:
        assert fast == careful.value
        assert repr(fast) == repr(careful.value)  # 1 and True are equal to Python, not to us


@pytest.mark.skipif(reader._loads is None, reason="ryaml has no wheel here")
def test_without_the_fast_reader_everything_reads_the_same(monkeypatch):
    text = "名称: 甲\n序号: 3\n依据:\n  - {引用: 《法》第一条}\n备注: |\n  一\n  二\n".encode()
    fast = read_mapping(text)
    monkeypatch.setattr(reader, "_loads", None)
    assert read_mapping(text) == fast


@pytest.mark.parametrize(
    ("word", "value", "changed"),
    [
        ("12", 12, False),
        ("0123", "0123", True),
        ("+86", "+86", True),
        ("1.10", "1.10", True),
        ("12e3", "12e3", True),
        ("true", True, False),
        ("True", "True", True),
        ("yes", "yes", True),
        ("", None, False),
        ("2024-01-02", "2024-01-02", False),
        ("2024-1-2", "2024-1-2", True),
        ("第12条", "第12条", False),
        ("12345678901234567", "12345678901234567", True),
        ("12:30", "12:30", True),
        ("是", "是", False),
    ],
)
def test_unquoted_words(word, value, changed):
    assert resolve(word) == (value, changed)


REFUSED = {
    "duplicate-key": ("a: 1\nb: 2\na: 3\n", 3, 1),
    "anchor-alias-merge-tag": ("a: &x 1\n", 1, 4),
    "ambiguous-scalar": ("名称: 甲\n编码: 0123\n", 2, 5),
    "several-documents": ("a: 1\n---\nb: 2\n", 2, 1),
    "not-a-mapping": ("- a\n- b\n", 1, 1),
    "empty-file": ("# 什么也没有\n", 1, 1),
    "tab": ("a:\n\t- 1\n", 2, 1),
    "syntax": ("a: b: c\n", 1, 5),
    "control-character": ("a: x\u202ey\n", 1, 5),
    "conflict-marker": ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", 2, 1),
    "bom": ("\ufeffa: 1\n", 1, 1),
    "too-deep": ("a: " + "[" * (MAX_BRACKETS + 1), 1, 1),
}


@pytest.mark.parametrize("slug", REFUSED)
def test_refused_with_its_place(slug):
    text, line, column = REFUSED[slug]
    faults = read_mapping(text.encode()).faults
    assert [(f.slug, f.line, f.column) for f in faults] == [(slug, line, column)]
    assert faults[0].message
    assert faults[0].hint


@pytest.mark.parametrize(
    ("data", "slug", "word"),
    [
        ("名称: 违法建设".encode("gb18030"), "encoding", "GB18030"),
        ("名称: 甲".encode("utf-16"), "encoding", "UTF-16"),
        (b"a: \xff\xfe\xfa", "encoding", "0xff"),
        (b"a: " + b"x" * MAX_BYTES, "too-large", str(MAX_BYTES)),
    ],
)
def test_wrong_bytes(data, slug, word):
    (fault,) = read_mapping(data).faults
    assert fault.slug == slug
    assert word in fault.message


def test_all_faults_of_a_file_in_one_run():
    text = "a: 0123\nb: &x 1\nc: 1\nc: 2\n"
    assert [f.slug for f in read_mapping(text.encode()).faults] == [
        "ambiguous-scalar",
        "anchor-alias-merge-tag",
        "duplicate-key",
    ]


MANY = 10_000 * min(5, times(1))
"""The usual run takes a fifth of what costs in proportion to its size."""


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 9_999,
        "a: " + "[a," * 9_999,
        "a: " + "{a: " * 9_999,
        "- " * 500_000,
        "? " * 200_000,
        "a: 1\n" * MANY,
        "\n".join(f"k{i}: 1" for i in range(MANY)),
        "a: '" * 300_000,
        "a: " + "9" * 5_000,
        "".join(" " * i + "a:\n" for i in range(1_500)),
        "[" + "a: b, " * MANY + "]",
        "&a " * 300_000,
        "%" * 500_000,
        "a: 2025-02-30",
    ],
)
def test_bombs_are_defused(text):
    # Each took some reader seconds, its memory or its life.
    read = read_mapping(text.encode())
    assert read.faults or read.value


def test_positions_of_keys_and_values():
    text = (
        "名称: 甲\n依据:\n  - 引用: 《法》第一条\n    作用: 设定\n  - {引用: 乙}\n任务: [一, 二]\n"
    )
    at = positions(text)
    assert at.key(("依据",)) == (2, 1)
    assert at.value(("依据", 0, "作用")) == (4, 9)
    assert at.key(("依据", 1, "引用")) == (5, 6)
    assert at.value(("任务", 1)) == (6, 9)
    assert at.value(("依据", 1, "原文")) == (5, 5)  # not there: the record it would stand in
    assert at.value(("没有",)) == (1, 1)


def test_windows_line_endings_read_the_same():
    text = "名称: 甲\n备注: |\n  一\n  二\n依据:\n  - 引用: 乙\n"
    crlf = text.replace("\n", "\r\n")
    assert read_mapping(crlf.encode()).value == read_mapping(text.encode()).value
    assert positions(crlf).value(("依据", 0, "引用")) == positions(text).value(("依据", 0, "引用"))


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("名称: 甲\n类型：行政处罚\n状态: 有效\n", 2, 3, "全角冒号"),
        ("名称: 甲\n类型：行政处罚\n", 2, 3, "全角冒号"),
        ("名称：甲\n类型：行政处罚\n", 2, 3, "全角冒号"),
        ("名称: 甲\n时限:\n  法定：20个工作日\n  承诺: 10个工作日\n", 3, 5, "全角冒号"),
        ("名称: 甲\n备注:你好\n", 2, 3, "少一个空格"),
        ("名称: 甲\n 状态: 草案\n", 2, 1, "多缩进了 1 格"),
        ("名称: 甲\n备注: *重要\n", 2, 6, "加引号"),
        ("俗称: [,]\n", 1, 6, "少了内容"),
        ("名称: 甲\n依据:\n  - 受理责任：公示\n  - 'x\n", 4, 5, "引号没有闭合"),
        ("名称: 甲: 乙\n", 1, 6, "半角冒号"),
    ],
)
def test_slips_of_the_hand_are_named_at_their_line(text, line, column, word):
    (fault,) = read_mapping(text.encode()).faults
    assert (fault.slug, fault.line, fault.column) == ("syntax", line, column)
    assert word in fault.message + fault.hint
