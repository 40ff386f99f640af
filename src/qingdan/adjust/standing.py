"""What stands in the lists: the anchor of an item, of a header, of each shared text.

A draft stands nowhere yet, so it has none: what an adjustment declares leads from and to what is
in force, or was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..compare.anchor import anchor, file_anchor
from ..compare.aspects import header_nature
from ..model.record import Aspect
from ..model.vocabulary import ListKind, Status
from ..rules.ledger import Subject
from ..store.layout import Placed, Role

DRAFTS = frozenset({str(Status.DRAFT), str(Status.REVIEW)})


def item_standing(
    kind: ListKind, organ: str | None, item: Mapping[str, Any], status: str
) -> str | None:
    """Return the anchor of an item; None for a draft. ``status`` is its own or its list's."""
    return None if status in DRAFTS else anchor(kind, organ, item)


def shared_standings(placed: Placed, content: Mapping[str, Any]) -> dict[Subject, str]:
    """Return the anchors of what a file shares: a header by itself, every shared text."""
    if placed.role is Role.TEXTS:
        return {
            Subject("", placed.path, str(name)): file_anchor(placed.path, text)
            for name, text in content.items()
        }
    if placed.role is Role.HEADER and placed.kind is not None:
        kind = placed.kind
        said = {
            key: value
            for key, value in content.items()
            if header_nature(kind, (key,)).aspect is not Aspect.EDITORIAL
        }
        return {Subject("", placed.path): file_anchor(placed.path, said)}
    return {}


__all__ = ["DRAFTS", "item_standing", "shared_standings"]
