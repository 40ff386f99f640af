"""Rules about organs and their register (QD36x to QD38x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    abolished_organ,
    abolished_parent,
    abolished_without_successor,
    ambiguous_organ_name,
    credit_code_shared,
    doubtful_organ_name,
    former_organ_name,
    old_organ_name,
    organ_circle,
    organ_dates_reversed,
    registered_under_old_name,
    short_name_for_full,
    unfit_power_owner,
    unit_of_another_organ,
    unregistered_short_name,
    vertical_organ,
)

MODULES: tuple[ModuleType, ...] = (
    old_organ_name,
    doubtful_organ_name,
    abolished_organ,
    former_organ_name,
    unit_of_another_organ,
    unfit_power_owner,
    vertical_organ,
    ambiguous_organ_name,
    organ_circle,
    abolished_parent,
    organ_dates_reversed,
    abolished_without_successor,
    credit_code_shared,
    registered_under_old_name,
    short_name_for_full,
    unregistered_short_name,
)
