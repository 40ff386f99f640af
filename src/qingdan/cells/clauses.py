"""Numbered clauses: one text, a list, a list that a sentence leads in, or a shared text (套用)."""

from __future__ import annotations

import re
from typing import Any

from .escaping import JSON_MARK, from_json_cell, json_cell
from .simple import Said, stands_alone

_NUMBERED = re.compile(r"[0-9]{1,3}[.．、](?:[ \u3000]+(?=\S)|(?![0-9]))")
_ADOPTED, _LEAD = "套用：", "开头："


def clauses_text(value: Any) -> Said | None:
    """Return clauses as a cell shows them; None for a form that only JSON can hold.

    A list is numbered, so that it is told from one text of several lines. A shared text stands
    under its name, with the clauses of one's own after it.
    """
    if isinstance(value, str):
        return value, not (value[:1] in _OPENINGS or value[:1].isspace())
    if isinstance(value, list):
        return _numbered(value)
    if not isinstance(value, dict):
        return None
    head, rest = (_ADOPTED, "另加") if "套用" in value else (_LEAD, "内容")
    first, more = value.get(head[:-1]), value.get(rest, ())
    if not isinstance(first, str) or not stands_alone(first) or len(value) != 1 + (rest in value):
        return None
    if more == ():
        return head + first, head is _ADOPTED
    below = _numbered(more) if isinstance(more, list) else None
    return None if below is None else (f"{head}{first}\n{below[0]}", below[1])


_OPENINGS = frozenset("0123456789套开")


def _numbered(entries: list[Any]) -> Said | None:
    if not entries:
        return None
    lines = [_entry(number, entry) for number, entry in enumerate(entries, 1)]
    return "\n".join(lines), all(stands_alone(entry) for entry in entries)


def _entry(number: int, entry: Any) -> str:
    if not isinstance(entry, str) or not stands_alone(entry.replace("\n", "")):
        return f"{number}.{json_cell(entry)}"
    return f"{number}. {entry}" if "0" <= entry[0] <= "9" else f"{number}.{entry}"


def clauses_of(text: str) -> Any:
    """Read what ``clauses_text`` wrote, and what people write: numbers need not be in order.

    A line without a number goes on with the clause before it.
    """
    first, _line_end, rest = text.partition("\n")
    if first.startswith(_ADOPTED):
        more = _entries(rest)
        return {"套用": first[len(_ADOPTED) :].strip()} | ({"另加": more} if more else {})
    if first.startswith(_LEAD):
        return {"开头": first[len(_LEAD) :].strip(), "内容": _entries(rest)}
    return _entries(text) if _NUMBERED.match(text.lstrip()) else text


def _entries(text: str) -> list[Any]:
    found: list[str] = []
    for line in text.split("\n"):
        number = _NUMBERED.match(line)
        if number:
            found.append(line[number.end() :])
        elif found:
            found[-1] += "\n" + line
        elif line.strip():
            found.append(line)
    kept = [one for one in found if one.strip()]
    return [from_json_cell(one) if one.startswith(JSON_MARK) else one for one in kept]
