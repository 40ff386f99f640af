"""One YAML file that a fault is put into: the text is edited, so that the lines are real.

Places come from PyYAML's own nodes, not from the code under test. Every edit is read again: where
the file does not hold what was meant, ``Misfit`` is raised and another place is tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Any, NamedTuple

import yaml

from qingdan.model.finding import FieldPath
from qingdan.store.reader import read_mapping
from qingdan.store.spans import written

from .writing import (
    Misfit,
    flow,
    must_read_as,
    reads_as,
    replaced_in,
    single_quoted,
    styled,
    value_in,
    without,
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node(NamedTuple):
    """A value in the text: indices of its characters and of its key's, whether brackets hold it.

    ``stop`` is the end of its last scalar or bracket, comments and blanks left out.
    """

    start: int
    stop: int
    key: tuple[int, int] | None
    sort: str
    bracketed: bool
    inside_brackets: bool


class Edit(NamedTuple):
    """A new text of a file, and the index in it of the first character at fault."""

    text: str
    at: int

    @property
    def line(self) -> int:
        """Number (from 1) of the line the fault begins on."""
        return line_at(self.text, self.at)


def line_at(text: str, index: int) -> int:
    """Return the number (from 1) of the line that holds a character."""
    return text.count("\n", 0, index) + 1


class Document:
    """The text of a file, its plain content and where everything in it stands."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def value(self) -> dict[str, Any]:
        """The content as the program reads it."""
        return read_mapping(self.text.encode()).value or {}

    @cached_property
    def nodes(self) -> dict[FieldPath, Node]:
        """Where every value stands, by its path."""
        found: dict[FieldPath, Node] = {}
        root = yaml.compose(self.text, Loader=_LOADER)
        if root is not None:
            self._visit(root, (), None, False, found)
        return found

    def at(self, path: FieldPath) -> Any:
        """Return the value at a path."""
        value: Any = self.value
        for part in path:
            value = value[part]
        return value

    def has(self, path: FieldPath) -> bool:
        """Whether there is a value at a path."""
        return path in self.nodes

    def line(self, path: FieldPath) -> int:
        """Line of the value at a path."""
        return line_at(self.text, self.nodes[path].start)

    def key_line(self, path: FieldPath) -> int:
        """Line of the key at a path."""
        return line_at(self.text, self._key(path)[0])

    def first_key_line(self, path: FieldPath = ()) -> int:
        """Line of the first key of the mapping at a path: where a missing key is shown."""
        return self.key_line((*path, next(iter(self.at(path)))))

    def paths(self, sort: type | tuple[type, ...] = object) -> list[FieldPath]:
        """Return the paths of all values of a sort, in the order of the file."""
        return [path for path in self.nodes if path and isinstance(self.at(path), sort)]

    # -- edits ---------------------------------------------------------------------------------

    def put(self, random: Random, path: FieldPath, value: Any) -> Edit:
        """Replace the value at a path; texts keep their style or get another one."""
        node = self.nodes[path]
        whole = replaced_in(self.value, path, value)
        for source in self._sources(random, node, value):
            edit = self.raw(path, source)
            if reads_as(edit.text, whole):
                return edit
        raise Misfit(path)

    def raw(self, path: FieldPath, source: str) -> Edit:
        """Replace the characters of the value at a path, whatever comes of it."""
        node = self.nodes[path]
        return Edit(self.text[: node.start] + source + self.text[node.stop :], node.start)

    def drop(self, path: FieldPath) -> str:
        """Take away a pair or an element; its line goes with it."""
        siblings = self._children(path[:-1])
        at = [child for child, _node in siblings].index(path)
        if at + 1 < len(siblings):
            text = self.text[: self._begin(path)] + self.text[self._begin(siblings[at + 1][0]) :]
        elif at > 0:
            before, node = siblings[at - 1][1], siblings[at][1]
            text = self.text[: before.stop] + self.text[node.stop :]
        else:
            raise Misfit(path)
        return must_read_as(text, without(self.value, path))

    def without(self, *paths: FieldPath) -> Document:
        """Take away several pairs or elements, one after the other."""
        document = self
        for path in paths:
            document = Document(document.drop(path))
        return document

    def rename(self, path: FieldPath, key: str) -> Edit:
        """Give another name to the key at a path."""
        start, stop = self._key(path)
        return Edit(self.text[:start] + key + self.text[stop:], start)

    def add(self, random: Random, path: FieldPath, key: str, value: Any) -> Edit:
        """Put a new pair behind any pair of the mapping at a path."""
        after, node = random.choice(self._children(path))
        for source in self._sources(random, node._replace(bracketed=True), value):
            edit = self._behind(node, f"{key}: {source}", self._begin(after), len(key) + 2)
            if value_in(edit.text, (*path, key)) == value and self._grew(edit.text, path, 1):
                return edit
        raise Misfit(path)

    def add_raw(self, random: Random, path: FieldPath, pair: str) -> Edit:
        """Put any characters behind a pair of the mapping at a path, as a pair would stand."""
        return self.follow(random.choice(self._children(path))[0], pair)

    def follow(self, path: FieldPath, pair: str) -> Edit:
        """Put any characters behind the pair at a path, as a pair would stand."""
        self._key(path)
        return self._behind(self.nodes[path], pair, self._begin(path), 0)

    def append(self, random: Random, path: FieldPath, value: Any) -> Edit:
        """Put a new element at the end of the list at a path."""
        last, node = self._children(path)[-1]
        for source in self._sources(random, node._replace(bracketed=True), value):
            dash = node.start if node.inside_brackets else self._dash(last)
            lead = "" if node.inside_brackets else "- "
            edit = self._behind(node, lead + source, dash, len(lead))
            if reads_as(edit.text, replaced_in(self.value, path, [*self.at(path), value])):
                return edit
        raise Misfit(path)

    def retext(self, random: Random, path: FieldPath, start: int, end: int, new: str) -> Edit:
        """Replace characters of the text at a path; ``at`` is where the new ones begin."""
        value = self.at(path)
        if not isinstance(value, str):
            raise Misfit(path)
        node = self.nodes[path]
        changed = value[:start] + new + value[end:]
        whole = replaced_in(self.value, path, changed)
        for edit in self._retexts(random, path, node, (start, end, new), changed):
            if reads_as(edit.text, whole):
                return edit
        raise Misfit(path)

    def _retexts(
        self, random: Random, path: FieldPath, node: Node, what: tuple[int, int, str], changed: str
    ) -> Iterator[Edit]:
        start, end, new = what
        styles = ["as it is"] * 3 + ["double", "single", "literal", "folded"]
        for style in (random.choice(styles), "as it is", "double"):
            if style == "as it is":
                span = written(self.text, node.start, self.at(path)).span(start, end)
                yield Edit(self.text[: span[0]] + new + self.text[span[1] :], span[0])
            elif "\n" not in changed:
                source, offset = styled(changed, start, style, self._indent(path))
                if style in ("literal", "folded") and node.inside_brackets:
                    continue
                edit = self.raw(path, source)
                yield Edit(edit.text, edit.at + offset)

    # -- places --------------------------------------------------------------------------------

    def _visit(
        self,
        node: Any,
        path: FieldPath,
        key: tuple[int, int] | None,
        inside: bool,
        found: dict[FieldPath, Node],
    ) -> int:
        start, stop = self._index(node.start_mark), self._index(node.end_mark)
        flow = bool(getattr(node, "flow_style", False))
        sort = node.id
        found[path] = Node(start, stop, key, sort, flow, inside)
        last = start
        if sort == "mapping":
            for name, value in node.value:
                place = (self._index(name.start_mark), self._index(name.end_mark))
                below = (*path, name.value)
                last = self._visit(value, below, place, inside or flow, found)
        elif sort == "sequence":
            for number, value in enumerate(node.value):
                last = self._visit(value, (*path, number), None, inside or flow, found)
        if sort != "scalar" and not flow and node.value:
            stop = last
        stop = start + len(self.text[start:stop].rstrip())
        found[path] = Node(start, stop, key, sort, flow, inside)
        return stop

    def _index(self, mark: yaml.Mark) -> int:
        return self._starts[mark.line] + mark.column

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def _key(self, path: FieldPath) -> tuple[int, int]:
        key = self.nodes[path].key
        if key is None:
            raise Misfit(path)
        return key

    def _begin(self, path: FieldPath) -> int:
        node = self.nodes[path]
        return node.start if node.key is None else node.key[0]

    def _children(self, path: FieldPath) -> list[tuple[FieldPath, Node]]:
        found = [
            (child, node)
            for child, node in self.nodes.items()
            if len(child) == len(path) + 1 and child[:-1] == path
        ]
        if not found:
            raise Misfit(path)
        return found

    def _indent(self, path: FieldPath) -> int:
        """Columns by which the lines below a key are indented."""
        begin = self._begin(path)
        return begin - self.text.rfind("\n", 0, begin) - 1 + 2

    def _dash(self, path: FieldPath) -> int:
        start = self.nodes[path].start
        dash = self.text.rfind("-", 0, start)
        if dash < 0 or self.text[dash + 1 : start].strip():
            raise Misfit(path)
        return dash

    def _behind(self, node: Node, source: str, column_of: int, lead: int) -> Edit:
        """Put a pair or an element behind a node, on a line of its own outside brackets."""
        if node.inside_brackets:
            text = self.text[: node.stop] + ", " + source + self.text[node.stop :]
            return Edit(text, node.stop + 2 + lead)
        end = self.text.find("\n", node.stop)
        end = len(self.text) if end < 0 else end
        column = column_of - self.text.rfind("\n", 0, column_of) - 1
        text = self.text[:end] + "\n" + " " * column + source + self.text[end:]
        return Edit(text, end + 1 + column + lead)

    def _sources(self, random: Random, node: Node, value: Any) -> Iterator[str]:
        if not isinstance(value, str):
            yield flow(value)
            return
        plain, double, single = value, json.dumps(value, ensure_ascii=False), single_quoted(value)
        styles = [plain, double, single]
        old = self.text[node.start : node.start + 1]
        kept = {'"': double, "'": single}.get(old, plain)
        yield random.choice([kept, kept, *styles])
        yield from styles

    def _grew(self, text: str, path: FieldPath, by: int) -> bool:
        return len(value_in(text, path) or ()) == len(self.at(path)) + by
