"""What an import did: for people, and as ``qingdan/import/1``.

The JSON has the keys of the contract; ``kind`` of a problem, ``mains`` and ``cells`` of a sheet,
``changes``, ``kept`` and ``unchanged`` of a source are ours besides.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..exchange.findings import Problem
from ..exchange.outcome import ImportResult, SheetResult, SourceResult
from ..messages import _
from ..model.finding import Severity

SCHEMA = "qingdan/import/1"


def import_json(result: ImportResult) -> str:
    """Return the result as JSON text that ends in a line feed."""
    record = {
        "schema": SCHEMA,
        "dry_run": result.dry_run,
        "items": result.items,
        "mains": result.mains,
        "sources": [_source_record(source) for source in result.sources],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _source_record(source: SourceResult) -> dict[str, Any]:
    return {
        "file": source.file,
        "organs": source.organs,
        "items": source.items,
        "mains": source.mains,
        "declared": source.declared,
        "sheets": [_sheet_record(sheet) for sheet in source.sheets],
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "severity": str(problem.severity),
                "message": problem.message,
                "kind": problem.kind,
            }
            for problem in source.problems
        ],
        "changes": source.changes,
        "kept": source.kept,
        "unchanged": source.unchanged,
        "written": source.written,
    }


def _sheet_record(sheet: SheetResult) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "items": sheet.items,
        "mains": sheet.mains,
        "types": {str(kind): number for kind, number in sheet.types.items()},
        "rows": sheet.rows,
        "cells": sheet.cells,
    }


def import_text(result: ImportResult) -> str:
    """Return the result for people: what was taken and changed, what to look at, what next."""
    lines: list[str] = []
    for source in result.sources:
        lines.extend(_source_lines(source, result))
        lines.append("")
    lines.extend(_closing(result))
    return "\n".join(lines) + "\n"


def _source_lines(source: SourceResult, result: ImportResult) -> Iterator[str]:
    yield source.file
    if source.failed:
        for problem in source.problems:
            if problem.severity is Severity.ERROR:
                yield "  " + _("错误：") + problem.message
        return
    yield "  " + _taken(source)
    for organ, count in source.organs.items():
        yield "  " + _("机构 {id}：{name}，{count}项").format(
            id=organ, name=result.organ_names.get(organ, organ), count=count
        )
    for sheet in source.sheets:
        yield "  " + _sheet_line(sheet)
    if source.changes:
        changes = "；".join(f"{what} {times}" for what, times in source.changes.items())
        yield "  " + _("改动：{changes}").format(changes=changes)
    yield from _problem_lines(source.problems)
    yield "  " + _written_line(source, result)


def _taken(source: SourceResult) -> str:
    text = _("读到{items}项（主项{mains}项）").format(items=source.items, mains=source.mains)
    if source.declared is None:
        return text + _("；表里没有写总数，无从核对。")
    if source.declared in (source.items, source.mains):
        return text + _("；表里自己写{declared}项，相符。").format(declared=source.declared)
    return text + _("；表里自己写{declared}项，不相符！").format(declared=source.declared)


def _sheet_line(sheet: SheetResult) -> str:
    types = "、".join(f"{kind}{number}" for kind, number in sheet.types.items()) or _("没有事项")
    cells = "、".join(f"{use}{number}" for use, number in sheet.cells.items())
    return _("工作表“{name}”：{rows}行；{types}；单元格{total}个：{cells}").format(
        name=sheet.name, rows=sheet.rows, types=types, total=sum(sheet.cells.values()), cells=cells
    )


def _problem_lines(problems: list[Problem]) -> Iterator[str]:
    headings = {
        Severity.WARNING: _("请核对（{count}处）："),
        Severity.INFO: _("告知（{count}处）："),
    }
    for severity, heading in headings.items():
        chosen = [problem for problem in problems if problem.severity is severity]
        if not chosen:
            continue
        yield "  " + heading.format(count=len(chosen))
        grouped: dict[tuple[str, str], list[Problem]] = {}
        for problem in chosen:
            grouped.setdefault((problem.kind, problem.message), []).append(problem)
        for (_kind, message), same in grouped.items():
            places = _places(same)
            yield f"    - {message}" + (f" [{places}]" if places else "")


def _places(problems: list[Problem]) -> str:
    """Name the cells of one message, the sheet once: 「准确版!I130、I133」."""
    by_sheet: dict[str, list[str]] = {}
    for problem in problems:
        if problem.sheet is not None:
            cells = by_sheet.setdefault(problem.sheet, [])
            if problem.cell is not None:
                cells.append(_cell(problem.cell))
    return "；".join(
        f"{sheet}!{'、'.join(cells)}" if cells else sheet for sheet, cells in by_sheet.items()
    )


_RANGE = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


def _cell(cell: str) -> str:
    """Name a cell as people do: a range within one row or column by that row or column."""
    found = _RANGE.fullmatch(cell)
    if found and found[2] == found[4]:
        return _("第{row}行").format(row=found[2])
    if found and found[1] == found[3]:
        return _("{column}列").format(column=found[1])
    return cell


def _written_line(source: SourceResult, result: ImportResult) -> str:
    parts = []
    if source.unchanged:
        parts.append(_("{count}项已在工作区，内容相同").format(count=source.unchanged))
    if source.kept:
        parts.append(_("{count}个文件与表格不同，没有动").format(count=len(source.kept)))
    if not source.written:
        if result.failed:
            parts.append(_("没有写入"))
        return "；".join(parts or [_("没有要写的文件")]) + "。"
    folders = Counter(_folder(path) for path in source.written)
    names = "、".join(f"{folder} {count}" for folder, count in sorted(folders.items()))
    verb = _("将写入{count}个文件：{names}") if result.dry_run else _("写入{count}个文件：{names}")
    return "；".join([*parts, verb.format(count=len(source.written), names=names)]) + "。"


def _folder(path: str) -> str:
    head, slash, _name = path.rpartition("/")
    return f"{head}/" if slash else path


def _closing(result: ImportResult) -> Iterator[str]:
    yield _("合计：{sources}个文件，{items}项（主项{mains}项）。").format(
        sources=len(result.sources), items=result.items, mains=result.mains
    )
    if result.failed:
        failed = [source.file for source in result.sources if source.failed]
        yield _("有{count}个文件不能导入，什么都没有写入：{names}。").format(
            count=len(failed), names="、".join(failed)
        )
        yield _("下一步：改好这些文件，或从命令里去掉它们，再导入。")
        return
    yield _("下一步：")
    for number, advice in enumerate(_advice(result), 1):
        yield f"  {number}. {advice}"


def _advice(result: ImportResult) -> Iterator[str]:
    kinds = {problem.kind for source in result.sources for problem in source.problems}
    if result.dry_run:
        yield _("这是试运行，没有写任何文件；看过上面“请核对”的各处，去掉 --dry-run 再运行。")
        return
    if "total-differs" in kinds or "type-total-differs" in kinds:
        yield _("先核对总数不符的地方。")
    if kinds & {"placeholder-organ", "organ-bracket", "unit-kind"}:
        yield _("在 organs.yaml 里核对新登记的机构：占位名称、挂牌名称、单位性质。")
    if "unknown-column" in kinds:
        yield _("要保留不认识的列，在 qingdan.yaml 的“扩展字段”里声明同名字段，再导入。")
    if "kept-existing" in kinds:
        yield _("内容与表格不同的事项保留了工作区的；要采用表格的，改那个文件。")
    if any(source.written for source in result.sources):
        yield _("运行 qingdan validate 检查，改好后用 git 提交。")
    else:
        yield _("工作区没有变化。")
