"""The careful reader: values and the place of every key and value, from libyaml's events.

It refuses what has no place in a list (anchors, aliases, tags, merge keys, several documents) and
says where each fault is. Seven times slower than the fast reader, so only files that have
findings or look suspicious are read by it; both give the same values (tests/test_readers.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from ..messages import _
from ..model.finding import FieldPath
from .fault import Fault
from .scalars import resolve
from .syntax import syntax_fault

MAX_DEPTH = 100
"""Lists nest about eight deep; the fast reader stops at 128."""

MAX_FAULTS = 200
"""Faults of one file that are listed; the others are counted."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = tuple[int, int]


@dataclass(slots=True)
class Parsed:
    """What a file holds, where everything stands, and what is wrong."""

    value: Any = None
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    values: dict[FieldPath, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A mapping or sequence being read."""

    path: FieldPath
    content: Any
    key: str | None = None
    key_place: Place = (1, 1)
    awaits_key: bool = True


@lru_cache(maxsize=1)
def parse(text: str) -> Parsed:
    """Read guarded ``text``; faults instead of exceptions, values as far as they are known.

    The last result is kept, because whoever finds something wrong asks for places next: treat it
    as read-only.
    """
    parsed = Parsed()
    reader = _Reader(parsed)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not reader.take(event):
                break
    except yaml.YAMLError as error:
        parsed.faults.append(syntax_fault(error, text))
        parsed.value = None
    if reader.unlisted:
        parsed.faults.append(
            Fault(
                "too-many-findings",
                _("这个文件还有 {count} 个问题没有列出。").format(count=reader.unlisted),
                _("先看是不是放错了文件；改完列出的问题再检查一次。"),
            )
        )
    return parsed


class _Reader:
    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.stack: list[_Open] = []
        self.documents = 0
        self.unlisted = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; return False where reading must stop."""
        match event:
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.AliasEvent():
                self._refuse_alias(event)
                self._put(None, event, plain=False)
            case yaml.ScalarEvent():
                self._refuse_properties(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
        return True

    def _fault(
        self, slug: str, message: str, hint: str, event: yaml.Event, new: str | None = None
    ) -> None:
        if len(self.parsed.faults) >= MAX_FAULTS:
            self.unlisted += 1
            return
        line, column = _place(event)
        span = None
        if new is not None and event.start_mark and event.end_mark:
            span = (event.start_mark.index, event.end_mark.index)
        self.parsed.faults.append(Fault(slug, message, hint, line, column, span, new or ""))

    def _document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if event.version or event.tags:
            self._fault(
                "anchor-alias-merge-tag",
                _("清单文件里不能有 % 指令。"),
                _("删去以 % 开头的行。"),
                event,
            )
        if self.documents > 1:
            self._fault(
                "several-documents",
                _("一个文件里有两份内容（被 --- 或 ... 隔开）。"),
                _("一个文件只放一个事项：把后一份移到另一个文件。"),
                event,
            )
            return False
        return True

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        self._fault(
            "anchor-alias-merge-tag",
            _("不能用 *{name} 引用别处的内容。").format(name=event.anchor),
            _("把内容写出来，或者用共用文字（套用）；如果这是文字，请加引号。"),
            event,
        )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor:
            self._fault(
                "anchor-alias-merge-tag",
                _("不能用 &{name} 给内容起锚点。").format(name=event.anchor),
                _("删去它；重复的内容请用共用文字（套用）；如果这是文字，请加引号。"),
                event,
            )
        if event.tag and event.tag != "!":
            self._fault(
                "anchor-alias-merge-tag",
                _("不能用标签 {tag}。").format(tag=event.tag.replace("tag:yaml.org,2002:", "!!")),
                _("删去以 ! 开头的标签；如果这是文字，请加引号。"),
                event,
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = bool(event.implicit[0]) and not event.style
        self._put(event.value, event, plain=plain)

    def _open(self, event: Any) -> bool:
        self._refuse_properties(event)
        content: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.stack and self._expects_key():
            self._fault(
                "syntax",
                _("键必须是文字，这里却是一个列表或表。"),
                _("检查冒号和缩进；键不能用括号。"),
                event,
            )
            return self._give_up()
        if len(self.stack) >= MAX_DEPTH:
            self._fault(
                "too-deep",
                _("内容嵌套超过 {limit} 层。").format(limit=MAX_DEPTH),
                _("清单文件用不到这么多层；请检查括号和缩进。"),
                event,
            )
            return self._give_up()
        path = self._attach(content, _place(event))
        self.stack.append(_Open(path, content))
        return True

    def _give_up(self) -> bool:
        """Stop reading: half a file would be judged as if the rest of it were missing."""
        self.parsed.value = None
        return False

    def _expects_key(self) -> bool:
        top = self.stack[-1]
        return isinstance(top.content, dict) and top.awaits_key

    def _put(self, raw: str | None, event: yaml.Event, *, plain: bool) -> None:
        at = _place(event)
        if self.stack and self._expects_key():
            self._key(raw or "", event, at, plain=plain)
            return
        value: Any = raw
        if plain and raw is not None:
            value, changed = resolve(raw)
            if changed and not _spans_lines(event):
                self._ambiguous(raw, event)
        self._attach(value, at)

    def _ambiguous(self, raw: str, event: yaml.Event) -> None:
        self._fault(
            "ambiguous-scalar",
            _("“{word}”没有加引号，别的程序会把它读成数字、日期、是否或空值。").format(word=raw),
            _('写成 "{word}"，加上半角引号。').format(word=raw),
            event,
            f'"{raw}"',
        )

    def _key(self, raw: str, event: yaml.Event, at: Place, *, plain: bool) -> None:
        top = self.stack[-1]
        if plain and raw == "<<":
            self._fault(
                "anchor-alias-merge-tag",
                _("不能用 << 合并别处的内容。"),
                _("把内容写出来，或者用清单表头的“默认”、共用文字（套用）。"),
                event,
            )
        elif plain and not raw:
            self._fault(
                "syntax",
                _("冒号前面没有键。"),
                _("写成“键: 内容”；如果这是文字，请加引号。"),
                event,
            )
        elif plain:
            value, changed = resolve(raw)
            if changed or not isinstance(value, str):
                self._ambiguous(raw, event)
        path = (*top.path, raw)
        if raw in top.content:
            first = self.parsed.keys[path]
            self._fault(
                "duplicate-key",
                _("键“{key}”写了两次，第一次在第 {line} 行。").format(key=raw, line=first[0]),
                _("留下一个；两处内容都要时合并到一起。"),
                event,
            )
        else:
            self.parsed.keys[path] = at
        top.key, top.key_place, top.awaits_key = raw, at, False

    def _attach(self, value: Any, at: Place) -> FieldPath:
        if not self.stack:
            self.parsed.value = value
            self.parsed.values[()] = at
            return ()
        top = self.stack[-1]
        if isinstance(top.content, dict):
            key = top.key or ""
            path: FieldPath = (*top.path, key)
            top.awaits_key = True
            if key not in top.content:
                top.content[key] = value
                self.parsed.values[path] = at
            return path
        path = (*top.path, len(top.content))
        top.content.append(value)
        self.parsed.values[path] = at
        return path


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _spans_lines(event: yaml.Event) -> bool:
    """Whether a word runs over a line break: then it holds a blank, and no reader changes it."""
    return bool(event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line)
