"""``qingdan export --format xlsx``: what another reader of workbooks finds in the file."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from qingdan.cells.codec import Codec
from qingdan.cells.columns import list_columns
from qingdan.cells.names import OrganNames
from qingdan.cells.rows import from_cells, row_digest
from qingdan.exchange.exporting.continued import HEADS, SHEET, Piece, joined, rejoined
from qingdan.exchange.exporting.metadata import SHEET as HIDDEN
from qingdan.exchange.exporting.metadata import read_metadata
from qingdan.model.vocabulary import ListKind, PowerType, Status
from qingdan.store.reader import read_mapping

Cli = Callable[..., tuple[int, str, str]]
Make = Callable[..., Path]

ITEM = """名称: =1+1
类型: 行政处罚
序号: 1
生效日期: 2026-02-01
编码: {地方编码: "0000000000000000000000123"}
俗称: ["+86", "'引号", 😀, 𠮷]
备注: |-
  第一行
  第二行
时限: {法定: 90日, 依据: 《中华人民共和国行政处罚法》第六十条}
"""
LIST = "默认: {状态: 有效, 咨询方式: '12345'}\n"


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(
        {
            "powers/zrzy/cf-00000001.yaml": ITEM,
            "powers/zrzy/xk-00000002.yaml": "名称: 乙\n类型: 行政许可\n",
            "powers/zfj/cf-00000003.yaml": "名称: 丙\n类型: 行政处罚\n内部说明: 只给编辑看\n",
            "powers/zrzy/list.yaml": LIST,
            "duties/zrzy/zz-00000004.yaml": "名称: 丁\n",
            "texts/all.yaml": "处罚-直接: {用途: 责任事项, 内容: [依法立案, 依法决定]}\n",
        }
    )


def exported(run_cli: Cli, root: Path, *more: str) -> Workbook:
    file = root.parent / "out.xlsx"
    code, _out, err = run_cli("export", "-w", root, "-o", file, "--force", *more)
    assert code == 0, err
    return openpyxl.load_workbook(file)


def metadata_of(book: Workbook) -> dict[str, Any]:
    said = read_metadata([str(cell.value) for cell in book[HIDDEN]["A"]])
    assert said is not None
    return said


def rows_of(book: Workbook, name: str) -> list[dict[str, Any]]:
    heads, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_heads_are_frozen_filtered_explained_and_printed_on_every_page(
    run_cli: Cli, root: Path
) -> None:
    page = exported(run_cli, root)["权力责任清单"]
    heads = [cell.value for cell in page[1]]

    assert heads[:4] == ["事项编号", "机构", "名称", "类型"]
    assert {"时限.法定", "追责.情形", "豁免"} <= set(heads)
    assert len(heads) == len(set(heads))
    assert page.freeze_panes == "D2"
    assert page.auto_filter.ref == f"A1:{page.cell(4, len(heads)).coordinate}"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize in (8, "8")
    note = page.cell(1, heads.index("类型") + 1).comment.text
    assert "权力类型" in note
    assert "行政许可、行政处罚" in note
    assert "必填" in note
    status = page.cell(1, heads.index("状态") + 1).comment.text
    assert "不填则按清单默认：有效" in status


def test_every_cell_but_the_heads_may_be_edited_sorted_and_its_row_deleted(
    run_cli: Cli, root: Path
) -> None:
    """Excel sorts and deletes only where no cell is locked, so protection rests on the heads."""
    page = exported(run_cli, root)["权力责任清单"]
    allowed = page.protection

    assert allowed.sheet
    assert allowed.password is None
    permitted = ("sort", "autoFilter", "insertRows", "deleteRows", "formatCells", "formatColumns")
    assert [name for name in permitted if getattr(allowed, name)] == []  # true there is forbidden
    assert all(cell.protection.locked for cell in page[1])
    filled = [c for row in page.iter_rows(min_row=2) for c in row if c.value is not None]
    assert filled
    assert not any(cell.protection.locked for cell in filled)
    assert not any(one.protection.locked for one in list(page.column_dimensions.values()))
    assert page.column_dimensions["A"].hidden
    guards = [one for one in page.data_validations.dataValidation if "A2" in one.sqref]
    assert [(one.type, one.formula1) for one in guards] == [("custom", "FALSE")]


def test_enumerations_and_organs_are_chosen_from_a_list(run_cli: Cli, root: Path) -> None:
    page = exported(run_cli, root)["权力责任清单"]
    heads = [cell.value for cell in page[1]]
    lists = {
        heads[min(part.min_col for part in one.sqref.ranges) - 1]: one.formula1
        for one in page.data_validations.dataValidation
        if one.type == "list"
    }

    assert lists["类型"] == '"' + ",".join(PowerType) + '"'
    assert lists["状态"] == '"' + ",".join(Status) + '"'
    assert lists["机构"] == '"测试市自然资源和规划局,测试市城市管理综合行政执法局"'
    assert lists["收费.收费"] == '"是,否"'


def test_organs_that_do_not_fit_into_a_validation_stand_on_a_sheet(
    run_cli: Cli, make_workspace: Make
) -> None:
    organs = "".join(f"  o{n}:\n    名称: 示例市第{n}个名称很长很长的机构\n" for n in range(40))
    root = make_workspace(
        {"organs.yaml": "机构:\n" + organs, "duties/o7/zz-00000004.yaml": "名称: 丁\n"}
    )
    book = exported(run_cli, root)
    (guard,) = [
        one for one in book["职责任务清单"].data_validations.dataValidation if "B2" in one.sqref
    ]

    assert guard.formula1 == "'选项'!$A$2:$A$41"
    assert book["选项"].sheet_state == "hidden"
    assert book["选项"]["A9"].value == "示例市第7个名称很长很长的机构"


def test_no_text_is_a_formula_and_none_is_changed(run_cli: Cli, root: Path) -> None:
    book = exported(run_cli, root)
    page = book["权力责任清单"]
    first = rows_of(book, "权力责任清单")[0]

    assert [c.coordinate for row in page.iter_rows() for c in row if c.data_type == "f"] == []
    assert first["名称"] == "=1+1"
    assert page["C2"].quotePrefix
    assert first["俗称"] == "+86\n'引号\n😀\n𠮷"
    assert first["编码.地方编码"] == "0000000000000000000000123"
    assert first["序号"] == 1
    assert first["生效日期"].isoformat().startswith("2026-02-01")
    assert first["备注"] == "第一行\n第二行"


def test_items_come_back_from_what_another_reader_finds(run_cli: Cli, root: Path) -> None:
    book = exported(run_cli, root)
    organs = (read_mapping((root / "organs.yaml").read_bytes()).value or {})["机构"]
    codec = Codec(OrganNames(organs))
    found = {}
    for sheet in metadata_of(book)["sheets"]:
        kind = ListKind(sheet["list"])
        paths = dict(sheet["columns"])
        for row in rows_of(book, sheet["name"]):
            cells = {paths[head]: cell for head, cell in row.items() if cell is not None}
            item = cells["事项编号"]
            assert row_digest(cells) == sheet["items"][item]
            mapping, faults = from_cells(list_columns(kind), cells, codec)
            assert faults == []
            found[item] = mapping

    for file in root.glob("*/*/*-*.yaml"):
        assert found.pop(file.stem) == read_mapping(file.read_bytes()).value
    assert found == {}


def test_the_hidden_sheet_says_what_was_exported(
    run_cli: Cli, root: Path, git: Callable[..., str]
) -> None:
    assert metadata_of(exported(run_cli, root))["commit"] is None
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "一")
    commit = git(root, "rev-parse", "HEAD").strip()

    book = exported(run_cli, root, "--organ", "zrzy")
    said = metadata_of(book)
    assert book[HIDDEN].sheet_state == "veryHidden"
    assert (said["schema"], said["commit"]) == ("qingdan/export/1", commit)
    assert (said["audience"], said["organs"], said["rev"]) == ("internal", ["zrzy"], None)
    assert {name for one in said["sheets"] for name in one["items"]} == {
        *("cf-00000001", "xk-00000002", "zz-00000004")
    }
    (root / "powers/zrzy/xk-00000002.yaml").write_text("名称: 改\n类型: 行政许可\n")
    assert metadata_of(exported(run_cli, root))["commit"] is None
    old = exported(run_cli, root, "--rev", "HEAD")
    assert metadata_of(old)["commit"] == commit
    assert rows_of(old, "权力责任清单")[1]["名称"] == "乙"


@pytest.mark.parametrize(
    ("sheets", "names"),
    [
        ("list", ["职责任务清单", "权力责任清单"]),
        ("type", ["职责任务清单", "行政许可", "行政处罚"]),
        (
            "organ",
            [
                "测试市自然资源和规划局（职责）",
                "测试市自然资源和规划局（权力）",
                "测试市城市管理综合行政执法局（权力）",
            ],
        ),
    ],
)
def test_sheets_come_in_the_order_of_the_register(
    run_cli: Cli, root: Path, sheets: str, names: list[str]
) -> None:
    book = exported(run_cli, root, "--sheets", sheets)

    assert book.sheetnames[: len(names)] == names
    assert [one["name"] for one in metadata_of(book)["sheets"]] == names
    assert {"填写说明", "共用文字", "清单默认值"} <= set(book.sheetnames)
    assert "qingdan import --update" in str(list(book["填写说明"].values))


def test_columns_of_a_province_have_its_headings(run_cli: Cli, root: Path) -> None:
    book = exported(run_cli, root, "--columns", "山东", "--list", "powers")
    page = book["权力责任清单"]
    heads = [
        "事项编号",
        "编码",
        "名称",
        "类别",
        "实施机关",
        "设定依据",
        "法定时限",
        "承诺时限",
        "是否收费",
    ]

    assert [cell.value for cell in page[1]] == heads
    assert [one for one in "BCDEFGHI" if page.column_dimensions[one].hidden] == []
    assert dict(metadata_of(book)["sheets"][0]["columns"])["法定时限"] == "时限.法定"
    assert page["G2"].value == "90日"


def test_columns_nobody_fills_are_folded_away(run_cli: Cli, root: Path) -> None:
    page = exported(run_cli, root)["权力责任清单"]
    hidden = {c.value for c in page[1] if page.column_dimensions[c.column_letter].hidden}
    groups = [d for d in page.column_dimensions.values() if d.hidden]

    assert groups
    assert "名称" not in hidden
    assert "时限.法定" not in hidden


def test_long_texts_go_on_elsewhere_and_nothing_is_cut(run_cli: Cli, make_workspace: Make) -> None:
    text = "".join(f"第{number}句😀，" for number in range(9_000))
    root = make_workspace({"duties/zrzy/zz-00000004.yaml": f"名称: 丁\n内容: {text}\n备注: 乙\n"})
    book = exported(run_cli, root)
    shown = rows_of(book, "职责任务清单")[0]["内容"]
    assert tuple(cell.value for cell in book[SHEET][1]) == HEADS
    pieces = [Piece(*row) for row in book[SHEET].iter_rows(min_row=2, values_only=True)]

    assert len(shown) < 300
    assert all(len(one.text.encode("utf-16-le")) <= 2 * 32_767 for one in pieces)
    assert rejoined(shown, joined(pieces)) == text
    assert rejoined("改过的" + shown, joined(pieces)) == "改过的" + shown


def test_rows_are_high_enough_for_signs_of_15_pixels(run_cli: Cli, make_workspace: Make) -> None:
    """A column of 50 units has 350 pixels: 23 Chinese signs of 11-point type a line, not 25."""
    item = "名称: 某处罚\n类型: 行政处罚\n备注: 短\n责任事项: {责任: {words}}\n"
    files = {
        f"powers/zrzy/cf-0000000{n}.yaml": item.replace("{words}", "责" * (25 * n))
        for n in (1, 2, 3)
    }
    book = exported(run_cli, make_workspace(files))
    rows = book["权力责任清单"].row_dimensions
    assert [rows[number].height for number in (2, 3, 4)] == [2 * 15, 3 * 15, 4 * 15]


def test_an_empty_workspace_gives_tables_to_fill_in(run_cli: Cli, make_workspace: Make) -> None:
    root = make_workspace()
    file = root.parent / "out.xlsx"
    code, _out, err = run_cli("export", "-w", root, "-o", file)

    assert code == 0
    assert "导出的是空表" in err
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:3] == ["职责任务清单", "权力责任清单", "职责边界清单"]
    assert book["职责边界清单"]["B1"].value == "名称"


PROGRAM = """
import sys
from qingdan.cli import main
root, folder, *forms = sys.argv[1:]
for form in forms:
    words = ["export", "-w", root, "--format", form, "--list", "powers"]
    try:
        main([*words, "-o", f"{folder}/a.{form}"])
    except SystemExit as ended:
        assert not ended.code, form
