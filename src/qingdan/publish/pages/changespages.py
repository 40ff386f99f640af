"""Pages of what changed: all adjustments with their numbers, each with its announcement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..public.links import Link
from ..public.versions import Announced, Cause, Chronicle, Past, Reach, Version, version_anchor
from ..site import COLUMN_TYPE, Page
from .overview import Overview, Sheet
from .versionpages import former_sheets

CHANGES_PAGE = "changes.html"
_COLUMN = "清单调整"
_OF_A_DAY = "in-force-on-"
"""Begins the label of what was in force on a day (``history.in_force``)."""
_DAYS = 30
"""Days of changes that the page of changes tells, the newest."""
_MOST = 20
"""Items of one day that are named; a day with more is told in numbers."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A version of an item where it is told: its word, the item, and its place in the history."""

    version: Version
    item: str
    link: Link


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on one day: the items, or only numbers by word where there are many."""

    day: str
    count: int
    words: tuple[tuple[str, int], ...]
    changes: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class NamedItem:
    """An item of an adjustment: its word, its page, and the redline where there is one."""

    word: str
    link: Link
    redline: str


def changes_sheets(overview: Overview) -> Iterator[Sheet]:
    """Yield the page of changes, a page for each published adjustment, and former addresses."""
    chronicle = overview.chronicle
    page = Page(
        CHANGES_PAGE,
        "清单调整",
        (Link("清单调整"),),
        column=_COLUMN,
        column_type=COLUMN_TYPE,
        description="各批清单调整的公告，和事项内容的改动",
    )
    listed = [(one, counted(one)) for one in chronicle.announced]
    context = {
        "announced": listed,
        "days": days(overview),
        "empty": _empty(chronicle, overview.projection.label),
    }
    yield Sheet("site/changes.html.j2", page, context)
    for one in chronicle.announced:
        yield _adjustment(one, overview)
    yield from former_sheets(chronicle, overview.directory)


def counted(one: Announced) -> str:
    """Return the numbers of an adjustment in a few words."""
    if one.counts:
        return "、".join(f"{word} {count} 项" for word, count in one.counts)
    return f"{len(one.named)} 项" if one.named else ""


def _empty(chronicle: Chronicle, label: str) -> str:
    """Say why there is no history, or not all of it; empty where it is whole."""
    if label.startswith(_OF_A_DAY):
        return (
            f"本站是 {label.removeprefix(_OF_A_DAY)} 这一天施行的内容，各事项取自不同的提交，"
            "不是哪一次提交的全貌，所以没有历史版本，也不列逐日的改动。"
        )
    if chronicle.reach is Reach.NONE:
        return "本站生成时没有版本库的历史，这里只有公布过的清单调整，事项页面上没有历史版本。"
    if chronicle.reach is Reach.CUT:
        return "本站生成时只取到了一部分历史，更早的改动没有列出。"
    return ""


def _adjustment(one: Announced, overview: Overview) -> Sheet:
    items = overview.directory.items
    named = tuple(
        NamedItem(word, overview.directory.item(item), redline_of(one, item, overview))
        for item, word in one.named
        if item in items
    )
    page = Page(
        one.page,
        one.title,
        (Link(_COLUMN, CHANGES_PAGE), Link(one.document or one.day or "调整")),
        column=_COLUMN,
        column_type=COLUMN_TYPE,
        description=f"{one.title}{f'（{one.document}）' if one.document else ''}",
        article=True,
        published=one.published or one.dated,
        source=one.issuer,
    )
    redlines = {item: redline_of(one, item, overview) for item, _word in one.named if item in items}
    return Sheet(
        "site/adjustment.html.j2", page, {"one": one, "named": named, "redlines": redlines}
    )


def redline_of(one: Announced, item: str, overview: Overview) -> str:
    """Return the place of the version that an adjustment made, else the page of the item."""
    own = overview.directory.items[item]
    past = overview.chronicle.items.get(item, Past(()))
    cause = Cause(one.title, one.document, one.page)
    found = next((v for v in past.versions if cause in v.causes), None)
    return f"{own.page}#{version_anchor(found.commit)}" if found is not None else own.page


def happened(overview: Overview) -> list[Happened]:
    """Return every change in substance that has a day, the newest first, in the lists' order."""
    found = []
    for item in overview.projection.items:
        past = overview.chronicle.items.get(item.id)
        for version in past.versions if past is not None else ():
            if version.day and version.in_substance:
                href = f"{item.page}#{version_anchor(version.commit)}"
                found.append(Happened(version, item.id, Link(item.name, href)))
    found.sort(key=lambda one: one.version.day, reverse=True)
    return found


def days(overview: Overview) -> tuple[Day, ...]:
    """Return the newest days on which something changed, each told in full or in numbers."""
    by_day: dict[str, list[Happened]] = {}
    for one in happened(overview):
        if one.version.day not in by_day and len(by_day) == _DAYS:
            break
        by_day.setdefault(one.version.day, []).append(one)
    return tuple(_day(day, changes) for day, changes in by_day.items())


def _day(day: str, changes: list[Happened]) -> Day:
    words: dict[str, int] = {}
    for one in changes:
        words[one.version.word] = words.get(one.version.word, 0) + 1
    shown = tuple(changes) if len(changes) <= _MOST else ()
    return Day(day, len(changes), tuple(words.items()), shown)


__all__ = ["CHANGES_PAGE", "changes_sheets", "counted", "happened"]
