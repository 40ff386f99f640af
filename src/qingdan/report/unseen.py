"""Characters a reader would not see (control, direction, zero width), spelled out."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


def spelled_out(text: str) -> str:
    """Return ``text`` with every character that does not show as ``\\x1b`` or ``\\u200b``.

    A list must not move the cursor of a terminal or turn a line around, and XML cannot hold most
    of them. Line feeds stay, CR LF is a line feed, a tab is ``\\t``.
    """
    return _UNSEEN.sub(_spelled, text.replace("\r\n", "\n"))


def _spelled(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return "\\t"
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
