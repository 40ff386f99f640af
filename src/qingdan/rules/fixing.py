"""Mend what findings say how to mend: which fixes go together, and until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..messages import _
from ..model.finding import FieldPath
from ..store.patch import UnpatchableError, mend, patch
from ..store.reader import read_mapping
from ..store.snapshot import Overlaid, Snapshot
from .result import Located, Report
from .rule import Edit, Safety
from .run import Options, validate

MOST_PASSES = 10
"""A fix may make room for another one; what has not settled by then is taken back."""

_BOM = "\ufeff"
_BOM_SPAN = (-1, 0)


class Refused(NamedTuple):
    """A finding whose fix was not applied, and why."""

    located: Located
    reason: str


@dataclass(frozen=True)
class Fixed:
    """What fixes come to: new texts of files by path, what was mended, what was refused.

    ``before`` holds what the changed files were when they were read.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    applied: tuple[Located, ...] = ()
    refused: tuple[Refused, ...] = ()
    before: Mapping[str, bytes] = field(default_factory=dict)


def is_fixable(located: Located, *, unsafe: bool) -> bool:
    """Whether a finding has a fix that may be applied."""
    fix = located.fix
    return fix is not None and bool(fix.edits) and (unsafe or fix.safety is Safety.SAFE)


def apply_fixes(report: Report, snapshot: Snapshot, *, unsafe: bool) -> Fixed:
    """Apply the fixes of a report in one pass: safe ones, and unsafe ones where wanted.

    All edits of a fix are made or none. Of fixes that touch the same characters, or a value and
    what holds it, the first of the report is applied; the others wait for the next pass and are
    neither applied nor refused here. A fix after which a file would not be read as what is meant
    is refused.
    """
    by_file: dict[str, list[Located]] = {}
    for located in report.located:
        if is_fixable(located, unsafe=unsafe):
            by_file.setdefault(located.finding.file, []).append(located)
    files: dict[str, str] = {}
    applied: list[Located] = []
    refused: list[Refused] = []
    before: dict[str, bytes] = {}
    for path, wanting in by_file.items():
        data = snapshot.read(path)
        work = _File(data)
        work.take(_together(wanting))
        if work.applied:
            files[path], before[path] = work.text, data
        applied.extend(work.applied)
        refused.extend(work.refused)
    return Fixed(files, tuple(applied), tuple(refused), before)


def settle(
    snapshot: Snapshot, options: Options, report: Report, *, unsafe: bool
) -> tuple[Fixed, Report]:
    """Apply fixes, check again, and so on until there is nothing left to apply.

    Returns everything that was done, and the report on what is left. A file whose fixes undo
    each other is left as it was; so doing it all again changes nothing.
    """
    work = _Passes(snapshot)
    for _pass in range(MOST_PASSES):
        if not work.once(report, unsafe=unsafe):
            break
        report = validate(work.snapshot, options)
    else:
        if work.take_back(work.once(report, unsafe=unsafe)):
            report = validate(work.snapshot, options)
    return Fixed(work.files, tuple(work.applied), tuple(work.refused), work.before), report


class _Passes:
    """What was done in all passes so far."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._base = snapshot
        self.files: dict[str, str] = {}
        self.before: dict[str, bytes] = {}
        self.applied: list[Located] = []
        self.refused: list[Refused] = []
        self._given_up: set[str] = set()
        self._failed: set[tuple[str, str, str]] = set()
        self._seen: dict[str, set[str]] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The workspace as it is now."""
        changed = {path: text.encode("utf-8") for path, text in self.files.items()}
        return Overlaid(self._base, changed)

    def once(self, report: Report, *, unsafe: bool) -> list[str]:
        """Make one pass and return the files that it changed."""
        located = tuple(one for one in report.located if self._is_open(one))
        fixed = apply_fixes(replace(report, located=located), self.snapshot, unsafe=unsafe)
        for refused in fixed.refused:
            self.refused.append(refused)
            self._failed.add(_name(refused.located))
        self.applied.extend(fixed.applied)
        self.before = {**fixed.before, **self.before}
        self.files.update(fixed.files)
        self.take_back([path for path in fixed.files if self._comes_round(path)])
        return list(fixed.files)

    def take_back(self, paths: Iterable[str]) -> bool:
        """Leave files as they were at first; return whether there are any."""
        gone = set(paths)
        reason = _("与别的修正互相抵消，改不定。")
        self._given_up |= gone
        for path in gone:
            self.files.pop(path, None)
            self.before.pop(path, None)
        undone = [one for one in self.applied if one.finding.file in gone]
        self.applied = [one for one in self.applied if one.finding.file not in gone]
        named = {_name(one): one for one in undone}
        self.refused.extend(Refused(one, reason) for one in named.values())
        return bool(gone)

    def _is_open(self, located: Located) -> bool:
        return located.finding.file not in self._given_up and _name(located) not in self._failed

    def _comes_round(self, path: str) -> bool:
        """Whether a file now is what it was in an earlier pass."""
        seen = self._seen.setdefault(path, {_decoded(self.before[path])})
        known = self.files[path] in seen
        seen.add(self.files[path])
        return known


