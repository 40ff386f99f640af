"""What open data says: the record of an item, the licence, JSON without a blank too many."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..public.projection import PublicItem
from ..public.versions import NO_PAST, Past
from ..site import Site

API = "api/v1"
"""Folder of the interface for programs."""

UNDECLARED = "未声明"
"""What is said of a licence that the workspace does not name: silence is no permission."""


def to_json(value: Any) -> str:
    """Return JSON on one line (indenting takes ten times as long), days as ISO text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_day)


def json_file(value: Any) -> Iterator[bytes]:
    """Yield a value as a file of JSON."""
    yield (to_json(value) + "\n").encode()


def json_lines(values: Iterable[Any]) -> Iterator[bytes]:
    """Yield values as JSON Lines."""
    for value in values:
        yield (to_json(value) + "\n").encode()


def _day(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def record_path(item: PublicItem) -> str:
    """Path of the record of an item: the JSON beside its page."""
    return item.page.removesuffix(".html") + ".json"


def versions_path(item: PublicItem, past: Past) -> str | None:
    """Path of the versions of an item; None where it has no more than one."""
    return f"{API}/versions/{item.id}.json" if len(past.versions) > 1 else None


def item_record(
    item: PublicItem, organ_name: str, site: Site, past: Past = NO_PAST
) -> dict[str, Any]:
    """Return the open record of one item (``qingdan/item/1``); ``versions`` leads to its past."""
    record: dict[str, Any] = {"schema": "qingdan/item/1", "list": str(item.kind), "id": item.id}
    if item.organ is not None:
        record["organ"] = item.organ
        record["organ_name"] = organ_name
    if site.base_url:
        record["url"] = site.address(item.page)
    versions = versions_path(item, past)
    if versions is not None:
        record["versions"] = versions
    record["item"] = {**item.fields, **item.extra}
    return record


def licence_words(site: Site) -> str:
    """Return the licence in words: its name, code and address, or that none was declared."""
    if not site.licence:
        return UNDECLARED
    more = "，".join(part for part in (site.licence_code, site.licence_url) if part)
    return f"{site.licence}（{more}）" if more else site.licence


def licence_record(site: Site) -> dict[str, str] | None:
    """Return the licence as data (``name``, ``code``, ``url``); None where none was declared."""
    if not site.licence:
        return None
    parts = {"name": site.licence, "code": site.licence_code, "url": site.licence_url}
    return {key: text for key, text in parts.items() if text}
