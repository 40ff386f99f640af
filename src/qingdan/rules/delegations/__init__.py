"""Rules on 赋权事项清单 (QD261–269, QD472–489).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    conditional_in_force,
    deferred_in_force,
    delegated_by_local_norm,
    delegated_coercion,
    delegated_licence,
    delegated_measure,
    delegated_penalty,
    delegated_power_differs,
    delegation_dates_reversed,
    delegation_expired,
    delegation_letter_incomplete,
    delegation_step_missing,
    delegation_unassessed,
    delegation_without_grant,
    delegation_without_recipient,
    delegation_without_term,
    delegation_without_type,
    doubtful_trustee,
    enforcer_opinion_differs,
    exercised_too_early,
    grant_unpublished,
    internal_enforcer,
    too_few_officers,
    unfit_recipient,
    withdrawal_incomplete,
    withdrawn_in_force,
    wrong_enforcer,
)

MODULES: tuple[ModuleType, ...] = (
    delegation_without_type,
    delegation_without_recipient,
    delegation_letter_incomplete,
    delegation_without_term,
    delegation_expired,
    delegation_unassessed,
    exercised_too_early,
    delegation_dates_reversed,
    delegation_step_missing,
    delegated_measure,
    delegated_coercion,
    delegated_licence,
    delegated_penalty,
    delegation_without_grant,
    delegated_by_local_norm,
    grant_unpublished,
    unfit_recipient,
    doubtful_trustee,
    internal_enforcer,
    wrong_enforcer,
    enforcer_opinion_differs,
    deferred_in_force,
    conditional_in_force,
    withdrawn_in_force,
    withdrawal_incomplete,
    delegated_power_differs,
    too_few_officers,
)