def _name(located: Located) -> tuple[str, str, str]:
    """Return what tells one fix from another; the value of an edit may be a list."""
    edits = located.fix.edits if located.fix is not None else ()
    return located.finding.file, located.finding.rule, repr(edits)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


class _File:
    """One file while fixes are applied to it."""

    def __init__(self, data: bytes) -> None:
        self._read = read_mapping(data).text
        self._bom = data.startswith(_BOM.encode())
        self.text = _decoded(data)
        self.applied: list[Located] = []
        self.refused: list[Refused] = []

    def take(self, located: Sequence[Located]) -> None:
        """Apply fixes that do not overlap; the halves by themselves where all do not go."""
        if not located:
            return
        try:
            self.text = self._with([*self.applied, *located])
            self.applied.extend(located)
        except UnpatchableError as error:
            if len(located) == 1:
                self.refused.append(Refused(located[0], str(error)))
                return
            middle = len(located) // 2
            self.take(located[:middle])
            self.take(located[middle:])

    def _with(self, located: Iterable[Located]) -> str:
        if self._read is None:
            raise UnpatchableError(_("文件读不了。"))
        edits = [edit for one in located if one.fix is not None for edit in one.fix.edits]
        in_file = [edit for edit in edits if edit.path == ()]
        in_values = [edit for edit in edits if edit.path != ()]
        splices = [
            (*edit.span, str(edit.new))
            for edit in in_file
            if edit.span is not None and edit.span != _BOM_SPAN
        ]
        text = self._read
        if splices:
            text = mend(text, splices)
        if in_values:
            text = patch(text, in_values)
        keeps_bom = self._bom and all(edit.span != _BOM_SPAN for edit in in_file)
        return _BOM + text if keeps_bom else text


def _together(located: Iterable[Located]) -> list[Located]:
    """Return the fixes of one file that can be applied at once, the first ones first.

    What mends the file itself goes before what mends values: afterwards these stand elsewhere.
    """
    wanting = list(located)
    of_file = [one for one in wanting if _concerns(one, lambda edit: edit.path == ())]
    taken = _Taken()
    return [one for one in of_file or wanting if one.fix is not None and taken.take(one.fix.edits)]


def _concerns(located: Located, test: Callable[[Edit], bool]) -> bool:
    return located.fix is not None and any(map(test, located.fix.edits))


class _Taken:
    """What the fixes chosen so far change."""

    def __init__(self) -> None:
        self._whole: set[FieldPath] = set()
        self._holders: set[FieldPath] = set()
        self._spans: dict[FieldPath, list[tuple[int, int]]] = {}

    def take(self, edits: tuple[Edit, ...]) -> bool:
        """Take all edits of a fix unless one of them overlaps with what is taken."""
        if any(self._is_taken(edit) for edit in edits):
            return False
        for edit in edits:
            self._holders.update(edit.path[:end] for end in range(len(edit.path) + 1))
            if edit.span is None:
                self._whole.add(edit.path)
            else:
                self._spans.setdefault(edit.path, []).append(edit.span)
        return True

    def _is_taken(self, edit: Edit) -> bool:
        path, span, _new = edit
        if any(path[:end] in self._whole for end in range(len(path) + 1)):
            return True
        if span is None:
            return path in self._holders
        return any(_touch(span, other) for other in self._spans.get(path, ()))


def _touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two ranges share a character, or one inserts where the other begins or ends."""
    if left[0] == left[1] or right[0] == right[1]:
        return left[0] <= right[1] and right[0] <= left[1]
    return left[0] < right[1] and right[0] < left[1]
