"""From plain public values to blocks, by the shape the model gives each field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...model.duty import Task
from ...model.item import Step, Supervision
from ...model.record import Record
from ..public.citations import group_by_law
from ..public.lawbook import LawRef
from ..public.links import Link, OrganName, unit_anchor
from ..public.repeated import Repeated
from ..public.shapes import FieldShape, Shape, field_shapes
from .blockhtml import content
from .blocks import (
    Block,
    Card,
    Cards,
    Clauses,
    FlowStep,
    Labelled,
    Links,
    Pairs,
    Ready,
    Steps,
    Table,
    Text,
    Texts,
    Words,
)

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")
_MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,200}")
_PHONE = re.compile(
    r"(?:\+86[- ]?)?[0-9]{3,5}(?:-[0-9]{5,8})?(?:-[0-9]{1,6})?|1[0-9]{10}|[0-9]{7,8}"
)
_PHONE_KEYS = frozenset({"咨询方式", "电话", "联系电话"})
_NAME_KEYS = frozenset({"承办机构", "俗称", "关键词", "简称"})
_UNIT_KEYS = frozenset({"承办机构", "科室", "牵头", "配合"})
"""Fields whose texts name bodies inside the item's own organ."""
_CHIP_LENGTH = 12
ITEM_ROOT = "../"
"""The way from the page of an item to the root of the site."""


