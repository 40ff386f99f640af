"""The texts of a record, read from the model: what is prose, what is quoted, what is public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from ..model.finding import FieldPath
from ..model.record import Record, Shorthand
from .rule import TextSort

_QUOTED = frozenset({"原文", "原注", "标注", "法条用语"})
_NAMES = frozenset({"名称"})
_NO_TEXT = frozenset({"豁免", "编码", "套用"})
"""Keys that hold codes, names of shared texts and waivers of rules."""


class Passage(NamedTuple):
    """A text of a record: where it stands, the key it belongs to, what it is for."""

    text: str
    path: FieldPath
    key: str
    sort: TextSort
    public: bool


@dataclass(slots=True, eq=False)
class Plan:
    """Where texts stand below a value: ``sort`` of a text here, ``each`` element, the ``keys``."""

    key: str = ""
    sort: TextSort | None = None
    public: bool = True
    each: Plan | None = None
    keys: dict[str, Plan] = field(default_factory=dict)


def passages(plan: Plan, value: Any, path: FieldPath = ()) -> list[Passage]:
    """Return the texts of ``value`` in the order of the file; other forms are passed over."""
    found: list[Passage] = []
    _visit(plan, value, path, found)
    return found


def _visit(plan: Plan, value: Any, path: FieldPath, found: list[Passage]) -> None:
    if isinstance(value, str):
        if value and plan.sort is not None:
            found.append(Passage(value, path, plan.key, plan.sort, plan.public))
    elif isinstance(value, list):
        if plan.each is not None:
            for index, element in enumerate(value):
                _visit(plan.each, element, (*path, index), found)
    elif isinstance(value, dict):
        keys, other = plan.keys, plan.each
        for key, content in value.items():
            below = keys.get(key, other)
            if below is not None:
                _visit(below, content, (*path, key), found)


@cache
def plan_of(record: type[Record]) -> Plan:
    """Return the plan of a whole record."""
    plan = Plan()
    _add_record(plan, record, top=True)
    return plan


def with_extra(plan: Plan, public: Mapping[str, bool]) -> Plan:
    """Return ``plan`` with declared extra fields, by name and whether they are public."""
    if not public:
        return plan
    keys = dict(plan.keys)
    for name, shown in public.items():
        keys[name] = Plan(name, TextSort.PROSE, shown, Plan(name, TextSort.PROSE, shown))
    return Plan(plan.key, plan.sort, plan.public, plan.each, keys)


def as_internal(plan: Plan) -> Plan:
    """Return ``plan`` for a record that is not published: none of its texts is public."""
    return Plan(
        plan.key,
        plan.sort,
        False,
        plan.each and as_internal(plan.each),
        {key: as_internal(below) for key, below in plan.keys.items()},
    )


def _add_record(plan: Plan, record: type[Record], *, top: bool = False) -> None:
    for name, info in record.model_fields.items():
        alias = info.alias or name
        if alias in _NO_TEXT:
            continue
        below = plan.keys.setdefault(alias, Plan(alias, public=plan.public and not _internal(info)))
        _add(below, info.annotation, info.metadata, _sort(alias, top=top))


def _internal(info: FieldInfo) -> bool:
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("x-internal"))


def _sort(alias: str, *, top: bool) -> TextSort:
    if alias in _QUOTED:
        return TextSort.QUOTATION
    if alias == "文号":
        return TextSort.DOCUMENT
    if alias == "引用":
        return TextSort.CITATION
    return TextSort.NAME if top and alias in _NAMES else TextSort.PROSE


def _add(plan: Plan, annotation: Any, metadata: list[Any], sort: TextSort) -> None:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if any(isinstance(meta, BeforeValidator) for meta in metadata):
        return  # an id, a day, a code: not a text
    if origin is Annotated:
        _add(plan, arguments[0], list(arguments[1:]), sort)
    elif origin is list:
        plan.each = plan.each or Plan(plan.key, public=plan.public)
        _add(plan.each, arguments[0], [], sort)
    elif origin is dict:
        plan.each = plan.each or Plan(plan.key, public=plan.public)
        _add(plan.each, arguments[1], [], sort)
    elif arguments:
        for part in arguments:
            _add(plan, part, [], sort)
    elif annotation is str:
        plan.sort = sort
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        if issubclass(annotation, Shorthand):
            short = annotation.shorthand_key
            plan.sort = _sort(short, top=False)
        _add_record(plan, annotation)
