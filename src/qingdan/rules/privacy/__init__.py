"""Rules about what must not be public (QD70x).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from . import (
    bank_card_number,
    classification_marking,
    identity_number,
    internal_identity_number,
    internal_marking,
    mobile_number,
    personal_mailbox,
    service_mobile,
    staff_names,
)

MODULES = (
    identity_number,
    internal_identity_number,
    mobile_number,
    service_mobile,
    bank_card_number,
    personal_mailbox,
    classification_marking,
    internal_marking,
    staff_names,
)
