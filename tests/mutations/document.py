"""One YAML file that a fault is put into: the text is edited, so that the lines are real.

Every edit is read again: where the file does not hold what was meant, ``Misfit`` is raised and
another place is tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

from qingdan.model.finding import FieldPath
from qingdan.store.spans import written

from .places import Node, Places, line_at
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


class Edit(NamedTuple):
    """A new text of a file, and the index in it of the first character at fault."""

    text: str
    at: int

    @property
    def line(self) -> int:
        """Number (from 1) of the line the fault begins on."""
        return line_at(self.text, self.at)


class Document(Places):
    """A file and what can be done to it; each edit gives a new text."""

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
