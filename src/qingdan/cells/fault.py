"""What is wrong with a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..messages import _, joined


class UnreadableCellError(ValueError):
    """A cell does not hold what its column holds; ``message`` and ``hint`` are for its editor."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that could not be read: the path of its column, what is wrong, what to do."""

    path: str
    message: str
    hint: str


def nearest(text: str, known: Iterable[str], all_named: int = 12) -> str:
    """Return a hint: the known word that was probably meant, or all of them where they are few."""
    from difflib import get_close_matches

    words = list(known)
    near = get_close_matches(text, words, 1, 0.5)
    if near:
        return _("是不是“{near}”？").format(near=near[0])
    if len(words) <= all_named:
        return _("可以写：{choices}。").format(choices=joined(words))
    return ""
