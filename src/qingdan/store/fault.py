"""A fault: what is wrong with a file before its content can be understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of syntax, encoding or layout at a place (line and column from 1, code points).

    ``slug`` is the name of the rule that documents it (``qingdan explain``). Where the fault can
    be mended without touching what is read, ``span`` (indices into the text behind a BOM; the BOM
    itself is -1 to 0) is to be replaced by ``new``.
    """

    slug: str
    message: str
    hint: str
    line: int = 1
    column: int = 1
    span: tuple[int, int] | None = None
    new: str = ""
