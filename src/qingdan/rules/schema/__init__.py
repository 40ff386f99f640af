"""Rules that hold a record against its model (QD1xx).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    bad_code,
    bad_credit_code,
    bad_date,
    bad_duration,
    bad_organ_id,
    bad_region_code,
    empty_value,
    missing_key,
    not_inheritable,
    out_of_range,
    unknown_key,
    unknown_value,
    wrong_type,
)

MODULES = (
    unknown_key,
    missing_key,
    empty_value,
    wrong_type,
    unknown_value,
    bad_date,
    bad_duration,
    bad_credit_code,
    bad_region_code,
    bad_code,
    bad_organ_id,
    out_of_range,
    not_inheritable,
)
