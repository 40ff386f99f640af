"""Check a whole workspace: the one entry to the rules."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..store.snapshot import Snapshot
from .baseline import Baseline, subtract
from .facts import Around, Facts
from .ground import Ground, read_around, read_ground
from .reading import ItemFile, Surroundings
from .result import Located, Report
from .rule import RawFinding
from .scope import Changes, raw_findings, since, view_of, within
from .settings import Settings
from .waiving import waive, waiver_findings
from .workers import Crew, collection_paused, crew, processes

Progress = Callable[[int, int], None]
"""Called with the number of items done and of all items."""


@dataclass(frozen=True)
class Options:
    """What is asked for.

    ``select`` and ``ignore`` name rules; ``paths`` (relative to the workspace, ``""`` for all of
    it) and ``changes`` narrow what is reported, never what is read; ``jobs`` is the number of
    processes; ``workspace`` the folder's path from the repository root, for the report;
    ``baseline`` holds findings that are known and not reported.
    """

    as_of: datetime.date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] | None = None
    changes: Changes | None = None
    jobs: int | None = None
    workspace: str | None = None
    baseline: Baseline | None = None
    progress: Progress | None = None


def validate(snapshot: Snapshot, options: Options) -> Report:
    """Check a snapshot and return what was found, in the order of a report.

    Raises ``QingdanError`` for a broken ``qingdan.yaml``, unknown rules, unreadable files.
    """
    with collection_paused():
        return _validate(snapshot, options)


def _validate(snapshot: Snapshot, options: Options) -> Report:
    around, extra = read_around(snapshot, options.as_of, options.select, options.ignore)
    ground = read_ground(snapshot, around)
    surroundings = Surroundings(snapshot, around, ground.defaults, extra)
    with crew(surroundings, processes(options.jobs, len(ground.items))) as workers:
        facts, located = _read_items(workers, ground.items, options.progress)
        view = view_of(facts, ground, around)
        located += ground.located
        located += _place(workers, list(raw_findings(view)))
        located = reported(located, around.settings)
        located, waived = waive(located, view)
        located += reported(_place(workers, list(waiver_findings(view, waived))), around.settings)
    known = Counter() if options.baseline is None else options.baseline.entries
    kept, hidden, mended = subtract(located, known)
    wanted = _narrow(kept, facts, ground, around, options)
    return _report(
        wanted,
        facts,
        options,
        elsewhere=len(kept) - len(wanted),
        waived=sum(waived.values()),
        known=hidden,
        mended=mended,
    )


def reported(located: Iterable[Located], settings: Settings) -> list[Located]:
    """Return the findings of rules that are on where they were found, as bad as it is set."""
    found = []
    for one in located:
        code, file = one.finding.rule, one.finding.file
        if not settings.is_on(code, file):
            continue
        severity = settings.severity_of(code, file)
        if severity is not one.finding.severity:
            one = one._replace(finding=replace(one.finding, severity=severity))
        found.append(one)
    return found


def _read_items(
    workers: Crew, files: list[ItemFile], progress: Progress | None
) -> tuple[list[Facts], list[Located]]:
    facts: list[Facts] = []
    located: list[Located] = []
    for chunk in workers.examine(files):
        for examined in chunk:
            facts.append(examined.facts)
            located.extend(examined.located)
        if progress is not None:
            progress(len(facts), len(files))
    return facts, located


def _place(workers: Crew, findings: list[RawFinding]) -> Iterable[Located]:
    for chunk in workers.place(findings):
        yield from chunk


def _narrow(
    located: list[Located], facts: list[Facts], ground: Ground, around: Around, options: Options
) -> list[Located]:
    if options.changes is not None:
        in_change = since(options.changes, facts, ground, around)
        located = [one for one in located if in_change(one.finding)]
    if options.paths is not None:
        in_paths = within(options.paths)
        located = [one for one in located if in_paths(one.finding)]
    return located


def _report(
    located: list[Located],
    facts: list[Facts],
    options: Options,
    *,
    elsewhere: int,
    waived: int,
    known: int,
    mended: int,
) -> Report:
    located.sort(key=lambda one: one.finding.order)
    return Report(
        workspace=options.workspace,
        as_of=options.as_of,
        items=sum(item.readable for item in facts),
        files=len(facts),
        lists=Counter(item.kind for item in facts if item.readable),
        located=tuple(located),
        elsewhere=elsewhere,
        partial=options.changes is not None or options.paths is not None,
        waived=waived,
        known=known,
        mended=mended,
    )
