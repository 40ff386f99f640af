"""What an import says about its sources: what was read, changed, and not understood.

Facts only; ``qingdan.report.importing`` puts them into words and JSON.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model.finding import Severity
from .reading.grid import Place, Sheet

MOST_EXAMPLES = 3
"""Examples kept of each sort of change."""
_SHOWN = 24
"""Characters shown on either side of the first difference of an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """One change of text: the words around it before and after, and where it was made."""

    before: str
    after: str
    sheet: str
    cell: str


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
    examples: dict[str, list[Example]] = field(default_factory=dict)
    """A few changes of each sort."""
    _noted: set[Problem] = field(default_factory=set, repr=False)
    sheets: dict[str, Sheet] = field(default_factory=dict, repr=False)
    """Sheets whose source names cells otherwise than ``F12``: 表2第5行第3列."""

    def name_cell(self, sheet: str | None, cell: Place | str | None) -> str | None:
        """Return a cell or range as its source names it."""
        if cell is None:
            return None
        known = self.sheets.get(sheet or "")
        return str(cell) if known is None else known.label(str(cell))

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
        problem = Problem(kind, severity, message, sheet, self.name_cell(sheet, cell))
        if problem not in self._noted:
            self._noted.add(problem)
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

    def wants(self, what: str) -> bool:
        """Whether there are not enough examples of a sort of change yet."""
        return len(self.examples.get(what, ())) < MOST_EXAMPLES

    def show(self, what: str, before: str, after: str, sheet: str, cell: Place | str) -> None:
        """Keep a change as an example of its sort, where there are not enough of it yet."""
        kept = self.examples.setdefault(what, [])
        if len(kept) < MOST_EXAMPLES and before != after:
            old, new = around_difference(before, after)
            kept.append(Example(old, new, sheet, self.name_cell(sheet, cell) or ""))


_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")


def in_order(problems: Iterable[Problem], sheets: Sequence[str]) -> list[Problem]:
    """Return problems as somebody goes through the file: the whole, then by sheet, row, column.

    ``sheets`` are the names in their order; what has a place of another form stays as it was.
    """
    places = {name: number for number, name in enumerate(dict.fromkeys(sheets))}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        sheet = -1 if problem.sheet is None else places.get(problem.sheet, len(places))
        cell = _CELL.match(problem.cell or "")
        if cell is None:
            return sheet, 0, 0, ""
        return sheet, int(cell[2]), len(cell[1]), cell[1]

    return sorted(problems, key=place)


def around_difference(before: str, after: str) -> tuple[str, str]:
    """Return the words around the first difference of two texts; ⏎ stands for a line break.

    Indentation is no difference: it always goes, and nobody wants to read of it.
    """
    before = "\n".join(line.strip() for line in before.split("\n"))
    place = next(
        (n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )
    return _window(before, place), _window(after, place)


def _window(text: str, place: int) -> str:
    start, stop = max(0, place - _SHOWN), place + _SHOWN
    shown = text[start:stop].replace("\r", "").replace("\n", "⏎")
    return ("…" if start else "") + shown + ("…" if stop < len(text) else "")


def short(text: str, limit: int = 60) -> str:
    """Return ``text`` on one line, cut to ``limit`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
