"""A bar chart: for a terminal as characters, as SVG with its text, as a chart of a workbook.

Every bar carries its figure and every mark a word: nothing is said by colour or length alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from ..messages import _, bracketed, joined
from ..xlsx.sheet import BarChart
from .findings_escape import columns, visible

MOST = 30
"""Bars shown in a terminal and in a workbook; the table has all."""
_WIDTH = 100
_BAR = 40
_LINE, _PAD, _LETTER = 26, 16, 14
_ROOM = 320
"""Units of the longest bar in a drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``shown`` is its figure as the table says it, ``note`` a word behind it."""

    name: str
    value: Fraction
    shown: str
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """Bars, the longest need not be first. ``table`` and ``column`` say where the figures stand:
    a block of the page and its column; ``first`` is the row of the first bar under the head."""

    title: str
    bars: Sequence[Bar]
    table: int
    column: int
    first: int = 0

    @property
    def longest(self) -> Fraction:
        """The greatest value, at least a little more than nothing."""
        return max((bar.value for bar in self.bars), default=Fraction(0)) or Fraction(1)

    @property
    def said(self) -> str:
        """The chart as a sentence."""
        bars = (f"{bar.name} {bar.shown}{_noted(bar)}" for bar in self.bars)
        return _("{title}：{bars}。").format(title=self.title, bars=joined(bars, "；"))


def _noted(bar: Bar) -> str:
    return bracketed(bar.note) if bar.note else ""


def chart_lines(chart: Chart) -> Iterator[str]:
    """Yield the lines of a chart for a terminal, without colour."""
    from rich.bar import Bar as Drawn
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, max_width=_WIDTH - _BAR - 20)
    grid.add_column(width=_BAR)
    grid.add_column(no_wrap=True)
    for bar in chart.bars[:MOST]:
        drawn = Drawn(float(chart.longest), 0, float(bar.value), width=_BAR)
        grid.add_row(Text(visible(bar.name)), drawn, Text(visible(bar.shown + _noted(bar))))
    file = io.StringIO()
    plain = Console(file=file, width=_WIDTH, color_system=None, legacy_windows=False)
    plain.print(grid)
    yield from (line.rstrip() for line in file.getvalue().splitlines())
    if len(chart.bars) > MOST:
        yield _("图里只有前 {shown} 个，共 {count} 个。").format(shown=MOST, count=len(chart.bars))


def charts_svg(title: str, charts: Sequence[Chart]) -> str:
    """Return charts below one another as one drawing; its text says all that it shows."""
    names = max((columns(bar.name) for chart in charts for bar in chart.bars), default=0)
    left = names * _LETTER // 2 + 2 * _PAD
    notes = [columns(bar.shown + _noted(bar)) for chart in charts for bar in chart.bars]
    width = left + _ROOM + max(notes, default=0) * _LETTER // 2 + 2 * _PAD
    parts: list[str] = []
    top = _PAD
    for chart in charts:
        parts.append(f'<text x="{_PAD}" y="{top + _LETTER}" font-weight="bold">')
        parts.append(f"{escape(visible(chart.title))}</text>\n")
        for number, bar in enumerate(chart.bars, 1):
            parts += _drawn(bar, left, top + number * _LINE, chart.longest)
        top += (len(chart.bars) + 1) * _LINE + _PAD
    said = " ".join(chart.said for chart in charts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" '
        f'height="{top}" role="img" aria-labelledby="title desc" '
        f'font-family="sans-serif" font-size="{_LETTER}" fill="#1a1a1a">\n'
        f'<title id="title">{escape(visible(title))}</title>\n'
        f'<desc id="desc">{escape(visible(said))}</desc>\n'
        f'<rect width="{width}" height="{top}" fill="#ffffff"/>\n{"".join(parts)}</svg>\n'
    )


def _drawn(bar: Bar, left: int, top: int, longest: Fraction) -> Iterator[str]:
    """Yield a bar: a mark is a thick frame and a word, too."""
    length = int(bar.value / longest * _ROOM)
    middle = top + _LETTER
    frame = ' stroke="#1a1a1a" stroke-width="2"' if bar.note else ""
    yield f'<text x="{left - _PAD}" y="{middle}" text-anchor="end">'
    yield f"{escape(visible(bar.name))}</text>"
    yield f'<rect x="{left}" y="{top}" width="{length}" height="18" fill="#5b7fb5"{frame}/>'
    yield f'<text x="{left + length + 8}" y="{middle}">'
    yield f"{escape(visible(bar.shown + _noted(bar)))}</text>\n"


def bar_chart(chart: Chart, sheet: int) -> BarChart:
    """Return a chart for a workbook whose sheet of that number holds the table."""
    shown = chart.bars[:MOST]
    return BarChart(
        chart.title,
        visible(chart.said),
        sheet,
        chart.column,
        chart.first,
        tuple((bar.name, bar.shown) for bar in shown),
    )


__all__ = ["Bar", "Chart", "bar_chart", "chart_lines", "charts_svg"]
