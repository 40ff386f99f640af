"""Where a key or value stands in a file, found only when somebody asks."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..model.finding import FieldPath
from .events import Place, parse
from .spans import Written, source_index, written


class Positions:
    """Places of the keys and values of one file; an unknown path gives its nearest ancestor's."""

    def __init__(self, text: str) -> None:
        parsed = parse(text)
        self._text = text
        self._keys = parsed.keys
        self._values = parsed.values
        self.content = parsed.value

    def key(self, path: FieldPath) -> Place:
        """Line and column (from 1) of the key at ``path``."""
        return self._keys.get(path) or self.value(path)

    def value(self, path: FieldPath) -> Place:
        """Line and column (from 1) of the value at ``path``."""
        while path:
            found = self._values.get(path)
            if found is not None:
                return found
            path = path[:-1]
            if path in self._keys:
                return self._keys[path]
        return self._values.get((), (1, 1))

    def content_at(self, path: FieldPath) -> Any:
        """Return the value at ``path``, None where there is none."""
        value = self.content
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def inside(self, path: FieldPath, offset: int) -> Place:
        """Line and column of a character of the text at ``path``."""
        value = self.content_at(path)
        if not isinstance(value, str) or path not in self._values:
            return self.value(path)
        return self._place(self.index(path, offset))

    def index(self, path: FieldPath, offset: int) -> int:
        """Index in the file of a character of the text at ``path``, which must exist."""
        return source_index(self._text, self.start(path), self.content_at(path), offset)

    def written(self, path: FieldPath) -> Written | None:
        """How the word or text at ``path`` is written; None where something else stands."""
        value = self.content_at(path)
        if isinstance(value, bool):
            value = "true" if value else "false"
        if value is None or isinstance(value, dict | list) or path not in self._values:
            return None
        return written(self._text, self.start(path), str(value))

    def start(self, path: FieldPath) -> int:
        """Index in the file of the first character of the value at ``path``, which must exist."""
        line, column = self._values[path]
        return self._lines[line - 1] + column - 1

    def key_start(self, path: FieldPath) -> int:
        """Index in the file of the first character of the key at ``path``, which must exist."""
        line, column = self._keys[path]
        return self._lines[line - 1] + column - 1

    @cached_property
    def _lines(self) -> list[int]:
        """Indices of the first character of each line."""
        starts = [0]
        at = self._text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self._text.find("\n", at + 1)
        return starts

    def _place(self, index: int) -> Place:
        from bisect import bisect_right

        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1


def positions(text: str) -> Positions:
    """Read ``text`` carefully and return where everything in it stands."""
    return Positions(text)
