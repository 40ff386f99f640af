"""Licences: entrusted to other administrative organs only; else by a law or under 第二十五条.

行政许可法 22 to 25.
"""

from __future__ import annotations

from ...model.vocabulary import DelegationMethod, GrantKind
from .case import Body, Case, Named
from .penalties import entrusting_lacks
from .verdict import Judgement, Lack, Reason, Route, unlawful, waiting

_NO_ORGAN = frozenset({Body.OUTSIDE, Body.INTERNAL, Body.INSTITUTION, Body.AUTHORISED})
_NOT_FOR_LICENCES = frozenset({Lack.LETTER_POWERS, Lack.LETTER_TERM})
"""行政许可法第二十四条第一款 asks for the body and the content to be announced, for no term."""


def licence(case: Case) -> Judgement:
    """Judge a licence that no national clause gives to the body."""
    if case.method is DelegationMethod.ENTRUSTED:
        if case.body in _NO_ORGAN:
            return unlawful(Reason.LICENCE_TO_NO_ORGAN, Route.ENTRUSTED)
        lacks = [one for one in entrusting_lacks(case) if one not in _NOT_FOR_LICENCES]
        if case.body is Body.DISPATCHED:
            lacks.append(Lack.STANDING)
        return waiting(Route.ENTRUSTED, *lacks)
    grant = case.grant
    if grant is not None and grant.kind is GrantKind.BY_LAW:
        return waiting(Route.AUTHORISED, None if grant.identified else Lack.DECISION_NUMBER)
    reason = Reason.LOCAL_NORM if case.named is Named.LOCAL else None
    return waiting(Route.AUTHORISED, Lack.LICENCE_GROUND, reason=reason)
