"""The words of a meeting packet. Official documents are Chinese whatever language is chosen."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ..announce.lawful import CitedBasis
from ..announce.opinions import Answer, Asked
from ..announce.schedule import Due, State
from ..announce.wording import day, listed
from ..compare.changes import Direction
from ..law.facts import Status
from ..law.succession.workdays import Unknown
from ..model.actions import Verdict
from ..model.finding import FieldPath, Severity

_STATUS = {
    Status.IN_FORCE: "现行有效",
    Status.NOT_YET: "尚未施行",
    Status.AMENDED: "所引版本已修改",
    Status.REPEALED: "已废止",
    Status.NO_SUCH_ARTICLE: "没有这一条",
    Status.NO_SUCH_PARAGRAPH: "没有这一款",
    Status.NO_SUCH_SUBPARAGRAPH: "没有这一项",
    Status.NOT_COVERED: "法规库不收，需人工核对",
    Status.UNKNOWN_LAW: "法规库里没有，需人工核对",
    Status.MALFORMED: "读不出所指，需人工核对",
}
_STATE = {
    State.DONE: "已办",
    State.DONE_LATE: "已办，超期",
    State.OPEN: "未到期",
    State.MISSED: "已超期",
    State.UNKNOWN: "未起算",
}


def status(basis: CitedBasis) -> str:
    """Return what has become of a basis."""
    if basis.status is None:
        return "不是法规引用，需人工核对"
    said = _STATUS[basis.status]
    return f"{said}，由{listed(basis.replaced)}接替" if basis.replaced else said


def answer(asked: Asked) -> str:
    """Return what an organ that was asked has done."""
    late = f"，迟{asked.late}日" if asked.late else ""
    match asked.answer:
        case Answer.OPINION:
            said = f"有意见{late}"
        case Answer.NOTHING:
            said = f"无意见{late}"
        case Answer.OVERDUE:
            said = f"未答复，已逾期{asked.late}日"
        case _:
            said = "未答复"
    return f"{said}（未征求，自行提出）" if asked.uninvited else said


def due(one: Due) -> str:
    """Return by when a step is due."""
    if isinstance(one.due, Unknown):
        return f"缺{one.due.year}年放假安排，推算不出"
    if one.due is None:
        return f"待{one.clock.after}之日确定后起算"
    return f"{day(one.due)}{'（按前一步的期限预计）' if one.planned else ''}"


def state(one: Due) -> str:
    """Return where a step stands."""
    return _STATE[one.state]


def date_or_blank(value: datetime.date | None) -> str:
    """Return a day, nothing for none."""
    return day(value) if value else ""


def boxes(verdict: Verdict | None) -> str:
    """Return the boxes of a question, one of them ticked where there is an answer."""
    return "　".join(f"{'☑' if one is verdict else '□'}{one}" for one in Verdict)


def direction(one: Direction) -> str:
    """Return the word for the way a limit went."""
    return {Direction.REDUCED: "压减", Direction.EXTENDED: "延长"}[one]


def severity(one: Severity) -> str:
    """Return the word for how bad a finding is."""
    return {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}[one]


def label(path: FieldPath) -> str:
    """Return where a field stands, as people count."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"（第{part + 1}个）"
        else:
            text += f"·{part}" if text else part
    return text or "全文"


def some(names: tuple[str, ...], most: int = 3) -> str:
    """Return the first names, and how many there are where that is not all."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等{len(names)}项"


def fitted(entries: Sequence[str], room: int, joint: str = "；") -> str:
    """Return as many entries as fit into ``room`` characters, and how many there are if not all.

    The first one is always there, cut where it alone is too long.
    """
    shown: list[str] = []
    used = 0
    for entry in entries:
        used += len(entry) + len(joint)
        if shown and used > room:
            return f"{joint.join(shown)}等{len(entries)}处"
        shown.append(cut(entry, room))
    return joint.join(shown)


def cut(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters; ``…`` ends one that was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def signed(delta: int) -> str:
    """Return a difference with its sign; ``持平`` for none."""
    return "持平" if delta == 0 else f"{'＋' if delta > 0 else '－'}{abs(delta)}"


__all__ = [
    "answer",
    "boxes",
    "cut",
    "date_or_blank",
    "direction",
    "due",
    "fitted",
    "label",
    "severity",
    "signed",
    "some",
    "state",
    "status",
]
