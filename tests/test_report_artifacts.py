"""Reports that CI servers read from files: GitLab Code Quality, JUnit XML, SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import pytest

from qingdan.model.finding import Severity
from qingdan.report import findings_gitlab, findings_junit, findings_sarif
from qingdan.report.findings_escape import visible
from qingdan.rules.examples import GOOD_POWER, POWER_FILE
from qingdan.rules.replacement import Replacement
from qingdan.rules.result import Located

from .memory import check
from .report_cases import HOSTILE, HOSTILE_FILES, finding, hostile, report

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u202e\u2066\ufffe\uffff]")

# What GitLab demands: its schema "codeclimate.json" and the documentation of the format.
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


class TestGitlab:
    def read(self, shown):
        entries = json.loads(findings_gitlab.render(shown))
        jsonschema.validate(entries, CODE_QUALITY)
        return entries

    def test_an_entry(self):
        (entry,) = self.read(report(finding()))
        assert {**entry, "fingerprint": None} == {
            "description": "QD301 消息 → 提示",
            "check_name": "QD301 unknown-organ",
            "fingerprint": None,
            "severity": "major",
            "location": {
                "path": "inventories/powers/zrzy/cf-7k3q9d2m.yaml",
                "lines": {"begin": 3},
            },
        }

    def test_severities(self):
        shown = report(*[finding(severity=severity) for severity in Severity])
        assert [entry["severity"] for entry in self.read(shown)] == ["major", "minor", "info"]

    def test_nothing_found_is_an_empty_array(self):
        assert self.read(report()) == []

    def test_fingerprints_differ_and_survive_moved_lines(self):
        twice = report(finding(), finding(line=8))
        moved = report(finding(line=30), finding(line=80, column=1))
        prints = [[e["fingerprint"] for e in self.read(one)] for one in (twice, moved)]
        assert prints[0] == prints[1]
        assert len(set(prints[0])) == 2

    def test_hostile_texts(self):
        text = findings_gitlab.render(hostile())
        text.encode("utf-8")
        entries = self.read(hostile())
        assert len(entries) == len({entry["fingerprint"] for entry in entries})
        assert not any(CONTROL.search(entry["description"]) for entry in entries)
        assert f"inventories/{HOSTILE_FILES[4]}" == entries[-1]["location"]["path"]


ATTRIBUTES = {
    "testsuites": ({"name", "time", "tests", "failures", "errors"}, set()),
    "testsuite": (
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log"},
        {"name", "tests", "failures", "errors"},
    ),
    "testcase": ({"time", "classname", "group"}, {"name"}),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
    "properties": (set(), set()),
    "property": (set(), {"name", "value"}),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
    "properties": {"property"},
}


class TestJunit:
    """Held against the elements and attributes of junit-10.xsd of Jenkins' xUnit plugin."""

    def read(self, shown, **options):
        root = ElementTree.fromstring(findings_junit.render(shown, **options))
        assert root.tag == "testsuites"
        for element in root.iter():
            optional, required = ATTRIBUTES[element.tag]
            assert required <= set(element.attrib) <= optional | required, element.tag
            assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
        for suite in root:
            cases = suite.findall("testcase")
            assert int(suite.get("tests")) == len(cases)
            assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
            assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        for total in ("tests", "failures", "errors"):
            assert int(root.get(total)) == sum(int(suite.get(total)) for suite in root)
        return root

    def test_one_suite_a_file_one_case_a_finding(self):
        root = self.read(
            report(finding(), finding(line=9), finding(file="organs.yaml", field=None, item=None))
        )
        assert [suite.get("name") for suite in root] == [
            "inventories/powers/zrzy/cf-7k3q9d2m.yaml",
            "inventories/organs.yaml",
        ]
        names = [case.get("name") for case in root.iter("testcase")]
        assert names == [
            "QD301 unknown-organ 牵头",
            "QD301 unknown-organ 牵头 (2)",
            "QD301 unknown-organ",
        ]
        failure = root.find("testsuite/testcase/failure")
        assert failure.get("message") == "错误：消息"
        assert failure.text == "inventories/powers/zrzy/cf-7k3q9d2m.yaml:3:5 消息\n→ 提示"

    @pytest.mark.parametrize(
        ("fail_on", "failures"),
        [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3), (None, 0)],
    )
    def test_what_fails_is_what_makes_the_command_fail(self, fail_on, failures):
        shown = report(*[finding(severity=severity) for severity in Severity])
        root = self.read(shown, fail_on=fail_on)
        assert int(root.get("failures")) == failures
        assert len(list(root.iter("skipped"))) == 3 - failures

    def test_a_clean_report_has_a_case_that_passes(self):
        root = self.read(report())
        (case,) = root.iter("testcase")
        assert case.find("failure") is None
        assert "没有发现问题" in case.find("system-out").text

    def test_statistics_are_properties(self):
        root = self.read(report(finding(), finding(line=9)), statistics=True)
        (found,) = root.iter("property")
        assert found.attrib == {"name": "QD301 unknown-organ", "value": "2"}

    def test_hostile_texts_come_back(self):
        root = self.read(hostile())
        messages = [failure.get("message") for failure in root.iter("failure")]
        assert messages[: len(HOSTILE)] == [f"错误：{visible(text)}" for text in HOSTILE]
        assert not any(CONTROL.search(text) for text in root.itertext())


