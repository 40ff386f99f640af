"""Laws read from the layouts in which collections keep them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from qingdan.law.library.lawtext import Act, Provision
from qingdan.law.library.wording import digest, normalise, parts_of
from qingdan.law.sources.clauses import ended_by, former_title, start_of
from qingdan.law.sources.folder import read_folder
from qingdan.law.sources.history import day_of, plain_dates, read_history
from qingdan.law.sources.markdown import read_markdown
from qingdan.law.sources.markdown_other import read_contents, read_page
from qingdan.law.sources.npc import read_npc
from qingdan.law.sources.provisions import paragraphs_of, read_body

LAW = """\
# 示例市河道管理条例

2001年3月1日 示例市第一届人民代表大会常务委员会第三次会议通过

2001年5月20日 某某省第九届人民代表大会常务委员会第七次会议批准

2010年6月1日 示例市第三届人民代表大会常务委员会《关于修改〈示例市河道条例〉的决定》第一次修正

2019年4月2日 示例市第五届人民代表大会常务委员会第八次会议修订

<!-- INFO END -->

## 第一章 总 则

第一条 为了保护河道，制定本条例。

第二条 本条例适用于下列水域：

（一）河道；

（二）湖泊：

1．天然湖泊；

2．人工湖泊。

前款规定以外的水域，
适用其他规定。

第三十条之规定不算新的一条。

## 第二章 附 则

### 第一节 其他

第三条 第二条第一款所称河道，包括支流。

第三条之一 河道由镇人民政府巡查。

第五条 本条例自2019年7月1日起施行。《示例市水域管理办法》（示例市人民政府令第3号）同时废止。

附件：

