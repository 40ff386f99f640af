"""An answer as text, Markdown, JSON (``qingdan/ask/1``) or a workbook."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

from ..messages import _, bracketed
from ..xlsx.sheet import sheet_of
from . import markdown_escape
from .tables_text import figures
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..ask.answer import Answer

SCHEMA = "qingdan/ask/1"
_LONG = 48
"""Characters of a cell that a terminal shows; the other formats show all."""


def ask_text(answer: Answer) -> str:
    """Return the table for a terminal, long texts cut with …."""
    count = _("{count} 行").format(count=len(answer.rows)) if answer.known else _("不知道")
    lines = [answer.title + bracketed(count)]
    if answer.rows:
        rows = [answer.columns, *(tuple(_short(cell) for cell in row) for row in answer.rows)]
        lines += figures(rows, len(answer.columns))
    lines += [answer.note] if answer.note else []
    return "".join(f"{line}\n" for line in lines)


def ask_markdown(answer: Answer) -> str:
    """Return the table as Markdown."""
    parts = [f"# {markdown_escape.escape(answer.title)}"]
    counted = _("共 {count} 行。").format(count=len(answer.rows))
    parts.append(counted if answer.known else _("不知道。"))
    if answer.rows:
        rows = [answer.columns, *(tuple(map(_word, row)) for row in answer.rows)]
        parts.append(markdown_escape.table(rows))
    if answer.note:
        parts.append(markdown_escape.escape(answer.note))
    return "\n\n".join(parts) + "\n"


def ask_json(name: str, answer: Answer) -> str:
    """Return the table as JSON, days as texts."""
    said = {
        "schema": SCHEMA,
        "question": name,
        "title": answer.title,
        "columns": list(answer.columns),
        "rows": [
            [cell.isoformat() if isinstance(cell, datetime.date) else cell for cell in row]
            for row in answer.rows
        ],
        "note": answer.note,
        "known": answer.known,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def ask_xlsx(answer: Answer) -> bytes:
    """Return the table as a workbook; a text is never a formula."""
    from ..xlsx.workbook import workbook

    counted = _("{count} 行").format(count=len(answer.rows)) if answer.known else _("不知道")
    about = [(_("结果"), counted), (_("说明"), answer.note)]
    sheets = [
        sheet_of(_("报表"), answer.columns, answer.rows),
        sheet_of(_("说明"), (_("问什么"), answer.title), about),
    ]
    return b"".join(workbook(sheets, answer.title))


def _word(cell: object) -> str:
    return "" if cell is None else str(cell)


def _short(cell: object) -> str:
    text = spelled_out(_word(cell)).replace("\n", " ")
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"
