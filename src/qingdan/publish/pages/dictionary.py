"""The data dictionary: every published key, its type, its values, its meaning, from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.kinds import ITEM_MODELS, is_published
from ...model.organ import Organ
from ...model.record import Record
from ..audience import SiteAudience
from ..public.projection import Projection
from ..public.shapes import FieldShape, Shape, field_shapes, reader_help

_TYPE_WORDS = {
    Shape.TEXT: "文本",
    Shape.NUMBER: "整数",
    Shape.DAY: "日期",
    Shape.DURATION: "期限（带单位）",
    Shape.FLAG: "是或否",
    Shape.WORDS: "枚举",
    Shape.TEXTS: "文本",
    Shape.ORGANS: "机构编号",
    Shape.ITEMS: "事项编号",
    Shape.CLAUSES: "文本或逐条文本",
    Shape.BASES: "依据",
    Shape.STEPS: "环节",
    Shape.RECORD: "结构",
    Shape.RECORDS: "结构",
    Shape.COUNTS: "各类数量",
}


@dataclass(frozen=True, slots=True)
class Described:
    """One key: its path, its type in words, the values it may take, what it means."""

    path: str
    type: str
    values: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class DescribedList:
    """All keys of one list."""

    anchor: str
    title: str
    rows: tuple[Described, ...]


def describe_fields(projection: Projection) -> list[DescribedList]:
    """Return the keys an audience may see, list by list, then those of the organ register."""
    with_internal = projection.audience is SiteAudience.INTERNAL
    found = []
    for kind in projection.kinds:
        rows = list(_rows(ITEM_MODELS[kind], "", with_internal))
        for declared in projection.extra_fields.get(kind, []):
            rows.append(
                Described(
                    declared.name,
                    declared.type.value,
                    tuple(declared.choices),
                    declared.description or "本地增加的字段",
                )
            )
        found.append(DescribedList(str(kind), kind.official_name, tuple(rows)))
    found.append(DescribedList("organs", "机构名录", tuple(_rows(Organ, "", with_internal))))
    return found


def _rows(model: type[Record], prefix: str, with_internal: bool) -> Iterator[Described]:
    shapes = field_shapes(model)
    for attribute, field in model.model_fields.items():
        if not is_published(field, with_internal=with_internal):
            continue
        shape = shapes[field.alias or attribute]
        path = prefix + shape.key
        values = tuple(v.value for v in shape.vocabulary) if shape.vocabulary else ()
        yield Described(path, _type_words(shape), values, reader_help(field.description))
        if shape.model is not None:
            yield from _rows(shape.model, path + ".", with_internal)


def _type_words(shape: FieldShape) -> str:
    words = _TYPE_WORDS[shape.shape]
    return f"{words}（可多个）" if shape.many else words
