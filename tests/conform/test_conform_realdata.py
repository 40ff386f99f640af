"""The two levels inside one real workbook of 林草: the city's list is the catalogue above.

Each sheet is made a workbook of its own and imported into a workspace of its level; then the real
commands run. What is expected was counted without any code of ours: names of both sheets as the
cells of their 事项名称 columns (xlrd), white space taken out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.reading.workbook import read_workbook

pytestmark = pytest.mark.realdata

Run = Callable[..., tuple[int, str, str]]
LEVELS = {
    "地州级": ("shi", "市级", ""),
    "区县级": ("xian", "县级", "上级清单: [{名称: 地州级, 位置: ../shi}]\n"),
}


def names_of(book: Path, sheet: str) -> list[str]:
    """The names of a sheet, counted with xlrd alone."""
    import xlrd

    page = xlrd.open_workbook(book).sheet_by_name(sheet)
    rows = [["".join(str(v).split()) for v in page.row_values(r)] for r in range(page.nrows)]
    head = next(n for n, row in enumerate(rows) if "事项名称" in row)
    name, kind = rows[head].index("事项名称"), rows[head].index("权力类型")
    return [row[name] for row in rows[head + 1 :] if row[kind]]


@pytest.fixture(scope="module")
def book(real_data: Path) -> Path:
    (found,) = (real_data / "powers_xls").glob("*林业和草原*")
    return found


@pytest.fixture(scope="module")
def two_levels(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("levels")
    for sheet in read_workbook(book.read_bytes()).sheets:
        name, level, uppers = LEVELS[sheet.name]
        copy = openpyxl.Workbook()
        page = copy.active
        page.title = sheet.name
        for place, text in sheet.cells.items():
            page.cell(place.row + 1, place.column + 1, text).data_type = "s"
        for span in sheet.spans:
            page.merge_cells(
                start_row=span.top + 1,
                start_column=span.left + 1,
                end_row=span.bottom + 1,
                end_column=span.right + 1,
            )
        copy.save(folder / f"{sheet.name}.xlsx")
        root = folder / name
        root.mkdir()
        text = f"格式: 1\n名称: {sheet.name}清单\n层级: {level}\n{uppers}"
        (root / "qingdan.yaml").write_text(text, "utf-8")
        (root / "organs.yaml").write_text("机构: {}\n", "utf-8")
        import_workbooks(root, [folder / f"{sheet.name}.xlsx"], organ=None, dry_run=False)
    return folder


def report_of(run_cli: Run, *arguments: str | Path) -> tuple[int, dict[str, Any]]:
    code, out, err = run_cli(*arguments, "--format", "json", "--exit-code")
    assert out, err
    return code, json.loads(out)


def test_the_counties_against_the_city(two_levels: Path, book: Path, run_cli: Run) -> None:
    above, ours = names_of(book, "地州级"), names_of(book, "区县级")
    assert (len(above), len(ours)) == (len(set(above)), len(set(ours))) == (149, 161)
    both = len(set(above) & set(ours))
    assert both == 145

    code, report = report_of(run_cli, "conform", "-w", two_levels / "xian")
    assert code == 1
    (held,) = [one["lists"][0] for one in report["uppers"]]
    assert held["ours"] == 161
    assert held["theirs"] == 149
    assert held["matched"] == {"code": 0, "link": 0, "name": both}
    assert held["only_ours"] == 161 - both
    assert held["only_theirs"] == 149 - both
    # All four that the counties do not have are the city's alone by their own 实施层级.
    assert (held["for_us"], held["for_others"], held["unsaid"]) == (0, 4, 0)
    assert held["same"] == 143
    assert Counter(one["kind"] for one in report["findings"]) == {
        "not-in-upper": 16,
        "bases-differ": 2,
    }


def test_what_differs_is_really_there(two_levels: Path, run_cli: Run) -> None:
    _code, report = report_of(run_cli, "conform", "-w", two_levels / "xian")
    differ = {one["name"]: one for one in report["findings"] if one["kind"] == "bases-differ"}
    grassland = differ["建设项目使用草原审批"]
    assert "《中华人民共和国草原法》第四十一条" in grassland["lacking"]
    assert "《中华人民共和国草原法》第四十条" in grassland["extra"]
    near = {
        one["name"]: [candidate["name"] for candidate in one["candidates"]]
        for one in report["findings"]
        if one["candidates"]
    }
    assert near["林草种子生产经营许可证的核发"] == ["权限内林草种子生产经营许可证的核发"]
    assert len(near) == 3


def test_applied_all_that_both_have_is_the_same(
    two_levels: Path, tmp_path: Path, run_cli: Run
) -> None:
    import shutil

    for name in ("shi", "xian"):
        shutil.copytree(two_levels / name, tmp_path / name)
    code, report = report_of(
        run_cli, "conform", "--apply", "--allow-dirty", "-w", tmp_path / "xian"
    )
    assert code == 1  # what the city does not have is left to a person
    assert report["applied"] == 2
    assert report["uppers"][0]["lists"][0]["same"] == 145


def test_the_lists_against_their_own_workbook(two_levels: Path, book: Path, run_cli: Run) -> None:
    """Both sheets at once: rows of the other level have the same names and another organ."""
    table = two_levels / "区县级.xlsx"
    _code, alone = report_of(run_cli, "reconcile", table, "-w", two_levels / "xian")
    assert alone["totals"]["here"] == alone["totals"]["there"] == alone["totals"]["same"] == 161
    _code, whole = report_of(run_cli, "reconcile", book, "-w", two_levels / "xian")
    totals = whole["totals"]
    assert totals["there"] == 310
    assert totals["same"] == totals["both"] == 160
    assert totals["doubtful_here"] == 1
    assert totals["here"] == 161


def test_a_word_table_of_five_hundred_licences(
    two_levels: Path, real_data: Path, run_cli: Run
) -> None:
    (table,) = (real_data / "docx").glob("国务院对确需保留*")
    code, report = report_of(
        run_cli, "reconcile", table, "--only-type", "行政许可", "-w", two_levels / "xian"
    )
    totals = report["totals"]
    assert code == 1
    assert report["licences"]
    assert totals["there"] == 500
    assert totals["there"] == totals["both"] + totals["only_there"] + totals["unread"]
    assert totals["here"] == totals["both"] + totals["only_here"]
    assert report["counts"]["error"] == totals["only_here"]
