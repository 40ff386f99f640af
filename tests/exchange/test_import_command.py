"""``qingdan import`` as a user meets it: options, exit codes, the two reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from qingdan.exchange.reading.grid import column_letters

from .sample_rows import HEADINGS, ORGAN, row

Run = Callable[..., tuple[int, str, str]]

REPORT: dict[str, Any] = {
    "type": "object",
    "required": ["schema", "dry_run", "items", "mains", "sources"],
    "properties": {
        "schema": {"const": "qingdan/import/1"},
        "dry_run": {"type": "boolean"},
        "items": {"type": "integer"},
        "mains": {"type": "integer"},
        "sources": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    *("file", "organs", "items", "mains", "declared"),
                    *("sheets", "problems", "written"),
                ],
                "properties": {
                    "file": {"type": "string"},
                    "organs": {"additionalProperties": {"type": "integer"}},
                    "declared": {"type": ["integer", "null"]},
                    "sheets": {
                        "items": {
                            "required": ["name", "items", "types", "rows"],
                            "properties": {"types": {"additionalProperties": {"type": "integer"}}},
                        }
                    },
                    "problems": {
                        "items": {
                            "required": ["sheet", "cell", "severity", "message"],
                            "properties": {
                                "sheet": {"type": ["string", "null"]},
                                "cell": {"type": ["string", "null"]},
                                "severity": {"enum": ["error", "warning", "info"]},
                            },
                        }
                    },
                    "written": {"items": {"type": "string"}},
                },
            },
        },
    },
}


@pytest.fixture
def source(workbook: Callable[..., bytes], tmp_path: Path) -> Path:
    """A workbook with two items, one of them doubtful."""
    path = tmp_path / "清单.xlsx"
    rows = [HEADINGS, row(1, "甲的处罚"), row(2, "乙的处罚", 实施依据="第七条：罚款。")]
    path.write_bytes(workbook({"行政处罚（2项）": rows}))
    return path


def test_json(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    code, out, err = run_cli("import", source, "-w", empty_workspace, "--format", "json")
    report = json.loads(out)
    jsonschema.validate(report, REPORT)
    assert (code, err) == (0, "")
    assert (report["items"], report["mains"], report["dry_run"]) == (2, 2, False)
    (only,) = report["sources"]
    assert (only["organs"], only["declared"]) == ({"swj": 2}, 2)
    expected = {
        "name": "行政处罚（2项）",
        "items": 2,
        "mains": 2,
        "types": {"行政处罚": 2},
        "rows": 2,
        "list": "powers",
        "parts": 0,
    }
    assert {key: only["sheets"][0][key] for key in expected} == expected
    assert [p["cell"] for p in only["problems"] if p["kind"] == "basis-no-title"] == ["E3"]
    assert "organs.yaml" in only["written"]
    assert all((empty_workspace / path).is_file() for path in only["written"])


def test_text(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    code, out, _err = run_cli("import", source, "--workspace", empty_workspace)
    assert code == 0
    assert "读到2项（主项2项）；表里自己写2项，相符。" in out
    assert f"机构 swj：{ORGAN}，2项" in out
    assert "依据只有条款，缺法规名称：第七条 [行政处罚（2项）!E3]" in out
    assert "合计：1个文件，2项（主项2项）。" in out
    assert "运行 qingdan validate 检查" in out


def test_twice(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    run_cli("import", source, "-w", empty_workspace)
    code, out, _err = run_cli("import", source, "-w", empty_workspace)
    assert code == 0
    assert "2项已在工作区，内容相同" in out
    assert "工作区没有变化" in out


def test_the_result_validates(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    run_cli("import", source, "-w", empty_workspace)
    code, out, _err = run_cli("validate", "-w", empty_workspace, "--format", "json")
    report = json.loads(out)
    assert code == 0, report["findings"]
    assert report["items"] == 2


def test_dry_run(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    code, out, _err = run_cli("import", source, "-w", empty_workspace, "--dry-run")
    assert code == 0
    assert "将写入" in out
    assert "试运行" in out
    assert [path.name for path in empty_workspace.iterdir()] == ["qingdan.yaml"]


def test_output_file(run_cli: Run, source: Path, empty_workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    code, out, _err = run_cli(
        "import", source, "-w", empty_workspace, "--format", "json", "-o", target, "-q"
    )
    assert (code, out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["items"] == 2


def test_a_pdf_in_disguise(
    run_cli: Run, source: Path, empty_workspace: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "假的.xlsx"
    pdf.write_bytes(b"%PDF-1.7\n")
    code, out, _err = run_cli("import", source, pdf, "-w", empty_workspace)
    assert code == 1
    assert "这是 PDF 文件" in out
    assert "什么都没有写入" in out
    assert [path.name for path in empty_workspace.iterdir()] == ["qingdan.yaml"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xml"], "--format"),
        (["--list", "others"], "duties、powers、boundaries"),
        (["--organ", "none"], "没有“none”"),
    ],
)
def test_usage(
    run_cli: Run, source: Path, empty_workspace: Path, options: list[str], said: str
) -> None:
    code, out, err = run_cli("import", source, "-w", empty_workspace, *options)
    assert (code, out) == (2, "")
    assert said in err


def test_an_unknown_organ_is_told_how_many_there_are(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    organs = "".join(f"  o{n}: {{名称: 第{n}局}}\n" for n in range(1, 15))
    (empty_workspace / "organs.yaml").write_text("机构:\n" + organs, encoding="utf-8")
    code, _out, err = run_cli("import", source, "-w", empty_workspace, "--organ", "none")
    assert code == 2
    assert "o11、o12 等，共 14 个" in err
    assert "o13" not in err


def test_no_workspace_and_no_source(run_cli: Run, source: Path, tmp_path: Path) -> None:
    assert run_cli("import", source, cwd=tmp_path)[0] == 2
    assert run_cli("import")[0] == 2
    code, _out, err = run_cli("import", tmp_path / "*.xlsb", "-w", tmp_path)
    assert code == 2
    assert "qingdan.yaml" in err


def test_wildcards_are_expanded_and_lock_files_passed_over(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    (source.parent / "~$清单.xlsx").write_bytes(b"lock")
    code, out, _err = run_cli("import", source.parent / "*.xlsx", "-w", empty_workspace)
    assert code == 0
    assert "合计：1个文件" in out


def test_files_that_are_not_there_are_named_before_any_is_read(
    run_cli: Run, source: Path, empty_workspace: Path
) -> None:
    gone = [source.parent / name for name in ("无此表.xlsx", "x*.xlsx", "也没有.xls")]
    code, out, err = run_cli("import", source, *gone, "-w", empty_workspace)
    assert (code, out) == (2, "")
    assert all(path.name in err for path in gone)
    assert [path.name for path in empty_workspace.iterdir()] == ["qingdan.yaml"]
    code, out, err = run_cli("import", gone[0], "-w", empty_workspace, "--format", "json")
    assert (code, json.loads(out)["schema"], err) == (2, "qingdan/error/1", "")


def test_a_folder_is_no_workbook(run_cli: Run, source: Path, empty_workspace: Path) -> None:
    code, out, _err = run_cli("import", source.parent, "-w", empty_workspace, "--format", "json")
    (only,) = json.loads(out)["sources"]
    assert (code, [p["kind"] for p in only["problems"]]) == (1, ["unreadable"])


def test_after_an_interruption_nothing_is_written(
    run_cli: Run, source: Path, empty_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qingdan.exchange.importer.read_source", interrupted)
    assert run_cli("import", source, "-w", empty_workspace) == (
        130,
        "",
        "已中断，什么都没有写入。\n",
    )
    assert [path.name for path in empty_workspace.iterdir()] == ["qingdan.yaml"]


def test_cells_in_json_are_cells_or_ranges_and_people_read_rows_and_columns(
    run_cli: Run, workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "清单.xlsx"
    nameless = row(2, "")
    rows = [
        [*HEADINGS, "收费"],
        [*row(1, "甲的处罚"), "无"],
        [*row(3, "丙的处罚", 行使主体=""), "无"],
        nameless,
        ["", "", "", "", "《乙法》第二条"],
        ["合计", "若干"],
    ]
    path.write_bytes(workbook({"表": rows}))
    code, out, _err = run_cli(
        "import", path, "-w", empty_workspace, "--format", "json", "--dry-run"
    )
    cells = {p["kind"]: p["cell"] for p in json.loads(out)["sources"][0]["problems"]}
    assert code == 0
    assert cells["unknown-column"] == "P2:P3"
    assert cells["no-name"] == "A4:N4"
    assert cells["filled-down"] == "A3:P3"
    assert cells["continued-row"] == "E5"
    assert cells["total-unread"] == "A6:B6"
    known = re.compile(r"[A-Z]+[1-9][0-9]*(:[A-Z]+[1-9][0-9]*)?")
    assert all(cell is None or known.fullmatch(cell) for cell in cells.values())
    _code, out, _err = run_cli("import", path, "-w", empty_workspace, "--dry-run")
    assert "不认识“收费”列，2个单元格未导入。 [表!P列]" in out
    assert "这一行没有事项名称，没有导入：2 | 行政处罚" in out
    assert "[表!第4行]" in out


def test_a_number_that_lost_its_digits_is_no_code(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path, run_cli: Run
) -> None:
    path = tmp_path / "长编码.xlsx"
    rows = [[*HEADINGS, "权力编码"], [*row(1, "甲的处罚"), 12345678901234567890]]
    path.write_bytes(workbook({"表": rows}))
    code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json")
    told = json.loads(out)["sources"][0]
    assert code == 0
    assert told["sheets"][0]["balance"]["problems"] == {"取不到值的单元格": 1}
    assert [p["kind"] for p in told["problems"] if p["severity"] == "warning"] == ["damaged-cell"]
    written = [path for path in told["written"] if path.endswith(".yaml") and "cf-" in path]
    assert "编码" not in (empty_workspace / written[0]).read_text(encoding="utf-8")


def test_what_a_format_shows_is_what_is_imported(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path, run_cli: Run
) -> None:
    def change(book: Any) -> None:
        patterns = ('0"个工作日"', "0.0%", "# ?/?")
        for cell, pattern in zip(book["表"][2][-3:], patterns, strict=True):
            cell.number_format = pattern

    headings = [*HEADINGS, "法定期限", "占比", "份额"]
    path = tmp_path / "格式.xlsx"
    cells = [*row(1, "甲的处罚"), 20, 0.005, 0.25]
    path.write_bytes(workbook({"表": [headings, cells]}, change=change))
    options = ["--map", "占比=内部说明", "--map", "份额=内部说明"]
    code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json", *options)
    told = json.loads(out)["sources"][0]
    assert code == 0
    written = next(path for path in told["written"] if "cf-" in path)
    text = (empty_workspace / written).read_text(encoding="utf-8")
    assert "法定: 20个工作日" in text
    assert "“占比”：0.5%" in text
    assert [(p["kind"], p["cell"]) for p in told["problems"] if p["severity"] == "warning"] == [
        ("damaged-cell", f"{column_letters(len(cells) - 1)}2")
    ]


def test_items_of_two_files_of_one_run_are_not_blamed_on_the_workspace(
    source: Path,
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Run,
) -> None:
    other = tmp_path / "另一份.xlsx"
    rows = [
        HEADINGS,
        row(1, "甲的处罚"),
        row(2, "乙的处罚", 实施依据="第八条：罚款。"),
        row(3, "丙的处罚"),
    ]
    other.write_bytes(workbook({"表": [*rows, row(4, "丙的处罚")]}))
    options = ("-w", empty_workspace, "--format", "json")
    code, out, _err = run_cli("import", source, other, *options, "--dry-run")
    second = json.loads(out)["sources"][1]
    assert code == 0
    problems = {p["kind"]: p for p in second["problems"]}
    assert {"differs-before", "same-before"} <= problems.keys()
    assert not {"kept-existing"} & problems.keys()
    assert f"{source} 行政处罚（2项）!B3" in problems["differs-before"]["message"]
    assert (second["unchanged"], second["kept"]) == (0, [])
    assert "与前面的表不同的事项" in second["sheets"][0]["balance"]["problems"]
    assert "会导入" in problems["duplicate-row"]["message"]
    code, out, _err = run_cli("import", source, other, *options)
    problems = {p["kind"]: p for p in json.loads(out)["sources"][1]["problems"]}
    assert "已导入" in problems["duplicate-row"]["message"]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_an_import_that_takes_nothing_says_so_and_what_to_do(
    workbook: Callable[..., bytes],
    empty_workspace: Path,
    tmp_path: Path,
    run_cli: Run,
    more: list[str],
) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(workbook({"表": [HEADINGS, row(1, "甲的处罚", 行使主体="")]}))
    code, out, _err = run_cli("import", path, "-w", empty_workspace, *more)
    assert code == 1
    assert "没有一项可以导入，什么都没有写入。" in out
    assert "--organ" in out.partition("下一步")[2]
    assert "去掉 --dry-run" not in out
    assert not (empty_workspace / "organs.yaml").exists()


def test_refused_items_register_no_organs(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path, run_cli: Run
) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(workbook({"表": [HEADINGS, row(1, "甲" * 2001)]}))
    code, out, _err = run_cli("import", path, "-w", empty_workspace, "--format", "json")
    told = json.loads(out)["sources"][0]
    assert code == 1
    assert "not-valid" in [p["kind"] for p in told["problems"]]
    assert told["written"] == []
    assert not (empty_workspace / "organs.yaml").exists()


def test_new_organs_are_to_be_checked_only_where_there_are_some(
    source: Path, empty_workspace: Path, run_cli: Run
) -> None:
    _code, out, _err = run_cli("import", source, "-w", empty_workspace)
    assert "核对新登记的机构" in out
    _code, out, _err = run_cli("import", source, "-w", empty_workspace)
    assert "核对新登记的机构" not in out


def test_an_empty_workbook_is_called_empty(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path, run_cli: Run
) -> None:
    path = tmp_path / "空.xlsx"
    path.write_bytes(workbook({"表": []}))
    code, out, _err = run_cli("import", path, "-w", empty_workspace)
    assert code == 1
    assert "一格内容也没有" in out
    assert "没有找到表头" not in out


def test_an_organ_is_no_office_of_itself(
    workbook: Callable[..., bytes], empty_workspace: Path, tmp_path: Path, run_cli: Run
) -> None:
    path = tmp_path / "清单.xlsx"
    rows = [
        row(1, "甲的处罚", 承办机构=ORGAN),
        row(2, "乙的处罚", 承办机构="市水务局"),
        row(3, "丙的处罚", 承办机构="水政科"),
    ]
    path.write_bytes(workbook({"表": [HEADINGS, *rows]}))
    code, _out, _err = run_cli("import", path, "-w", empty_workspace)
    assert code == 0
    register = (empty_workspace / "organs.yaml").read_text(encoding="utf-8")
    assert "内设机构: [水政科]" in register
    assert "简称: [市水务局]" in register
    code, out, _err = run_cli("validate", "-w", empty_workspace, "--select", "QD301")
    assert code == 0, out
