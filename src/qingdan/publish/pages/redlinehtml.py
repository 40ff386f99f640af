"""A redline as HTML: one way to mark what came and what went, on every page that shows one."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

_TAGS = {"insert": "ins", "delete": "del"}


def redline_html(stretches: Iterable[tuple[str, str]]) -> str:
    """Return stretches (mark, text) as HTML, every text escaped.

    Marks are ``equal``, ``insert`` and ``delete``. Style sheets underline and strike through and
    say both in words to readers by ear; colour alone says nothing.
    """
    parts = []
    for mark, text in stretches:
        tag = _TAGS.get(mark)
        said = str(escape(text))
        parts.append(f"<{tag}>{said}</{tag}>" if tag else said)
    return "".join(parts)
