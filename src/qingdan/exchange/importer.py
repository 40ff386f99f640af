"""``qingdan import``: from workbooks to the files of a workspace, and a report.

Nothing is written here but through ``write_files``; a plan can be looked at first (``--dry-run``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ..errors import QingdanError
from ..messages import _, in_one, joined
from ..model.finding import Severity
from ..store.heading_mappings import mapping_path, saved_mappings
from ..store.inventory import Inventory, load_inventory
from ..store.layout import ORGANS_FILE
from ..store.registers import demand_register
from ..store.snapshot import Snapshot, worktree
from ..store.write import write_files
from .findings import Notes
from .guiding import make_guide
from .options import ImportOptions
from .outcome import ImportResult
from .planning.planning import Planner
from .reading.grid import UnreadableWorkbook
from .reading.revisions import Revisions
from .reading.workbook import read_file
from .saving import check_name, mapping_text
from .source import SourceReading, read_source
from .tables.columns import bare_heading
from .tables.guide import Guide

Progress = Callable[[str], None]
_SHOWN = 12
"""Organs of the register that a message names."""


def import_workbooks(
    root: Path,
    paths: list[Path],
    *,
    organ: str | None,
    dry_run: bool,
    options: ImportOptions | None = None,
) -> ImportResult:
    """Import workbooks into the workspace at ``root``: ``plan_import``, then ``write_import``."""
    plan = plan_import(root, paths, organ=organ, dry_run=dry_run, options=options)
    write_import(root, plan)
    return plan


def write_import(root: Path, plan: ImportResult) -> None:
    """Write what was planned, all or nothing: no file where a source fails or for a dry run."""
    if not plan.dry_run and not plan.failed:
        write_files(root, plan.files)


def plan_import(
    root: Path,
    paths: list[Path],
    *,
    organ: str | None,
    dry_run: bool,
    progress: Progress = lambda _name: None,
    step: Progress = lambda _text: None,
    revisions: Revisions | None = None,
    options: ImportOptions | None = None,
) -> ImportResult:
    """Read workbooks and work out what is to be written into ``root``, without writing.

    ``organ`` is the id of one organ for all items, None to match each 行使主体 to the register.
    ``progress`` is called with the name of each file before it is read, ``step`` with that of each
    sheet and of each stage that follows. ``revisions`` says what
    becomes of tracked changes of Word documents; without it they are refused. ``options``
    say how tables are read. Raises ``QingdanError`` for an unknown organ, field or mapping, or
    an unusable workspace; ``BrokenDataError`` for a register of organs that is wrong.
    """
    snapshot = worktree(root)
    inventory = load_inventory(snapshot)
    _check_workspace(snapshot, inventory, organ)
    options = options or ImportOptions()
    if options.save is not None:
        check_name(options.save)
    guide = make_guide(options, inventory, saved_mappings(snapshot))
    sources = []
    for path in paths:
        progress(path.name)
        sources.append(_read(path, guide, revisions, step))
    _note_same_files(sources)
    _note_unknown_headings(sources, options)
    step(_("归并和核对"))
    plan = Planner(snapshot, inventory, sources, organ).plan(dry_run=dry_run)
    if options.save is not None and not plan.failed:
        _save_mapping(snapshot, options.save, sources, plan)
    return plan


def _save_mapping(
    snapshot: Snapshot, name: str, sources: list[SourceReading], plan: ImportResult
) -> None:
    """Put the mapping among the files to be written, where it says something new."""
    path = mapping_path(name)
    old = snapshot.read(path).decode("utf-8") if path in set(snapshot.paths()) else ""
    text = mapping_text(sources, old)
    if text is not None and text != old:
        plan.files[path] = text
        if plan.sources:
            plan.sources[0].written.append(path)


def _note_unknown_headings(sources: list[SourceReading], options: ImportOptions) -> None:
    """Say which headings of the command line stand in none of the tables: probably misspelt."""
    readable = [source for source in sources if source.readable]
    headers = [r.table.header for source in readable for r in source.sheets]
    there = {bare_heading(t) for h in headers if h is not None for t in h.texts.values()}
    for option, headings in (("--map", options.given), ("--with-personal", options.personal)):
        for heading in sorted(headings):
            if readable and bare_heading(heading) not in there:
                readable[0].notes.warn(
                    "heading-not-there",
                    _("{option} 里的“{heading}”，哪张表都没有这一列；请检查写法。").format(
                        option=option, heading=heading
                    ),
                    None,
                    None,
                )


def _check_workspace(snapshot: Snapshot, inventory: Inventory, organ: str | None) -> None:
    """Refuse a register of organs that is wrong; one that is missing is made by the import."""
    if ORGANS_FILE in inventory.broken and ORGANS_FILE in snapshot.paths():
        demand_register(snapshot)
    if organ is not None and organ not in inventory.organs:
        raise QingdanError(
            _("机构名录里没有“{organ}”。").format(organ=organ),
            _("先在 organs.yaml 登记，或用 --organ auto 自动登记。现有：{known}").format(
                known=_known(list(inventory.organs))
            ),
        )


def _known(organs: Sequence[str]) -> str:
    """The ids of a register for a message: the first of them, and how many there are."""
    shown = joined(organs[:_SHOWN])
    if len(organs) > _SHOWN:
        return _("{shown} 等，共 {count} 个").format(shown=shown, count=len(organs))
    return shown or _("（空）")


def _read(path: Path, guide: Guide, revisions: Revisions | None, step: Progress) -> SourceReading:
    try:
        data = read_file(path)
    except UnreadableWorkbook as error:
        source = SourceReading(str(path), b"", readable=False)
        source.notes.add("unreadable", Severity.ERROR, in_one(error.message, error.hint))
        return source
    return read_source(str(path), data, guide, revisions, step)


def _note_same_files(sources: list[SourceReading]) -> None:
    """Take a file that was given before (under whatever name) out of the import, and say so."""
    seen: dict[str, SourceReading] = {}
    for source in sources:
        if not source.readable:
            continue
        first = seen.setdefault(source.digest, source)
        if first is not source:
            source.leave()
            source.notes = Notes()
            source.notes.warn(
                "same-file",
                _("与 {first} 是同一个文件，没有重复导入。").format(first=first.name),
                None,
                None,
            )
