"""``qingdan import EXPORTED`` without ``--update``: items that are lacking come back unchanged.

What the workspace has already is compared and left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...cells.codec import cell_text
from ...cells.columns import ORGAN
from ...errors import QingdanError
from ...messages import _, in_one, joined
from ...model.finding import Severity
from ...model.ids import ITEM_ID as ID_FORM
from ...model.keyorder import register_order
from ...model.plain import texts_in
from ...model.vocabulary import ListKind
from ...store.edit import edit
from ...store.emit import emit
from ...store.format import kept_canonical
from ...store.layout import ORGANS_FILE, TEXTS_FOLDER, item_path
from ...store.reader import read_mapping
from ...store.snapshot import worktree
from ..drafting.sharing import TEXT_FILES
from ..findings import Notes
from ..identity import organ_id
from ..reading.grid import UnreadableWorkbook
from ..reading.workbook import read_file, read_workbook
from .fresh import Made, content
from .lacking import note_lacking
from .outcome import Fresh, SheetUpdate, SourceUpdate, Spot, Update
from .recognising import read_csv
from .records import Recorded, read_records
from .rows import Row
from .standing import Ground
from .tables import Table, TableSheet, read_table
from .updating import Progress, head_of
from .weighing import Scales
from .writing import Done, note_wrong, write_fresh

_ORGANS = "机构"
_CODES = "编码."
_OTHER_TEXTS = f"{TEXTS_FOLDER}/其他.yaml"


def plan_restore(
    root: Path, paths: list[Path], *, progress: Progress = lambda _name: None
) -> Update:
    """Work out which items of exported files the workspace at ``root`` lacks, without writing.

    Organs that the register lacks are registered under the ids and names of the export. Raises
    ``QingdanError`` for an export for the public; ``BrokenDataError`` where the register cannot be
    read.
    """
    snapshot = worktree(root)
    bare = Ground(snapshot)
    bare.demand_register()
    read: list[tuple[str, Table | Recorded | Notes]] = []
    for path in paths:
        progress(path.name)
        read.append((str(path), _read(path, bare)))
    also = _organs_besides(bare, (one for _file, one in read if not isinstance(one, Notes)))
    ours = Ground(snapshot, also)
    restoring = _Restoring(ours)
    sources = [restoring.take(file, one) for file, one in read]
    done = restoring.done(also)
    return Update(
        sources=sources,
        base=None,
        head=head_of(root),
        stale=(),
        edited=[],
        fresh=done.fresh,
        conflicts=[],
        proposals=[],
        relocated=[],
        before=done.before,
        after=done.after,
        surroundings=done.surroundings,
        restored=True,
    )


def _read(path: Path, ours: Ground) -> Table | Recorded | Notes:
    try:
        data = read_file(path)
        recorded = read_records(data)
        if recorded is not None:
            return recorded
        workbook = read_csv(data) or read_workbook(data)
        table = read_table(str(path), workbook, ours.extra)
    except UnreadableWorkbook as error:
        notes = Notes()
        notes.add("unreadable", Severity.ERROR, in_one(error.message, error.hint))
        return notes
    if table is None:
        raise QingdanError(
            _("{file} 不是 qingdan export 导出的，不能和导出的文件一起导入。").format(file=path),
            _("分两次导入。"),
            file=str(path),
        )
    return table


def _organs_besides(ours: Ground, read: Iterable[Table | Recorded]) -> dict[str, Mapping[str, Any]]:
    """Return the organs that exports know and the register does not, by id.

    An organ of which a CSV gives the name alone gets an id as on any import.
    """
    found: dict[str, Mapping[str, Any]] = {}
    named = {str(one.get("名称")) for one in ours.organs.values()}
    for one in read:
        for organ, entry in _known_to(one).items():
            if organ not in ours.organs and entry.get("名称") not in named:
                found.setdefault(organ, entry)
        if isinstance(one, Table) and one.stamp is None:
            for name in _owners(one):
                if not ours.names.knows(name) and name not in named:
                    named.add(name)
                    found[organ_id(name, {*ours.organs, *found})] = {"名称": name}
    return found


def _known_to(read: Table | Recorded) -> Mapping[str, Mapping[str, Any]]:
    if isinstance(read, Recorded):
        return read.organs
    register = read.stamp.register if read.stamp is not None else {}
    return {organ: {"名称": name} for organ, name in register.items()}


def _owners(table: Table) -> list[str]:
    owners = (row.cells.get(ORGAN, "").strip() for sheet in table.sheets for row in sheet.rows)
    return list(dict.fromkeys(name for name in owners if name))


class _Restoring:
    def __init__(self, ours: Ground) -> None:
        self._ours = ours
        self._made: dict[str, tuple[Made, ListKind]] = {}
        self._done = Done()
        self._notes: list[Notes] = []
        """Of files that do not hold what their items rest on."""
        self._lacking: dict[str, bytes] = {}
        """Headers and shared texts that an export as JSON holds and the workspace lacks."""

    def take(self, file: str, read: Table | Recorded | Notes) -> SourceUpdate:
        """Take what one file holds."""
        if isinstance(read, Notes):
            return SourceUpdate(file, None, [], read.problems)
        if not (isinstance(read, Recorded) and read.is_whole):
            self._notes.append(read.notes)
        if isinstance(read, Recorded):
            return self._take_records(file, read)
        self._ours.read(row.id for sheet in read.sheets for row in sheet.rows)
        scales = Scales(self._ours, None, is_csv=read.is_csv)
        if read.was_saved:
            self._note_codes(read)
        sheets = []
        for sheet in read.sheets:
            quiet = sum(not self._take_row(row, sheet, scales, read.notes) for row in sheet.rows)
            sheets.append(SheetUpdate(sheet.name, sheet.kind, len(sheet.rows), quiet))
        commit = read.stamp.commit if read.stamp is not None else None
        return SourceUpdate(file, commit, sheets, read.notes.problems)

    def _note_codes(self, table: Table) -> None:
        """Say which codes of lacking items may have lost zeros: nothing tells what they were."""
        for row in (row for sheet in table.sheets for row in sheet.rows):
            for path, text in row.cells.items():
                if path.startswith(_CODES) and text.isdecimal() and row.id not in self._ours.homes:
                    message = _(
                        "这个工作簿是由 CSV 存成的，编码“{code}”前面的 0 可能已经丢了，请核对。"
                    ).format(code=text)
                    table.notes.warn("number-doubtful", message, row.sheet, row.spot(path).cell)

    def _take_row(self, row: Row, sheet: TableSheet, scales: Scales, notes: Notes) -> bool:
        """Take one row; whether it says anything new."""
        standing = self._ours.item(row.id)
        if standing is not None:
            kind = standing.located.kind
            if row.cells.keys() <= scales.columns(kind).by_path.keys() and scales.is_as_today(
                row, standing
            ):
                return False
            notes.warn("kept-existing", _kept(standing.path), row.sheet, row.range)
            return True
        if not ID_FORM.fullmatch(row.id) or row.id in self._made or row.id in self._ours.homes:
            notes.add(
                "unknown-id",
                Severity.ERROR,
                _("事项编号“{id}”空着、不合格式或者重复；恢复导出时的编号。").format(id=row.id),
                sheet=row.sheet,
                cell=row.id_spot.cell,
            )
            return True
        organ, value, wrong = content(row, sheet.kind, None, scales, cell_text)
        note_wrong(wrong, row, notes)
        if not wrong:
            self._add(row.id, sheet.kind, organ, value, row.id_spot)
        return True

    def _take_records(self, file: str, read: Recorded) -> SourceUpdate:
        counts: dict[ListKind, list[int]] = {}
        for number, record in enumerate(read.items, 1):
            count = counts.setdefault(record.kind, [0, 0])
            count[0] += 1
            spot = Spot(str(record.kind), str(number))
            there = self._ours.item(record.id)
            if there is not None and there.value == record.mapping:
                count[1] += 1
            elif there is not None or record.id in self._ours.homes:
                path = self._ours.homes[record.id][0]
                read.notes.warn("kept-existing", _kept(path), None, None)
            else:
                self._add(record.id, record.kind, record.organ, record.mapping, spot)
        self._take_shared(read)
        sheets = [
            SheetUpdate(kind.official_name, kind, rows, quiet)
            for kind, (rows, quiet) in counts.items()
        ]
        return SourceUpdate(file, read.commit, sheets, read.notes.problems)

    def _take_shared(self, read: Recorded) -> None:
        """Take headers and shared texts for which there is no file yet."""
        files: dict[str, dict[str, Any]] = dict(read.headers)
        known = {
            name
            for path in self._ours.paths
            if path.startswith(f"{TEXTS_FOLDER}/")
            for name in read_mapping(self._ours.snapshot.read(path)).value or {}
        }
        for name, text in read.texts.items():
            use = text.get("用途") if isinstance(text, dict) else None
            path = next((p for one, p in TEXT_FILES.items() if one == use), _OTHER_TEXTS)
            if name not in known:
                files.setdefault(path, {})[name] = text
        for path, value in files.items():
            if path not in self._ours.paths:
                self._lacking[path] = emit(value).encode()
            elif path not in read.headers:
                read.notes.warn(
                    "texts-left",
                    _("{path} 已经有了，这些共用文字没有加进去：{names}。").format(
                        path=path, names=joined(value)
                    ),
                    None,
                    None,
                )

    def _add(
        self, item: str, kind: ListKind, organ: str | None, value: dict[str, Any], spot: Spot
    ) -> None:
        made = Made(item, organ, item_path(kind, organ, item), value)
        self._made[item] = made, kind
        name = str(value.get("名称", item))
        self._done.fresh.append(Fresh(item, name, kind, organ, made.path, spot))

    def done(self, also: Mapping[str, Mapping[str, Any]]) -> Done:
        """Return the files of the items that were lacking, and the register they need."""
        write_fresh(self._made, self._ours, self._done)
        needed = _used(also, (made for made, _kind in self._made.values()))
        if needed:
            self._register(needed)
        self._done.after.update(self._lacking)
        if self._notes:
            note_lacking(self._made.values(), self._ours, self._done.after, self._notes[-1])
        return self._done

    def _register(self, organs: Mapping[str, Mapping[str, Any]]) -> None:
        """Add organs to the register; comments and order of what is there stay."""
        old = b""
        if ORGANS_FILE in self._ours.paths:
            old = self._done.before[ORGANS_FILE] = self._ours.snapshot.read(ORGANS_FILE)
        self._done.surroundings.pop(ORGANS_FILE, None)
        text = old.decode()
        if not text.strip():
            new = emit({_ORGANS: {organ: dict(one) for organ, one in organs.items()}})
        else:
            opened = edit(text)
            if not opened.content.get(_ORGANS):
                opened.content[_ORGANS] = {}
            for organ, one in organs.items():
                opened.content[_ORGANS][organ] = dict(one)
            new = kept_canonical(text, opened.text(), register_order())
        self._done.after[ORGANS_FILE] = new.encode()


def _kept(path: str) -> str:
    return _("工作区里已有这个事项，内容不同，没有动：{path}。要采用表里的，加 --update。").format(
        path=path
    )


def _used(
    also: Mapping[str, Mapping[str, Any]], made: Iterable[Made]
) -> dict[str, Mapping[str, Any]]:
    """Return those organs that own an item or are named in one."""
    named = {word for one in made for word in (one.organ, *texts_in(one.value))}
    return {organ: one for organ, one in also.items() if organ in named}
