"""Rules on 部门联动办事规则清单 (QD281–284, QD385–389).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    handoff_to_outsider,
    handoff_without_limit,
    limit_not_shortened,
    procedure_lead_not_single,
    procedure_of_one_organ,
)

MODULES: tuple[ModuleType, ...] = (
    procedure_of_one_organ,
    procedure_lead_not_single,
    handoff_without_limit,
    limit_not_shortened,
    handoff_to_outsider,
)
"""One rule, one file."""
