"""Rules on 属地管理责任清单 (QD251–259, QD376–379).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    appraisal_without_approval,
    manual_incomplete,
    not_borne_contradicted,
    principal_among_support,
    principal_without_duties,
    scope_not_a_town,
    step_by_outsider,
    step_flow_broken,
    step_number_broken,
    territory_lead_differs,
    territory_lead_not_single,
    town_assist_decides,
    town_without_duties,
)

MODULES: tuple[ModuleType, ...] = (
    territory_lead_not_single,
    principal_without_duties,
    town_without_duties,
    not_borne_contradicted,
    principal_among_support,
    step_number_broken,
    step_flow_broken,
    manual_incomplete,
    appraisal_without_approval,
    town_assist_decides,
    scope_not_a_town,
    step_by_outsider,
    territory_lead_differs,
)
"""One rule, one file."""
