"""Fields that tables of offices seldom have: read as our own export writes them.

The usual columns (``headings/``) are taken apart by a drafter; these are only read, cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ...cells.columns import Column, Role, list_columns
from ...model.shapes import FieldShape, Shape, field_shapes
from ...model.vocabulary import ListKind
from .columns import bare_heading
from .headings.every import LISTS

_NAMING = (Shape.ORGANS, Shape.ITEMS)
"""Fields that name organs or items: a table knows no ids."""
_PLAIN = (Shape.TEXT, Shape.TEXTS, Shape.DAY, Shape.WORDS, Shape.FLAG, Shape.NUMBER, Shape.DURATION)
_OWN = frozenset({"内部说明", "豁免", "可见性"})
"""What editors write in a workspace, not in a table."""
_ALSO = {
    ListKind.POWERS: {
        "是否收费": "收费.收费",
        "业务办理项编码": "编码.业务办理项编码",
        "复议机关": "救济.复议机关",
        "诉讼法院": "救济.诉讼法院",
    }
}


@cache
def readable_fields(kind: ListKind) -> Mapping[str, Column]:
    """Return the fields that have no usual column and can be read from a cell, by path."""
    usual = LISTS[kind].by_path
    return {
        column.path: column
        for column in list_columns(kind).columns
        if column.role is Role.FIELD
        and column.path not in usual
        and column.path not in _OWN
        and not _names(column.shape)
    }


def _names(shape: FieldShape) -> bool:
    if shape.shape in (Shape.RECORDS, Shape.STEPS, Shape.BASES):
        return any(_names(part) for part in field_shapes(shape.parts).values())
    return shape.shape in _NAMING


@cache
def fields_by_heading(kind: ListKind) -> Mapping[str, str]:
    """Return the paths of plain fields by bare headings that name them: 收费标准 is 收费.标准."""
    found = {
        bare_heading(path): path
        for path, column in readable_fields(kind).items()
        if column.shape.shape in _PLAIN
    }
    return found | _ALSO.get(kind, {})


__all__ = ["fields_by_heading", "readable_fields"]
