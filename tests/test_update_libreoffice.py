"""A real round trip: a table goes through LibreOffice, is edited in all ways and comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from qingdan.store.comments import comments
from qingdan.store.layout import locate
from qingdan.store.snapshot import worktree

from .exchange.exports import exported

SHEET = "权力责任清单"
EDITED = "powers/zrzy/cf-0rzqb9j7.yaml"
LIMITED = "powers/zrzy/xk-bbegvn9d.yaml"
DELETED = "powers/zrzy/qt-z3bm07nm.yaml"


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.skip("no LibreOffice on this machine (Debian: libreoffice-calc-nogui)")
    return found


@pytest.fixture
def convert(soffice, tmp_path):
    """Return a function that has LibreOffice save a file in another format."""

    def run(source: Path, form: str, *, filters: str = "") -> Path:
        target = tmp_path / f"saved-{form}"
        subprocess.run(
            [
                soffice,
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--headless",
                "--convert-to",
                f"{form}{filters}",
                "--outdir",
                str(target),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        return target / f"{source.stem}.{form}"

    return run


@pytest.fixture
def workspace(sample, tmp_path, git) -> Path:
    root = tmp_path / "w"
    shutil.copytree(sample, root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "一")
    return root


def edit(path: Path) -> None:
    """Change cells, add and delete rows, move columns, sort rows, add a column of one's own."""
    book = load_workbook(path)
    sheet = book[SHEET]
    _set(sheet, "cf-0rzqb9j7", "裁量基准", None)
    _set(sheet, "cf-0rzqb9j7", "俗称", "非法占地\n违法占地")
    _set(sheet, "xk-bbegvn9d", "时限.承诺", "5个工作日")
    last = sheet.max_row + 1
    for heading, value in {
        "机构": "栖云市自然资源和规划局",
        "名称": "对临时用地的检查😀𠮷",
        "类型": "行政检查",
        "依据": "《中华人民共和国土地管理法》第五十七条\n　作用：设定",
    }.items():
        sheet.cell(last, _column(sheet, heading)).value = value
    sheet.delete_rows(_row(sheet, "qt-z3bm07nm"))
    grid = [[cell.value for cell in row] for row in sheet.iter_rows()]
    order = [*range(5, len(grid[0])), 0, 1, 4, 3, 2]
    head, *rows = [[row[at] for at in order] for row in grid]
    for number, row in enumerate([[*head, "领导意见"], *([*r, "同意"] for r in rows[::-1])], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def _column(sheet: Worksheet, heading: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == heading)


def _row(sheet: Worksheet, item: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == item)


def _set(sheet: Worksheet, item: str, heading: str, value: str | None) -> None:
    sheet.cell(_row(sheet, item), _column(sheet, heading)).value = value


def remarks(root: Path) -> dict[str, list[object]]:
    snapshot = worktree(root)
    items = [path for path in snapshot.paths() if locate(path) is not None]
    return {path: comments(data.decode()) for path, data in snapshot.read_all(items)}


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_what_is_only_saved_again_changes_nothing(workspace, convert, tmp_path, run_cli, form):
    table = convert(exported(workspace, tmp_path / "t", "xlsx")[0], form)
    code, out, err = run_cli(
        "import", table, "--update", "-w", workspace, "--format", "json", "--dry-run"
    )
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["sources"][0]["problems"], told["update"]["written"]) == ([], [])
    assert told["items"] == sum(1 for path in worktree(workspace).paths() if locate(path))


def test_exactly_the_edits_come_back(workspace, convert, tmp_path, run_cli, git):
    before = remarks(workspace)
    table = convert(exported(workspace, tmp_path / "t", "xlsx")[0], "ods")
    table = convert(table, "xlsx")
    edit(table)
    table = convert(table, "ods")
    code, out, err = run_cli("import", table, "--update", "-w", workspace, "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)["update"]
    fields = {
        (change["item"], field["field"], field["before"], field["after"])
        for change in told["changes"]
        if change["kind"] == "modified"
        for field in change["fields"]
    }
    assert fields == {
        ("xk-bbegvn9d", "时限.承诺", "10个工作日", "5个工作日"),
        (
            *("cf-0rzqb9j7", "裁量基准"),
            *("栖云市自然资源行政处罚裁量基准（栖云自规规〔2026〕2号）", None),
        ),
        ("cf-0rzqb9j7", "俗称[1]", "违法用地", "违法占地"),
    }
    (added,) = told["added"]
    assert (added["organ"], added["name"]) == ("zrzy", "对临时用地的检查😀𠮷")
    assert [one["file"] for one in told["proposals"]] == [DELETED]
    assert told["conflicts"] == told["transfers"] == []
    status = git(workspace, "status", "--porcelain", "-uall").splitlines()
    assert sorted(line[3:] for line in status) == sorted([EDITED, LIMITED, added["file"]])
    after = remarks(workspace)
    assert {path: after[path] for path in before} == before
    numbers = git(workspace, "diff", "--numstat").splitlines()
    assert sorted(numbers) == sorted([f"1\t2\t{EDITED}", f"1\t1\t{LIMITED}"])


def test_saved_as_csv(workspace, convert, tmp_path, run_cli):
    """One sheet saved as CSV by LibreOffice: no record, the hidden id column is there."""
    book = load_workbook(exported(workspace, tmp_path / "t", "xlsx")[0])
    book.active = book.sheetnames.index(SHEET)
    path = tmp_path / "清单.xlsx"
    book.save(path)
    which = book.sheetnames.index(SHEET) + 1
    options = f":Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{which}"
    convert(path, "csv", filters=options)
    (table,) = (tmp_path / "saved-csv").glob("*.csv")
    code, out, err = run_cli(
        "import", table, "--update", "-w", workspace, "--format", "json", "--dry-run"
    )
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["update"]["written"] == []
    assert told["update"]["proposals"] == []
    assert told["items"] == sum(1 for p in worktree(workspace).paths() if _is_power(p))


def _is_power(path: str) -> bool:
    located = locate(path)
    return located is not None and str(located.kind) == "powers"
