"""Rules on change and adjustment (QD6xx).

Those of scope WORKSPACE look at the adjustments and at what the files say now, those of scope
CHANGE at two versions. One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    approval_missing,
    broken_chain,
    clock_missed,
    declared_not_done,
    deleted_in_force,
    effective_before_approval,
    effective_before_publication,
    entry_twice,
    history_rewritten,
    id_reused,
    published_incomplete,
    substance_without_date,
    successor_not_stated,
    totals_differ,
    undeclared_change,
    unknown_in_adjustment,
    withdrawn_but_granted,
    wrong_action,
)

MODULES = (
    undeclared_change,
    declared_not_done,
    wrong_action,
    history_rewritten,
    deleted_in_force,
    substance_without_date,
    id_reused,
    broken_chain,
    unknown_in_adjustment,
    entry_twice,
    totals_differ,
    approval_missing,
    effective_before_approval,
    effective_before_publication,
    clock_missed,
    published_incomplete,
    withdrawn_but_granted,
    successor_not_stated,
)
