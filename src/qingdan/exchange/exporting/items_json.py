"""Items as JSON: the form in which nothing is told in another way than in the files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ... import __version__
from .gathering import Frame, Listed

SCHEMA = "qingdan/items/1"


def item_record(item: Listed) -> dict[str, Any]:
    """Return an item as one record: where it lies, and the mapping of its file."""
    record: dict[str, Any] = {"list": str(item.kind)}
    if item.organ is not None:
        record["organ"] = item.organ
    return record | {"id": item.id, "item": dict(item.mapping)}


def items_json(frame: Frame, items: Iterable[Listed]) -> Iterator[bytes]:
    """Yield one JSON document (``qingdan/items/1``), a line an item."""
    head: dict[str, Any] = {
        "schema": SCHEMA,
        "program": __version__,
        "workspace": frame.name,
        "fictional": frame.is_fictional,
        "audience": "public" if frame.is_open else "internal",
        "commit": frame.commit,
        "rev": frame.rev,
        "lists": [str(kind) for kind in frame.kinds],
        "extra_fields": {
            str(kind): [field.model_dump(mode="json", by_alias=True) for field in fields]
            for kind, fields in frame.extra.items()
            if kind in frame.kinds
        },
        "organs": frame.organs,
        "headers": [
            {"list": str(kind)} | ({} if organ is None else {"organ": organ}) | {"header": header}
            for (kind, organ), header in sorted(frame.headers.items(), key=_place)
        ],
        "texts": frame.texts,
    }
    text = _said(head)
    yield (text[:-1] + ',"items":[').encode()
    first = True
    for item in items:
        yield ("\n" if first else ",\n").encode() + _said(item_record(item)).encode()
        first = False
    yield b"\n]}\n"


def items_jsonl(items: Iterable[Listed]) -> Iterator[bytes]:
    """Yield items, one a line."""
    for item in items:
        yield (_said(item_record(item)) + "\n").encode()


def _said(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _place(pair: tuple[tuple[Any, str | None], Any]) -> tuple[str, str]:
    (kind, organ), _header = pair
    return str(kind), organ or ""


__all__ = ["SCHEMA", "item_record", "items_json", "items_jsonl"]
