"""What is said of a citation on a day: status, version, places, words quoted, successors."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from qingdan.law.citing.parsing import citations
from qingdan.law.facts import Status
from qingdan.law.judging.judged import Judged, QuoteMatch, Remark
from qingdan.law.judging.judging import Judge, judge, judge_all
from qingdan.law.library.library import LawLibrary, open_library
from qingdan.law.library.localtext import workspace_laws
from qingdan.law.reference import Locator

from . import invented

NOW = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def shipped() -> LawLibrary:
    """The index alone, as after ``pip install``."""
    return open_library()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> LawLibrary:
    """With the two texts of an invented regulation."""
    folder = tmp_path_factory.mktemp("law")
    invented.add_law(folder, folder / "laws")
    return invented.library(folder / "laws")


def first(library: LawLibrary, text: str, on: str = "2026-11-22", *, texts: bool = True) -> Judged:
    """Judge the first citation of a text."""
    return judge(citations(text)[0], library, datetime.date.fromisoformat(on), texts=texts)


# --- Pairs: wrong, and right beside it ------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "on", "status"),
    [
        ("《行政处罚法》第八十七条", "2026-11-22", "no-such-article"),
        ("《行政处罚法》第八十六条", "2026-11-22", "in-force"),
        ("《行政处罚法》第十条第三款", "2026-11-22", "no-such-paragraph"),
        ("《行政处罚法》第十条第二款", "2026-11-22", "in-force"),
        ("《行政处罚法》第九条第七项", "2026-11-22", "no-such-subparagraph"),
        ("《行政处罚法》第九条第六项", "2026-11-22", "in-force"),
        ("《噪声污染防治法》第三条", "2021-12-31", "not-yet"),
        ("《噪声污染防治法》第三条", "2022-06-05", "in-force"),
        ("《环境噪声污染防治法》第三条", "2023-01-01", "repealed"),
        ("《环境噪声污染防治法》第三条", "2022-06-04", "in-force"),
        ("《环境保护法》第六十条", "2026-08-14", "in-force"),
        ("《环境保护法》第六十条", "2026-08-15", "repealed"),
        ("《生态环境法典》第一千二百四十二条", "2026-08-14", "not-yet"),
        ("《生态环境法典》第一千二百四十二条", "2026-08-15", "in-force"),
        ("《治安管理处罚法》第一百四十四条", "2025-12-31", "no-such-article"),
        ("《治安管理处罚法》第一百四十四条", "2026-01-01", "in-force"),
        ("《农业法》第一百一十五条", "2026-11-22", "no-such-article"),
        ("《农业法》第一百一十五条", "2027-01-01", "in-force"),
        ("《刑法》第一百二十条之一第一款", "2026-11-22", "in-force"),
        ("《刑法》第一百二十条之九", "2026-11-22", "no-such-article"),
        ("《行政处罚法》第八十五条至第八十七条", "2026-11-22", "no-such-article"),
        ("《行政处罚法》第八十五条至第八十六条", "2026-11-22", "in-force"),
        ("《行政处罚法》第九条第五项至第七项", "2026-11-22", "no-such-subparagraph"),
        ("《行政处罚法》（2017年修正）第二十三条", "2026-11-22", "amended"),
        ("《行政处罚法》（2021年修订）第二十三条", "2026-11-22", "in-force"),
        ("《行政处罚法》（2017年修正）第二十三条", "2020-01-01", "in-force"),
        ("《行政处罚法》（2021年修订）第二十三条", "2021-07-14", "not-yet"),
        ("《某某保护和促进法》第三条", "2026-11-22", "unknown-law"),
        ("《某某市停车管理办法》第三条", "2026-11-22", "not-covered"),
        ("《关于做好某事的通知》（某政发〔2020〕3号）第二条", "2026-11-22", "not-covered"),
        ("某政办发〔2020〕3号第二条", "2026-11-22", "not-covered"),
        ("第三条", "2026-11-22", "malformed"),
        ("《行政处罚法》第八条至第三条", "2026-11-22", "malformed"),
    ],
)
def test_status(shipped: LawLibrary, text: str, on: str, status: str) -> None:
    assert first(shipped, text, on).status == status


def test_an_article_that_the_sources_skip_is_not_missing() -> None:
    made = workspace_laws(
        [
            {
                "名称": "示例市巡查办法",
                "施行日期": "2020-01-01",
                "条文": {"第一条": "甲。", "第三条": "丙。"},
            }
        ]
    )
    library = open_library(made)
    skipped = first(library, "《示例市巡查办法》第二条")
    assert skipped.status is Status.IN_FORCE
    assert skipped.also == (Remark.ARTICLE_UNCHECKED,)
    assert first(library, "《示例市巡查办法》第三条").also == ()
    assert first(library, "《示例市巡查办法》第四条").status is Status.NO_SUCH_ARTICLE


@pytest.mark.parametrize(
    ("title", "on", "status", "unsure"),
    [
        ("信访条例", "2023-01-01", Status.IN_FORCE, True),
        ("信访条例", "2025-05-01", Status.REPEALED, False),
        ("物权法", "2005-01-01", Status.IN_FORCE, True),
        ("物权法", "2010-01-01", Status.IN_FORCE, False),
        ("行政处罚法", "1990-01-01", Status.NOT_YET, False),
    ],
)
def test_a_day_of_which_no_source_tells(
    shipped: LawLibrary, title: str, on: str, status: Status, unsure: bool
) -> None:
    (one,) = citations(f"《{title}》")
    judged = judge(one, shipped, datetime.date.fromisoformat(on))
    assert (judged.status, Remark.STATUS_UNSURE in judged.also) == (status, unsure)


def test_a_repealed_law_and_a_place_it_never_had(shipped: LawLibrary) -> None:
    judged = first(shipped, "《环境保护法》第七十一条")
    assert judged.status is Status.REPEALED
    assert Status.NO_SUCH_ARTICLE in judged.also
    assert judged.replaced_by == ("中华人民共和国生态环境法典",)
    assert not judged.successors


def test_successors_of_a_repealed_article(shipped: LawLibrary) -> None:
    best = first(shipped, "《环境保护法》第六十条").successors[0]
    assert (best.title, best.article) == ("中华人民共和国生态环境法典", 1107)


def test_the_old_version_is_judged_by_itself(shipped: LawLibrary) -> None:
    """The text of 2017 had 64 articles."""
    judged = first(shipped, "《行政处罚法》（2017年修正）第六十五条")
    assert judged.status is Status.AMENDED
    assert judged.also == (Status.NO_SUCH_ARTICLE,)
    assert judged.version is not None
    assert judged.cited_version is not None
    assert (judged.version.key, judged.cited_version.key) == ("2021-01-22", "2017-09-01")


def test_a_number_of_the_old_text_alone(shipped: LawLibrary) -> None:
    """The law of 2007 had 70 articles; 安全 of words: an article that only older texts have."""
    judged = first(shipped, "《会计法》第五十二条")
    assert judged.status is Status.NO_SUCH_ARTICLE
    assert Remark.ARTICLE_OF_OLDER in judged.also


@pytest.mark.parametrize(
    ("note", "version", "status"),
    [
        ("2003年8月27日通过", "2003-08-27", "amended"),
        ("2003年8月通过，2019年4月修正", "2019-04-23", "in-force"),
        ("自2004年7月1日起施行", None, "in-force"),
        ("2003年8月27日通过，自2004年7月1日起施行，2019年4月23日修正", "2019-04-23", "in-force"),
        ("2003年8月27日主席令第7号公布，主席令第29号修正", None, "in-force"),
        ("2008年5月1日修正", None, "amended"),
        ("2025年5月1日修正", None, "in-force"),
        ("1990年5月1日通过", None, "in-force"),
        ("自1995年3月1日起施行", None, "in-force"),
    ],
)
def test_notes_name_versions(
    shipped: LawLibrary, note: str, version: str | None, status: str
) -> None:
    """许可法: passed 2003-08-27, in force 2004-07-01, amended 2019-04-23 and never else."""
    judged = first(shipped, f"《行政许可法》（{note}）第三十四条")
    assert judged.status == status
    assert (judged.cited_version.key if judged.cited_version else None) == version
    dated = "令第29号" not in note and not note.startswith("自2004")
    assert (Remark.UNKNOWN_VERSION in judged.also) is (version is None and dated)


def test_subparagraphs_without_a_paragraph(tmp_path: Path) -> None:
    made = workspace_laws(
        [
            {
                "名称": "示例市巡查办法",
                "位阶": "设区的市政府规章",
                "施行日期": "2020-01-01",
                "条文": {
                    "第一条": "应当：\n（一）甲；\n（二）乙。",
                    "第二条": "应当：\n（一）甲；\n（二）乙。\n另外的一款。",
                    "第三条": (
                        "应当：\n（一）甲；\n（二）乙。\n"
                        "也可以：\n（一）丙；\n（二）丁；\n（三）戊。"
                    ),
                    "第四条": "没有项。",
                },
            }
        ]
    )
    library = open_library(made)
    said = {
        place: (str(one.status), tuple(map(str, one.also)))
        for place in (
            "第一条第二项", "第一条第三项", "第二条第二项", "第三条第二项", "第三条第三项",
            "第三条第四项", "第四条第一项", "第三条第二款第三项", "第三条第一款第三项",
        )
        for one in (first(library, f"《示例市巡查办法》{place}"),)
    }  # fmt: skip
    assert said == {
        "第一条第二项": ("in-force", ()),
        "第一条第三项": ("no-such-subparagraph", ()),
        "第二条第二项": ("in-force", ("paragraph-implied",)),
        "第三条第二项": ("in-force", ("paragraph-missing",)),
        "第三条第三项": ("in-force", ("paragraph-missing",)),
        "第三条第四项": ("no-such-subparagraph", ()),
        "第四条第一项": ("no-such-subparagraph", ()),
        "第三条第二款第三项": ("in-force", ()),
        "第三条第一款第三项": ("no-such-subparagraph", ()),
    }


def test_divisions(shipped: LawLibrary) -> None:
    assert first(shipped, "《行政处罚法》第八章").also == ()
    assert first(shipped, "《行政处罚法》第九章").also == (Remark.NO_SUCH_DIVISION,)


# --- Words quoted ---------------------------------------------------------------------------------
RIVER = f"《{invented.TITLE}》"
WHOLE = (
    "第二条：河道由镇人民政府巡查：\n（一）汛期每日两次；\n（二）平时每月一次。\n巡查应当留有记录。"
)


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize(
    ("quoted", "with_texts", "with_digests"),
    [
        (WHOLE, "exact", "exact"),
        (WHOLE.replace("\n", ""), "exact", "exact"),
        (WHOLE.replace("；", ";").replace("（一）", "(一)"), "typographic", "exact"),
        ("第二条第二款：巡查应当留有记录。", "exact", "exact"),
        ("第二条：巡查应当留有记录。", "elided", "elided"),
        ("第二条第一款第二项：河道由镇人民政府巡查：（二）平时每月一次。", "exact", "exact"),
        ("第二条第一款第二项：平时每月一次。", "exact", "exact"),
        ("第二条：河道由镇人民政府巡查：……（二）平时每月一次。", "elided", "elided"),
        ("第二条：河道由……巡查：（一）汛期每日两次……", "elided", "unchecked"),
        (
            "第四条：禁止向河道倾倒垃圾。违反前款规定的，处200元以下罚款。",
            "typographic",
            "unchecked",
        ),
        ("第四条：禁止向河道倾倒渣土。", "different", "unchecked"),
        ("第四条", "none", "none"),
    ],
)
def test_quotations(
    small: LawLibrary, quoted: str, with_texts: str, with_digests: str, *, texts: bool
) -> None:
    judged = first(small, RIVER + quoted, texts=texts)
    assert judged.quote_match == (with_texts if texts else with_digests)
    assert judged.moved_to is None


@pytest.mark.parametrize("texts", [True, False])
def test_words_of_another_article(small: LawLibrary, *, texts: bool) -> None:
    judged = first(
        small,
        f"{RIVER}第三条：禁止向河道倾倒垃圾。\n违反前款规定的，处二百元以下罚款。",
        texts=texts,
    )
    assert judged.status is Status.IN_FORCE
    assert judged.quote_match is QuoteMatch.DIFFERENT
    assert judged.moved_to == Locator(article=4)
    assert {Remark.ARTICLE_MOVED, Remark.QUOTE_OF_OLDER} == set(judged.also)
    assert judged.quoted_version is not None
    assert judged.quoted_version.key == invented.OLD_KEY


@pytest.mark.parametrize("texts", [True, False])
def test_words_of_another_paragraph(small: LawLibrary, *, texts: bool) -> None:
    judged = first(small, f"{RIVER}第二条第一款：巡查应当留有记录。", texts=texts)
    assert judged.quote_match is QuoteMatch.DIFFERENT
    assert judged.moved_to == Locator(article=2, paragraph=2)


@pytest.mark.parametrize("texts", [True, False])
def test_words_of_the_old_text(small: LawLibrary, *, texts: bool) -> None:
    old = WHOLE.replace("两次", "一次")
    judged = first(small, RIVER + old, texts=texts)
    assert judged.quote_match is QuoteMatch.DIFFERENT
    assert judged.also == (Remark.QUOTE_OF_OLDER,)
    assert judged.quoted_version is not None
    assert judged.quoted_version.key == invented.OLD_KEY
    then = first(small, RIVER + old, "2020-01-01", texts=texts)
    assert (then.quote_match, then.also) == (QuoteMatch.EXACT, ())


@pytest.mark.parametrize("texts", [True, False])
def test_a_stale_suffix_with_words_of_today(small: LawLibrary, *, texts: bool) -> None:
    judged = first(small, f"{RIVER}（2019年4月2日通过）{WHOLE}", texts=texts)
    assert judged.status is Status.AMENDED
    assert judged.quote_match is QuoteMatch.EXACT
    assert judged.also == (Remark.QUOTE_OF_LATER,)


def test_paragraphs_of_a_quotation_are_named(small: LawLibrary) -> None:
    for texts in (True, False):
        assert first(small, f"{RIVER}第二条：巡查应当留有记录。", texts=texts).quoted == (2,)


def test_words_quoted_for_two_articles(small: LawLibrary) -> None:
    read = citations(
        f"{RIVER}第三条、第四条：河道实行河长制。\n禁止向河道倾倒垃圾。\n违反前款规定的，处二百元以下罚款。"
    )
    for texts in (True, False):
        judged = [one for one in judge_all(read, small, NOW, texts=texts) if one.citation.quote]
        assert len(judged) == 2
        assert all(one.moved_to is None for one in judged)
        assert all(one.quote_match is not QuoteMatch.NONE for one in judged)


# --- Many citations -------------------------------------------------------------------------------
def test_what_was_judged_once_is_kept(shipped: LawLibrary) -> None:
    judged_by = Judge(shipped, NOW)
    one, other = citations("《行政处罚法》第八十七条，又《行政处罚法》第八十七条")
    asked: list[object] = []
    original = judged_by._judge

    def counted(*arguments: object, **named: object) -> Judged:
        asked.append(arguments)
        return original(*arguments, **named)  # type: ignore[arg-type]

    judged_by._judge = counted  # type: ignore[method-assign,assignment]
    first_said, second_said = judged_by.judge(one), judged_by.judge(other)
    assert len(asked) == 1
    assert first_said.citation == one
    assert second_said == replace(first_said, citation=other)


def test_a_document_by_its_number_is_not_taken_for_a_place_without_a_law(
    shipped: LawLibrary,
) -> None:
    """Both name no title and no article: 前款 of a text unknown, and 某政发〔2020〕3号."""
    number = citations("某政发〔2020〕3号")[0]
    nothing = replace(number, number=None)
    judged_by = Judge(shipped, NOW)
    assert judged_by.judge(nothing).status is Status.MALFORMED
    assert judged_by.judge(number).status is Status.NOT_COVERED


def test_days_do_not_mix(shipped: LawLibrary) -> None:
    citation = citations("《环境保护法》第六十条")[0]
    before, after = datetime.date(2026, 8, 14), datetime.date(2026, 8, 15)
    said = [judge(citation, shipped, day).status for day in (before, after, before)]
    assert said == [Status.IN_FORCE, Status.REPEALED, Status.IN_FORCE]


# --- Places that only an older text has, and ways that are not known to their end ----------------
@pytest.mark.parametrize(
    "text",
    [
        "《行政处罚法》（2009年修正）第三十八条", "《安全生产法》（2014年修正）第九十四条",
        "《治安管理处罚法》（2005年通过）第四十三条", "《消防法》（1998年通过）第四十条",
    ],
)  # fmt: skip
def test_an_article_is_no_successor_of_itself(shipped: LawLibrary, text: str) -> None:
    """The shipped index does not tell where the articles of these texts went."""
    judged = first(shipped, text)
    assert judged.status is Status.AMENDED
    assert judged.successors == ()


def test_where_a_subparagraph_of_the_old_text_went(shipped: LawLibrary) -> None:
    """Article 38 of 2017 had four 项 in its first 款 and is article 57 of 2021."""
    judged = first(shipped, "《行政处罚法》第三十八条第一款第二项")
    assert judged.status is Status.NO_SUCH_SUBPARAGRAPH
    assert Remark.ARTICLE_OF_OLDER in judged.also
    assert judged.successors[0].article == 57
    never = first(shipped, "《行政处罚法》第三十八条第九款")
    assert (never.status, never.also, never.successors) == (Status.NO_SUCH_PARAGRAPH, (), ())
