"""What ``explain`` and ``rules`` show, made once and kept in the user's cache folder.

Loading every rule takes half a second; reading its page again takes next to nothing. What is
kept holds for one version of the program and one language.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..messages import _, current_language
from .replay import cache_folder, program


class Listed(NamedTuple):
    """A rule as it is shown; words are in the chosen language.

    ``facts`` is what a program may read of it, ``row`` the cells of the table of rules, ``plain``
    and ``markdown`` its page.
    """

    code: str
    slug: str
    title: str
    facts: dict[str, Any]
    row: tuple[str, ...]
    plain: str
    markdown: str


def listed() -> list[Listed]:
    """Return all rules in the order of their codes."""
    folder = cache_folder()
    if folder is None:
        return _made()
    path = folder / f"rules-{current_language()}.json"
    version = program()
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["program"] == version:
            return [Listed(*entry) for entry in kept["rules"]]
    rules = _made()
    _keep(path, json.dumps({"program": version, "rules": rules}, ensure_ascii=False))
    return rules


def _made() -> list[Listed]:
    from ..report import rule_page, rule_record
    from ..rules.registry import RULES

    return [
        Listed(
            rule.code,
            rule.slug,
            _(rule.title),
            rule_record.record(rule),
            rule_record.row(rule),
            rule_page.plain(rule),
            rule_page.markdown(rule),
        )
        for rule in RULES
    ]


def _keep(path: Path, text: str) -> None:
    """Write the file at once or not at all; without a cache folder nothing is kept."""
    with suppress(OSError, UnicodeEncodeError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        os.replace(name, path)  # noqa: PTH105 - a name from mkstemp


def chosen(words: Sequence[str], rules: Sequence[Listed]) -> list[Listed]:
    """Return the rules that words name by code, prefix, name or title, in the order of all.

    Raises ``UnknownRuleError`` for a word that names none.
    """
    from ..rules.naming import UnknownRuleError, codes_named
    from ..rules.nearest import nearest

    codes = {rule.slug: rule.code for rule in rules}
    wanted: set[str] = set()
    for word in words:
        try:
            wanted.update(codes_named(word, codes))
        except UnknownRuleError:
            titles = {rule.title: rule.code for rule in rules}
            title = nearest(word, tuple(titles), cutoff=1.1)
            if title is None:
                raise
            wanted.add(titles[title])
    return [rule for rule in rules if rule.code in wanted]


def as_json(schema: str, rules: Sequence[Listed]) -> str:
    """Return the facts of rules as JSON text that ends in a line feed."""
    record = {"schema": schema, "rules": [rule.facts for rule in rules]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
