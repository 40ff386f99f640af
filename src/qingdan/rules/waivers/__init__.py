"""Rules about waivers of rules (QD02x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    expired_waiver,
    unknown_waived_rule,
    unused_waiver,
)

MODULES = (
    unused_waiver,
    expired_waiver,
    unknown_waived_rule,
)
