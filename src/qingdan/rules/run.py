"""Check a whole workspace: the one entry to the rules."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..errors import QingdanError
from ..messages import _
from ..store.layout import WORKSPACE_FILE
from ..store.snapshot import Snapshot
from .baseline import Baseline, read_baseline, subtract
from .facts import Around, Facts
from .ground import Ground, read_around, read_ground
from .places import Source, locate
from .reading import Examined, ItemFile, Surroundings
from .remembered import Memory, Remembered, Stamps
from .result import Located, Report
from .rule import RawFinding
from .scope import Changes, raw_findings, since, view_of, within
from .settings import Settings
from .shelf import own_shelf
from .since import Since
from .spoken import words_wanted
from .waiving import waive, waiver_findings
from .workers import Crew, crew, processes

_WORTH_KEEPING = 50
"""To judge one item in fifty again is cheaper than to write down all of them."""

Progress = Callable[[int, int], None]
"""Called with the number of items done and of all items."""


@dataclass(frozen=True)
class Options:
    """What is asked for.

    ``select`` and ``ignore`` name rules; ``paths`` (relative to the workspace, ``""`` for all of
    it) and ``changes`` narrow what is reported, never what is read; ``jobs`` is the number of
    processes; ``workspace`` the folder's path from the repository root, for the report;
    ``baseline`` holds findings that are known and not reported; ``memory`` says where what was
    found out about unchanged files is kept; ``since`` says what became of the workspace since a
    base, for the rules on change.
    """

    as_of: datetime.date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    paths: tuple[str, ...] | None = None
    changes: Changes | None = None
    jobs: int | None = None
    workspace: str | None = None
    baseline: Baseline | None = None
    memory: Memory | None = None
    since: Since | None = None
    progress: Progress | None = None


def validate(snapshot: Snapshot, options: Options) -> Report:
    """Check a snapshot and return what was found, in the order of a report.

    Raises ``QingdanError`` for a broken ``qingdan.yaml``, unknown rules, unreadable files.
    """
    around, extra = read_around(snapshot, options.as_of, options.select, options.ignore)
    ground = read_ground(snapshot, around)
    around = replace(
        around, words=words_wanted(ground.register, around), shelf=own_shelf(ground.laws)
    )
    surroundings = Surroundings(snapshot, around, ground.defaults, extra)
    remembered, stamps = _memory(snapshot, surroundings, options)
    known = {} if remembered is None else _recall(remembered, stamps, ground.items)
    fresh = [file for file in ground.items if file.path not in known]
    with crew(surroundings, processes(options.jobs, len(fresh))) as workers:
        examined = _examine(workers, ground.items, fresh, known, options.progress)
        if remembered is not None and len(fresh) > len(ground.items) // _WORTH_KEEPING:
            remembered.keep(zip(ground.items, examined, strict=True), stamps)
        facts = [one.facts for one in examined]
        located = [located for one in examined for located in one.located]
        view = view_of(facts, ground, around, options.since)
        located += ground.located
        located += _place(workers, snapshot, list(raw_findings(view)), options.since)
        located = reported(located, around.settings)
        located, waived = waive(located, view)
        waivers = list(waiver_findings(view, waived))
        located += reported(_place(workers, snapshot, waivers), around.settings)
    baseline = options.baseline or _own_baseline(snapshot, around)
    kept, hidden, mended = subtract(located, baseline.entries)
    wanted = _narrow(kept, facts, ground, around, options)
    return _report(
        wanted,
        facts,
        options,
        around.shelf.library.id,
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


def _memory(
    snapshot: Snapshot, surroundings: Surroundings, options: Options
) -> tuple[Remembered | None, Stamps]:
    """Return what is remembered of this workspace, and the stamps of its files now."""
    if options.memory is None:
        return None, {}
    remembered = Remembered(
        options.memory, surroundings.around, surroundings.extra, surroundings.defaults
    )
    return remembered, snapshot.stamps()


def _recall(
    remembered: Remembered, stamps: Stamps, files: Iterable[ItemFile]
) -> dict[str, Examined]:
    found = ((file.path, remembered.find(file, stamps.get(file.path))) for file in files)
    return {path: examined for path, examined in found if examined is not None}


def _examine(
    workers: Crew,
    files: list[ItemFile],
    fresh: list[ItemFile],
    known: dict[str, Examined],
    progress: Progress | None,
) -> list[Examined]:
    """Return all files examined, in their order: those known, and the ``fresh`` ones read now."""
    judged = dict(known)
    for chunk in workers.examine(fresh):
        judged.update((examined.facts.path, examined) for examined in chunk)
        if progress is not None:
            progress(len(judged), len(files))
    return [judged[file.path] for file in files]


def _own_baseline(snapshot: Snapshot, around: Around) -> Baseline:
    """Read the baseline that the workspace names; an empty one where it names none."""
    rules = around.workspace.rules
    if rules is None or rules.baseline is None:
        return Baseline()
    try:
        text = snapshot.read(rules.baseline).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise QingdanError(
            _("没有基线文件 {file}，或者读不了。").format(file=rules.baseline),
            _("用 qingdan validate --write-baseline 生成，或者删去“基线”这一行。"),
            file=WORKSPACE_FILE,
        ) from None
    return read_baseline(text, rules.baseline)


def _place(
    workers: Crew, snapshot: Snapshot, findings: list[RawFinding], change: Since | None = None
) -> Iterable[Located]:
    """Give findings their places; those about files of a base that are gone have none."""
    if change is not None:
        gone = change.missing(frozenset(snapshot.paths()))
        yield from locate([one for one in findings if one.file in gone], Source(None))
        findings = [one for one in findings if one.file not in gone]
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
    library: str,
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
        law_library=library,
        elsewhere=elsewhere,
        partial=options.changes is not None or options.paths is not None,
        waived=waived,
        known=known,
        mended=mended,
    )
