"""What every record on disk has in common: Chinese keys, English attributes, explained fields."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Strict,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from .aspect import Aspect as Aspect
from .ids import ITEM_ID, ORGAN_ID


class Record(BaseModel):
    """A mapping on disk. Keys are the Chinese aliases; unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_alias=True,
        validate_by_name=False,
        serialize_by_alias=True,
        use_attribute_docstrings=False,
        protected_namespaces=(),
        defer_build=True,
    )


class Shorthand(Record):
    """A record that may be written as a bare text, which then stands for one of its keys."""

    shorthand_key: ClassVar[str]
    """The key that a bare text stands for."""
    shorthand_help: ClassVar[str]
    """One Chinese sentence for JSON Schema: how the record may be written."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {cls.shorthand_key: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler.resolve_ref_schema(handler(schema))
        record = dict(whole)
        whole.clear()
        whole["title"] = record.pop("title", cls.__name__)
        whole["description"] = cls.shorthand_help
        asked = record["properties"][cls.shorthand_key]
        words = [choice for choice in asked.get("anyOf", [asked]) if "$ref" in choice]
        whole["anyOf"] = [words[0] if words else {"type": "string", "minLength": 1}, record]
        return whole


REQUIRED: Final = ...


QUOTED: Final = "；须加引号"
"""What the description of a key ends in whose text YAML would take for a number or a comment; it is
advice for who writes files, not for who fills in a table."""


def key(
    alias: str,
    description: str,
    *,
    default: Any = None,
    aspect: Aspect = Aspect.CONTENT,
    internal: bool = False,
    inherit: bool = False,
    quoted: bool = False,
    examples: list[Any] | None = None,
    **constraints: Any,
) -> Any:
    """Declare one key on disk.

    ``alias`` is the Chinese key, ``description`` one Chinese sentence for help and JSON Schema,
    ``aspect`` the class of a change, ``internal`` keeps the key out of everything public,
    ``inherit`` lets the header of a list give a default for its items, ``quoted`` adds that files
    hold the text in quotes. ``default=()`` is an empty list.
    """
    meta: dict[str, Any] = {"x-aspect": str(aspect)}
    if internal:
        meta["x-internal"] = True
    if inherit:
        meta["x-inherit"] = True
    given: dict[str, Any] = (
        {"default_factory": list} if isinstance(default, tuple) else {"default": default}
    )
    return Field(
        **given,
        alias=alias,
        description=description + QUOTED * quoted,
        examples=examples,
        json_schema_extra=meta,
        **constraints,
    )


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object) -> object:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("qd_day", "not a day written YYYY-MM-DD")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("qd_no_such_day", "no such day in the calendar") from None


Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "examples": ["2025-01-01"],
        }
    ),
]
"""A calendar day, ``YYYY-MM-DD`` on disk."""

Text = Annotated[str, Field(min_length=1)]
"""Non-empty text."""


def _as_written(value: object) -> object:
    return value


Code = Annotated[str, BeforeValidator(_as_written), Field(min_length=1)]
"""Non-empty text that is no language: rules on wording do not look at it."""

Flag = Annotated[bool, Strict()]
"""``true`` or ``false``, nothing that merely looks like it."""

Count = Annotated[int, Strict(), Field(ge=0)]
"""A whole number, zero or more."""


def _organ_id(value: object) -> object:
    if isinstance(value, str) and not ORGAN_ID.fullmatch(value):
        raise PydanticCustomError("qd_organ_id", "not the id of an organ")
    return value


def _item_id(value: object) -> object:
    if isinstance(value, str) and not ITEM_ID.fullmatch(value):
        raise PydanticCustomError("qd_item_id", "not the id of an item")
    return value


OrganId = Annotated[
    str,
    BeforeValidator(_organ_id),
    WithJsonSchema({"type": "string", "pattern": f"^{ORGAN_ID.pattern}$", "examples": ["zrzy"]}),
]
"""Id of an organ in ``organs.yaml``: lower-case letters, digits, hyphens."""

ItemId = Annotated[
    str,
    BeforeValidator(_item_id),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{ITEM_ID.pattern}$", "examples": ["cf-7k3q9d2m"]}
    ),
]
"""Permanent id of an item: the stem of its file, at least eight characters."""
