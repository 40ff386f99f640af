"""Extra fields that a workspace declares (扩展字段) are held to their declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from ...model.record import Day
from ...model.vocabulary import ExtraFieldType
from ...model.workspace import ExtraField
from .problem import Problem, Site
from .shape import Form, Slot

_FORMS = {
    ExtraFieldType.TEXT: Form.TEXT,
    ExtraFieldType.LIST: Form.LIST,
    ExtraFieldType.INTEGER: Form.NUMBER,
    ExtraFieldType.DATE: Form.DAY,
    ExtraFieldType.FLAG: Form.FLAG,
    ExtraFieldType.CHOICE: Form.CHOICE,
}


def extra_problems(
    mapping: Mapping[str, Any], declared: Sequence[ExtraField], site: Site
) -> Iterator[Problem]:
    """Yield what is wrong with the extra fields of one item."""
    for field in declared:
        slot = _slot(field)
        if field.name not in mapping:
            if field.required:
                yield _problem("missing", (field.name,), None, slot, mapping, site)
            continue
        value = mapping[field.name]
        complaint = _complaint(value, field)
        if complaint:
            yield _problem(complaint, (field.name,), value, slot, mapping, site)
        elif field.type is ExtraFieldType.LIST:
            for index, element in enumerate(value):
                kind = _text_complaint(element)
                if kind:
                    path = (field.name, index)
                    yield _problem(kind, path, element, Slot(Form.TEXT), mapping, site)


def _slot(field: ExtraField) -> Slot:
    about = FieldInfo(description=field.description)
    if not field.required:
        about = FieldInfo(description=field.description, default=None)
    return Slot(_FORMS[field.type], about, None, tuple(field.choices))


def _complaint(value: Any, field: ExtraField) -> str | None:
    """Return the kind of error, in pydantic's words, or None."""
    match field.type:
        case ExtraFieldType.TEXT:
            return _text_complaint(value)
        case ExtraFieldType.LIST:
            return None if isinstance(value, list) else "list_type"
        case ExtraFieldType.INTEGER:
            return None if isinstance(value, int) and not isinstance(value, bool) else "int_type"
        case ExtraFieldType.FLAG:
            return None if isinstance(value, bool) else "bool_type"
        case ExtraFieldType.DATE:
            return _day_complaint(value)
        case ExtraFieldType.CHOICE:
            return None if value in field.choices else "enum"


def _text_complaint(value: Any) -> str | None:
    if not isinstance(value, str):
        return "string_type"
    return None if value else "string_too_short"


def _day_complaint(value: Any) -> str | None:
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(Day).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


def _problem(
    kind: str,
    path: tuple[str | int, ...],
    value: Any,
    slot: Slot,
    mapping: Mapping[str, Any],
    site: Site,
) -> Problem:
    return Problem(kind, path, value, slot, mapping, site.model, site, {})
