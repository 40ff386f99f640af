"""Where the bases (依据) of a record stand, read from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, get_args

from .finding import FieldPath
from .item import Basis
from .kinds import ITEM_MODELS
from .record import Record
from .vocabulary import ListKind


class Found(NamedTuple):
    """A basis as it is written: a text, or a mapping; its citation and where that stands."""

    path: FieldPath
    value: str | dict[str, Any]
    citation: str
    citation_path: FieldPath

    def text(self, key: str) -> str | None:
        """Return one of its texts; None where there is none."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None


@dataclass(slots=True, eq=False)
class _Plan:
    """Whether a basis stands here, and what stands below."""

    basis: bool = False
    keys: dict[str, _Plan] = field(default_factory=dict)


def bases_of_item(kind: ListKind, mapping: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the bases of an item in the order of the file; what has another form is passed over."""
    yield from _visit(_plan(ITEM_MODELS[kind]), mapping, ())


def bases_of_header(kind: ListKind, mapping: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the bases that the header of a list gives its items by default."""
    defaults = mapping.get("默认")
    if isinstance(defaults, dict):
        yield from _visit(_plan(ITEM_MODELS[kind]), defaults, ("默认",))


def _visit(plan: _Plan, value: Any, path: FieldPath) -> Iterator[Found]:
    if isinstance(value, list):
        for index, element in enumerate(value):
            yield from _visit(plan, element, (*path, index))
    elif plan.basis:
        if isinstance(value, str):
            yield Found(path, value, value, path)
        elif isinstance(value, dict) and isinstance(value.get("引用"), str):
            yield Found(path, value, value["引用"], (*path, "引用"))
    elif isinstance(value, dict):
        for key, content in value.items():
            below = plan.keys.get(key)
            if below is not None:
                yield from _visit(below, content, (*path, key))


@cache
def _plan(record: type[Record]) -> _Plan:
    plan = _Plan()
    for name, info in record.model_fields.items():
        held = _record_in(info.annotation)
        if held is Basis:
            plan.keys[info.alias or name] = _Plan(basis=True)
        elif held is not None:
            below = _plan(held)
            if below.keys:
                plan.keys[info.alias or name] = below
    return plan


def _record_in(annotation: Any) -> type[Record] | None:
    """Return the record of ``list[Basis] | None``; the first where there are several."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        found = _record_in(part)
        if found is not None:
            return found
    return None


__all__ = ["Found", "bases_of_header", "bases_of_item"]
