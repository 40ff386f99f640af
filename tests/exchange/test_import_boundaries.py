"""Lists of boundaries: who leads, who does what, in one row or several, in one cell or several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.drafting.boundaries.labelled_duties import duties_by_name
from qingdan.exchange.drafting.boundaries.marks import Marked, Role, marked_names, role_of
from qingdan.exchange.options import ImportOptions
from qingdan.model.vocabulary import ListKind

from .list_cases import by_name, cases, items_in, warnings_of
from .test_import_duties import run_case

Run = Callable[..., tuple[Any, dict[str, Any]]]


@pytest.mark.parametrize("case", cases("boundary_cases.yaml"))
def test_shapes(import_rows: Run, case: dict[str, Any]) -> None:
    result, files = run_case(import_rows, case)
    assert by_name(items_in(files, "boundaries")) == by_name(case["事项"])
    assert warnings_of(result) == case.get("问题", [])
    (source,) = result.sources
    assert source.items == len(case["事项"])
    assert source.organs == {}
    (sheet,) = source.sheets
    assert sheet.kind is ListKind.BOUNDARIES
    assert sheet.balance.accounted == sheet.balance.cells


@pytest.mark.parametrize("case", cases("boundary_cases.yaml"))
def test_importing_again_changes_nothing(import_rows: Run, case: dict[str, Any]) -> None:
    _first, before = run_case(import_rows, case)
    again, after = run_case(import_rows, case)
    assert after == before
    (source,) = again.sources
    assert (source.written, source.kept) == ([], [])
    assert source.unchanged == len(case["事项"])


def test_departments_are_those_of_the_register(import_rows: Run, empty_workspace: Path) -> None:
    """By name, by alias, and by the one name that ends with a short one."""
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n"
        "  shui: {名称: 栖云市水务局}\n"
        "  gong: {名称: 栖云市公安局, 简称: [市公安局]}\n"
        "  yi: {名称: 栖云市应急管理局}\n",
        encoding="utf-8",
    )
    headings = ["管理事项", "牵头部门", "配合部门", "职责分工"]
    division = "市水务局：防汛。\n市公安局：交通管制。\n栖云市应急管理局：统筹。"
    rows = [["防汛", "市水务局", "市公安局、栖云市应急管理局", division]]
    result, files = import_rows(rows, headings=headings, options=ImportOptions())
    (item,) = items_in(files, "boundaries")
    assert item["牵头"] == ["shui"]
    assert [entry["部门"] for entry in item["分工"]] == ["shui", "gong", "yi"]
    told = [(p.kind, p.cell) for p in result.sources[0].problems]
    assert ("organ-short", "B2") in told
    assert "organ-new" not in dict(told)


def test_the_header_lies_beside_the_matters(import_rows: Run) -> None:
    case = cases("boundary_cases.yaml")[0].values[0]
    _result, files = run_case(import_rows, case)
    assert files["boundaries/list.yaml"] == {
        "标题": "栖云市部门职责边界清单",
        "默认": {"状态": "有效"},
    }
    assert sorted(files["organs.yaml"]["机构"]) == ["sgaj", "sjtys", "sswj"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市水务局（牵头）、市公安局", [("市水务局", Role.LEAD), ("市公安局", None)]),
        (
            "牵头部门：市水务局；配合部门：市公安局",
            [("市水务局", Role.LEAD), ("市公安局", Role.SUPPORT)],
        ),
        (
            "1.市水务局（主办）\n2.市公安局【协办】",
            [("市水务局", Role.LEAD), ("市公安局", Role.SUPPORT)],
        ),
        ("市发展改革委（市粮食局）", [("市发展改革委（市粮食局）", None)]),
        ("", []),
    ],
)
def test_marks(text: str, names: list[tuple[str, Role | None]]) -> None:
    assert marked_names(text) == [Marked(name, role) for name, role in names]


@pytest.mark.parametrize(
    ("word", "role"),
    [("牵头", Role.LEAD), ("主办部门", Role.LEAD), ("协 办", Role.SUPPORT), ("负责", None)],
)
def test_roles(word: str, role: Role | None) -> None:
    assert role_of(word) is role


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("甲局：一；乙局：二。", ["甲局", "乙局"], {"甲局": "一", "乙局": "二。"}),
        ("由甲局负责一；乙局配合二。", ["甲局", "乙局"], {"甲局": "负责一", "乙局": "配合二。"}),
        ("1.甲局（牵头）：一。\n2.乙局：二。", ["甲局", "乙局"], {"甲局": "一。", "乙局": "二。"}),
        ("甲局：一；甲局：二", ["甲局"], {"甲局": "一\n二"}),
        ("会同甲局：一", ["甲局"], {}),
        ("市公安局：一；\n市水务局：二", [], {"市公安局": "一", "市水务局": "二"}),
        ("市公安局负责一", [], {}),
    ],
)
def test_duties_by_name(text: str, names: list[str], found: dict[str, str]) -> None:
    assert duties_by_name(text, names) == found
