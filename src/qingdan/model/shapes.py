"""What kind of thing each field of a model holds, read off its type."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from .duration import Duration
from .item import Basis, Step
from .record import QUOTED, ItemId, OrganId, Record
from .shared import Clauses


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
    """One field: its key on disk, a sentence about it, its shape, the model of its parts.

    ``many`` is a list; ``may_be_bare`` is one that may also be written as its only element;
    ``numbers`` is one of whole numbers (下一步), which has the shape of a list of texts.
    """

    key: str
    help: str
    shape: Shape
    model: type[Record] | None = None
    vocabulary: type[StrEnum] | None = None
    many: bool = False
    may_be_bare: bool = False
    numbers: bool = False

    @property
    def is_quoted(self) -> bool:
        """Whether files hold the text in quotes, which a table does without."""
        return self.help.endswith(QUOTED)

    @property
    def table_help(self) -> str:
        """The sentence about it for who fills in a table: without advice on writing YAML."""
        return self.help.removesuffix(QUOTED)

    @property
    def parts(self) -> type[Record]:
        """Model of the parts of a record or a list of records."""
        if self.model is None:
            raise TypeError(self.key)
        return self.model


@cache
def field_shapes(model: type[Record]) -> dict[str, FieldShape]:
    """Return all fields of a model by their key on disk, in the order of the model."""
    found = {}
    for attribute, field in model.model_fields.items():
        key = field.alias or attribute
        shape, part, words = _shape_of(field)
        inner = _without_none(field.annotation)
        many = get_origin(inner) is list
        bare = many and any(isinstance(one, BeforeValidator) for one in field.metadata)
        numbers = many and _base(get_args(inner)[0]) is int
        found[key] = FieldShape(
            key, field.description or "", shape, part, words, many, bare, numbers
        )
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
