"""What an exported workbook records of itself: from which commit, which items, which columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...model.vocabulary import ListKind
from ..exporting.metadata import SCHEMA, SHEET
from ..reading.grid import Sheet, Workbook

PUBLIC = "public"


@dataclass(frozen=True)
class SheetStamp:
    """A sheet as it was exported: headings with the columns they mean, items with digests."""

    name: str
    kind: ListKind
    headings: Mapping[str, str]
    items: Mapping[str, str]

    @property
    def paths(self) -> tuple[str, ...]:
        """The columns in their order."""
        return tuple(self.headings.values())


@dataclass(frozen=True)
class Stamp:
    """The record of a workbook. ``commit`` is None where the export was of uncommitted files."""

    commit: str | None
    audience: str
    sheets: tuple[SheetStamp, ...]
    long: str | None
    """Name of the sheet on which long texts go on."""
    register: Mapping[str, str] = field(default_factory=dict)
    """The organs that the workspace had, with their names."""

    @property
    def items(self) -> dict[str, SheetStamp]:
        """All items with the sheets they stood on."""
        return {item: sheet for sheet in self.sheets for item in sheet.items}


class DamagedStampError(ValueError):
    """The record is there and cannot be read."""


def read_stamp(workbook: Workbook) -> Stamp | None:
    """Return the record of a workbook; None where it has none.

    Raises ``DamagedStampError`` where somebody has changed it.
    """
    sheet = next((one for one in workbook.sheets if one.name == SHEET), None)
    if sheet is None:
        return None
    try:
        return _stamp(json.loads(_joined(sheet)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedStampError(SHEET) from error


def _joined(sheet: Sheet) -> str:
    return "".join(sheet.text(row, 0) for row in range(sheet.rows))


def _stamp(record: Any) -> Stamp:
    if record["schema"] != SCHEMA:
        raise ValueError(record["schema"])
    commit = record.get("commit")
    sheets = tuple(
        SheetStamp(
            str(one["name"]),
            ListKind(one["list"]),
            {str(heading): str(path) for heading, path in one["columns"]},
            {str(item): str(digest) for item, digest in one["items"].items()},
        )
        for one in record["sheets"]
    )
    long = record.get("long")
    return Stamp(
        commit if isinstance(commit, str) else None,
        str(record.get("audience", "internal")),
        sheets,
        long if isinstance(long, str) else None,
        {str(organ): str(name) for organ, name in record.get("register", {}).items()},
    )
