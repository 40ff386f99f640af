"""Lists of duties come in whatever shape they are in: merged, repeated, blank below, numbered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.drafting.duties.mandate import mandate
from qingdan.exchange.drafting.naming import name_and_content, without_number
from qingdan.exchange.options import ImportOptions
from qingdan.model.vocabulary import ListKind

from .list_cases import by_name, cases, items_in, warnings_of

Run = Callable[..., tuple[Any, dict[str, Any]]]
AUTO = ImportOptions()


def run_case(import_rows: Run, case: dict[str, Any], **more: Any) -> tuple[Any, dict[str, Any]]:
    rows = case["表"]
    kind = ListKind(case["选项"]) if "选项" in case else None
    return import_rows(
        rows[1:],
        headings=rows[0],
        merges=case.get("合并", []),
        options=ImportOptions(kind=kind),
        **more,
    )


@pytest.mark.parametrize("case", cases("duty_cases.yaml"))
def test_shapes(import_rows: Run, case: dict[str, Any]) -> None:
    result, files = run_case(import_rows, case)
    found = items_in(files, "duties")
    assert by_name(found) == by_name(case["事项"])
    assert warnings_of(result) == case.get("问题", [])
    (source,) = result.sources
    assert source.items == len(case["事项"])
    (sheet,) = source.sheets
    assert sheet.kind is ListKind.DUTIES
    assert sheet.parts == sum(len(item.get("任务", [])) for item in case["事项"])
    assert sheet.balance.accounted == sheet.balance.cells
    if "机构" in case:
        assert sorted(files["organs.yaml"]["机构"]) == case["机构"]


@pytest.mark.parametrize("case", cases("duty_cases.yaml"))
def test_importing_again_changes_nothing(import_rows: Run, case: dict[str, Any]) -> None:
    _first, before = run_case(import_rows, case)
    again, after = run_case(import_rows, case)
    assert after == before
    (source,) = again.sources
    assert (source.written, source.kept) == ([], [])
    assert source.unchanged == len(case["事项"])


def test_offices_are_registered_and_validate_finds_nothing_wrong(
    import_rows: Run, empty_workspace: Path
) -> None:
    case = cases("duty_cases.yaml")[0].values[0]
    _result, files = run_case(import_rows, case)
    assert files["organs.yaml"]["机构"]["swj"] == {
        "名称": "示例市水务局",
        "内设机构": ["节约用水科", "河湖科", "执法科"],
    }
    assert files["duties/swj/list.yaml"] == {
        "标题": "示例市水务局职责任务清单",
        "默认": {"状态": "有效"},
    }


def test_ids_are_made_of_organ_and_name(import_rows: Run) -> None:
    rows = [["示例市水务局", "负责防汛", "编制预案"], ["示例市水务局", "负责抗旱", "编制预案"]]
    headings = ["部门", "主要职责", "具体工作任务"]
    _result, files = import_rows(rows, headings=headings, options=AUTO)
    ids = [p for p in files if p.startswith("duties/swj/zz-")]
    assert len(ids) == 2
    _result, again = import_rows(rows[::-1], headings=headings, options=AUTO)
    assert [p for p in again if p.startswith("duties/swj/zz-")] == ids


def test_two_duties_of_one_name_are_two_items(import_rows: Run) -> None:
    headings = ["部门", "职责名称", "具体工作任务"]
    rows = [
        ["示例市水务局", "负责防汛", "编制预案"],
        ["示例市水务局", "负责抗旱", "编制预案"],
        ["示例市水务局", "负责防汛", "储备物资"],
    ]
    result, files = import_rows(rows, headings=headings, options=AUTO)
    assert result.items == 3
    tasks = [i["任务"][0]["名称"] for i in items_in(files, "duties") if i["名称"] == "负责防汛"]
    assert tasks == ["编制预案", "储备物资"]


def test_a_power_that_exists_is_linked(import_rows: Run) -> None:
    powers = [["取水许可", "行政许可", "《中华人民共和国水法》第七条", "示例市水务局"]]
    headings = ["事项名称", "权力类型", "实施依据", "行使主体"]
    _result, files = import_rows(powers, headings=headings, options=AUTO)
    (power,) = [p for p in files if p.startswith("powers/swj/xk-")]
    headings = ["部门", "主要职责", "具体工作任务", "关联权责事项"]
    rows = [["示例市水务局", "负责取水管理", "取水许可审批", "取水许可"]]
    _result, files = import_rows(rows, headings=headings, options=AUTO)
    (item,) = items_in(files, "duties")
    assert item["任务"] == [{"名称": "取水许可审批", "权力": [Path(power).stem]}]


def test_organ_of_the_command_line(import_rows: Run, empty_workspace: Path) -> None:
    (empty_workspace / "organs.yaml").write_text(
        "机构:\n  swj: {名称: 示例市水务局}\n", encoding="utf-8"
    )
    headings = ["序号", "主要职责", "具体工作任务"]
    rows = [["1", "负责防汛", "编制预案"]]
    result, files = import_rows(rows, headings=headings, options=AUTO, organ="swj")
    assert [item["名称"] for item in items_in(files, "duties")] == ["负责防汛"]
    assert result.sources[0].organs == {"swj": 1}


def test_a_duty_without_an_organ_is_not_placed(import_rows: Run) -> None:
    headings = ["序号", "主要职责", "具体工作任务"]
    result, files = import_rows([["1", "负责防汛", "编制预案"]], headings=headings, options=AUTO)
    assert warnings_of(result) == ["no-organ"]
    assert items_in(files, "duties") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "示例办发〔2024〕24号第三条第六项",
            {"文号": "示例办发〔2024〕24号", "位置": "第三条第六项"},
        ),
        ("《三定规定》第三条第（六）项", {"位置": "第三条第（六）项"}),
        (
            "第三条第六项：负责节约用水工作，拟订政策",
            {"位置": "第三条第六项", "原文": "负责节约用水工作，拟订政策"},
        ),
        ("机构改革时划入", {"原文": "机构改革时划入"}),
        ("", {}),
    ],
)
def test_mandates(text: str, found: dict[str, str]) -> None:
    assert mandate(text) == found


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("负责防汛。", "负责防汛", ""),
        ("负责防汛。编制预案。", "负责防汛", "负责防汛。编制预案。"),
        ("负责甲；负责乙。", "负责甲", "负责甲；负责乙。"),
        ("负责" + "很" * 70 + "，并检查", "负责" + "很" * 70, "负责" + "很" * 70 + "，并检查"),
    ],
)
def test_the_name_is_the_first_clause(text: str, name: str, content: str) -> None:
    assert name_and_content(text) == (name, content)


@pytest.mark.parametrize("number", ["（一）", "1.", "一、", "3、", "①", "(2)"])
def test_numbers_before_a_name_are_taken_off(number: str) -> None:
    assert without_number(f"{number}负责防汛") == ("负责防汛", True)
    assert without_number("负责防汛") == ("负责防汛", False)
