"""Who was asked, who answered what, who did not: round by round (三上三下)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from ..model.actions import AdjustmentStage, Adoption
from ..model.adjustment import Reply, Round


class Answer(Enum):
    """What an organ that was asked has done so far."""

    OPINION = auto()
    NOTHING = auto()
    """It said that it has no opinion."""
    WAITING = auto()
    """The day by which to answer has not passed, or none was set."""
    OVERDUE = auto()
    """It has not answered, and the day has passed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One organ in one round. ``late`` is the number of days after the day set, 0 for none."""

    organ: str
    answer: Answer
    date: datetime.date | None
    opinion: str | None
    adopted: Adoption | None
    reason: str | None
    late: int
    uninvited: bool = False


@dataclass(frozen=True, slots=True)
class AskedRound:
    """One round with everybody who was asked, and who answered without being asked."""

    stage: AdjustmentStage | None
    sent: datetime.date | None
    due: datetime.date | None
    organs: tuple[Asked, ...]

    def count(self, answer: Answer) -> int:
        """How many did this."""
        return sum(one.answer is answer for one in self.organs)


def asked_rounds(rounds: Iterable[Round], today: datetime.date) -> tuple[AskedRound, ...]:
    """Return the rounds as they stand on a day."""
    return tuple(_round(one, today) for one in rounds)


def _round(one: Round, today: datetime.date) -> AskedRound:
    replies = {reply.organ: reply for reply in one.replies}
    organs = [_asked(organ, replies.get(organ), one.due, today) for organ in one.asked]
    organs += [
        _asked(reply.organ, reply, one.due, today, uninvited=True)
        for reply in one.replies
        if reply.organ not in one.asked
    ]
    return AskedRound(one.stage, one.sent, one.due, tuple(organs))


def _asked(
    organ: str,
    reply: Reply | None,
    due: datetime.date | None,
    today: datetime.date,
    *,
    uninvited: bool = False,
) -> Asked:
    said = reply is not None and bool(reply.opinion or reply.nothing)
    if reply is None or not said:
        overdue = due is not None and due < today
        late = (today - due).days if overdue and due is not None else 0
        answer = Answer.OVERDUE if overdue else Answer.WAITING
        return Asked(organ, answer, None, None, None, None, late, uninvited)
    late = max((reply.date - due).days, 0) if reply.date and due else 0
    answer = Answer.OPINION if reply.opinion else Answer.NOTHING
    return Asked(
        organ, answer, reply.date, reply.opinion, reply.adopted, reply.reason, late, uninvited
    )


def unanswered(rounds: Iterable[AskedRound]) -> tuple[str, ...]:
    """Return the organs that have not answered in a round whose day has passed, each once."""
    organs = [one.organ for asked in rounds for one in asked.organs if one.answer is Answer.OVERDUE]
    return tuple(dict.fromkeys(organs))


def open_opinions(rounds: Iterable[AskedRound]) -> int:
    """Return how many opinions nobody has decided on."""
    return sum(
        one.answer is Answer.OPINION and one.adopted in (None, Adoption.PENDING)
        for asked in rounds
        for one in asked.organs
    )


__all__ = ["Answer", "Asked", "AskedRound", "asked_rounds", "open_opinions", "unanswered"]
