"""Fingerprints of what is cited, what changed since a review, and the words for 原文."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.library.library import open_library
from qingdan.law.reviewing.citedparts import Lack, Part, named
from qingdan.law.reviewing.filling import Refusal, Words, words_of
from qingdan.law.reviewing.fingerprint import Fingerprint, fingerprint, short
from qingdan.law.reviewing.same_words import Compared, Match, compared
from qingdan.law.reviewing.suspects import Review, Turn, Why, read_review, suspects
from qingdan.store.emit import is_plain

from .invented import NEW_KEY, NOW, OLD_KEY, THEN, TITLE, add_law
from .invented import library as open_invented


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("law")
    add_law(folder, folder / "laws")
    return open_invented(folder / "laws")


def taken(library, basis, on=THEN) -> Review:
    found = fingerprint(basis, library, on)
    assert isinstance(found, Fingerprint)
    return Review(on, found.version, found.value)


@given(st.lists(st.binary(min_size=8, max_size=8)))
def test_no_reader_takes_a_fingerprint_for_anything_but_text(digests):
    mark = short(digests)
    assert re.fullmatch("[a-z][0-9a-z]{7}", mark)
    assert is_plain(mark, flow=True)


PARTS = [
    ("第三条", (Part(3),)),
    ("第三条第二款", (Part(3, 0, 2),)),
    ("第二条第一款第二项", (Part(2, 0, 1, 2),)),
    ("第二条第二项", (Part(2, 0, 1, 2),)),
    ("第二条第一项、第二项", (Part(2, 0, 1, 1), Part(2, 0, 1, 2))),
    ("第一条至第三条", (Part(1), Part(2), Part(3))),
    ("第三条第一款至第二款", (Part(3, 0, 1), Part(3, 0, 2))),
    ("第九条", Lack.NO_ARTICLE),
    ("第三条第三款", Lack.NO_PARAGRAPH),
    ("第二条第一款第三项", Lack.NO_SUBPARAGRAPH),
    ("第三条第二项", Lack.NO_SUBPARAGRAPH),
    ("第二章", Lack.NO_DIVISION),
]


@pytest.mark.parametrize(("place", "expected"), PARTS)
def test_what_a_citation_names(library, place, expected):
    found = named(f"《{TITLE}》{place}", library, THEN)
    if isinstance(found, tuple):
        found = tuple(part for one in found for part in one.parts)
    assert found == expected


def test_the_whole_text_is_all_its_articles(library):
    ((one,)) = named(f"《{TITLE}》", library, THEN)
    assert one.parts == tuple(Part(number) for number in range(1, 6))


LACKS = [
    ("参照有关规定", Lack.UNREAD),
    ("《中华人民共和国没有这部法》第三条", Lack.UNKNOWN_LAW),
    ("《某某镇村规民约》第三条", Lack.NOT_COVERED),
    ("《示例市水域管理办法》第一条", Lack.REPEALED),
    (f"《{TITLE}》（2015年修正）第三条", Lack.NO_VERSION),
]


@pytest.mark.parametrize(("basis", "expected"), LACKS)
def test_what_cannot_be_looked_up(library, basis, expected):
    assert named(basis, library, NOW, pinned=True) is expected


def test_a_law_before_its_time(library):
    assert named(f"《{TITLE}》第三条", library, datetime.date(2019, 1, 1)) is Lack.NOT_YET


SHIFTS = [
    ("第一条", []),
    ("第二条第二款", []),
    ("第二条第一款第二项", []),
    ("第二条", [(Part(2), Turn.CHANGED, None)]),
    ("第二条第一款第一项", [(Part(2, 0, 1, 1), Turn.CHANGED, None)]),
    ("第三条", [(Part(3), Turn.MOVED, Part(4))]),
    ("第三条第二款", [(Part(3, 0, 2), Turn.MOVED, Part(4, 0, 2))]),
    ("第四条", [(Part(4), Turn.CHANGED, None)]),
    ("第一条、第三条", [(Part(3), Turn.MOVED, Part(4))]),
]


@pytest.mark.parametrize(("place", "expected"), SHIFTS)
def test_what_changed_since_a_review(library, place, expected):
    basis = f"《{TITLE}》{place}"
    found = suspects(basis, taken(library, basis), library, NOW)
    assert [tuple(shift) for one in found for shift in map(_plain, one.shifts)] == expected
    assert all(
        (one.why, one.before, one.now.key) == (Why.CHANGED, OLD_KEY, NEW_KEY) for one in found
    )


def _plain(shift):
    return shift.part, shift.turn, shift.now


def test_a_citation_corrected_to_where_the_words_went_is_not_suspect(library):
    review = taken(library, f"《{TITLE}》第三条")
    assert suspects(f"《{TITLE}》第四条", review, library, NOW) == ()


def test_a_citation_altered_since_is_suspect(library):
    review = taken(library, f"《{TITLE}》第一条", NOW)
    ((one,)) = suspects(f"《{TITLE}》第三条", review, library, NOW)
    assert (one.why, one.before) == (Why.DIFFERENT, NEW_KEY)


def test_a_repealed_law_is_suspect_until_it_is_reviewed_again(library):
    basis = "《示例市水域管理办法》第一条"
    ((one,)) = suspects(basis, taken(library, basis), library, NOW)
    assert one.why is Why.REPEALED
    assert suspects(basis, taken(library, basis, NOW), library, NOW) == ()


def test_several_laws_are_told_apart(library):
    basis = f"《{TITLE}》第一条、《示例市水域管理办法》第一条"
    review = taken(library, basis)
    assert review.version == f"{OLD_KEY}、2010-01-01"
    ((one,)) = suspects(basis, review, library, NOW)
    assert one.law.title == "示例市水域管理办法"


def test_works_from_the_shipped_index_alone():
    shipped = open_library()
    on = datetime.date(2020, 1, 1), datetime.date(2026, 1, 1)
    basis = "《行政处罚法》第四十五条"
    review = taken(shipped, basis, on[0])
    ((one,)) = suspects(basis, review, shipped, on[1])
    assert [_plain(shift) for shift in one.shifts] == [(Part(45), Turn.MOVED, Part(73, 0, 1))]
    law = "《中华人民共和国环境保护法》第五十九条"
    assert suspects(law, taken(shipped, law, on[0]), shipped, datetime.date(2026, 8, 14)) == ()
    ((one,)) = suspects(law, taken(shipped, law, on[0]), shipped, datetime.date(2026, 8, 15))
    assert one.why is Why.REPEALED


@pytest.mark.parametrize(
    "value", [None, "2020-01-01", {}, {"日期": "2020-13-01", "版本": "x", "指纹": "y"}, {"日期": 1}]
)
def test_what_is_no_review_is_none(value):
    assert read_review(value) is None


FILLED = [
    ("第一条", "为了保护河道，制定本条例。"),
    (
        "第四条",
        "禁止向河道倾倒垃圾。\n违反前款规定的，处二百元以下罚款。",
    ),
    ("第四条第二款", "违反前款规定的，处二百元以下罚款。"),
    ("第二条第一款第二项", "河道由镇人民政府巡查：\n（二）平时每月一次。"),
    (
        "第二条第一款第一项、第二项",
        "河道由镇人民政府巡查：\n（一）汛期每日两次；\n（二）平时每月一次。",
    ),
    ("第一条、第三条", "第一条 为了保护河道，制定本条例。\n第三条 河道实行河长制。"),
]


@pytest.mark.parametrize(("place", "expected"), FILLED)
def test_words_in_the_version_in_force(library, place, expected):
    found = words_of(f"《{TITLE}》{place}", library, NOW)
    assert isinstance(found, Words)
    assert (found.text, found.version.key) == (expected, NEW_KEY)
    assert compared(f"《{TITLE}》{place}", expected, library, NOW) == (Match.SAME, found.version)


def test_words_of_another_version_only_where_the_citation_names_it(library):
    found = words_of(f"《{TITLE}》（2024年修订）第四条第二款", library, THEN)
    assert isinstance(found, Words)
    assert (found.version.key, found.text) == (NEW_KEY, "违反前款规定的，处二百元以下罚款。")
    assert words_of(f"《{TITLE}》第四条第二款", library, THEN) is Lack.NO_PARAGRAPH


REFUSED = [
    (f"《{TITLE}》", Refusal.WHOLE_TEXT),
    (f"《{TITLE}》第一条至第五条", Refusal.TOO_MANY),
    (f"《{TITLE}》第一条、《行政处罚法》第一条", Refusal.SEVERAL_LAWS),
    ("《行政处罚法》第二章", Refusal.CHAPTER),
    ("《行政处罚法》第九条", Refusal.NO_TEXT),
    ("《示例市水域管理办法》第一条", Lack.REPEALED),
    (f"《{TITLE}》第七条", Lack.NO_ARTICLE),
]


@pytest.mark.parametrize(("basis", "expected"), REFUSED)
def test_why_nothing_is_written(library, basis, expected):
    assert words_of(basis, library, NOW, most=4) is expected


def test_a_note_of_an_earlier_text_in_which_the_words_were_others(library):
    note = "2019年4月2日通过，自2019年7月1日起施行"
    assert words_of(f"《{TITLE}》第三条", library, NOW, note=note) is Refusal.OLDER_NOTE
    assert isinstance(words_of(f"《{TITLE}》第一条", library, NOW, note=note), Words)
    assert isinstance(words_of(f"《{TITLE}》第三条", library, NOW, note="2024年修订"), Words)


MATCHES = [
    ("第四条", "禁止向河道倾倒垃圾；违反前款规定的, 处二百元以下罚款", Match.SAME),
    ("第四条", "第四条　禁止向河道倾倒垃圾。违反前款规定的，处二百元以下罚款。", Match.SAME),
    ("第四条", "违反前款规定的，处二百元以下罚款。", Match.PART),
    ("第四条第二款", "禁止向河道倾倒垃圾。……处二百元以下罚款。", Match.PART),
    ("第二条第一款第二项", "平时每月一次", Match.SAME),
    ("第二条第一款第二项", "（二）平时每月一次。", Match.SAME),
    ("第三条", "禁止向河道倾倒垃圾。违反前款规定的，处二百元以下罚款。", Match.EARLIER),
    ("第四条第二款", "违反前款规定的，处200元以下罚款。", Match.TYPOGRAPHIC),
    ("第四条第二款", "违反前款规定的，处五百元以下罚款。", Match.DIFFERENT),
    ("第四条", "。", Match.DIFFERENT),
]


@pytest.mark.parametrize(("place", "quote", "expected"), MATCHES)
def test_how_a_quotation_compares(library, place, quote, expected):
    found = compared(f"《{TITLE}》{place}", quote, library, NOW)
    assert isinstance(found, Compared)
    assert found.match is expected
    if expected is Match.EARLIER:
        assert found.version.key == OLD_KEY
