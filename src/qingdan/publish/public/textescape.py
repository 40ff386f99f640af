"""Escapes for the places data is written to besides HTML."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup, escape

from ...model.vocabulary import ListKind

_MARKDOWN = re.compile(r"([\\`*_{}\[\]#!|~@^$])")
_MARKDOWN_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_SCRIPT_UNSAFE = re.compile("[<>&\u2028\u2029]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def markdown_text(text: object) -> Markup:
    """Return ``text`` as one line of Markdown that shows it literally, HTML escaped too."""
    line = _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))
    line = _MARKDOWN_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
    return escape(line)


_FOLDER_PAGES = frozenset(f"{name}.html" for name in (*ListKind, "organs", "types", "changes"))


def markdown_path(html_path: str) -> str:
    """Return where the Markdown of a page lies; a page about a folder is that folder's README.

    Anchors are left out: every forge makes its own.
    """
    path = html_path.partition("#")[0]
    if path == "index.html":
        return "README.md"
    stem = path.removesuffix(".html")
    return f"{stem}/README.md" if path in _FOLDER_PAGES else f"{stem}.md"


def css_string(text: str) -> str:
    """Return ``text`` as the inside of a CSS string: everything but letters and digits in hex."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text)


def script_value(value: Any) -> str:
    """Return JSON that is safe inside a script, also where the script is pasted into a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SCRIPT_UNSAFE.sub(lambda found: _SCRIPT[found[0]], text)


RISKY = frozenset((*_FORMULA_STARTS, " ", "\u3000", "\n"))
"""How a cell begins that ``spreadsheet_cell`` may have to change."""


def spreadsheet_cell(text: str) -> str:
    """Return ``text`` such that no spreadsheet takes it for a formula (CWE-1236).

    An apostrophe goes before a leading sign, full-width forms included: Excel folds them.
    """
    start = text.lstrip(" \u3000\n")
    return "'" + text if start.startswith(_FORMULA_STARTS) else text
