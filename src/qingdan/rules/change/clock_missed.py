"""QD627 clock-missed: a step of the process was late, or is overdue."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ...law.succession.clocks import APPROVAL, TRIGGER, Clock, clocks, deadlines
from ...law.succession.workdays import WorkCalendar, arrangements, shipped
from ...messages import _
from ...model.finding import FieldPath, Severity
from ..facts import View
from ..ledger import Batch, text
from ..rule import N_, RawFinding, Rule, Scope
from .samples import CHANGED, NEW, published

_TRIGGERED = "事由: {情形: 修改, 日期: 2025-10-20}\n申请: {日期: %s}\n"

RULE = Rule(
    code="QD627",
    slug="clock-missed",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("调整的一步超过了时限"),
    why=(
        "法规变了，清单要在限定的工作日里跟上：申请、审核、报送公开、公开、衔接各有时限，"
        "从事由发生、上一步办完或者批准那一天起算，"
        "当天不算（《中华人民共和国民法典》第二百零一条）。"
        "时限是方案“调整时限”里的数据，各有出处；"
        "公开的 20 个工作日出自《中华人民共和国政府信息公开条例》第二十六条。"
        "没有查到全文的也只作警告，并且写明。起算的日子没有写的不算；工作日历到不了的年份不猜，"
        "可以在 calendar.yaml 里补。"
    ),
    advice=N_("还没有办的尽快办，并写上日期；日期写错了的改正。"),
    bad={**NEW, **published(CHANGED, more=_TRIGGERED % "2025-11-06")},
    good={**NEW, **published(CHANGED, more=_TRIGGERED % "2025-10-30")},
)

_DAYS: Mapping[str, tuple[str, str]] = {
    TRIGGER: ("事由", "日期"),
    "申请": ("申请", "日期"),
    "审核": ("审核", "日期"),
    APPROVAL: ("审批", "日期"),
    "报送公开": ("公布", "报送"),
    "公开": ("公布", "日期"),
}
"""Where a batch says when each step was taken; 衔接 is done when every 交接 is."""
_HANDOVER = "衔接"


def check(view: View) -> Iterator[RawFinding]:
    """Yield steps taken after their last working day, or not taken when it has passed."""
    if not view.ledger:
        return
    steps = clocks(view.around.profile.section("调整时限"))
    calendar: WorkCalendar | None = None
    for batch in view.ledger.batches:
        done = _done(batch)
        if not done:
            continue
        if calendar is None:
            calendar = shipped().with_years(arrangements(view.calendar)[0])
        yield from _late(batch, steps, done, calendar, view.around.today)


def _late(
    batch: Batch,
    steps: tuple[Clock, ...],
    done: Mapping[str, datetime.date],
    calendar: WorkCalendar,
    today: datetime.date,
) -> Iterator[RawFinding]:
    actions = {entry.action for entry in batch.entries}
    start = done.get(TRIGGER)
    others = {step: day for step, day in done.items() if step != TRIGGER}
    for one in deadlines(steps, start or datetime.date.min, calendar, others):
        clock = one.clock
        if one.planned or not isinstance(one.due, datetime.date):
            continue
        if (clock.after == TRIGGER and start is None) or not _concerns(clock, actions):
            continue
        day = done.get(clock.step)
        if day is not None and day > one.due:
            message = _("{step}在 {day}，最迟是 {due}（自{after}起 {days} 个工作日）。")
        elif day is None and today > one.due and not _later_step(clock, done):
            message = _("{step}最迟是 {due}（自{after}起 {days} 个工作日），还没有写办完的日期。")
        else:
            continue
        yield RawFinding(
            RULE.slug,
            batch.file,
            message.format(
                step=clock.step, day=day, due=one.due, after=clock.after, days=clock.days
            ),
            _hint(clock),
            _place(batch, clock.step),
        )


def _concerns(clock: Clock, actions: set[str]) -> bool:
    return not clock.actions or not actions.isdisjoint(clock.actions)


def _later_step(clock: Clock, done: Mapping[str, datetime.date]) -> bool:
    """Whether a step that was not written down is past: what comes after it was taken."""
    if clock.step in ("申请", "审核"):
        return APPROVAL in done
    return clock.step == "报送公开" and "公开" in done


def _hint(clock: Clock) -> str:
    if clock.verified:
        return _("出处：{source}。").format(source=clock.source)
    return _("这个时限没有逐个核实（{source}），照本地的规定办。").format(source=clock.source)


def _place(batch: Batch, step: str) -> FieldPath:
    """Return where the day of a step stands, or what stands nearest to where it should."""
    path = _DAYS.get(step)
    if path is not None and batch.part(path[0]).get(path[1]) is not None:
        return path
    part = path[0] if path is not None else "交接"
    if batch.content.get(part) is not None:
        return (part,)
    after = next((key for key in ("审批", "事由") if batch.content.get(key) is not None), None)
    return (after,) if after is not None else ()


def _done(batch: Batch) -> dict[str, datetime.date]:
    """Return the days on which steps were taken, as far as they are days."""
    found = {}
    for step, path in _DAYS.items():
        day = _day(batch.part(path[0]).get(path[1]))
        if day is not None:
            found[step] = day
    handed = batch.content.get("交接")
    records = [one for one in handed if isinstance(one, dict)] if isinstance(handed, list) else []
    days = [_day(one.get("完成")) for one in records]
    known = [day for day in days if day is not None]
    if known and len(known) == len(records):
        found[_HANDOVER] = max(known)
    return found


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text(value))
    except ValueError:
        return None
