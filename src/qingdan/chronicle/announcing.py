"""Published adjustments as the site shows them: their announcements, in the values of ``publish``.

Only what is public today is named: entries on items that the site does not show are left out with
no trace, and declared numbers, which count them, with them. An announcement whose numbers do not
come out is not written (as ``qingdan announce`` does not write it); the page then only lists items.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..announce.announcement import Announcement, Made, Versions, announce_adjustment
from ..announce.categories import Categories
from ..announce.census import Census, Standing
from ..announce.declared import Declared
from ..announce.issuing import Steps, lacking
from ..announce.rows import Row
from ..announce.sections import annex_labels, annex_lines, numbered_sections
from ..announce.tables import Annex
from ..announce.wording import day, sentence
from ..messages import _
from ..model.adjustment import Entry as AdjustmentEntry
from ..model.kinds import inherit
from ..publish.public.projection import Projection, PublicItem
from ..publish.public.versions import Announced, AnnouncedRow, AnnouncedTable
from ..store.inventory import Entry, Inventory, usable_defaults
from .redacting import Redactions

_COUNTED = frozenset({"状态", "主项"})
"""What counting asks of every item."""


_REVIEW = "合法性审查"
"""A step of which nothing is published; what it lacks or what came of it is not told."""
_UNFINISHED = "未定稿·不作为办事依据"
_NOT_WHOLE = "其中不再公开的事项没有列出，数量按列出的计算。"


@dataclass(frozen=True)
class Laid:
    """All published adjustments, the newest first, and what the publisher should know."""

    announced: tuple[Announced, ...]
    remarks: tuple[str, ...]


def lay_out(
    declared: Sequence[Declared],
    census: Census,
    categories: Categories,
    redactions: Redactions,
    steps: Steps,
) -> Laid:
    """Return the pages of published adjustments; ``census`` holds what the site shows.

    ``steps`` are what the profile asks of an adjustment before it is final (调整审批).
    """
    found, remarks = [], []
    for one in declared:
        shown, is_whole = _only_shown(one, census)
        made = announce_adjustment(Versions(categories, census, steps=steps), shown)
        if not made.may_be_published:
            text = _("{file}：数量对不上，网站上不写公告正文；运行 qingdan announce 看原因。")
            remarks.append(text.format(file=one.path))
        if made.announcement.mark is not None:
            text = _(
                "{file}：阶段写的是公布稿，但还不是定稿（{mark}），网站上标了“未定稿”；补齐再发布。"
            )
            remarks.append(text.format(file=one.path, mark=made.announcement.mark))
        page = _page(shown, made, steps, is_whole=is_whole)
        found.append(_redacted(page, redactions))
    found.sort(key=lambda page: page.stem)
    found.sort(key=lambda page: page.day, reverse=True)
    return Laid(tuple(found), tuple(remarks))


def census_of(inventory: Inventory, projection: Projection) -> Census:
    """Return the items that the site shows, as announcements look them up."""
    shown = {item.id: item for item in projection.items}
    items = {
        entry.id: Standing(
            entry.id,
            entry.kind,
            entry.organ,
            entry.path,
            _Said(shown[entry.id], entry, inventory),
            public=True,
        )
        for entry in inventory.entries
        if entry.id in shown
    }
    return Census(inventory.label, items, projection.organs)


class _Said(Mapping[str, Any]):
    """An item with the defaults of its list; all items are asked what counting needs.

    The file of an item is read only where more is asked.
    """

    def __init__(self, item: PublicItem, entry: Entry, inventory: Inventory) -> None:
        self._item = item
        self._entry = entry
        self._inventory = inventory

    @cached_property
    def _whole(self) -> Mapping[str, Any]:
        place = (self._entry.kind, self._entry.organ)
        header = self._inventory.headers.get(place)
        defaults = usable_defaults(place[0], header.defaults if header is not None else {})
        return inherit(self._entry.written, defaults)

    def __getitem__(self, key: str) -> Any:
        if key in _COUNTED and not self._item.is_tombstone:
            return self._item.fields[key]
        return self._whole[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


def _only_shown(one: Declared, census: Census) -> tuple[Declared, bool]:
    """Return an adjustment with its entries on items of the site, and whether these are all."""
    adjustment = one.adjustment
    entries = [_entry(e, census) for e in adjustment.entries if e.item in census.items]
    hidden = [e for e in adjustment.entries if e.item and e.item not in census.items]
    changes: dict[str, object] = {"entries": entries}
    if hidden:
        changes["totals"] = None
    return replace(one, adjustment=adjustment.model_copy(update=changes)), not hidden


def _entry(entry: AdjustmentEntry, census: Census) -> AdjustmentEntry:
    kept = {
        key: [item for item in getattr(entry, key) if item in census.items]
        for key in ("came_from", "went_to")
    }
    return entry.model_copy(update=kept)


def _page(one: Declared, made: Made, steps: Steps, *, is_whole: bool) -> Announced:
    adjustment, said = one.adjustment, made.announcement
    if not is_whole:
        said = replace(said, others=(*said.others, _NOT_WHOLE))
    published = adjustment.publication.date if adjustment.publication else None
    days = (adjustment.date, published, adjustment.effective)
    fit = made.may_be_published
    return Announced(
        stem=one.stem,
        title=adjustment.name,
        document=adjustment.document or "",
        day=next((day.isoformat() for day in days if day), ""),
        dated=_iso(adjustment.date),
        effective=_iso(adjustment.effective),
        published=_iso(published),
        issuer=said.issuer or "",
        addressees=(said.addressees or "").rstrip("：:"),
        opening=said.opening if fit else (),
        totals=(*said.totals, *said.others) if fit else (),
        measures=tuple(map(sentence, said.measures)),
        supervision=said.supervision or "",
        tables=tuple(_tables(said)) if fit else (),
        counts=tuple((tally.word, tally.count) for tally in said.tallies),
        named=tuple(_named(one)),
        sections=tuple((part.heading, part.texts) for part in numbered_sections(said) if fit),
        annexes=annex_lines(said.annexes) if fit else (),
        signed=day(adjustment.date) if adjustment.date else "",
        mark=_mark(one, said, steps),
    )


def _mark(one: Declared, said: Announcement, steps: Steps) -> str:
    """Return what stands over an announcement that is not final; empty over one that is.

    It is what ``qingdan announce`` writes there, without what concerns the review of legality.
    """
    if said.mark is None:
        return ""
    without = replace(one, adjustment=one.adjustment.model_copy(update={"review": None}))
    asked = {word: [step for step in own if step != _REVIEW] for word, own in steps.items()}
    return replace(said, lacking=lacking((without,), said.rows, asked)).mark or _UNFINISHED


def _named(one: Declared) -> Iterator[tuple[str, str]]:
    words: dict[str, str] = {}
    for entry in one.adjustment.entries:
        if entry.item is not None:
            words[entry.item] = str(entry.action)
    yield from words.items()


def _tables(said: Announcement) -> Iterator[AnnouncedTable]:
    for label, annex in zip(annex_labels(said.annexes), said.annexes, strict=True):
        rows = iter(_rows_of(annex, said.rows))
        groups = tuple(
            (group.heading, tuple(AnnouncedRow(cells, next(rows).item) for cells in group.rows))
            for group in annex.groups
        )
        yield AnnouncedTable(label, annex.heading, annex.columns, groups, annex.note or "")


def _rows_of(annex: Annex, rows: Iterable[Row]) -> list[Row]:
    """Return the rows of an annex in its order: by organ, as they come (``announce.tables``)."""
    own = [row for row in rows if row.kind.category == annex.category]
    return [
        row for organ in dict.fromkeys(r.organ for r in own) for row in own if row.organ == organ
    ]


def _redacted(page: Announced, redactions: Redactions) -> Announced:
    if not redactions.given:
        return page
    text = redactions.text

    def all_of(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(text, texts))

    tables = tuple(
        replace(
            table,
            heading=text(table.heading),
            groups=tuple(
                (text(heading), tuple(replace(row, cells=all_of(row.cells)) for row in rows))
                for heading, rows in table.groups
            ),
            note=text(table.note),
        )
        for table in page.tables
    )
    return replace(
        page,
        title=text(page.title),
        document=text(page.document),
        issuer=text(page.issuer),
        addressees=text(page.addressees),
        opening=all_of(page.opening),
        totals=all_of(page.totals),
        measures=all_of(page.measures),
        supervision=text(page.supervision),
        tables=tables,
        sections=tuple((text(heading), all_of(texts)) for heading, texts in page.sections),
        annexes=all_of(page.annexes),
    )


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
