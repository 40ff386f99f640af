"""Records in a cell: one entry a line, what is long or has lines of its own below it, set in.

A bare text stands as it is. A record stands as ``键：值；键：值``; a key whose value is long, a
list or another record has a line of its own that begins with one full-width blank, and further
lines of that value begin with two::

    《某条例》第三条；作用：设定
    原文：第一款……
    第二款……
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ..messages import _
from ..model.record import Record, Shorthand
from ..model.shapes import FieldShape, Shape, field_shapes
from .escaping import JSON_MARK, from_json_cell, json_cell
from .fault import UnreadableCellError
from .simple import Said

TextOf = Callable[[FieldShape, Any], Said]
ValueOf = Callable[[FieldShape, str], Any]

_IN = "\u3000"
_FURTHER, _NEXT = "\n" + _IN * 2, "\n" + _IN
_BLANKS = " \t\u3000"
_STARTS = (*_BLANKS, JSON_MARK)
_SHORT = 60
"""Characters of a value that stands on the line of its record."""
_LINED = frozenset(
    {Shape.TEXTS, Shape.CLAUSES, Shape.BASES, Shape.STEPS, Shape.RECORD, Shape.RECORDS}
)
_OWN_NUMBER = re.compile(r"^[0-9]{1,3}[.．、](?=\s*《)\s*")


def entries_text(model: type[Record], values: Any, text_of: TextOf) -> Said | None:
    """Return a list of records, bare texts among them; None for what is no list."""
    if not isinstance(values, list) or not values:
        return None
    lines: list[str] = []
    sure = True
    for value in values:
        said = entry_text(model, value, text_of)
        if said is None or said[0].startswith(_STARTS):
            said = json_cell(value), False
        lines.append(said[0])
        sure = sure and said[1]
    return "\n".join(lines), sure


def entry_text(model: type[Record], value: Any, text_of: TextOf) -> Said | None:
    """Return one record or bare text; None where it has no such form."""
    form = _form(model)
    if isinstance(value, str):
        if form.head is None or "\n" in value:
            return None
        return value, not form.is_odd(value)
    if not isinstance(value, dict) or not value or not value.keys() <= form.shapes.keys():
        return None
    head = form.head if len(value) > 1 else None
    inline: list[str] = []
    below: list[str] = []
    sure = True
    for key, shape in form.parts(tuple(value)):
        text, is_sure = text_of(shape, value[key])
        sure = sure and is_sure
        if key == head:
            inline.insert(0, text)
            sure = sure and "\n" not in text and not form.is_odd(text)
        elif len(text) > _SHORT or _is_lined(shape) or "\n" in text or "；" in text:
            below.append(f"{key}：" + text.replace("\n", _FURTHER))
        else:
            inline.append(f"{key}：{text}")
    if not inline:
        inline.append(below.pop(0))
        sure = False
    line = "；".join(inline)
    return _NEXT.join((line, *below)) if below else line, sure


def _is_lined(shape: FieldShape) -> bool:
    """Whether a value of a shape has a line of its own, however short it is."""
    return shape.shape in _LINED and not shape.numbers


@dataclass(frozen=True)
class _Form:
    """How records of a model are written: their fields, the order, the key of a bare text."""

    shapes: Mapping[str, FieldShape]
    rank: Mapping[str, int]
    head: str | None
    between: re.Pattern[str]
    start: re.Pattern[str]
    known: dict[tuple[str, ...], list[tuple[str, FieldShape]]] = field(default_factory=dict)

    def parts(self, keys: tuple[str, ...]) -> list[tuple[str, FieldShape]]:
        """The keys in the order of the model, with their fields."""
        found = self.known.get(keys)
        if found is None:
            found = [(key, self.shapes[key]) for key in sorted(keys, key=self.rank.__getitem__)]
            self.known[keys] = found
        return found

    def is_odd(self, text: str) -> bool:
        """Whether a bare text could be read as something else than itself."""
        return "；" in text or text[:1] in _ODD or text[:1].isspace() or self.key(text) is not None

    def key(self, text: str) -> str | None:
        """The key that a text begins with."""
        found = self.start.match(text)
        return found[1] if found else None


_ODD = frozenset("0123456789J")


@cache
def _form(model: type[Record]) -> _Form:
    shapes = field_shapes(model)
    keys = "|".join(sorted(map(re.escape, shapes), key=len, reverse=True))
    head = model.shorthand_key if issubclass(model, Shorthand) else None
    rank = {key: place for place, key in enumerate(shapes)}
    between, start = re.compile(f"；(?=(?:{keys})：)"), re.compile(f"({keys})：")
    return _Form(shapes, rank, head, between, start)


def entries_of(model: type[Record], text: str, value_of: ValueOf) -> list[Any]:
    """Read a list of records; ``UnreadableCellError`` where a line says not which key it is."""
    found: list[list[str]] = []
    for line in text.split("\n"):
        if not line.strip() and not line.startswith(_IN * 2):
            continue
        if found and (line.startswith(tuple(_BLANKS)) or _goes_on(model, line)):
            found[-1].append(line)
        else:
            found.append([line.lstrip(_BLANKS)])
    return [_entry_of(model, lines, value_of) for lines in found]


def _goes_on(model: type[Record], line: str) -> bool:
    """Whether a line that is not set in names a key that only goes with a text before it."""
    key = _form(model).key(line)
    return key is not None and _form(model).head not in (None, key)


def entry_of(model: type[Record], text: str, value_of: ValueOf) -> Any:
    """Read one record or bare text; see ``entries_of``."""
    return _entry_of(model, text.split("\n"), value_of)


def _entry_of(model: type[Record], lines: list[str], value_of: ValueOf) -> Any:
    first, *below = lines
    if first.startswith(JSON_MARK) and not below:
        return from_json_cell(first)
    shapes = _form(model).shapes
    texts = _inline(model, first)
    last = list(texts)[-1]
    for line in below:
        inner = line.lstrip(_BLANKS)
        key = None if line.startswith(_IN * 2) else _form(model).key(inner)
        if key is not None and key not in texts:
            texts[key], last = inner[len(key) + 1 :], key
        else:
            texts[last] += "\n" + (line[2:] if line.startswith(_IN * 2) else inner)
    if list(texts) == [""]:
        return texts[""]
    head = _form(model).head or ""
    if "" in texts and head in texts:
        raise _unclear(model, first)
    return {key or head: value_of(shapes[key or head], text) for key, text in texts.items()}


def _inline(model: type[Record], line: str) -> dict[str, str]:
    """Return the parts of a first line by key; a bare text stands under no key."""
    texts: dict[str, str] = {}
    for part in _form(model).between.split(line):
        key = _form(model).key(part)
        if key is not None and key not in texts:
            texts[key] = part[len(key) + 1 :]
        elif not texts and _form(model).head:
            texts[""] = _OWN_NUMBER.sub("", part, count=1)
        else:
            raise _unclear(model, part)
    return texts


def _unclear(model: type[Record], text: str) -> UnreadableCellError:
    form = "；".join(f"{key}：…" for key in list(_form(model).shapes)[:3])
    return UnreadableCellError(
        _("“{text}”看不出是哪一项。").format(text=text[:30]),
        _("每一条写成“{form}”，一条一行。").format(form=form),
    )


__all__ = ["entries_of", "entries_text", "entry_of", "entry_text"]
