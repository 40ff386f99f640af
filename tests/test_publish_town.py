"""A town's page and a department's mirror: made from one record, so they say the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.vocabulary import FulfilmentClass, ListKind, Status
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Order, build
from qingdan.publish.pages import fulfilmentrows
from qingdan.publish.pages.neighbours import Around, Part, Row
from qingdan.publish.pages.townpage import neighbourhood
from qingdan.publish.public.groups import groups_of
from qingdan.publish.public.links import Directory
from qingdan.publish.public.projection import Projection, PublicItem
from qingdan.publish.siteformat import SiteFormat
from qingdan.store.snapshot import worktree

from .effort import examples
from .html_checks import Page
from .test_publish_incremental import Site, swap
from .town_cases import TOWN_FILES

pytestmark = pytest.mark.usefixtures("templates_here")

Make = Callable[..., Path]
Text = list[str]


def text_of(node: lxml.html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


class Shown:
    """The page of an organ as a reader sees it; ``parts`` are its sections by anchor."""

    def __init__(self, site: Path, organ: str) -> None:
        text = (site / f"organs/{organ}.html").read_text("utf-8")
        assert Page(text).faults == []
        self.main = lxml.html.fromstring(text).get_element_by_id("main")
        self.parts = {part.get("id"): part for part in self.main.iter("section") if part.get("id")}

    def rows(self, anchor: str) -> dict[str, dict[str, Text]]:
        """Cells of every row of a part: name of the matter, then column, then texts."""
        found: dict[str, dict[str, Text]] = {}
        for row in self.parts[anchor].xpath(".//tbody/tr[not(@class)] | .//li[@data-records]"):
            name, *cells = row.iter("th", "td") if row.tag == "tr" else [row]
            cells = [cell for cell in cells if cell.get("data-label")]
            found[text_of(name)] = {cell.get("data-label"): texts(cell) for cell in cells}
        return found

    def records(self) -> Iterator[tuple[str, str, dict[str, Text]]]:
        """(id of a record, name of the matter, cells) of every row that records say."""
        for row in self.main.xpath(".//tr[@data-records]"):
            cells = {cell.get("data-label"): texts(cell) for cell in row.iter("td")}
            for record in row.get("data-records").split():
                yield record, text_of(next(row.iter("th"))), cells


def texts(cell: lxml.html.HtmlElement) -> Text:
    return [text_of(one) for one in cell.iter("li")] or [text_of(cell)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("town")
    files = {"qingdan.yaml": "格式: 1\n名称: 测试市清单\n虚构: true\n层级: 市级\n", **TOWN_FILES}
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    build(worktree(root), Order(root / "site", jobs=1))
    return root / "site"


class TestTown:
    def test_begins_with_counts_that_lead_to_the_parts(self, site: Path) -> None:
        counts = Shown(site, "dqz").main.xpath(".//ul[@class='counts']//a")
        assert [(text_of(one), one.get("href")) for one in counts] == [
            ("联系电话", "#contacts"),
            ("基本履职 1", "#basic"),
            ("配合履职 1", "#assist"),
            ("上级部门收回 1", "#withdrawn"),
            ("赋权事项 1", "#received"),
            ("属地管理事项 1", "#territory"),
        ]

    def test_three_lists(self, site: Path) -> None:
        town = Shown(site, "dqz")
        assert list(town.rows("basic")) == ["宅基地审批"]
        assert text_of(town.parts["basic"].xpath(".//h3")[0]) == "乡村振兴1 项"
        assert town.rows("assist") == {
            "违法建设巡查发现与劝阻 职责准入，测办发〔2026〕3号，2026-02-01": {
                "对应上级部门": ["市资规局"],
                "上级部门职责": ["依法认定、立案查处", "<通报> & 反馈"],
                "镇街配合职责": ["日常巡查", "发现报告"],
            }
        }
        assert town.rows("withdrawn") == {
            "油烟检查 暂停": {"承接部门": ["市执法局"], "工作方式": ["由市执法局直接检查"]}
        }

    @pytest.mark.parametrize("organ", ["dqz", "lyj", "zj"])
    def test_what_a_group_owns_is_each_members(self, site: Path, organ: str) -> None:
        assert "油烟检查 暂停" in Shown(site, organ).rows("withdrawn")

    def test_what_it_was_handed(self, site: Path) -> None:
        assert Shown(site, "dqz").rows("received") == {
            "对违法建设的处罚": {
                "来自": ["市资规局"],
                "方式": ["委托"],
                "权限范围": ["限于检查、取证"],
                "依据文件": [
                    "测政发〔2026〕1号，测试市人民政府，2026-01-02",
                    "委托书：测资委〔2026〕2号，公布：市政府公报",
                ],
                "以谁的名义": ["市资规局"],
                "起止": ["2026-02-03 起", "期限自 2026-02-01", "至 2028-01-31"],
            },
            "对乱堆放的处罚": {
                "来自": ["市资规局"],
                "方式": ["下放"],
                "依据文件": ["测政发〔2026〕1号"],
                "以谁的名义": ["本机构"],
                "起止": ["2026-03-01 起"],
                "现状": ["2026-02-20 收回：没有监管对象"],
            },
        }

    def test_what_is_not_with_it_does_not_count(self, site: Path) -> None:
        town = Shown(site, "lyj")
        states = {name: cells.get("现状") for name, cells in town.rows("received").items()}
        assert states == {
            "对违法建设的处罚": None,
            "对乱堆放的处罚": ["2026-02-20 收回：没有监管对象"],
            "期满的事项": ["2025-12-31 期满"],
        }
        assert text_of(town.parts["received"].xpath(".//h2")[0]) == "赋权事项 1 项"

    def test_where_it_helps_and_whom_it_reports_to(self, site: Path) -> None:
        assert Shown(site, "dqz").rows("territory") == {
            "违法建设的处置": {
                "领域": ["城市管理"],
                "本机构配合": ["巡查发现", "报告"],
                "本机构不承担": ["认定", "处罚"],
                "向谁报告": ["市执法局", "0999-1000002"],
                "施工图": ["3 步"],
            }
        }
        assert list(Shown(site, "lyj").rows("territory")) == ["违法建设的处置", "只在街道的事"]

    def test_whom_to_call(self, site: Path) -> None:
        town = Shown(site, "dqz")
        assert town.rows("contacts") == {
            "稻桥镇人民政府": {"电话": ["0999-2000001"], "哪些事项": ["本机构的事项"]},
            "测试市自然资源和规划局": {
                "电话": ["0999-1000001"],
                "哪些事项": ["配合履职 1 项", "赋权事项 2 项"],
            },
            "测试市城市管理综合行政执法局": {
                "电话": ["0999-1000002"],
                "哪些事项": ["上级部门收回 1 项", "属地管理事项 1 项"],
            },
        }
        assert town.parts["contacts"].xpath(".//a[@href='tel:0999-1000001']")

    def test_a_department_that_is_not_in_the_register_is_named_by_its_id(self, site: Path) -> None:
        town = Shown(site, "lyj")
        assert town.rows("withdrawn")["部门不在名录里的事"]["承接部门"] == ["bzml"]
        assert town.rows("contacts")["bzml"] == {"哪些事项": ["上级部门收回 1 项"]}
        assert "None" not in town.main.xpath("string()")
        assert not town.main.xpath(".//a[contains(@href, 'None')]")

    def test_a_dissolved_town_is_not_one_of_all(self, site: Path) -> None:
        assert Shown(site, "jxz").parts == {}

    def test_what_is_internal_is_on_neither_side(self, site: Path) -> None:
        for file in site.rglob("*.html"):
            assert "金丝雀" not in file.read_text("utf-8")


class TestMirror:
    def test_records_that_say_the_same_are_one_row(self, site: Path) -> None:
        office = Shown(site, "zrzy")
        (row,) = office.rows("mirror-assist").values()
        assert row == {
            "关联镇街": ["稻桥镇", "柳堰街道"],
            "本部门职责": ["依法认定、立案查处", "<通报> & 反馈"],
            "镇街配合职责": ["日常巡查", "发现报告"],
        }
        towns = office.parts["mirror-assist"].xpath(".//*[@data-label='关联镇街']//a")
        assert [one.get("href") for one in towns] == [
            "../fulfilment/lz-00000002.html",
            "../fulfilment/lz-00000003.html",
        ]

    def test_what_it_took_back(self, site: Path) -> None:
        assert Shown(site, "zfj").rows("mirror-withdrawn") == {
            "油烟检查 暂停": {"关联镇街": ["各镇街"], "工作方式": ["由市执法局直接检查"]}
        }

    def test_too_many_rows_lead_to_the_towns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fulfilmentrows, "LONG_LIST", 1)
        items = [
            assist(number, f"事项{number}", town) for number, town in enumerate(("dqz", "lyj"))
        ]
        around = around_of("zrzy", projection_of(items))
        (part,) = fulfilmentrows.mirrored(around)
        ((table,), total) = part.tables, part.total
        assert (table.columns, total) == ((), 2)
        assert [(r.line.link.text, r.line.link.href, r.line.note) for r in table.rows] == [
            ("dqz", "organs/dqz.html#assist", "1 项"),
            ("lyj", "organs/lyj.html#assist", "1 项"),
        ]

    def test_what_it_handed_down_and_to_whom(self, site: Path) -> None:
        rows = Shown(site, "zrzy").rows("given")
        assert {name: cells["承接机构"] for name, cells in rows.items()} == {
            "对违法建设的处罚": ["各镇街"],
            "对乱堆放的处罚": ["稻桥镇", "柳堰街道（暂不承接）"],
            "期满的事项": ["柳堰街道"],
        }
        assert rows["对乱堆放的处罚"]["以谁的名义"] == ["各承接机构自己"]
        assert rows["期满的事项"]["以谁的名义"] == ["测试市某队"]

    @pytest.mark.parametrize(
        ("organ", "matters"),
        [
            (
                "zfj",
                {
                    "违法建设的处置": ("牵头", ["立案查处"]),
                    "只在街道的事": ("承办步骤", ["第 2 步：拆除"]),
                },
            ),
            ("zrzy", {"违法建设的处置": ("主体责任", ["规划认定"])}),
            (
                "jyj",
                {
                    "违法建设的处置": ("配合", None),
                    "只在街道的事": ("牵头", ["检查"]),
                    "镇街没有事的": ("牵头", ["检查"]),
                },
            ),
        ],
    )
    def test_matters_it_answers_for(self, site: Path, organ: str, matters: object) -> None:
        rows = Shown(site, organ).rows("mirror-territory")
        found = {n: (cells["本部门"][0], cells.get("本部门责任")) for n, cells in rows.items()}
        assert found == matters

    def test_matters_it_handles_with_others(self, site: Path) -> None:
        assert Shown(site, "zrzy").rows("procedures")["企业开办"]["本机构"] == ["参与"]
        assert Shown(site, "zfj").rows("procedures")["企业开办"]["本机构"] == ["牵头"]

    def test_only_boundary_matters_stand_among_them(self, site: Path) -> None:
        assert list(Shown(site, "jyj").rows("boundaries")) == ["边界事项"]


SIDES = {"上级部门职责": "本部门职责", "镇街配合职责": "镇街配合职责", "工作方式": "工作方式"}


def both_sides(site: Path) -> tuple[dict[str, object], dict[str, object]]:
    """What the towns' pages and what the departments' pages say of every record of towns' lists."""
    towns: dict[str, object] = {}
    mirror: dict[str, object] = {}
    for page in sorted((site / "organs").glob("*.html")):
        shown = Shown(site, page.stem)
        for record, name, cells in shown.records():
            if not record.startswith("lz-"):
                continue
            if "关联镇街" in cells:
                mirror[record] = (name, {k: cells.get(of) for k, of in SIDES.items()})
            else:
                said = (name, {key: cells.get(key) for key in SIDES})
                assert towns.setdefault(record, said) == said
    return towns, mirror


