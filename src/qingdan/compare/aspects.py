"""What a changed field means: its aspect, found by walking the model along the field's path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from ..model.finding import FieldPath
from ..model.item import Basis
from ..model.kinds import ITEM_MODELS, meta
from ..model.record import Aspect, Record
from ..model.shared import Adopted, TextUse, Written
from ..model.vocabulary import ListKind

_CLAUSES = (Adopted, Written)

_TEXT_ASPECTS = {
    TextUse.RESPONSIBILITY: Aspect.ACCOUNTABILITY,
    TextUse.LIABILITY: Aspect.ACCOUNTABILITY,
    TextUse.LIABILITY_SCOPE: Aspect.ACCOUNTABILITY,
    TextUse.DUTY: Aspect.ACTOR,
    TextUse.FLOW: Aspect.PROCEDURE,
}

_HEADER_ASPECTS = {"批准": Aspect.AUTHORITY, "声明数量": Aspect.EDITORIAL}


@dataclass(frozen=True, slots=True)
class Nature:
    """What a field is about, and whether it is kept from the public."""

    aspect: Aspect
    internal: bool


def field_nature(kind: ListKind, path: FieldPath) -> Nature:
    """Return the nature of a field of an item.

    The innermost key that says more than 内容 decides: ``任务[0].时限`` is a burden although tasks
    are procedure. A citation has the aspect of what it is cited for, and so have clauses.
    """
    return _nature(kind, tuple(part for part in path if isinstance(part, str)))


@cache
def _nature(kind: ListKind, keys: tuple[str, ...]) -> Nature:
    aspect, internal = Aspect.CONTENT, False
    model: type[Record] | None = ITEM_MODELS[kind]
    for key in keys:
        field = _field(model, key)
        if field is None:
            break
        noted = meta(field)
        internal = internal or bool(noted.get("x-internal"))
        own = Aspect(noted.get("x-aspect", Aspect.CONTENT))
        cited = model is Basis and own is Aspect.AUTHORITY
        if own is not Aspect.CONTENT and not cited:
            aspect = own
        model = _record_of(field.annotation)
    return Nature(aspect, internal)


def _field(model: type[Record] | None, key: str) -> Any:
    if model is None:
        return None
    return next((f for f in model.model_fields.values() if f.alias == key), None)


def _record_of(annotation: Any) -> type[Record] | None:
    """Return the record inside an annotation such as ``list[Basis] | None``; None for clauses."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return None if annotation in _CLAUSES else annotation
    for part in get_args(annotation):
        found = _record_of(part)
        if found is not None:
            return found
    return None


def header_nature(kind: ListKind, path: FieldPath) -> Nature:
    """Return the nature of a field of a list's header; defaults are those of the items."""
    if path and path[0] == "默认":
        return field_nature(kind, path[1:])
    return Nature(_HEADER_ASPECTS.get(str(path[0]) if path else "", Aspect.CONTENT), False)


def text_nature(use: object) -> Nature:
    """Return the nature of a shared text by its 用途."""
    aspect = Aspect.CONTENT
    if isinstance(use, str) and use in set(TextUse):
        aspect = _TEXT_ASPECTS.get(TextUse(use), Aspect.CONTENT)
    return Nature(aspect, False)


def register_nature(path: FieldPath) -> Nature:
    """Return the nature of a field of the register of organs: names are identity."""
    named = len(path) < 3 or path[2] in {"名称", "简称", "曾用名", "统一社会信用代码"}
    return Nature(Aspect.IDENTITY if named else Aspect.CONTENT, False)
