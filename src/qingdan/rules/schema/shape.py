"""What belongs at a place of a record, read from the model: the other half of every message."""

from __future__ import annotations

import datetime
import inspect
import types
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Discriminator
from pydantic.fields import FieldInfo

from ...model.duration import Duration
from ...model.finding import FieldPath
from ...model.record import Record
from ...model.shared import Adopted, Written


class Form(Enum):
    """The forms a value can have on disk."""

    TEXT = auto()
    NUMBER = auto()
    FLAG = auto()
    DAY = auto()
    DURATION = auto()
    CHOICE = auto()
    LIST = auto()
    RECORD = auto()
    TABLE = auto()
    CLAUSES = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """What belongs at a place: its form, the key it stands under, and what it may hold."""

    form: Form
    field: FieldInfo | None = None
    record: type[Record] | None = None
    choices: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    """English names of the choices, each with the choice."""


def _core(annotation: Any) -> Any:
    """Take ``Annotated`` and ``None`` away; clauses and other unions stay as they are."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            if any(isinstance(meta, Discriminator) for meta in annotation.__metadata__):
                return annotation
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            rest = [part for part in get_args(annotation) if part is not type(None)]
            if len(rest) != 1:
                return annotation
            annotation = rest[0]
        else:
            return annotation


def is_clauses(core: Any) -> bool:
    """Whether an annotation is that of clauses: text, list, 套用 or 内容."""
    return get_origin(core) is Annotated


def form_of(annotation: Any) -> Form:
    """Return the form that values of an annotation have on disk."""
    core = _core(annotation)
    if is_clauses(core):
        return Form.CLAUSES
    origin = get_origin(core)
    if origin is list:
        return Form.LIST
    if origin is dict:
        return Form.TABLE
    if origin in (Union, types.UnionType):
        return Form.TEXT
    if not inspect.isclass(core):
        return Form.UNKNOWN
    if issubclass(core, Record):
        return Form.RECORD
    if issubclass(core, StrEnum):
        return Form.CHOICE
    simple = {
        str: Form.TEXT,
        bool: Form.FLAG,
        int: Form.NUMBER,
        datetime.date: Form.DAY,
        Duration: Form.DURATION,
    }
    return simple.get(core, Form.UNKNOWN)


def _slot(annotation: Any, field: FieldInfo | None) -> Slot:
    form = form_of(annotation)
    core = _core(annotation)
    if form is Form.RECORD:
        return Slot(form, field, core)
    if form is Form.CHOICE:
        names = tuple((member.name.lower(), str(member)) for member in core)
        return Slot(form, field, None, tuple(str(member) for member in core), names)
    return Slot(form, field)


def field_by_key(record: type[Record], key: str) -> FieldInfo | None:
    """Return the field of a record that stands under ``key`` on disk."""
    return next((f for f in record.model_fields.values() if f.alias == key), None)


_CLAUSE_FORMS: Mapping[str, Any] = {
    "text": str,
    "list": list[str],
    "adopted": Adopted,
    "written": Written,
}


@lru_cache(maxsize=4096)
def slot_at(root: type[Record], location: tuple[str | int, ...]) -> Slot:
    """Return what belongs where pydantic's ``location`` points; list indices do not matter."""
    annotation: Any = root
    field: FieldInfo | None = None
    for part in location:
        core = _core(annotation)
        if is_clauses(core):
            if part not in _CLAUSE_FORMS:
                break
            annotation = _CLAUSE_FORMS[str(part)]
            continue
        form = form_of(core)
        if form is Form.RECORD:
            found = field_by_key(core, str(part))
            if found is None:
                return Slot(Form.UNKNOWN)
            field, annotation = found, found.annotation
        elif form is Form.LIST:
            annotation = get_args(core)[0]
        elif form is Form.TABLE:
            annotation = get_args(core)[0 if part == "[key]" else 1]
        else:
            break
    return _slot(annotation, field)


def path_in(data: Any, location: tuple[str | int, ...]) -> FieldPath:
    """Return the path in the file that pydantic's ``location`` points at.

    Names of union branches are passed over; where the file is shorter than the model (a bare text
    for a record), the path ends at what the file holds. A last key that is not there is kept.
    """
    path: list[str | int] = []
    current = data
    for position, part in enumerate(location):
        last = position == len(location) - 1
        if isinstance(current, Mapping):
            if part in current:
                path.append(part)
                current = current[part]
            elif last and part != "[key]" and part not in _CLAUSE_FORMS:
                path.append(part)
        elif isinstance(current, list):
            if isinstance(part, int) and 0 <= part < len(current):
                path.append(part)
                current = current[part]
        else:
            break
    return tuple(path)


def value_at(data: Any, path: FieldPath) -> Any:
    """Return the value at a path; None where there is none."""
    for part in path:
        if isinstance(data, Mapping):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


@lru_cache(maxsize=16)
def keys_elsewhere(root: type[Record]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return every key of a model with the paths (list indices left out) where it may stand."""
    places: dict[str, list[tuple[str, ...]]] = {}

    def visit(annotation: Any, path: tuple[str, ...], seen: tuple[Any, ...]) -> None:
        core = _core(annotation)
        form = form_of(core)
        if form is Form.LIST:
            visit(get_args(core)[0], path, seen)
        elif form is Form.TABLE:
            visit(get_args(core)[1], path, seen)
        elif form is Form.RECORD and core not in seen:
            for field in core.model_fields.values():
                if field.alias:
                    places.setdefault(field.alias, []).append((*path, field.alias))
                    visit(field.annotation, (*path, field.alias), (*seen, core))

    visit(root, (), ())
    return {key: tuple(paths) for key, paths in places.items()}
