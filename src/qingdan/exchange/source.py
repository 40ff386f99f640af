"""One source of an import: its tables read, its records drafted, its totals compared."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from ..messages import _, in_one, joined
from ..model.finding import Severity
from ..model.vocabulary import ListKind, PowerType
from .declared import check_ordinals, compare_totals
from .drafting.draft import Draft
from .drafting.drafting import draft_table
from .findings import Notes
from .reading.escapes import without_escapes
from .reading.grid import Place, Sheet, UnreadableWorkbook, Workbook
from .reading.revisions import Revisions
from .reading.workbook import other_name, read_workbook
from .reconciling import Fate
from .tables.guide import Guide
from .tables.headings.every import LISTS
from .tables.reading import read_table
from .tables.table import Table
from .tables.totals import Declared, list_title, owner_in, year_in
from .towns import is_town


@dataclass
class SheetReading:
    """A sheet with its drafts and what it declares about itself."""

    table: Table
    drafts: list[Draft]
    title: str = ""
    owner: str = ""
    """Full name of the organ whose list the title says this is."""
    declared: Declared = field(default_factory=Declared)

    @property
    def items(self) -> int:
        """How many items, counted in the smallest unit: a 子项, else its 主项."""
        return len(self.drafts) - sum(1 for n, _draft in enumerate(self.drafts) if self._leads(n))

    @property
    def mains(self) -> int:
        """How many 主项."""
        return len(group_mains(self.drafts))

    @property
    def types(self) -> Counter[PowerType]:
        """Items of each type."""
        return Counter(
            d.type for n, d in enumerate(self.drafts) if d.type is not None and not self._leads(n)
        )

    @property
    def main_types(self) -> Counter[PowerType]:
        """主项 of each type."""
        types = (group[0].type for group in group_mains(self.drafts))
        return Counter(kind for kind in types if kind is not None)

    def _leads(self, number: int) -> bool:
        return leads_children(self.drafts, number)


@dataclass
class SourceReading:
    """A file with what was read from it. ``sheets`` is empty where it could not be read."""

    name: str
    data: bytes
    notes: Notes = field(default_factory=Notes)
    sheets: list[SheetReading] = field(default_factory=list)
    readable: bool = True
    left: list[tuple[Sheet, Fate]] = field(default_factory=list)
    """Sheets that were left out as a whole, and why."""
    aside: dict[str, int] = field(default_factory=dict)
    """Filled cells or passages that stand in no sheet, by what they are."""

    def leave(self) -> None:
        """Leave the whole file out: it is another that was read already."""
        sheets = [reading.table.sheet for reading in self.sheets] + [s for s, _why in self.left]
        self.left = [(sheet, Fate.REPEATED) for sheet in sheets]
        self.sheets = []

    @property
    def digest(self) -> str:
        """Tells whether two sources are the same file."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def declared(self) -> int | None:
        """How many items the file says it holds, in sheet names, titles or 合计 rows."""
        totals = [sheet.declared.total for sheet in self.sheets if sheet.drafts]
        known = [total for total in totals if total is not None]
        return sum(known) if known and len(known) == len(totals) else None

    @property
    def year(self) -> int | None:
        """Year of the list, from its titles or the file's name."""
        titles = [title for sheet in self.sheets for title in sheet.table.titles]
        return year_in(*titles, self.name)


def leads_children(drafts: list[Draft], number: int) -> bool:
    """Whether a draft is a 主项 whose 子项 follow in rows of their own."""
    draft = drafts[number]
    if draft.child or number + 1 >= len(drafts):
        return False
    following = drafts[number + 1]
    return bool(following.child) and following.main == draft.main


