"""What the reports of an import show, as plain rows: the same for HTML, Markdown and workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..exchange.findings import Problem, short
from ..exchange.outcome import Balance, ImportResult, SheetResult, SourceResult
from ..messages import _, joined
from .import_words import (
    balance_words,
    cell_text,
    certainty,
    class_word,
    counted,
    declared_words,
    place,
    remedy,
    severity_word,
    sheets_by_name,
    weight,
)

Row = tuple[str, ...]
_LONGEST = 120
"""Characters of a cell's text that a report shows."""


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem in the words of a report. ``level`` is error, warning or info."""

    level: str
    word: str
    place: str
    text: str
    message: str
    remedy: str


def totals(result: ImportResult) -> list[str]:
    """Return what was read and written in all, one sentence each."""
    written = sum(len(source.written) for source in result.sources)
    said = [
        _("{sources}个文件，{items}项（主项{mains}项）。").format(
            sources=len(result.sources), items=result.items, mains=result.mains
        )
    ]
    if result.failed:
        said.append(_("有文件不能导入，什么都没有写入。"))
    elif result.dry_run:
        said.append(
            _("试运行：没有写任何文件；正式导入时将写入{count}个文件。").format(count=written)
        )
    else:
        said.append(_("写入{count}个文件。").format(count=written))
    return said


def whole_balance(result: ImportResult) -> Balance:
    """Return where the cells of all files went."""
    return sum((source.balance for source in result.sources), Balance())


def said_of(source: SourceResult, result: ImportResult) -> list[str]:
    """Return what there is to say of one file, one sentence each."""
    if source.failed:
        return [p.message for p in source.problems if str(p.severity) == "error"]
    said = [declared_words(source)]
    organs = joined(
        _("{name}（{id}）{count}项").format(
            name=result.organ_names.get(organ, organ), id=organ, count=count
        )
        for organ, count in source.organs.items()
    )
    if organs:
        said.append(_("机构：{organs}。").format(organs=organs))
    if source.unchanged or source.kept:
        said.append(
            _("已在工作区且内容相同的{same}项；内容不同而没有动的{kept}个文件。").format(
                same=source.unchanged, kept=len(source.kept)
            )
        )
    return said


def sheet_rows(source: SourceResult) -> list[Row]:
    """Return one row a sheet: name, items, 主项, rows, types."""
    return [
        (sheet.name, str(sheet.items), str(sheet.mains), str(sheet.rows), _types(sheet))
        for sheet in source.sheets
    ]


def sheets_sum(source: SourceResult) -> Row:
    """Return the row that sums the sheets up, with the total that the file declares."""
    declared = (
        _("表里没有写总数")
        if source.declared is None
        else _("表里自己写{count}项").format(count=source.declared)
    )
    rows = sum(sheet.rows for sheet in source.sheets)
    return (_("合计"), str(source.items), str(source.mains), str(rows), declared)


def _types(sheet: SheetResult) -> str:
    counts: dict[str, int] = {str(kind): number for kind, number in sheet.types.items()}
    counts |= sheet.sorts
    return counted(counts)


def sorted_problems(source: SourceResult) -> list[Problem]:
    """Return the problems, the weightiest first, else as they were met."""
    return sorted(source.problems, key=weight)


def problem_rows(source: SourceResult) -> list[ProblemRow]:
    """Return every problem in words."""
    sheets = sheets_by_name(source)
    rows = []
    for problem in sorted_problems(source):
        sheet = sheets.get(problem.sheet or "")
        rows.append(
            ProblemRow(
                str(problem.severity),
                severity_word(problem.severity),
                place(problem, sheet),
                short(cell_text(problem, sheet), _LONGEST),
                problem.message,
                remedy(problem),
            )
        )
    return rows


def balance_rows(source: SourceResult) -> list[Row]:
    """Return where the cells of a file went: class, number, what that means."""
    balance = source.balance
    rows: list[Row] = [(_("进入事项"), str(balance.items), _("文字写进了事项文件"))]
    for name, count in balance.problems.items():
        rows.append((class_word(name), str(count), _("没有导入，在“问题”里逐处列出")))
    for name, count in balance.ignored.items():
        rows.append((class_word(name), str(count), _("按规则略去，不是事项的内容")))
    return rows


def balance_sum(source: SourceResult) -> Row:
    """Return the row that sums ``balance_rows`` up, held against the number of cells."""
    balance = source.balance
    said = _("等于非空单元格总数{cells}").format(cells=balance.cells)
    return (_("合计"), str(balance.accounted), said)


def balance_sentence(balance: Balance) -> str:
    """Return the sum as a sentence."""
    return _("核对：{sum}，相符。").format(sum=balance_words(balance))


def column_rows(sheet: SheetResult) -> list[Row]:
    """Return one row a column: letters, heading, meaning, certainty, cells, why."""
    return [
        (
            column.letters,
            column.heading or _("（没有列名）"),
            column.meaning if column.taken else class_word(column.meaning),
            certainty(column),
            str(column.cells),
            column.why,
        )
        for column in sheet.columns
    ]


def change_rows(source: SourceResult) -> list[Row]:
    """Return what was changed on the way: what, how often, and an example before and after."""
    rows: list[Row] = []
    for what, count in source.changes.items():
        examples: Sequence[Row] = [
            (f"{e.sheet}!{e.cell}", e.before, e.after) for e in source.examples.get(what, ())
        ] or [("", "", "")]
        for number, example in enumerate(examples):
            rows.append(
                (what if not number else _("（同上）"), "" if number else str(count), *example)
            )
    return rows
