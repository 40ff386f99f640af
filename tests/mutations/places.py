"""Where everything in a YAML file stands: PyYAML's own nodes, not the code under test."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

import yaml

from qingdan.model.finding import FieldPath
from qingdan.store.reader import read_mapping

from .writing import Misfit

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


def line_at(text: str, index: int) -> int:
    """Return the number (from 1) of the line that holds a character."""
    return text.count("\n", 0, index) + 1


class Places:
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
