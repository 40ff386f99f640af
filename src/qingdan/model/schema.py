"""JSON Schema (draft 2020-12) of every file of a workspace, made from the models.

For editors (completion, hover, squiggles) and for other programs. A schema accepts what the models
accept, except what JSON Schema cannot say: check digits of 统一社会信用代码, days that the calendar
does not have, and a whole number written ``1.0``, which the models refuse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, create_model

from .adjustment import Adjustment
from .heading_mapping import HeadingMapping
from .inquiry import Inquiry
from .kinds import ITEM_MODELS, defaults_model
from .law import LocalLaw
from .organ import OrganRegister
from .record import Text, key
from .schema_titles import TITLES
from .shared import SharedText
from .vocabulary import ExtraFieldType, ListKind
from .workspace import ExtraField, ListHeader, WorkspaceFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY_SHAPE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

ExtraFields = Mapping[ListKind, Sequence[ExtraField]]


@dataclass(frozen=True, slots=True)
class FileSchema:
    """One kind of file: the name of its schema, what it is, which files it is for.

    ``globs`` are patterns relative to the workspace as VS Code reads them; one that starts with
    ``!`` excludes. ``content`` is the type of what the file holds; ``list_kind`` is set where
    extra fields belong to it.
    """

    name: str
    title: str
    globs: tuple[str, ...]
    content: Any
    list_kind: ListKind | None = None

    @property
    def file_name(self) -> str:
        """Name of the file that holds the schema."""
        return f"{self.name}.json"


def header_model(kind: ListKind) -> type[ListHeader]:
    """Model of the header of a kind of list, its ``默认`` block typed by what may be inherited."""
    typed = key("默认", "本清单事项继承的默认值，事项自己写的优先", default={})
    fields: dict[str, Any] = {"defaults": (defaults_model(kind), typed)}
    return create_model(f"{kind.value.title()}Header", __base__=ListHeader, **fields)


def file_schemas() -> tuple[FileSchema, ...]:
    """Every kind of file that has a schema, in the order in which they are documented."""
    found = [
        FileSchema("workspace", "工作区文件", ("qingdan.yaml",), WorkspaceFile),
        FileSchema("organs", "机构名录", ("organs.yaml",), OrganRegister),
        FileSchema("texts", "共用文字", ("texts/*.yaml",), dict[Text, SharedText]),
        FileSchema("laws", "自存法规", ("laws/*.yaml",), LocalLaw),
        FileSchema("adjustments", "调整", ("adjustments/*.yaml",), Adjustment),
        FileSchema("mappings", "列名对应表", ("mappings/*.yaml",), HeadingMapping),
        FileSchema("reports", "报表", ("reports/*.yaml",), Inquiry),
    ]
    for kind, model in ITEM_MODELS.items():
        folder = f"{kind}/*" if kind.has_organ_folders else str(kind)
        own = FileSchema(
            str(kind),
            kind.official_name.removesuffix("清单") + "事项",
            (f"{folder}/*.yaml", f"!{folder}/list.yaml"),
            model,
            kind,
        )
        header = FileSchema(
            f"list-{kind}",
            f"{kind.official_name}的表头",
            (f"{folder}/list.yaml",),
            header_model(kind),
        )
        found += [own, header]
    return tuple(found)


def schema_of(file: FileSchema, extra: ExtraFields | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file, the extra fields of a workspace put in.

    Keys are the Chinese keys on disk; days and durations are strings; the order is that of the
    models, so the same models and extra fields give the same schema.
    """
    raw = TypeAdapter(file.content).json_schema(by_alias=True)
    definitions = raw.pop("$defs", {})
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:qingdan:schema:1:{file.name}",
        "title": file.title,
    }
    if "properties" in raw:
        schema |= _record(raw, file.title)
    else:
        schema |= _value(raw)
    if file.list_kind is not None:
        for field in (extra or {}).get(file.list_kind, ()):
            schema["properties"].setdefault(field.name, _extra_field(field))
            if field.required:
                schema.setdefault("required", []).append(field.name)
    if definitions:
        schema["$defs"] = {
            name: _definition(name, definition) for name, definition in sorted(definitions.items())
        }
    return schema


def _definition(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    if "enum" in definition:
        values = "、".join(definition["enum"])
        return {
            "title": TITLES[name],
            "description": f"取值：{values}",
            "type": "string",
            "enum": definition["enum"],
        }
    if "anyOf" in definition:  # a record with a short form in one line
        return {
            "title": TITLES[name],
            "description": definition["description"],
            "anyOf": [
                _record(choice, TITLES[name]) if "properties" in choice else _value(choice)
                for choice in definition["anyOf"]
            ],
        }
    return _record(definition, TITLES[name], inheriting=not name.endswith("Defaults"))


def _record(record: dict[str, Any], title: str, *, inheriting: bool = True) -> dict[str, Any]:
    tidy: dict[str, Any] = {
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            alias: _property(alias, value, inheriting=inheriting)
            for alias, value in record["properties"].items()
        },
    }
    if record.get("required"):
        tidy["required"] = record["required"]
    return tidy


def _property(alias: str, schema: dict[str, Any], *, inheriting: bool) -> dict[str, Any]:
    description = schema["description"]
    if schema.get("x-internal") and "不公开" not in description:
        description += "（不公开）"
    if inheriting and schema.get("x-inherit") and "默认" not in description:
        description += "（可由清单表头默认）"
    described = {"title": alias, "description": description}
    if schema.get("default") not in (None, {}):
        described["default"] = schema["default"]
    return described | {
        name: value
        for name, value in _value(schema).items()
        if name not in ("title", "description", "default")
    }


def _value(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop the program's own notes and write "or nothing" the short way."""
    kept = {name: value for name, value in schema.items() if not name.startswith("x-")}
    for word in ("items", "additionalProperties"):
        if isinstance(kept.get(word), dict):
            kept[word] = _value(kept[word])
    if "patternProperties" in kept:
        kept.pop("propertyNames", None)
        kept["additionalProperties"] = False
    choices = [_value(choice) for choice in kept.pop("oneOf", kept.pop("anyOf", []))]
    if not choices:
        return kept
    flat = [inner for choice in choices for inner in choice.get("anyOf", [choice])]
    if len(flat) == 2 and flat[1] == {"type": "null"} and isinstance(flat[0].get("type"), str):
        kept |= flat[0] | {"type": [flat[0]["type"], "null"]}
    else:
        kept["anyOf"] = flat
    return kept


def _extra_field(field: ExtraField) -> dict[str, Any]:
    description = field.description or "本工作区自己增加的字段"
    if not field.public and "不公开" not in description:
        description += "（不公开）"
    shapes: dict[ExtraFieldType, dict[str, Any]] = {
        ExtraFieldType.TEXT: {"type": "string", "minLength": 1},
        ExtraFieldType.LIST: {"type": "array", "items": {"type": "string", "minLength": 1}},
        ExtraFieldType.INTEGER: {"type": "integer"},
        ExtraFieldType.DATE: dict(_DAY_SHAPE),
        ExtraFieldType.FLAG: {"type": "boolean"},
        ExtraFieldType.CHOICE: {"type": "string", "enum": list(field.choices)},
    }
    return {"title": field.name, "description": description} | shapes[field.type]
