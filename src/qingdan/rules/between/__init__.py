"""Rules between items and lists (QD3xx).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    dangling_reference,
    duplicate_code,
    duplicate_id,
    lead_among_support,
    lead_not_single,
    power_not_covered,
    unknown_organ,
    unknown_shared_text,
)

MODULES = (
    unknown_organ,
    unknown_shared_text,
    duplicate_id,
    duplicate_code,
    dangling_reference,
    lead_not_single,
    lead_among_support,
    power_not_covered,
)
