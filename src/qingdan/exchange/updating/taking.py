"""Take the rows of edited tables: edits, conflicts, new items, and what is wrong with a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches

from ...cells.columns import ORGAN
from ...cells.fault import UnreadableCellError
from ...cells.rows import read_cell
from ...messages import _, in_one
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..findings import Notes
from .fresh import Made, alike_among, make
from .mangled import note_mangled
from .outcome import Conflict, Fresh, Relocated
from .quotes import without_quotes
from .rows import Row, apart
from .standing import Ground
from .tables import Table, TableSheet
from .threeway import settled
from .weighing import Known, Scales, Weighed
from .writing import Done, Wanted, note_wrong, write_edits, write_fresh

_NAME = "名称"


class Taking:
    """Takes tables one after another; ``done`` gives the files."""

    def __init__(self, ours: Ground, resolved: str | None) -> None:
        self._ours = ours
        self._resolved = resolved
        self._wanted: dict[str, Wanted] = {}
        self._made: dict[str, tuple[Made, ListKind]] = {}
        self._done = Done()
        self._quiet: Counter[int] = Counter()
        self.changed_since: set[str] = set()
        """Items of edited rows that the workspace changed since they were exported."""

    def untouched(self, sheet: TableSheet) -> int:
        """Return how many rows of a sheet want nothing."""
        return self._quiet[id(sheet)]

    def take(self, table: Table, base: Ground | None, *, given: bool) -> None:
        """Take the rows of one table, which was exported from ``base``."""
        unrecorded = Known.UNKNOWN if table.is_foreign else Known.ASSUMED
        scales = Scales(self._ours, base, is_csv=table.is_csv, unrecorded=unrecorded)
        if table.stamp is None and not table.is_foreign and not given:
            table.notes.warn(
                "no-record",
                _(
                    "这个文件不记录导出自哪个版本，和现在的工作区不同的格都当作在表里改的；"
                    "导出以后工作区改过的，用 --base 写明导出时的版本。"
                ),
                None,
                None,
            )
        sheets = {id(row): sheet for sheet in table.sheets for row in sheet.rows}
        rows = [row for sheet in table.sheets for row in sheet.rows]
        single, fresh, groups = apart(rows, lambda row: self._is_own(row, sheets, scales))
        for group in groups:
            self._note_doubled(group, group[0] in single, sheets, scales, table.notes)
        touched = []
        for row in single:
            if scales.is_as_exported(row, sheets[id(row)].stamp):
                self._quiet[id(sheets[id(row)])] += 1
            else:
                touched.append(row)
        for ground in (self._ours, base):
            if ground is not None:
                ground.read(row.id for row in touched)
        for row in touched:
            self._take_row(row, table, sheets[id(row)], scales)
        for row in fresh:
            self._take_fresh(row, table, sheets[id(row)], scales)

    def _is_own(self, row: Row, sheets: Mapping[int, TableSheet], scales: Scales) -> bool:
        stamp = sheets[id(row)].stamp
        if stamp is not None:
            return scales.is_as_exported(row, stamp)
        item = self._ours.item(row.id)
        return item is not None and scales.is_as_today(row, item)

    def _note_doubled(
        self,
        group: list[Row],
        has_own: bool,
        sheets: Mapping[int, TableSheet],
        scales: Scales,
        notes: Notes,
    ) -> None:
        first = group[0]
        for row in group[1:] if has_own else group:
            other = group[1] if row is first else first
            where = f"{other.sheet}!{other.id_spot.cell}"
            if has_own and self._is_own(row, sheets, scales):
                notes.warn(
                    "row-copied",
                    _("这一行和 {where} 完全相同（复制的行），没有当作新事项。").format(
                        where=where
                    ),
                    row.sheet,
                    row.range,
                )
                continue
            notes.add(
                "id-twice",
                Severity.ERROR,
                _(
                    "这一行的事项编号和 {where} 的相同，都是 {id}。"
                    "新增的事项请把编号那一格清空；要改原来的事项，只留一行。"
                ).format(where=where, id=row.id),
                sheet=row.sheet,
                cell=row.id_spot.cell,
            )

    def _take_row(self, row: Row, table: Table, sheet: TableSheet, scales: Scales) -> None:
        self._ours.demand_readable(row.id)
        item = self._ours.item(row.id)
        if item is None:
            self._note_unknown(row, table)
            return
        columns = scales.columns(item.located.kind)
        row = without_quotes(row, columns, lambda: scales.texts(item), table.notes)
        weighed = scales.weigh(row, item, sheet.stamp)
        if weighed.known in (Known.COMMIT, Known.UNKNOWN) and sheet.stamp is not None:
            self.changed_since.add(row.id)
        self._note_mangled(weighed, table.notes)
        self._relocate(weighed, scales, table.notes)
        wanted = list(weighed.taken)
        for path in weighed.conflicts:
            self._done.conflicts.append(_conflict(weighed, path))
        if self._resolved == "take":
            wanted += weighed.conflicts
        if not wanted and not weighed.conflicts:
            if weighed.moved_to is None:
                self._quiet[id(sheet)] += 1
            return
        held = self._wanted.setdefault(row.id, Wanted(item, scales))
        for path in wanted:
            self._want(held, path, row, table.notes)

    def _want(self, held: Wanted, path: str, row: Row, notes: Notes) -> None:
        text = row.cells[path]
        earlier = held.texts.get(path)
        if earlier is not None and settled(earlier) != settled(text):
            spot, first = row.spot(path), held.rows[path].spot(path)
            notes.add(
                "two-edits",
                Severity.ERROR,
                _(
                    "同一个事项的这一格，在前面的文件（{sheet}!{cell}）里改成了别的；留一种。"
                ).format(sheet=first.sheet, cell=first.cell),
                sheet=spot.sheet,
                cell=spot.cell,
            )
        held.texts[path], held.rows[path], held.notes[path] = text, row, notes

    def _note_unknown(self, row: Row, table: Table) -> None:
        recorded = table.stamp.items if table.stamp is not None else {}
        if row.id in recorded:
            message = _(
                "这个事项（{id}）导出以后从工作区移走了，这一行的改动没有地方放。"
                "不要了的，在表里删去这一行；还要的，先从版本库取回它的文件"
                "（git log -- '*/{id}.yaml' 看是哪一次删的），或者清空编号，作为新事项导入。"
            ).format(id=row.id)
        else:
            near = get_close_matches(row.id, list(recorded) or list(self._ours.homes), 1, 0.7)
            message = _("没有编号是“{id}”的事项。").format(id=row.id)
            if near:
                message = in_one(message, _("是不是“{near}”？").format(near=near[0]))
            message = in_one(message, _("恢复原来的编号；新增的事项把这一格清空。"))
        table.notes.add(
            "unknown-id", Severity.ERROR, message, sheet=row.sheet, cell=row.id_spot.cell
        )

    def _note_mangled(self, weighed: Weighed, notes: Notes) -> None:
        for path in weighed.mangled:
            spot = weighed.row.spot(path)
            note_mangled(notes, spot.sheet, spot.cell)

    def _relocate(self, weighed: Weighed, scales: Scales, notes: Notes) -> None:
        if weighed.moved_to is None:
            return
        place, spot = weighed.item.located, weighed.row.spot(ORGAN)
        column = scales.columns(weighed.kind).by_path[ORGAN]
        try:
            organ = read_cell(column, weighed.moved_to, scales.codec)
        except UnreadableCellError as error:
            note_wrong([(ORGAN, in_one(error.message, error.hint))], weighed.row, notes)
            return
        if isinstance(organ, str) and place.organ is not None:
            self._done.relocated.append(
                Relocated(place.id, weighed.item.name, place.organ, organ, spot)
            )
        else:
            note_wrong([(ORGAN, _("机构不能清空。"))], weighed.row, notes)

    def _take_fresh(self, row: Row, table: Table, sheet: TableSheet, scales: Scales) -> None:
        row = without_quotes(row, scales.columns(sheet.kind), dict, table.notes)
        taken = {item: made.value for item, (made, _kind) in self._made.items()}
        made, wrong = make(row, sheet.kind, self._only_organ(sheet), scales, taken)
        note_wrong(wrong, row, table.notes)
        if made is None:
            return
        name = row.cells.get(_NAME, "")
        same_name = [one.id for one in sheet.rows if one.id and one.cells.get(_NAME) == name]
        twin = made.twin or alike_among(made.value, same_name, self._ours)
        if twin is not None:
            table.notes.warn(
                "equal-item",
                _("已经有内容相同的事项 {id}，没有再新增。").format(id=twin),
                row.sheet,
                row.range,
            )
            return
        recorded = table.stamp.items if table.stamp is not None else None
        if made.namesake is not None and recorded is not None and made.namesake not in recorded:
            table.notes.add(
                "added-before",
                Severity.ERROR,
                _(
                    "这一行以前已经新增为事项 {id}，现在内容又不同。把编号填进这一行的编号格，"
                    "或者重新导出再改。"
                ).format(id=made.namesake),
                sheet=row.sheet,
                cell=row.id_spot.cell,
            )
            return
        if made.namesake is not None or same_name:
            table.notes.warn(
                "namesake",
                _("和事项 {id} 同名，作为另一个事项新增；若是同一个，请改原来那一行。").format(
                    id=made.namesake or same_name[0]
                ),
                row.sheet,
                row.range,
            )
        self._made[made.item] = made, sheet.kind
        self._done.fresh.append(
            Fresh(made.item, str(made.value[_NAME]), sheet.kind, made.organ, made.path, row.id_spot)
        )

    def _only_organ(self, sheet: TableSheet) -> str | None:
        """Return the organ of all items of a sheet; None where there are several, or none."""
        ids = sheet.stamp.items if sheet.stamp is not None else {row.id for row in sheet.rows}
        organs = {self._ours.homes[one][1].organ for one in ids if one in self._ours.homes}
        return organs.pop() if len(organs) == 1 else None

    def done(self) -> Done:
        """Return what all tables together do; notes of what cannot be written are added to them."""
        write_edits(self._wanted, self._done)
        write_fresh(self._made, self._ours, self._done)
        self._done.conflicts.sort(key=lambda one: (one.path, one.field))
        return self._done


def _conflict(weighed: Weighed, path: str) -> Conflict:
    cell = weighed.versions[path]
    return Conflict(
        weighed.item.located.id,
        weighed.item.name,
        weighed.item.path,
        weighed.row.heading(path),
        weighed.row.spot(path),
        cell.base,
        cell.ours,
        cell.theirs,
    )
