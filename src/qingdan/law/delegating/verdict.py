"""What can be said of a case: the way, the verdict, what is wrong, which document is not named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Route(StrEnum):
    """The way by which a matter comes down. The value stands in reports."""

    CLAUSE = "clause"
    """法律、行政法规 name the body themselves (行政处罚法第二十三条)."""
    PROVINCE = "province"
    """A published decision of the province (行政处罚法第二十四条第一款)."""
    CONCENTRATED = "concentrated"
    """相对集中行政处罚权 (行政处罚法第十八条第二款; 行政强制法第十七条第二款)."""
    ENTRUSTED = "entrusted"
    """行政处罚法第二十条, 行政许可法第二十四条."""
    AUTHORISED = "authorised"
    """法律、法规 authorise the body (行政许可法第二十三条)."""
    STAYS = "stays"
    """The power stays where it was; only people or counters move."""
    DECISION = "decision"
    """Types for which no law sets conditions: a decision or an entrustment that is named."""
    NONE = "none"


class Verdict(StrEnum):
    """What the data allows to say. The value stands in reports; the order is from bad to good."""

    UNLAWFUL = "unlawful"
    DOCUMENT = "document"
    """Lawful only with a document that the data does not name."""
    UNJUDGED = "unjudged"
    """The type or the body is not known, or the file has errors."""
    LAWFUL = "lawful"


class Reason(StrEnum):
    """What is against the law, or has to be asked. The value stands in reports."""

    MEASURE_ENTRUSTED = "measure-entrusted"
    """行政强制法第十七条第一款."""
    DETENTION = "detention"
    """行政处罚法第十八条第三款."""
    BELOW_PROVINCE = "below-province"
    """行政处罚法第二十四条第一款: only the province decides."""
    NO_BASIC_BODY = "no-basic-body"
    """行政处罚法第二十四条第一款: only to towns and street offices."""
    UNFIT_TRUSTEE = "unfit-trustee"
    """行政处罚法第二十条第一款、第二十一条."""
    LICENCE_TO_NO_ORGAN = "licence-to-no-organ"
    """行政许可法第二十四条第一款."""
    COERCION_BY_NO_ORGAN = "coercion-by-no-organ"
    """行政强制法第十七条第一款."""
    PENALTY_DECISION_ONLY = "penalty-decision-only"
    """行政处罚法第二十四条第一款 moves penalties, not coercion."""
    LOCAL_NORM = "local-norm"
    """行政处罚法第二十三条: a local norm that names towns may be the province's decision."""
    DOUBTFUL_TRUSTEE = "doubtful-trustee"
    """行政处罚法第二十一条: whether it may take an entrustment cannot be seen."""
    INTERNAL_ENFORCER = "internal-enforcer"
    """行政处罚法第十七条、第十九条: the name is that of a body that is no organ."""
    WRONG_ENFORCER = "wrong-enforcer"
    """行政处罚法第二十条第四款、第二十四条: the name does not fit the method."""
    DEFERRED = "deferred"
    """行政处罚法第二十四条第一款: in force for a body that defers."""
    FAULTY_FILE = "faulty-file"
    """The file has errors of form: what it says is not certain."""


class Lack(StrEnum):
    """What the data does not name. The value stands in reports."""

    TYPE = "type"
    METHOD = "method"
    RECIPIENT = "recipient"
    NATURE = "nature"
    """性质 of the body in the register."""
    DECISION_OF_PROVINCE = "decision-of-province"
    DECISION_OR_LETTER = "decision-or-letter"
    """The way is not known: either would do."""
    DECISION_NUMBER = "decision-number"
    DECISION_LEVEL = "decision-level"
    DECISION_PUBLISHED = "decision-published"
    CONCENTRATED_DECISION = "concentrated-decision"
    ENTRUSTING_BASIS = "entrusting-basis"
    LETTER = "letter"
    LETTER_MATTERS = "letter-matters"
    LETTER_POWERS = "letter-powers"
    LETTER_TERM = "letter-term"
    LETTER_PUBLISHED = "letter-published"
    STANDING = "standing"
    """What the body is founded on, what it may do."""
    LAW_ON_EXECUTION = "law-on-execution"
    LICENCE_GROUND = "licence-ground"
    NAMING_CLAUSE = "naming-clause"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer. ``lacks`` are what a ``DOCUMENT`` or ``UNJUDGED`` verdict waits for."""

    route: Route
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    lacks: tuple[Lack, ...] = ()


def spoilt(judgement: Judgement, reason: Reason) -> Judgement:
    """Return a judgement made worse by something that is against the law whatever the way."""
    reasons = (*judgement.reasons, reason)
    return replace(judgement, verdict=Verdict.UNLAWFUL, reasons=reasons)


def lawful(route: Route) -> Judgement:
    """Return that a way is open."""
    return Judgement(route, Verdict.LAWFUL)


def unlawful(reason: Reason, route: Route = Route.NONE) -> Judgement:
    """Return that there is no such way."""
    return Judgement(route, Verdict.UNLAWFUL, (reason,))


def waiting(route: Route, *lacks: Lack | None, reason: Reason | None = None) -> Judgement:
    """Return that a way is open with documents that are not named; lawful where none is missing."""
    missing = tuple(lack for lack in lacks if lack is not None)
    reasons = (reason,) if reason is not None else ()
    verdict = Verdict.DOCUMENT if missing else Verdict.LAWFUL
    return Judgement(route, verdict, reasons, missing)
