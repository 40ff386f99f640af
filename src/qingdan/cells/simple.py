"""Values that are one word, number or day, and lists of them: to text and back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

from ..messages import _
from ..model.duration import Duration
from ..model.ids import ITEM_ID
from .escaping import JSON_MARK, from_json_cell, json_cell
from .fault import UnreadableCellError, nearest

Said = tuple[str, bool]
"""A value as text, and whether that is sure to be read back as the value."""

_LARGEST = 10**15
"""Excel keeps fifteen digits of a number."""
_NUMBER = re.compile(r"([+-]?[0-9]+)(?:\.0*)?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = re.compile(
    r"([0-9]{4})(?:[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|"
    r"([0-9]{2})([0-9]{2}))"
)
_YES = frozenset(("是", "true", "有", "√", "1"))
_NO = frozenset(("否", "false", "无", "×", "0"))
_BETWEEN = re.compile("[、，,；;]")


def flag_text(value: Any) -> str | None:
    """Return 是 or 否; None for what is no flag."""
    return ("是" if value else "否") if isinstance(value, bool) else None


def flag_of(text: str) -> bool:
    """Read 是 or 否; ``UnreadableCellError`` for anything else."""
    word = text.strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise UnreadableCellError(
        _("这里只能写“是”或者“否”，不能写“{text}”。").format(text=_short(text)),
        _("写“是”或者“否”；不填就清空。"),
    )


def number_text(value: Any) -> str | None:
    """Return a whole number in digits; None for what a spreadsheet would not keep."""
    fits = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
    return str(value) if fits else None


def number_of(text: str) -> int:
    """Read a whole number; ``UnreadableCellError`` for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    if found:
        return int(found[1])
    raise UnreadableCellError(
        _("这里要写整数，不能写“{text}”。").format(text=_short(text)), _("只写数字，如 3。")
    )


def numbers_text(values: Any) -> Said | None:
    """Return whole numbers on one line (2、3); None for what is no list of them."""
    texts = [number_text(one) for one in values] if isinstance(values, list) else []
    known = [text for text in texts if text is not None]
    return ("、".join(known), True) if known and len(known) == len(texts) else None


def numbers_of(text: str) -> list[int]:
    """Read whole numbers between 、，； or on lines; ``UnreadableCellError`` for anything else."""
    pieces = _BETWEEN.split(text.replace("\n", "、"))
    return [number_of(piece) for piece in pieces if piece.strip()]


def day_text(value: Any) -> str | None:
    """Return a day that stands as YYYY-MM-DD; None for anything else."""
    return value if isinstance(value, str) and _as_day(value) is not None else None


def _as_day(text: str) -> datetime.date | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def day_of(text: str) -> str:
    """Read a day in the usual spellings, as YYYY-MM-DD; ``UnreadableCellError`` otherwise."""
    found = _DAY.fullmatch(text.strip())
    if found:
        year, month, day = (int(part) for part in found.groups() if part is not None)
        try:
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            pass
    raise UnreadableCellError(
        _("“{text}”不是日历上的一天。").format(text=_short(text)),
        _("写成 2026-01-31 或者 2026年1月31日。"),
    )


def is_duration(text: str) -> bool:
    """Whether a text is a time limit with its unit."""
    try:
        Duration.parse(text)
    except ValueError:
        return False
    return True


def duration_of(text: str) -> str:
    """Read a time limit and return it as it is written; ``UnreadableCellError`` without a unit."""
    if is_duration(text):
        return text
    raise UnreadableCellError(
        _("“{text}”不是期限。").format(text=_short(text)),
        _("写数字和单位，如 20个工作日、90日、3个月；当场办结写“即时”。"),
    )


def word_of(text: str, vocabulary: Collection[str]) -> str:
    """Read one word of a vocabulary; ``UnreadableCellError`` for any other word."""
    word = text.strip()
    if word in vocabulary:
        return word
    raise UnreadableCellError(
        _("不能写“{text}”。").format(text=_short(word)),
        nearest(word, vocabulary) or _("从下拉表里选一个。"),
    )


def words_text(values: Any, vocabulary: Collection[str]) -> Said | None:
    """Return words on one line; one a line where a word has the sign that would part them."""
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        return None
    line = "、".join(values)
    if line.count("、") >= len(values):
        return "\n".join(values), False
    return line, bool(values) and all(one in vocabulary for one in values)


def words_of(text: str, vocabulary: Collection[str]) -> list[str]:
    """Read words that stand on lines of their own or between 、，；."""
    return parted(text, vocabulary.__contains__, lambda word: word_of(word, vocabulary))


def parted(text: str, known: Callable[[str], bool], find: Callable[[str], str]) -> list[str]:
    """Read names on lines; a line that is no name itself may hold several."""
    found = []
    for line in text.split("\n"):
        name = line.strip()
        if name:
            pieces = [name] if known(name) else _BETWEEN.split(name)
            found += [find(piece.strip()) for piece in pieces if piece.strip()]
    return found


def item_of(text: str) -> str:
    """Read the id of an item; ``UnreadableCellError`` where it has not the form of one."""
    name = text.strip()
    if ITEM_ID.fullmatch(name):
        return name
    raise UnreadableCellError(
        _("“{text}”不是事项编号。").format(text=_short(name)),
        _("写事项的编号，如 cf-7k3q9d2m，不写名称。"),
    )


def lines_text(values: Any) -> Said | None:
    """Return texts one a line; one that cannot stand on a line stands there as JSON."""
    if not isinstance(values, list) or not values:
        return None
    if all(stands_alone(one) for one in values):
        return "\n".join(values), True
    return "\n".join(one if stands_alone(one) else json_cell(one) for one in values), False


def stands_alone(value: Any) -> bool:
    """Whether an entry of a list can stand on a line; what no cell may hold is asked later."""
    return (
        isinstance(value, str)
        and "\n" not in value
        and value == value.strip() != ""
        and not value.startswith(JSON_MARK)
    )


def lines_of(text: str) -> list[Any]:
    """Read texts one a line; lines without a word are passed over."""
    lines: Sequence[str] = [line.strip() for line in text.split("\n")]
    return [from_json_cell(one) if one.startswith(JSON_MARK) else one for one in lines if one]


def _short(text: str) -> str:
    """The first words of a cell, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"