class TestBothSides:
    def test_say_the_same(self, site: Path) -> None:
        towns, mirror = both_sides(site)
        assert set(mirror) == {f"lz-0000000{n}" for n in (2, 3, 4, 5)}
        del towns["lz-00000008"]  # its department has no page
        assert towns == mirror

    def test_say_the_same_in_the_sample(self, sample_site: Path) -> None:
        towns, mirror = both_sides(sample_site)
        assert len(mirror) > 5
        assert towns == mirror

    @given(st.data())
    @examples(60)
    def test_say_the_same_whatever_the_records(self, data: st.DataObject) -> None:
        projection = drawn_projection(data)
        pages = {organ: neighbourhood(around_of(organ, projection)) for organ in ORGANS}
        towns, mirror = {}, {}
        for page in pages.values():
            for part, row in rows_of(page.parts if page is not None else ()):
                side = mirror if part.anchor.startswith("mirror-") else towns
                for record in row.records:
                    side[record] = (row.line.link.text, row.line.note, row.cells[1:])
        assert set(mirror) == {one.id for one in projection.items if "上级部门" in one.fields}
        assert {record: towns[record] for record in mirror} == mirror


ORGANS = ("zrzy", "zfj", "dqz", "lyj")


def rows_of(parts: tuple[Part, ...]) -> Iterator[tuple[Part, Row]]:
    for part in parts:
        for table in part.tables:
            for row in table.rows:
                if part.anchor.removeprefix("mirror-") in ("assist", "withdrawn"):
                    # columns that nothing fills are left out; here they count as empty
                    cells = dict(zip(table.columns, row.cells, strict=True))
                    names = ("上级部门职责", "本部门职责", "镇街配合职责", "工作方式")
                    sides = tuple(cells[one] for one in names if cells.get(one))
                    yield part, Row(row.line, ((), *sides), row.records)


