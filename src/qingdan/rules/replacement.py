"""What a fix comes to in the text of a file: which characters go, which come."""

from __future__ import annotations

from typing import NamedTuple

from ..store.events import Place
from ..store.patch import UnpatchableError, mend, patch, spliced, splices_of
from .rule import Fix


class Replacement(NamedTuple):
    """The characters from ``start`` up to ``end`` (lines and columns from 1) become ``text``."""

    start: Place
    end: Place
    text: str


def replacements(text: str, fix: Fix) -> tuple[Replacement, ...]:
    """Return the changes of ``text`` that ``fix`` comes to, in their order.

    Nothing is returned for a fix that is no exchange of characters where they stand, or after
    which the file would not be read as what is meant: such a fix is not offered.
    """
    splices = splices_of(text, fix.edits)
    if not splices:
        return ()
    changed = spliced(text, splices)
    try:
        of_file = all(edit.path == () for edit in fix.edits)
        held = mend(text, splices) if of_file else patch(text, fix.edits)
    except UnpatchableError:
        return ()
    if held != changed:
        return ()
    return tuple(
        Replacement(_place(text, first), _place(text, behind), new)
        for first, behind, new in sorted(splices)
    )


def _place(text: str, index: int) -> Place:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
