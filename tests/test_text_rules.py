"""Properties that every rule about texts keeps: places, fixes, screens, tables, secrets."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qingdan.rules.examples import BASE, POWER_FILE, power
from qingdan.rules.passages import Passage
from qingdan.rules.privacy import digits, words
from qingdan.rules.registry import LOOKS, Look
from qingdan.rules.rule import OWN_WORDS, Rule, Safety, Spot, TextSort
from qingdan.rules.text import glyphs, likely_confusion, numerals
from qingdan.store.reader import read_mapping

from .case_files import read_cases
from .effort import examples
from .memory import check

CASES = Path(__file__).parent / "rules"
MINE = tuple(
    (rule, look)
    for rule, look in LOOKS
    if "QD500" < rule.code < "QD550" or rule.code.startswith("QD70")
)
MARKS_ONLY = frozenset(
    {
        "document-number-brackets",
        "nested-title-marks",
        "unpaired-title-marks",
        "title-without-marks",
        "colon-in-citation",
        "repeated-punctuation",
        "half-width-punctuation",
        "full-width-characters",
        "edge-space",
        "odd-space",
        "full-width-space",
        "invisible-character",
        "radical-character",
        "name-punctuation",
    }
)

PIECES = (
    *"甲乙规定的处罚市责令年号条款项法第一二三十百零〇○◯①",
    *"，、；：。！？“”（）《》〈〉【】〔〕﹝﹞［］…—·",
    *" ,;:!?()\"'<>[]{}.-/%　\n\t\u00a0\u2003\u200b\u00ad\r",
    *"0123456789０１２ＡｂAbXx@★",
    *"國規衆後⽤⻅\uf914𬒈\ue000\ufffd",
    "2015",
    "〔2015〕",
    "[2015]",
    "（2015）",
    "【2015年】",
    "国办发",
    "主席令",
    "国务院令",
    "第07号",
    "21号",
    "07 号",
    "(202333号)",
    "《示例条例》",
    "《示例省实施<示例法>办法》",
    "中华人民共和国示例法",
    "示例条例",
    "第12条",
    "第三条第2款",
    "第（一）项",
    "第五十条：第一款",
    "（一）",
    "1.",
    "1、",
    "2、",
    "锟斤拷",
    "末经",
    "权贵清单",
    "一○五",
    "秘密★",
    "仅供内部使用",
    "A岗：张某",
    "13000000000",
    "110101190001010006",
    "6200000000000005",
    "a@163.com",
)


def _faulty_texts() -> list[str]:
    """The texts of all fail cases of these rules."""
    found: set[str] = set()
    for rule, _look in MINE:
        cases = read_cases(CASES / f"{rule.slug}.yaml")
        for case in cases["fail"]:
            item = read_mapping(case.get("power", "").encode()).value or {}
            notes = (item.get("名称"), item.get("备注"), *(item.get("依据") or ()))
            found.update(text for text in notes if isinstance(text, str))
    return sorted(found)


PIECE = st.one_of(st.sampled_from(PIECES), st.sampled_from(_faulty_texts()))
TEXTS = st.lists(PIECE, min_size=1, max_size=10).map("".join)
SORTS = st.sampled_from(tuple(TextSort))
PATHS = st.sampled_from((("备注",), ("依据", 0, "引用"), ("监督方式", 0, "内容")))


SHOWN = st.builds(Passage, TEXTS, PATHS, st.just("备注"), SORTS, st.booleans())


def mended(text: str, spots: list[Spot]) -> str:
    """A text with all replacements of one look."""
    for spot in sorted(spots, reverse=True):
        if spot.replacement is not None:
            text = text[: spot.start] + spot.replacement + text[spot.end :]
    return text


@given(SHOWN)
@examples(150)
def test_every_rule_points_inside_the_text_where_its_screen_lets_it(passage):
    for rule, look in looking_at(passage):
        for spot in look(passage):
            assert 0 <= spot.start <= spot.end <= len(passage.text), rule.slug
            assert spot.end > spot.start or spot.replacement, rule.slug
            assert spot.message, rule.slug
            assert spot.hint, rule.slug
            assert spot.replacement != passage.text[spot.start : spot.end], rule.slug
            assert passage.sort in OWN_WORDS or spot.replacement is None, rule.slug
            assert not rule.needles or any(one in passage.text for one in rule.needles), rule.slug
            assert rule.screen is None or rule.screen(passage.text), rule.slug


@given(SHOWN)
@examples(150)
def test_a_safe_fix_is_needed_once(passage):
    for rule, look in looking_at(passage):
        found = [spot for spot in look(passage) if spot.replacement is not None]
        ends = sorted((spot.start, spot.end) for spot in found)
        assert all(end <= start for (_, end), (start, _) in pairwise(ends)), rule.slug
        if rule.fix is Safety.SAFE:
            again = passage._replace(text=mended(passage.text, found) or "甲")
            assert not any(spot.replacement is not None for spot in look(again)), rule.slug


@pytest.mark.parametrize("rule", [rule for rule, _look in MINE if rule.fix], ids=lambda r: r.slug)
def test_the_bad_example_has_a_fix_after_which_it_is_clean(rule):
    report = check({**workspace(rule), **rule.bad})
    look = next(look for one, look in MINE if one is rule)
    fixes = [one.fix for one in report.located if one.finding.name == rule.slug]
    assert fixes
    for fix in fixes:
        assert fix is not None
        assert fix.safety is rule.fix
        for edit in fix.edits:
            text = read_mapping(rule.bad[POWER_FILE].encode()).value
            for part in edit.path:
                text = text[part]
            sort = TextSort.CITATION if "依据" in edit.path else TextSort.PROSE
            sort = TextSort.NAME if edit.path == ("名称",) else sort
            first, last = edit.span
            text = text[:first] + edit.new + text[last:]
            assert not list(look(Passage(text, edit.path, "备注", sort, True)))


@given(SHOWN)
@examples(100)
def test_fixes_of_marks_change_no_word_and_no_number(passage):
    for rule, look in looking_at(passage):
        if rule.slug in MARKS_ONLY:
            assert kept(mended(passage.text, list(look(passage)))) == kept(passage.text), rule.slug


def looking_at(passage: Passage) -> list[tuple[Rule, Look]]:
    return [(rule, look) for rule, look in MINE if passage.sort in rule.texts]


def workspace(rule: Rule) -> dict[str, str]:
    return {"qingdan.yaml": BASE["qingdan.yaml"] + f"规则: {{选用: [{rule.slug}]}}\n"}


def kept(text: str) -> str:
    """Words and numbers of a text, whatever the width and the kind of marks between them."""
    for symbol, character in glyphs.radicals().items():
        text = text.replace(symbol, character)
    text = re.sub(
        r"(\d{4})年(?=\s*[\]）)】﹞］〕〉>》])", r"\1", unicodedata.normalize("NFKC", text)
    )
    return "".join(one for one in text if unicodedata.category(one)[0] in "LN")


class TestNumerals:
    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1000, "一千"),
            (1005, "一千零五"),
            (1050, "一千零五十"),
        ],
    )
    def test_as_laws_write_them(self, number, text):
        assert numerals.to_chinese(number) == text

    @given(st.integers(1, 9999))
    def test_read_back(self, number):
        assert numerals.to_arabic(numerals.to_chinese(number)) == number

    def test_by_position(self):
        assert numerals.to_arabic("七一一") == 711
        assert numerals.to_arabic("甲") is None
        assert numerals.to_arabic("") is None

    @pytest.mark.parametrize("number", [0, -1, 10000])
    def test_refuses_others(self, number):
        with pytest.raises(ValueError, match=str(number)):
            numerals.to_chinese(number)


class TestTables:
    def test_traditional_characters_are_not_simplified_ones(self):
        table = glyphs.traditional()
        assert len(table) > 2500
        assert not set(table) & set(table.values())
        assert table["規"] == "规"
        assert not set("乾於堃喆甯昇") & set(table)

    def test_radicals_stand_for_characters(self):
        assert len(glyphs.radicals()) > 300
        for symbol, character in glyphs.radicals().items():
            assert "\u2e80" <= symbol <= "\u2fdf"
            assert "\u4e00" <= character <= "\u9fff"

    @pytest.mark.parametrize("entry", likely_confusion._entries(), ids=lambda entry: entry["误"])
    def test_confusions_are_found_and_gone_when_mended(self, entry):
        wrong, right = entry["误"], entry["正"]
        assert len(wrong) == len(right)
        look = likely_confusion.look
        passage = Passage(f"关于{wrong}。", ("备注",), "备注", TextSort.PROSE, True)
        (spot,) = look(passage)
        assert (passage.text[spot.start : spot.end], spot.replacement) == (wrong, right)
        assert likely_confusion.RULE.screen is not None
        assert likely_confusion.RULE.screen(passage.text)
        assert not list(look(passage._replace(text=mended(passage.text, [spot]))))

    def test_confusions_are_unique(self):
        wrong = [entry["误"] for entry in likely_confusion._entries()]
        assert len(wrong) == len(set(wrong))

    def test_words_of_the_privacy_rules(self):
        assert len(words.surnames()) == 100
        assert "163.com" in words.mail_services()
        assert all(len(post) >= 2 for post in words.posts())


def with_check_digit(seventeen: str) -> str:
    weights = [pow(2, 17 - index, 11) for index in range(17)]
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, weights, strict=True))
    return seventeen + "10X98765432"[total % 11]


class TestNumbersOfPersons:
    @given(
        st.sampled_from(["110101", "370100", "650203"]),
        st.dates().filter(lambda day: day.year >= 1900),
        st.integers(0, 999),
    )
    def test_identity_numbers_by_their_check_digit(self, region, birth, serial):
        number = with_check_digit(f"{region}{birth:%Y%m%d}{serial:03d}")
        assert list(digits.identity_numbers(f"号码{number}。")) == [(2, 20)]
        wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
        assert list(digits.identity_numbers(wrong)) == []

    def test_masks(self):
        assert digits.masked("110101190001010006") == "110*************06"

    @pytest.mark.parametrize(
        ("slug", "number", "key"),
        [
            ("identity-number", "110101190001010006", "备注"),
            ("internal-identity-number", "110101190001010006", "内部说明"),
            ("mobile-number", "13000000000", "备注"),
            ("service-mobile", "13000000000", "咨询方式"),
            ("bank-card-number", "6200000000000005", "备注"),
        ],
    )
    def test_are_shown_nowhere(self, slug, number, key):
        item = (
            "名称: 对(甲)的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
            f"{key}: 甲(乙)的号码是{number}\n"
        )
        report = check(power(item))
        assert {slug, "half-width-punctuation"} == {found.name for found in report.findings}
        for one in report.located:
            assert number not in one.finding.message + one.finding.hint
            assert one.excerpt is not None
            assert number not in one.excerpt.text
        shown = [one.excerpt.text for one in report.located if one.finding.line == 5]
        assert all("*" * len(number) in text for text in shown)


def test_an_internal_item_has_no_public_text():
    item = "名称: 甲的处罚\n类型: 行政处罚\n状态: 有效\n可见性: 内部\n依据: [《示例条例》第一条]\n"
    report = check(power(item + "备注: 请打13000000000\n"))
    assert report.findings == ()
    header = {"powers/zrzy/list.yaml": "标题: 示例清单\n默认:\n  可见性: 内部\n"}
    shown = item.replace("可见性: 内部\n", "")
    assert check({**header, **power(shown + "备注: 请打13000000000\n")}).findings == ()
    (found,) = check(power(shown + "备注: 请打13000000000\n")).findings
    assert (found.file, found.name) == (POWER_FILE, "mobile-number")


@given(TEXTS)
@example("")
@examples(60)
def test_the_shared_screen_sees_every_single_character(text):
    odd = [one for one in text if one in glyphs.traditional() or one in glyphs.radicals()]
    assert not odd or re.search(f"[{glyphs.suspects()}]", text)
