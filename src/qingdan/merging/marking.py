"""Show conflicts in the text of a file, around nothing but the lines of the field concerned."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from ..messages import _
from ..model.finding import FieldPath
from ..store.positions import Positions, positions
from ..store.rewrite import end_of
from .values import NOTHING, Conflict

Teller = Callable[[dict[str, Any]], str]
"""Writes a value as the text of the file; lines end in LF."""


def marked(layout: dict[str, Any], conflicts: Sequence[Conflict], tell: Teller) -> str:
    """Return the text of ``layout`` with all versions of what is in conflict, between markers."""
    everything = [_Version(layout, conflicts, side, tell, ()) for side in _SIDES]
    units = _outermost([(_unit(everything, conflict.path), conflict) for conflict in conflicts])
    inside = tuple(c for c in conflicts if c.path not in units)
    versions = [_Version(layout, conflicts, side, tell, inside) for side in _SIDES]
    shown = _Version(layout, (), "ours", tell, ())
    lines = shown.lines
    for unit in sorted(units, key=lambda one: shown.extent(one), reverse=True):
        start, stop = shown.extent(unit)
        whole = next((c for c in conflicts if c.path == unit), None)
        ours, base, theirs = (version.lines_of(unit, whole) for version in versions)
        lines[start:stop] = [
            "<<<<<<< " + _("本方") + "\n",
            *ours,
            "||||||| " + _("共同的祖先") + "\n",
            *base,
            "=======\n",
            *theirs,
            ">>>>>>> " + _("对方") + "\n",
        ]
    return "".join(lines)


_SIDES = ("ours", "base", "theirs")


class _Version:
    """The file with all conflicts decided for one side.

    What that side does not have keeps its stand-in, save conflicts that are ``inside`` of a unit:
    there it is really taken out.
    """

    def __init__(
        self,
        layout: dict[str, Any],
        conflicts: Sequence[Conflict],
        side: str,
        tell: Teller,
        inside: Sequence[Conflict],
    ) -> None:
        value = copy.deepcopy(layout)
        gone: list[FieldPath] = []
        for conflict in conflicts:
            chosen = getattr(conflict, side)
            if chosen is not NOTHING:
                _put(value, conflict.path, chosen)
            elif conflict in inside:
                gone.append(conflict.path)
        for path in sorted(gone, key=_order, reverse=True):
            _take(value, path)
        self.side = side
        self.text = tell(value)
        self.where: Positions = positions(self.text)
        self.lines = self.text.splitlines(keepends=True)

    def extent(self, path: FieldPath) -> tuple[int, int]:
        """Return the lines (from 0) of a key or entry: its first one, the one behind its last."""
        line = self._line(path)
        end = max(end_of(self.text, self.where, path), self._begin(path) + 1)
        return line, self.text.count("\n", 0, end - 1) + 1

    def lines_of(self, path: FieldPath, whole: Conflict | None) -> list[str]:
        """Return the lines of a key or entry; none where this side has none."""
        if whole is not None and getattr(whole, self.side) is NOTHING:
            return []
        start, stop = self.extent(path)
        return self.lines[start:stop]

    def alone(self, path: FieldPath) -> bool:
        """Whether a key or entry has its lines for itself."""
        for end in range(1, len(path)):
            if self.text[self.where.start(path[:end])] in "[{":
                return False
        before = self.text[self.text.rfind("\n", 0, self._begin(path)) + 1 : self._begin(path)]
        return not before.strip()

    def _line(self, path: FieldPath) -> int:
        return self.text.count("\n", 0, self._begin(path))

    def _begin(self, path: FieldPath) -> int:
        """Return the index of a key, or of the dash of an entry."""
        if isinstance(path[-1], str):
            return self.where.key_start(path)
        start = self.where.start(path)
        dash = self.text.rfind("-", 0, start)
        blank = self.text[dash + 1 : start]
        return dash if dash >= 0 and not blank.strip() else start


def _unit(versions: Sequence[_Version], path: FieldPath) -> FieldPath:
    """Return the smallest part around a conflict that has its lines for itself everywhere."""
    while len(path) > 1 and not all(version.alone(path) for version in versions):
        path = path[:-1]
    return path


def _outermost(units: Sequence[tuple[FieldPath, Conflict]]) -> list[FieldPath]:
    paths = dict.fromkeys(unit for unit, _conflict in units)
    return [
        path
        for path in paths
        if not any(other != path and path[: len(other)] == other for other in paths)
    ]


def _order(path: FieldPath) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)


def _put(value: Any, path: FieldPath, new: Any) -> None:
    for part in path[:-1]:
        value = value[part]
    value[path[-1]] = copy.deepcopy(new)


def _take(value: Any, path: FieldPath) -> None:
    for part in path[:-1]:
        value = value[part]
    del value[path[-1]]
