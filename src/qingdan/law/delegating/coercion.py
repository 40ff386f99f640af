"""Coercion: measures are never entrusted, and a decision on penalties does not move them.

行政强制法 13, 17, 22; 行政处罚法第二十四条第一款 speaks of penalties only.
"""

from __future__ import annotations

from ...model.vocabulary import DelegationMethod, GrantKind
from .case import Body, Case, Coercion
from .penalties import PROVINCIAL, level_of
from .verdict import Judgement, Lack, Reason, Route, unlawful, waiting


def coercion(case: Case) -> Judgement:
    """Judge a coercion that no national clause gives to the body."""
    if case.coercion is Coercion.EXECUTION:
        route = Route.ENTRUSTED if case.method is DelegationMethod.ENTRUSTED else Route.NONE
        return waiting(route, Lack.LAW_ON_EXECUTION)
    if case.method is DelegationMethod.ENTRUSTED:
        return unlawful(Reason.MEASURE_ENTRUSTED, Route.ENTRUSTED)
    if case.body in (Body.OUTSIDE, Body.INTERNAL):
        return unlawful(Reason.COERCION_BY_NO_ORGAN)
    grant = case.grant
    if grant is None or grant.kind is not GrantKind.CONCENTRATED:
        return waiting(
            Route.CONCENTRATED,
            Lack.CONCENTRATED_DECISION,
            reason=Reason.PENALTY_DECISION_ONLY if grant is not None else None,
        )
    level = level_of(grant)
    if level is not None and level not in PROVINCIAL:
        return unlawful(Reason.BELOW_PROVINCE, Route.CONCENTRATED)
    return waiting(
        Route.CONCENTRATED,
        None if level is not None else Lack.DECISION_LEVEL,
        None if grant.identified else Lack.DECISION_NUMBER,
        Lack.STANDING if case.body in (Body.INSTITUTION, Body.DISPATCHED) else None,
    )
