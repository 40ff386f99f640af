"""Whose a draft is, and which organs its fields name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..drafting.named import Named


@dataclass
class Ownership:
    """Whose a draft is, and which organs act with it."""

    organ: str
    """Its id; empty where the list lies in no folders of organs."""
    co_organs: list[str] = field(default_factory=list)
    remark: str = ""
    """How the source writes the organ, where that says more than the register's name."""
    ids: Mapping[Named, str | None] = field(default_factory=dict)
    """Ids of the organs that the fields of the draft name."""
