"""From plain public values to blocks, by the shape the model gives each field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from ...model.duty import Task
from ...model.item import Step, Supervision
from ...model.record import Record
from ..kinds.registry import RECORD_WAYS
from ..kinds.said import Beside, Way
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
from .flowgraph import step_flow

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")
_MAIL_ADDRESS = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,200}")
_PHONE = re.compile(
    r"(?:\+86[- ]?)?[0-9]{3,5}(?:-[0-9]{5,8})?(?:-[0-9]{1,6})?|1[0-9]{10}|[0-9]{7,8}"
)
_PHONE_KEYS = frozenset({"咨询方式", "电话", "联系电话"})
_NAME_KEYS = frozenset({"承办机构", "俗称", "关键词", "简称"})
_ORGAN_OR_TEXT_KEYS = frozenset({"执法主体"})
"""Fields whose text may be the id of an organ."""
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
        if shape.key in _ORGAN_OR_TEXT_KEYS and self._organ(text).known:
            return self._organs(shape, text)
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
        way = RECORD_WAYS.get(shape.parts)
        if way is Way.IN_TURN:
            return Steps(tuple(FlowStep(f"{stage} {day}", ()) for stage, day in value.items()))
        if isinstance(way, Beside) and all(key in value for key in way.keys):
            return Pairs(tuple(self._with_sides(way, shape.parts, value)))
        parts = tuple(self.labelled(shape.parts, value))
        if len(parts) == 1 and parts[0].label == shape.key:
            return parts[0].block
        return Pairs(parts)

    def _records(self, shape: FieldShape, value: Any) -> Block:
        if RECORD_WAYS.get(shape.parts) is Way.GRAPH:
            return self._graph(value)
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

    def beside(
        self, label: str, shapes: Mapping[str, FieldShape], said: Mapping[str, Any]
    ) -> Block:
        """Return what is said under several keys side by side, each text on a line of its own."""
        cells = [
            Texts(tuple(value)) if isinstance(value, list) else self.block(shapes[key], value)
            for key, value in said.items()
        ]
        return Table(label, tuple(said), (tuple(cells),), is_wide=True)

    def _with_sides(
        self, way: Beside, model: type[Record], value: Mapping[str, Any]
    ) -> Iterator[Labelled]:
        """The fields of a record, its two sides in one table where the first of them would be."""
        said = {key: value[key] for key in way.keys}
        for part in self.labelled(model, value):
            if part.label == way.keys[0]:
                yield Labelled(way.label, self.beside(way.label, field_shapes(model), said))
            elif part.label not in said:
                yield part

    def _graph(self, value: Sequence[Mapping[str, Any]]) -> Block:
        """Numbered steps that may branch: the list says all that the drawing shows."""
        names = {step["谁"]: self._organ(step["谁"]).short for step in value if "谁" in step}
        ordered = sorted(value, key=lambda step: int(step["序"]))
        after = [step["序"] for step in ordered[1:]]
        steps = []
        for place, (step, then) in enumerate(zip_longest(ordered, after), 1):
            facts = [("谁", names[step["谁"]])] if "谁" in step else []
            facts += [(key, str(step[key])) for key in ("时限", "产出") if key in step]
            following = step.get("下一步", [])
            if following != ([] if then is None else [then]):
                said = f"第 {'、'.join(map(str, following))} 步" if following else "结束"
                facts.append(("下一步", said))
            number = step["序"] if step["序"] != place else 0
            steps.append(FlowStep(step["做"], tuple(facts), number))
        return Steps(tuple(steps), step_flow(value, names) or "")

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
