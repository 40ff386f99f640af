"""The short way to read a plain citation: the same as the long one, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.citing.parsing import citations
from qingdan.law.citing.plain import read_plain
from qingdan.law.numerals import to_chinese

TITLES = st.builds(
    lambda state, words, kind: state + words + kind,
    st.sampled_from(["", "中华人民共和国", "示例市", "本", "该条例", "国务院关于"]),
    st.text("城乡规划行政处罚实施法条例办本该前第一二百通知和、〈〉 ", max_size=8),
    st.sampled_from(["法", "条例", "办法", "规定", "实施细则", "规则", "决定", "通知"]),
)
NUMBERS = st.one_of(
    st.integers(1, 1300).map(to_chinese),
    st.text("〇零一二两三四五六七八九十百千", min_size=1, max_size=4),
)
TEXTS = st.builds(
    lambda title, parts, tail: f"《{title}》" + "".join(parts) + tail,
    TITLES,
    st.tuples(
        st.one_of(st.just(""), NUMBERS.map(lambda n: f"第{n}条")),
        st.one_of(st.just(""), NUMBERS.map(lambda n: f"之{n}")),
        st.one_of(st.just(""), NUMBERS.map(lambda n: f"第{n}款")),
        st.one_of(st.just(""), NUMBERS.map(lambda n: f"第{n}项")),
    ),
    st.sampled_from(["", "。", "、第三条", "：处罚"]),
)


@given(TEXTS)
def test_reads_what_the_long_way_reads(text):
    found = read_plain(text)
    if found is not None:
        assert [found] == citations(text)


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国城乡规划法》第六十四条",
        "《城市市容和环境卫生管理条例》第三十四条第一款第二项",
        "《中华人民共和国刑法》第一百二十条之一第一款",
        "《示例办法》第十条第二项",
    ],
)
def test_takes_the_usual_forms(text):
    found = read_plain(text)
    assert found is not None
    assert [found] == citations(text)


@pytest.mark.parametrize(
    "text",
    [
        "《条例》第三条",
        "《城乡规划法》",
        "《城乡规划法》第三条、第五条",
        "《城乡规划法》第十十条",
        "《城乡规划法》第一百五条",
        "《城乡规划法》第３条",
        "《城乡规划法》第三条第（一）项",
        " 《城乡规划法》第三条",
        "",
    ],
)
def test_leaves_everything_else(text):
    assert read_plain(text) is None
