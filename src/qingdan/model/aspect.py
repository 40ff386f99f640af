"""What a change of a field means to a reviewer."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """What a change of a field means to a reviewer (the ``class`` of a changed field)."""

    IDENTITY = "identity"
    AUTHORITY = "authority"
    ACTOR = "actor"
    PROCEDURE = "procedure"
    BURDEN = "burden"
    ACCOUNTABILITY = "accountability"
    CONTENT = "content"
    EDITORIAL = "editorial"
