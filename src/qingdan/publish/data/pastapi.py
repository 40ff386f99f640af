"""What ``api/v1/`` says of the past: adjustments with their announcements, versions of items.

Everything comes from the chronicle, which has passed the projection and the redactions of today;
no text is read anywhere else. An item that never changed has no file of versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..pages.changespages import CHANGES_PAGE, Day, days
from ..pages.overview import Overview
from ..pages.versionpages import without_generated
from ..public.links import Directory
from ..public.projection import PublicItem
from ..public.versions import (
    NO_PAST,
    Announced,
    AnnouncedTable,
    Cause,
    Detail,
    Past,
    Version,
    version_anchor,
    version_page,
)
from ..writing.outputs import Output
from .openjson import API, json_file, record_path, versions_path

CHANGES = f"{API}/changes.json"


def past_outputs(overview: Overview) -> Iterator[Output]:
    """Yield the adjustments, each with its announcement, and the versions of items."""
    announced = overview.chronicle.announced
    directory = overview.directory
    found = {
        "schema": "qingdan/api-changes/1",
        "history": str(overview.chronicle.reach),
        "page": CHANGES_PAGE,
        "adjustments": [_adjustment(one, directory) for one in announced],
        "days": [_day(day, directory) for day in days(overview)],
    }
    yield Output(CHANGES, partial(json_file, found), (), found)
    for one in announced:
        whole = _announcement(one, directory)
        yield Output(_path(one.page), partial(json_file, whole), (), whole)
    for item in overview.projection.items:
        past = overview.chronicle.items.get(item.id, NO_PAST)
        path = versions_path(item, past)
        if path is not None:
            yield Output(path, partial(_versions_file, item, past), (item,), past)


def _path(page: str) -> str:
    """``api/v1/changes/<file>.json`` for ``changes/<file>.html``."""
    return f"{API}/{page.removesuffix('.html')}.json"


def _adjustment(one: Announced, directory: Directory) -> dict[str, Any]:
    return {
        "id": one.stem,
        "title": one.title,
        "mark": one.mark or None,
        "document": one.document or None,
        "day": one.day or None,
        "dated": one.dated or None,
        "published": one.published or None,
        "effective": one.effective or None,
        "issuer": one.issuer or None,
        "counts": [{"word": word, "count": count} for word, count in one.counts],
        "items": sum(1 for item, _word in one.named if item in directory.items),
        "href": _path(one.page),
        "page": one.page,
    }


def _announcement(one: Announced, directory: Directory) -> dict[str, Any]:
    items = directory.items
    named = [(items[item], word) for item, word in one.named if item in items]
    return {
        "schema": "qingdan/api-change/1",
        **_adjustment(one, directory),
        "addressees": one.addressees or None,
        "opening": list(one.opening),
        "totals": list(one.totals),
        "measures": list(one.measures),
        "supervision": one.supervision or None,
        "tables": [_table(table, directory) for table in one.tables],
        "named": [{"word": word, **_reference(item)} for item, word in named],
    }


def _table(table: AnnouncedTable, directory: Directory) -> dict[str, Any]:
    return {
        "heading": table.heading,
        "note": table.note or None,
        "columns": list(table.columns),
        "groups": [
            {
                "heading": heading,
                "rows": [
                    {
                        "cells": list(row.cells),
                        "item": row.item if row.item in directory.items else None,
                    }
                    for row in rows
                ],
            }
            for heading, rows in table.groups
        ],
    }


def _day(day: Day, directory: Directory) -> dict[str, Any]:
    return {
        "day": day.day,
        "count": day.count,
        "words": [{"word": word, "count": count} for word, count in day.words],
        "changes": [
            {
                "word": one.version.word,
                "commit": one.version.commit or None,
                **_reference(directory.items[one.item]),
            }
            for one in day.changes
        ],
    }


def _reference(item: PublicItem) -> dict[str, str]:
    return {"id": item.id, "name": item.name, "href": record_path(item)}


def _versions_file(item: PublicItem, past: Past) -> Iterator[bytes]:
    versions = [
        _version(item, version, detail)
        for version, detail in zip(past.versions, past.details(), strict=True)
    ]
    found = {
        "schema": "qingdan/api-versions/1",
        **_reference(item),
        "list": str(item.kind),
        "page": item.page,
        "cut": past.cut,
        "masked": past.masked,
        "versions": versions,
    }
    yield from json_file(found)


def _version(item: PublicItem, version: Version, detail: Detail) -> dict[str, Any]:
    old = without_generated(detail.text) if detail.text is not None else None
    has_page = old is not None and bool(version.commit)
    return {
        "commit": version.commit or None,
        "day": version.day or None,
        "word": version.word,
        "effective": version.effective or None,
        "in_substance": version.in_substance,
        "partial": detail.partial,
        "adjustments": [_cause(cause) for cause in version.causes],
        "anchor": version_anchor(version.commit),
        "page": version_page(item, version.commit) if has_page else None,
        "changes": [
            {
                "label": field.label,
                "stretches": [{"mark": s.mark, "text": s.text} for s in field.stretches],
            }
            for field in detail.fields
        ],
        "organ": old.organ if old is not None else item.organ,
        "item": {**old.fields, **old.extra} if old is not None else None,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "title": cause.title,
        "document": cause.document or None,
        "href": _path(cause.page),
        "page": cause.page,
    }
