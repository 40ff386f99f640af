"""Lay an announcement out: title, number, text, totals, closing, annexes."""

from __future__ import annotations

from collections.abc import Iterator

from ..announce.announcement import Announcement
from ..announce.listing import ListAnnouncement
from ..announce.sections import annex_labels, annex_lines, numbered_sections
from ..announce.wording import BLANK_ORGAN, day, number
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
    for section in numbered_sections(announcement):
        yield Heading(section.heading)
        for text in section.texts:
            yield Text(text)
    for line in annex_lines(announcement.annexes):
        yield Text(line)
    yield Closing((announcement.issuer or BLANK_ORGAN, day(announcement.date)))
    if announcement.annexes:
        yield NewPage(landscape=True)
    labels = annex_labels(announcement.annexes)
    for label, annex in zip(labels, announcement.annexes, strict=True):
        yield Heading(f"{label}　{annex.heading}")
        rows: list[tuple[str, ...] | Band] = []
        for group in annex.groups:
            rows += [Band(group.heading), *group.rows]
        if annex.note:
            yield Text(annex.note)
        yield Table(annex.heading, annex.columns, tuple(rows), widths_for(annex.columns))


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
