"""Conformity for the terminal: each catalogue's numbers, then the findings with redlines."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.redline import Mark
from ..conform.conforming import Finding
from . import conform_words as words

_SIGNS = {Mark.EQUAL: ("", ""), Mark.INSERT: ("{+", "+}"), Mark.DELETE: ("[-", "-]")}


def conform_text(told: words.Told) -> str:
    """Return the report; it ends in a line feed."""
    return "".join(line.rstrip() + "\n" for line in _lines(told))


def _lines(told: words.Told) -> Iterator[str]:
    for upper in told.conformity.uppers:
        yield words.upper_title(upper)
        for held in told.conformity.held[upper.name]:
            for sentence in words.held_sentences(held):
                yield "  " + sentence
        for section in words.sections(told, upper):
            yield ""
            yield "  " + section.heading
            yield "  " + section.advice
            for one in section.findings:
                yield from _finding(one)
        yield ""
    yield from words.notes(told)
    yield words.totals(told)


def _finding(one: Finding) -> Iterator[str]:
    yield f"    {words.place(one)} {words.title(one)}"
    said = words.detail(one)
    if said:
        yield "      " + said
    text = "".join(_SIGNS[s.mark][0] + s.text + _SIGNS[s.mark][1] for s in words.changed(one))
    yield from ("      " + line for line in text.splitlines())
    yield from ("      " + line for line in words.candidates(one))


__all__ = ["conform_text"]
