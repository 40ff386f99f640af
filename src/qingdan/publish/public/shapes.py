"""How each field of the model is shown, read off its type: one table, not a template each."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from ...model.duration import Duration
from ...model.item import Basis, Step
from ...model.kinds import is_published
from ...model.record import ItemId, OrganId, Record
from ...model.shared import Clauses


class Shape(Enum):
    """What kind of thing a field holds."""

    TEXT = auto()
    FLAG = auto()
    WORDS = auto()
    TEXTS = auto()
    ORGANS = auto()
    ITEMS = auto()
    NUMBER = auto()
    DAY = auto()
    DURATION = auto()
    CLAUSES = auto()
    BASES = auto()
    STEPS = auto()
    RECORD = auto()
    RECORDS = auto()
    COUNTS = auto()


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field: its key on disk, a sentence for readers, its shape, the model of its parts."""

    key: str
    help: str
    shape: Shape
    model: type[Record] | None = None
    vocabulary: type[StrEnum] | None = None
    many: bool = False

    @property
    def parts(self) -> type[Record]:
        """Model of the parts of a record or a list of records."""
        if self.model is None:
            raise TypeError(self.key)
        return self.model


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
    """Return the fields of a model by their key on disk, in the order of the model."""
    found = {}
    for attribute, field in model.model_fields.items():
        key = field.alias or attribute
        if not is_published(field, with_internal=True):
            continue
        shape, part, words = _shape_of(field)
        many = get_origin(_without_none(field.annotation)) is list
        found[key] = FieldShape(key, reader_help(field.description), shape, part, words, many)
    return found


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) is not None and NoneType in get_args(annotation):
        rest = [part for part in get_args(annotation) if part is not NoneType]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def holds(field: FieldInfo, named: Any) -> bool:
    """Whether a field holds values of an annotated type such as ``ItemId``, alone or in a list.

    pydantic takes the annotation of a field that is nothing else apart, so both forms are asked.
    """
    apart = get_args(named)[1:]
    return _mentions(field.annotation, named) or all(part in field.metadata for part in apart)


def _mentions(annotation: Any, named: Any) -> bool:
    return annotation == named or any(_mentions(part, named) for part in get_args(annotation))


def _shape_of(field: FieldInfo) -> tuple[Shape, type[Record] | None, type[StrEnum] | None]:
    inner = _without_none(field.annotation)
    if inner == Clauses:
        return Shape.CLAUSES, None, None
    many = get_origin(inner) is list
    if get_origin(inner) is dict:
        return Shape.COUNTS, None, None
    if holds(field, ItemId):
        return Shape.ITEMS, None, None
    if holds(field, OrganId):
        return Shape.ORGANS, None, None
    part = get_args(inner)[0] if many else inner
    if bool in (part, *get_args(part)[:1]):
        return Shape.FLAG, None, None
    if isinstance(part, type) and issubclass(part, Record):
        return _record_shape(part, many=many), part, None
    if isinstance(part, type) and issubclass(part, StrEnum):
        return Shape.WORDS, None, part
    return (Shape.TEXTS if many else _PLAIN.get(_base(part), Shape.TEXT)), None, None


_PLAIN = {int: Shape.NUMBER, datetime.date: Shape.DAY, Duration: Shape.DURATION}


def _base(annotation: Any) -> Any:
    """The type under ``Annotated``."""
    return get_args(annotation)[0] if get_args(annotation) else annotation


def _record_shape(model: type[Record], *, many: bool) -> Shape:
    if model is Basis:
        return Shape.BASES
    if model is Step:
        return Shape.STEPS
    return Shape.RECORDS if many else Shape.RECORD
