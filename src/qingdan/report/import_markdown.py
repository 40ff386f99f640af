"""The report of an import as Markdown, for a merge request or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..exchange.outcome import ImportResult, SourceResult
from ..messages import _, joined
from . import import_facts as facts
from .import_html import balance_heads, change_heads, column_heads, problem_heads, sheet_heads
from .importing import advice
from .markdown_escape import escape, table


def import_markdown(result: ImportResult) -> str:
    """Return the report as Markdown that ends in a line feed."""
    lines = [f"# {_('导入报告')}", ""]
    lines += [f"{sentence}  " for sentence in facts.totals(result)]
    lines += [facts.balance_sentence(facts.whole_balance(result)), ""]
    if not result.failed:
        lines += [f"{number}. {sentence}" for number, sentence in enumerate(advice(result), 1)]
        lines.append("")
    for source in result.sources:
        lines += _source(source, result)
    return "\n".join(lines).rstrip("\n") + "\n"


def _source(source: SourceResult, result: ImportResult) -> Iterator[str]:
    yield f"## {escape(source.file)}"
    yield ""
    for sentence in facts.said_of(source, result):
        yield escape(sentence) + "  "
    yield ""
    if source.sheets:
        yield from _table(sheet_heads(), [*facts.sheet_rows(source), facts.sheets_sum(source)])
    problems = facts.problem_rows(source)
    yield f"### {_('问题')}"
    yield ""
    if problems:
        rows = [(p.word, p.place, p.text, p.message, p.remedy) for p in problems]
        yield from _table(problem_heads(), rows)
    else:
        yield _("没有问题。")
        yield ""
    if source.balance.cells:
        yield f"### {_('单元格去向')}"
        yield ""
        sums = [*facts.balance_rows(source), facts.balance_sum(source)]
        yield from _table(balance_heads(), sums)
    for sheet in source.sheets:
        if sheet.columns:
            yield f"### {joined((_('各列的含义'), escape(sheet.name)), '：')}"
            yield ""
            yield from _table(column_heads(), facts.column_rows(sheet))
    if source.changes:
        yield f"### {_('文字改动')}"
        yield ""
        yield from _table(change_heads(), facts.change_rows(source))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield table([heads, *rows])
    yield ""
