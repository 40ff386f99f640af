"""Find the powers that items name (by name or code), in the workspace and the import."""

from __future__ import annotations

from collections import defaultdict

from ...messages import _
from ...model.item import Codes
from ...model.vocabulary import ListKind
from ...store.inventory import Inventory
from ..drafting.named import Named, PowerName, named_in, with_ids
from ..findings import short
from ..identity import same_word
from .assemble import PlannedItem


def link_powers(items: list[PlannedItem], inventory: Inventory) -> None:
    """Replace names of powers by ids; a name that is none or several goes into 内部说明."""
    naming = [(item, _names(item)) for item in items]
    naming = [(item, names) for item, names in naming if names]
    if not naming:
        return
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in inventory.entries:
        if entry.kind is ListKind.POWERS:
            for word in (entry.item.name, *_codes(getattr(entry.item, "codes", None))):
                known[same_word(word)][entry.id] = entry.organ or ""
    for item in items:
        if item.kind is ListKind.POWERS:
            for word in (str(item.fields["名称"]), *_codes(item.fields.get("编码"))):
                known[same_word(word)][item.id] = item.organ
    for item, names in naming:
        ids: dict[Named, str | None] = {}
        for name in names:
            found = known.get(same_word(name.name), {})
            own = [power for power, organ in found.items() if organ == item.organ]
            likely = own or list(found)
            ids[name] = likely[0] if len(likely) == 1 else None
            if ids[name] is None:
                _aside(item, name, len(likely))
        item.fields = _without_blanks(with_ids(item.fields, ids))


def _codes(codes: object) -> list[str]:
    """The codes of a power, as an item or a draft holds them."""
    held = codes if isinstance(codes, dict) else dict(codes) if isinstance(codes, Codes) else {}
    return [code for code in held.values() if isinstance(code, str) and code]


def _names(item: PlannedItem) -> list[PowerName]:
    if not any(isinstance(name, PowerName) for name in item.draft.names):
        return []
    found = (name for name in named_in(item.fields) if isinstance(name, PowerName))
    return list(dict.fromkeys(found))


def _aside(item: PlannedItem, name: PowerName, count: int) -> None:
    before = item.fields.get("内部说明")
    line = f"来源表格“关联权责事项”：{name.name}"
    item.fields["内部说明"] = f"{before}\n{line}" if before else line
    message = (
        _("权力责任清单里有{count}个“{name}”，没有关联，已记入内部说明。")
        if count
        else _("权力责任清单里没有“{name}”，没有关联，已记入内部说明。")
    )
    item.source.notes.warn(
        "power-unlinked",
        message.format(count=count, name=short(name.name)),
        item.draft.sheet,
        name.place or item.draft.place,
    )


def _without_blanks(fields: dict[str, object]) -> dict[str, object]:
    """Take off the keys, of the item and of its tasks, that hold nothing now."""
    fields = {key: value for key, value in fields.items() if value not in ([], None)}
    tasks = fields.get("任务")
    if isinstance(tasks, list):
        fields["任务"] = [
            {key: value for key, value in task.items() if value not in ([], None)} for task in tasks
        ]
    return fields
