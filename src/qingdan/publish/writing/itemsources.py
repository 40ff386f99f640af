"""What the files of each item are made from, and a digest of it that is cheap to reckon.

Most items are as they were: for these nothing but the digest is made.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..pages.itempage import ItemData
from ..pages.overview import Overview
from ..public.changed import newest
from ..public.projection import PublicItem
from ..public.relations import RelationIndex
from ..public.versions import NO_PAST, Past
from .sources import ItemKeys, content_key


class ItemSources:
    """Knows of every item of a site what others say of it."""

    def __init__(self, overview: Overview, keys: ItemKeys) -> None:
        self._overview = overview
        self._keys = keys
        self._relations = RelationIndex(overview.projection, overview.directory)
        self._links: dict[str, bytes] = {}

    def key(self, item: PublicItem) -> bytes:
        """Return a digest of everything that ``data`` gives, names of organs apart.

        Those are shared by all pages (``render.Setting``).
        """
        past = self._past(item)
        laws = self._overview.laws.refs(item.id).values()
        return content_key(
            (
                self._keys.of(item),
                self._signs((*item.refers, *past.refers)),
                [self._signs(ids) for ids in self._relations.ids(item)],
                self._published(item),
                [(law.href, law.standing, law.remark) for law in laws],
                past if past is not NO_PAST else "",
                self._changed(item),
            )
        )

    def data(self, item: PublicItem) -> ItemData:
        """Return what the files of an item are made from."""
        overview = self._overview
        directory, past = overview.directory, self._past(item)
        return ItemData(
            item=item,
            organ=directory.organ(item.organ),
            links={ref: directory.item(ref) for ref in (*item.refers, *past.refers)},
            relations=self._relations.of(item),
            published=self._published(item),
            laws=overview.laws.refs(item.id),
            past=past,
            changed=self._changed(item),
        )

    def _signs(self, ids: Iterable[str]) -> bytes:
        """Digests of the links to items."""
        found = []
        for one in ids:
            sign = self._links.get(one)
            if sign is None:
                sign = self._links[one] = content_key(self._overview.directory.item(one))
            found.append(sign)
        return b"".join(found)

    def _past(self, item: PublicItem) -> Past:
        return self._overview.chronicle.items.get(item.id, NO_PAST)

    def _changed(self, item: PublicItem) -> str:
        return newest([item], self._overview.projection.date)

    def _published(self, item: PublicItem) -> str:
        """The day the item's list was published (PubDate of the page metadata); "" if unknown."""
        header = self._overview.projection.headers.get((item.kind, item.organ), {})
        day = header.get("公布日期")
        return day.isoformat() if day else ""