def drawn_projection(data: st.DataObject) -> Projection:
    word = st.text("查处<&报告", min_size=1, max_size=4)
    some = st.lists(word, max_size=2)
    items = []
    for number in range(data.draw(st.integers(0, 8))):
        owner = data.draw(st.sampled_from(("dqz", "lyj", "zj")))
        fields = {
            "领域": data.draw(st.sampled_from(("甲", "乙"))),
            "上级部门": data.draw(st.sampled_from(("zrzy", "zfj", "bms"))),
        }
        if data.draw(st.booleans()):
            fields |= {"上级部门职责": data.draw(some), "镇街配合职责": data.draw(some)}
        else:
            fields |= {"类别": FulfilmentClass.WITHDRAWN.value, "工作方式": data.draw(word)}
        items.append(assist(number, data.draw(word), owner, **fields))
    return projection_of(items)


def assist(number: int, name: str, owner: str, **fields: object) -> PublicItem:
    said = {"类别": FulfilmentClass.ASSIST.value, "上级部门": "zrzy", **fields}
    kept = {key: value for key, value in said.items() if value}
    kind = ListKind.FULFILMENT
    return PublicItem(kind, f"lz-{number:08}", owner, name, Status.EFFECTIVE, kept)


def projection_of(items: list[PublicItem]) -> Projection:
    organs = {one: {"名称": one, "性质": "政府工作部门"} for one in ORGANS}
    organs["zj"] = {"名称": "各镇街", "性质": "机构群组", "成员": ["dqz", "lyj"]}
    organs["bms"] = {"名称": "两部门", "性质": "机构群组", "成员": ["zrzy", "zfj"]}
    day = datetime.date(2026, 11, 22)
    return Projection(SiteAudience.PUBLIC, "", day, {}, organs, {}, {}, items, {})


