"""A check of citations for people: the line with a caret, the status, what became of the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from ..exchange.documents.citation_check import Checked, Found
from ..law.facts import Status
from ..messages import _
from .findings_escape import columns, visible
from .law_check_closing import closing
from .law_check_words import BAD, headline, name_of, sentences, where

_BEFORE, _BEHIND = 24, 40
"""Characters of a long line that are shown around a citation."""


class Tone(StrEnum):
    """How a piece of text is meant; the value is its look on a terminal."""

    PLAIN = ""
    PLACE = "bold"
    BAD = "bold red"
    DOUBTFUL = "yellow"
    GOOD = "green"
    FAINT = "dim"


Line = list[tuple[str, Tone]]


def plain_text(checked: Checked, found: Iterable[Found]) -> str:
    """Return the report without colours; ``found`` are the citations to list."""
    return "".join(
        "".join(piece for piece, _tone in line).rstrip() + "\n" for line in _lines(checked, found)
    )


def coloured_text(checked: Checked, found: Iterable[Found]) -> str:
    """Return the report with terminal colours."""
    import io

    from rich.console import Console
    from rich.text import Text

    page = io.StringIO()
    console = Console(
        file=page, force_terminal=True, color_system="standard", no_color=False,
        highlight=False, markup=False, emoji=False, soft_wrap=True,
    )  # fmt: skip
    for line in _lines(checked, found):
        text = Text(no_wrap=True, overflow="ignore")
        for piece, tone in line:
            text.append(piece, style=tone.value)
        console.print(text)
    return page.getvalue()


def tone_of(found: Found) -> Tone:
    """Return how grave a status is."""
    if found.repealing:
        return Tone.FAINT
    if found.status in BAD or not found.quote_fine:
        return Tone.BAD
    if found.fine and found.status is Status.IN_FORCE:
        return Tone.GOOD
    return Tone.FAINT if found.fine else Tone.DOUBTFUL


def _lines(checked: Checked, found: Iterable[Found]) -> Iterator[Line]:
    any_listed = False
    for one in found:
        any_listed = True
        yield from _citation(checked, one)
    if any_listed:
        yield []
    for note in checked.document.notes:
        yield [(_("注意："), Tone.DOUBTFUL), (visible(note), Tone.PLAIN)]
    for sentence in closing(checked):
        yield [(sentence, Tone.PLAIN)]


def _citation(checked: Checked, found: Found) -> Iterator[Line]:
    citation = found.judged.citation
    yield [
        (visible(where(checked, found.passage, citation.start)), Tone.PLACE),
        (" ", Tone.PLAIN),
        (headline(found), tone_of(found)),
        ("  ", Tone.PLAIN),
        (visible(name_of(citation)), Tone.PLAIN),
    ]
    before, marked, behind = _excerpt(found)
    yield [("  │ ", Tone.FAINT), (before + marked + behind, Tone.PLAIN)]
    caret = " " * columns(before) + "^" * max(1, columns(marked))
    yield [("  │ ", Tone.FAINT), (caret, tone_of(found))]
    for sentence in sentences(found):
        yield [("  → ", Tone.FAINT), (visible(sentence), Tone.PLAIN)]


def _excerpt(found: Found) -> tuple[str, str, str]:
    """Return the line around a citation in three pieces, a long one cut at both ends."""
    citation, passage = found.judged.citation, found.passage
    line = passage.line_text(citation.start)
    start = passage.column(citation.start) - 1
    end = min(start + citation.end - citation.start, len(line))
    before, marked, behind = line[:start], line[start:end], line[end:]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:]
    if len(behind) > _BEHIND:
        behind = behind[:_BEHIND] + "…"
    return visible(before), visible(marked), visible(behind)


__all__ = ["Tone", "coloured_text", "plain_text", "tone_of"]
