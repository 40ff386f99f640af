"""Old versions as their readers may see them today: today's models, today's visibility.

A version is let through by the same code as the current item (``publish.projection``): a field
that is internal today is in no version, a version in which the item was a draft or internal is
none, ids of items that are withheld today are dropped, and so are tasks that are internal today,
known by their number or name. What today's format does not know of an old version is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..compare.files import owner_of
from ..model.item import Item
from ..model.kinds import ITEM_MODELS, inherit
from ..model.shared import SharedText
from ..model.vocabulary import ListKind
from ..publish.audience import SiteAudience
from ..publish.public.openfields import OpenRecords
from ..publish.public.projection import Projection, PublicItem, public_item, withheld_because
from ..store.inventory import Entry, Inventory, usable_defaults

_DECIDING = frozenset({"名称", "类型", "状态", "可见性", "类别"})
"""Keys that decide whether a version is public; one that cannot be read is none."""


class Seen(NamedTuple):
    """A version as it may be seen; ``partial`` where today's format does not know all of it."""

    item: PublicItem
    partial: bool


class OldVersions:
    """Projects versions of items with the visibility of ``projection``."""

    def __init__(self, inventory: Inventory, projection: Projection) -> None:
        self._internal = projection.audience is SiteAudience.INTERNAL
        self._now = {item.id: item for item in projection.items}
        self._shown = frozenset(self._now)
        self._extra = projection.extra_fields
        self._extra_names = {
            kind: frozenset(field.name for field in fields)
            for kind, fields in inventory.workspace.extra_fields.items()
        }
        self._today = inventory.texts
        self._records: dict[int, _NotingRecords] = {}
        self._defaults: dict[tuple[ListKind, str], dict[str, Any]] = {}
        self.hidden = {} if self._internal else _hidden_tasks(inventory)
        """Numbers and names of tasks that are internal today, by duty."""
        self.asked: set[str] = set()
        """Ids that versions named since this was emptied, shown or not."""

    def today(self, entry: Entry) -> PublicItem:
        """Return an item of the site as it is now, without what is generated for its page."""
        shown = self._now[entry.id]
        remedy = getattr(entry.item, "remedy", None)
        if remedy is None or remedy.mode is None:
            self.asked.update(shown.refers)
            return shown
        return self._public(entry, -1, self._today)

    def refers(self, item: str) -> tuple[str, ...]:
        """Return the items of the site that an item of the site names now."""
        return self._now[item].refers

    def old(
        self,
        path: str,
        written: dict[str, Any] | None,
        header: tuple[str, Mapping[str, Any] | None],
        texts: tuple[int, Mapping[str, SharedText]],
        today: str,
    ) -> Seen | None:
        """Return a version given as the mapping of its file; None where it was not public.

        ``header`` is the blob of the list's header and what it holds, ``texts`` the number of a
        state of the shared texts and the texts, ``today`` the item's id now.
        """
        owner = owner_of(path)
        if written is None or owner is None or owner.kind is None or owner.id is None:
            return None
        names = self._extra_names.get(owner.kind, frozenset())
        own = {key: value for key, value in written.items() if key not in names}
        extra = {key: value for key, value in written.items() if key in names}
        read = _validated(owner.kind, inherit(own, self._defaults_of(owner.kind, header)))
        if read is None:
            return None
        item, partial = read
        entry = Entry(owner.kind, owner.organ, owner.id, path, item, written, extra)
        if not self._internal and withheld_because(entry) is not None:
            return None
        seen = self._public(entry, *texts)
        return Seen(self._without_hidden_tasks(seen, today), partial)

    def _public(self, entry: Entry, state: int, texts: Mapping[str, SharedText]) -> PublicItem:
        records = self._records.get(state)
        if records is None:
            records = self._records[state] = _NotingRecords(
                texts, self._shown, self.asked, with_internal=self._internal
            )
        return public_item(entry, records, self._extra.get(entry.kind, []))

    def _defaults_of(
        self, kind: ListKind, header: tuple[str, Mapping[str, Any] | None]
    ) -> dict[str, Any]:
        blob, value = header
        if (kind, blob) not in self._defaults:
            given = (value or {}).get("默认")
            usable = usable_defaults(kind, given) if isinstance(given, dict) else {}
            self._defaults[kind, blob] = usable
        return self._defaults[kind, blob]

    def _without_hidden_tasks(self, item: PublicItem, today: str) -> PublicItem:
        hidden = self.hidden.get(today)
        tasks = item.fields.get("任务")
        if not hidden or not tasks:
            return item
        left = [t for t in tasks if hidden.isdisjoint((t.get("编号"), t.get("名称")))]
        fields = {**item.fields, "任务": left}
        if not left:
            del fields["任务"]
        return replace(item, fields=fields)


class _NotingRecords(OpenRecords):
    """Records that also take down which items were named at all."""

    def __init__(
        self,
        texts: Mapping[str, SharedText],
        shown: frozenset[str],
        asked: set[str],
        *,
        with_internal: bool,
    ) -> None:
        super().__init__(texts, shown, with_internal=with_internal)
        self._asked = asked

    def shows(self, item_id: str) -> bool:
        self._asked.add(item_id)
        return super().shows(item_id)


def _hidden_tasks(inventory: Inventory) -> dict[str, frozenset[str]]:
    """Numbers and names of the tasks of each duty that are internal today."""
    briefs = ((entry.id, entry.brief.hidden) for entry in inventory.entries)
    return {item: frozenset(words) for item, words in briefs if words}


def _validated(kind: ListKind, whole: dict[str, Any]) -> tuple[Item, bool] | None:
    """Return an item and whether part of it had to be left out; None where it says too little."""
    model = ITEM_MODELS[kind]
    try:
        return model.model_validate(whole), False
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
    if wrong & _DECIDING or any("可见" in key or "公开" in key for key in wrong):
        return None
    try:
        left = {key: value for key, value in whole.items() if str(key) not in wrong}
        return model.model_validate(left), True
    except ValidationError:
        return None
