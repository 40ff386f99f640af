"""The board of deadlines for programs: JSON (``qingdan/due/1``) and iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..messages import _
from .due_words import colour_word, left, legend, looked, sort_word, summary, weight

if TYPE_CHECKING:
    from ..due.alarm import Alarm
    from ..due.board import Board

SCHEMA = "qingdan/due/1"
_LONGEST_LINE = 75
"""Octets in a line of iCalendar, RFC 5545 section 3.1."""
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""}
_PRIORITY = {"红": 1, "橙": 5, "黄": 9}


def due_json(board: Board) -> str:
    """Return the board as JSON."""
    said = {
        "schema": SCHEMA,
        "as_of": board.today.isoformat(),
        "within": board.within,
        "later": board.later,
        "looked_at": {
            "items": board.looked.items,
            "adjustments": board.looked.adjustments,
            "sorts": list(map(str, board.looked.sorts)),
            "calls": board.looked.calls,
            "never_reviewed": board.looked.undated,
        },
        "legend": legend(),
        "counts": {str(colour): count for colour, count in board.counts().items()},
        "due": [
            {
                "sort": str(one.sort),
                "what": one.what,
                "due": one.due.isoformat(),
                "days": one.days,
                "colour": str(one.colour),
                "important": one.heavy,
                "urgent": one.urgent,
                "file": one.file,
                "item": one.item,
                "organ": one.organ,
                "source": one.source,
            }
            for one in board.alarms
        ],
        "unread": list(board.unread),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def due_calendar(board: Board, named: Callable[[str], str]) -> bytes:
    """Return the board as a calendar with an all-day entry for each last day.

    The same board gives the same bytes; a clock keeps its UID as long as its file, sort and last
    day stay, so that importing again brings nothing twice. A calendar must hold something (RFC
    5545, section 3.6): one of no clock has an entry that says what was looked at.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//qingdan//due//ZH", "CALSCALE:GREGORIAN"]
    lines.append("X-WR-CALNAME:" + _escaped(_("时限一览")))
    about = f"{summary(board)}\n{looked(board)}\n{legend()}"
    lines.append("X-WR-CALDESC:" + _escaped(about))
    for one in board.alarms:
        lines += _event(one, board.today, named)
    if not board.alarms:
        lines += _entry(board.today, board.today, f"nothing {board.today}", summary(board), about)
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(one: Alarm, today: datetime.date, named: Callable[[str], str]) -> Iterator[str]:
    identity = "\x1f".join((one.file, one.sort, one.due.isoformat(), one.what))
    organ = named(one.organ) if one.organ else ""
    told = "\n".join(
        text
        for text in (
            _("【{colour}】{left}").format(
                colour=f"{colour_word(one.colour)} {weight(one)}", left=left(one)
            ),
            organ,
            one.file,
            one.source,
        )
        if text
    )
    summed = _("{sort}：{what}").format(sort=sort_word(one.sort), what=one.what)
    yield from _entry(today, one.due, identity, summed, told)
    yield "CATEGORIES:" + _escaped(str(one.sort))
    yield f"PRIORITY:{_PRIORITY[one.colour]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _entry(
    today: datetime.date, day: datetime.date, identity: str, title: str, text: str
) -> Iterator[str]:
    """Begin an all-day entry; whoever asks for it ends it."""
    uid = hashlib.sha256(identity.encode()).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@qingdan"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(1):%Y%m%d}"
    yield "SUMMARY:" + _escaped(title)
    yield "DESCRIPTION:" + _escaped(text)


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in text)


def _folded(line: str) -> Iterator[bytes]:
    """Break a line into parts of at most 75 octets, never inside a character."""
    part, room = b"", _LONGEST_LINE
    for sign in line:
        code = sign.encode()
        if len(part) + len(code) > room:
            yield part
            part = b" "
        part += code
    yield part
