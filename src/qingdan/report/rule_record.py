"""Rules for programs and as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..messages import _
from ..model.vocabulary import RulePreset
from ..rules.rule import Rule
from . import rule_words
from .findings_escape import columns
from .findings_words import severity_word

SCHEMA = "qingdan/rules/1"


def record(rule: Rule) -> dict[str, Any]:
    """Return what a program may want to know of a rule; keys are stable."""
    return {
        "rule": rule.code,
        "name": rule.slug,
        "title": _(rule.title),
        "advice": _(rule.advice),
        "why": rule.why,
        "severity": str(rule.severity),
        "scope": str(rule.scope),
        "preset": _PRESETS[rule.preset],
        "fix": str(rule.fix) if rule.fix else None,
        "unskippable": rule.unskippable,
        "options": [
            {
                "name": option.name,
                "default": list(option.default)
                if isinstance(option.default, tuple)
                else option.default,
                "help": _(option.help),
            }
            for option in rule.options
        ],
    }


_PRESETS = {
    RulePreset.LEGACY: "legacy",
    RulePreset.DEFAULT: "default",
    RulePreset.STRICT: "strict",
}


def head() -> tuple[str, ...]:
    """Return the headings of the table."""
    return (_("编号"), _("名称"), _("级别"), _("预设"), _("自动改"), _("问题"))


def row(rule: Rule) -> tuple[str, ...]:
    """Return the cells of a rule."""
    return (
        rule.code,
        rule.slug,
        severity_word(rule.severity),
        rule_words.smallest_preset_word(rule.preset),
        rule_words.short_fix_word(rule.fix),
        _(rule.title),
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with their columns under each other; Chinese characters take two places."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = []
    for cells in rows:
        padded = (
            cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"
