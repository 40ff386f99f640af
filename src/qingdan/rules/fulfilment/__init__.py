"""Rules on 履行职责事项清单 (QD271–279, QD380–384).

One rule, one file; a new rule is one line here.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    assist_duty_decides,
    assist_without_duties,
    fulfilment_without_upper,
    key_of_another_class,
    list_owner_not_a_town,
    outside_list_without_approval,
    recall_without_manner,
    recalled_but_delegated,
    related_matter_differs,
    two_classes,
    upper_is_a_town,
)

MODULES: tuple[ModuleType, ...] = (
    fulfilment_without_upper,
    assist_without_duties,
    recall_without_manner,
    key_of_another_class,
    outside_list_without_approval,
    related_matter_differs,
    two_classes,
    recalled_but_delegated,
    assist_duty_decides,
    list_owner_not_a_town,
    upper_is_a_town,
)
"""One rule, one file."""
