"""Lists beside the three: territory, delegations, fulfilment, procedures, in real shapes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.exchange.drafting.delegations.saying import term_in, type_of_name
from qingdan.exchange.drafting.drafting import DRAFTERS
from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.options import ImportOptions
from qingdan.exchange.reading.grid import Place, Sheet
from qingdan.exchange.tables.columns import Column
from qingdan.exchange.tables.guide import Guide
from qingdan.exchange.tables.headings.every import LISTS
from qingdan.exchange.tables.recognising import recognise
from qingdan.model.fulfilment import Fulfilment
from qingdan.model.vocabulary import ListKind, PowerType
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

from ..effort import examples
from .list_cases import cases, items_in, warnings_of

Run = Callable[..., tuple[Any, dict[str, Any]]]
FILES = {
    ListKind.TERRITORY: "territory_cases.yaml",
    ListKind.DELEGATIONS: "delegation_cases.yaml",
    ListKind.FULFILMENT: "fulfilment_cases.yaml",
    ListKind.PROCEDURES: "procedure_cases.yaml",
}
SHAPES = [
    pytest.param(kind, case.values[0], id=f"{kind}-{case.id}")
    for kind, name in FILES.items()
    for case in cases(name)
]


def run_case(
    import_rows: Run, empty_workspace: Path, case: dict[str, Any], **more: Any
) -> tuple[Any, dict[str, Any]]:
    register = empty_workspace / "organs.yaml"
    if "名录" in case and not register.exists():
        text = yaml.safe_dump({"机构": case["名录"]}, allow_unicode=True)
        register.write_text(text, encoding="utf-8")
    rows = case["表"]
    kind = ListKind(case["选项"]) if "选项" in case else None
    return import_rows(
        rows[1:],
        headings=rows[0],
        merges=case.get("合并", []),
        sheet=case.get("工作表", "表"),
        file=case.get("文件", "list.xlsx"),
        options=ImportOptions(kind=kind),
        **more,
    )


@pytest.mark.parametrize(("kind", "case"), SHAPES)
def test_shapes(
    import_rows: Run, empty_workspace: Path, kind: ListKind, case: dict[str, Any]
) -> None:
    """Told from headings alone, every field in its place, no cell lost, no guess made."""
    result, files = run_case(import_rows, empty_workspace, case)
    found = sorted(items_in(files, str(kind)), key=_sorted_by)
    assert found == sorted(case["事项"], key=_sorted_by)
    assert warnings_of(result) == case.get("问题", [])
    (source,) = result.sources
    assert source.items == len(case["事项"])
    told = {p.kind for p in source.problems}
    assert set(case.get("告知", [])) <= told
    (sheet,) = source.sheets
    assert sheet.kind is kind
    assert sheet.balance.accounted == sheet.balance.cells
    if "机构" in case:
        assert sorted(source.organs) == case["机构"]


@pytest.mark.parametrize(("kind", "case"), SHAPES)
def test_importing_again_changes_nothing(
    import_rows: Run, empty_workspace: Path, kind: ListKind, case: dict[str, Any]
) -> None:
    _first, before = run_case(import_rows, empty_workspace, case)
    again, after = run_case(import_rows, empty_workspace, case)
    assert after == before
    (source,) = again.sources
    assert (source.written, source.kept) == ([], [])
    assert source.unchanged == len(case["事项"])


def _sorted_by(item: dict[str, Any]) -> str:
    return repr((item["名称"], item.get("类别"), str(item.get("承接机构", ""))))


TOLD = [
    ("序号 事项名称 权力类型 实施依据 实施主体 法定时限 承诺时限", "", ListKind.POWERS),
    ("序号 事项名称 权力类型 实施依据 实施主体 委托依据", "", ListKind.POWERS),
    ("序号 事项名称 权力类型 部门职责 备注", "", ListKind.POWERS),
    ("序号 事项名称 权力类型 实施依据 行使主体 责任事项 流程", "赋权事项清单", ListKind.POWERS),
    ("序号 主要职责 内设机构 具体工作任务 工作标准", "", ListKind.DUTIES),
    ("事项名称 牵头部门 配合部门 职责分工 依据", "", ListKind.BOUNDARIES),
    ("事项名称 责任部门 主要责任 依据", "", ListKind.BOUNDARIES),
    ("事项名称 主体责任部门 主体责任 配合部门 配合责任", "", ListKind.BOUNDARIES),
    ("事项名称 主体责任部门 主体责任 配合部门 配合责任", "属地管理责任清单", ListKind.TERRITORY),
    ("序号 类别 事项名称 县级主体责任单位 主体责任 乡镇（街道）配合责任", "", ListKind.TERRITORY),
    ("序号 事项名称 责任单位 程序环节 工作标准", "", ListKind.TERRITORY),
    ("序号 事项名称 类型 原实施主体 承接主体", "", ListKind.DELEGATIONS),
    ("序号 事项名称 权力类型 实施依据 下放方式 承接单位 备注", "", ListKind.DELEGATIONS),
    ("item_name related_district_authority implementation_scope remark", "", ListKind.DELEGATIONS),
    ("序号 事项名称", "柳溪镇基本履职事项清单", ListKind.FULFILMENT),
    ("序号 事项名称 对应上级部门 上级部门职责 镇街配合职责", "", ListKind.FULFILMENT),
    ("序号 事项名称 承接部门 工作方式", "", ListKind.FULFILMENT),
    ("序号 事项名称 承接部门", "", ListKind.FULFILMENT),
    ("序号 事项名称 关联镇街 本部门职责 镇街配合职责", "", ListKind.FULFILMENT),
    ("事项名称 牵头部门 配合部门 压减前 压减后", "", ListKind.PROCEDURES),
    ("事项 领域 牵头部门 参与部门 规则 一次办好", "", ListKind.PROCEDURES),
]


@pytest.mark.parametrize(("headings", "title", "kind"), TOLD)
def test_a_list_is_told_from_its_headings(headings: str, title: str, kind: ListKind) -> None:
    """Seven lists: none is taken for another, and a title decides where headings do not."""
    cells = [[title], headings.split(), ["1"] * len(headings.split())]
    places = {
        Place(row, column): text
        for row, texts in enumerate(cells)
        for column, text in enumerate(texts)
        if text
    }
    found = recognise(Sheet("表", places), Guide(kind=None), "表", "清单")
    assert (found.kind, found.rivals, found.header is not None) == (kind, (), True)


@pytest.mark.parametrize("kind", list(ListKind))
def test_the_usual_headings_of_a_list_tell_it(kind: ListKind) -> None:
    """All of them together, whatever headings other lists share with it."""
    headings = [known.headings[0] for known in LISTS[kind].columns]
    places = {Place(0, column): text for column, text in enumerate(headings)}
    assert recognise(Sheet("表", places), Guide(kind=None)).kind is kind


def test_a_town_is_the_one_of_the_register(import_rows: Run, empty_workspace: Path) -> None:
    """With 人民政府 or without, with the name of its county or without; all towns are a group."""
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n"
        "  lxz: {名称: 某县柳溪镇人民政府, 性质: 乡镇人民政府}\n"
        "  yxj: {名称: 云岫街道办事处, 性质: 街道办事处}\n"
        "  all: {名称: 各乡镇（街道）, 性质: 机构群组}\n",
        encoding="utf-8",
    )
    rows = [
        ["对甲的处罚", "市城管局", "柳溪镇、云岫街道"],
        ["对乙的处罚", "市城管局", "各镇街"],
        ["对丙的处罚", "市城管局", "桃源乡"],
    ]
    headings = ["事项名称", "原实施主体", "承接主体"]
    _result, files = import_rows(rows, headings=headings, options=ImportOptions())
    found = {item["名称"]: item["承接机构"] for item in items_in(files, "delegations")}
    assert found == {
        "对甲的处罚": [{"机构": "lxz"}, {"机构": "yxj"}],
        "对乙的处罚": [{"机构": "all"}],
        "对丙的处罚": [{"机构": "tyx"}],
    }
    assert files["organs.yaml"]["机构"]["tyx"] == {"名称": "桃源乡", "性质": "乡镇人民政府"}


MIRROR = ["序号", "事项名称", "关联镇街", "本部门职责", "镇街配合职责"]


def test_a_mirror_is_the_other_side_of_what_is_there(import_rows: Run) -> None:
    """The town's list, then the department's table of it: one record; a difference is told."""
    _result, before = import_rows(
        [["1", "平安法治", "禁毒", "市公安局", "组织禁毒", "宣传"]],
        headings=["序号", "领域", "事项名称", "对应上级部门", "上级部门职责", "镇街配合职责"],
        file="柳溪镇配合履职事项清单.xlsx",
        options=ImportOptions(),
    )
    mirror = "市公安局配合履职事项清单.xlsx"
    same, after = import_rows(
        [["7", "禁毒", "柳溪镇", "组织禁毒", "宣传"]],
        headings=MIRROR,
        file=mirror,
        options=ImportOptions(),
    )
    assert (after, same.sources[0].unchanged) == (before, 1)
    other, after = import_rows(
        [["7", "禁毒", "柳溪镇", "组织禁毒", "宣传、排查"]],
        headings=MIRROR,
        file=mirror,
        options=ImportOptions(),
    )
    assert after == before
    assert warnings_of(other) == ["kept-existing"]


def test_towns_that_rows_name_go_before_the_organ_of_the_command(
    import_rows: Run, empty_workspace: Path
) -> None:
    """With --organ only rows that name no town of their own go under it."""
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n  lxz: {名称: 柳溪镇人民政府, 性质: 乡镇人民政府}\n", encoding="utf-8"
    )
    rows = [["1", "禁毒", "桃源乡", "组织", "宣传"], ["2", "消防", "", "组织", "宣传"]]
    headings = ["序号", "事项名称", "来源镇街", "上级部门职责", "镇街配合职责"]
    result, _files = import_rows(rows, headings=headings, organ="lxz", options=ImportOptions())
    assert result.sources[0].organs == {"tyx": 1, "lxz": 1}


def test_delegations_know_their_powers(import_rows: Run, empty_workspace: Path) -> None:
    """By code or by name, where the list of powers has exactly one."""
    power = empty_workspace / "powers" / "scgj" / "cf-00000001.yaml"
    power.parent.mkdir(parents=True)
    power.write_text(
        "名称: 对占道经营的处罚\n类型: 行政处罚\n编码: {地方编码: CF-001}\n", encoding="utf-8"
    )
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n  scgj: {名称: 市城管局}\n", encoding="utf-8"
    )
    rows = [
        ["甲的处罚", "市城管局", "柳溪镇", "CF-001"],
        ["乙的处罚", "市城管局", "柳溪镇", "对占道经营的处罚"],
    ]
    headings = ["事项名称", "原实施主体", "承接主体", "权力编码"]
    _result, files = import_rows(rows, headings=headings, options=ImportOptions())
    assert [item["权力"] for item in items_in(files, "delegations")] == [["cf-00000001"]] * 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("对占道经营的处罚", PowerType.PENALTY),
        ("对占道经营的行政处罚（限于城区）", PowerType.PENALTY),
        ("违法建设的行政强制", PowerType.COERCION),
        ("取水许可", None),
        ("处罚", None),
        ("处罚信息公开", None),
    ],
)
def test_types_at_the_end_of_names(name: str, found: PowerType | None) -> None:
    assert type_of_name(name) is found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2025年1月1日至2027年12月31日", {"自": "2025-01-01", "至": "2027-12-31"}),
        ("2025.1.1—2027.12.31", {"自": "2025-01-01", "至": "2027-12-31"}),
        ("自2025年1月1日起", {}),
        ("三年", {}),
        ("2027-12-31至2025-01-01", {}),
        ("2025年2月30日至2027年12月31日", {}),
        ("2025-01-01至2027-12-31（可续）", {}),
    ],
)
def test_terms(text: str, term: dict[str, str]) -> None:
    assert term_in(text) == term


def test_a_document_with_the_three_lists_of_a_town(empty_workspace: Path, tmp_path: Path) -> None:
    """One title for all tables; each table under the line that says which list it is."""
    document = docx.Document()
    for text in ("柳溪镇履行职责事项清单", "（2026年版）"):
        document.add_paragraph(text)
    tables = {
        "一、基本履职事项清单": [
            ["序号", "事项名称"],
            ["一、党的建设（1项）", "一、党的建设（1项）"],
            ["1", "加强自身建设"],
        ],
        "二、配合履职事项清单": [
            ["序号", "事项名称", "对应上级部门", "上级部门职责", "乡镇（街道）配合职责"],
            ["1", "禁毒", "市公安局", "1.组织；2.查处", "宣传"],
        ],
        "三、上级部门收回事项清单": [
            ["序号", "事项名称", "承接部门及工作方式"],
            ["1", "出具居住证明", "承接部门：市公安局\n工作方式：派出所核查出具。"],
        ],
    }
    for title, rows in tables.items():
        document.add_paragraph(title)
        table = document.add_table(len(rows), len(rows[0]))
        for line, cells in zip(table.rows, rows, strict=True):
            if len(set(cells)) == 1:
                line.cells[0].merge(line.cells[-1]).text = cells[0]
                continue
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
    path = tmp_path / "清单.docx"
    document.save(str(path))
    result = import_workbooks(
        empty_workspace, [path], organ=None, dry_run=False, options=ImportOptions()
    )
    entries = load_inventory(worktree(empty_workspace)).entries
    found = {
        entry.item.name: (str(entry.item.part), entry.organ, entry.item.field)
        for entry in entries
        if isinstance(entry.item, Fulfilment)
    }
    assert found == {
        "加强自身建设": ("基本履职", "lxz", "党的建设"),
        "禁毒": ("配合履职", "lxz", None),
        "出具居住证明": ("上级部门收回", "lxz", None),
    }
    (source,) = result.sources
    assert source.balance.accounted == source.balance.cells
    assert [problem.kind for problem in source.problems if problem.kind == "no-organ"] == []


@pytest.mark.parametrize("name", ["基本", "基本事项", "收回"])
def test_a_sheet_may_be_called_by_the_part_alone(import_rows: Run, name: str) -> None:
    _result, files = import_rows(
        [["1", "加强自身建设"]],
        headings=["序号", "事项名称"],
        sheet=name,
        file="柳溪镇履行职责事项清单.xlsx",
        options=ImportOptions(),
    )
    (item,) = items_in(files, "fulfilment")
    assert item["类别"] == ("上级部门收回" if name == "收回" else "基本履职")


def test_every_kind_of_list_can_be_imported() -> None:
    """A kind that is added needs columns and a drafter; nothing else names the kinds."""
    assert set(LISTS) == set(DRAFTERS) == set(ListKind)


WORDS = st.sampled_from(
    [
        *("柳溪镇", "云岫街道办事处、柳溪镇", "各镇街", "市公安局（牵头）、市水务局", "市公安局"),
        *("1.甲；2.乙", "无", "/", "即时", "3个工作日", "2025-01-01至2026-01-01", "是", "否"),
        *("行政处罚", "下放", "急需承接", "基本履职", "收回", "市公安局：直接办理", "甲→乙→丙"),
        *("2、3", "1", "结束", "不承担：处罚", "第一批", "一、党的建设", "；", "（牵头）", "=1+1"),
        *("《中华人民共和国城乡规划法》第六十四条", "某政发〔2025〕3号", "市公安局\n市水务局", ""),
    ]
)


@pytest.mark.parametrize("kind", FILES)
@examples(30)
@given(data=st.data())
def test_whatever_cells_say_items_are_valid_and_come_out_again(
    kind: ListKind, data: st.DataObject
) -> None:
    """Odd words in odd columns: no item that is refused, and a second import adds nothing."""
    known = [one for one in LISTS[kind].columns if one.column is not Column.NAME]
    chosen = data.draw(st.lists(st.sampled_from(known), unique=True, min_size=1, max_size=7))
    headings = [data.draw(st.sampled_from(one.headings)) for one in chosen]
    rows = data.draw(
        st.lists(
            st.fixed_dictionaries(
                {"事项名称": st.sampled_from(["对甲的处罚", "禁毒", "乙"]) | WORDS}
                | dict.fromkeys(headings, WORDS)
            ),
            min_size=1,
            max_size=4,
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "w")
        root.mkdir()
        (root / "qingdan.yaml").write_text("格式: 1\n名称: 空的\n", encoding="utf-8")
        (root / "organs.yaml").write_text("机构: {}\n", encoding="utf-8")
        source = Path(folder, "柳溪镇基本履职清单.json")
        source.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        options = ImportOptions(kind=kind)
        first = import_workbooks(root, [source], organ=None, dry_run=False, options=options)
        assert load_inventory(worktree(root)).broken == []
        assert [p for p in first.sources[0].problems if p.kind == "not-valid"] == []
        again = import_workbooks(root, [source], organ=None, dry_run=True, options=options)
        assert again.files == {}
