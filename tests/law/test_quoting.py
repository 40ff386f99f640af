"""Words of a provision behind its citation, and references inside them."""

from __future__ import annotations

import pytest

from qingdan.law.citing.parsing import citations

from .citation_notation import said


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("《甲法》第十条：应当申请。", ["应当申请。"]),
        ("《甲法》第十条规定：“应当申请。”另外", ["应当申请。"]),
        ("《甲法》第十条“应当“双随机”检查。”另外", ["应当“双随机”检查。"]),
        ('《甲法》第十条:"应当申请。"另外', ["应当申请。"]),
        ("《甲法》第十条　应当申请。", ["应当申请。"]),
        ("《甲法》\n第十条 应当。\n（一）甲；\n（二）乙。", ["应当。\n（一）甲；\n（二）乙。"]),
        ("《甲法》第三十九条\n\n 应当申请。", ["应当申请。"]),
        ("《甲法》第一条：甲。\n第二条：乙。", ["甲。", "乙。"]),
        ("《甲法》第三条第一项、第二项：甲。", ["甲。", "甲。"]),
        ("《甲法》：国家许可。", ["国家许可。"]),
        ("《甲法》\n国家许可。", ["国家许可。"]),
        ("《甲法》第三条、第四条。", [None, None]),
        ("依照《甲法》第三条的规定处罚。", [None]),
        ("依照《甲法》第三条规定处罚，并移送。", [None]),
        ("法定依据 | 《甲法》第三条 应当。 | 实施机构", ["应当。"]),
        ("《甲法》\n第八条;违反的，处罚。", ["违反的，处罚。"]),
        ("《甲条例》第五十三条（国务院令第724号）", [None]),
        ("《甲条例》第五十三条 （国务院令第724号）。", [None]),
        ("《甲条例》第五十三条（以下简称丙条）应当。", [None]),
        ("《甲条例》第五十三条（2020年修订）", [None]),
        ("《甲法》第三条（略）\n", [None]),
        ("《甲条例》第三条第（一）项\n国务院令第736号第三十四条", [None, None]),
        ("《甲法》第三条\n某政发〔2020〕3号文件", [None, None]),
        ("《甲法》第三条 （一）甲；", ["（一）甲；"]),
    ],
)  # fmt: skip
def test_quoted_words(text: str, quotes: list[str | None]) -> None:
    found = citations(text)
    assert [one.quote for one in found if not one.within_quote] == quotes
    for one in found:
        if one.quote_span is not None:
            words = text[slice(*one.quote_span)]
            assert [line.strip() for line in words.split("\n")] == (one.quote or "").split("\n")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("《甲法》第九条：违反本法第三条、第五条第一款，罚款。", [("甲法", "3"), ("甲法", "5.p1")]),
        ("《甲法》第九条：“依照《乙法》第四条。”依照《丙法》第五条", [("乙法", "4")]),
        ("《甲法》第九条第二款：前款规定除外。", [("甲法", "9.p1")]),
        ("《甲法》第九条：有本条第一款行为的。", [("甲法", "9.p1")]),
        ("《甲法》第九条：前款规定除外。", [("甲法", "9")]),
        ("《甲法》第九条：依照刑法第三百条处罚。", [("刑法", "300")]),
        ("《甲法》第九条：违反本法五十九条的。", [("甲法", "59")]),
        ("《甲办法》第九条：违反《条例》第四十七条的。", [("?", "47")]),
        ("《甲法》\n第九条：依照《乙法》处罚。\n第十条：申请。", [("乙法", "")]),
        ("《甲法》第九条：颁发《经营许可证》。", []),
    ],
)
def test_references_of_the_law_quoted_are_marked(text: str, inside: list[tuple[str, str]]) -> None:
    assert [said(one) for one in citations(text) if one.within_quote] == inside


def test_words_in_marks_end_where_the_marks_end() -> None:
    text = "根据《甲法》第九条：“依照本法。”第十条：“申请。”和《乙法》第三条办理"
    assert [(said(one), one.quote) for one in citations(text)] == [
        (("甲法", "9"), "依照本法。"),
        (("甲法", "10"), "申请。"),
        (("乙法", "3"), None),
    ]
