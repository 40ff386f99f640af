"""Rules about official codes (QD11x to QD13x, QD39x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    basic_code_differs,
    code_of_another_organ,
    code_reused,
    credit_code_prefix,
    handling_code_differs,
    level_against_code,
    local_code_shape,
    town_code_range,
    type_against_code,
    type_against_local_code,
    unknown_region,
)

MODULES: tuple[ModuleType, ...] = (
    credit_code_prefix,
    basic_code_differs,
    handling_code_differs,
    type_against_code,
    type_against_local_code,
    local_code_shape,
    unknown_region,
    town_code_range,
    code_of_another_organ,
    level_against_code,
    code_reused,
)
