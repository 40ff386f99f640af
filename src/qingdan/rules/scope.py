"""Which findings belong to what was asked for: some paths, or what changed since a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..model.finding import Finding
from ..store.layout import ORGANS_FILE, WORKSPACE_FILE, Role, place
from ..store.snapshot import Snapshot
from .facts import Around, Facts, View
from .ground import Ground, item_file, read_ground
from .reading import Surroundings, examine
from .registry import BY_CODE, CHANGE_CHECKS, LIST_CHECKS, WORKSPACE_CHECKS
from .rule import RawFinding, Scope
from .since import Since

_SHARED = (Role.ORGANS, Role.TEXTS, Role.HEADER, Role.ADJUSTMENT, Role.PAGE, Role.IMAGE)


@dataclass(frozen=True)
class Changes:
    """What differs from a base: the base itself and the paths that differ in either."""

    base: Snapshot
    paths: frozenset[str]


def raw_findings(view: View) -> Iterator[RawFinding]:
    """Yield the findings of all rules between items that are on."""
    running = view.around.settings.running
    for rule, check in WORKSPACE_CHECKS:
        if rule.code in running:
            yield from check(view)
    if view.since is not None:
        for rule, check in CHANGE_CHECKS:
            if rule.code in running:
                yield from check(view)
    lists = view.lists()
    for rule, check_list in LIST_CHECKS:
        if rule.code in running:
            for one in lists:
                yield from check_list(one)


def view_of(
    facts: Iterable[Facts], ground: Ground, around: Around, change: Since | None = None
) -> View:
    """Put the facts of a workspace together."""
    return View(
        list(facts),
        ground.headers,
        ground.register,
        ground.texts,
        around,
        adjustments=ground.adjustments,
        calendar=ground.calendar,
        appearance=ground.appearance,
        since=change,
    )


def within(paths: Iterable[str]) -> Callable[[Finding], bool]:
    """Return whether a finding is located at one of ``paths`` (files, or folders and below)."""
    wanted = set(paths)
    everything = "" in wanted

    def test(finding: Finding) -> bool:
        if everything or finding.file in wanted:
            return True
        parts = finding.file.split("/")
        return any("/".join(parts[:end]) in wanted for end in range(1, len(parts)))

    return test


def since(
    changes: Changes, facts: list[Facts], ground: Ground, around: Around
) -> Callable[[Finding], bool]:
    """Return whether a finding is in a changed file, or new elsewhere because of the change.

    Judging one item depends on its file, the header of its list and ``qingdan.yaml``. What the
    rules between items said of the base is worked out again from the changed files alone, so
    that only what they did not say before counts as new.
    """
    touched = _touched(changes, facts)
    before = {_mark(finding) for finding in _base_findings(changes, facts, ground, around)}

    def test(finding: Finding) -> bool:
        if finding.file in touched:
            return True
        scope = BY_CODE[finding.rule].scope
        if scope is Scope.CHANGE:
            return True
        if scope not in (Scope.WORKSPACE, Scope.LIST):
            return False
        mark = (finding.name, finding.file, finding.message)
        return mark not in before

    return test


def _mark(finding: RawFinding) -> tuple[str, str, str]:
    return finding.slug, finding.file, finding.message


def _touched(changes: Changes, facts: list[Facts]) -> set[str]:
    touched = set(changes.paths)
    if WORKSPACE_FILE in touched:
        touched.update(item.path for item in facts)
    lists = {
        (placed.kind, placed.organ)
        for placed in map(place, changes.paths)
        if placed.role is Role.HEADER
    }
    if lists:
        named = {(str(kind), organ) for kind, organ in lists}
        touched.update(item.path for item in facts if (item.kind, item.organ) in named)
    return touched


def _base_findings(
    changes: Changes, facts: list[Facts], ground: Ground, around: Around
) -> Iterator[RawFinding]:
    """Yield what the rules between items said of the base."""
    held = set(changes.base.paths())
    shared = any(place(path).role in _SHARED or path == ORGANS_FILE for path in changes.paths)
    base = read_ground(changes.base, around) if shared else ground
    placed = map(place, sorted(_touched(changes, facts) & held))
    again = [file for one in placed if (file := item_file(one)) is not None]
    surroundings = Surroundings(changes.base, around, base.defaults)
    old = {examined.facts.path: examined.facts for examined in examine(surroundings, again)}
    kept = {item.path: item for item in facts if item.path in held}
    items = (item for _path, item in sorted({**kept, **old}.items()))
    yield from raw_findings(view_of(items, base, around))
