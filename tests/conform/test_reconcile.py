"""``qingdan reconcile``: the list against tables of every nature, and against its own exports."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.conform.matters import read_catalogue
from qingdan.conform.table_check import check_table
from qingdan.conform.table_result import Asked
from qingdan.exchange.tables.headings.every import LISTS
from qingdan.model.vocabulary import ListKind
from qingdan.report.reconcile_json import reconcile_json
from qingdan.store.snapshot import worktree

from ..case_files import read_cases
from ..effort import examples
from .levels import write_level

Run = Callable[..., tuple[int, str, str]]
CASES: dict[str, Any] = read_cases(Path(__file__).with_name("table_cases.yaml"))
TABLES: dict[str, Any] = CASES["tables"]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return write_level(tmp_path / "县", "县", CASES["list"])


def reconciled(run_cli: Run, office: Path, table: Path, *more: str | Path) -> dict[str, Any]:
    _code, out, _err = run_cli("reconcile", table, "--format", "json", "-w", office, *more)
    report: dict[str, Any] = json.loads(out)
    return report


def place(row: dict[str, str]) -> str:
    return f"{row['sheet']}!{row['cell']}"


def demand_sums(totals: dict[str, int]) -> None:
    assert totals["here"] == totals["both"] + totals["only_here"] + totals["doubtful_here"]
    there = totals["both"] + totals["only_there"] + totals["doubtful_there"] + totals["unread"]
    assert totals["there"] == there
    assert totals["both"] == totals["same"] + totals["different"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table(name: str, office: Path, tmp_path: Path, run_cli: Run) -> None:
    case = TABLES[name]
    table = tmp_path / name
    table.write_text(case["text"], "utf-8")
    given = [f"--map={heading}={field}" for heading, field in case.get("map", {}).items()]
    report = reconciled(run_cli, office, table, *given)
    assert report["schema"] == "qingdan/reconcile/1"
    assert (report["licences"], report["fees"]) == (
        case.get("licences", False),
        case.get("fees", False),
    )
    different = {
        one["item"]: {field["field"]: [field["before"], field["after"]] for field in one["fields"]}
        for one in report["different"]
    }
    assert different == case.get("different", {})
    assert {one["item"]: one["severity"] for one in report["only_here"]} == case.get(
        "only_here", {}
    )
    only_there = {place(one["row"]): one["severity"] for one in report["only_there"]}
    assert only_there == case.get("only_there", {})
    doubtful = {
        item["item"]: [place(row) for row in one["rows"]]
        for one in report["doubtful"]
        for item in one["items"]
    }
    assert doubtful == case.get("doubtful", {})
    uncompared: dict[str, dict[str, str]] = {}
    for one in report["uncompared"]:
        uncompared.setdefault(one["item"], {})[one["field"]] = one["why"]
    if "uncompared" in case:
        assert uncompared == case["uncompared"]
    assert [one["cell"] for one in report["unread"]] == case.get("unread", [])
    assert [one["item"] for one in report["by_children"]] == case.get("by_children", [])
    totals = report["totals"]
    assert totals["same"] == len(case.get("same", []))
    assert totals["repealed"] == case.get("repealed", 0)
    demand_sums(totals)


def test_a_licence_outside_of_the_list_is_an_error(
    office: Path, tmp_path: Path, run_cli: Run
) -> None:
    text = TABLES["行政许可事项清单.csv"]["text"]
    (tmp_path / "表.csv").write_text(text.replace("行政许可事项清单", "事项表"), "utf-8")
    asked = ("reconcile", tmp_path / "表.csv", "--only-type", "行政许可", "-w", office)
    code, out, _err = run_cli(*asked)
    assert code == 0
    assert run_cli(*asked, "--exit-code")[0] == 1
    assert "《优化营商环境条例》第四十条第一款" in out
    assert "名称相近 82%：“乡村建设规划许可”（CSV!B4）" in out


def test_files_that_cannot_be_read_are_named(office: Path, tmp_path: Path, run_cli: Run) -> None:
    (office / "powers/zrzy/xk-xian0999.yaml").write_text("名称: [\n", "utf-8")
    (tmp_path / "表.csv").write_text("事项名称,事项类型\n没有的事,行政许可\n", "utf-8")
    code, out, err = run_cli("reconcile", tmp_path / "表.csv", "-w", office)
    assert code == 1
    assert "清单有 1 个文件读不了，没有核对" in out
    assert "powers/zrzy/xk-xian0999.yaml:1:" in err


EXPORTS = [("powers", form) for form in ("xlsx", "csv", "json", "jsonl")]
EXPORTS += [(str(kind), "csv") for kind in LISTS if kind != "powers"]


@pytest.mark.parametrize(("kind", "form"), EXPORTS)
def test_our_own_export_says_the_same(
    kind: str, form: str, sample: Path, tmp_path: Path, run_cli: Run
) -> None:
    table = tmp_path / f"导出.{form}"
    run_cli("export", "-w", sample, "--list", kind, "--format", form, "-o", table, "-q")
    report = reconciled(run_cli, sample, table, "--list", kind)
    demand_sums(report["totals"])
    assert report["totals"]["here"] == report["totals"]["same"] > 0
    assert report["totals"]["there"] == report["totals"]["here"]
    assert not any(report["counts"].values())


CELLS = st.fixed_dictionaries(
    {
        "名称": st.sampled_from(
            ["", *(one["名称"] for one in CASES["list"]), "没有的事", "首次申请"]
        ),
        "类型": st.sampled_from(["", "行政许可", "处罚", "看不懂"]),
        "编码": st.sampled_from(["", "000115001000", "000115009000"]),
        "依据": st.sampled_from(["", "《城乡规划法》第四十条", "某某批复", "第三条"]),
        "时限": st.sampled_from(["", "20", "20个工作日", "二十日", "即时"]),
    }
)


@examples(40)
@given(st.lists(CELLS, min_size=1, max_size=8), st.sampled_from([None, "code", "name"]))
def test_whatever_the_table_the_totals_sum(rows: list[dict[str, str]], key: str | None) -> None:
    """Every row is numbered, so each stands for itself: there is none that goes on with another."""
    with tempfile.TemporaryDirectory() as folder:
        office = write_level(Path(folder) / "县", "县", CASES["list"])
        table = Path(folder) / "表.csv"
        lines = ["序号,事项名称,权力类型,基本编码,实施依据,承诺时限"]
        lines += [",".join([str(n), *row.values()]) for n, row in enumerate(rows, 1)]
        table.write_text("\n".join(lines), "utf-8")
        snapshot = worktree(office)
        ours = read_catalogue(snapshot, [ListKind.POWERS])
        found = check_table(snapshot, ours, table, Asked(key=key))
        assert found.there + found.repealed + found.out_of_scope == len(rows)
        assert found.here + len(found.by_children) == 6
        demand_sums(json.loads(reconcile_json(found))["totals"])
        for both in found.both:  # nothing is joined without a word that both say
            codes = {both.ours.basic_code, both.row.says("编码.基本编码").shown} - {""}
            assert both.ours.name == both.row.name or len(codes) == 1


def test_an_export_for_the_public_lacks_what_is_internal(
    sample: Path, tmp_path: Path, run_cli: Run
) -> None:
    table = tmp_path / "公开.xlsx"
    run_cli("export", "-w", sample, "--list", "powers", "--audience", "public", "-o", table, "-q")
    totals = reconciled(run_cli, sample, table)["totals"]
    demand_sums(totals)
    assert totals["different"] == totals["only_there"] == 0
    assert totals["only_here"] > 0


def test_an_edited_export_differs_where_it_was_edited(
    office: Path, tmp_path: Path, run_cli: Run
) -> None:
    table = tmp_path / "导出.xlsx"
    run_cli("export", "-w", office, "--list", "powers", "-o", table, "-q")
    book = openpyxl.load_workbook(table)
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        if page.cell(row, heads["名称"]).value == "取水许可":
            page.cell(row, heads["时限.承诺"]).value = "9个工作日"
    book.save(table)
    report = reconciled(run_cli, office, table)
    (one,) = report["different"]
    assert [(f["field"], f["before"], f["after"]) for f in one["fields"]] == [
        ("时限.承诺", "", "9个工作日")
    ]


def test_by_code_or_by_name_alone(office: Path, tmp_path: Path, run_cli: Run) -> None:
    table = tmp_path / "表.csv"
    table.write_text(
        "基本编码,事项名称,权力类型\n000115001000,改了名的许可,行政许可\n,取水许可,行政许可\n",
        "utf-8",
    )
    both = reconciled(run_cli, office, table)
    codes = reconciled(run_cli, office, table, "--key", "code")
    names = reconciled(run_cli, office, table, "--key", "name")
    assert [r["totals"]["both"] for r in (both, codes, names)] == [2, 1, 1]
    assert [one["row"]["cell"] for one in codes["only_there"]] == ["B3"]
    assert [one["row"]["cell"] for one in names["only_there"]] == ["B2"]


def test_only_one_organ(office: Path, tmp_path: Path, run_cli: Run) -> None:
    (office / "organs.yaml").write_text(
        "机构:\n  zrzy: {名称: 示例县自然资源局}\n  slj: {名称: 示例县水利局}\n", "utf-8"
    )
    (office / "powers/slj").mkdir()
    (office / "powers/zrzy/xk-aaaaaaa3.yaml").rename(office / "powers/slj/xk-aaaaaaa3.yaml")
    table = tmp_path / "表.csv"
    table.write_text(
        "事项名称,权力类型,行使主体\n取水许可,行政许可,示例县水利局\n"
        "建设工程规划许可证核发,行政许可,示例县自然资源局\n",
        "utf-8",
    )
    totals = reconciled(run_cli, office, table, "--organ", "slj")["totals"]
    assert (totals["here"], totals["there"], totals["out_of_scope"]) == (1, 1, 1)
    assert run_cli("reconcile", table, "--organ", "没有", "-w", office)[0] == 2


def test_three_sheets_without_formulas(office: Path, tmp_path: Path, run_cli: Run) -> None:
    table, out = tmp_path / "表.csv", tmp_path / "核对.xlsx"
    text = TABLES["行政许可事项清单.csv"]["text"].replace("乡村建设规划许可,", "=1+1乡村,")
    table.write_text(text, "utf-8")
    code, said, _err = run_cli("reconcile", table, "--format", "xlsx", "-o", out, "-w", office)
    assert (code, said) == (0, "")
    first = out.read_bytes()
    run_cli("reconcile", table, "--format", "xlsx", "-o", out, "-w", office)
    assert out.read_bytes() == first
    book = openpyxl.load_workbook(io.BytesIO(first), rich_text=True)
    assert book.sheetnames == ["不同", "只在清单", "只在表里"]
    assert book["不同"]["E8"].value == "依据"
    assert str(book["不同"]["H8"].value) == "《中华人民共和国水法》第四十八条第四十九条"
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    there = [[str(c.value) for c in row] for row in book["只在表里"].iter_rows(min_row=8)]
    assert [row[0] for row in there] == ["清单里没有", "读不了"]
    assert [row[2] for row in there] == ["CSV!B4 =1+1乡村", "CSV!A6:E6"]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_for_people(form: str, office: Path, tmp_path: Path, run_cli: Run) -> None:
    table = tmp_path / "表.csv"
    table.write_text(TABLES["行政许可事项清单.csv"]["text"], "utf-8")
    _code, out, _err = run_cli("reconcile", table, "--format", form, "-w", office)
    assert "清单 4 项 = 两边都有 2 + 表里没有 2 + 对不准 0" in out
    assert "表 4 行 = 两边都有 2 + 清单里没有 1 + 对不准 0 + 读不了 1" in out
    assert "没有核对的列：序号、主管部门" in out
    assert "A6:E6 这一行没有事项名称，没有核对" in out


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("甲,乙\n1,2\n", (), "没有找到表头"),
        ("", (), "文件是空的"),
        ("事项名称,权力类型\n甲,行政许可\n", ("--map", "甲"), "列名=字段"),
        ("事项名称,权力类型\n甲,行政许可\n", ("--map", "甲=没有的字段"), "没有字段“没有的字段”"),
        ("事项名称,权力类型\n甲,行政许可\n", ("--only-type", "许可"), "--only-type"),
        ("事项名称,权力类型\n甲,行政许可\n", ("--key", "id"), "--key"),
        ("事项名称,权力类型\n甲,行政许可\n", ("--list", "甲"), "--list"),
    ],
)
def test_what_cannot_be_done(
    text: str,
    arguments: tuple[str, ...],
    said: str,
    office: Path,
    tmp_path: Path,
    run_cli: Run,
) -> None:
    table = tmp_path / "表.csv"
    table.write_text(text, "utf-8")
    code, _out, err = run_cli("reconcile", table, *arguments, "-w", office)
    assert code == 2
    assert said in err


def test_a_file_that_is_not_there(office: Path, run_cli: Run) -> None:
    code, _out, err = run_cli("reconcile", "没有.xlsx", "-w", office)
    assert code == 2
    assert "没有这个文件" in err