SCHEMA = json.loads((Path(__file__).parent / "data/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


class TestSarif:
    def read(self, shown, **options):
        record = json.loads(findings_sarif.render(shown, **options))
        VALIDATOR.validate(record)
        (run,) = record["runs"]
        return run

    def test_the_schema_refuses_what_is_wrong(self):
        record = json.loads(findings_sarif.render(report(finding())))
        record["runs"][0]["results"][0]["level"] = "fatal"
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(record)

    def test_a_result(self):
        run = self.read(report(Located(finding(), end=(3, 9))))
        (result,) = run["results"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"] == {"text": "消息\n→ 提示"}
        (location,) = result["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {
                "uri": "inventories/powers/zrzy/cf-7k3q9d2m.yaml",
                "uriBaseId": "%SRCROOT%",
            },
            "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9},
        }
        assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
        assert list(result["partialFingerprints"]) == ["qingdan/v1"]

    def test_rules_bring_their_documentation(self):
        address = "https://example.invalid/rules/"
        run = self.read(
            report(finding(), finding(rule="QD001", name="syntax")), documentation=address
        )
        first, second = run["tool"]["driver"]["rules"]
        assert (first["id"], second["id"]) == ("QD001", "QD301")
        assert second["defaultConfiguration"] == {"level": "error"}
        assert second["helpUri"] == address + "QD301-unknown-organ.md"
        assert "## 为什么" in second["help"]["markdown"]
        without = self.read(report(finding()))["tool"]["driver"]["rules"][0]
        assert "helpUri" not in without

    def test_levels(self):
        shown = report(*[finding(severity=severity) for severity in Severity])
        levels = [result["level"] for result in self.read(shown)["results"]]
        assert levels == ["error", "warning", "note"]

    def test_a_clean_report_has_no_results(self):
        run = self.read(report(workspace="."))
        assert run["results"] == []
        assert run["automationDetails"]["id"] == "qingdan/"

    def test_chinese_names_are_encoded_and_come_back(self):
        shown = report(finding(file="权力/带 空格#1?.yaml"), workspace="清单")
        result = self.read(shown)["results"][0]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", uri)
        assert unquote_to_bytes(uri).decode() == "清单/权力/带 空格#1?.yaml"

    def test_hostile_texts(self):
        run = self.read(hostile())
        json.dumps(run, ensure_ascii=False).encode("utf-8")
        texts = [result["message"]["text"] for result in run["results"]]
        assert not any(CONTROL.search(text) for text in texts)
        assert "{{0}} {{1}}" in texts[6]
        assert not any(re.search(r"(?<!\\)\[[^\]]*\]\(", text) for text in texts)
        uris = [
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in run["results"]
        ]
        assert unquote_to_bytes(uris[-4]).endswith(b"\xff\xe5\x9d\x8f.yaml")

    def test_statistics_are_properties_of_the_run(self):
        run = self.read(report(finding()), statistics=True)
        assert run["properties"]["statistics"] == [
            {"rule": "QD301", "name": "unknown-organ", "count": 1}
        ]

    def test_a_fix_is_a_replacement(self):
        change = Replacement((3, 5), (3, 7), "新")
        (result,) = self.read(report(finding()), replacements=lambda _one: [change])["results"]
        (fix,) = result["fixes"]
        (artifact,) = fix["artifactChanges"]
        assert artifact["artifactLocation"]["uri"].endswith("cf-7k3q9d2m.yaml")
        assert artifact["replacements"] == [
            {
                "deletedRegion": {
                    "startLine": 3,
                    "startColumn": 5,
                    "endLine": 3,
                    "endColumn": 7,
                },
                "insertedContent": {"text": "新"},
            }
        ]

    def test_real_findings(self):
        shown = check({POWER_FILE: GOOD_POWER[POWER_FILE].replace("行政处罚", "处罚")})
        (result,) = self.read(shown)["results"]
        assert result["ruleId"] == "QD105"
