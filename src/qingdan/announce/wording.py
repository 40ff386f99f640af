"""How official documents write days, blanks and lists. Documents are Chinese in every language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ..model.actions import AdjustmentStage

BLANK_NUMBER = "〔　　　　〕　　号"
BLANK_DAY = "　　　　年　　月　　日"
BLANK_ORGAN = "〔发文机关〕"
MISSING = "〔待补〕"


def day(value: datetime.date | None) -> str:
    """Return a day as ``2026年3月1日``, blanks for none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else BLANK_DAY


def given_day(value: object) -> datetime.date | None:
    """Return a day as a file gives it; None for what is none."""
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def number(value: str | None) -> str:
    """Return the number of a document, blanks to be filled in for none."""
    return value or BLANK_NUMBER


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return text if text.endswith(("。", "！", "？", "：")) else text.rstrip("；，、") + "。"


def listed(words: Iterable[str]) -> str:
    """Join words with 、, each once."""
    return "、".join(dict.fromkeys(word for word in words if word))


def stage_mark(stage: AdjustmentStage) -> str | None:
    """Return what must stand over a text that is not the public one; None for the public one."""
    if stage is AdjustmentStage.PUBLISHED:
        return None
    return f"{stage}·未经公布，不作为办事依据"


def unfinished_mark(lacking: Iterable[str]) -> str:
    """Return what must stand over a text that calls itself the public one and is not complete."""
    return f"未定稿·{'，'.join(lacking)}，不作为办事依据"


_NUMERALS = "〇一二三四五六七八九十"


def ordinal(value: int) -> str:
    """Return 一, 二 … 十, 十一 … 九十九 for 1 to 99."""
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _NUMERALS[ones]
    head = "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


__all__ = [
    "BLANK_DAY",
    "BLANK_NUMBER",
    "BLANK_ORGAN",
    "MISSING",
    "day",
    "given_day",
    "listed",
    "number",
    "ordinal",
    "sentence",
    "stage_mark",
    "unfinished_mark",
]
