"""What an import says about its sources: what was read, changed, and not understood.

Facts only; ``qingdan.report.importing`` puts them into words and JSON.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..model.finding import Severity
from .reading.grid import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source that an editor should look at.

    ``kind`` groups problems of one sort; ``sheet`` is None for the file as a whole, ``cell`` is
    a cell (``F12``) or a range (``A12:P12``, ``N1:N22``), None for the sheet as a whole.
    """

    kind: str
    severity: Severity
    message: str
    sheet: str | None = None
    cell: str | None = None


@dataclass
class Notes:
    """Collects problems and counts of changes while one source is read."""

    problems: list[Problem] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    """How often text was changed on the way, by what was done."""

    def add(
        self,
        kind: str,
        severity: Severity,
        message: str,
        *,
        sheet: str | None = None,
        cell: Place | str | None = None,
    ) -> None:
        """Note a problem; the same one at the same place is noted once."""
        problem = Problem(kind, severity, message, sheet, None if cell is None else str(cell))
        if problem not in self.problems[-50:]:
            self.problems.append(problem)

    def warn(self, kind: str, message: str, sheet: str | None, cell: Place | str | None) -> None:
        """Note something that was read but is probably wrong, or was left out."""
        self.add(kind, Severity.WARNING, message, sheet=sheet, cell=cell)

    def tell(self, kind: str, message: str, sheet: str | None, cell: Place | str | None) -> None:
        """Note something that was done and is worth knowing."""
        self.add(kind, Severity.INFO, message, sheet=sheet, cell=cell)

    def changed(self, what: str, times: int = 1) -> None:
        """Count a change of text."""
        if times:
            self.changes[what] += times


def short(text: str, limit: int = 60) -> str:
    """Return ``text`` on one line, cut to ``limit`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
