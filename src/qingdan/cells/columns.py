"""The columns of a list: one a key, a record one for each of its keys (``时限.法定``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, cached_property

from ..model.item import Item
from ..model.kinds import ITEM_MODELS, is_internal
from ..model.record import Record
from ..model.shapes import FieldShape, Shape, field_shapes
from ..model.vocabulary import ExtraFieldType, ListKind
from ..model.workspace import ExtraField

ITEM_ID, ORGAN, OTHER_KEYS = "事项编号", "机构", "其他键"
_EXTRA = "扩展字段."


class Role(Enum):
    """What a column holds."""

    ID = auto()
    """The permanent id of the item: never changed by hand; empty in a new row."""
    ORGAN = auto()
    """The organ whose folder the item lies in."""
    FIELD = auto()
    """A key of the model."""
    EXTRA = auto()
    """A field that the workspace declares (扩展字段)."""
    WHOLE = auto()
    """A record whose keys have columns of their own, where it has a form these cannot show."""
    OTHER = auto()
    """Keys that no column is there for, as JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its path, what it holds, and what an editor should know.

    ``keys`` lead to the value in the mapping of an item. ``words`` are all values a cell may have;
    ``is_internal`` keeps the column out of everything public, ``required`` must be filled.
    """

    path: str
    keys: tuple[str, ...]
    shape: FieldShape
    role: Role = Role.FIELD
    help: str = ""
    words: tuple[str, ...] = ()
    is_internal: bool = False
    required: bool = False
    type_words: str = "文本"

    @property
    def seldom(self) -> bool:
        """Whether the column is there only where something needs it."""
        return self.role in (Role.WHOLE, Role.OTHER)


@dataclass(frozen=True, eq=False)
class ListColumns:
    """All columns a list can have, in the order in which a file has its keys."""

    kind: ListKind
    columns: tuple[Column, ...]

    @cached_property
    def by_path(self) -> Mapping[str, Column]:
        """Columns by path."""
        return {column.path: column for column in self.columns}


def list_columns(kind: ListKind, extra: Sequence[ExtraField] = ()) -> ListColumns:
    """Return the columns of a list; ``extra`` are the fields its workspace declares for it."""
    return _columns(kind, extra) if extra else _usual_columns(kind)


@cache
def _usual_columns(kind: ListKind) -> ListColumns:
    return _columns(kind, ())


def _columns(kind: ListKind, extra: Sequence[ExtraField]) -> ListColumns:
    model = ITEM_MODELS[kind]
    found = [_place(ITEM_ID, Role.ID, "事项的永久编号，不要改；新增的行留空")]
    if kind.has_organ_folders:
        found.append(_place(ORGAN, Role.ORGAN, "事项所属的机构，写全称或者机构 id"))
    own = [column for column in _of_model(model, (), internal=False) if not column.seldom]
    found += own
    taken = {column.path for column in found} | {column.keys[0] for column in own}
    found += [_extra(field, taken) for field in extra]
    found += [column for column in _of_model(model, (), internal=False) if column.seldom]
    found.append(
        Column(OTHER_KEYS, (), _text(OTHER_KEYS), Role.OTHER, "没有专门一列的键", is_internal=True)
    )
    return ListColumns(kind, tuple(found))


def _place(path: str, role: Role, meaning: str) -> Column:
    shape = FieldShape(path, meaning, Shape.ORGANS if role is Role.ORGAN else Shape.TEXT)
    return Column(path, (), shape, role, meaning, type_words=_TYPE_WORDS[shape.shape])


def _text(key: str) -> FieldShape:
    return FieldShape(key, "", Shape.TEXT)


def _of_model(model: type[Record], above: tuple[str, ...], *, internal: bool) -> Iterator[Column]:
    shapes = field_shapes(model)
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    order: Iterable[str] = model.in_order(shapes) if issubclass(model, Item) else shapes
    for key in order:
        shape, keys = shapes[key], (*above, key)
        hidden = internal or is_internal(fields[key])
        if shape.shape is Shape.RECORD and shape.model is not None:
            yield Column(".".join(keys), keys, shape, Role.WHOLE, shape.table_help, (), hidden)
            yield from _of_model(shape.model, keys, internal=hidden)
            continue
        words: tuple[str, ...] = ()
        if shape.vocabulary is not None and not shape.many:
            words = tuple(word.value for word in shape.vocabulary)
        elif shape.shape is Shape.FLAG:
            words = ("是", "否")
        yield Column(
            ".".join(keys),
            keys,
            shape,
            Role.FIELD,
            shape.table_help,
            words,
            hidden,
            fields[key].is_required() and not above,
            _type_words(shape),
        )


def _extra(field: ExtraField, taken: set[str]) -> Column:
    many = field.type is ExtraFieldType.LIST
    shape = FieldShape(field.name, field.description or "", _EXTRA_SHAPES[field.type], many=many)
    clash = field.name in taken or "." in field.name
    words = tuple(field.choices)
    if field.type is ExtraFieldType.FLAG:
        words = ("是", "否")
    return Column(
        _EXTRA + field.name if clash else field.name,
        (field.name,),
        shape,
        Role.EXTRA,
        field.description or "本地增加的字段",
        words,
        not field.public,
        field.required,
        _type_words(shape) if not field.choices else _TYPE_WORDS[Shape.WORDS],
    )


_EXTRA_SHAPES = {
    ExtraFieldType.TEXT: Shape.TEXT,
    ExtraFieldType.LIST: Shape.TEXTS,
    ExtraFieldType.INTEGER: Shape.NUMBER,
    ExtraFieldType.DATE: Shape.DAY,
    ExtraFieldType.FLAG: Shape.FLAG,
    ExtraFieldType.CHOICE: Shape.TEXT,
}
_TYPE_WORDS = {
    Shape.TEXT: "文本",
    Shape.NUMBER: "整数",
    Shape.DAY: "日期",
    Shape.DURATION: "期限（带单位）",
    Shape.FLAG: "是或否",
    Shape.WORDS: "枚举",
    Shape.TEXTS: "文本，一条一行",
    Shape.ORGANS: "机构（全称或 id）",
    Shape.ITEMS: "事项编号",
    Shape.CLAUSES: "一段文字；或者带序号的逐条文字；或者“套用：”和共用文字的名字",
    Shape.BASES: "依据，一条一行；原文等另起一行，前面空一个全角格",
    Shape.STEPS: "环节，一条一行",
    Shape.RECORDS: "一条一行，写成“键：值；键：值”",
}


def _type_words(shape: FieldShape) -> str:
    words = _TYPE_WORDS[shape.shape]
    if shape.many and shape.shape in (Shape.WORDS, Shape.ORGANS, Shape.ITEMS):
        return words + ("，用“、”隔开" if shape.shape is Shape.WORDS else "，一个一行")
    return words


__all__ = ["ITEM_ID", "ORGAN", "OTHER_KEYS", "Column", "ListColumns", "Role", "list_columns"]
