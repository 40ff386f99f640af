"""Which rules of scope TEXT may fire on a text, found out from its characters.

Most texts are clean, and some fifty rules ask about each. A text is therefore gone through once,
by one character class, for the characters that needles begin with and that are marks of a rule;
only for those that stand there are the needles themselves looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

from .registry import LOOKS, Look
from .rule import Rule, TextSort

Pair = tuple[Rule, Look]
_Group = tuple[Callable[[str], bool] | None, tuple[Pair, ...]]
"""Rules and the screen they share."""


class Looks:
    """The rules that look at one sort of text. A set of rules is the bits of a number."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = tuple(pairs)
        self._always = sum(
            1 << index
            for index, (rule, _look) in enumerate(self._pairs)
            if not rule.needles and rule.marks is None
        )
        self._signs: dict[str, tuple[int, tuple[tuple[str, int], ...]]] = {}
        """By character: the rules it is enough for; longer needles and the rules they are of."""
        self._grouped: dict[int, tuple[_Group, ...]] = {}

    def that_may_fire(self, text: str) -> list[Pair]:
        """Return the rules one of whose signs stands in ``text``, and whose screen lets it by.

        Rules that share a screen ask it once.
        """
        bits = self._always
        signs = self._signs
        for character in self._class.findall(text):
            enough, needles = signs.get(character) or self._sign(character)
            bits |= enough
            for needle, rules in needles:
                if needle in text:
                    bits |= rules
        groups = self._grouped.get(bits)
        if groups is None:
            groups = self._grouped[bits] = self._groups(bits)
        found: list[Pair] = []
        for screen, pairs in groups:
            if screen is None or screen(text):
                found += pairs
        return found

    @cached_property
    def _class(self) -> re.Pattern[str]:
        first = {needle[0] for rule, _look in self._pairs for needle in rule.needles}
        marks = {rule.marks(): None for rule, _look in self._pairs if rule.marks is not None}
        inside = re.escape("".join(sorted(first))) + "".join(marks)
        return re.compile(f"[{inside}]" if inside else "(?!)")

    def _sign(self, character: str) -> tuple[int, tuple[tuple[str, int], ...]]:
        enough = 0
        longer: dict[str, int] = {}
        for index, (rule, _look) in enumerate(self._pairs):
            bit = 1 << index
            if rule.marks is not None and re.fullmatch(f"[{rule.marks()}]", character):
                enough |= bit
            for needle in rule.needles:
                if needle == character:
                    enough |= bit
                elif needle[0] == character:
                    longer[needle] = longer.get(needle, 0) | bit
        found = self._signs[character] = (enough, tuple(sorted(longer.items())))
        return found

    def _groups(self, bits: int) -> tuple[_Group, ...]:
        held: dict[Callable[[str], bool] | None, list[Pair]] = {}
        for index, pair in enumerate(self._pairs):
            if bits >> index & 1:
                held.setdefault(pair[0].screen, []).append(pair)
        return tuple((screen, tuple(pairs)) for screen, pairs in held.items())


@lru_cache(maxsize=8)
def looks_of(running: frozenset[str]) -> Mapping[TextSort, Looks]:
    """Return the rules that are on, by the sort of text they look at; what they learn is kept."""
    return {
        sort: Looks(
            (rule, look) for rule, look in LOOKS if rule.code in running and sort in rule.texts
        )
        for sort in TextSort
    }
