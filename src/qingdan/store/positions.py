"""Where a key or value stands in a file, found only when somebody asks."""

from __future__ import annotations

from ..model.finding import FieldPath
from .events import Place, parse


class Positions:
    """Places of the keys and values of one file; an unknown path gives its nearest ancestor's."""

    def __init__(self, text: str) -> None:
        parsed = parse(text)
        self._keys = parsed.keys
        self._values = parsed.values

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


def positions(text: str) -> Positions:
    """Read ``text`` carefully and return where everything in it stands."""
    return Positions(text)
