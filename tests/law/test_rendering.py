"""Rendering is the inverse of reading; and reading never fails, nor takes long."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qingdan.law.citing.parsing import read
from qingdan.law.citing.rendering import render, render_range, render_title
from qingdan.law.reference import Citation, Locator

NUMBERS = st.integers(1, 1300)
SMALL = st.integers(1, 12)
OPTIONAL = st.none() | SMALL


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    kind = draw(st.sampled_from(["article", "chapter", "annex", "outline", "whole"]))
    if kind == "chapter":
        chosen = draw(st.sampled_from(["part", "chapter", "section", "all"]))
        if chosen == "all":
            return Locator(part=draw(SMALL), chapter=draw(SMALL), section=draw(SMALL))
        return Locator(**{chosen: draw(SMALL)})
    if kind == "annex":
        return Locator(
            annex=draw(st.sampled_from(["附件2第28项", "附件第181项", "附表1", "目录第3项"]))
        )
    if kind == "outline":
        return Locator(
            outline=draw(st.sampled_from(["一、（二）", "四、（十八）", "第二部分第3项", "11.1.5"]))
        )
    if kind == "whole":
        return Locator()
    sub = draw(OPTIONAL)
    return Locator(
        draw(NUMBERS), draw(OPTIONAL), draw(OPTIONAL), sub, draw(OPTIONAL) if sub else None
    )


WORDS = st.text("中华人民共和国安全生产管理水土", min_size=1, max_size=12)
KINDS = st.sampled_from(["法", "条例", "办法", "规定", "实施细则"])
PLAIN_TITLES = st.builds(lambda words, kind: words + kind, WORDS, KINDS)
TITLES = PLAIN_TITLES | st.builds(lambda inner: f"某省实施〈{inner}〉办法", PLAIN_TITLES)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Locator, Locator | None]:
    first = draw(locators())
    if first.annex or first.outline or first.whole or not draw(st.booleans()):
        return first, None
    for level in ("point", "subparagraph", "paragraph", "article", "section", "chapter", "part"):
        value = getattr(first, level)
        if value is not None:
            last = replace(first, **{level: value + draw(SMALL)})
            return first, replace(last, article_suffix=None) if level == "article" else last
    return first, None


@given(
    TITLES,
    ranges(),
    st.sampled_from([None, "2021年修订", "2004第二次修正"]),
    st.sampled_from([None, "国办发〔2015〕21号", "国务院令第711号"]),
)
def test_render_then_read(
    title: str, places: tuple[Locator, Locator | None], version: str | None, number: str | None
) -> None:
    locator, last = places
    cited = Citation(0, 0, "", title, locator, last, version=version, number=number)
    text = render(cited)
    result = read(text)
    (found,) = result.citations
    assert (found.title, found.locator, found.last) == (title, locator, last)
    assert (found.version, found.number) == (version, number)
    assert found.diagnostics == ()
    assert result.unread == ()
    assert render(found) == text


@given(ranges())
def test_a_place_alone_is_rendered_within_its_citation(
    places: tuple[Locator, Locator | None],
) -> None:
    text = render_range(*places)
    assert "（" not in text or places[0].outline
    assert render(Citation(0, 0, "", "甲法", *places)) == f"《甲法》{text}"


def test_as_the_norm_for_drafting_writes() -> None:
    assert render(Locator(3, None, 1, 2)) == "第三条第一款第二项"
    assert render(Locator(120, 1)) == "第一百二十条之一"
    assert render(Locator()) == ""
    assert render_range(Locator(3, None, 1), Locator(3, None, 3)) == "第三条第一款至第三款"
    assert render_range(Locator(3), Locator(5, None, 2)) == "第三条至第五条第二款"
    assert render_title("关于修改《甲法》的决定") == "《关于修改〈甲法〉的决定》"


CHARACTERS = (
    '甲法条例第一二十条款项目章《》〈〉（）()“”"【】〔〕之至、，。；：:\n 0123'
    "本前该以下简称附件全文令号年修正|#"
)
FRAGMENTS = st.sampled_from(
    [
        *("《甲法》", "第三条", "第一款", "（二）项", "：", "“", "”", "\n", "【法律】"),
        *("（2020年修正）", "本法", "前款", "以下简称《乙》", "附件2第3项", "至", "、", "《"),
        *("》", "（", "第", "。", "国发〔2015〕1号", "一、（二）", "建筑法"),
    ]
)


@given(st.text() | st.text(CHARACTERS, max_size=80) | st.lists(FRAGMENTS, max_size=25).map("".join))
def test_any_text_is_read_and_positions_are_exact(text: str) -> None:
    result = read(text)
    for one in result.citations:
        assert text[one.start : one.end] == one.text
        assert one.start < one.end
        if one.quote_span is not None and one.quote is not None:
            words = text[slice(*one.quote_span)]
            assert "".join(one.quote.split()) == "".join(words.split())
        if one.number_span is not None:
            assert text[slice(*one.number_span)].strip() == one.number
    starts = [one.start for one in result.citations]
    assert starts == sorted(starts)
    for part in result.unread:
        assert text[part.start : part.end] == part.text


@given(st.lists(FRAGMENTS, max_size=20).map("".join), TITLES)
def test_what_stands_in_another_paragraph_changes_no_full_citation(before: str, title: str) -> None:
    assume("以下简称" not in before and before.count("《") == before.count("》"))
    assume(before.count("（") == before.count("）") and before.count("“") == before.count("”"))
    text = f"{before}\n\n【法律】《{title}》（2020年修正）第七条"
    last = read(text).citations[-1]
    assert (last.title, last.locator, last.version_year) == (title, Locator(7), 2020)


HOSTILE = [
    *("《", "》", "第", "、", "第一、", "（", "《甲法》（", "“", "第一条：“", "\n第一条", "前款"),
    *("【甲】", "（一）", "《甲法》第一条（一）", "甲甲甲法第一条，", "《甲法》（以下简称乙）"),
    *("第一条至", " ", "\n ", "〔2020〕1号"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_in_proportion_to_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        read(text)
        return time.process_time() - begun

    small = min(seconds(5_000), seconds(5_000))
    # A busy machine may take long once.
    assert any(seconds(40_000) < 24 * max(small, 0.002) for _ in range(2))


def test_a_hundred_kilobytes_of_a_list_are_read_at_once() -> None:
    """0.1 s of one core where this was written; the bound leaves room for slow machines."""
    block = (
        "【法律】《中华人民共和国示例法》（1997年通过，根据2019年《关于修改〈某法〉的决定》修正）\n"
        "    第六十四条第一款：违反本法第七条、第八条第二款规定，责令停止施工，可以处以罚款。\n"
    )
    text = block * (100_000 // len(block))
    begun = time.process_time()
    assert len(read(text).citations) == 3 * text.count("【")
    assert time.process_time() - begun < 1.5
