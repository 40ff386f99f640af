"""QD106 bad-date: not a day written 2024-01-31, or a day that does not exist."""

from __future__ import annotations

import calendar
import datetime
import re

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..nearest import fold
from ..rule import N_, Rule, Scope
from .phrases import label, shown
from .problem import Problem, Words

TYPES = frozenset({"qd_day", "qd_no_such_day"})

RULE = Rule(
    code="QD106",
    slug="bad-date",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("日期不对"),
    why=(
        "日期一律写成 2024-01-31（年-月-日，GB/T 7408.1 的扩展格式），程序才能比较先后。"
        "日历上没有的日期（如二月三十日）多半是抄错了。"
    ),
    advice=N_("写成 2024-01-31 的样子，并核对日历上有没有这一天。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n生效日期: 2024年2月1日\n"),
    good=GOOD_POWER,
)

_LOOSE = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*[月/.\-]\s*(\d{1,2})\s*日?")
_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def explain(problem: Problem) -> Words:
    """Say what is wrong with the day, and how it is written."""
    place, value = label(problem.path), shown(problem.value)
    if problem.kind == "qd_no_such_day":
        return Words(
            _("{place}写的“{value}”在日历上没有这一天。").format(place=place, value=value),
            _month_hint(int(str(problem.value)[:4]), int(str(problem.value)[5:7])),
        )
    message = _("{place}写的“{value}”不是 2024-01-31 这样的日期。").format(place=place, value=value)
    parts = _parts(problem.value)
    if parts is None:
        return Words(message, _("四位年、两位月、两位日，用半角连字符隔开。"))
    try:
        day = datetime.date(*parts)
    except ValueError:
        return Words(message, _month_hint(*parts[:2]))
    return Words(message, _("写成 {day}。").format(day=day.isoformat()))


def _parts(value: object) -> tuple[int, int, int] | None:
    text = fold(str(value)) if isinstance(value, str | int) else ""
    found = _LOOSE.fullmatch(text) or _TIGHT.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _month_hint(year: int, month: int) -> str:
    if year < 1:
        return _("年份从 0001 开始；请核对。")
    if not 1 <= month <= 12:
        return _("月份是 01 到 12；请核对。")
    return _("{year} 年 {month} 月有 {days} 天；请核对。").format(
        year=year, month=month, days=calendar.monthrange(year, month)[1]
    )
