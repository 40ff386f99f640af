"""Text of XML that is written plainly, without a parser."""

from __future__ import annotations

import re

_NOT_PLAIN = ("<!", "]]>", "\ufffe", "\uffff")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
_DECLARED = re.compile(r"<\?xml[^>]*?encoding=[\"']([\w-]+)[\"']")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class NotPlain(Exception):  # noqa: N818 - no error: the text is left to the parser
    """A text that must be read with a parser."""


def plain_text(data: bytes) -> str:
    """Return XML that is UTF-8 and holds no comment, CDATA, document type or illegal character.

    Raises ``NotPlain`` for any other.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotPlain from None
    declared = _DECLARED.match(text)
    if (
        (declared and declared[1].lower() not in ("utf-8", "utf8"))
        or len(data.translate(None, _CONTROLS)) != len(data)
        or any(one in text for one in _NOT_PLAIN)
    ):
        raise NotPlain
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescape_characters(text: str) -> str:
    """Resolve the references of a text. Raises ``NotPlain`` for one that XML does not know."""
    resolved = _ENTITY.sub(_character, text)
    if resolved.count("&") != text.count("&amp;") + text.count("&#38;") + text.count("&#x26;"):
        raise NotPlain
    return resolved


def _character(found: re.Match[str]) -> str:
    named = _NAMED.get(found[0])
    if named is not None:
        return named
    number = int(found[1]) if found[1] else int(found[2], 16)
    legal = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    if not legal or number in (0xFFFE, 0xFFFF):
        raise NotPlain
    return chr(number)


def spreadsheet_string(text: str) -> str:
    """Undo the ``_x000D_`` with which OOXML writes characters that XML does not hold."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_hex_character, text).replace("\r\n", "\n").replace("\r", "\n")


def _hex_character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    if number < 0x20 and number not in (9, 10, 13):
        return ""
    return chr(number) if not 0xD800 <= number < 0xE000 else "\ufffd"
