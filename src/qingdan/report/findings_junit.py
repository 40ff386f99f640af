"""A report as JUnit XML, for the test tab of a CI server.

One suite a file, one case a finding. A finding that makes the command fail is a failure; a lesser
one is a skipped case with its message, so that the tab and the exit code agree. Where nothing is
found there is one suite with one case that passes. The elements and attributes are those of the
schema of Jenkins' xUnit plugin; names of cases do not hold lines, so that they stay the same when
lines move.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..messages import _
from ..model.finding import Severity
from ..rules.registry import BY_CODE
from ..rules.result import Located, Report
from .findings_escape import visible
from .findings_place import from_root
from .findings_words import closing, severity_word

_NAME = "qingdan validate"


def render(
    report: Report, *, fail_on: Severity | None = Severity.ERROR, statistics: bool = False
) -> str:
    """Return the report as XML text.

    Findings at least as bad as ``fail_on`` are failures, for None there are none. ``statistics``
    adds the number of findings of each rule as properties of the first suite.
    """
    root = Element("testsuites", {"name": _NAME})
    failures = 0
    for file, located in groupby(report.located, key=lambda one: one.finding.file):
        failures += _suite(root, from_root(report, file), list(located), fail_on)
    if not report.located:
        suite = SubElement(root, "testsuite", _counts(_NAME, 1, 0, 0))
        case = SubElement(suite, "testcase", {"classname": "qingdan", "name": _("清单检查")})
        SubElement(case, "system-out").text = "\n".join(closing(report))
    root.set("tests", str(max(1, len(report.located))))
    root.set("failures", str(failures))
    root.set("errors", "0")
    if statistics and report.by_rule:
        root[0].insert(0, _statistics(report))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "unicode") + "\n"


def _suite(root: Element, path: str, located: list[Located], fail_on: Severity | None) -> int:
    """Add the suite of one file; return how many of its cases fail."""
    shown = visible(path)
    suite = SubElement(root, "testsuite")
    failures = 0
    names: Counter[str] = Counter()
    for one in located:
        failed = fail_on is not None and one.finding.severity.rank <= fail_on.rank
        failures += failed
        _case(suite, shown, one, names, "failure" if failed else "skipped")
    suite.attrib.update(_counts(shown, len(located), failures, len(located) - failures))
    suite.set("file", shown)
    return failures


def _case(suite: Element, path: str, one: Located, names: Counter[str], outcome: str) -> None:
    finding = one.finding
    name = f"{finding.rule} {finding.name}"
    if finding.field:
        name += f" {visible(finding.field)}"
    names[name] += 1
    if names[name] > 1:
        name += f" ({names[name]})"
    case = SubElement(suite, "testcase", {"classname": path, "name": name})
    message = visible(finding.message)
    result = SubElement(
        case,
        outcome,
        {
            "type": str(finding.severity),
            "message": _("{severity}：{message}").format(
                severity=severity_word(finding.severity), message=message
            ),
        },
    )
    lines = [f"{path}:{finding.line}:{finding.column} {message}"]
    if one.excerpt is not None:
        lines.append(visible(one.excerpt.text))
    if finding.hint:
        lines.append(f"→ {visible(finding.hint)}")
    result.text = "\n".join(lines)


def _counts(name: str, tests: int, failures: int, skipped: int) -> dict[str, str]:
    return {
        "name": name,
        "tests": str(tests),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(skipped),
    }


def _statistics(report: Report) -> Element:
    properties = Element("properties")
    for code, count in report.by_rule:
        named = {"name": f"{code} {BY_CODE[code].slug}", "value": str(count)}
        SubElement(properties, "property", named)
    return properties
