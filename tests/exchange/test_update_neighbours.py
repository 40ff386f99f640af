"""Tables of the lists beside the three, edited and brought back: one edit is one change."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from qingdan.exchange.identity import untyped_id
from qingdan.exchange.updating.updating import plan_update
from qingdan.model.vocabulary import ListKind
from qingdan.store.write import write_files

from .exports import exported, items_of, write

Rows = list[dict[str, Any]]


class Case(NamedTuple):
    """An item of a list, a cell of it edited, and a row added."""

    kind: ListKind
    folder: str
    item: dict[str, Any]
    column: str
    text: str
    value: Any
    """What the key of the column holds after the edit."""
    added: dict[str, Any]
    sort: str = ""


STEPS = [
    {"序": 1, "谁": "zfj", "做": "发现", "时限": "1个工作日", "下一步": [2, 3]},
    {"序": 2, "谁": "zrzy", "做": "认定"},
    {"序": 3, "谁": "zfj", "做": "劝阻"},
]
CASES = [
    Case(
        ListKind.TERRITORY,
        "territory",
        {"名称": "违法建设治理", "状态": "有效", "步骤": STEPS},
        "步骤",
        "序：1；谁：测试市城市管理综合行政执法局；做：发现；时限：1个工作日；下一步：2\n序：2；做：认定",
        [{**STEPS[0], "下一步": [2]}, {"序": 2, "做": "认定"}],
        {"名称": "新的属地事项", "镇街.配合": "发现\n报告"},
    ),
    Case(
        ListKind.DELEGATIONS,
        "delegations/zrzy",
        {"名称": "对违法建设的处罚", "状态": "有效", "承接机构": [{"机构": "zfj"}]},
        "承接机构",
        "机构：测试市城市管理综合行政执法局；准备：急需承接",
        [{"机构": "zfj", "准备": "急需承接"}],
        {"名称": "新的赋权事项", "机构": "测试市自然资源和规划局", "方式": "委托"},
    ),
    Case(
        ListKind.FULFILMENT,
        "fulfilment/zfj",
        {"名称": "禁毒", "类别": "配合履职", "状态": "有效", "上级部门": "zrzy"},
        "镇街配合职责",
        "宣传\n排查",
        ["宣传", "排查"],
        {"名称": "禁毒", "类别": "基本履职", "机构": "测试市城市管理综合行政执法局"},
        "基本履职",
    ),
    Case(
        ListKind.PROCEDURES,
        "procedures",
        {"名称": "企业开办", "状态": "有效", "牵头": "zrzy", "一次办好": False},
        "一次办好",
        "是",
        True,
        {"名称": "新的联办事项", "牵头": "测试市自然资源和规划局"},
    ),
]
TABLES = [(case, form) for case in CASES for form in ("xlsx", "csv")]
each = pytest.mark.parametrize(
    ("case", "form"), TABLES, ids=[f"{case.kind}-{form}" for case, form in TABLES]
)


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Case, str], tuple[Path, str, Path]]:
    """Return a function that makes a workspace of one item: its root, the item, the table."""

    def make(case: Case, form: str) -> tuple[Path, str, Path]:
        name = str(case.item["名称"])
        owner = case.folder.partition("/")[2]
        key = untyped_id(case.kind, owner, name, 1, str(case.item.get("类别", "")))
        path = f"{case.folder}/{key}.yaml"
        root = write(tmp_path / "w", {path: case.item})
        (table,) = exported(root, tmp_path / "t", form)
        return root, path, table

    return make


def edit(table: Path, change: Callable[[Rows], None]) -> None:
    """Change the rows of a table, each a mapping from heading to cell, and save it."""
    if table.suffix == ".csv":
        heads, *texts = csv.reader(io.StringIO(table.read_text("utf-8-sig")))
        rows: Rows = [dict(zip(heads, row, strict=True)) for row in texts]
        change(rows)
        with table.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([heads, *([row.get(h, "") for h in heads] for row in rows)])
        return
    book = load_workbook(table)
    sheet = book.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    rows = [
        dict(zip(heads, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    change(rows)
    sheet.delete_rows(2, sheet.max_row)
    for number, row in enumerate(rows, 2):
        for column, head in enumerate(heads, 1):
            sheet.cell(number, column).value = row.get(head)
    book.save(table)


@each
def test_one_edited_cell_is_one_change(office: Any, case: Case, form: str) -> None:
    root, path, table = office(case, form)
    edit(table, lambda rows: rows[0].update({case.column: case.text}))
    update = plan_update(root, [table])
    assert not update.failed
    (edited,) = update.edited
    assert (edited.path, list(edited.fields)) == (path, [case.column])
    write_files(root, update.after)
    assert items_of(root) == {path: {**case.item, case.column: case.value}}


@each
def test_a_new_row_is_a_new_item_under_the_id_that_an_import_gives(
    office: Any, case: Case, form: str
) -> None:
    root, path, table = office(case, form)
    edit(table, lambda rows: rows.append(dict(case.added)))
    update = plan_update(root, [table])
    assert not update.failed
    (fresh,) = update.fresh
    owner = case.added.get("机构") and case.folder.partition("/")[2]
    key = untyped_id(case.kind, owner or "", str(case.added["名称"]), 1, case.sort)
    assert fresh.path == f"{case.folder}/{key}.yaml"
    write_files(root, update.after)
    after = items_of(root)
    assert after.keys() == {path, fresh.path}
    assert after[fresh.path]["名称"] == case.added["名称"]
    assert after[fresh.path]["状态"] == "草案"


def test_a_deleted_row_is_a_proposal_and_nothing_is_deleted(office: Any) -> None:
    for case in CASES:
        root, path, table = office(case, "xlsx")
        edit(table, lambda rows: rows.clear())
        update = plan_update(root, [table])
        assert not update.failed
        assert [one.item for one in update.proposals] == [Path(path).stem]
        assert dict(update.after) == {}
        (root / path).unlink()


def test_a_word_that_the_list_does_not_know_is_said_with_its_cell(office: Any) -> None:
    root, _path, table = office(CASES[2], "xlsx")
    edit(table, lambda rows: rows[0].update({"类别": "帮忙"}))
    update = plan_update(root, [table])
    assert update.failed
    (problem,) = [p for source in update.sources for p in source.problems]
    assert "帮忙" in problem.message
    assert "配合履职" in problem.message


FOREIGN = [
    (
        "柳溪镇配合履职事项清单.xlsx",
        ["序号", "事项名称", "对应上级部门", "上级部门职责", "镇街配合职责"],
        [["1", "禁毒", "市公安局", "组织禁毒", "宣传"], ["2", "消防", "市消防队", "检查", "排查"]],
        (0, 4, "1.宣传；2.排查"),
        "镇街配合职责",
    ),
    (
        "赋权事项清单.xlsx",
        ["序号", "事项名称", "原实施主体", "承接主体", "赋权方式"],
        [["1", "对甲的处罚", "市城管局", "柳溪镇", "下放"]],
        (0, 4, "委托"),
        "方式",
    ),
    (
        "属地管理责任清单.xlsx",
        ["序号", "事项名称", "主体责任部门", "主体责任", "镇街配合责任"],
        [["1", "秸秆禁烧", "市生态环境局", "查处", "巡查"]],
        (0, 4, "巡查、劝阻"),
        "镇街.配合",
    ),
]


@pytest.mark.parametrize(("name", "headings", "rows", "change", "field"), FOREIGN)
def test_a_table_of_others_sent_again_is_compared(
    workbook, empty_workspace, git, run_cli, tmp_path, name, headings, rows, change, field
) -> None:
    """Imported, edited by those it came from, sent again: the one difference is for people."""

    def send(cells: list[list[str]], *options: str) -> Any:
        path = tmp_path / name
        path.write_bytes(workbook({"表": [headings, *cells]}))
        code, out, _err = run_cli(
            *("import", path, "-w", empty_workspace, "--format", "json", *options)
        )
        return code, json.loads(out)

    assert send(rows)[0] == 0
    git(empty_workspace, "init", "-q")
    git(empty_workspace, "add", "-A")
    git(empty_workspace, "commit", "-qm", "一")
    code, told = send(rows, "--update")
    assert (code, told["update"]["conflicts"], told["update"]["written"]) == (0, [], [])
    row, column, text = change
    rows[row] = [*rows[row][:column], text, *rows[row][column + 1 :]]
    code, told = send(rows, "--update")
    assert code == 1
    assert [one["field"] for one in told["update"]["conflicts"]] == [field]
    code, told = send(rows, "--update", "--conflicts", "take")
    assert (code, len(told["update"]["written"])) == (0, 1)
