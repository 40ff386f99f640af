"""Lay an announcement out: title, number, text, totals, closing, annexes."""

from __future__ import annotations

from collections.abc import Iterator

from ..announce.announcement import Announcement
from ..announce.listing import ListAnnouncement
from ..announce.wording import BLANK_ORGAN, day, number, ordinal, sentence
from .paper import (
    Band,
    Banner,
    Closing,
    Heading,
    NewPage,
    Paper,
    Part,
    Subtitle,
    Table,
    Text,
    Title,
    widths_for,
)


def announcement_paper(announcement: Announcement) -> Paper:
    """Return the document of an announcement; its annexes lie on their side."""
    return Paper(announcement.title, tuple(_parts(announcement)))


def _parts(announcement: Announcement) -> Iterator[Part]:
    if announcement.mark:
        yield Banner(announcement.mark)
    yield Title(announcement.title)
    yield Subtitle(number(announcement.number))
    if announcement.addressees:
        yield Text(f"{announcement.addressees.rstrip('：:')}：", indent=False)
    for text in announcement.opening:
        yield Text(text)
    yield from _sections(announcement)
    numbers = _numbers(len(announcement.annexes))
    for mark, annex in zip(numbers, announcement.annexes, strict=True):
        lead = "附件：" if annex is announcement.annexes[0] else "　　　"
        yield Text(f"{lead}{f'{mark}. ' if mark else ''}{annex.heading}")
    yield Closing((announcement.issuer or BLANK_ORGAN, day(announcement.date)))
    if announcement.annexes:
        yield NewPage(landscape=True)
    for mark, annex in zip(numbers, announcement.annexes, strict=True):
        yield Heading(f"附件{mark}　{annex.heading}")
        rows: list[tuple[str, ...] | Band] = []
        for group in annex.groups:
            rows += [Band(group.heading), *group.rows]
        if annex.note:
            yield Text(annex.note)
        yield Table(annex.heading, annex.columns, tuple(rows), widths_for(annex.columns))


def _numbers(count: int) -> list[str]:
    """Return the numbers of annexes; a single one has none (党政机关公文格式)."""
    return [""] if count == 1 else [str(mark) for mark in range(1, count + 1)]


def _sections(announcement: Announcement) -> Iterator[Part]:
    """Yield the numbered sections: numbers, day, handing over, supervision."""
    sections: list[tuple[str, list[str]]] = [
        ("调整情况", [*announcement.totals, *announcement.others])
    ]
    if announcement.effective:
        sections.append(("施行时间", [f"以上调整自{day(announcement.effective)}起施行。"]))
    if announcement.measures:
        numbered = [
            f"（{ordinal(count)}）{sentence(text)}"
            for count, text in enumerate(announcement.measures, start=1)
        ]
        sections.append(("衔接措施", numbered))
    if announcement.supervision:
        sections.append(("后续监管", [announcement.supervision]))
    for count, (heading, texts) in enumerate(sections, start=1):
        yield Heading(f"{ordinal(count)}、{heading}")
        for text in texts:
            yield Text(text)


def list_paper(announcement: ListAnnouncement) -> Paper:
    """Return the document that announces a whole list."""
    parts: list[Part] = [Title(announcement.title), Subtitle(number(announcement.number))]
    parts += [Text(text) for text in announcement.totals]
    owner = announcement.columns[1] if announcement.table else ""
    table = f"各{owner}事项数量表"
    if announcement.table:
        parts.append(Text(f"附件：{table}"))
    parts.append(Closing((announcement.issuer or BLANK_ORGAN, day(announcement.date))))
    if announcement.table:
        parts += [
            NewPage(landscape=True),
            Heading(f"附件　{table}"),
            Table(
                table,
                announcement.columns,
                announcement.table,
                tuple({owner: 3.2, "序号": 0.7}.get(word, 1.0) for word in announcement.columns),
            ),
        ]
    return Paper(announcement.title, tuple(parts))


__all__ = ["announcement_paper", "list_paper"]
