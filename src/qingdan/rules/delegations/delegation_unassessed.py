"""QD266 delegation-unassessed: penalties given to towns are to be assessed from time to time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind, PowerType
from ..completeness.written import day
from ..itemview import ItemView
from ..profile import YES, Profile
from ..rule import N_, RawFinding, Rule, Scope
from .said import date_in, is_effective, moves, record
from .samples import PENALTY, delegation

_STARTED = PENALTY + "程序: {行使: 2024-01-01}\n"

RULE = Rule(
    code="QD266",
    slug="delegation-unassessed",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("交由行使的处罚权过期没有评估"),
    why=(
        "处罚权交由乡镇、街道行使的，要定期组织评估（行政处罚法第二十四条第一款）。"
        "法律没有规定多久一次，隔多少日由方案的“督办·赋权评估”定；通用方案的一年是本项目的安排，只作提醒。\n\n"
        "从最近一次评估起算；没有评估过的，从行使、期限开始、生效、决定的日期起算，都没有写的不查。"
        "只查下放、授权的处罚里状态是有效的。"
    ),
    advice=N_("组织评估，把日期和结果（保留、调整、收回）记在“评估”里。"),
    bad=delegation(_STARTED),
    good=delegation(_STARTED + "评估: [{日期: 2025-09-01, 结果: 保留}]\n"),
    lists=(ListKind.DELEGATIONS,),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield a finding where the last assessment, or the beginning, lies too far back."""
    if not is_effective(item) or item.type != PowerType.PENALTY or not moves(item):
        return
    clock = _clock(item.profile)
    if clock is None or "评估" in item.meant:
        return
    last = last_assessment(item)
    since = last or _begun(item)
    if since is None or since + datetime.timedelta(days=clock.days) >= item.today:
        return
    message = (
        _("最近一次评估是 {day}，已经超过 {days} 日。")
        if last
        else _("{day} 起算，已经超过 {days} 日，没有评估过。")
    )
    doubt = "" if clock.verified else _("（多久评估一次法律没有规定，按方案里的日数提醒。）")
    yield item.missing(
        RULE,
        message.format(day=since.isoformat(), days=clock.days) + doubt,
        _("定期组织评估（行政处罚法第二十四条第一款），把日期和结果记在“评估”里。"),
        ("评估",),
    )


class _Clock(NamedTuple):
    days: int
    verified: bool


def _clock(profile: Profile) -> _Clock | None:
    """Return how often to assess; None where the profile does not say."""
    entry = profile.section("督办").get("赋权评估")
    days = entry.get("周期") if isinstance(entry, Mapping) else None
    if not isinstance(entry, Mapping) or not isinstance(days, int):
        return None
    return _Clock(days, entry.get("核实") == YES)


def last_assessment(item: ItemView) -> datetime.date | None:
    """Return the day of the last assessment; None where there is none."""
    given = item.mapping.get("评估")
    days = [
        day(one.get("日期"))
        for one in (given if isinstance(given, list) else ())
        if isinstance(one, dict)
    ]
    return max((one for one in days if one is not None), default=None)


def _begun(item: ItemView) -> datetime.date | None:
    starts = (
        date_in(item, "程序", "行使"),
        date_in(item, "期限", "自"),
        day(item.get("生效日期")),
        date_in(item, "赋权依据", "日期") if record(item, "赋权依据") else None,
    )
    return next((one for one in starts if one is not None), None)