def group_mains(drafts: list[Draft]) -> list[list[Draft]]:
    """Group drafts under their 主项: 子项 of one 主项 stand in consecutive rows."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        last = groups[-1][-1] if groups else None
        if last is not None and draft.child and last.main == draft.main:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return groups


def read_source(
    name: str,
    data: bytes,
    guide: Guide | None = None,
    revisions: Revisions | None = None,
    step: Callable[[str], None] = lambda _sheet: None,
) -> SourceReading:
    """Read the bytes of a file. What is wrong with it as a whole is an error in its notes.

    ``guide`` says which lists and columns are settled beforehand, ``revisions`` what becomes of
    tracked changes of a Word document; ``step`` is called with the name of each sheet.
    """
    source = SourceReading(name, data)
    guide = guide or Guide()
    try:
        workbook = read_workbook(data, revisions=revisions)
    except UnreadableWorkbook as error:
        source.readable = False
        source.notes.add("unreadable", Severity.ERROR, in_one(error.message, error.hint))
        return source
    source.aside = dict(workbook.aside)
    _tell_of_file(source, workbook)
    for sheet in workbook.sheets:
        if sheet.cells:
            step(sheet.name)
            _read_sheet(source, _unescaped(source, sheet), guide)
        elif sheet.damages or sheet.aside:
            source.left.append((sheet, Fate.HEADLESS))
    if not source.sheets:
        source.readable = False
        source.notes.add(
            "no-table",
            Severity.ERROR,
            _no_heading(guide.kind) if source.aside or source.left else _nothing_in_it(),
        )
    elif not any(reading.drafts for reading in source.sheets):
        source.notes.warn("no-items", _("只有表头，没有事项。"), None, None)
    return source


def _nothing_in_it() -> str:
    return _("文件里一格内容也没有。请检查是不是选错了文件，或者保存时漏了内容。")


def _no_heading(kind: ListKind | None) -> str:
    """Say what a heading must have, and how to help where it is written otherwise."""
    if kind is not None and (wanted := LISTS[kind].wanted):
        return _(
            "没有找到表头：要有一行写着“{name}”和{others}等列名。"
            "表头用了别的叫法的，用 --map 指明，或写进 mappings/ 里的对应表。"
        ).format(name=wanted[0], others="".join(f"“{other}”" for other in wanted[1:]))
    return _(
        "没有找到表头：要有一行写着“事项名称”和“权力类型”“实施依据”等列名。"
        "请检查是不是选错了文件，或表头用了别的叫法。"
    )


def _tell_of_file(source: SourceReading, workbook: Workbook) -> None:
    """Note how the file was read: what it really is, macros, formulas, encodings, comments."""
    notes = source.notes
    notes.sheets = {sheet.name: sheet for sheet in workbook.sheets if sheet.labels}
    ending = other_name(source.name, workbook.kind)
    if ending:
        message = _("文件名以 {own} 结尾，其实是 {ending}，已按 {ending} 读。").format(
            own=PurePath(source.name).suffix, ending=ending
        )
        notes.tell("other-kind", message, None, None)
    for remark in workbook.remarks:
        notes.tell(remark.kind, remark.message, remark.sheet, remark.place)


def _unescaped(source: SourceReading, sheet: Sheet) -> Sheet:
    plain, count = without_escapes(sheet)
    if count:
        message = _("有{count}个单元格以单引号开头（防止被当成公式），已去掉单引号。")
        source.notes.tell("apostrophes", message.format(count=count), sheet.name, None)
    return plain


def _read_sheet(source: SourceReading, sheet: Sheet, guide: Guide) -> None:
    notes = source.notes
    if sheet.hidden:
        notes.warn(
            "hidden-sheet",
            _("隐藏的工作表，{count}个单元格未导入；如要导入，请先取消隐藏。").format(
                count=len(sheet.cells)
            ),
            sheet.name,
            None,
        )
        source.left.append((sheet, Fate.HIDDEN))
        return
    table = read_table(sheet, notes, guide, PurePath(source.name).stem)
    if table.header is None:
        notes.warn(
            "no-header",
            _("这张工作表没有找到表头，{count}个单元格未导入。").format(count=len(sheet.cells)),
            sheet.name,
            None,
        )
        source.left.append((sheet, Fate.HEADLESS))
        return
    for damage in sheet.damages:
        notes.warn("damaged-cell", damage.message, sheet.name, damage.place)
    _report_hidden_rows(table, notes)
    reading = SheetReading(table, draft_table(table, notes, guide))
    reading.title = list_title(table.titles, table.columns.title_words)
    reading.owner = _owner(reading, PurePath(source.name).stem) or _owner_before(source, table)
    source.sheets.append(reading)
    compare_totals(reading, notes)
    check_ordinals(reading, notes)


def _owner(reading: SheetReading, file: str) -> str:
    """The organ whose list this is, by its title or the name of its file; empty for none."""
    columns = reading.table.columns
    titles = [reading.title, file, *([reading.table.sheet.name] if columns.owned else [])]
    owners = (owner_in(title, columns.owned) for title in titles)
    return next((one for one in owners if one and columns.towns in (None, is_town(one))), "")


def _owner_before(source: SourceReading, table: Table) -> str:
    """The town of the tables before, which the title of a document names once for all of them."""
    if not table.columns.towns:
        return ""
    same = (one for one in source.sheets if one.table.kind is table.kind)
    owners = {one.owner for one in same if one.owner}
    return owners.pop() if len(owners) == 1 else ""


def _report_hidden_rows(table: Table, notes: Notes) -> None:
    hidden = [r.row for r in table.records if r.row in table.sheet.hidden_rows]
    if hidden:
        rows = joined(str(row + 1) for row in hidden)
        notes.tell(
            "hidden-rows",
            _("有{count}项事项在隐藏的行里，已照常导入：第{rows}行。").format(
                count=len(hidden), rows=rows
            ),
            table.sheet.name,
            None,
        )


def unused_cells(reading: SheetReading) -> list[Place]:
    """Cells that ended nowhere: always empty, or the reader of rows has a hole (tested)."""
    uses = reading.table.uses
    return [place for place in reading.table.sheet.cells if place not in uses]
