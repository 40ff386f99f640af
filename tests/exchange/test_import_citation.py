"""依据 text becomes provisions; titles in the history note are never titles of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.exchange.drafting.bases import doubt_message
from qingdan.law.citing.splitting import Doubt, OddTitle, Provision, split_basis
from qingdan.law.citing.titles import is_document_number

HISTORY = "1997年11月1日通过，根据2019年4月23日《关于修改〈某法〉等八部法律的决定》修正"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One law, several articles, paragraphs of a quotation kept by line.
        (
            f"【法律】《甲法》（{HISTORY}）\n第七条：应当申请。\n前款除外。\n第八条：可以。",
            [
                Provision("《甲法》第七条", "应当申请。\n前款除外。", HISTORY, "法律"),
                Provision("《甲法》第八条", "可以。", HISTORY, "法律"),
            ],
        ),
        # Locators without quotation stay together.
        (
            "【法律】《甲法》（2021年修订）\n第五章、第六章、第七章。",
            [Provision("《甲法》第五章、第六章、第七章", "", "2021年修订", "法律")],
        ),
        (
            "《甲法》第三十九至第五十条、第五十九条。",
            [Provision("《甲法》第三十九至第五十条、第五十九条")],
        ),
        ("《甲法》", [Provision("《甲法》")]),
        ("《甲法》全文适用。", [Provision("《甲法》全文适用")]),
        # A document number belongs to the citation, a history note does not.
        (
            "《乙通知》（财税〔2018〕13号）\n第二条：认定。",
            [Provision("《乙通知》（财税〔2018〕13号）第二条", "认定。")],
        ),
        (
            "《丙条例》（国务院令第649号）第六十八条　处罚。",
            [Provision("《丙条例》（国务院令第649号）第六十八条", "处罚。")],
        ),
        (
            "《丙条例》（国务院令第573号，2010年3月通过）第六条：检查。",
            [Provision("《丙条例》第六条", "检查。", "国务院令第573号，2010年3月通过")],
        ),
        ("《丁办法（试行）》（试行）第一条", [Provision("《丁办法（试行）》（试行）第一条")]),
        # A title inside a title.
        (
            "《关于修改《甲法》的决定》第一条：改。",
            [Provision("《关于修改《甲法》的决定》第一条", "改。")],
        ),
        # 款 on a line of its own belongs to the article before it.
        (
            "《甲法》第四条第一款：甲。\n第二款：乙。",
            [Provision("《甲法》第四条第一款", "甲。"), Provision("《甲法》第四条第二款", "乙。")],
        ),
        ("《甲法》第四条第二项、第三项：甲。", [Provision("《甲法》第四条第二项、第三项", "甲。")]),
        ("《甲法》第一条:第（七）项 负责。", [Provision("《甲法》第一条第（七）项", "负责。")]),
        # Provisions and blocks that begin inside a line.
        (
            "《甲法》第一条：甲。 第二条：乙。    【法规】《乙条例》第三条：丙。",
            [
                Provision("《甲法》第一条", "甲。"),
                Provision("《甲法》第二条", "乙。"),
                Provision("《乙条例》第三条", "丙。", "", "法规"),
            ],
        ),
        # An article that the text only mentions is no provision.
        (
            "《甲法》第九条：违反本法第七条规定，依照《乙法》第三条罚。\n有本条第一款行为的，罚款。",
            [
                Provision(
                    "《甲法》第九条",
                    "违反本法第七条规定，依照《乙法》第三条罚。\n有本条第一款行为的，罚款。",
                )
            ],
        ),
        # Annexes and outlines.
        ("《决定》附件第111项：审批。", [Provision("《决定》附件第111项", "审批。")]),
        ("《通知》\n一、（二）审慎准入。", [Provision("《通知》一、（二）", "审慎准入。")]),
        ("【规章】\n《甲办法》第一条", [Provision("《甲办法》第一条", label="规章")]),
        ("《甲法》第三条第一款规定：甲。", [Provision("《甲法》第三条第一款", "甲。")]),
        ("《决定》第二项第（三）小项：甲。", [Provision("《决定》第二项第（三）小项", "甲。")]),
        (
            "【规章】《甲目录》第20项；《乙清单（2020年版）》第38条",
            [
                Provision("《甲目录》第20项", label="规章"),
                Provision("《乙清单（2020年版）》第38条"),
            ],
        ),
    ],
)
def test_split(text: str, expected: list[Provision]) -> None:
    assert split_basis(text) == expected


@pytest.mark.parametrize(
    ("text", "doubt", "citation", "quote"),
    [
        ("第七十八条：代理机构违法的。", Doubt.NO_TITLE, "第七十八条", "代理机构违法的。"),
        ("三定方案", Doubt.UNSPLIT, "三定方案", ""),
        ("【三定】关于职能的规定（新党厅〔2018〕1号）第三条：管理。", Doubt.BARE_TITLE,
         "关于职能的规定（新党厅〔2018〕1号）第三条", "管理。"),
        ("实施《甲法》若干规定 第二十五条：骗取的。", Doubt.ODD_TITLE,
         "实施《甲法》若干规定第二十五条", "骗取的。"),
        ("【法规】某某省实施《甲法》办法（2012年3月28日通过）第三十五条：违反的。", Doubt.ODD_TITLE,
         "某某省实施《甲法》办法第三十五条", "违反的。"),
        ("【规范性文件】水利部《关于乙的通知》（水〔2020〕2号）第一条", Doubt.ODD_TITLE,
         "水利部《关于乙的通知》（水〔2020〕2号）第一条", ""),
        ("【法规】《甲条例（2007年9月28日通过）\n第三十二条：不建的。", Doubt.UNCLOSED_TITLE,
         "《甲条例》第三十二条", "不建的。"),
        ("【法律】甲法》（2003年8月通过）第三十条", Doubt.UNCLOSED_TITLE, "《甲法》第三十条", ""),
        ("《甲法》(1985年1月21日通过，自1985年5月1日起施行。\n第四十条：罚款（含没收）。",
         Doubt.UNCLOSED_NOTE, "《甲法》第四十条", "罚款（含没收）。"),
        ("《甲规定》（2007年6月26日发布））\n第三十五条：警告。", Doubt.STRAY_BRACKET,
         "《甲规定》第三十五条", "警告。"),
        ("【法律】《甲法》《甲法》（2019年修正）\n第七条：申请。", OddTitle.REPEATED,
         "《甲法》第七条", "申请。"),
        ("【法律】《甲法》（2019年修正）法律】《甲法》（2019年修正） 第七条：\n第七条：申请。",
         OddTitle.REPEATED, "《甲法》第七条", "申请。"),
        ("【规范性文件】治区人民政府《关于丁的决定》（新政发〔2013〕72号）", OddTitle.HEADLESS,
         "治区人民政府《关于丁的决定》（新政发〔2013〕72号）", ""),
        ("《华人民共和国甲法》第七条：申请。", OddTitle.HEADLESS,
         "《华人民共和国甲法》第七条", "申请。"),
        ("【法规】1992年6月28日国务院令第101号《乙条例》第三十三条：罚款。", OddTitle.DATED,
         "《乙条例》第三十三条", "罚款。"),
        ("【法律】《甲法》1997年11月1日通过，2018年修正）\n第七条：申请。", OddTitle.UNOPENED_NOTE,
         "《甲法》第七条", "申请。"),
        ("《甲法》\n第二十七第二款：申请。", Doubt.ODD_LOCATOR, "《甲法》第二十七第二款", "申请。"),
        ("《甲通知》\n三十八条：变更。", Doubt.ODD_LOCATOR, "《甲通知》三十八条", "变更。"),
        ("《甲法》第三十九条、第七十二条。+L18", Doubt.STRAY_TEXT,
         "《甲法》第三十九条、第七十二条", "+L18"),
    ],
)  # fmt: skip
def test_doubts(text: str, doubt: Doubt | OddTitle, citation: str, quote: str) -> None:
    (provision,) = split_basis(text)
    assert doubt in provision.doubts
    assert (provision.citation, provision.quote) == (citation, quote)


def test_words_before_a_title_that_tell_its_history() -> None:
    (provision,) = split_basis("【部令】2017年3月1日国务院令第676号《甲条例》第三十三条:“禁止。”")
    assert provision.citation == "《甲条例》第三十三条"
    assert provision.history == "2017年3月1日国务院令第676号"


def test_a_later_block_is_not_lost_in_the_quotation_before_it() -> None:
    first, second = split_basis(
        "《甲法》第一条：罚款。\n【规范性文件】水利部《乙通知》（2020年1月印发）\n另有规定。"
    )
    assert first.quote == "罚款。"
    assert second.citation == "水利部《乙通知》"
    assert second.quote == "另有规定。"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("财税〔2018〕13号", True),
        ("新医保【2019】53号", True),
        ("国发〔2000〕13 号", True),
        ("〔2001〕国人防办字第211号", True),
        ("中华人民共和国国务院令第649号", True),
        ("财政部令2006年第32号", True),
        ("GB 50500-2013", True),
        ("2014年11月24日国发【2014】50号", False),
        ("财政部令2012年第69号，自2012年5月1日起施行", False),
        ("2010年10月28日通过", False),
        ("2018年修订", False),
    ],
)
def test_document_numbers(note: str, expected: bool) -> None:
    assert is_document_number(note) is expected


PIECES = st.lists(
    st.sampled_from(
        ["《甲法》", "（2020年1月1日通过）", "（国发〔2000〕1号）", "【法律】", "第一条", "第二款",
         "：", "。", "罚款", "\n", "　", "、", "附件", "《", "》", "（", "）",
         "全文适用", "一、", "（一）"]
    ),
    max_size=14,
)  # fmt: skip


@given(PIECES)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    provisions = split_basis(text)
    whole = "".join(p.citation + p.quote + p.history + p.label for p in provisions)
    for word in ("罚款", "全文适用", "甲法", "国发", "2020年"):
        assert (word in text) == (word in whole)
    assert whole.count("罚款") >= text.count("罚款")
    assert all(p.citation for p in provisions)


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("《甲法》（2014年修订）《甲法》（2014年修订。）第七条：申请。", "2014年修订"),
        ("《甲法》（2014年修订）《甲法》（2018年修正）第七条：申请。", "2014年修订；2018年修正"),
        ("【法律】《甲法》《甲法》（2018年修正）第七条：申请。", "2018年修正"),
    ],
)
def test_a_title_written_twice_loses_no_history(text: str, history: str) -> None:
    (provision,) = split_basis(text)
    assert (provision.citation, provision.history) == ("《甲法》第七条", history)
    assert provision.doubts == (OddTitle.REPEATED,)


def test_every_doubt_has_words_of_its_own() -> None:
    doubts = [*Doubt, *OddTitle]
    messages = {doubt_message(doubt) for doubt in doubts}
    assert len(messages) == len(doubts) == len({str(doubt) for doubt in doubts})
    assert all("{text}" in message for message in messages)
    assert "写了两遍，只留一个" in doubt_message(OddTitle.REPEATED)