class BlockMaker:
    """Makes blocks for one page.

    ``item_links`` are the links to the items the page names, ``organ`` gives what is known of an
    organ by its id, ``laws`` what is to be said of each citation. ``home`` is the organ whose item
    this is: bodies inside it have places on its page. Tables name organs by their short names.
    """

    def __init__(
        self,
        item_links: Mapping[str, Link],
        organ: Callable[[str], OrganName],
        memory: Repeated[Ready] | None = None,
        laws: Mapping[str, LawRef] | None = None,
        home: OrganName | None = None,
    ) -> None:
        self._item_links = item_links
        self._organ = organ
        self._laws = laws
        self._home = home if home is not None and home.known else None
        self._memory = memory
        self._has_links = False
        self._in_table = False
        self._makers: dict[Shape, Callable[[FieldShape, Any], Block]] = {
            Shape.TEXT: self._text,
            Shape.NUMBER: self._text,
            Shape.DAY: self._text,
            Shape.DURATION: self._text,
            Shape.FLAG: self._flag,
            Shape.WORDS: self._words,
            Shape.TEXTS: self._texts,
            Shape.ORGANS: self._organs,
            Shape.ITEMS: self._items,
            Shape.CLAUSES: self._clauses,
            Shape.BASES: self._bases,
            Shape.STEPS: self._steps,
            Shape.RECORD: self._record,
            Shape.RECORDS: self._records,
            Shape.COUNTS: self._counts,
        }

    def block(self, shape: FieldShape, value: Any) -> Block:
        """Return the block for one non-empty public value."""
        return self._makers[shape.shape](shape, value)

    def field(self, shape: FieldShape, value: Any) -> Block:
        """Return the block of a whole field, from the memory where there is one.

        What names other items is made anew: their links are the page's own.
        """
        memory = self._memory
        if memory is None:
            return self.block(shape, value)
        key = (id(shape), repr(value))
        ready = memory.find(key)
        if ready is not None:
            return ready
        self._has_links = False
        block = self.block(shape, value)
        if self._has_links or not memory.is_repeated(key):
            return block
        ready = Ready(content(block, ITEM_ROOT), Labelled("", block).is_wide)
        return memory.keep(key, ready)

    def labelled(self, model: type[Record], mapping: Mapping[str, Any]) -> Iterator[Labelled]:
        """Yield the fields of a record with their labels, in the order of the model."""
        for key, shape in field_shapes(model).items():
            if key in mapping:
                yield Labelled(key, self.block(shape, mapping[key]))

    def _text(self, shape: FieldShape, value: Any) -> Block:
        text = str(value)
        if shape.key in _UNIT_KEYS and self._home is not None:
            return self._units((text,))
        return Text(tuple(text.splitlines()) or ("",), address(text, shape.key in _PHONE_KEYS))

    def _flag(self, shape: FieldShape, value: Any) -> Block:
        if shape.key == "收费":
            return Text(("收费" if value else "不收费",))
        return Text(("是" if value else "否",))

    def _words(self, _shape: FieldShape, value: Any) -> Block:
        return Words(tuple(value) if isinstance(value, list) else (str(value),))

    def _texts(self, shape: FieldShape, value: Any) -> Block:
        texts = tuple(str(part) for part in value)
        if shape.key in _UNIT_KEYS and self._home is not None:
            return self._units(texts)
        return Words(texts) if shape.key in _NAME_KEYS or _are_short(texts) else Texts(texts)

    def _units(self, names: tuple[str, ...]) -> Block:
        """Bodies inside the organ, each leading to its place on the organ's page."""
        self._has_links = True
        page = self._home.link.href if self._home is not None else ""
        return Words(names, tuple(f"{page}#{unit_anchor(name)}" for name in names))

    def _organs(self, _shape: FieldShape, value: Any) -> Block:
        ids = value if isinstance(value, list) else [value]
        organs = [self._organ(organ) for organ in ids]
        return Links(tuple(o.short_link if self._in_table else o.link for o in organs))

    def _items(self, _shape: FieldShape, value: Any) -> Block:
        ids = value if isinstance(value, list) else [value]
        self._has_links = True
        return Links(tuple(self._item_links[item] for item in ids))

    def _clauses(self, shape: FieldShape, value: Any) -> Block:
        if isinstance(value, str):
            self._has_links = True
            link = self._item_links.get(value)
            return Links((link,)) if link is not None else Text(tuple(value.splitlines()))
        if isinstance(value, Mapping):
            return Clauses(value.get("开头"), tuple(value["内容"]))
        return self._texts(shape, value) if _are_short(value) else Clauses(None, tuple(value))

    def _bases(self, shape: FieldShape, value: Any) -> Block:
        return group_by_law(value if isinstance(value, list) else [value], self._laws)

    def _steps(self, _shape: FieldShape, value: Any) -> Block:
        keys = [key for key in field_shapes(Step) if key != "环节"]
        return Steps(
            tuple(
                FlowStep(step["环节"], tuple((key, step[key]) for key in keys if key in step))
                for step in value
            )
        )

    def _record(self, shape: FieldShape, value: Any) -> Block:
        parts = tuple(self.labelled(shape.parts, value))
        if len(parts) == 1 and parts[0].label == shape.key:
            return parts[0].block
        return Pairs(parts)

    def _records(self, shape: FieldShape, value: Any) -> Block:
        if shape.parts is Task:
            return Cards(tuple(self._card(record) for record in value))
        if shape.parts is Supervision:
            return Pairs(tuple(self._way(record) for record in value))
        columns = [key for key in field_shapes(shape.parts) if any(key in r for r in value)]
        rows = []
        self._in_table = True
        for record in value:
            cells = {part.label: part.block for part in self.labelled(shape.parts, record)}
            rows.append(tuple(cells.get(column) for column in columns))
        self._in_table = False
        return Table(shape.key, tuple(columns), tuple(rows))

    def _card(self, task: Mapping[str, Any]) -> Card:
        rest = {key: value for key, value in task.items() if key not in ("编号", "名称")}
        return Card(task.get("编号", ""), task["名称"], tuple(self.labelled(Task, rest)))

    def _way(self, way: Mapping[str, Any]) -> Labelled:
        """A way to complain: its kind is the label of its number or address."""
        text = way["内容"]
        return Labelled(way["方式"], Text((text,), address(text, is_phone=way["方式"] == "电话")))

    def _counts(self, _shape: FieldShape, value: Any) -> Block:
        return Words(tuple(f"{key} {count}" for key, count in value.items()))


def _are_short(texts: Iterable[str]) -> bool:
    return all(len(text) <= _CHIP_LENGTH for text in texts)


def address(text: str, is_phone: bool) -> str | None:
    """Return the address a text leads to: a web address, a mailbox, a phone number; else None.

    Only ``http``, ``https``, ``mailto`` and ``tel`` are ever made: data cannot smuggle a script.
    """
    if _WEB_ADDRESS.fullmatch(text):
        return text
    if _MAIL_ADDRESS.fullmatch(text):
        return f"mailto:{text}"
    if is_phone and _PHONE.fullmatch(text):
        return "tel:" + text.replace(" ", "")
    return None
