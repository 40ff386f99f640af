"""A page for each rule, from the documentation that stands in the rule, and a table of all."""

from __future__ import annotations

from qingdan.report import rule_page
from qingdan.rules.registry import RULES

FOLDER = "rules"


def render() -> dict[str, str]:
    """Return the pages: path under ``docs/`` → Markdown."""
    found = {f"{FOLDER}/{rule_page.page_name(rule)}": rule_page.markdown(rule) for rule in RULES}
    return {f"{FOLDER}/README.md": rule_page.index(RULES), **found}
