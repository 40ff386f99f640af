"""Conformity as Markdown, for an issue, a pull request or a letter to the level above."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..conform.conforming import Finding
from ..messages import _
from . import conform_words as words
from .markdown_escape import code, escape

_TAGS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("<ins>", "</ins>"), Mark.DELETE: ("<del>", "</del>")}


def conform_markdown(told: words.Told) -> str:
    """Return the report; it ends in a line feed."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: words.Told) -> Iterator[str]:
    yield "# " + _("与上级清单的对照")
    yield ""
    yield escape(words.totals(told))
    for note in words.notes(told):
        yield ""
        yield escape(note)
    for upper in told.conformity.uppers:
        yield ""
        yield "## " + escape(words.upper_title(upper))
        yield ""
        for held in told.conformity.held[upper.name]:
            for sentence in words.held_sentences(held):
                yield "- " + escape(sentence)
        for section in words.sections(told, upper):
            yield ""
            yield "### " + escape(section.heading)
            yield ""
            yield escape(section.advice)
            yield ""
            for one in section.findings:
                yield from _finding(one)


def _finding(one: Finding) -> Iterator[str]:
    yield f"- **{escape(words.title(one))}** {code(words.place(one))}"
    said = words.detail(one)
    if said:
        yield "  - " + escape(said)
    segments = words.changed(one)
    if segments:
        yield "  - " + "".join(
            _TAGS[s.mark][0] + escape(s.text) + _TAGS[s.mark][1] for s in segments
        )
    yield from ("  - " + escape(line) for line in words.candidates(one))


__all__ = ["conform_markdown"]
