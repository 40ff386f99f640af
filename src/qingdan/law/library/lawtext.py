"""One text of one law as a collection holds it, before it is put together with the others."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """What happened to a law on a day, in the words of its head."""

    PASSED = "通过"
    APPROVED = "批准"
    PUBLISHED = "公布"
    AMENDED = "修正"
    """An amending decision; the text is not passed anew."""
    REVISED = "修订"
    """The whole text is passed anew; of regulations also what an amending decision does."""
    EFFECTIVE = "施行"


@dataclass(frozen=True, slots=True)
class Event:
    """One date of the head of a law."""

    on: datetime.date
    act: Act
    label: str
    """As the head says it: 通过, 第二次修正, 修订."""
    by_decision: bool
    """Whether a 《…决定》 did it."""
    number: str | None = None
    """国务院令第682号"""
    organ: str | None = None
    """Who did it, as far as the words say: 国务院, 某某省人民代表大会."""
    renamed_from: str | None = None
    """The one title the amending decision names, where it differs from the title of the law."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A 条 in words. Each 款 is a text, its 项 on lines of their own."""

    number: int
    suffix: int
    paragraphs: tuple[str, ...]
    certain: bool = True
    """Whether the lines of the source say where a 款 begins."""


@dataclass(frozen=True, slots=True)
class Division:
    """A 编, 章 or 节 that holds articles, with the first and the last of them."""

    part: int | None
    chapter: int | None
    section: int | None
    title: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class LawText:
    """A law as one source holds it: dates as that source has them, None where it has none."""

    title: str
    source: str
    """Name of the collection."""
    place: str
    """Where in it: a path, a row."""
    provisions: tuple[Provision, ...] = ()
    divisions: tuple[Division, ...] = ()
    events: tuple[Event, ...] = ()
    organ: str | None = None
    group: str | None = None
    """What the collection files it under: 法律, 行政法规 …"""
    number: str | None = None
    published: datetime.date | None = None
    effective: datetime.date | None = None
    status: str | None = None
    """The label of the collection, which is shown and never relied on."""
    notes: tuple[str, ...] = field(default=())


__all__ = ["Act", "Division", "Event", "LawText", "Provision"]
