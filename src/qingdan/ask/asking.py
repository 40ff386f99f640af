"""Ask what a ``Inquiry`` asks: items that fit its conditions, in its columns or counted."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..messages import _, joined
from ..model.inquiry import Condition, Inquiry
from ..store.inventory import Entry
from .answer import Answer, Desk

_ORGAN, _LIST, _ID = "机构", "清单", "事项编号"
_USUAL = ("名称", _ORGAN)


def answered(desk: Desk, question: Inquiry) -> Answer:
    """Return the table of a question; items in the order of the inventory, groups by size.

    Items that say nothing in the field of a group come last, under their own name.
    """
    found = [entry for entry in desk.inventory.entries if _fits(desk, entry, question)]
    note = question.note or ""
    if question.group:
        field = question.group
        counts = Counter(word for one in found for word in _words(desk, one, field) or [""])
        ordered = sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
        rows: list[tuple[Any, ...]] = [(word or _("没有写"), count) for word, count in ordered]
        return Answer(question.title, (field, _("项数")), tuple(rows), note)
    columns = tuple(question.columns) or _USUAL
    table = tuple(
        tuple(joined(_words(desk, one, column)) or None for column in columns) for one in found
    )
    return Answer(question.title, columns, table, note)


def _fits(desk: Desk, entry: Entry, question: Inquiry) -> bool:
    if question.lists and entry.kind not in question.lists:
        return False
    return all(_holds(_words(desk, entry, one.field), one) for one in question.conditions)


def _holds(words: list[str], asked: Condition) -> bool:
    if asked.there is not None and asked.there != bool(words):
        return False
    if asked.one_of and not any(word in asked.one_of for word in words):
        return False
    if any(word in asked.none_of for word in words):
        return False
    text = "\n".join(words)
    if asked.holds and not any(part in text for part in asked.holds):
        return False
    if any(part in text for part in asked.lacks):
        return False
    days = [day for word in words if (day := _day(word)) is not None]
    if asked.before is not None and not any(day < asked.before for day in days):
        return False
    return asked.after is None or any(day > asked.after for day in days)


def _words(desk: Desk, entry: Entry, field: str) -> list[str]:
    """What an item says in a field, defaults of its list included, as texts."""
    if field == _ORGAN:
        return [desk.name_of(entry.organ)] if entry.organ else []
    if field == _LIST:
        return [entry.kind.official_name]
    if field == _ID:
        return [entry.id]
    header = desk.inventory.headers.get((entry.kind, entry.organ))
    said: Mapping[str, Any] = {**(header.defaults if header else {}), **entry.written}
    return list(_texts(said, field.split(".")))


def _texts(value: Any, path: list[str]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one, path)
    elif isinstance(value, dict):
        if path or "引用" in value:
            first, *rest = path or ["引用"]
            yield from _texts(value.get(first), rest)
        else:
            for one in value.values():
                yield from _texts(one, [])
    elif value is not None and (not path or path == ["引用"]):
        yield _word(value)  # a bare basis is short for {引用: …}


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
