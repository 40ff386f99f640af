"""What a report of findings looks like in each format."""

from __future__ import annotations

import io
import json
import re

import pytest

from qingdan.model.finding import Finding, Severity
from qingdan.report import findings_json, findings_terminal, findings_text
from qingdan.report.findings_escape import columns, visible
from qingdan.rules.examples import GOOD_BOUNDARY, GOOD_DUTY, GOOD_POWER, POWER_FILE
from qingdan.rules.result import Excerpt, Located, Report

from .memory import TODAY, check

SLIP = {
    POWER_FILE: (
        "名称: 对违建的处罚\n"
        "类型: 处罚\n"
        "状态: 有效\n"
        "依据: [《示例条例》第一条]\n"
        "时限: {法定: 90日, 承若: 60日}\n"
    )
}

EXPECTED_TEXT = """\
powers/zrzy/cf-7k3q9d2m.yaml:2:5 错误 QD105 unknown-value  “类型”不能写“处罚”。
  2 │ 类型: 处罚
    │       ^
    → 是不是“行政处罚”？可写：行政许可、行政处罚、行政强制、行政征收、行政给付、行政检查、\
行政确认、行政奖励、行政裁决、其他行政权力、行政监督、行政命令、行政调解、行政指导、公共服务。
powers/zrzy/cf-7k3q9d2m.yaml:5:15 错误 QD101 unknown-key  “时限”里没有“承若”这个键。
  5 │ 时限: {法定: 90日, 承若: 60日}
    │                    ^
    → 是不是“承诺”？

检查了 1 项事项（权力责任清单 1）：2 个错误。

最常见的问题和改法：
  QD101 不认识的键（1 处）：改成提示的键名；本地自己的栏目登记到 qingdan.yaml 的“扩展字段”。
  QD105 不是规定的用词（1 处）：改用提示里列出的用词。
"""


def finding(**changes: object) -> Finding:
    given = {
        "rule": "QD301",
        "name": "unknown-organ",
        "severity": Severity.ERROR,
        "message": "消息",
        "hint": "提示",
        "file": "powers/zrzy/cf-7k3q9d2m.yaml",
        "line": 3,
        "column": 5,
        "item": "cf-7k3q9d2m",
        "field": "牵头",
    }
    return Finding(**{**given, **changes})


def report(*findings: Finding, **changes: object) -> Report:
    given = {
        "workspace": "inventories",
        "as_of": TODAY,
        "items": 1,
        "files": 1,
        "lists": {"powers": 1},
        "located": tuple(Located(one) for one in findings),
    }
    return Report(**{**given, **changes})


class TestText:
    def test_line_and_caret_stand_under_each_other(self):
        assert findings_text.render(check(SLIP)) == EXPECTED_TEXT

    def test_without_the_summary(self):
        text = findings_text.render(check(SLIP), summary=False)
        assert EXPECTED_TEXT.startswith(text.rstrip("\n"))
        assert text.endswith("是不是“承诺”？\n\n")

    def test_clean(self):
        text = findings_text.render(check({**GOOD_BOUNDARY, **GOOD_POWER}))
        assert text == ("没有发现问题；检查了 2 项事项（权力责任清单 1、职责边界清单 1）。\n")

    def test_a_clean_part(self):
        found = check(SLIP, paths=("organs.yaml",))
        first, second = findings_text.render(found).splitlines()
        assert first.startswith("所选部分没有发现问题")
        assert second.startswith("另有 2 个问题在所选部分以外")

    def test_names_the_files_to_begin_with(self):
        files = {
            f"powers/zrzy/cf-0000000{n}.yaml": SLIP[POWER_FILE].replace("违建", f"第{n}类违建")
            + f"甲{n}: 1\n" * (n == 3)
            for n in range(5)
        }
        lines = findings_text.render(check(files)).splitlines()
        at = lines.index("先改这 3 个文件：")
        assert lines[at + 1] == "  powers/zrzy/cf-00000003.yaml（3 个问题）"

    def test_statistics(self):
        lines = findings_text.render(check(SLIP), statistics=True).splitlines()
        assert "     1  QD105 unknown-value  不是规定的用词" in lines

    def test_nothing_of_a_file_reaches_the_terminal_as_a_command(self):
        one = finding(message="\x1b[2J\u202e坏\r\n::error", file="a\x1b.yaml")
        shown = Report(None, TODAY, 1, 1, {}, (Located(one, Excerpt("\x1b[31m\t甲", 6)),))
        text = findings_text.render(shown)
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "<U+001B>[2J<U+202E>坏<U+000D> ::error" in text

    def test_a_long_line_is_cut_around_the_place(self):
        text = (
            "名称: 甲\n类型: 行政处罚\n状态: 有效\n依据: [" + "《示例条例》第一条, " * 200 + "3]\n"
        )
        found = check({POWER_FILE: text}, select=("QD1",))
        ((_finding, excerpt, *_rest),) = found.located
        assert len(excerpt.text) <= 112
        assert excerpt.text.startswith("…")
        assert excerpt.text[excerpt.caret] == "3"

    @pytest.mark.parametrize(("text", "width"), [("甲a，", 5), ("“", 1), ("e\u0301", 1), ("", 0)])
    def test_columns(self, text, width):
        assert columns(text) == width

    def test_visible_leaves_ordinary_text_alone(self):
        assert visible("对《甲》〔2025〕1号：\u3000“乙”") == "对《甲》〔2025〕1号：\u3000“乙”"


class TestTerminal:
    def test_says_the_same_in_colour_and_parses_no_markup(self, monkeypatch):
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("FORCE_COLOR", "1")
        shown = report(finding(message="对[red]甲[/red]的[/]处罚"))
        stream = io.StringIO()
        findings_terminal.show(shown, stream)
        import re

        plain = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue())
        assert stream.getvalue() != plain
        assert plain == findings_text.render(shown)


class TestJson:
    def test_is_the_contract(self):
        record = json.loads(findings_json.render(check(SLIP, workspace="inventories")))
        assert list(record) == [
            "schema",
            "workspace",
            "as_of",
            "law_library",
            "items",
            "files",
            "counts",
            "findings",
        ]
        assert record["schema"] == "qingdan/report/1"
        assert record["workspace"] == "inventories"
        assert record["as_of"] == "2026-01-01"
        assert re.fullmatch("[0-9a-f]{12}", record["law_library"])
        assert record["counts"] == {"error": 2, "warning": 0, "info": 0}
        assert record["findings"][1] == {
            "rule": "QD101",
            "name": "unknown-key",
            "severity": "error",
            "message": "“时限”里没有“承若”这个键。",
            "hint": "是不是“承诺”？",
            "file": POWER_FILE,
            "line": 5,
            "column": 15,
            "item": "cf-7k3q9d2m",
            "field": "时限.承若",
        }

    def test_a_missing_key_is_the_field_it_would_be(self):
        record = json.loads(findings_json.render(check({POWER_FILE: "名称: 甲\n类型: 行政处罚\n"})))
        assert {f["field"] for f in record["findings"]} == {"状态", "依据"}

    def test_statistics_are_added_on_request(self):
        record = json.loads(findings_json.render(check(SLIP), statistics=True))
        assert record["statistics"] == [
            {"rule": "QD101", "name": "unknown-key", "count": 1},
            {"rule": "QD105", "name": "unknown-value", "count": 1},
        ]


def test_severities_of_the_closing_sentence():
    text = findings_text.render(check({**GOOD_POWER, **GOOD_DUTY}))
    assert "：1 个警告。" in text
