"""A report as SARIF 2.1.0 (OASIS), for code scanning and for editors that read it.

Paths count from the root of the repository (``%SRCROOT%``), percent-encoded; columns are code
points. A result is recognised by ``partialFingerprints``; the key GitHub reserves for itself
(``primaryLocationLineHash``) is left to it, because it warns of every foreign value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..messages import _, current_language
from ..model.finding import Severity
from ..rules.registry import BY_CODE
from ..rules.replacement import Replacement
from ..rules.result import Located, Report
from ..rules.rule import Rule
from . import rule_page
from .findings_escape import visible
from .findings_place import from_root

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "qingdan/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
"""What GitHub calls a severity (``problem.severity``)."""

_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")

Replacements = Callable[[Located], Sequence[Replacement]]


def no_replacements(_one: Located) -> Sequence[Replacement]:
    """Return nothing: for a report without the texts it is about."""
    return ()


def render(
    report: Report,
    *,
    statistics: bool = False,
    replacements: Replacements = no_replacements,
    documentation: str | None = None,
) -> str:
    """Return the report as SARIF JSON.

    ``replacements`` gives the changes of the text that a finding's fix comes to; ``documentation``
    is the address (ending in ``/``) under which the pages of the rules stand, where there is one.
    ``statistics`` adds the number of findings of each rule to the properties of the run.
    """
    rules = [BY_CODE[code] for code in sorted({finding.rule for finding in report.findings})]
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    run: dict[str, Any] = {
        "tool": {"driver": _driver(rules, documentation)},
        "automationDetails": {"id": _encoded(from_root(report, "")) + "qingdan/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _("版本库的根文件夹")}}},
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(report, one, fingerprint, numbers[one.finding.rule], replacements(one))
            for one, fingerprint in zip(report.located, report.fingerprints, strict=True)
        ],
    }
    if statistics:
        run["properties"] = {
            "statistics": [
                {"rule": code, "name": BY_CODE[code].slug, "count": count}
                for code, count in report.by_rule
            ]
        }
    record = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: Sequence[Rule], documentation: str | None) -> dict[str, Any]:
    return {
        "name": "qingdan",
        "semanticVersion": __version__,
        "language": "zh-CN" if current_language() == "zh" else "en-US",
        "rules": [_rule(rule, documentation) for rule in rules],
    }


def _rule(rule: Rule, documentation: str | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": _literal(_(rule.title))},
        "fullDescription": {"text": _literal(_(rule.advice))},
        "help": {"text": rule_page.plain(rule), "markdown": rule_page.markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "slug": rule.slug,
            "preset": str(rule.preset),
            "problem.severity": _PROBLEM[rule.severity],
        },
    }
    if documentation is not None:
        record["helpUri"] = documentation + quote(rule_page.page_name(rule))
    return record


def _result(
    report: Report, one: Located, fingerprint: str, index: int, changes: Sequence[Replacement]
) -> dict[str, Any]:
    finding = one.finding
    text = visible(finding.message)
    if finding.hint:
        text += f"\n→ {visible(finding.hint)}"
    place = {"uri": _encoded(from_root(report, finding.file)), "uriBaseId": _ROOT}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": place, "region": _region(one)}
    }
    named = [name for name in (finding.item, finding.field) if name]
    if named:
        location["logicalLocations"] = [{"fullyQualifiedName": visible("/".join(named))}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(text)},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if changes:
        result["fixes"] = [_fix(finding.hint or finding.message, place, changes)]
    return result


def _region(one: Located) -> dict[str, int]:
    finding = one.finding
    region = {"startLine": finding.line, "startColumn": finding.column}
    if one.end is not None and one.end >= (finding.line, finding.column):
        region |= {"endLine": one.end[0], "endColumn": one.end[1]}
    return region


def _fix(said: str, place: dict[str, str], changes: Sequence[Replacement]) -> dict[str, Any]:
    return {
        "description": {"text": _literal(visible(said))},
        "artifactChanges": [
            {
                "artifactLocation": place,
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": change.start[0],
                            "startColumn": change.start[1],
                            "endLine": change.end[0],
                            "endColumn": change.end[1],
                        },
                        "insertedContent": {"text": change.text},
                    }
                    for change in changes
                ],
            }
        ],
    }


def _literal(text: str) -> str:
    """Return ``text`` as a message in which nothing is a placeholder or a link.

    SARIF would have every brace doubled (3.11.5); readers that do not undo it are many, so only
    what could be taken for a placeholder is.
    """
    return _LINK.sub(r"\\[", _PLACEHOLDER.sub(r"{{\1}}", text))


def _encoded(path: str) -> str:
    """Return a path as a relative URI; bytes that are no UTF-8 as they are in the file system."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")
