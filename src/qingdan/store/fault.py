"""A fault: what is wrong with a file before its content can be understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of syntax, encoding or layout at a place (line and column from 1, code points).

    ``slug`` is the name of the rule that documents it (``qingdan explain``).
    """

    slug: str
    message: str
    hint: str
    line: int = 1
    column: int = 1