def around_of(organ: str, projection: Projection) -> Around:
    directory = Directory(projection)
    return Around(organ, projection, directory, groups_of(projection, directory))


def test_markdown_says_it_too(make_workspace: Make, tmp_path: Path) -> None:
    root = make_workspace(TOWN_FILES)
    build(worktree(root), Order(tmp_path / "site", SiteFormat.MARKDOWN, jobs=1))
    text = (tmp_path / "site/organs/dqz.md").read_text("utf-8")
    assert "## 基本履职\n" in text
    assert (
        "| 事项 | 对应上级部门 | 上级部门职责 | 镇街配合职责 |\n| --- | --- | --- | --- |\n"
        "| [违法建设巡查发现与劝阻](../fulfilment/lz-00000002.md)"
    ) in text
    assert "[市执法局](../organs/zfj.md)；0999-1000002" in text
    assert "金丝雀" not in text


def main_of(page: bytes) -> str:
    found = re.search(r"<main.*</main>", page.decode(), re.DOTALL)
    assert found is not None
    return found[0]


def test_an_organ_of_which_these_lists_say_nothing_has_the_page_it_had(
    make_workspace: Make, site: Path, tmp_path: Path
) -> None:
    core = ("organs.yaml", "boundaries/bj-00000001.yaml")
    root = make_workspace({path: TOWN_FILES[path] for path in core})
    build(worktree(root), Order(tmp_path / "plain", jobs=1))
    plain = tmp_path / "plain/organs"
    ended = (plain / "jxz.html").read_bytes(), (site / "organs/jxz.html").read_bytes()
    assert main_of(ended[0]) == main_of(ended[1])
    for page in plain.glob("*.html"):
        text = page.read_text("utf-8")
        assert 'class="counts"' not in text
        assert "neighbours" not in text


EDITS = {
    "a phone": lambda root: swap(root / "organs.yaml", "0999-1000001", "0999-1000009"),
    "a member of a group": lambda root: swap(root / "organs.yaml", "[dqz, lyj]", "[dqz]"),
    "a duty": lambda root: swap(root / "fulfilment/dqz/lz-00000002.yaml", "日常巡查", "每周巡查"),
    "who answers": lambda root: swap(root / "territory/sd-00000002.yaml", "jyj", "zfj"),
    "the end of a term": lambda root: swap(
        root / "delegations/zrzy/fq-00000003.yaml", "2025-12-31", "2030-12-31"
    ),
    "the day of the site": lambda root: swap(
        root / "delegations/zrzy/fq-00000002.yaml", "2026-03-01", "2029-03-01"
    ),
    "a record that goes": lambda root: (root / "fulfilment/zj/lz-00000005.yaml").unlink(),
}


@pytest.mark.parametrize("edit", EDITS)
def test_pages_are_made_anew_where_they_have_to(
    make_workspace: Make, tmp_path: Path, edit: str
) -> None:
    root = make_workspace(TOWN_FILES)
    again = Site(root, tmp_path)
    again.build()
    EDITS[edit](root)
    again.build()
    assert again.is_clean()
