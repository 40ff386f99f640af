"""Texts that no table may hold as they are, and the JSON that stands in their cells."""

from __future__ import annotations

import json
import re
from typing import Any

from ..messages import _
from .fault import UnreadableCellError

JSON_MARK = "JSON:"
"""How a cell begins that holds a value as JSON."""
CONTINUED = "〔长文本 "
"""How a cell begins whose text goes on on another sheet; no other cell may begin like that."""

# Control characters are no XML, CR and tab do not survive every program, and ``_x000D_`` is how
# .xlsx itself writes CR (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
RISKY = (*_FORMULA, "'")
"""How a text begins that a spreadsheet would not take for the text it is."""
_BLANKS = " \u3000\n"


def is_safe(text: str) -> bool:
    """Whether a text may stand in a cell as it is, and is read back as itself."""
    if not text or text.isspace() or text.startswith((JSON_MARK, CONTINUED)):
        return False
    # What shows in one way or another is safe; to ask that takes a tenth of the search.
    shows = text.replace("\n", "").isprintable() and "_x" not in text
    return shows or not _UNSAFE.search(text)


def json_cell(value: Any) -> str:
    """Return a value as the compact JSON that stands in a cell."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return JSON_MARK + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_json_cell(text: str) -> Any:
    """Return the value of a cell that begins with ``JSON_MARK``.

    Raises ``UnreadableCellError`` where the rest is no JSON.
    """
    try:
        return json.loads(text[len(JSON_MARK) :])
    except ValueError:
        raise UnreadableCellError(
            _("这一格以“JSON:”开头，后面却不是完整的 JSON。"),
            _("恢复原来的内容；或者去掉“JSON:”，按一般写法重写。"),
        ) from None


def csv_escaped(text: str) -> str:
    """Return a text such that no spreadsheet takes it for a formula (CWE-1236).

    An apostrophe goes before a leading sign, full-width forms included (Excel folds them), and
    before a leading apostrophe; blanks before it do not help. ``csv_unescaped`` undoes it.
    """
    return "'" + text if text.lstrip(_BLANKS).startswith(RISKY) else text


def csv_unescaped(text: str) -> str:
    """Return what ``csv_escaped`` was given; any other text as it is."""
    rest = text[1:]
    return rest if text[:1] == "'" and rest.lstrip(_BLANKS).startswith(RISKY) else text


__all__ = [
    "CONTINUED",
    "JSON_MARK",
    "RISKY",
    "csv_escaped",
    "csv_unescaped",
    "from_json_cell",
    "is_safe",
    "json_cell",
]
