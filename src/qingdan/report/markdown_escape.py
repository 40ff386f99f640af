"""Text of a list as it must stand in Markdown: read as it is, never taken for markup.

Names and texts may hold ``|``, ``<``, ``@`` or ``#12``; in a comment they must neither break a
table, nor become HTML or a link, nor call a person, nor name an issue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(
    r"[&<>]|[\\`*_\[\]|~$]|[@#]|:(?=[a-z0-9_+-]+:|//)|\b(?:www(?=\.)|GH(?=-[0-9]))|\n", re.I
)
_BREAKER = "<!-- -->"


def escape(text: str) -> str:
    """Return ``text`` on one line, line breaks as ``<br>``; what does not show is not changed."""
    return _SPECIAL.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _ENTITIES:
        return _ENTITIES[sign]
    if sign == "\n":
        return "<br>"
    if sign in "@#:" or len(sign) > 1:
        # An empty comment keeps @name, #12, :word:, https:// and www. from being understood.
        return sign + _BREAKER
    return "\\" + sign


def escape_in_html(text: str) -> str:
    """Return ``text`` on one line for a place where Markdown is not read: within a line of tags.

    A backslash would show there, so what Markdown knows is written as entities.
    """
    return _SPECIAL.sub(_escaped_in_html, text.replace("\n", " "))


def _escaped_in_html(found: re.Match[str]) -> str:
    escaped = _escaped(found)
    return f"&#x{ord(found[0]):x};" if escaped.startswith("\\") else escaped


def code(text: str) -> str:
    """Return ``text`` in the type of code, by a tag: backticks cannot hold every text."""
    return f"<code>{escape(text)}</code>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of plain text, the first of them the head, as a table."""
    lines = ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)
