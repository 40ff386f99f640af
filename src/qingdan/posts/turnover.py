"""Moves of people over a period: in, out, seconded; the net, and the turnover ratio.

The ratio is (in + out) / 2 / staff: half of all comings and goings to the people there are.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from ..messages import _
from ..stats.roll import Roll
from .names import OrganNames
from .remark import Remark, error, note, warning
from .table import Form, Row, is_total, read_table
from .written import count, day, hidden


class Way(StrEnum):
    """Which way somebody went."""

    IN = "调入"
    OUT = "调出"
    LENT = "抽出"
    """Seconded to others; keeps the post."""
    BORROWED = "抽入"
    BACK = "返回"


_ORGANS = ("单位", "单位名称", "机构", "机构名称", "部门", "镇街", "乡镇", "所在单位")
FORM = Form(
    lambda: _("人员流动表"),
    {
        "日期": ("日期", "时间", "调动日期", "调动时间", "生效日期", "文件日期"),
        "单位": _ORGANS,
        "类型": ("类型", "流动类型", "变动类型", "调动类型", "变动", "方式", "去向类型"),
        "人数": ("人数", "数", "数量"),
        "文号": ("文号", "批准文号", "批准文件", "依据", "手续", "审批文号"),
        "调入": ("调入", "调入人数", "流入", "进"),
        "调出": ("调出", "调出人数", "流出", "出"),
        "抽出": ("抽出", "抽调", "抽调人数", "借调", "借出", "抽出人数"),
        "抽入": ("抽入", "借入", "抽入人数"),
    },
    (("日期", "类型"), ("单位", "类型"), ("单位", "调入", "调出")),
)
_WAYS: tuple[tuple[Way, str], ...] = (
    (Way.BACK, r"返回|回原单位|归还|结束"),
    (Way.BORROWED, r"抽入|借入|借调入|抽调入"),
    (Way.LENT, r"抽调|抽出|借调|借出|挂职|借用|跟班"),
    (Way.IN, r"调入|转入|招录|考录|录用|招聘|安置|流入|引进|新进|^[进入]$"),
    (Way.OUT, r"调出|转出|退休|辞职|辞退|死亡|去世|开除|解聘|离职|流出|^出$"),
)


@dataclass(frozen=True, slots=True)
class Moves:
    """People who came and went, of one organ or of all."""

    name: str
    came: int
    left: int
    lent: int
    borrowed: int

    @property
    def net(self) -> int:
        """How many more came than left."""
        return self.came - self.left


@dataclass(frozen=True)
class Turnover:
    """The moves of a period. ``staff`` are the people that the ratio is taken to."""

    since: datetime.date | None
    until: datetime.date | None
    whole: Moves
    organs: list[Moves]
    staff: int | None
    remarks: list[Remark]

    @property
    def ratio(self) -> Fraction | None:
        """(in + out) / 2 / staff; None where nobody said how many people there are."""
        if not self.staff:
            return None
        return Fraction(self.whole.came + self.whole.left, 2 * self.staff)


def read_turnover(
    path: Path,
    roll: Roll,
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    staff: int | None = None,
) -> Turnover:
    """Read a table of moves, a row a move or a row an organ; of a period where days are given."""
    table = read_table(path, FORM)
    names = OrganNames(roll)
    remarks: list[Remark] = []
    counts: dict[str, dict[Way, int]] = {}
    for row in table.rows:
        if is_total(row.get("单位")) or is_total(row.get("日期")):
            continue
        ways = list(_ways(row, remarks))
        if not ways or not _within(row, "日期" in table.fields, since, until, remarks):
            continue
        organ = hidden(row.get("单位"))
        for way, number in ways:
            own = counts.setdefault(organ, {})
            own[way] = own.get(way, 0) + number
        if "文号" in table.fields and not row.get("文号"):
            remarks.append(warning(row.place, _("这一行没有批准的文号。")))
    if "文号" not in table.fields:
        remarks.append(note("", _("表里没有文号一列，手续没有核对。")))
    for organ in counts:
        if organ and names.find(organ) is None:
            text = _("“{name}”不在机构名录里，或者不止一个。")
            remarks.append(warning("", text.format(name=organ)))
    organs = [_moves(name, [own]) for name, own in counts.items() if name]
    return Turnover(since, until, _moves("", counts.values()), organs, staff, remarks)


def _moves(name: str, counted: Iterable[dict[Way, int]]) -> Moves:
    parts = list(counted)
    return Moves(
        name,
        *(sum(one.get(way, 0) for one in parts) for way in (Way.IN, Way.OUT)),
        *(sum(one.get(way, 0) for one in parts) for way in (Way.LENT, Way.BORROWED)),
    )


def _ways(row: Row, remarks: list[Remark]) -> Iterator[tuple[Way, int]]:
    """Yield what a row counts: its one move, or its columns."""
    if row.get("类型"):
        way = next((way for way, words in _WAYS if re.search(words, row.get("类型"))), None)
        number = count(row.get("人数")) if row.get("人数") else 1
        if way is None or number is None:
            text = _("类型或者人数读不懂，没有算进去；类型写 调入、调出、抽出、抽入、返回。")
            remarks.append(error(row.place, text))
        else:
            yield way, number
        return
    for way in Way:
        said = row.get(way)
        number = count(said)
        if number is not None:
            yield way, number
        elif said:
            remarks.append(error(row.place, _("{what}一格不是人数，没有算进去。").format(what=way)))


def _within(
    row: Row,
    dated: bool,
    since: datetime.date | None,
    until: datetime.date | None,
    remarks: list[Remark],
) -> bool:
    """Whether a row falls into the period; a row without a day only where no period is asked."""
    if since is None and until is None:
        return True
    date = day(row.get("日期")) if dated else None
    if date is None:
        text = _("没有能读懂的日期，不知道在不在这段时间里，没有算进去。")
        remarks.append(error(row.place, text))
        return False
    return (since is None or since <= date) and (until is None or date <= until)


__all__ = ["Moves", "Turnover", "Way", "read_turnover"]
