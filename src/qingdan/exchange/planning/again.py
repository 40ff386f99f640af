"""Say which rows of one import are an item that another row is already."""

from __future__ import annotations

from collections import defaultdict

from ...messages import _
from ..findings import Notes
from ..identity import same_word
from ..reading.grid import Place
from .assemble import PlannedItem


def duplicates(items: list[PlannedItem]) -> list[tuple[PlannedItem, PlannedItem]]:
    """Return pairs of rows of one source that agree in every field but their place."""
    seen: dict[tuple[str, str], list[PlannedItem]] = defaultdict(list)
    found = []
    for item in items:
        if item.is_parent or item.is_again:
            continue
        key = (f"{item.kind}/{item.organ}", same_word(str(item.fields["名称"])))
        content = {k: v for k, v in item.fields.items() if k not in ("序号", "主项")}
        for other in seen[key]:
            same = {k: v for k, v in other.fields.items() if k not in ("序号", "主项")}
            if other.source is item.source and same == content:
                found.append((other, item))
                break
        seen[key].append(item)
    return found


def note_duplicates(items: list[PlannedItem], *, dry_run: bool) -> None:
    """Say which rows repeat another row word for word."""
    said = (
        _("与 {sheet}!{cell} 的事项完全相同，两条都会导入：{name}")
        if dry_run
        else _("与 {sheet}!{cell} 的事项完全相同，两条都已导入：{name}")
    )
    for first, second in duplicates(items):
        notes: Notes = second.source.notes
        notes.warn(
            "duplicate-row",
            said.format(
                sheet=first.draft.sheet, cell=first.draft.place, name=second.fields["名称"]
            ),
            second.draft.sheet,
            second.draft.place,
        )


def note_met(item: PlannedItem, first: PlannedItem, *, same: bool) -> None:
    """Say of a row that the import has its item from a row before, the same or another."""
    draft, name = first.draft, item.fields["名称"]
    place = f"{draft.sheet}!{first.source.notes.name_cell(draft.sheet, draft.place)}"
    where = place if first.source is item.source else f"{first.source.name} {place}"
    notes = item.source.notes
    if same:
        message = _("和前面 {where} 的是同一个事项，内容相同，只算一份：{name}")
        notes.tell("same-before", message.format(where=where, name=name), *_spot(item))
        return
    message = _("和前面 {where} 的是同一个事项，内容不同，取前面的，这一条不导入：{name}")
    notes.warn("differs-before", message.format(where=where, name=name), *_spot(item))


def _spot(item: PlannedItem) -> tuple[str, Place]:
    return item.draft.sheet, item.draft.place
