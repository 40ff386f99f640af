"""How each field of the model is shown, read off its type: one table, not a template each."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ...model.kinds import is_published
from ...model.record import Record
from ...model.shapes import FieldShape, Shape, holds
from ...model.shapes import field_shapes as model_shapes

# Advice to editors inside a description; a reader of the site has no use for it.
_EDITOR_ADVICE = re.compile(
    "|".join(
        (
            "[；，]须加引号",
            "[；，]不写则[^；，。]*",
            "；可由清单表头默认",
            "（(?:机构|事项) id）",
            "，须在机构名录里",
            "，句末不加句号",
            "，不写序号",
            "：职责事项的 id；没有职责清单时写原文或套用",
            "的(?:机构)? id",
            "；涉密内容不得存放",
            "；子项自成一个文件",
            "，只能有一个",
        )
    )
)


def reader_help(description: str | None) -> str:
    """Return a field's description without the advice that only editors need."""
    return _EDITOR_ADVICE.sub("", description or "")


@cache
def field_shapes(model: type[Record]) -> dict[str, FieldShape]:
    """Return the fields of a model that any audience may see, by key, explained for readers."""
    found = {}
    every = model_shapes(model)
    for attribute, field in model.model_fields.items():
        shape = every[field.alias or attribute]
        if is_published(field, with_internal=True):
            found[shape.key] = replace(shape, help=reader_help(field.description))
    return found


__all__ = ["FieldShape", "Shape", "field_shapes", "holds", "reader_help"]
