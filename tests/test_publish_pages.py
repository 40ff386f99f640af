"""Pages beside those of items: laws, levels, bodies inside organs, charts, maps, linked data."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.law.library.library import LawLibrary, open_library
from qingdan.law.library.localtext import workspace_laws
from qingdan.model.vocabulary import ListKind, Status
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.pages import lawpages, sitemap
from qingdan.publish.pages.blocks import FlowStep
from qingdan.publish.pages.flowsvg import flow_svg
from qingdan.publish.pages.lawpages import law_view
from qingdan.publish.pages.levelpages import level_sheets
from qingdan.publish.pages.linked import data_block
from qingdan.publish.pages.organpage import organ_view
from qingdan.publish.pages.overview import Overview, survey
from qingdan.publish.pages.sitemap import Place, site_map
from qingdan.publish.pages.totalspage import type_heat
from qingdan.publish.public.changed import newest
from qingdan.publish.public.counts import count
from qingdan.publish.public.lawbook import CitedLaw, LawBook, Standing, cited_texts, page_of
from qingdan.publish.public.links import unit_anchor
from qingdan.publish.public.projection import Projection, PublicItem, project
from qingdan.publish.site import Site, describe_site
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

from .html_checks import Page
from .publish_cases import files_of

Make = Callable[..., Path]
DAY = datetime.date(2026, 9, 5)

OWN_LAWS: list[dict[str, Any]] = [
    {"名称": "测试市甲办法", "位阶": "规范性文件", "施行日期": "2020-01-01", "条数": 9},
    {
        "名称": "测试市乙办法",
        "施行日期": "2010-01-01",
        "失效日期": "2026-09-05",
        "废止依据": "《测试市丙办法》第三条",
        "被替代": ["测试市丙办法"],
    },
    {"名称": "测试市丙办法", "公布日期": "2026-08-01", "施行日期": "2026-09-06"},
]


@pytest.fixture(scope="module")
def library() -> LawLibrary:
    return open_library(workspace_laws(OWN_LAWS))


def power(name: str, organ: str = "zrzy", **fields: Any) -> PublicItem:
    own = {"名称": name, "类型": "行政处罚", "状态": "有效", **fields}
    return PublicItem(ListKind.POWERS, name, organ, name, Status(own["状态"]), own)


def matter(name: str, lead: str, **fields: Any) -> PublicItem:
    own = {"名称": name, "状态": "有效", "牵头": [lead], **fields}
    return PublicItem(ListKind.BOUNDARIES, name, None, name, Status.EFFECTIVE, own)


def of(*items: PublicItem, day: datetime.date | None = DAY) -> Projection:
    organs = {
        "zrzy": {
            "名称": "测试市自然资源局",
            "性质": "政府工作部门",
            "内设机构": [{"名称": "执法科"}],
        },
        "zfj": {"名称": "测试市城市管理局", "性质": "政府工作部门"},
    }
    return Projection(
        SiteAudience.PUBLIC, "x", day, {"名称": "站"}, organs, {}, {}, list(items), {}
    )


def basis(*texts: str) -> list[dict[str, str]]:
    return [{"引用": text} for text in texts]


class TestLawBook:
    @pytest.mark.parametrize(
        ("text", "day", "standing", "remark"),
        [
            ("《中华人民共和国城乡规划法》第六十四条", DAY, Standing.IN_FORCE, ""),
            ("《城乡规划法》第六十四条", DAY, Standing.IN_FORCE, ""),
            ("《测试市甲办法》第九条", DAY, Standing.IN_FORCE, ""),
            ("《测试市甲办法》第十条", DAY, Standing.IN_FORCE, "现行文本没有此条"),
            ("《测试市甲办法》第十条", None, Standing.UNSURE, ""),
            ("《没有人知道的办法》第一条", None, Standing.UNKNOWN, ""),
            ("《测试市乙办法》", datetime.date(2026, 9, 4), Standing.IN_FORCE, ""),
            ("《测试市乙办法》", DAY, Standing.REPEALED, ""),
            ("《测试市丙办法》第一条", DAY, Standing.NOT_YET, ""),
            ("《测试市丙办法》第一条", datetime.date(2026, 9, 6), Standing.IN_FORCE, ""),
            ("《没有人知道的办法》第一条", DAY, Standing.UNKNOWN, ""),
        ],
    )
    def test_says_what_a_law_is_on_the_day_of_the_site(
        self,
        library: LawLibrary,
        text: str,
        day: datetime.date | None,
        standing: Standing,
        remark: str,
    ) -> None:
        book = LawBook(of(power("甲", 依据=basis(text)), day=day), library)
        (law,) = book.laws
        assert law.standing is standing
        assert book.refs("甲")[text].standing == standing.value
        assert book.refs("甲")[text].remark == remark

    def test_one_law_under_several_names_has_one_page(self, library: LawLibrary) -> None:
        texts = ("《城乡规划法》第一条", "《中华人民共和国城乡规划法》（2015年修正）第二条")
        book = LawBook(of(power("甲", 依据=basis(*texts))), library)
        (law,) = book.laws
        assert law.title == "中华人民共和国城乡规划法"
        assert {ref.href for ref in book.refs("甲").values()} == {law.page}
        assert book.refs("甲")[texts[1]].remark == "所引文本已修改"

    def test_a_text_without_a_title_is_no_law(self, library: LawLibrary) -> None:
        book = LawBook(of(power("甲", 依据=basis("省政府批复"))), library)
        assert book.laws == []
        assert book.refs("甲") == {}

    def test_finds_citations_wherever_a_field_is_for_bases(self) -> None:
        item = power(
            "甲",
            依据=basis("《甲》"),
            时限={"法定": "90日", "依据": {"引用": "《乙》"}},
            收费={"收费": True, "依据": basis("《丙》")},
            责任事项={"环节": [{"环节": "立案", "责任": "依法", "依据": basis("《丁》")}]},
            追责={"依据": basis("《戊》")},
            备注="《不算》",
        )
        assert sorted(cited_texts(item)) == [
            ("依据", "《甲》"),
            ("收费", "《丙》"),
            ("时限", "《乙》"),
            ("责任事项", "《丁》"),
            ("追责", "《戊》"),
        ]

    def test_the_address_of_a_page_depends_on_the_title_alone(self) -> None:
        assert page_of("中华人民共和国城乡规划法") == page_of("城乡规划法") == "laws/sx3xijbc.html"


class TestLawPage:
    @staticmethod
    def seen(library: LawLibrary, *items: PublicItem) -> tuple[CitedLaw, Overview]:
        projection = of(*items)
        overview = survey(projection, LawBook(projection, library))
        return overview.laws.laws[0], overview

    def test_lists_items_by_organ_with_their_articles(self, library: LawLibrary) -> None:
        law, overview = self.seen(
            library,
            power("甲", 依据=basis("《城乡规划法》第六十四条", "《城乡规划法》第四十条第二款")),
            power("乙", "zfj", 追责={"依据": basis("《城乡规划法》第六十条")}),
            matter(
                "丙", "zfj", 分工=[{"部门": "zfj", "职责": [], "依据": basis("《城乡规划法》")}]
            ),
        )
        view = law_view(law, overview)
        assert [(g.organ.id, g.total) for g in view.organs] == [("zrzy", 1), ("zfj", 2)]
        assert view.organs[0].lines[0].places == ("第四十条第二款", "第六十四条")
        assert [line.parts for line in view.organs[1].lines] == [("追责",), ()]
        assert [(a.text, a.total) for a in view.articles] == [
            ("全文或者章、节", 1),
            ("第四十条", 1),
            ("第六十条", 1),
            ("第六十四条", 1),
        ]

    @pytest.mark.parametrize(
        ("title", "says"),
        [
            ("《测试市甲办法》", "现行有效。现行文本：2020-01-01 起施行。"),
            ("《测试市乙办法》", "已于 2026-09-05 废止，依据是《测试市丙办法》第三条。"),
            ("《测试市丙办法》", "它还没有施行，2026-09-06 起施行。"),
            ("《不知道的办法》", "法规库没有收录它，是否有效没有核对"),
        ],
    )
    def test_says_in_a_sentence_what_is_known(
        self, library: LawLibrary, title: str, says: str
    ) -> None:
        view = law_view(*self.seen(library, power("甲", 依据=basis(title))))
        assert view.sentence.startswith("截至 2026-09-05（本站的数据日期），")
        assert says in view.sentence

    def test_a_law_of_too_many_items_gives_counts(
        self, library: LawLibrary, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lawpages, "LONG_LIST", 2)
        monkeypatch.setattr(lawpages, "_MOST_BY_ARTICLE", 2)
        items = [power(name, 依据=basis("《城乡规划法》第六十四条")) for name in "甲乙丙"]
        view = law_view(*self.seen(library, *items))
        assert view.is_long
        assert [(g.total, g.lines) for g in view.organs] == [(3, ())]
        assert [(a.total, a.links) for a in view.articles] == [(3, ())]


class TestLevels:
    def test_a_power_counts_at_each_of_its_levels(self, library: LawLibrary) -> None:
        rights = [{"层级": "县级", "权限": "本县的案件"}, {"层级": "市级"}]
        items = [power("甲", 层级权限=rights), power("乙", 行使层级=["市级"]), power("丙")]
        assert count(items).by_level == {"市级": 2, "县级": 1}
        projection = of(*items)
        late = level_sheets(survey(projection, LawBook(projection, library)))
        sheets = [sheet.make() for sheet in late]
        assert [sheet.page.path for sheet in sheets] == ["levels/city.html", "levels/county.html"]
        (group,) = sheets[1].context["organs"]
        assert [line.note for line in group.groups[0].lines] == ["本县的案件"]

    def test_a_boundary_matter_says_what_a_level_does(self, library: LawLibrary) -> None:
        parts = [{"层级": "乡级", "职责": "巡查发现"}]
        projection = of(matter("甲", "zfj", 层级分工=parts))
        (sheet,) = level_sheets(survey(projection, LawBook(projection, library)))
        assert [part.duty for part in sheet.make().context["parts"]] == ["巡查发现"]


class TestBodies:
    def test_have_a_place_on_the_page_of_their_organ(self, library: LawLibrary) -> None:
        duty = PublicItem(
            ListKind.DUTIES,
            "职",
            "zrzy",
            "执法",
            Status.EFFECTIVE,
            {"科室": {"牵头": "执法科"}, "任务": [{"名称": "立案", "科室": "执法 支队"}]},
        )
        projection = of(power("甲", 承办机构=["执法科", "执法 支队"]), duty)
        overview = survey(projection, LawBook(projection, library))
        groups = organ_view("zrzy", projection, overview.directory).bodies
        assert [(g.title, [b.anchor for b in g.bodies]) for g in groups] == [
            ("内设机构", ["unit-执法科"]),
            ("其他承办机构", ["unit-执法支队"]),
        ]
        assert groups[0].bodies[0].counts == (("承办的权力", 1), ("牵头的职责", 1))
        assert [link.text for _label, links in groups[1].bodies[0].work for link in links] == [
            "甲",
            "立案",
        ]

    def test_a_blank_in_a_name_makes_no_second_body(self, library: LawLibrary) -> None:
        projection = of(power("甲", 承办机构=["执 法科"]))
        overview = survey(projection, LawBook(projection, library))
        ((_title, (body,)),) = [
            (group.title, group.bodies)
            for group in organ_view("zrzy", projection, overview.directory).bodies
        ]
        assert (body.name, body.counts) == ("执法科", (("承办的权力", 1),))

    @given(st.text(max_size=20))
    def test_their_anchors_hold_no_blanks(self, name: str) -> None:
        assert not re.search(r"\s", unit_anchor(name))


def test_the_table_of_types_is_left_out_where_there_is_none(library: LawLibrary) -> None:
    projection = of(matter("甲", "zfj"))
    assert type_heat(survey(projection, LawBook(projection, library))) is None


class TestFlow:
    @staticmethod
    def steps(*names: str, **facts: str) -> list[FlowStep]:
        return [FlowStep(name, tuple(facts.items())) for name in names]

    def test_is_drawn_for_wide_and_for_narrow_places(self) -> None:
        drawn = flow_svg(self.steps("受理", "审查", "决定"))
        assert drawn.count('role="img"') == 2
        assert drawn.count("<title>流程图</title>") == 2
        assert drawn.count(">审查</text>") == 2
        assert "style" not in drawn

    def test_says_who_and_how_long_below_a_step(self) -> None:
        assert "执法科 · 2日" in flow_svg(self.steps("立案", "决定", 谁="执法科", 时限="2日"))

    @pytest.mark.parametrize("names", [(), ("受理",), ("受理", "长" * 15), ("步",) * 21])
    def test_is_left_to_the_list_where_a_drawing_does_not_help(self, names: tuple[str]) -> None:
        assert flow_svg(self.steps(*names)) == ""

    @given(st.lists(st.text(min_size=1, max_size=14), min_size=2, max_size=20))
    def test_stays_inside_its_frame(self, names: list[str]) -> None:
        drawn = flow_svg(self.steps(*names))
        for width, drawing in re.findall(
            r'<svg class="\w+" role="img" width="(\d+)"(.*?)</svg>', drawn
        ):
            for x, box in re.findall(
                r'<rect(?: class="first")? x="(\d+)" y="\d+" width="(\d+)"', drawing
            ):
                assert int(x) + int(box) <= int(width)

    def test_text_in_it_is_escaped(self) -> None:
        assert "<b>" not in flow_svg(self.steps("<b>&", "乙"))


class TestLinkedData:
    @given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
    def test_comes_back_whole_and_cannot_leave_its_block(self, value: Any) -> None:
        text = str(data_block({"a": value}))
        assert not set("<>&\u2028\u2029") & set(text)
        assert json.loads(text) == {"a": value}

    def test_of_a_power_and_of_a_law(self, make_workspace: Make, tmp_path: Path) -> None:
        hostile = "</script><!--<script>alert(1)//]]>"
        root = make_workspace(
            {
                "qingdan.yaml": (
                    "格式: 1\n名称: 站\n站点: {网址: 'https://a.invalid', 邮箱: a@b.invalid}\n"
                ),
                "powers/zrzy/cf-7k3q9d2m.yaml": (
                    f"名称: {json.dumps(hostile)}\n类型: 行政处罚\n状态: 有效\n"
                    "生效日期: 2026-02-01\n"
                    f"俗称: [{json.dumps(hostile)}]\n编码: {{地方编码: '01', 曾用: ['02']}}\n"
                    f"依据: [{json.dumps(f'《{hostile}》第一条')}]\n咨询方式: '12345'\n"
                ),
            }
        )
        build(worktree(root), Order(tmp_path / "site"))
        files = {
            p: c.decode() for p, c in files_of(tmp_path / "site").items() if p.endswith("html")
        }
        pages = {path: Page(text) for path, text in files.items()}
        assert {path: page.faults for path, page in pages.items() if page.faults} == {}
        item = pages["powers/cf-7k3q9d2m.html"]
        (service,) = item.linked
        assert service["@type"] == "GovernmentService"
        assert service["name"] == hostile
        assert service["url"] == "https://a.invalid/powers/cf-7k3q9d2m.html"
        assert [code["value"] for code in service["identifier"]] == ["cf-7k3q9d2m", "01"]
        (path,) = (path for path in pages if path.startswith("laws/"))
        (law,) = pages[path].linked
        assert law["@type"] == "Legislation"
        assert "legislationLegalForce" not in law  # what is not known is not said
        (mail,) = (a for _n, a in item.links if a.startswith("mailto:a@b.invalid?subject="))
        assert "cf-7k3q9d2m" in mail
        assert "<" not in mail

    def test_a_law_in_force_says_so(self, make_workspace: Make, tmp_path: Path) -> None:
        text = (
            "名称: 某处罚\n类型: 行政处罚\n状态: 有效\n生效日期: 2026-02-01\n"
            "依据: [《城乡规划法》第六十四条]\n"
        )
        root = make_workspace({"powers/zrzy/cf-7k3q9d2m.yaml": text})
        build(worktree(root), Order(tmp_path / "site"))
        page = Page((tmp_path / "site" / page_of("城乡规划法")).read_text(encoding="utf-8"))
        assert page.linked[0]["legislationLegalForce"] == "https://schema.org/InForce"


class TestSiteMap:
    @pytest.fixture
    def site(self) -> Site:
        return describe_site(of(), "https://a.invalid/x&y")

    def test_gives_the_day_of_the_last_change(self, site: Site) -> None:
        places = [Place("index.html"), Place("a.html", "2026-01-02"), Place("404.html")]
        ((name, content),) = site_map(site, places)
        assert name == "sitemap.xml"
        text = content.decode()
        assert "<loc>https://a.invalid/x&amp;y/</loc></url>" in text
        assert "<loc>https://a.invalid/x&amp;y/a.html</loc><lastmod>2026-01-02</lastmod>" in text
        assert "404" not in text

    def test_is_parted_where_it_is_too_long(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sitemap, "_MOST", 2)
        found = dict(site_map(site, [Place(f"{n}.html") for n in range(5)]))
        assert list(found) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
        assert found["sitemap.xml"].count(b"<sitemap>") == 3

    def test_a_change_in_substance_is_dated_by_the_data(self) -> None:
        on, off = datetime.date(2026, 1, 1), datetime.date(2026, 5, 1)
        ended = power("乙", 状态="废止", 生效日期=on, 失效日期=off)
        assert newest([power("甲", 生效日期=on, 失效日期=off)], None) == "2026-01-01"
        assert newest([power("甲", 生效日期=on), ended], off) == "2026-05-01"
        assert newest([power("甲")], None) == ""

    def test_a_change_still_to_come_dates_nothing(self) -> None:
        on, later = datetime.date(2026, 1, 1), datetime.date(2026, 5, 1)
        both = [power("甲", 生效日期=later), power("乙", 生效日期=on)]
        assert newest(both, datetime.date(2026, 4, 30)) == "2026-01-01"
        assert newest(both[:1], datetime.date(2026, 4, 30)) == ""


def test_the_foot_names_what_a_government_site_must(make_workspace: Make, tmp_path: Path) -> None:
    root = make_workspace(
        {
            "qingdan.yaml": (
                "格式: 1\n名称: 站\n站点:\n  主办单位: 某办\n  网站标识码: '9900000001'\n"
                "  备案号: 甲备1号\n  公安备案号: 甲公网安备1号\n  找错: https://jc.invalid/?c=1\n"
            ),
            "powers/zrzy/cf-7k3q9d2m.yaml": "{名称: 某处罚, 类型: 行政处罚, 状态: 有效}\n",
        }
    )
    build(worktree(root), Order(tmp_path / "site"))
    home = Page((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    text = "".join(home.text)
    for wanted in ("某办", "9900000001", "甲备1号", "甲公网安备1号", "网站地图", "无障碍"):
        assert wanted in text
    assert ("href", "https://jc.invalid/?c=1") in home.links


def test_the_sample_projects_without_a_law_that_is_gone(sample: Path) -> None:
    """The sample cites law in force only; its own 办法 is known through ``laws/``."""
    from qingdan.store.law_files import law_mappings

    snapshot = worktree(sample)
    laws = workspace_laws([mapping for _path, mapping in law_mappings(snapshot)])
    book = LawBook(project(load_inventory(snapshot), SiteAudience.PUBLIC), open_library(laws))
    gone = [law.title for law in book.laws if law.standing is Standing.REPEALED]
    assert gone == []
    own = next(law for law in book.laws if law.title == "栖云市高龄津贴发放办法")
    assert own.standing is Standing.IN_FORCE
