"""A finding: one problem, at one place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule, a message, a place.

    ``file`` is relative to the workspace with ``/``; ``line`` and ``column`` count from 1, columns
    in code points; ``field`` is the path of the key inside the file (``依据[0].引用``), list
    indices from 0; ``item`` is the id of the item the file holds, where it holds one.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    hint: str
    file: str
    line: int = 1
    column: int = 1
    item: str | None = None
    field: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order of a report: file, line, column, rule."""
        return (self.file, self.line, self.column, self.rule, self.message)


FieldPath = tuple[str | int, ...]
"""Where a value stands in a file: keys and list indices from 0."""


def field_name(path: FieldPath) -> str | None:
    """Write a path as ``依据[0].引用``; the empty path is None."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text or None
