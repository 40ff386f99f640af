"""``qingdan import FILE... --update``: from edited tables to the files that change.

Nothing is written here. Every row is held against the item as it was exported, as the workspace
says it now and as the table says it (``weighing``); only cells that people changed are parsed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from ...errors import QingdanError
from ...messages import _, in_one
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ...store import git
from ...store.snapshot import revision, worktree
from ..findings import Notes, in_order
from ..reading.grid import UnreadableWorkbook
from ..reading.workbook import read_file, read_workbook
from .foreign import read_foreign
from .outcome import SheetUpdate, SourceUpdate, Update
from .proposals import gone
from .recognising import read_csv
from .records import holds_records
from .rows import Row
from .standing import Ground
from .tables import Table, TableSheet, read_table
from .taking import Taking

Progress = Callable[[str], None]
KEEP, TAKE = "keep", "take"


def plan_update(
    root: Path,
    paths: list[Path],
    *,
    base: str | None = None,
    conflicts: str | None = None,
    progress: Progress = lambda _name: None,
) -> Update:
    """Work out what edited tables change in the workspace at ``root``, without writing.

    ``base`` names the revision the tables were exported from where they do not say it themselves;
    ``conflicts`` decides what both sides changed: ``keep`` the workspace's, ``take`` the table's,
    None leaves it undecided. ``progress`` is told the name of each file before it is read. Raises
    ``QingdanError`` for tables that were not exported from here, and for an unknown revision;
    ``BrokenDataError`` where the register of organs cannot be read.
    """
    ours = Ground(worktree(root))
    ours.demand_register()
    bases = _Bases(root, base)
    taking = Taking(ours, conflicts)
    sources: list[tuple[str, Table | Notes]] = []
    for path in paths:
        progress(path.name)
        read = _read(path, ours)
        sources.append((str(path), read))
        if isinstance(read, Table):
            _by_list(read, ours)
            taking.take(read, bases.of(read), given=base is not None)
    tables = [read for _file, read in sources if isinstance(read, Table)]
    present = {row.id for table in tables for sheet in table.sheets for row in sheet.rows}
    proposals = [one for table in tables for one in gone(table, present, ours)]
    done = taking.done()
    return Update(
        sources=[_source(file, read, taking) for file, read in sources],
        base=bases.first,
        head=bases.head,
        stale=tuple(sorted(bases.changed(tables) | taking.changed_since)),
        edited=done.edited,
        fresh=done.fresh,
        conflicts=done.conflicts,
        proposals=list({one.item: one for one in proposals}.values()),
        relocated=done.relocated,
        before=done.before,
        after=done.after,
        surroundings=done.surroundings,
        resolved=conflicts,
    )


def _read(path: Path, ours: Ground) -> Table | Notes:
    """Read one file; notes alone where it cannot be read."""
    try:
        data = read_file(path)
        _refuse_records(path, data)
        workbook = read_csv(data) or read_workbook(data)
    except UnreadableWorkbook as error:
        notes = Notes()
        notes.add("unreadable", Severity.ERROR, in_one(error.message, error.hint))
        return notes
    table = read_table(str(path), workbook, ours.extra) or read_foreign(str(path), data, ours)
    if table is None:
        raise QingdanError(
            _(
                "{file} 不是 qingdan export 导出的表（没有导出记录，也没有“事项编号”这一列），"
                "也读不出事项。"
            ).format(file=path),
            _("先用 qingdan export 导出，在导出的表里改。"),
            file=str(path),
        )
    return table


def _by_list(table: Table, ours: Ground) -> None:
    """Part sheets that record nothing into lists by the items of their rows.

    A proposal of repeals has the same few headings for every list, and may hold several.
    """
    if table.stamp is not None or table.is_foreign:
        return
    sheets = []
    for sheet in table.sheets:
        known = Counter(ours.homes[one.id][1].kind for one in sheet.rows if one.id in ours.homes)
        usual = known.most_common(1)[0][0] if known else sheet.kind
        rows: dict[ListKind, list[Row]] = {}
        for row in sheet.rows:
            kind = ours.homes[row.id][1].kind if row.id in ours.homes else usual
            rows.setdefault(kind, []).append(row)
        sheets += [TableSheet(sheet.name, kind, None, own) for kind, own in rows.items()] or [sheet]
    table.sheets = sheets


def _refuse_records(path: Path, data: bytes) -> None:
    if holds_records(data):
        raise QingdanError(
            _("{file} 是 JSON 导出，--update 只认改过的 .xlsx、.ods 和 .csv。").format(file=path),
            _("要改内容，用 qingdan export 导出 .xlsx；要把缺的事项放回来，不加 --update。"),
            file=str(path),
        )


def _source(file: str, read: Table | Notes, taking: Taking) -> SourceUpdate:
    if isinstance(read, Notes):
        return SourceUpdate(file, None, [], read.problems)
    commit = read.stamp.commit if read.stamp is not None else None
    sheets = [
        SheetUpdate(sheet.name, sheet.kind, len(sheet.rows), taking.untouched(sheet))
        for sheet in read.sheets
    ]
    recorded = read.stamp is not None
    problems = in_order(read.notes.problems, [sheet.name for sheet in read.sheets])
    return SourceUpdate(file, commit, sheets, problems, recorded)


class _Bases:
    """The commits that tables were exported from, as far as the repository has them."""

    def __init__(self, root: Path, given: str | None) -> None:
        self._root = root
        self._given = None if given is None else git.resolve(root, given)
        self._grounds: dict[str, Ground | None] = {}
        self.first: str | None = self._given
        self.head = head_of(root)

    def of(self, table: Table) -> Ground | None:
        """Return the workspace as it was when a table was exported; say where that is unknown."""
        commit = self._given or (table.stamp.commit if table.stamp is not None else None)
        if commit is None:
            return None
        if commit not in self._grounds:
            try:
                self._grounds[commit] = Ground(revision(self._root, commit))
            except QingdanError:
                self._grounds[commit] = None
        ground = self._grounds[commit]
        if ground is None:
            table.notes.warn(
                "base-missing",
                _(
                    "导出的版本 {commit} 不在这个版本库里；导出以后工作区没有改过的事项照常取，"
                    "改过的列为冲突。"
                ).format(commit=commit[:12]),
                None,
                None,
            )
        elif self.first is None:
            self.first = commit
        return ground

    def changed(self, tables: Iterable[Table]) -> set[str]:
        """Return the items of tables that the workspace changed since they were exported."""
        found: set[str] = set()
        for commit, ground in self._grounds.items():
            if ground is None:
                continue
            ids = {
                row.id
                for table in tables
                if self._given == commit
                or (table.stamp is not None and table.stamp.commit == commit)
                for sheet in table.sheets
                for row in sheet.rows
            }
            changes = git.changed_paths(self._root, commit, None)
            names = {(one.head_path or one.base_path or "").rpartition("/")[2] for one in changes}
            found |= ids & {name.removesuffix(".yaml") for name in names}
        return found


def head_of(root: Path) -> str | None:
    """Return the commit that is checked out; None without a repository or a commit."""
    if git.repository_root(root) is None:
        return None
    try:
        return git.resolve(root, "HEAD")
    except QingdanError:
        return None
