"""What an import did, on a terminal: most important first, and short however long the list is.

What does not fit stands in the report of ``--report`` (``import_html``, ``import_xlsx``,
``import_markdown``) and in the JSON (``import_json``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ..exchange.findings import Problem
from ..exchange.outcome import ImportResult, SheetResult, SourceResult
from ..messages import _, joined
from ..model.finding import Severity
from ..store.layout import ORGANS_FILE
from .import_json import SCHEMA, import_json
from .import_lists import list_words
from .import_words import (
    balance_words,
    cell_words,
    counted,
    declared_words,
    severity_word,
    sheets_by_name,
    weight,
)

_MOST_MESSAGES = {Severity.WARNING: 12, Severity.INFO: 8}
"""Messages of one source that a terminal shows."""
_MOST_OF_A_KIND = 3
_MOST_PLACES = 8
_MOST_SHEETS = 12
_MOST_FOLDERS = 8


def import_text(result: ImportResult, *, summary: bool = True) -> str:
    """Return the result for people: what was taken and changed, what to look at, what next.

    Without ``summary`` only problems stay, and what was refused; nothing where there is neither.
    """
    lines: list[str] = []
    for source in result.sources:
        told = list(_source_lines(source, result) if summary else _faulty_lines(source, result))
        lines += [*told, ""] if told else []
    if summary:
        lines.extend(_closing(result))
    elif result.failed:
        lines.extend(_refusal(result))
    return "\n".join(lines).rstrip("\n") + "\n" if lines else ""


def _faulty_lines(source: SourceResult, result: ImportResult) -> Iterator[str]:
    """Yield the problems of a source under its name."""
    if source.failed:
        yield from _source_lines(source, result)
    elif source.problems:
        yield source.file
        yield from _problem_lines(source)


def _source_lines(source: SourceResult, result: ImportResult) -> Iterator[str]:
    yield source.file
    if source.failed:
        for problem in source.problems:
            if problem.severity is Severity.ERROR:
                yield "  " + _("错误：") + problem.message
        return
    yield "  " + declared_words(source)
    organs = list(source.organs.items())
    for organ, count in organs[:_MOST_SHEETS]:
        yield "  " + _("机构 {id}：{name}，{count}项").format(
            id=organ, name=result.organ_names.get(organ, organ), count=count
        )
    if len(organs) > _MOST_SHEETS:
        yield "  " + _("另有{count}个机构。").format(count=len(organs) - _MOST_SHEETS)
    for sheet in source.sheets[:_MOST_SHEETS]:
        yield "  " + _sheet_line(sheet)
    if len(source.sheets) > _MOST_SHEETS:
        yield "  " + _("另有{count}张表。").format(count=len(source.sheets) - _MOST_SHEETS)
    yield "  " + _("核对：") + balance_words(source.balance) + _("。")
    if source.changes:
        changes = joined((f"{what} {times}" for what, times in source.changes.items()), "；")
        yield "  " + _("改动：{changes}").format(changes=changes)
    yield from _problem_lines(source)
    yield "  " + _written_line(source, result)


def _sheet_line(sheet: SheetResult) -> str:
    words = list_words(sheet)
    if words is not None:
        return words
    types = counted(sheet.types) or _("没有事项")
    return _("工作表“{name}”：{rows}行，{items}项（主项{mains}项）；{types}").format(
        name=sheet.name, rows=sheet.rows, items=sheet.items, mains=sheet.mains, types=types
    )


def _problem_lines(source: SourceResult) -> Iterator[str]:
    sheets = sheets_by_name(source)
    for severity, most in _MOST_MESSAGES.items():
        chosen = [problem for problem in source.problems if problem.severity is severity]
        if not chosen:
            continue
        yield "  " + _("{word}（{count}处）：").format(
            word=severity_word(severity), count=len(chosen)
        )
        left = 0
        shown = 0
        for same in _kinds(chosen):
            messages: dict[str, list[Problem]] = {}
            for problem in same:
                messages.setdefault(problem.message, []).append(problem)
            for number, (message, alike) in enumerate(messages.items()):
                if shown >= most or number >= _MOST_OF_A_KIND:
                    left += len(alike)
                    continue
                shown += 1
                places = _places(alike, sheets)
                yield f"    - {message}" + (f" [{places}]" if places else "")
        if left:
            yield "    " + _("……另有{count}处，见 --report 的报告。").format(count=left)


def _kinds(problems: list[Problem]) -> list[list[Problem]]:
    """Group problems of one kind, the weightiest kinds first, else as they were met."""
    grouped: dict[str, list[Problem]] = {}
    for problem in problems:
        grouped.setdefault(problem.kind, []).append(problem)
    return sorted(grouped.values(), key=lambda same: weight(same[0]))


def _places(problems: list[Problem], sheets: dict[str, SheetResult]) -> str:
    """Name the cells of one message, the sheet once: 「准确版!I130、I133」."""
    by_sheet: dict[str, list[str]] = {}
    for problem in problems[:_MOST_PLACES]:
        if problem.sheet is not None:
            cells = by_sheet.setdefault(problem.sheet, [])
            if problem.cell is not None:
                cells.append(cell_words(problem.cell, sheets.get(problem.sheet)))
    text = joined(
        (f"{sheet}!{joined(cells)}" if cells else sheet for sheet, cells in by_sheet.items()), "；"
    )
    if len(problems) > _MOST_PLACES:
        text += _("等{count}处").format(count=len(problems))
    return text


def _written_line(source: SourceResult, result: ImportResult) -> str:
    parts = []
    if source.unchanged:
        parts.append(_("{count}项已在工作区，内容相同").format(count=source.unchanged))
    if source.kept:
        parts.append(_("{count}个文件与表格不同，没有动").format(count=len(source.kept)))
    if not source.written:
        if result.failed:
            parts.append(_("没有写入"))
        return joined(parts or [_("没有要写的文件")], "；") + _("。")
    names = joined(_homes(source.written))
    verb = _("将写入{count}个文件：{names}") if result.dry_run else _("写入{count}个文件：{names}")
    return joined([*parts, verb.format(count=len(source.written), names=names)], "；") + _("。")


def _homes(paths: list[str]) -> Iterator[str]:
    """Folders with the number of files in each; very many are put together under their list."""
    folders = sorted(Counter(_folder(path) for path in paths).items())
    if len(folders) <= _MOST_FOLDERS:
        yield from (f"{folder} {count}" for folder, count in folders)
        return
    for top, own in groupby(folders, key=lambda one: one[0].partition("/")[0]):
        counts = [count for _folder, count in own]
        if len(counts) == 1:
            yield f"{top} {counts[0]}"
        else:
            yield _("{top}/ {count}（{folders}个文件夹）").format(
                top=top, count=sum(counts), folders=len(counts)
            )


def _folder(path: str) -> str:
    head, slash, _name = path.rpartition("/")
    return f"{head}/" if slash else path


def _closing(result: ImportResult) -> Iterator[str]:
    yield _("合计：{sources}个文件，{items}项（主项{mains}项）。").format(
        sources=len(result.sources), items=result.items, mains=result.mains
    )
    if result.failed:
        yield from _refusal(result)
        return
    if result.took_nothing:
        said = _("没有一项可以导入。") if result.files else _("没有一项可以导入，什么都没有写入。")
        yield said
    yield _("下一步：")
    for number, sentence in enumerate(advice(result), 1):
        yield f"  {number}. {sentence}"


def _refusal(result: ImportResult) -> Iterator[str]:
    failed = [source.file for source in result.sources if source.failed]
    yield _("有{count}个文件不能导入，什么都没有写入：{names}。").format(
        count=len(failed), names=joined(failed)
    )
    yield _("下一步：改好这些文件，或从命令里去掉它们，再导入。")


def advice(result: ImportResult) -> Iterator[str]:
    """Yield what to do next, in this order."""
    kinds = {problem.kind for source in result.sources for problem in source.problems}
    if result.took_nothing:
        yield from _after_nothing(kinds)
        return
    if result.dry_run:
        yield _("这是试运行，没有写任何文件；看过上面“请核对”的各处，去掉 --dry-run 再运行。")
        return
    if "total-differs" in kinds or "type-total-differs" in kinds:
        yield _("先核对总数不符的地方。")
    if ORGANS_FILE in result.files:
        yield _("在 organs.yaml 里核对新登记的机构：占位名称、挂牌名称、单位性质。")
    if "unknown-column" in kinds:
        yield _("要保留不认识的列，在 qingdan.yaml 的“扩展字段”里声明同名字段，再导入。")
    if "kept-existing" in kinds:
        yield _("内容与表格不同的事项保留了工作区的；要采用表格的，改那个文件。")
    if any(source.written for source in result.sources):
        yield _("运行 qingdan validate 检查，改好后用 git 提交。")
    else:
        yield _("工作区没有变化。")


def _after_nothing(kinds: set[str]) -> Iterator[str]:
    """Yield what to do where not one item could be taken."""
    if "no-organ" in kinds:
        yield _(
            "看不出事项是哪个机构的：加 --organ 写明机构 id（没有登记的先登记到 organs.yaml）；"
            '表里有机构的列的，加 --map "列名=机构"。'
        )
    if kinds & {"no-type", "unknown-type"}:
        yield _("看不出权力类型：在原表补上权力类型，或把类型写进工作表名、标题。")
    if kinds & {"not-valid", "no-name", "row-not-understood", "no-class"}:
        yield _("按上面“请核对”的各处改好原表。")
    if "no-items" in kinds:
        yield _("表头下面没有事项：检查是不是选错了文件。")
    yield _("然后再导入。")


__all__ = ["SCHEMA", "advice", "import_json", "import_text"]
