"""Penalties: by the province's decision, by concentration, by entrustment.

行政处罚法 18, 20, 21, 23, 24.
"""

from __future__ import annotations

from ...model.vocabulary import DelegationMethod, GrantKind, Level
from .case import BASIC, Body, Case, Grant, Named
from .verdict import Judgement, Lack, Reason, Route, unlawful, waiting

PROVINCIAL = frozenset({Level.NATIONAL, Level.PROVINCE})


def penalty(case: Case) -> Judgement:
    """Judge a penalty that no national clause gives to the body."""
    if case.detention:
        return unlawful(Reason.DETENTION)
    if case.method is DelegationMethod.ENTRUSTED:
        return _entrusted(case)
    return _moved(case)


def level_of(grant: Grant) -> Level | None:
    """Return the level of a decision; a decision of the province is one without saying so."""
    if grant.level is None and grant.kind is GrantKind.PROVINCE:
        return Level.PROVINCE
    return grant.level


def entrusting_lacks(case: Case) -> tuple[Lack | None, ...]:
    """Return what an entrustment lacks: the provision that allows it, then the letter's content.

    行政处罚法第二十条第一款、第二款.
    """
    basis = case.entrusting_cited or (case.grant is not None and case.grant.identified)
    wanted = None if basis else Lack.ENTRUSTING_BASIS
    if case.letter is None:
        return (wanted, Lack.LETTER)
    letter = case.letter
    return (
        wanted,
        None if letter.matters else Lack.LETTER_MATTERS,
        None if letter.powers else Lack.LETTER_POWERS,
        None if letter.ends else Lack.LETTER_TERM,
        None if letter.published else Lack.LETTER_PUBLISHED,
    )


def _entrusted(case: Case) -> Judgement:
    if case.body is Body.OUTSIDE:
        return unlawful(Reason.UNFIT_TRUSTEE, Route.ENTRUSTED)
    lacks = entrusting_lacks(case)
    if case.body in (Body.INSTITUTION, Body.INTERNAL, Body.DISPATCHED):
        reason = Reason.DOUBTFUL_TRUSTEE
        return waiting(Route.ENTRUSTED, *lacks, Lack.STANDING, reason=reason)
    return waiting(Route.ENTRUSTED, *lacks)


def _moved(case: Case) -> Judgement:
    grant = case.grant
    route = Route.PROVINCE
    if grant is not None and grant.kind is GrantKind.CONCENTRATED:
        route = Route.CONCENTRATED
    if case.body in (Body.OUTSIDE, Body.INTERNAL):
        return unlawful(Reason.NO_BASIC_BODY, route)
    if grant is None:
        return _undecided(case)
    level = level_of(grant)
    if level is not None and level not in PROVINCIAL:
        if grant.kind is GrantKind.BY_LAW and level is Level.CITY:
            return waiting(route, Lack.DECISION_OF_PROVINCE, reason=Reason.LOCAL_NORM)
        return unlawful(Reason.BELOW_PROVINCE, route)
    if grant.kind is GrantKind.BY_LAW and level is Level.NATIONAL:
        return waiting(Route.CLAUSE, Lack.NAMING_CLAUSE)
    lacks = [
        None if level is not None else Lack.DECISION_LEVEL,
        None if grant.identified else Lack.DECISION_NUMBER,
    ]
    if route is Route.PROVINCE:
        lacks.append(None if grant.published else Lack.DECISION_PUBLISHED)
        lacks.append(None if case.body in BASIC or case.body is Body.UNKNOWN else Lack.STANDING)
    elif case.body in (Body.INSTITUTION, Body.DISPATCHED):
        lacks.append(Lack.STANDING)  # 行政处罚法第十八条第二款: 一个行政机关
    return waiting(route, *lacks)


def _undecided(case: Case) -> Judgement:
    """Judge where no decision is recorded: perhaps a basis is one."""
    standing = None if case.body in BASIC or case.body is Body.UNKNOWN else Lack.STANDING
    if case.decision_cited:
        return waiting(Route.PROVINCE, Lack.DECISION_LEVEL, Lack.DECISION_PUBLISHED, standing)
    reason = Reason.LOCAL_NORM if case.named is Named.LOCAL else None
    either = Lack.DECISION_OR_LETTER if case.method is None else Lack.DECISION_OF_PROVINCE
    return waiting(Route.PROVINCE, either, standing, reason=reason)
