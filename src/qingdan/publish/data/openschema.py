"""JSON Schema (2020-12) of open records: what the projection lets through, not what files hold.

Shared texts stand where they are used, durations are texts, ids that are not public are gone; and
where everything of a key may be withheld, nothing is required but what always stays.
"""

from __future__ import annotations

from typing import Any, get_args

from pydantic.fields import FieldInfo

from ...model.kinds import ITEM_MODELS, is_published
from ...model.organ import Organ
from ...model.record import Record
from ...model.vocabulary import ExtraFieldType, ListKind
from ...model.workspace import ExtraField, ListHeader
from ..audience import SiteAudience
from ..public.projection import HEADER_KEYS, Projection
from ..public.shapes import FieldShape, Shape, field_shapes

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
_DURATION: Schema = {"type": "string", "description": "数和单位，如 20个工作日"}
_TEXTS: Schema = {"type": "array", "items": TEXT, "minItems": 1}
_CLAUSES: Schema = {
    "description": "一段文字、逐条文字，或者带统领句的逐条文字",
    "oneOf": [
        TEXT,
        {"type": "array", "items": TEXT},
        {
            "type": "object",
            "properties": {"开头": TEXT, "内容": {"type": "array", "items": TEXT}},
            "required": ["内容"],
            "additionalProperties": False,
        },
    ],
}


class OpenSchemas:
    """Schemas of records, collected under the names of their models for ``components``."""

    def __init__(self, projection: Projection) -> None:
        self._with_internal = projection.audience is SiteAudience.INTERNAL
        self._extra = projection.extra_fields
        self.kinds = projection.kinds
        self.components: dict[str, Schema] = {}

    def item(self, kind: ListKind) -> Schema:
        """Return the schema of the fields of an item of a list, extra fields included."""
        model = ITEM_MODELS[kind]
        schema = self._record(model)
        required = ["名称", "状态"] if not self._with_internal else ["名称"]
        properties = dict(schema["properties"])
        for declared in self._extra.get(kind, []):
            properties[declared.name] = _extra(declared)
        return {**schema, "properties": properties, "required": required}

    def header(self) -> Schema:
        """Return the schema of what the header of a list says; nothing of it must be there."""
        schema = self._record(ListHeader)
        kept = {key: one for key, one in schema["properties"].items() if key in HEADER_KEYS}
        return {**schema, "properties": kept}

    def organ(self) -> Schema:
        """Return the schema of an organ of the register."""
        return {**self._record(Organ), "required": ["名称", "性质"]}

    def _record(self, model: type[Record]) -> Schema:
        shapes = field_shapes(model)
        properties = {}
        for attribute, field in model.model_fields.items():
            if is_published(field, with_internal=self._with_internal):
                shape = shapes[field.alias or attribute]
                properties[shape.key] = self._field(shape)
                if shape.shape is Shape.TEXTS and _holds_numbers(field):
                    numbers = {"items": {"type": "integer"}}
                    properties[shape.key] = {**properties[shape.key], **numbers}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _field(self, shape: FieldShape) -> Schema:
        schema = self._shape(shape)
        if shape.many and shape.shape not in (Shape.TEXTS, Shape.CLAUSES):
            schema = {"type": "array", "items": schema, "minItems": 1}
        return {"description": shape.help, **schema} if shape.help else schema

    def _shape(self, shape: FieldShape) -> Schema:
        if shape.shape is Shape.CLAUSES:
            return _CLAUSES
        if shape.model is not None:
            return self._ref(shape.model)
        if shape.vocabulary is not None:
            return {"enum": [word.value for word in shape.vocabulary]}
        return _PLAIN.get(shape.shape, TEXT)

    def _ref(self, model: type[Record]) -> Schema:
        name = model.__name__
        if name not in self.components:
            self.components[name] = {}  # before its parts are asked: a record may hold itself
            self.components[name] = self._record(model)
        return {"$ref": f"#/components/schemas/{name}"}


_PLAIN: dict[Shape, Schema] = {
    Shape.NUMBER: {"type": "integer"},
    Shape.DAY: DAY,
    Shape.DURATION: _DURATION,
    Shape.FLAG: {"type": "boolean"},
    Shape.TEXTS: _TEXTS,
    Shape.COUNTS: {"type": "object", "additionalProperties": {"type": "integer"}},
    Shape.STEPS: TEXT,
}


def _holds_numbers(field: FieldInfo) -> bool:
    """Whether a list is one of whole numbers, such as the steps that follow a step."""
    (part,) = get_args(field.annotation)
    return (get_args(part) or (part,))[0] is int


def _extra(declared: ExtraField) -> Schema:
    schema: Schema
    match declared.type:
        case ExtraFieldType.LIST:
            schema = {"type": "array"}
        case ExtraFieldType.INTEGER:
            schema = {"type": "integer"}
        case ExtraFieldType.FLAG:
            schema = {"type": "boolean"}
        case ExtraFieldType.CHOICE if declared.choices:
            schema = {"enum": list(declared.choices)}
        case ExtraFieldType.DATE:
            schema = DAY
        case _:
            schema = TEXT
    return {**schema, "description": declared.description or "本地增加的字段"}
