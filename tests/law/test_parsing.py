"""Running text becomes citations: titles, places, notes, what stands for what."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qingdan.law.citing.parsing import citations, read, unread
from qingdan.law.reference import Unread

from .citation_notation import said
from .labelled import parsed

_FILE = Path(__file__).resolve().parent.parent / "data" / "citations" / "cases.yaml"
CASES = [
    pytest.param(case["text"], [parsed(one) for one in case["cites"]], id=str(number))
    for number, case in enumerate(YAML(typ="safe").load(_FILE), 1)
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_cited(text: str, expected: list[tuple[str, str]]) -> None:
    found = [one for one in citations(text) if not one.within_quote]
    assert [said(one) for one in found] == expected
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("依据建筑法第六十四条", Unread.NO_MARKS),
        ("《甲条例（2007年通过）\n", Unread.UNCLOSED_TITLE),
        ("《关于修改《甲法》的决定》", Unread.NESTED_MARKS),
        ("《丙通知》（宜政办发[2011]96号）", Unread.DOCUMENT_BRACKETS),
        ("《甲法》第12条", Unread.ARABIC),
        ("《甲法》第三条第（二）项", Unread.BRACKETED),
        ("《甲法》第二十七第二款", Unread.NO_ARTICLE_WORD),
        ("根据《甲法》第\n三条", Unread.BROKEN_LINE),
        ("违反上述办法第三条", Unread.UNRESOLVED),
        ("《甲法》第一百百条", Unread.BAD_NUMERAL),
        ("《甲法》第五条至第三条", Unread.REVERSED),
        ("《甲法》第99999999999999999999999条", Unread.BAD_NUMERAL),
        ("为了某事，制定本办法。违反本办法第三条", Unread.OWN_TEXT),
    ],
)
def test_what_is_odd_is_said(text: str, flag: Unread) -> None:
    (found,) = citations(text)
    assert flag in found.diagnostics


@pytest.mark.parametrize("word", ["和", "与", "以及", "或", "了"])
def test_a_word_before_a_title_without_marks_is_none_of_it(word: str) -> None:
    found = citations(f"行政处罚法第五十七条{word}行政强制法第三十七条")
    assert [said(one) for one in found] == [("行政处罚法", "57"), ("行政强制法", "37")]


@pytest.mark.parametrize("before", ["消防法和", "消防法与", "消防法以及", "消防法或", "了"])
def test_words_before_a_title_without_marks(before: str) -> None:
    (found,) = citations(f"违反{before}食品安全法第三条")
    assert said(found) == ("食品安全法", "3")


def test_an_article_without_its_first_word() -> None:
    (found,) = citations("根据民法典1254条，应当赔偿")
    assert (said(found), found.text) == (("民法典", "1254"), "民法典1254条")
    assert citations("共1254条") == []


def test_the_number_of_a_document_behind_its_citation_is_no_other_one() -> None:
    assert len(citations("《甲条例》第五十三条（国务院令第724号）")) == 1
    assert [one.number for one in citations("按照规定（国务院令第724号）")] == ["国务院令第724号"]


def test_a_sound_citation_has_nothing_odd() -> None:
    (found,) = citations("《中华人民共和国行政处罚法》（2021年修订）第九条第一项")
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "version", "year"),
    [
        ("《甲法》（2021年修订）第三条", "2021年修订", 2021),
        ("《甲法（2021年修正）》第三条", "2021年修正", 2021),
        ("《甲办法》（2004第二次修正）第三条", "2004第二次修正", 2004),
        ("《甲条例》（2017修正文本）第三条", "2017修正文本", 2017),
        ("《甲法》（1997年11月1日通过，2011年修正，2019年4月23日第二次修正）第三条", None, 2019),
        ("《甲法》（2003年8月27日通过，自2004年7月1日起施行）第三条", None, 2003),
        ("《甲办法》（2003年10月10日建设部令第118号）第三条", None, 2003),
        ("《甲法》（自2021年7月15日起施行）第三条", None, None),
        ("（《甲法》，2021年修订）第三条", "2021年修订", 2021),
        ("《甲法》第三条", None, None),
    ],
)
def test_versions(text: str, version: str | None, year: int | None) -> None:
    (found,) = citations(text)
    assert (found.title, found.version, found.version_year) == (found.title, version, year)
    assert "2021" not in (found.title or "")


@pytest.mark.parametrize(
    "number",
    [
        "国办发〔2015〕21号", "国务院令第711号", "主席令第七十号", "省政府令第382号",
        "鄂政办发﹝2018﹞2号", "宜政办发[2011]96号", "平编办发【2020】07号", "某府(2014)15号",
        "新政办发(202333号)", "国家税务总局公告2012年第24号",
    ],
)  # fmt: skip
def test_document_numbers(number: str) -> None:
    text = f"《甲通知》（{number}）第二条"
    (found,) = citations(text)
    assert found.number == number
    assert found.number_span is not None
    assert text[slice(*found.number_span)] == number
    assert (Unread.DOCUMENT_BRACKETS in found.diagnostics) == any(c in number for c in "﹝[【(")


def test_a_history_note_is_kept_and_no_citation() -> None:
    note = "1997年通过，根据2019年《关于修改〈乙法〉等八部法律的决定》修正"
    (found,) = citations(f"《甲法》（{note}）\n第三条：甲。")
    assert found.history == note
    assert found.title_span == (0, 4)
    assert not found.own_title


def test_what_is_not_read_is_returned() -> None:
    (part,) = unread("按第二款的规定办理")
    assert (part.text, part.why, part.start) == ("第二款", Unread.UNRESOLVED, 1)
    assert [one.why for one in unread("》")] == [Unread.UNCLOSED_TITLE]
    assert read("没有引用。") == read("")
