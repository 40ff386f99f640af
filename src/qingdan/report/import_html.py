"""The report of an import as one HTML page that needs nothing else: no network, no program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..exchange.outcome import ImportResult, SourceResult
from ..messages import _, current_language
from . import import_facts as facts
from .importing import advice

_OPEN = 3
"""Tables of columns that stand open; with more sheets the page would be nothing else."""


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """The columns of one sheet."""

    name: str
    rows: list[facts.Row]
    open: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """One file as the page shows it."""

    name: str
    short: str
    said: list[str]
    sheets: list[facts.Row]
    sheets_sum: facts.Row
    problems: list[facts.ProblemRow]
    problems_said: str
    balance: list[facts.Row]
    balance_sum: facts.Row
    balance_said: str
    columns: list[ColumnsView]
    changes: list[facts.Row]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page."""

    title: str
    language: str
    totals: list[str]
    balance: str
    advice: list[str]
    sources: list[SourceView]


def import_html(result: ImportResult) -> str:
    """Return the page, in the language of messages."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from ..store.templates import template_folder

    environment = Environment(
        loader=FileSystemLoader(template_folder(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    page = PageView(
        _("导入报告"),
        "zh-CN" if current_language() == "zh" else current_language(),
        facts.totals(result),
        facts.balance_sentence(facts.whole_balance(result)),
        [] if result.failed else list(advice(result)),
        [_view(source, result) for source in result.sources],
    )
    text = environment.get_template("import/page.html.j2").render(page=page, say=_labels())
    return text.lstrip("\n")


def _view(source: SourceResult, result: ImportResult) -> SourceView:
    problems = facts.problem_rows(source)
    counts = _("错误{errors}处，请核对{warnings}处，告知{infos}处").format(
        errors=sum(p.level == "error" for p in problems),
        warnings=sum(p.level == "warning" for p in problems),
        infos=sum(p.level == "info" for p in problems),
    )
    few = len(source.sheets) <= _OPEN
    return SourceView(
        name=source.file,
        short=_("{items}项；{counts}").format(items=source.items, counts=counts),
        said=facts.said_of(source, result),
        sheets=facts.sheet_rows(source),
        sheets_sum=facts.sheets_sum(source),
        problems=problems,
        problems_said=counts,
        balance=facts.balance_rows(source) if source.balance.cells else [],
        balance_sum=facts.balance_sum(source),
        balance_said=facts.balance_sentence(source.balance),
        columns=[
            ColumnsView(sheet.name, facts.column_rows(sheet), few)
            for sheet in source.sheets
            if sheet.columns
        ],
        changes=facts.change_rows(source),
    )


def _labels() -> dict[str, Any]:
    return {
        "skip": _("跳到正文"),
        "next": _("下一步"),
        "files": _("文件"),
        "sheets": _("读到的事项"),
        "sheet_heads": sheet_heads(),
        "problems": _("问题"),
        "no_problems": _("没有问题。"),
        "problem_heads": problem_heads(),
        "balance": _("单元格去向"),
        "balance_caption": _("每个非空单元格只算一次"),
        "balance_heads": balance_heads(),
        "columns": _("各列的含义"),
        "column_heads": column_heads(),
        "changes": _("文字改动"),
        "changes_caption": _("改了什么、多少处，每种举几个例子；⏎ 表示换行"),
        "change_heads": change_heads(),
    }


def sheet_heads() -> list[str]:
    """Return the heads of ``sheet_rows``."""
    return [_("工作表"), _("事项"), _("主项"), _("行"), _("类型")]


def problem_heads() -> list[str]:
    """Return the heads of ``problem_rows``."""
    return [_("轻重"), _("位置"), _("单元格内容"), _("问题和原因"), _("怎么办")]


def balance_heads() -> list[str]:
    """Return the heads of ``balance_rows``."""
    return [_("去向"), _("单元格"), _("说明")]


def column_heads() -> list[str]:
    """Return the heads of ``column_rows``."""
    return [_("列"), _("列名"), _("当作"), _("把握"), _("单元格"), _("根据")]


def change_heads() -> list[str]:
    """Return the heads of ``change_rows``."""
    return [_("改动"), _("处数"), _("位置"), _("改前"), _("改后")]
