"""What a report on posts says as sentences, tables and remarks; for each format one renderer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..messages import _, joined
from ..model.vocabulary import RuleLevel
from ..xlsx.sheet import Figure, sheet_of, tab_names
from . import markdown_escape
from .chart import Chart, bar_chart, chart_lines, charts_svg
from .findings_escape import visible
from .tables_text import figures

if TYPE_CHECKING:
    from ..posts.remark import Remark

Row = Sequence[str]
_DECIMAL = re.compile(r"-?[0-9]{1,9}\.[0-9]{1,6}")


@dataclass(frozen=True)
class Block:
    """A table under a title: the head, then rows; the first ``texts`` columns are words."""

    title: str
    rows: list[Row]
    texts: int = 1


@dataclass(frozen=True)
class Page:
    """A report: sentences on top, tables, charts of them, remarks; ``data`` is for its JSON."""

    schema: str
    title: str
    sentences: list[str]
    blocks: list[Block]
    remarks: list[Remark]
    data: Mapping[str, Any] = field(default_factory=dict)
    charts: Sequence[Chart] = ()


def page_text(page: Page) -> str:
    """Return a report for the terminal."""
    lines = [*map(visible, page.sentences)]
    for block in page.blocks:
        lines += ["", visible(block.title), *figures(block.rows, block.texts)]
    for chart in page.charts:
        lines += ["", visible(chart.title), *chart_lines(chart)]
    if page.remarks:
        lines += ["", visible(_remarks_title(page))]
        lines += [visible(line) for line in map(_remark, page.remarks)]
    return "".join(f"{line}\n" for line in lines)


def page_markdown(page: Page) -> str:
    """Return a report as Markdown."""
    parts = ["# " + markdown_escape.escape(page.title)]
    parts += map(markdown_escape.escape, page.sentences)
    for block in page.blocks:
        parts += ["## " + markdown_escape.escape(block.title), markdown_escape.table(block.rows)]
    if page.remarks:
        parts.append("## " + markdown_escape.escape(_remarks_title(page)))
        parts.append(markdown_escape.table(list(_remark_rows(page))))
    return "\n\n".join(parts) + "\n"


def page_json(page: Page) -> str:
    """Return a report as JSON."""
    said: dict[str, Any] = {
        "schema": page.schema,
        **page.data,
        "remarks": [
            {"level": str(one.level), "place": one.place, "text": one.text} for one in page.remarks
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def page_xlsx(page: Page) -> bytes:
    """Return a report as a workbook: a sheet for each table, one for what is to be looked at.

    Charts stand on the first sheet, under the sentences.
    """
    from ..xlsx.workbook import workbook

    tables = [(_("小结"), [[page.title], *([line] for line in page.sentences)], 1)]
    tables += [
        (block.title, [list(row) for row in block.rows], block.texts) for block in page.blocks
    ]
    if page.remarks:
        tables.append((_("要看的"), [list(row) for row in _remark_rows(page)], 3))
    names = tab_names(name for name, _rows, _texts in tables)
    sheets = [
        sheet_of(name, rows[0], [_typed(row, texts) for row in rows[1:]])
        for name, (_title, rows, texts) in zip(names, tables, strict=True)
    ]
    charts = tuple(bar_chart(chart, 1 + chart.table) for chart in page.charts)
    sheets[0] = replace(sheets[0], charts=charts)
    return b"".join(workbook(sheets, page.title))


def page_svg(page: Page) -> str:
    """Return the charts of a report as a drawing."""
    return charts_svg(page.title, page.charts)


def _typed(row: Sequence[str], texts: int) -> list[Figure]:
    """Turn numbers into numbers but in columns of words, nothing into empty cells."""
    return [_figure(cell) if number >= texts else cell or None for number, cell in enumerate(row)]


def _figure(cell: str) -> Figure:
    if cell.isascii() and cell.isdecimal():
        return int(cell)
    return Decimal(cell) if _DECIMAL.fullmatch(cell) else cell or None


def _remarks_title(page: Page) -> str:
    count = {level: sum(one.level is level for one in page.remarks) for level in RuleLevel}
    said = joined(f"{_level(level)} {number}" for level, number in count.items() if number)
    return _("要看的（{counts}）").format(counts=said)


def _remark(one: Remark) -> str:
    place = f"{one.place}  " if one.place else ""
    return f"{_level(one.level)}  {place}{one.text}"


def _level(level: RuleLevel) -> str:
    return {
        RuleLevel.ERROR: _("错误"),
        RuleLevel.WARNING: _("警告"),
        RuleLevel.INFO: _("提示"),
    }[level]


def _remark_rows(page: Page) -> Iterator[Row]:
    yield _("级别"), _("位置"), _("内容")
    for one in page.remarks:
        yield _level(one.level), one.place, one.text


RENDERERS: Mapping[str, Callable[[Page], str | bytes]] = {
    "text": page_text,
    "json": page_json,
    "markdown": page_markdown,
    "xlsx": page_xlsx,
    "svg": page_svg,
}
"""A renderer for each format."""


__all__ = ["RENDERERS", "Block", "Page", "Row"]
