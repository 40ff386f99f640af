"""Lists beside the three: their pages, what they say to programs, and no trace where none is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.law.library.library import open_library
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ListKind
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.fragments.listpaper import Band, list_paper
from qingdan.publish.kinds.registry import KINDS
from qingdan.publish.pages.blocks import Labelled, Steps, Table
from qingdan.publish.pages.kindlists import kind_list
from qingdan.publish.pages.overview import Overview, survey
from qingdan.publish.public.lawbook import LawBook
from qingdan.publish.public.projection import Projection, project
from qingdan.publish.public.shapes import field_shapes
from qingdan.publish.search.folding import fold
from qingdan.publish.site import describe_site
from qingdan.publish.siteformat import SiteFormat
from qingdan.publish.trust.gatepages import broken_links as gate_links
from qingdan.publish.trust.gatepages import read_texts
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

from .html_checks import Page, broken_links
from .offices import Git
from .past_office import PastOffice
from .publish_cases import files_of
from .publish_kinds import DELEGATION, EVERY_LIST, FULFILMENT, PROCEDURE, TERRITORY, THREE_LISTS
from .search_reader import Reader

Make = Callable[..., Path]
MORE = [kind for kind in ListKind if not kind.is_core]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kinds")


@pytest.fixture(scope="module")
def root(place: Path) -> Path:
    for path, text in EVERY_LIST.items():
        file = place / "w" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return place / "w"


@pytest.fixture(scope="module")
def folder(root: Path, place: Path) -> Path:
    build(worktree(root), Order(place / "site"))
    return place / "site"


@pytest.fixture(scope="module")
def site(folder: Path) -> dict[str, bytes]:
    return files_of(folder)


@pytest.fixture(scope="module")
def projection(root: Path) -> Projection:
    inventory = load_inventory(worktree(root))
    assert inventory.broken == []
    return project(inventory, SiteAudience.PUBLIC)


@pytest.fixture(scope="module")
def overview(projection: Projection) -> Overview:
    return survey(projection, LawBook(projection, open_library([])))


def text(site: dict[str, bytes], path: str) -> str:
    return site[path].decode()


def page_of(path: str) -> str:
    kind, _slash, rest = path.partition("/")
    return f"{kind}/{rest.rpartition('/')[2].removesuffix('.yaml')}.html"


class TestThreeLists:
    def test_leave_no_trace_of_lists_that_have_nothing_public(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        hidden = {"territory/sd-00000001.yaml": "{名称: 草案里的事, 状态: 草案}\n"}
        files = {**THREE_LISTS, **hidden, "territory/list.yaml": "{标题: 没有公布的清单}\n"}
        for form in SiteFormat:
            build(worktree(make_workspace(files)), Order(tmp_path / form, form))
            made = files_of(tmp_path / form)
            for kind in MORE:
                words = (kind.official_name, KINDS[kind].menu, f"{kind}/", f'"{kind}"')
                for path, content in made.items():
                    assert not path.startswith(str(kind)), path
                    for word in words:
                        assert word.encode() not in content, (word, path)

    def test_are_shown_even_where_they_are_empty(self, make_workspace: Make) -> None:
        files = {"territory/sd-00000001.yaml": "{名称: 一件事, 状态: 有效}\n"}
        inventory = load_inventory(worktree(make_workspace(files)))
        shown = project(inventory, SiteAudience.PUBLIC)
        core = (ListKind.DUTIES, ListKind.POWERS, ListKind.BOUNDARIES)
        assert shown.kinds == (*core, ListKind.TERRITORY)
        assert [link.href for link in describe_site(shown, None).navigation][1:5] == [
            "duties.html",
            "powers.html",
            "boundaries.html",
            "territory.html",
        ]


class TestDescriptions:
    @pytest.mark.parametrize("kind", ListKind)
    def test_name_only_keys_that_the_model_has(self, kind: ListKind) -> None:
        shapes = field_shapes(ITEM_MODELS[kind])
        said = KINDS[kind]
        keys = [key for part in said.sections for key in part.plain_keys()]
        assert len(keys) == len(set(keys))
        internal_of_others = {"争议", "廉政风险点", "内部说明"}
        assert set(keys) - internal_of_others <= shapes.keys()
        assert {referral.key for referral in said.referrals} <= shapes.keys()

    @pytest.mark.parametrize("kind", MORE)
    def test_say_something_of_an_item_that_says_nothing(self, kind: ListKind) -> None:
        said = KINDS[kind]
        assert list(said.leads({})) == list(said.named({})) == list(said.summary({})) == []
        assert said.reached is not None
        assert list(said.reached({}, {})) == []
        assert all(fact.organs == ("hkz",) for fact in said.facts({}, "hkz"))
        assert said.listing is not None


class TestWhoTakesPart:
    def test_members_of_groups_and_all_towns_where_none_is_named(self, overview: Overview) -> None:
        shared = {
            organ: {item.id for item in items} for organ, items in overview.directory.shared.items()
        }
        matter, given, withdrawn = "sd-00000001", "fq-00000001", "fq-00000002"
        assert shared["hkz"] == {matter, "sd-00000002", given, withdrawn}
        assert shared["dsj"] == {matter, withdrawn}
        assert shared["zj"] == {matter, withdrawn}
        assert "old" not in shared
        assert {"lz-00000001", "ld-00000001", "bj-00000001", matter} == shared["zfj"]

    def test_is_counted_for_every_organ(self, overview: Overview) -> None:
        assert overview.organ_counts["hkz"].others == {
            ListKind.TERRITORY: 2,
            ListKind.DELEGATIONS: 2,
            ListKind.FULFILMENT: 3,
        }
        assert overview.organ_counts["zfj"].others[ListKind.FULFILMENT] == 1
        assert not overview.organ_counts["old"]

    def test_boundary_matters_alone_make_leads_and_supports(self, overview: Overview) -> None:
        assert (overview.organ_counts["zfj"].leads, overview.organ_counts["zrzy"].supports) == (
            1,
            1,
        )
        assert overview.organ_counts["zrzy"].leads == 0


ITEM_PAGES = [
    (
        TERRITORY,
        ("牵头部门", "责任部门", "配合的镇街", "各乡镇（街道）", "第一批", "测政发〔2026〕3号"),
    ),
    (TERRITORY, ("执法一大队", "一小时内到场", "呼叫单", "第 2、3 步", "第 4 步")),
    (DELEGATION, ("河口镇", "委托", "限于当场处罚", "测政发〔2026〕4号", "测执委〔2026〕1号")),
    (DELEGATION, ("行使 2026-03-01", "自 2026-03-01 至 2028-02-29", "运行平稳", "有能力承接")),
    (FULFILMENT, ("配合履职", "测试市综合执法局", "立案查处", "协助劝阻", "城乡建设")),
    (PROCEDURE, ("3个工作日 → 1小时", "受理当日", "自动提醒", "并联办理", "一次办好")),
]


class TestItemPages:
    @pytest.mark.parametrize(("path", "words"), ITEM_PAGES)
    def test_say_what_the_item_says(
        self, site: dict[str, bytes], path: str, words: tuple[str, ...]
    ) -> None:
        page = Page(text(site, page_of(path)))
        assert page.faults == []
        said = "".join(page.text)
        assert [word for word in words if word not in said] == []

    def test_both_sides_stand_beside_each_other(self, site: dict[str, bytes]) -> None:
        for path, left, right in (
            (TERRITORY, "配合", "不承担"),
            (FULFILMENT, "上级部门职责", "镇街配合职责"),
            (PROCEDURE, "压减前", "压减后"),
        ):
            heads = f'<th scope="col">{left}</th><th scope="col">{right}</th>'
            assert heads in text(site, page_of(path)), path

    def test_staffing_is_for_the_office_itself(
        self, root: Path, site: dict[str, bytes], tmp_path: Path
    ) -> None:
        for path, content in site.items():
            for word in ("持证人数", "划转两名编制", "随事项下沉"):
                assert word.encode() not in content, path
        build(worktree(root), Order(tmp_path / "site", audience=SiteAudience.INTERNAL))
        shown = files_of(tmp_path / "site")[page_of(DELEGATION)].decode()
        assert "划转两名编制" in shown
        assert "持证人数" in shown

    def test_who_enforces_is_an_organ_by_its_name(self, site: dict[str, bytes]) -> None:
        shown = text(site, page_of(DELEGATION))
        enforcer = shown[shown.index("<dt>执法主体</dt>") :][:200]
        assert 'href="../organs/zfj.html">测试市综合执法局</a>' in enforcer

    def test_the_dates_are_in_the_lawful_order(self, site: dict[str, bytes]) -> None:
        shown = text(site, page_of(DELEGATION))
        stages = re.findall(r'<span class="step">(\S+) \d', shown)
        assert stages == ["申请", "确定", "发布", "备案", "行使"]

    def test_what_went_back_is_said_above_everything_else(self, site: dict[str, bytes]) -> None:
        shown = text(site, "delegations/fq-00000002.html")
        notice = shown[shown.index('<p class="notice">') : shown.index("<section")]
        assert "自2026年4月1日起收回" in notice
        assert 'class="notice"' not in text(site, page_of(DELEGATION))

    def test_no_crumb_leads_to_a_type_of_powers(self, site: dict[str, bytes]) -> None:
        links = {href for _name, href in Page(text(site, page_of(DELEGATION))).links}
        assert not any("types/" in href for href in links)

    @pytest.mark.parametrize(
        ("page", "label", "target"),
        [
            ("boundaries/bj-00000001.html", "属地管理责任", "../territory/sd-00000001.html"),
            ("boundaries/bj-00000001.html", "部门联动办事规则", "../procedures/ld-00000001.html"),
            ("powers/cf-00000001.html", "赋权给镇街", "../delegations/fq-00000001.html"),
            (page_of(TERRITORY), "镇街履行职责事项", "../fulfilment/lz-00000001.html"),
            (page_of(TERRITORY), "边界", "../boundaries/bj-00000001.html"),
            (page_of(DELEGATION), "权力", "../powers/cf-00000001.html"),
            (page_of(FULFILMENT), "关联", "../territory/sd-00000001.html"),
            (page_of(PROCEDURE), "边界", "../boundaries/bj-00000001.html"),
        ],
    )
    def test_link_both_ways(
        self, site: dict[str, bytes], page: str, label: str, target: str
    ) -> None:
        shown = text(site, page)
        assert f'href="{target}"' in shown[shown.index(f"<dt>{label}</dt>") :][:300]


class TestSteps:
    def test_the_list_says_all_that_the_drawing_shows(self, site: dict[str, bytes]) -> None:
        shown = text(site, page_of(TERRITORY))
        steps = shown[shown.index('id="steps"') : shown.index('id="manual"')]
        assert steps.count("<svg") >= 1
        listed = steps[steps.index('<ol class="flow') :]
        assert re.findall(r'<span class="step">([^<]*)', listed) == [
            "拍照上报",
            "当场制止",
            "出具认定意见",
            "立案查处",
        ]
        for word in ("各乡镇（街道）", "1个工作日", "呼叫单", "第 2、3 步", "处罚决定书"):
            assert word in listed, word

    def test_numbers_that_are_not_places_are_kept(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        steps = "[{序: 10, 做: 甲, 下一步: [30]}, {序: 30, 做: 乙}]"
        files = {"territory/sd-00000001.yaml": f"{{名称: 事, 状态: 有效, 步骤: {steps}}}\n"}
        build(worktree(make_workspace(files)), Order(tmp_path / "site"))
        shown = files_of(tmp_path / "site")["territory/sd-00000001.html"].decode()
        assert re.findall(r'<li data-no="(\d+)"><span class="step">(.)', shown) == [
            ("10", "甲"),
            ("30", "乙"),
        ]

    def test_blocks_that_are_drawn_need_the_whole_width(self) -> None:
        assert Labelled("步骤", Steps((), "<svg></svg>")).is_wide
        assert not Labelled("流程", Steps(())).is_wide
        assert Labelled("两边", Table("", ("一", "二"), (), is_wide=True)).is_wide


class TestListPages:
    @pytest.mark.parametrize("kind", MORE)
    def test_hold_every_item_and_every_link_leads_somewhere(
        self, site: dict[str, bytes], projection: Projection, kind: ListKind
    ) -> None:
        page = Page(text(site, f"{kind}.html"))
        assert page.faults == []
        links = {href for _name, href in page.links}
        assert {item.page for item in projection.of(kind)} <= links
        assert {href[1:] for href in links if href.startswith("#")} <= page.ids

    def test_the_whole_site_is_sound(self, folder: Path, site: dict[str, bytes]) -> None:
        pages = {p: Page(text(site, p)) for p in site if p.endswith(".html")}
        assert {path: page.faults for path, page in pages.items() if page.faults} == {}
        assert broken_links(pages, site, "/qd/") == []
        assert list(gate_links(folder, read_texts(folder))) == []

    def test_territory_is_grouped_by_field_and_what_has_none_comes_last(
        self, overview: Overview
    ) -> None:
        shown = kind_list(ListKind.TERRITORY, overview)
        titles = [(group.title.text, group.total) for group in shown.groups]
        assert titles == [("城市管理", 1), ("没有写明领域", 1)]
        (table,) = shown.groups[0].tables
        assert [head.title for head in table.columns] == ["批次", "牵头部门", "镇街配合"]
        (row,) = table.rows
        assert [[link.text for link in cell] for cell in row.cells] == [
            ["第一批"],
            ["执法局"],
            ["巡查发现", "及时报告"],
        ]

    def test_fulfilment_is_parted_into_its_three_classes(self, overview: Overview) -> None:
        shown = kind_list(ListKind.FULFILMENT, overview)
        (group,) = shown.groups
        assert (group.organ, group.total, group.header) == (
            "hkz",
            3,
            overview.projection.headers[ListKind.FULFILMENT, "hkz"],
        )
        assert [table.title for table in group.tables] == ["基本履职", "配合履职", "上级部门收回"]
        assert shown.summary is not None
        ((link, cells, total),) = shown.summary.rows
        assert (link.href, [cell.number for cell in cells], total) == ("#o-hkz", [1, 1, 1], 3)
        assert {one.name for one in shown.filters} == {
            "organ",
            "class",
            "field",
            "upper",
        }
        (index,) = shown.indexes
        assert {value: len(links) for _anchor, value, links in index.entries} == {
            "城乡建设": 2,
            "民生服务": 1,
        }

    def test_delegations_tell_method_document_and_withdrawal(self, overview: Overview) -> None:
        shown = kind_list(ListKind.DELEGATIONS, overview)
        (group,) = shown.groups
        (table,) = group.tables
        rows = {row.line.link.text: row for row in table.rows}
        heads = [head.title for head in table.columns]
        assert heads == ["类型", "方式", "承接机构", "赋权文件", "收回"]
        cells = [[link.text for link in cell] for cell in rows["对流动摊点的处罚"].cells]
        assert cells == [["行政处罚"], ["下放"], ["各乡镇（街道）"], [], ["2026-04-01 收回"]]
        assert dict(rows["对违法建设的处罚（镇街）"].values) == {"method": "委托", "to": "hkz"}

    def test_many_recipients_are_not_all_named_in_the_list(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        towns = "".join(f"  t{n}: {{名称: 第{n}镇, 性质: 乡镇人民政府}}\n" for n in range(9))
        given = ", ".join(f"{{机构: t{n}}}" for n in range(9))
        files = {
            "organs.yaml": EVERY_LIST["organs.yaml"] + towns,
            "delegations/zfj/fq-00000001.yaml": (
                f"{{名称: 赋给九个镇, 状态: 有效, 承接机构: [{given}]}}\n"
            ),
        }
        build(worktree(make_workspace(files)), Order(tmp_path / "site"))
        made = files_of(tmp_path / "site")
        listed = "".join(Page(made["delegations.html"].decode()).text)
        assert "第2镇等 9 个" in listed
        assert ">第8镇</a>等" not in made["delegations.html"].decode()
        assert "第8镇" in made["delegations/fq-00000001.html"].decode()

    def test_a_long_list_gives_numbers_that_lead_to_the_organs(
        self, overview: Overview, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("qingdan.publish.pages.kindlists.LONG_LIST", 2)
        shown = kind_list(ListKind.FULFILMENT, overview)
        assert shown.is_long
        assert not shown.filters
        assert not shown.indexes
        assert shown.summary is not None
        assert shown.summary.rows[0][0].href == "organs/hkz.html"

    def test_a_withdrawn_power_is_no_longer_counted_as_repealed(self, overview: Overview) -> None:
        """收回 is a fact of a delegation; only its 状态 ends it."""
        assert overview.totals[ListKind.DELEGATIONS].units == 2

    def test_the_overview_shows_what_parts_them(self, site: dict[str, bytes]) -> None:
        shown = text(site, "overview.html")
        assert "履行职责事项清单：类别" in shown
        assert "赋权事项清单：方式" in shown


class TestOtherForms:
    @pytest.mark.parametrize("form", [SiteFormat.MARKDOWN, SiteFormat.FRAGMENTS])
    def test_hold_the_same_lists(
        self, root: Path, projection: Projection, tmp_path: Path, form: SiteFormat
    ) -> None:
        build(worktree(root), Order(tmp_path / "out", form))
        made = files_of(tmp_path / "out")
        for kind in MORE:
            path = f"{kind}/README.md" if form is SiteFormat.MARKDOWN else f"{kind}.html"
            shown = made[path].decode().replace("\\", "")
            assert [i.id for i in projection.of(kind) if i.name not in shown] == []
        assert "不承担" in made[self._page(TERRITORY, form)].decode()

    @staticmethod
    def _page(path: str, form: SiteFormat) -> str:
        page = page_of(path)
        return page.replace(".html", ".md") if form is SiteFormat.MARKDOWN else page

    def test_a_printed_list_has_a_table_for_each(
        self, projection: Projection, overview: Overview
    ) -> None:
        site = describe_site(projection, None)
        paper = list_paper("清单", projection.items, projection, overview.directory, site)
        tables = {table.title: table for table in paper.tables}
        assert list(tables) == [kind.official_name for kind in ListKind]
        for kind in MORE:
            table = tables[kind.official_name]
            rows = [row for row in table.rows if not isinstance(row, Band)]
            assert len(rows) == len(projection.of(kind))
            assert {len(row) for row in rows} == {len(table.columns)}
        bands = [row.text for row in tables["履行职责事项清单"].rows if isinstance(row, Band)]
        assert bands == ["基本履职", "配合履职", "上级部门收回"]
        said = "\n".join(str(row) for row in tables["部门联动办事规则清单"].rows)
        assert "资源局 → 执法局：受理当日，申请表，1小时，自动提醒" in said


class TestForPrograms:
    def test_an_organ_answers_with_what_it_takes_part_in(self, site: dict[str, bytes]) -> None:
        town = json.loads(site["api/v1/organs/hkz.json"])
        assert [one["id"] for one in town["delegations"]] == ["fq-00000001", "fq-00000002"]
        assert {one["id"] for one in town["territory"]} == {"sd-00000001", "sd-00000002"}
        assert town["counts"]["fulfilment"] == 3
        office = json.loads(site["api/v1/organs/zfj.json"])
        assert [one["id"] for one in office["fulfilment"]] == ["lz-00000001"]

    def test_a_matter_names_its_lead(self, site: dict[str, bytes]) -> None:
        listed = json.loads(site["api/v1/lists/territory/1.json"])["items"]
        leads: dict[str, Any] = {one["id"]: one["lead"] for one in listed}
        assert leads == {"sd-00000001": ["zfj"], "sd-00000002": ["zrzy"]}

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("私搭", "sd-00000001"),
            ("当场", "fq-00000001"),
            ("劝阻", "lz-00000001"),
            ("并联", "ld-00000001"),
            ("执法局", "fq-00000001"),
            ("出具", "sd-00000001"),
        ],
    )
    def test_two_characters_find_it(self, folder: Path, words: str, found: str) -> None:
        reader, folded = Reader(folder), fold(words)
        assert all(found in reader.entries(folded[at : at + 2]) for at in range(len(folded) - 1))

    def test_search_has_a_facet_for_every_list(self, folder: Path) -> None:
        lists = [name for name, _title in Reader(folder).head["lists"]]
        assert lists == [*map(str, ListKind), "organs"]


CHANGES: list[tuple[str, str]] = [
    ("territory/sd-0000000a.yaml", "{名称: 新的属地事, 领域: 城市管理, 边界: bj-00000001}\n"),
    ("delegations/zfj/fq-0000000a.yaml", "{名称: 新的赋权, 承接机构: [{机构: dsj}]}\n"),
    ("fulfilment/hkz/lz-0000000a.yaml", "{名称: 新的履职, 类别: 基本履职}\n"),
    ("procedures/ld-0000000a.yaml", "{名称: 新的联动, 牵头: zfj, 边界: [bj-00000001]}\n"),
    (
        TERRITORY,
        EVERY_LIST[TERRITORY].replace("领域: 城市管理", "领域: 别的"),
    ),
    ("organs.yaml", EVERY_LIST["organs.yaml"].replace("成员: [hkz, dsj]", "成员: [hkz]")),
]


@pytest.mark.usefixtures("templates_here")
class TestAgain:
    @pytest.mark.parametrize(("path", "content"), CHANGES)
    def test_what_a_change_touches_is_made_anew_and_nothing_else_differs(
        self, make_workspace: Make, tmp_path: Path, path: str, content: str
    ) -> None:
        root = make_workspace(EVERY_LIST)
        out, memory = tmp_path / "site", tmp_path / "cache"
        build(worktree(root), Order(out, jobs=1, memory=memory))
        before = files_of(out)
        (root / path).write_text(content, encoding="utf-8")
        built = build(worktree(root), Order(out, jobs=1, memory=memory))
        assert built.reused > 0
        build(worktree(root), Order(tmp_path / "clean", jobs=1))
        assert files_of(out) == files_of(tmp_path / "clean")
        assert files_of(out) != before

    def test_the_first_item_of_a_kind_changes_every_menu(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        root = make_workspace(THREE_LISTS)
        out, memory = tmp_path / "site", tmp_path / "cache"
        build(worktree(root), Order(out, jobs=1, memory=memory))
        (root / "procedures").mkdir()
        (root / PROCEDURE).write_text(EVERY_LIST[PROCEDURE] + "状态: 有效\n", encoding="utf-8")
        build(worktree(root), Order(out, jobs=1, memory=memory))
        shown = files_of(out)
        assert "部门联动".encode() in shown["powers/cf-00000001.html"]
        build(worktree(root), Order(tmp_path / "clean", jobs=1))
        assert shown == files_of(tmp_path / "clean")


def test_every_kind_has_a_past(
    make_workspace: Make, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = make_workspace(EVERY_LIST, name="库/清单")
    git(root.parent, "init", "-q")
    office = PastOffice(root, git, monkeypatch, tmp_path / "site")
    office.commit("2026-03-10")
    first = office.tip()[:10]
    second: dict[str, str | None] = {
        TERRITORY: EVERY_LIST[TERRITORY].replace("实施处罚", "实施处罚和强制"),
        DELEGATION: EVERY_LIST[DELEGATION].replace("至: 2028-02-29", "至: 2029-02-28"),
        FULFILMENT: EVERY_LIST[FULFILMENT].replace("协助劝阻", "协助劝阻和引导"),
        PROCEDURE: EVERY_LIST[PROCEDURE].replace("时限: 1小时", "时限: 2小时"),
    }
    office.commit("2026-04-10", second)
    office.publish()
    for path, old, new in (
        (TERRITORY, "实施处罚", "和强制"),
        (DELEGATION, "2028-02-29", "2029-02-28"),
        (FULFILMENT, "协助劝阻", "和引导"),
        (PROCEDURE, "1小时", "2小时"),
    ):
        page = page_of(path)
        history = office.page(page)
        history = history[history.index('id="history"') :]
        assert "共 2 个版本" in history, path
        assert f"<ins>{new}</ins>" in history or new in history, path
        before = office.page(page.replace(".html", f".{first}.html"))
        assert old in before
        assert new not in before, path
