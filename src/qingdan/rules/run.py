"""Check a whole workspace: the one entry to the rules."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model.workspace import WorkspaceFile
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .facts import Facts
from .ground import Ground, configuration_error, read_ground, read_workspace
from .reading import ItemFile, Surroundings
from .result import Located, Report
from .rule import RawFinding
from .scope import Changes, raw_findings, since, view_of, within
from .selection import Selection, UnknownRuleError, choose
from .workers import Crew, collection_paused, crew, processes

Progress = Callable[[int, int], None]
"""Called with the number of items done and of all items."""


@dataclass(frozen=True)
class Options:
    """What is asked for.

    ``select`` and ``ignore`` name rules; ``paths`` (relative to the workspace, ``""`` for all of
    it) and ``changes`` narrow what is reported, never what is read; ``jobs`` is the number of
    processes; ``workspace`` the folder's path from the repository root, for the report.
    """

    as_of: datetime.date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] | None = None
    changes: Changes | None = None
    jobs: int | None = None
    workspace: str | None = None
    progress: Progress | None = None


def validate(snapshot: Snapshot, options: Options) -> Report:
    """Check a snapshot and return what was found, in the order of a report.

    Raises ``QingdanError`` for a broken ``qingdan.yaml``, unknown rules, unreadable files.
    """
    with collection_paused():
        return _validate(snapshot, options)


def _validate(snapshot: Snapshot, options: Options) -> Report:
    settings = read_workspace(snapshot)
    selection = _selection(snapshot, settings, options)
    ground = read_ground(snapshot)
    around = Surroundings(
        snapshot,
        ground.defaults,
        {kind: tuple(fields) for kind, fields in settings.extra_fields.items()},
    )
    with crew(around, processes(options.jobs, len(ground.items))) as workers:
        facts, located = _read_items(workers, ground.items, options.progress)
        between = list(raw_findings(view_of(facts, ground), selection))
        located += ground.located
        located += _place(workers, between)
    everywhere = [one for one in located if one.finding.rule in selection]
    wanted = _narrow(everywhere, facts, ground, selection, options)
    return _report(wanted, len(everywhere) - len(wanted), facts, options)


def _selection(snapshot: Snapshot, settings: WorkspaceFile, options: Options) -> Selection:
    ignored = settings.rules.ignore if settings.rules else []
    for index, word in enumerate(ignored):
        try:
            choose((), (word,))
        except UnknownRuleError as error:
            text = read_mapping(snapshot.read("qingdan.yaml")).text or ""
            raise configuration_error(
                text, ("规则", "忽略", index), error.message, error.hint
            ) from None
    return choose(options.select, (*options.ignore, *ignored))


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
    located: list[Located],
    facts: list[Facts],
    ground: Ground,
    selection: Selection,
    options: Options,
) -> list[Located]:
    if options.changes is not None:
        in_change = since(options.changes, facts, ground, selection)
        located = [one for one in located if in_change(one.finding)]
    if options.paths is not None:
        in_paths = within(options.paths)
        located = [one for one in located if in_paths(one.finding)]
    return located


def _report(located: list[Located], elsewhere: int, facts: list[Facts], options: Options) -> Report:
    located.sort(key=lambda one: one.finding.order)
    return Report(
        workspace=options.workspace,
        as_of=options.as_of,
        items=sum(item.readable for item in facts),
        files=len(facts),
        lists=Counter(item.kind for item in facts if item.readable),
        findings=tuple(one.finding for one in located),
        excerpts={
            (one.finding.file, one.finding.line, one.finding.column): one.excerpt
            for one in located
            if one.excerpt is not None
        },
        elsewhere=elsewhere,
        partial=options.changes is not None or options.paths is not None,
    )
