"""The question on a law: which items cite it, and what its change asks of whom, until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from ...errors import QingdanError
from ...impact.already import applied_before
from ...impact.assess import assess
from ...impact.change import LawChange, change_of
from ...impact.citing import citing
from ...impact.rows import DONE, Row
from ...law.facts import Law
from ...law.succession.clocks import TRIGGER, clocks, deadlines
from ...messages import _, in_one, joined
from ...rules.law.ranks import law_of_title
from ...store.inventory import Entry
from ..answer import NOT_LISTED, Answer, Beside, Cell, Desk

Living = Mapping[str | None, Entry]
"""Items that are on a list, by id."""


def touched(desk: Desk, beside: Beside) -> Answer:
    """Items that cite a law under any of its names, with the units that handle them.

    Where the law was amended or repealed: what that asks of each citation, and by when the organ
    must have applied for the adjustment (the profile's first step).
    """
    law = law_of_title(desk.library, beside.about.strip("《》"))
    if law is None:
        raise QingdanError(
            _("法规库里没有“{title}”。").format(title=beside.about),
            _("用 qingdan law search 找它的全称。"),
        )
    cited = citing(desk.snapshot, lambda name: law_of_title(desk.library, name) is law)
    found = [one for one in cited if one.item is not None]
    entries = desk.inventory.entries
    living: Living = {one.id: one for one in entries if one.item.status not in NOT_LISTED}
    places = {item: place for place, item in enumerate(living)}

    def order(row: tuple[Cell, ...]) -> int:
        return places[str(row[2])]

    title = _("引用《{title}》的事项").format(title=law.title)
    looked = _("看了 {count} 项，草案、审核和废止的不看。").format(count=len(living))
    columns = (*desk.heads(), _("承办机构"), _("引用"))
    change = _change(desk, law)
    if change is None:
        rows: list[tuple[Cell, ...]] = [
            (*_about(desk, living[one.item]), one.text) for one in found if one.item in living
        ]
        none = _("法规库里它没有废止，也没有后一个文本，没有要改的。")
        return Answer(title, columns, tuple(sorted(rows, key=order)), in_one(looked, none))
    applied = applied_before(desk.snapshot, desk.library, change)
    due = _due(desk, change)
    impact = assess(desk.library, change, found, (), applied)
    said: list[tuple[Cell, ...]] = [
        (*_about(desk, living[row.citing.item]), row.text, *_asked(row, due))
        for row in impact.rows
        if row.citing.item in living
    ]
    wider = (*columns, _("要不要改"), _("可能改为"), _("申请调整最迟"))
    return Answer(title, wider, tuple(sorted(said, key=order)), in_one(looked, _told(change, due)))


def _change(desk: Desk, law: Law) -> LawChange | None:
    """Return the last change of a law; None where the library knows of none."""
    try:
        return change_of(desk.library, law.title, None, None)
    except QingdanError:
        return None


def _due(desk: Desk, change: LawChange) -> datetime.date | None:
    """Return the last day of the first step after a change of law."""
    steps = clocks(desk.profile.section("调整时限"))
    for one in deadlines(steps, change.day, desk.calendar):
        if one.clock.after == TRIGGER and isinstance(one.due, datetime.date):
            return one.due
    return None


def _about(desk: Desk, entry: Entry) -> tuple[str, ...]:
    return (*desk.about(entry), joined(getattr(entry.item, "units", ())))


def _asked(row: Row, due: datetime.date | None) -> tuple[Cell, Cell, Cell]:
    """Return whether a citation needs work, what it may become, and by when."""
    if row.verdict in DONE:
        return _("不用改"), None, None
    return _("要改") if row.sure else _("要人定"), row.proposal, due


def _told(change: LawChange, due: datetime.date | None) -> str:
    said = _("《{title}》自 {day} 起{what}；").format(
        title=change.law.title,
        day=change.day,
        what=_("废止") if change.repealed else _("换了文本"),
    )
    unknown = _("申请调整的期限不知道：没有那一年的工作日安排。") if due is None else ""
    more = _("怎样改、其他各步最迟哪天，看 qingdan law impact {title}。")
    return in_one(said, unknown, more.format(title=change.law.title))
