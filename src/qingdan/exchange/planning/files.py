"""The text of the files that an import writes: items, headers, shared texts, the register."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from ...model.vocabulary import ListKind, PowerType, Status
from ...store.edit import edit
from ...store.emit import emit
from ...store.layout import header_path
from ...store.reader import read_mapping
from ..drafting.sharing import TEXT_FILES, SharedTexts
from ..source import SheetReading, SourceReading
from ..tables.totals import without_kind
from .assemble import PlannedItem
from .register import Register

ORGANS_KEY = "机构"
_NOTE_WORD = re.compile(r"^(?:备注|说明|注|附注)\s*[:：]\s*")


def header_texts(
    sources: list[SourceReading], items: list[PlannedItem], present: set[str]
) -> dict[str, str]:
    """Return ``list.yaml`` for every organ that has none yet, by path."""
    by_list: dict[tuple[ListKind, str], list[PlannedItem]] = defaultdict(list)
    for item in items:
        by_list[item.kind, item.organ].append(item)
    texts = {}
    for (kind, organ), own in by_list.items():
        path = header_path(kind, organ)
        if path not in present:
            texts[path] = emit(_header(own, by_list))
    return texts


def _header(
    own: list[PlannedItem], by_list: Mapping[tuple[ListKind, str], list[PlannedItem]]
) -> dict[str, Any]:
    source = own[0].source
    readings = _readings(own)
    header: dict[str, Any] = {}
    title = _title(readings)
    if title:
        header["标题"] = title
    if source.year is not None:
        header["年度"] = source.year
    alone = [items for items in by_list.values() if any(i.source is source for i in items)]
    if len(alone) == 1:
        declared = _declared(source)
        if declared:
            header["声明数量"] = declared
    notes = list(dict.fromkeys(_NOTE_WORD.sub("", n) for r in readings for n in r.table.notes))
    if notes:
        header["说明"] = "\n".join(notes)
    header["默认"] = {"状态": str(Status.EFFECTIVE)}
    return header


def source_title(items: list[PlannedItem]) -> str:
    """Return the title above the items in the source of the first of them; empty for none."""
    return _title(_readings(items))


def _readings(items: list[PlannedItem]) -> list[SheetReading]:
    """The sheets of the first item's source on which the items stand."""
    source = items[0].source
    names = {item.draft.sheet for item in items if item.source is source}
    return [reading for reading in source.sheets if reading.table.sheet.name in names]


def _title(readings: list[SheetReading]) -> str:
    titles = list(dict.fromkeys(r.title for r in readings if r.title))
    if len(titles) > 1:
        common = {without_kind(title) for title in titles}
        return common.pop() if len(common) == 1 else titles[0]
    return titles[0] if titles else ""


def _declared(source: SourceReading) -> dict[str, Any]:
    total = source.declared
    if total is None:
        return {}
    counts: dict[str, Any] = {}
    mains = sum(reading.mains for reading in source.sheets)
    items = sum(reading.items for reading in source.sheets)
    counts["最小颗粒" if total == items != mains else "主项"] = total
    types: Counter[PowerType] = Counter()
    for reading in source.sheets:
        types.update(reading.declared.types)
    if types and sum(types.values()) == total:
        counts["类型"] = {str(kind): number for kind, number in types.items()}
    return counts


def shared_text_files(texts: SharedTexts, present: Mapping[str, str]) -> dict[str, str]:
    """Return the files of shared texts with the new ones added, by path.

    ``present`` is the text of those files that exist. New texts are added at the end; what is
    there stays as it is, to the byte.
    """
    added: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, text in texts.new.items():
        added[TEXT_FILES[text.use]][name] = text.shared()
    return {path: _appended(present.get(path, ""), new) for path, new in added.items()}


def _appended(old: str, new: dict[str, Any]) -> str:
    if not old.strip():
        return emit(new)
    newline = "\r\n" if "\r\n" in old else "\n"
    text = old.rstrip("\r\n") + newline + emit(new).replace("\n", newline)
    before = read_mapping(old.encode()).value or {}
    if read_mapping(text.encode()).value == {**before, **new}:
        return text
    edited = edit(old)
    for name, record in new.items():
        edited.content[name] = record
    return edited.text()


def organs_text(old: str, register: Register) -> str:
    """Return ``organs.yaml`` with new organs, units and names added; comments stay."""
    if not (register.new or register.new_units or register.new_aliases):
        return old
    entries = {organ: register.entry(organ) for organ in register.new}
    known = (read_mapping(old.encode()).value or {}).get(ORGANS_KEY) if old.strip() else None
    if not known and "#" not in old:
        return emit({ORGANS_KEY: entries})
    edited = edit(old)
    if not known:
        edited.content[ORGANS_KEY] = entries
        return edited.text()
    organs = edited.content[ORGANS_KEY]
    for organ, aliases in register.new_aliases.items():
        _extend(organs[organ], "简称", aliases)
    for organ, units in register.new_units.items():
        if organ not in entries:
            for key, names in units.items():
                _extend(organs[organ], key, names)
    for organ, entry in entries.items():
        organs[organ] = entry
    return edited.text()


def _extend(entry: Any, key: str, names: list[str]) -> None:
    if entry.get(key):
        entry[key].extend(names)
    else:
        entry[key] = list(names)
