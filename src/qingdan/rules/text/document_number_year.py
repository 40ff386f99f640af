"""QD506 document-number-year: a 文号 of a year that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope, TextSort
from .issue_numbers import CLOSE, OPEN
from .patterns import Pattern

_NUMBERED = Pattern(r"号(?<=[\d\s]号)")
"""Begins with a literal, so it is quick; 序号 stands in every item."""
_BRACKETED = Pattern(rf"{OPEN}\s*[12]")


def _may_hold(raw: str) -> bool:
    return _NUMBERED.search(raw) is not None and _BRACKETED.search(raw) is not None


RULE = Rule(
    code="QD506",
    slug="document-number-year",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("文号的年份不可能"),
    why=(
        "文号的年份晚于今年，或者早于 1949 年，一定是打错了（2032 应为 2023）。"
        "同一处既有文号又有日期的，两个年份相差一年以上也报：文件的年份就是成文那一年。"
        "原注、原文照录，不查。"
    ),
    advice=N_("核对原件，改正年份。"),
    bad=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        "依据: [《关于加强示例管理的通知》（某政办发〔2203〕33号）第二条]\n"
    ),
    good=power(
        "名称: 示例的事项\n类型: 其他行政权力\n状态: 有效\n"
        "依据: [《关于加强示例管理的通知》（某政办发〔2023〕33号）第二条]\n"
    ),
    screen=_may_hold,
)

_FIRST = 1949
_YEAR = Pattern(
    rf"(?<=[\u4e00-\u9fffA-Za-z]){OPEN}\s*(?P<year>\d{{4}})\s*年?\s*{CLOSE}\s*第?\s*\d{{1,5}}\s*号"
)
_DATED = Pattern(r"(\d{4})-\d{2}-\d{2}")


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield years after today's and before 1949, and years that disagree with the date beside."""
    for passage in item.passages:
        if "号" not in passage.text or passage.sort is TextSort.QUOTATION:
            continue
        for found in _YEAR.finditer(passage.text):
            year = int(found["year"])
            if not _FIRST <= year <= item.today.year:
                yield item.finding(
                    RULE,
                    _("文号的年份是 {year}，今年是 {today} 年。").format(
                        year=year, today=item.today.year
                    ),
                    _("核对原件，改正年份。"),
                    passage.path,
                    span=found.span("year"),
                )
    yield from _against_date(item)


def _against_date(item: ItemView) -> Iterator[RawFinding]:
    approval = item.mapping.get("批准")
    if not isinstance(approval, dict):
        return
    number, day = approval.get("文号"), approval.get("日期")
    found = _YEAR.search(number) if isinstance(number, str) else None
    dated = _DATED.fullmatch(day) if isinstance(day, str) else None
    if found is None or dated is None or not _FIRST <= int(found["year"]) <= item.today.year:
        return
    if abs(int(found["year"]) - int(dated[1])) > 1:
        yield item.finding(
            RULE,
            _("文号的年份是 {year}，批准日期却在 {date}。").format(
                year=int(found["year"]), date=dated[1]
            ),
            _("核对批准文件，改正文号或者日期。"),
            ("批准", "文号"),
            span=found.span("year"),
        )
