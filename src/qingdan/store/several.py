"""Words that mean items: as they were written, and where they may mean several."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import QingdanError
from ..messages import _, joined

_SHOWN = 10
_QUOTES = "“”‘’\"'「」『』"


def without_quotes(given: str) -> str:
    """Return a word without blanks and the quotes that an input method puts around it."""
    return given.strip().strip(_QUOTES).strip()


def several_meant(given: str, found: Sequence[str]) -> QingdanError:
    """Return the error for a word that may mean ``found`` (id and name of each item)."""
    items = joined(found[:_SHOWN])
    if len(found) > _SHOWN:
        items = _("{items}，另有 {count} 个").format(items=items, count=len(found) - _SHOWN)
    return QingdanError(
        _("“{given}”可以指 {count} 项事项：{items}。").format(
            given=given, count=len(found), items=items
        ),
        _("写完整的事项 id。"),
    )


__all__ = ["several_meant", "without_quotes"]
