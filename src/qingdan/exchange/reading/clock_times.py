"""A time of day, or a span of time, as a number format shows it: ``h:mm``, ``[h]"小时"``."""

from __future__ import annotations

from collections.abc import Sequence

from .format_tokens import Sort, Token

_SHOWN = (Sort.LITERAL, Sort.MOMENT, Sort.SPAN, Sort.HALF)


def clock(tokens: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return the parts of a format that shows a time and no day; None for any other."""
    letters = [one.text[0] for one in tokens if one.sort in (Sort.MOMENT, Sort.SPAN)]
    if not {"h", "s"} & set(letters) or {"y", "d"} & set(letters):
        return None
    if any(one.sort not in _SHOWN for one in tokens):
        return None
    minutes = [at for at, letter in enumerate(letters) if letter == "m"]
    are_minutes = all(
        "h" in letters[at - 1 : at] or "s" in letters[at + 1 : at + 2] for at in minutes
    )
    return tuple(tokens) if are_minutes else None


def time_text(number: float, parts: Sequence[Token]) -> str:
    """Return what a cell shows of a serial number."""
    seconds = round(number * 86400)
    if not any(one.text[0] == "s" for one in parts if one.sort in (Sort.MOMENT, Sort.SPAN)):
        seconds -= seconds % 60
    hours, minutes = seconds // 3600, seconds // 60
    is_half = any(one.sort is Sort.HALF for one in parts)
    running = {"h": hours, "m": minutes, "s": seconds}
    within = {
        "h": (hours % 12 or 12) if is_half else hours % 24,
        "m": minutes % 60,
        "s": seconds % 60,
    }
    shown = ""
    for sort, text in parts:
        if sort is Sort.HALF:
            shown += text.split("/")[hours % 24 >= 12]
        elif sort is Sort.LITERAL:
            shown += text
        else:
            value = (running if sort is Sort.SPAN else within)[text[0]]
            shown += str(value).zfill(min(len(text), 2))
    return shown.strip()
