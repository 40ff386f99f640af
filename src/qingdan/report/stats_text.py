"""Statistics for the terminal and, with the same sentences, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import _
from ..stats.statistics import Statistics
from . import markdown_escape
from . import stats_words as words
from .findings_escape import visible
from .tables_text import figures


def stats_text(said: Statistics) -> str:
    """Return the statistics as text."""
    return "\n".join(_text(said)) + "\n"


def _text(said: Statistics) -> Iterator[str]:
    yield visible(words.title(said))
    yield ""
    yield from figures(words.totals(said))
    for one in said.breakdowns:
        yield ""
        yield words.breakdown_title(one)
        yield from figures(words.breakdown(one))
        note = words.breakdown_note(one)
        if note is not None:
            yield note
    if said.ratios:
        yield ""
        yield from map(words.ratio, said.ratios)
    yield ""
    yield words.counted(said)
    yield from map(visible, words.lacking(said))


def stats_markdown(said: Statistics) -> str:
    """Return the statistics as Markdown."""
    return "\n\n".join(_markdown(said)) + "\n"


def _markdown(said: Statistics) -> Iterator[str]:
    yield "## " + markdown_escape.escape(words.title(said))
    yield markdown_escape.table(words.totals(said))
    for one in said.breakdowns:
        yield "### " + words.breakdown_title(one)
        yield markdown_escape.table(words.breakdown(one))
        note = words.breakdown_note(one)
        if note is not None:
            yield note
    if said.ratios:
        yield "### " + _("比率")
        yield "\n".join("- " + words.ratio(one) for one in said.ratios)
    yield words.counted(said)
    yield from map(markdown_escape.escape, words.lacking(said))


__all__ = ["stats_markdown", "stats_text"]