"""


def test_the_same_workspace_gives_the_same_bytes_anywhere(root: Path, tmp_path: Path) -> None:
    forms = ("xlsx", "csv", "json", "docx", "jsonld")
    made = []
    for seed, zone in [("1", "UTC"), ("77", "Asia/Shanghai")]:
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        words = [str(root), str(folder), *forms]
        subprocess.run([sys.executable, "-c", PROGRAM, *words], env=environment, check=True)
        made.append({form: (folder / f"a.{form}").read_bytes() for form in forms})

    assert [form for form in forms if made[0][form] != made[1][form]] == []


def test_rows_are_the_same_whatever_the_number_of_processes(
    run_cli: Cli, make_workspace: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qingdan.exchange.exporting import making

    root = make_workspace(
        {f"duties/zrzy/zz-{n:08}.yaml": f"名称: 第{n}项\n序号: {9 - n % 7}\n" for n in range(40)}
        | {"duties/zrzy/zz-99999999.yaml": "名称: [\n"}
    )
    made = []
    for count in (1, 2):
        monkeypatch.setattr(making, "_CHUNK", 7)
        monkeypatch.setattr(making, "_processes", lambda _files, count=count: count)
        code, _out, err = run_cli("export", "-w", root, "-o", root.parent / f"{count}.xlsx")
        assert code == 1
        assert "duties/zrzy/zz-99999999.yaml:1:6: " in err
        assert "结果里没有它" in err
        made.append((root.parent / f"{count}.xlsx").read_bytes())

    assert made[0] == made[1]


def test_nothing_of_the_machine_is_in_the_file(run_cli: Cli, root: Path) -> None:
    exported(run_cli, root)
    with zipfile.ZipFile(io.BytesIO((root.parent / "out.xlsx").read_bytes())) as book:
        assert {one.date_time[0] for one in book.infolist()} == {1980}
        text = b"".join(book.read(name) for name in book.namelist()).decode()
    assert str(root.parent) not in text
    assert "externalLink" not in text
    assert json.dumps(str(Path.home())) not in text


def test_a_list_that_is_not_kept_leaves_no_sheet_and_can_be_asked_for(
    run_cli: Cli, root: Path
) -> None:
    """Three lists stay three; the empty table of another one is there to be filled in."""
    book = exported(run_cli, root)
    kinds = {kind.official_name for kind in ListKind}
    assert kinds & set(book.sheetnames) == {"职责任务清单", "权力责任清单"}

    asked = exported(run_cli, root, "--list", "fulfilment")
    assert kinds & set(asked.sheetnames) == {"履行职责事项清单"}
    heads = [cell.value for cell in asked["履行职责事项清单"][1]]
    assert heads[:4] == ["事项编号", "机构", "名称", "类别"]


def test_an_empty_workspace_has_the_tables_of_the_three_lists(
    run_cli: Cli, make_workspace: Make
) -> None:
    book = exported(run_cli, make_workspace({}))
    kinds = [kind.official_name for kind in ListKind]
    assert [name for name in book.sheetnames if name in kinds] == kinds[:3]
