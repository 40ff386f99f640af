"""Atom feeds (RFC 4287): the whole site, each list, each organ, each law with what cites it.

Entries are changes in substance and published adjustments; their days come from commits and data.
A feed and its entries are known by full addresses, so there are feeds only where the site's address
is known: a made-up id would change on the day a real one comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..pages.changespages import CHANGES_PAGE, Happened, counted, happened
from ..pages.overview import Overview
from ..public.links import list_page
from ..public.versions import Announced

if TYPE_CHECKING:
    from ..writing.render import Renderer

_MOST = 100
"""Entries of a feed, the newest."""
_MANY = 30
"""Items that one commit changed; more become one entry with their numbers."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: ``path`` is its address in the site and its id, ``day`` an ISO day."""

    path: str
    title: str
    day: str
    word: str
    summary: str


def feed_files(renderer: Renderer, overview: Overview) -> Iterator[tuple[str, bytes]]:
    """Yield the feeds of a site that has an address, path and bytes."""
    site = renderer.setting.site
    if not site.has_feeds:
        return
    changes = happened(overview)
    announced = overview.chronicle.announced
    told = {item for one in announced for item, _word in one.named}
    undeclared = [one for one in changes if not (one.version.causes and one.item in told)]
    entries = [*map(_announced, announced), *_entries(undeclared, CHANGES_PAGE)]
    yield "feed.xml", _feed(renderer, "feed.xml", "", site.title, entries)
    for page, title, own in _parts(overview, changes):
        path = page.removesuffix(".html") + ".xml"
        entries = list(_entries(own, page))
        yield path, _feed(renderer, path, page, f"{site.title}·{title}", entries)


def _parts(
    overview: Overview, changes: list[Happened]
) -> Iterator[tuple[str, str, list[Happened]]]:
    """Yield lists, organs and laws: page, name, and what changed of their items."""
    items = overview.directory.items
    by_organ: dict[str, list[Happened]] = {}
    by_item: dict[str, list[int]] = {}
    for number, one in enumerate(changes):
        by_organ.setdefault(items[one.item].organ or "", []).append(one)
        by_item.setdefault(one.item, []).append(number)
    for kind in overview.kinds:
        own = [one for one in changes if items[one.item].kind is kind]
        yield list_page(kind), kind.official_name, own
    for organ in overview.projection.organs:
        name = overview.directory.organ(organ).name
        yield f"organs/{organ}.html", name, by_organ.get(organ, [])
    for law in overview.laws.laws:
        citing = {use.item for use in law.uses}
        numbers = sorted(n for item in citing for n in by_item.get(item, ()))
        yield law.page, law.title, [changes[number] for number in numbers]


def _announced(one: Announced) -> FeedEntry:
    said = "；".join(text for text in (one.mark, one.document, counted(one)) if text)
    return FeedEntry(one.page, one.title, one.day, "清单调整", said)


def _entries(changes: Iterable[Happened], page: str) -> Iterator[FeedEntry]:
    """Yield an entry an item, or one a commit where that changed many."""
    by_commit: dict[str, list[Happened]] = {}
    for one in changes:
        by_commit.setdefault(one.version.commit, []).append(one)
    for commit, found in by_commit.items():
        day = found[0].version.day
        if len(found) <= _MANY:
            for one in found:
                word = one.version.word
                yield FeedEntry(one.link.href or "", f"{word}：{one.link.text}", day, word, "")
            continue
        words: dict[str, int] = {}
        for one in found:
            words[one.version.word] = words.get(one.version.word, 0) + 1
        said = "、".join(f"{word} {count} 项" for word, count in words.items())
        yield FeedEntry(f"{page}#c-{commit}", f"{len(found)} 项事项：{said}", day, "清单调整", said)


def _feed(renderer: Renderer, path: str, home: str, title: str, entries: list[FeedEntry]) -> bytes:
    dated = sorted((e for e in entries if e.day), key=lambda entry: entry.path)
    dated.sort(key=lambda entry: entry.day, reverse=True)
    updated = dated[0].day if dated else renderer.site.date
    return renderer.plain(
        "site/feed.xml.j2",
        path=path,
        home=home,
        title=title,
        updated=updated or "1970-01-01",
        entries=dated[:_MOST],
    )
