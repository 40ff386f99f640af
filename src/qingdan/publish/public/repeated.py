"""What is said again and again, made once: 131 texts on responsibility serve 968 real items."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_MOST_MET = 200_000
_MOST_KEPT = 20_000


class Repeated(Generic[_Value]):
    """Keeps what was made from the second time on, so that what stands once takes no room."""

    def __init__(self) -> None:
        self._met: set[int] = set()
        self._kept: dict[Hashable, _Value] = {}

    def find(self, key: Hashable) -> _Value | None:
        """Return what is kept under a key."""
        return self._kept.get(key)

    def is_repeated(self, key: Hashable) -> bool:
        """Whether a key was met before; from now on it was."""
        sign = hash(key)
        if sign in self._met:
            return True
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        self._met.add(sign)
        return False

    def keep(self, key: Hashable, value: _Value) -> _Value:
        """Keep a value and return it."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = value
        return value
