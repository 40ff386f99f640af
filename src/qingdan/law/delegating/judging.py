"""Judge one case: by which way the matter may come to the body, and what is missing for it.

The law does not forbid what it is silent about here: where a document would do and the data does
not name it, that document is asked for. Only what no document could mend is called unlawful.

Sources: 行政处罚法 18, 20, 21, 23, 24; 行政许可法 22 to 25; 行政强制法 13, 17, 22.
"""

from __future__ import annotations

from dataclasses import replace

from ...model.vocabulary import DelegationMethod, PowerType
from .case import Body, Case, Named
from .coercion import coercion
from .licences import licence
from .penalties import penalty
from .verdict import Judgement, Lack, Route, Verdict, lawful, waiting

STAYING = frozenset(
    {
        DelegationMethod.STATIONED,
        DelegationMethod.ON_BEHALF,
        DelegationMethod.ONLINE,
        DelegationMethod.COUNTER,
    }
)
"""The organ that had the power keeps it and answers for it."""
MOVING = frozenset({DelegationMethod.DEVOLVED, DelegationMethod.AUTHORISED})
"""The town acts in its own name."""

_BY_TYPE = {
    PowerType.PENALTY: penalty,
    PowerType.COERCION: coercion,
    PowerType.LICENCE: licence,
}


def judge(case: Case) -> Judgement:
    """Return the way, the verdict, what is wrong and what is missing. Total: it never raises."""
    if case.method in STAYING:
        return lawful(Route.STAYS)
    if case.type is None:
        return Judgement(Route.NONE, Verdict.UNJUDGED, (), (Lack.TYPE,))
    if case.named is Named.LAW and not case.detention:
        return lawful(Route.CLAUSE)
    meant = replace(case, method=_meant(case))
    found = _BY_TYPE.get(case.type, _other)(meant)
    if case.body is Body.UNKNOWN and found.verdict is not Verdict.UNLAWFUL:
        found = replace(found, verdict=Verdict.UNJUDGED, lacks=(Lack.NATURE, *found.lacks))
    if meant.method is None and found.lacks:
        found = replace(found, route=Route.NONE, lacks=(Lack.METHOD, *found.lacks))
    return found


def _meant(case: Case) -> DelegationMethod | None:
    """Return the method; where none is written (or 其他), what the documents named speak for."""
    if case.method in MOVING or case.method is DelegationMethod.ENTRUSTED:
        return case.method
    if case.grant is not None:
        return DelegationMethod.DEVOLVED
    return DelegationMethod.ENTRUSTED if case.letter is not None else None


def _other(case: Case) -> Judgement:
    """Judge the types for which no law sets conditions: something must have been decided."""
    named = case.grant is not None and case.grant.identified
    if named or case.letter is not None or case.decision_cited:
        return lawful(Route.DECISION)
    entrusted = case.method is DelegationMethod.ENTRUSTED
    return waiting(Route.DECISION, Lack.LETTER if entrusted else Lack.DECISION)
