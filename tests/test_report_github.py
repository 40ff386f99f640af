"""A report as workflow commands, read back by the rules that GitHub documents for its runner."""

from __future__ import annotations

import re

import pytest

from qingdan.model.finding import Severity
from qingdan.report import findings_github
from qingdan.report.findings_escape import visible
from qingdan.rules.result import Located

from .report_cases import HOSTILE_FILES, finding, hostile, report

COMMAND = re.compile(r"::([a-z-]+)(?: ([^:]*))?::(.*)", re.S)


def undone(text: str, *signs: str) -> str:
    """Undo the escapes of a workflow command, ``%25`` last."""
    for sign in (*signs, "\r", "\n", "%"):
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What a runner takes from a log: a command is a line that begins with ``::``."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        matched = COMMAND.fullmatch(line.strip())
        if matched:
            pairs = (pair.partition("=") for pair in (matched[2] or "").split(",") if pair)
            properties = {name.strip(): undone(value, ":", ",") for name, _, value in pairs}
            found.append((matched[1], properties, undone(matched[3])))
    return found


def test_one_command_a_finding_with_the_path_from_the_root():
    shown = report(
        Located(finding(), end=(3, 9)),
        Located(finding(severity=Severity.WARNING, line=9, hint=""), end=(10, 2)),
        finding(severity=Severity.INFO),
    )
    file = "inventories/powers/zrzy/cf-7k3q9d2m.yaml"
    title = "QD301 unknown-organ"
    place = {"file": file, "line": "3", "col": "5"}
    assert commands(findings_github.render(shown)) == [
        ("error", {**place, "endLine": "3", "endColumn": "9", "title": title}, "消息\n提示"),
        ("warning", {"file": file, "line": "9", "col": "5", "title": title}, "消息"),
        ("notice", {**place, "title": title}, "消息\n提示"),
    ]


@pytest.mark.parametrize("workspace", [None, "."])
def test_without_a_folder_above(workspace):
    ((_, properties, _),) = commands(findings_github.render(report(finding(), workspace=workspace)))
    assert properties["file"].startswith("powers/zrzy/")


def test_a_clean_report_says_nothing():
    assert findings_github.render(report()) == ""


def test_nothing_in_a_file_becomes_a_command():
    shown = hostile()
    text = findings_github.render(shown)
    found = commands(text)
    assert [name for name, _, _ in found] == ["notice", *["error"] * len(shown.located)]
    assert not re.search(r"^##\[", text, flags=re.M)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066\u200b]", text)
    _, _, message = found[1]
    assert message == (
        "对甲<U+000D> ::error file=x::坏 ##[add-mask]甲\n"
        "对甲<U+000D> ::error file=x::坏 ##[add-mask]甲"
    )


def test_names_of_files_come_back_as_they_are_unless_they_would_steer_the_log():
    found = commands(findings_github.render(hostile()))
    files = [properties["file"] for _, properties, _ in found if "file" in properties]
    given = [f"inventories/{file}" for file in HOSTILE_FILES]
    assert files[-len(given) :] == [visible(file) for file in given]
    assert {given[2], given[4]} <= set(files)


def test_all_are_printed_and_what_is_cut_is_said_first():
    warnings = [finding(severity=Severity.WARNING, line=n) for n in range(1, 13)]
    shown = report(*[finding(line=n) for n in range(1, 26)], *warnings)
    assert findings_github.cut_off(shown) == {Severity.ERROR: 15, Severity.WARNING: 2}
    first, *rest = commands(findings_github.render(shown))
    assert first[0] == "notice"
    assert "另有 15 个错误，2 个警告不显示" in first[2]
    assert len(rest) == 37


def test_the_sentence_about_the_others_takes_the_place_of_a_notice():
    shown = report(*[finding(severity=Severity.INFO, line=n) for n in range(1, 12)])
    assert findings_github.cut_off(shown) == {Severity.INFO: 2}
    ten = report(*[finding(severity=Severity.INFO, line=n) for n in range(1, 11)])
    assert findings_github.cut_off_sentence(ten) is None


def test_statistics_are_a_folded_group():
    text = findings_github.render(report(finding(), finding(line=8)), statistics=True)
    assert text.splitlines()[-3:] == [
        "::group::每条规则的问题数",
        "     2  QD301 unknown-organ  机构不在名录里",
        "::endgroup::",
    ]
