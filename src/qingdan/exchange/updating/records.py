"""Items that were exported as JSON or JSON Lines: the mappings of their files, as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...errors import QingdanError
from ...messages import _
from ...model.finding import Severity
from ...model.ids import ITEM_ID, ORGAN_ID
from ...model.vocabulary import ListKind
from ...store.layout import header_path
from ..exporting.items_json import SCHEMA
from ..findings import Notes
from .stamp import PUBLIC

_LINE = b'{"list":'
_LOOKED_AT = 4096


@dataclass(frozen=True)
class ItemRecord:
    """An item: where it lies and what its file holds."""

    kind: ListKind
    organ: str | None
    id: str
    mapping: dict[str, Any]


@dataclass
class Recorded:
    """What an export as JSON holds; JSON Lines hold the items alone.

    ``organs`` are entries of the register, ``headers`` the contents of ``list.yaml`` by path,
    ``texts`` the shared texts by name.
    """

    commit: str | None = None
    items: list[ItemRecord] = field(default_factory=list)
    organs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headers: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: Mapping[str, Any] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    is_whole: bool = False
    """Whether it holds all that the items rest on: JSON does, JSON Lines do not."""


def holds_records(start: bytes) -> bool:
    """Whether a file that begins so is an export as JSON or JSON Lines."""
    start = start[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    return f'"{SCHEMA}"'.encode() in start or (start.startswith(_LINE) and b'"item":' in start)


def read_records(data: bytes) -> Recorded | None:
    """Return what an export holds; None for a file that is none.

    Raises ``QingdanError`` for an export for the public, which does not hold all there is.
    """
    if not holds_records(data):
        return None
    found = Recorded()
    try:
        text = data.decode("utf-8-sig")
        if f'"{SCHEMA}"' in text[:_LOOKED_AT]:
            _read_document(json.loads(text), found)
        else:
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    _read_item(json.loads(line), number, found)
    except (ValueError, RecursionError, AttributeError, TypeError, KeyError):
        found.notes.add(
            "json-broken",
            Severity.ERROR,
            _("这个 JSON 不完整，或者被改坏了；重新导出，或者恢复原来的文件。"),
        )
    return found


def _read_document(document: Any, found: Recorded) -> None:
    if document.get("audience") == PUBLIC:
        raise QingdanError(
            _("这是公开版的导出，内部字段已经去掉，不能导回来。"),
            _("用 qingdan export --audience internal 重新导出。"),
        )
    found.is_whole = True
    commit = document.get("commit")
    found.commit = commit if isinstance(commit, str) else None
    found.organs = {
        organ: one for organ, one in document.get("organs", {}).items() if ORGAN_ID.fullmatch(organ)
    }
    found.texts = document.get("texts", {})
    for one in document.get("headers", []):
        path = header_path(ListKind(one["list"]), _organ(one))
        found.headers[path] = one["header"]
    for number, one in enumerate(document["items"], 1):
        _read_item(one, number, found)


def _read_item(record: Any, number: int, found: Recorded) -> None:
    mapping, item = record["item"], record["id"]
    kind = next((one for one in ListKind if one == record["list"]), None)
    organ = _organ(record)
    if (
        kind is None
        or not isinstance(mapping, dict)
        or not (isinstance(item, str) and ITEM_ID.fullmatch(item))
        or kind.has_organ_folders != (organ is not None)
    ):
        found.notes.add(
            "record-wrong",
            Severity.ERROR,
            _("第{number}个事项的 list、organ、id 或 item 不对，读不了。").format(number=number),
        )
        return
    found.items.append(ItemRecord(kind, organ, item, mapping))


def _organ(record: Mapping[str, Any]) -> str | None:
    organ = record.get("organ")
    return organ if isinstance(organ, str) and ORGAN_ID.fullmatch(organ) else None
