"""Rules about what a complete item must say (QD2xx).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    duty_without_office,
    power_without_basis,
)

MODULES = (
    power_without_basis,
    duty_without_office,
)
