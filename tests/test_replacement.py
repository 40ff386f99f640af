"""Fixes as they stand in a SARIF report: applied by hand they give what the fix asks for."""

from __future__ import annotations

import json

import pytest

from qingdan.rules.examples import POWER_FILE
from qingdan.rules.replacement import replacements
from qingdan.rules.rule import Edit, Fix, Safety
from qingdan.store.reader import read_mapping

TEXT = (
    "名称: 甲乙丙丁\n"
    '编号: "一\\t二'
    '三"   # 注\n'
    "说明: >\n  第一行\n  第二行\n"
    "依据:\n  - 《甲法》第 1 条\n  - 引用: '《乙法》''第二条'\n"
)


def fix(*edits: Edit) -> Fix:
    return Fix(Safety.SAFE, edits)


def applied(text: str, changes) -> str:
    """Do what an editor does with a SARIF fix."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for (line, column), (end_line, end_column), new in reversed(changes):
        first, behind = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        text = text[:first] + new + text[behind:]
    return text


@pytest.mark.parametrize(
    ("path", "span", "new", "expected"),
    [
        (("名称",), (1, 3), "新", "甲新丁"),
        (("名称",), None, "新的名称", "新的名称"),
        (("编号",), (2, 3), "贰", "一\t贰三"),
        (("说明",), (0, 3), "头", "头 第二行\n"),
        (("依据", 0), (5, 8), "一", "《甲法》第一条"),
        (("依据", 1, "引用"), (4, 5), "", "《乙法》第二条"),
    ],
)
def test_a_change_of_characters(path, span, new, expected):
    changes = replacements(TEXT, fix(Edit(path, span, new)))
    assert changes
    value = read_mapping(applied(TEXT, changes).encode()).value
    for part in path:
        value = value[part]
    assert value == expected


def test_several_edits_are_in_order_and_all_there():
    changes = replacements(TEXT, fix(Edit(("名称",), (3, 4), "乙"), Edit(("名称",), (0, 1), "一")))
    assert [change.start for change in changes] == [(1, 5), (1, 8)]
    assert read_mapping(applied(TEXT, changes).encode()).value["名称"] == "一乙丙乙"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(("没有",), (0, 1), "x"),
        Edit(("名称",), (0, 4), "#: x"),
        Edit(("名称",), None, "两行\n两行"),
    ],
)
def test_what_cannot_be_done_where_it_stands_is_not_offered(edit):
    changes = replacements(TEXT, fix(edit))
    value = read_mapping(applied(TEXT, changes).encode()).value
    assert changes == () or value[edit.path[0]] in ("#: x", "两行\n两行")


def test_the_report_offers_what_fix_does(make_workspace, run_cli):
    power = (
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《示例条例》第一条]\n备注: 见示政发（2020）3号、示政办(2021)4号\n"
    )
    root = make_workspace({POWER_FILE: power})
    options = ("validate", "-w", root, "--select", "QD503", "--fail-on", "never")
    results = json.loads(run_cli(*options, "--format", "sarif")[1])["runs"][0]["results"]
    changes = []
    for result in results:
        (fixed,) = result["fixes"]
        (artifact,) = fixed["artifactChanges"]
        assert artifact["artifactLocation"]["uri"].endswith(POWER_FILE)
        for one in artifact["replacements"]:
            region = one["deletedRegion"]
            start = region["startLine"], region["startColumn"]
            end = region["endLine"], region["endColumn"]
            changes.append((start, end, one["insertedContent"]["text"]))
    assert len(results) == 2
    assert run_cli(*options, "--fix", "--allow-dirty")[0] == 0
    assert (root / POWER_FILE).read_text(encoding="utf-8") == applied(power, sorted(changes))