第六条 附件里的话不是条文。
"""


def test_a_law_in_markdown() -> None:
    law = read_markdown(LAW, "地方性法规/示例市河道管理条例(2019-05-06).md", "汇编", "地方性法规")
    assert law is not None
    assert law.title == "示例市河道管理条例"
    assert law.published == datetime.date(2019, 5, 6)
    places = [(one.number, one.suffix) for one in law.provisions]
    assert places == [(1, 0), (2, 0), (3, 0), (3, 1), (5, 0)]
    second = law.provisions[1].paragraphs
    assert second == (
        "本条例适用于下列水域：\n（一）河道；\n（二）湖泊：\n1．天然湖泊；\n2．人工湖泊。",
        "前款规定以外的水域，适用其他规定。",
        "第三十条之规定不算新的一条。",
    )
    assert parts_of(second[0]) == (
        "本条例适用于下列水域：",
        "河道；",
        "湖泊：\n1．天然湖泊；\n2．人工湖泊。",
    )
    assert [(one.chapter, one.section, one.first, one.last) for one in law.divisions] == [
        (1, None, (1, 0), (2, 0)),
        (2, 1, (3, 0), (5, 0)),
    ]


def test_its_history() -> None:
    law = read_markdown(LAW, "x.md", "汇编")
    assert law is not None
    assert [(one.on.year, one.act, one.label) for one in law.events] == [
        (2001, Act.PASSED, "通过"),
        (2001, Act.APPROVED, "批准"),
        (2010, Act.AMENDED, "第一次修正"),
        (2019, Act.REVISED, "修订"),
    ]
    assert law.events[0].organ == "示例市人民代表大会常务委员会"
    assert law.events[2].renamed_from == "示例市河道条例"
    assert law.events[2].by_decision
    assert not law.events[3].by_decision


def test_its_last_article() -> None:
    law = read_markdown(LAW, "x.md", "汇编")
    assert law is not None
    start = start_of(law.provisions)
    assert start is not None
    assert (start.day, start.article) == (datetime.date(2019, 7, 1), (5, 0))
    (ended,) = ended_by(law.provisions)
    assert (ended.title, ended.article) == ("示例市水域管理办法", (5, 0))


def test_plain_text_with_the_history_in_one_bracket() -> None:
    text = (
        "中华人民共和国\n示例法\n\n（1984年3月12日第六届全国人民代表大会常务委员会第四次会议通过　"
        "根据1992年9月4日第七届全国人民代表大会常务委员会第二十七次会议"
        "《关于修改<中华人民共和国示例法>的决定》第一次修正）\n"
        "目　录\n第一章　总则\n第二章　附则\n\n第一章　总则\n　　第一条　为了示例，制定本法。\n"
        "　　本法有两款。\n第二章　附则\n　　第二条　本法自1985年4月1日起施行。\n"
    )
    law = read_markdown(text, "中华人民共和国示例法（1992）.txt", "目录")
    assert law is not None
    assert law.title == "中华人民共和国示例法"
    assert [len(one.paragraphs) for one in law.provisions] == [2, 1]
    assert [event.on.year for event in law.events] == [1984, 1992]
    assert law.events[1].renamed_from is None
    assert [(one.chapter, one.first) for one in law.divisions] == [(1, (1, 0)), (2, (2, 0))]


def test_a_file_with_fields() -> None:
    text = (
        '---\ntitle: "中华人民共和国示例法"\npublish_date: "2026-04-30"\nstatus: "现行有效"\n'
        'issuing_authority: "全国人民代表大会常务委员会"\n---\n\n# 中华人民共和国示例法\n\n'
        "2026-04-30 公布\n\n## 第一章　总则\n第一条 《[[中华人民共和国旧法]]》同时废止。\n"
    )
    law = read_markdown(text, "示例法.md", "经维基文库")
    assert law is not None
    assert law.published == datetime.date(2026, 4, 30)
    assert law.organ == "全国人民代表大会常务委员会"
    assert [ended.title for ended in ended_by(law.provisions)] == ["中华人民共和国旧法"]


def test_a_page_of_a_site() -> None:
    contents = read_contents(
        '## 部门规章{align="center"}\n\n## [示例管理办法](/posts/P4/slglbf)\n\n'
        '<Badge text="有效" type="tip" /><Badge text="2015/01/01施行" type="info" />'
        '<Badge text="某某部" type="danger" /><Badge text="部令 第29号" type="note" />\n',
        None,
    )
    page = (
        "---\ntitle: 示例管理办法\ndate: 2015-01-01\nauthor: 某某部\n---\n\n::: tip 修订信息\n\n"
        "（2014年12月19日某某部令第29号公布&emsp;自2015年1月1日起施行）\n\n:::\n\n"
        '- 第1~2条：\n\n  [1](#t1)&emsp;[2](#t2)\n\n## 第一章&emsp;总&emsp;则{align="center"}\n\n'
        '<p id="t1">&emsp;&emsp;<b>第一条</b>&emsp;有下列情形的：<br>\n&emsp;&emsp;（一）甲；<br>\n'
        "&emsp;&emsp;（二）乙。</p>\n"
        '<p id="t2">&emsp;&emsp;<b>第二条</b>&emsp;第一款。<br>\n&emsp;&emsp;第二款。</p>\n'
    )
    law = read_page(page, "slglbf.md", "网页", contents["slglbf"])
    assert law is not None
    assert (law.group, law.number, law.organ) == ("部门规章", "部令 第29号", "某某部")
    assert law.published == datetime.date(2014, 12, 19)
    assert law.effective == datetime.date(2015, 1, 1)
    assert [len(one.paragraphs) for one in law.provisions] == [1, 2]
    assert law.provisions[0].paragraphs[0].count("\n") == 2


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["一款。", "二款。"], ("一款。", "二款。")),
        (["一句没有说", "完的话。"], ("一句没有说完的话。",)),
        (["正文。", "第三编 审判程序"], ("正文。",)),
        (["正文。", "下一条的标题"], ("正文。",)),
        (["正文。", "附表一：", "税目税额表"], ("正文。",)),
        (["正文。", "=====第二节　农用地====="], ("正文。",)),
    ],
)
def test_paragraphs(lines: list[str], paragraphs: tuple[str, ...]) -> None:
    assert paragraphs_of(lines) == paragraphs


def test_articles_run_together_are_told_apart_and_marked() -> None:
    body = read_body(["第一条 甲。 第二条 乙。 丙。 第三条 丁。"])
    assert [one.number for one in body.provisions] == [1, 2, 3]
    assert not any(one.certain for one in body.provisions)


def test_missing_numbers_are_known() -> None:
    assert read_body(["第一条 甲。", "第四条 乙。"]).missing == (2, 3)


def provisions(*paragraphs: str) -> list[Provision]:
    return [Provision(60, 0, paragraphs)]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (
            "本法自2021年9月1日起施行。《甲条例》、《乙条例》和《丙办法》同时废止。",
            ["甲条例", "乙条例", "丙办法"],
        ),
        (
            "1997年7月7日国务院发布的《中华人民共和国契税暂行条例》同时废止。",
            ["中华人民共和国契税暂行条例"],
        ),
        ("《甲条例》第十二条同时废止。", []),
        ("《甲条例》中关于乙的规定同时废止。", []),
        ("本法施行前的规定与本法不一致的，同时废止。", []),
        ("规章的修改或者废止，依照《立法法》执行。", []),
        ("根据《甲法》制定的《乙办法》同时废止。", ["乙办法"]),
        (
            "《甲市实施〈中华人民共和国水法〉办法》同时废止。",
            ["甲市实施〈中华人民共和国水法〉办法"],
        ),
        ("下列法规同时废止：\n（一）《甲条例》；\n（二）《乙条例》。", ["甲条例", "乙条例"]),
    ],
)
def test_repeal_clauses(words: str, titles: list[str]) -> None:
    assert [ended.title for ended in ended_by(provisions(*[words]))] == titles


def test_a_repeal_clause_says_who_made_the_old_one_and_when() -> None:
    (ended,) = ended_by(provisions("1997年7月7日国务院发布的《甲条例》自2021年10月1日起废止。"))
    assert (ended.maker, ended.passed) == ("国务院", datetime.date(1997, 7, 7))
    assert ended.on == datetime.date(2021, 10, 1)


@pytest.mark.parametrize(
    ("words", "day", "after"),
    [
        ("本法自2026年8月15日起施行。", "2026-08-15", None),
        ("本条例自一九九三年十一月一日起施行。", "1993-11-01", None),
        ("本法自 2026年8月15日起施行。", "2026-08-15", None),
        ("本办法自公布之日起施行。", None, 0),
        ("本规定自公布之日起30日后施行。", None, 30),
        ("本法（原称《甲条例》）自1989年1月1日起施行。", "1989-01-01", None),
    ],
)
def test_entry_into_force(words: str, day: str | None, after: int | None) -> None:
    start = start_of(provisions(words))
    assert start is not None
    assert (start.day.isoformat() if start.day else None, start.days_after) == (day, after)


def test_no_clause_no_day() -> None:
    assert start_of(provisions("本法的施行办法另行规定。")) is None


def test_a_former_title() -> None:
    words = "本法（原称《中国人民解放军现役军官服役条例》）自1989年1月1日起施行。"
    assert former_title(provisions(words)) == "中国人民解放军现役军官服役条例"


@pytest.mark.parametrize(
    "words",
    ["2021-01-22", "2021年1月22日", "2021/01/22", "２０２１年１月２２日", "2021年1月22日公布"],
)
def test_days(words: str) -> None:
    assert day_of(words) == datetime.date(2021, 1, 22)


@pytest.mark.parametrize("words", ["", None, "2021年2月30日", "不详"])
def test_no_day(words: str | None) -> None:
    assert day_of(words) is None


def test_dates_in_characters() -> None:
    assert plain_dates("一九九○年十月三十一日 公布") == "1990年10月31日公布"


def test_two_dates_in_one_line_are_two_events() -> None:
    line = (
        "2004年6月23日 示例市第一届人民代表大会常务委员会第三次会议通过并经2004年7月30日"
        "某某省第十届人民代表大会常务委员会第九次会议批准的《关于修改〈甲〉等六件地方性法规的决定》第一次修正"
    )
    events = read_history([line], "乙条例")
    assert [(one.on.month, one.act) for one in events] == [(6, Act.PASSED), (7, Act.AMENDED)]
    assert events[1].renamed_from is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("（一）警告、通报批评；", "(一) 警告，通报批评;", True),
        ("处５万元以下罚款", "处5万元以下罚款", True),
        ("二○二一年", "二〇二一年", True),
        ("1.5倍", "15倍", False),
        ("5—10倍", "510倍", False),
        ("可以处罚", "应当处罚", False),
    ],
)
def test_what_counts_as_the_same_words(one: str, other: str, same: bool) -> None:
    assert (normalise(one) == normalise(other)) is same
    assert (digest(one) == digest(other)) is same


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "地方性法规").mkdir()
    (tmp_path / "地方性法规/甲.md").write_text(LAW, encoding="gb18030")
    (tmp_path / "说明.md").write_text("随便写的话。", encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"\x89PNG")
    found = read_folder(tmp_path, lambda _place: "我的")
    assert [(text.title, text.group) for text in found.texts] == [
        ("示例市河道管理条例", "地方性法规")
    ]
    assert found.skipped == ["说明.md"]


def test_hostile_files_raise_nothing(tmp_path: Path) -> None:
    for name, content in {
        "空.md": b"",
        "乱.md": bytes(range(256)),
        "长.md": ("# " + "长" * 5000).encode(),
        "数.md": "# 甲\n第千千千条 乙\n第〇条 丙\n第一条之 丁".encode(),
    }.items():
        (tmp_path / name).write_bytes(content)
    found = read_folder(tmp_path, lambda _place: "我的")
    assert all(len(text.title) < 200 for text in found.texts)


@pytest.mark.realdata
def test_every_law_of_the_collections_has_its_articles(real_data: Path) -> None:
    import csv

    root = real_data / "laws"
    found = {text.place: text for text in read_folder(root, lambda _place: "x").texts}
    with (root / "index.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    differing = [
        (row["path"], row["articles"], len(found[row["path"]].provisions))
        for row in rows
        if int(row["articles"]) != len({one.number for one in found[row["path"]].provisions})
    ]
    assert [path for path, _count, _read in differing if "飞行基本规则" not in path] == []


@pytest.mark.realdata
def test_the_database(real_data: Path, tmp_path: Path) -> None:
    import lzma

    plain = tmp_path / "laws.db"
    packed = real_data / "laws/npc_laws_2026.sqlite.xz"
    plain.write_bytes(lzma.decompress(packed.read_bytes()))
    laws = list(read_npc(plain))
    assert len(laws) == 378
    (code,) = [law for law in laws if law.title == "中华人民共和国生态环境法典"]
    assert len(code.provisions) == 1240
    assert len(ended_by(code.provisions)) == 10
