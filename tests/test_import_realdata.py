"""All eight real workbooks, imported in one call.

The expected numbers were counted without any code of ours: a ten-line script that opens each
workbook with xlrd or openpyxl, finds the column whose heading (white space taken out) is 权力类型,
and counts the non-empty cells below it (the items), and how many of those rows have a 序号 too
(the 主项). They add up to the 968 rows that are known of these workbooks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.outcome import ImportResult
from qingdan.model.finding import Severity
from qingdan.store.inventory import Entry, load_inventory
from qingdan.store.snapshot import worktree

pytestmark = pytest.mark.realdata

COUNTED = {
    "2025年克拉玛依市统计局权责清单.xlsx": (3, 3),
    "克拉玛依市住房和城乡建设局2024年权责清单.xls": (327, 323),
    "克拉玛依市医疗保障局2024年权责清单.xls": (17, 17),
    "克拉玛依市发展和改革委员会2024年权责清单.xls": (57, 57),
    "克拉玛依市林业和草原系统2024年地县两级权责清单指导目录.xls": (310, 310),
    "克拉玛依市生态环境局2024年权责清单.xls": (217, 217),
    "国动办权责清单公示.xlsx": (18, 17),
    "附件：克拉玛依市财政局2025年权责清单 (1).xlsx": (19, 19),
}
"""Items and 主项 of each workbook."""

STARTED_WITH = {
    "qingdan.yaml": "格式: 1\n名称: 导入\n层级: 市级\n",
    "organs.yaml": "# 名录\n机构: {}\n",
}
"""The workspace before the import."""

SHEETS = {
    "地州级": 149,
    "区县级": 161,
    "行政检查（3项）": 3,
    "行政许可（3项）": 4,
    "行政征收（1项）": 1,
    "行政处罚（5项）": 5,
    "其他行政权力（5项）": 5,
}
"""Items of each sheet of the workbooks with several."""


@pytest.fixture(scope="module")
def workbooks(real_data: Path) -> list[Path]:
    found = sorted((real_data / "powers_xls").glob("*.xls*"))
    assert [path.name for path in found] == sorted(COUNTED)
    return found


@pytest.fixture(scope="module")
def imported(
    workbooks: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[ImportResult, Path]:
    root = tmp_path_factory.mktemp("imported")
    for name, text in STARTED_WITH.items():
        (root / name).write_text(text, encoding="utf-8")
    result = import_workbooks(root, workbooks, organ=None, dry_run=False)
    return result, root


@pytest.fixture(scope="module")
def entries(imported: tuple[ImportResult, Path]) -> list[Entry]:
    inventory = load_inventory(worktree(imported[1]))
    assert inventory.broken == []
    return inventory.entries


def test_items_and_mains_are_those_counted_by_hand(imported: tuple[ImportResult, Path]) -> None:
    result, _root = imported
    assert {
        Path(source.file).name: (source.items, source.mains) for source in result.sources
    } == COUNTED
    assert (result.items, result.mains) == (968, 963)
    sheets = {sheet.name: sheet.items for source in result.sources for sheet in source.sheets}
    assert {name: sheets[name] for name in SHEETS} == SHEETS


def test_types_add_up(imported: tuple[ImportResult, Path]) -> None:
    # Counted with the same script, by the text of the 权力类型 cells.
    result, _root = imported
    total: dict[str, int] = {}
    for source in result.sources:
        for sheet in source.sheets:
            for kind, number in sheet.types.items():
                total[str(kind)] = total.get(str(kind), 0) + number
    assert total == {
        "行政许可": 81,
        "行政处罚": 690,
        "行政强制": 42,
        "行政征收": 3,
        "行政给付": 5,
        "行政检查": 78,
        "行政确认": 12,
        "行政奖励": 18,
        "行政裁决": 1,
        "其他行政权力": 38,
    }


def test_declared_totals_agree(imported: tuple[ImportResult, Path]) -> None:
    result, _root = imported
    declared = {Path(s.file).name: s.declared for s in result.sources if s.declared is not None}
    assert declared == {
        "克拉玛依市生态环境局2024年权责清单.xls": 217,
        "国动办权责清单公示.xlsx": 17,
    }
    kinds = {problem.kind for source in result.sources for problem in source.problems}
    assert not kinds & {
        "total-differs",
        "type-total-differs",
        "row-not-understood",
        "no-name",
        "not-valid",
    }


def test_every_cell_is_accounted_for(
    imported: tuple[ImportResult, Path], workbooks: list[Path]
) -> None:
    """Cells counted by the libraries themselves, against the classes of our ledger."""
    result, _root = imported
    for source, path in zip(result.sources, workbooks, strict=True):
        read = sum(sum(sheet.cells.values()) for sheet in source.sheets)
        assert read == _filled_cells(path), path.name
        assert all("没有看懂" not in sheet.cells for sheet in source.sheets), path.name


def _filled_cells(path: Path) -> int:
    if path.read_bytes()[:2] == b"PK":
        import openpyxl

        book = openpyxl.load_workbook(path)
        return sum(
            1
            for sheet in book
            for cells in sheet.iter_rows(values_only=True)
            for value in cells
            if value is not None and str(value).strip()
        )
    import xlrd

    return sum(
        1
        for sheet in xlrd.open_workbook(path).sheets()
        for number in range(sheet.nrows)
        for value in sheet.row_values(number)
        if str(value).strip()
    )


def test_only_one_column_was_left_out(imported: tuple[ImportResult, Path]) -> None:
    result, _root = imported
    left = [
        (Path(source.file).name[:12], problem.cell)
        for source in result.sources
        for problem in source.problems
        if problem.kind.endswith("-column") and problem.kind != "wrapped-column"
    ]
    ((file, cell),) = left
    assert file == "附件：克拉玛依市财政局2"
    assert cell is not None
    assert re.fullmatch(r"N\d+:N\d+", cell)
    assert not any(p.severity is Severity.ERROR for s in result.sources for p in s.problems)


def test_importing_again_changes_nothing(
    imported: tuple[ImportResult, Path], workbooks: list[Path]
) -> None:
    _result, root = imported
    before = _tree(root)
    again = import_workbooks(root, workbooks, organ=None, dry_run=False)
    assert _tree(root) == before
    assert [(s.written, s.kept) for s in again.sources] == [([], [])] * 8
    assert sum(source.unchanged for source in again.sources) == 968


def test_one_call_or_eight_give_the_same_ids(
    imported: tuple[ImportResult, Path], workbooks: list[Path], tmp_path: Path
) -> None:
    _result, root = imported
    (tmp_path / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n", encoding="utf-8")
    for path in workbooks:
        import_workbooks(tmp_path, [path], organ=None, dry_run=False)
    paths = [
        sorted(p.relative_to(r).as_posix() for p in r.glob("powers/*/*.yaml"))
        for r in (root, tmp_path)
    ]
    assert paths[0] == paths[1]


def test_the_language_changes_nothing(
    imported: tuple[ImportResult, Path],
    workbooks: list[Path],
    tmp_path: Path,
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    """One import in Chinese by a function, the other in English by the command."""
    _result, root = imported
    for name in ("qingdan.yaml", "organs.yaml"):
        (tmp_path / name).write_text(STARTED_WITH[name], encoding="utf-8")
    code, _, err = run_cli("--lang", "en", "import", *workbooks, "--quiet", cwd=tmp_path)
    assert code == 0, err
    assert _tree(tmp_path) == _tree(root)


def _tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _item(entries: list[Entry], name: str) -> dict[str, Any]:
    (found,) = [entry.written for entry in entries if entry.written["名称"] == name]
    return found


def test_blocks_of_responsibility(entries: list[Entry]) -> None:
    # 904 and 587 rows are known to hold the two blocks; one row misspells its head (直接接实施).
    responsibilities = [entry.written.get("责任事项", {}) for entry in entries]
    assert sum(1 for r in responsibilities if "直接实施" in r) == 904
    assert sum(1 for r in responsibilities if "指导监督" in r) == 587
    assert sum(1 for r in responsibilities if "责任" in r) == 1
    assert not any("环节" in r for r in responsibilities)


def test_columns_that_nearly_every_row_has(entries: list[Entry]) -> None:
    # 932 of the 968 rows stand in tables with these columns. One has no level (its right is kept
    # in 内部说明), five have no duty.
    items = [entry.written for entry in entries if entry.written.keys() & {"依据", "追责"}]
    assert len(items) == 968
    assert sum(1 for item in items if "层级权限" in item) == 931
    assert sum(1 for item in items if "职责" in item) == 927


def test_children_hang_under_their_mains(entries: list[Entry]) -> None:
    by_id = {entry.id: entry.written for entry in entries}
    children = [w for w in by_id.values() if "主项" in w]
    assert len(children) == 10
    assert {by_id[w["主项"]]["名称"] for w in children} == {
        "建设类企业资质审核审批",
        "区外企业进疆备案及分支机构备案（信息登记）",
        "建设工程造价资料备案",
        "招投标项目备案",
        "应建防空地下室的民用建筑项目报建审批",
    }


def test_text_that_came_from_a_pdf(entries: list[Entry]) -> None:
    item = _item(entries, "对统计违法行为或者核查统计数据方面的检查")
    assert [basis["引用"] for basis in item["依据"]] == [
        "《中华人民共和国统计法》第三十六条",
        "《中华人民共和国统计法》第三十八条",
        "《统计执法监督检查办法》第十条",
    ]
    quote = item["依据"][1]["原文"].split("\n")
    assert len(quote) == 8
    assert quote[5] == (
        "（五）经本机构负责人批准，登记保存检查对象的有关原始记录和凭证、统计台账、"
        "统计调查表、会计资料及其他相关证明和资料；"
    )
    assert item["责任事项"]["指导监督"] == [
        "加强对各区统计数据核查。",
        "加强对各区执行统计法律法规规章情况的监督检查。",
    ]
    assert item["承办机构"] == ["政策法规科", "社会经济统计科", "社会经济普查科", "综合核算科"]


def test_a_column_shifted_to_a_hidden_list_did_no_harm(entries: list[Entry]) -> None:
    item = _item(entries, "对财政违法行为的处罚")
    assert item["类型"] == "行政处罚"
    assert item["依据"][0]["引用"] == "《财政违法行为处罚处分条例》第二条第一款"


def test_titles_inside_history_notes_are_not_cited(entries: list[Entry]) -> None:
    citations = [
        basis if isinstance(basis, str) else basis["引用"]
        for entry in entries
        for basis in entry.written.get("依据", [])
    ]
    assert len(citations) > 1500
    assert not [c for c in citations if c.startswith("《全国人民代表大会常务委员会关于修改")]
    # All but a handful begin with the title of a law.
    assert len([c for c in citations if not c.startswith("《")]) <= 6


# Ids must never change from one version to the next: this is what the first release gave them.
IDS = "94a09a0889970cce99f8a960a4e8f53cd7122f8ab1a14a2493f624e0ca4d1d08"


def test_ids_are_those_of_the_first_release(imported: tuple[ImportResult, Path]) -> None:
    paths = sorted(p.relative_to(imported[1]).as_posix() for p in imported[1].glob("powers/*/*"))
    assert hashlib.sha256("\n".join(paths).encode()).hexdigest() == IDS


def test_ordinals_go_up_and_are_those_of_the_workbook_where_they_can(
    imported: tuple[ImportResult, Path], entries: list[Entry]
) -> None:
    result, _root = imported
    by_organ: dict[str | None, list[int]] = {}
    for entry in entries:
        by_organ.setdefault(entry.organ, []).append(entry.written["序号"])
    assert all(numbers == sorted(set(numbers)) for numbers in by_organ.values())
    # 住建局 has 子项 under the number of their 主项, 国动办 and 林草 number sheet by sheet.
    told = [
        Path(s.file).name[:6]
        for s in result.sources
        if any(what.startswith("序号按先后重新编排") for what in s.changes)
    ]
    assert told == ["克拉玛依市住", "克拉玛依市林", "国动办权责清"]


def test_shared_texts_are_named_by_the_types_that_use_them(entries: list[Entry]) -> None:
    users: dict[str, set[str]] = {}

    def walk(value: Any, kind: str) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("套用"), str):
                users.setdefault(value["套用"], set()).add(kind)
            value = list(value.values())
        if isinstance(value, list):
            for part in value:
                walk(part, kind)

    for entry in entries:
        walk(entry.written, entry.written["类型"])
    named = {n: k for n, k in users.items() if not n.startswith(("职责-", "追责对象-"))}
    assert len(named) > 50
    for name, kinds in named.items():
        subject = min(kinds).removeprefix("行政") if len(kinds) == 1 else "通用"
        assert name.startswith(f"{subject}-"), (name, kinds)
