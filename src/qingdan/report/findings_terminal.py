"""A report in colour on a terminal."""

from __future__ import annotations

from typing import TextIO

from ..rules.result import Report
from .findings_text import Tone, lines

_STYLES = {
    Tone.PLAIN: "",
    Tone.PLACE: "bold",
    Tone.ERROR: "bold red",
    Tone.WARNING: "yellow",
    Tone.INFO: "cyan",
    Tone.RULE: "magenta",
    Tone.FAINT: "dim",
    Tone.CARET: "bold red",
    Tone.GOOD: "bold green",
}


def show(report: Report, stream: TextIO, *, summary: bool = True, statistics: bool = False) -> None:
    """Write the report to a terminal; ``NO_COLOR`` is honoured by the console.

    The pieces are styled as they are, never parsed for markup: a name like ``[red]`` stays text.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines(report, summary=summary, statistics=statistics):
        text = Text(no_wrap=True, overflow="ignore")
        for piece, tone in line:
            text.append(piece, style=_STYLES[tone])
        console.print(text)
