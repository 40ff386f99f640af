"""What an exported workbook knows of itself: the hidden sheet that an update reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ... import __version__
from ...model.vocabulary import ListKind
from .gathering import Frame
from .layout import Head

SHEET = "_qingdan"
SCHEMA = "qingdan/export/1"
_PIECE = 16_000
"""Signs of a piece; a cell holds 32,767 UTF-16 units, and a sign may take two."""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A sheet of items: name, list, columns, and the items with the digests of their rows."""

    name: str
    kind: ListKind
    heads: Sequence[Head]
    digests: Mapping[str, str]


def metadata(frame: Frame, sheets: Sequence[SheetNote], *, has_long: bool) -> dict[str, Any]:
    """Return what stands on the hidden sheet (``qingdan/export/1``)."""
    from .continued import SHEET as LONG

    return {
        "schema": SCHEMA,
        "program": __version__,
        "commit": frame.commit,
        "rev": frame.rev,
        "audience": "public" if frame.is_open else "internal",
        "lists": [str(kind) for kind in frame.kinds],
        "organs": list(frame.chosen) if frame.chosen is not None else None,
        "register": {organ: one["名称"] for organ, one in frame.organs.items() if "名称" in one},
        "sheets": [
            {
                "name": one.name,
                "list": str(one.kind),
                "columns": [[head.heading, head.column.path] for head in one.heads],
                "items": dict(one.digests),
            }
            for one in sheets
        ],
        "long": LONG if has_long else None,
    }


def metadata_cells(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield metadata as cells that stand below each other."""
    text = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    for start in range(0, len(text), _PIECE):
        yield text[start : start + _PIECE]


def read_metadata(cells: Sequence[str]) -> dict[str, Any] | None:
    """Return what cells below each other say; None where they are not ours or are damaged."""
    try:
        said = json.loads("".join(cells))
    except ValueError:
        return None
    return said if isinstance(said, dict) and said.get("schema") == SCHEMA else None


__all__ = ["SCHEMA", "SHEET", "SheetNote", "metadata", "metadata_cells", "read_metadata"]
