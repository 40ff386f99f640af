"""What the cells of a column look like, whatever stands above them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ...model.duration import Duration
from .columns import Column
from .types import power_type

_LAW = re.compile(r"《[^》]{2,}》|第[一二三四五六七八九十百零〇\d]+条")
_ACCOUNTABILITY = re.compile(
    r"公务员法|政务处分|处分条例|监察法|问责条例|纪律处分|过错责任追究|行政执法责任制"
)
_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z\-]{7,40}")
_DATE = re.compile(r"(?:19|20)\d{2}(?:[-./]\d{1,2}){1,2}(?:\d{2}:\d{2}(?::\d{2})?)?")
_ORDINAL = re.compile(r"\d{1,5}(?:[.\-－]\d{1,3})?|[一二三四五六七八九十]{1,3}")
_DAYS = re.compile(r"\d{1,3}")
_LEVEL = re.compile(
    r"(?:国家|省|自治区|市|州|县|区|旗|乡|镇|街道|村|社区).{0,6}级?|[1-7](?:[,，、][1-7])*"
)
_ORGAN = re.compile(
    r"(?:局|委|委员会|办|办公室|厅|院|部|署|政府|街道|中心|总队|支队|大队|分局)(?:[（(].*[）)])?$"
)
_OFFICE = re.compile(r"(?:科|处|室|股|组|队|所|站|中心|大队|支队)(?:[（(].*[）)])?$")
_PHONE = re.compile(r"[\d\-—－—\s、,，；;（）()]{5,40}")
_PERSONAL = re.compile(r"(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?!\d)")
_SHORTEST_CODE = 7
_SPACE = re.compile(r"\s+")
_PARTS = re.compile(r"[、，,；;/\n]+")

_WORDS: Mapping[Column, frozenset[str]] = {
    Column.CADENCE: frozenset({"经常性", "突击性", "经常", "突击", "日常", "阶段性"}),
    Column.DIFFICULTY: frozenset({"难", "易", "较难", "较易"}),
    Column.DUTY_SCOPE: frozenset({"对外", "对内", "对外职责", "对内职责"}),
    Column.ROLE: frozenset({"牵头", "配合", "主办", "协办", "主责", "牵头部门", "配合部门"}),
    Column.STATUS: frozenset({"有效", "在用", "正常", "启用", "停用", "废止", "已废止", "暂停"}),
    Column.CASE_TYPE: frozenset({"即办件", "承诺件"}),
}


def _duration(text: str) -> bool:
    if _DAYS.fullmatch(text):
        return True
    try:
        Duration.parse(text)
    except ValueError:
        return False
    return True


def _all_parts(pattern: re.Pattern[str], text: str) -> bool:
    parts = [part for part in _PARTS.split(text) if part]
    return bool(parts) and all(pattern.search(part) for part in parts)


def _worded(column: Column) -> Callable[[str], bool]:
    words = _WORDS[column]
    return lambda text: text in words


def _law(text: str) -> bool:
    return bool(_LAW.search(text))


def _code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) and not _DATE.fullmatch(text)


def _organs(text: str) -> bool:
    return len(text) <= 60 and _all_parts(_ORGAN, text)


def _offices(text: str) -> bool:
    return len(text) <= 80 and _all_parts(_OFFICE, text)


_TESTS: Mapping[Column, Callable[[str], bool]] = {
    **dict.fromkeys((Column.BASIS, Column.RESPONSIBILITY_BASIS, Column.LIABILITY_BASIS), _law),
    Column.TYPE: lambda text: power_type(text) is not None,
    **dict.fromkeys((Column.CODE, Column.BASIC_CODE, Column.IMPLEMENTATION_CODE), _code),
    Column.ORDINAL: lambda text: bool(_ORDINAL.fullmatch(text)),
    **dict.fromkeys((Column.LEGAL_LIMIT, Column.PROMISED_LIMIT, Column.LIMIT), _duration),
    Column.LEVEL: lambda text: len(text) <= 12 and bool(_LEVEL.fullmatch(text)),
    **dict.fromkeys((Column.ORGAN, Column.PARTNER, Column.LEAD, Column.SUPPORT), _organs),
    **dict.fromkeys((Column.UNIT, Column.TASK_UNIT, Column.SUPPORT_UNIT), _offices),
    Column.SUPERVISION: lambda text: bool(_PHONE.fullmatch(text)),
    **{column: _worded(column) for column in _WORDS},
}

DECISIVE = frozenset(
    {Column.TYPE, Column.CADENCE, Column.DUTY_SCOPE, Column.ROLE, Column.CASE_TYPE}
)
"""Columns whose content is like no other's: ten types, or a pair of words."""


def cleaned(texts: Sequence[str]) -> list[str]:
    """Return the texts of cells without white space, the empty ones left out."""
    found = (_SPACE.sub("", text) for text in texts)
    return [text for text in found if text]


def support(column: Column, texts: Sequence[str]) -> float | None:
    """Return the share (0 to 1) of cleaned cells that look like a column.

    None where the content of that column has no form of its own, or where there are no cells.
    """
    test = _TESTS.get(column)
    if test is None or not texts:
        return None
    return sum(1 for text in texts if test(text)) / len(texts)


def columns_by_content(texts: Sequence[str]) -> list[Column]:
    """Return the columns that nearly all cleaned cells look like; bare numbers may be anything."""
    if not texts or all(text.isdecimal() and len(text) < _SHORTEST_CODE for text in texts):
        return []
    return [column for column in _TESTS if (support(column, texts) or 0.0) >= 0.9]


def accountability(texts: Sequence[str]) -> float:
    """Return the share of cells that cite law on the liability of officials."""
    if not texts:
        return 0.0
    return sum(1 for text in texts if _ACCOUNTABILITY.search(text)) / len(texts)


def is_personal_content(texts: Sequence[str]) -> bool:
    """Whether half of the cells hold an identity card number or a mobile number."""
    return bool(texts) and sum(1 for t in texts if _PERSONAL.search(t)) * 2 >= len(texts)
