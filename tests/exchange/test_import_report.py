"""The report of an import: sums that come out, for people, programs and in every format."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import qingdan.cli.import_  # noqa: F401 - its help is worded when it is loaded: in Chinese
from qingdan.exchange.outcome import ImportResult
from qingdan.report.import_html import import_html
from qingdan.report.import_json import import_json
from qingdan.report.import_markdown import import_markdown
from qingdan.report.import_xlsx import import_xlsx
from qingdan.report.importing import import_text

HEADINGS = ["序号", "事项名称", "权力类型", "实施依据", "行使主体", "法定时限", "录入人", "甲乙丙"]
ROWS = [
    ["示例市市场监督管理局权责清单（共9项）"],
    HEADINGS,
    ["1", "对甲的\n处罚", "处罚", "《甲法》第一条", "示例市市场监督管理局", "20", "某人", "x"],
    ["2", "对乙的处罚", "没有的类型", "《乙法》第二条", "示例市市场监督管理局", "", "", ""],
    ["3", '=HYPERLINK("x")的检查', "行政检查", "依据", "示例市市场监督管理局", "", "", ""],
    ["4", "", "", "没有名称的一行", "", "", "", "y"],
    ["合计", "9"],
]


@pytest.fixture
def report(workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path) -> ImportResult:
    """An import with a bit of everything, as a dry run."""
    from qingdan.exchange.importer import import_workbooks

    def as_text(book: openpyxl.Workbook) -> None:
        book["权责清单"]["B5"].data_type = "s"

    path = tmp_path / "list.xlsx"
    sheets: dict[str, Any] = {"权责清单": ROWS, "隐藏": [["甲", "乙"]], "别的": [["随便写写"]]}

    def change(book: openpyxl.Workbook) -> None:
        as_text(book)
        book["隐藏"].sheet_state = "hidden"

    path.write_bytes(workbook(sheets, change=change))
    return import_workbooks(empty_workspace, [path], organ=None, dry_run=True)


def test_every_cell_is_in_one_place(report: ImportResult) -> None:
    (source,) = report.sources
    filled = sum(1 for row in ROWS for cell in row if cell) + 3
    assert source.balance.cells == filled == source.balance.accounted
    # Row 4 has a type that is none, and row 6 has no name.
    assert source.balance.problems == {"没有导入的事项": 5, "没有表头的工作表": 1, "没有看懂": 3}
    assert source.balance.ignored == {
        "不认识的列": 1,
        "个人信息列": 1,
        "合计": 2,
        "标题": 1,
        "表头": 8,
        "隐藏的工作表": 2,
    }


def test_columns_say_what_they_were_taken_for(report: ImportResult) -> None:
    (sheet,) = report.sources[0].sheets
    meanings = {column.heading: (column.meaning, column.taken) for column in sheet.columns}
    assert meanings["事项名称"] == ("事项名称", True)
    assert meanings["录入人"] == ("个人信息列", False)
    assert meanings["甲乙丙"] == ("不认识的列", False)
    assert all(column.confidence == 1.0 for column in sheet.columns if column.taken)


def test_changes_come_with_examples(report: ImportResult) -> None:
    source = report.sources[0]
    (example, *_more) = source.examples["接好断在词中的行"]
    assert (example.before, example.after) == ("对甲的⏎处罚", "对甲的处罚")
    assert (example.sheet, example.cell) == ("权责清单", "B3")
    assert set(source.examples) <= set(source.changes)


def test_json_has_texts_and_remedies(report: ImportResult) -> None:
    (source,) = json.loads(import_json(report))["sources"]
    problem = next(p for p in source["problems"] if p["kind"] == "unknown-type")
    assert (problem["cell"], problem["text"]) == ("C4", "没有的类型")
    assert problem["remedy"]
    assert source["balance"]["cells"] == source["balance"]["items"] + sum(
        [*source["balance"]["problems"].values(), *source["balance"]["ignored"].values()]
    )


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html_stands_alone(report: ImportResult) -> None:
    text = import_html(report)
    page = _Page()
    page.feed(text)
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert not [
        v for k, v in page.attributes if k in ("src", "href") and not str(v).startswith("#")
    ]
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert page.tags.count("h1") == 1
    assert all(t in page.tags for t in ("caption", "main", "title"))
    for problem in report.sources[0].problems:
        assert any(problem.message in found for found in page.texts), problem
    identifiers = [v for k, v in page.attributes if k == "id"]
    assert len(identifiers) == len(set(identifiers))


def test_workbook_marks_the_cells_and_holds_no_formula(report: ImportResult) -> None:
    book = openpyxl.load_workbook(io.BytesIO(import_xlsx(report)))
    assert book.sheetnames == [
        "导入报告", "问题", "各列的含义", "文字改动", "权责清单", "隐藏", "别的"
    ]  # fmt: skip
    sheet = book["权责清单"]
    assert sheet["C4"].comment is not None
    assert "没有的类型" in sheet["C4"].comment.text
    assert sheet["C4"].fill.fgColor.rgb == "FFFFE08A"
    assert sheet["B3"].comment is None
    assert sheet["B5"].value == ROWS[4][1]
    assert all(cell.data_type != "f" for page in book for row in page for cell in row)
    shown = {str(cell.value) for row in sheet for cell in row if cell.value is not None}
    assert shown == {cell for row in ROWS for cell in row if cell}


def test_the_first_tab_of_the_workbook_can_be_read_and_printed(report: ImportResult) -> None:
    """Sentences and 说明 stand over all columns to the last, in rows as high as they need."""
    page = openpyxl.load_workbook(io.BytesIO(import_xlsx(report))).worksheets[0]
    over = {span.min_row: span.coord for span in page.merged_cells.ranges}
    said = {str(row[0].value): row[0].row for row in page.iter_rows()}
    balance = next(row for text, row in said.items() if text.startswith("核对："))
    assert over[balance] == f"A{balance}:E{balance}"
    heads = said["去向"]
    assert page.cell(heads, 3).value == "说明"
    assert over[heads + 1] == f"C{heads + 1}:E{heads + 1}"
    wide = sum(2 if sign > "⺀" else 1 for sign in str(page.cell(balance, 1).value))
    assert page.row_dimensions[balance].height >= 15 * (wide // 132 + 1)
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert any(text.endswith(("个文件。", "什么都没有写入。")) for text in said)


def test_the_same_report_has_the_same_bytes(report: ImportResult) -> None:
    for make in (import_html, import_json, import_markdown, import_text):
        assert make(report) == make(report)
    assert import_xlsx(report) == import_xlsx(report)


def test_markdown_tells_every_problem(report: ImportResult) -> None:
    text = import_markdown(report)
    assert len(re.findall(r"^\| (?:请核对|告知|错误) \|", text, re.M)) == len(
        report.sources[0].problems
    )


def test_terminal_stays_short_and_important_first(import_rows: Callable[..., Any]) -> None:
    rows = [[str(n), f"对第{n}种行为的处罚", f"怪类型{n}", "", "", "示例局"] for n in range(1, 301)]
    headings = ["序号", "事项名称", "权力类型", "实施依据", "备注", "行使主体"]
    result, _files = import_rows(rows, headings=headings, dry_run=True)
    text = import_text(result)
    assert len(text.splitlines()) < 40
    assert "……另有297处，见 --report 的报告。" in text
    assert text.index("怪类型1") < text.index("……另有")


def test_report_option_writes_files(
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook({"权责清单": ROWS[:3]}))
    names = ["r.html", "r.xlsx", "r.md"]
    options = [word for name in names for word in ("--report", tmp_path / name)]
    code, out, err = run_cli("import", path, *options, cwd=empty_workspace)
    assert code == 0, err
    assert "核对：非空单元格" in out
    assert all((tmp_path / name).stat().st_size > 500 for name in names)
    code, _out, err = run_cli("import", path, "--report", "r.doc", cwd=empty_workspace)
    assert code == 2
    assert ".html、.xlsx、.md" in err


@pytest.mark.parametrize("form", ["", ".md", ".html"])
def test_in_english_only_what_is_data_is_chinese(
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Callable[..., tuple[int, str, str]],
    form: str,
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook({"Sheet": ROWS, "别的": [["随便写写"]]}))
    file = tmp_path / f"report{form}"
    more = ["--report", file] if form else []
    code, out, _err = run_cli(
        "--lang", "en", "import", path, *more, "-w", empty_workspace, "--dry-run"
    )
    text = file.read_text(encoding="utf-8") if form else out
    assert code == 0
    said = re.sub(r"“[^”]*”|《[^》]*》", "", text)
    assert re.findall(r"[^\n]*[。、；！？][^\n]*", said) == []
    for words in ("headings 8", "Total 2", "not understood", "items not imported"):
        assert words in said
    assert not re.search(r"\b1 (?:files|items|sheets|cells)\b", said)


def test_classes_of_cells_keep_their_names_in_json(
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook({"Sheet": ROWS}))
    _code, out, _err = run_cli(
        *("--lang", "en", "import", path, "-w", empty_workspace, "--dry-run", "--format", "json")
    )
    (source,) = json.loads(out)["sources"]
    assert source["balance"]["ignored"]["表头"] == 8


def test_quiet_leaves_problems_and_what_was_refused(
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    path, empty = tmp_path / "list.xlsx", tmp_path / "empty.xlsx"
    path.write_bytes(workbook({"权责清单": ROWS}))
    empty.write_bytes(b"")
    words = ("import", path, "-w", empty_workspace)
    whole = run_cli(*words, "--dry-run")[1]
    code, out, err = run_cli(*words, "--dry-run", "-q")
    assert (code, err) == (0, "")
    assert out.startswith(f"{path}\n  请核对（")
    assert set(out.splitlines()) < set(whole.splitlines())
    assert not re.search("核对：非空|合计：|下一步|将写入|工作表“", out)
    code, out, _err = run_cli(*words, empty, "-q")
    assert code == 1
    assert f"{empty}\n  错误：文件是空的" in out
    assert "什么都没有写入" in out
    path.write_bytes(workbook({"权责清单": [ROWS[1][:5], ["1", "甲", "行政处罚", "", "某局"]]}))
    run_cli(*words)
    assert run_cli(*words, "-q") == (0, "", "")
