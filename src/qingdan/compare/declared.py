"""What the adjustments that came or changed with a version declare: which items, on what basis.

Only as much is read as a reviewer's summary needs; whether what is declared is what happened is
another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..store.layout import Role, place
from ..store.reader import read_mapping
from .files import TwoSides


@dataclass(frozen=True, slots=True)
class Declared:
    """One adjustment of the head: ``items`` are ids, ``files`` those of what items share.

    ``grounded`` are those of both that it gives a basis for (its own or that of the entry).
    ``effective`` is 生效日期 of the batch as it is written; ``dates`` those of single items.
    """

    file: str
    name: str
    effective: str | None
    items: tuple[str, ...]
    files: tuple[str, ...]
    grounded: frozenset[str]
    dates: tuple[tuple[str, str], ...]


def read_declared(sides: TwoSides, paths: Iterable[str]) -> Iterator[Declared]:
    """Yield the adjustments among ``paths`` that the head has and that can be read."""
    for path in paths:
        if place(path).role is not Role.ADJUSTMENT:
            continue
        data = sides.read_one(path)
        value = read_mapping(data).value if data else None
        if isinstance(value, dict):
            yield _declared(path, value)


def _declared(path: str, value: dict[str, Any]) -> Declared:
    listed = value.get("变更")
    entries = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    whole = bool(value.get("依据"))
    return Declared(
        file=path,
        name=_text(value.get("名称")) or path,
        effective=_text(value.get("生效日期")),
        items=tuple(_texts(entries, "事项")),
        files=tuple(_texts(entries, "文件")),
        grounded=frozenset(
            subject
            for entry in entries
            if whole or entry.get("依据")
            for subject in (_text(entry.get("事项")), _text(entry.get("文件")))
            if subject
        ),
        dates=tuple(
            (item, day)
            for entry in entries
            if (item := _text(entry.get("事项"))) and (day := _text(entry.get("生效日期")))
        ),
    )


def _texts(entries: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    for entry in entries:
        text = _text(entry.get(key))
        if text:
            yield text


def _text(value: object) -> str | None:
    """Return a value as text: the reader may give a date as text or as a date."""
    return None if value is None or isinstance(value, (dict, list)) else str(value)
