"""The order of an announcement's text: numbered sections, and the line that names its annexes.

Whoever lays the document out (Word, a page, Markdown, the site) takes the same words from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .announcement import Announcement
from .tables import Annex
from .wording import day, ordinal, sentence


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its number in the heading (``二、施行时间``) and its paragraphs."""

    heading: str
    texts: tuple[str, ...]


def numbered_sections(announcement: Announcement) -> tuple[Section, ...]:
    """Return the sections that there are: numbers, day, handing over, supervision."""
    named = enumerate(_named(announcement), start=1)
    return tuple(Section(f"{ordinal(at)}、{name}", texts) for at, (name, texts) in named)


def _named(announcement: Announcement) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "调整情况", (*announcement.totals, *announcement.others)
    if announcement.effective:
        yield "施行时间", (f"以上调整自{day(announcement.effective)}起施行。",)
    if announcement.measures:
        measures = enumerate(announcement.measures, start=1)
        yield "衔接措施", tuple(f"（{ordinal(at)}）{sentence(text)}" for at, text in measures)
    if announcement.supervision:
        yield "后续监管", (announcement.supervision,)


def annex_labels(annexes: Sequence[Annex]) -> tuple[str, ...]:
    """Return 附件1, 附件2 …; a single one has no number (党政机关公文格式)."""
    if len(annexes) == 1:
        return ("附件",)
    return tuple(f"附件{at}" for at in range(1, len(annexes) + 1))


def annex_lines(annexes: Sequence[Annex]) -> tuple[str, ...]:
    """Return the lines below the text that name the annexes."""
    if len(annexes) == 1:
        return (f"附件：{annexes[0].heading}",)
    leads = ("附件：", *("　　　" for _annex in annexes[1:]))
    numbered = enumerate(zip(leads, annexes, strict=False), start=1)
    return tuple(f"{lead}{at}. {annex.heading}" for at, (lead, annex) in numbered)


__all__ = ["Section", "annex_labels", "annex_lines", "numbered_sections"]
