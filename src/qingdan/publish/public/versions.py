"""The public past of a site as plain values: versions of items, redlines, announced adjustments.

``qingdan.chronicle`` makes them from commits; here they are only shown. Everything in them has
passed the projection of today (``projection``) and the redactions of ``qingdan.yaml``.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from ...model.vocabulary import ListKind, Status
from .projection import PublicItem


class Reach(StrEnum):
    """How far back a site's history goes; the word stands in the manifest."""

    WHOLE = "whole"
    CUT = "shallow"
    """The clone is shallow: what was before is not known."""
    NONE = "none"
    """No repository, no commit, or history was not asked for."""


class Cause(NamedTuple):
    """A published adjustment behind a version: its title, 文号 and page in the site."""

    title: str
    document: str
    page: str


class Version(NamedTuple):
    """One public version of an item, as a list of versions shows it.

    ``commit`` is the short id of the commit that brought it ("" for what is not committed yet),
    ``day`` that commit's day, ``word`` the official word in Chinese, ``in_substance`` whether
    more than search words or typography changed.
    """

    commit: str
    day: str
    word: str
    effective: str
    in_substance: bool
    causes: tuple[Cause, ...]


class Stretch(NamedTuple):
    """A stretch of a redline; ``mark`` is ``equal``, ``delete`` or ``insert``."""

    mark: str
    text: str


class Redlined(NamedTuple):
    """One field between two versions that follow each other."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What a version says: its redline to the version before, and the whole text of an old one.

    ``partial``: some of it cannot be read as today's format and is left out.
    """

    fields: tuple[Redlined, ...]
    text: PublicItem | None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """The versions of one item, the newest first; the first one is what the item says now.

    ``packed`` holds what ``details`` returns: most pages are not rendered again, so it is only
    unpacked where one is. ``refers`` are published items that old versions name. ``cut``: the
    oldest version is where a shallow clone begins. ``masked``: a redaction left something out.
    """

    versions: tuple[Version, ...]
    packed: bytes = b""
    refers: tuple[str, ...] = ()
    cut: bool = False
    masked: bool = False

    def details(self) -> tuple[Detail, ...]:
        """Return the details, one a version; none where there is only one version."""
        if not self.packed:
            return ()
        return tuple(map(_unpack, json.loads(self.packed, object_hook=_undated)))


def pack(details: tuple[Detail, ...]) -> bytes:
    """Return details as bytes: equal details give equal bytes."""
    plain = [_plain(one) for one in details]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_dated)
    return text.encode("utf-8", "surrogatepass")


def _plain(detail: Detail) -> tuple[Any, ...]:
    item = detail.text
    if item is None:
        return detail.fields, None, detail.partial
    own = (item.kind, item.id, item.organ, item.name, item.status)
    return detail.fields, (*own, item.fields, item.extra, item.refers), detail.partial


def _unpack(plain: list[Any]) -> Detail:
    fields, said, partial = plain
    item = None
    if said is not None:
        kind, item_id, organ, name, status, own, extra, refers = said
        status = Status(status) if status is not None else None
        item = PublicItem(ListKind(kind), item_id, organ, name, status, own, extra, tuple(refers))
    redlines = tuple(
        Redlined(label, tuple(Stretch(*stretch) for stretch in stretches))
        for label, stretches in fields
    )
    return Detail(redlines, item, partial)


_DAY = "\0day"
"""Stands for a day in packed values; no key of a file begins like this."""


def _dated(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return {_DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _undated(value: dict[str, Any]) -> Any:
    return datetime.date.fromisoformat(value[_DAY]) if _DAY in value else value


@dataclass(frozen=True, slots=True)
class AnnouncedRow:
    """A row of an annex: its cells, and the item it speaks of where that has a page."""

    cells: tuple[str, ...]
    item: str | None = None


@dataclass(frozen=True, slots=True)
class AnnouncedTable:
    """An annex of an announcement; groups are the rows of one organ under a heading.

    ``label`` is 附件 with its number; ``note`` says what holds for every row, empty for nothing.
    """

    label: str
    heading: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[AnnouncedRow, ...]], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """A published adjustment: what its announcement says, as texts, and the items it names.

    ``day`` is the day it is sorted by (成文, 公布, else 施行); days are ISO, empty where unknown.
    ``named`` are the public items, each with the word of the adjustment. ``sections`` are the
    numbered headings of its text with their paragraphs, ``annexes`` the lines that name the tables,
    ``signed`` is its day in the words of a document. ``opening``, ``totals``, ``sections``,
    ``annexes`` and ``tables`` are empty where its numbers do not agree and nothing may be
    announced. ``mark`` stands over one that is not final (未定稿 and what it lacks); empty over one
    that is.
    """

    stem: str
    title: str
    document: str
    day: str
    dated: str
    effective: str
    published: str
    issuer: str
    addressees: str
    opening: tuple[str, ...]
    totals: tuple[str, ...]
    measures: tuple[str, ...]
    supervision: str
    tables: tuple[AnnouncedTable, ...]
    counts: tuple[tuple[str, int], ...]
    named: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    annexes: tuple[str, ...]
    signed: str
    mark: str = ""

    @property
    def page(self) -> str:
        """Path of its page in the site."""
        return announced_page(self.stem)


def announced_page(stem: str) -> str:
    """Path of the page of an adjustment, by the name of its file without ``.yaml``."""
    return f"changes/{stem}.html"


@dataclass(frozen=True)
class Chronicle:
    """The whole public past of a site.

    ``former`` maps pages that once were to the items that stand for them now. ``remarks`` are for
    the publisher alone. ``reach`` says how far back it goes.
    """

    reach: Reach = Reach.NONE
    items: Mapping[str, Past] = field(default_factory=dict)
    announced: tuple[Announced, ...] = ()
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


NO_PAST = Past(())
"""Of an item of which nothing is known."""


def version_page(item: PublicItem, commit: str) -> str:
    """Path of the page of an old version: beside the item's own page."""
    return f"{item.kind}/{item.id}.{commit}.html"


def version_anchor(commit: str) -> str:
    """Name of a version's place on the page of its item; it stays when newer versions come."""
    return f"v-{commit}" if commit else "v-now"
