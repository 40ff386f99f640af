"""Everyday words: what people say for what the lists say, and words that only ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .folding import fold


@dataclass(frozen=True)
class Wording:
    """Patterns of what is left out of a question, and of what is said in official words."""

    asking: tuple[str, ...]
    """Folded words that only ask, the longest first."""
    said: Mapping[str, str]
    """Folded everyday words, each with what it is in official words, the longest first."""
    little: frozenset[str]
    """Folded characters that alone say nothing of a matter."""
    _asking: re.Pattern[str]
    _said: re.Pattern[str]

    def core(self, text: str) -> str:
        """Return a folded question without words that only ask; "" where it says nothing else."""
        left = self._asking.sub("", text)
        return "" if self.little.issuperset(left) else left

    def official(self, text: str) -> str:
        """Return a folded text with everyday words said as the lists say them."""
        return self._said.sub(lambda found: self.said[found[0]], text)


@cache
def everyday() -> Wording:
    """Return the wording that is shipped (``data/everyday_words.yaml``)."""
    from ruamel.yaml import YAML

    text = (files("qingdan") / "data" / "everyday_words.yaml").read_text(encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(text)
    official = {
        fold(word): fold(said) for said, words in data["说法"].items() for word in (said, *words)
    }
    asking = _longest_first(fold(word) for word in data["疑问"])
    said = {word: official[word] for word in _longest_first(official)}
    little = frozenset(map(fold, data["虚字"]))
    return Wording(asking, said, little, _any_of(asking), _any_of(said))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Match the first of several words that stands in a place."""
    return re.compile("|".join(map(re.escape, words)))
