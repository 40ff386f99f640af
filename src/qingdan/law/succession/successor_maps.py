"""The shipped maps: which article became which, computed once from texts that are not shipped.

One line for a pair of texts that follow one another (the next version of a law, or the law that
repealed it), numbers and scores only::

    环境噪声污染防治法|2018-12-29|噪声污染防治法|2021-12-24|1-2>1 3>5~81 4>6~44,7~31 5>8~40+9~38 6

Articles 1 and 2 became 1 and 2 word for word; 3 became 5 with a score of 0.81; 4 is 6 or else 7;
5 was split into 8 and 9; nothing took over 6. An article 120之一 is written 120_1. Made by
``tools/make_successors.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from .alignment import DOUBTFUL, Alignment, Candidate, Key, Succession

PATH = Path(__file__).parents[2] / "data" / "successors.txt"
KEPT_CANDIDATES = 3
_CERTAIN = 0.9
_RUN = re.compile(r"(\d+)-(\d+)>(\d+)$")
_ONE = re.compile(r"([\d_]+)(?:>(.+))?$")
_CANDIDATE = re.compile(r"([,+]?)([\d_]+)(?:~(\d\d))?")


@dataclass(frozen=True, slots=True)
class Edition:
    """One text: the id of its law and the key of its version."""

    law: str
    version: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may have taken over an article; ``parts`` are those that did so together."""

    candidates: tuple[Candidate, ...]
    parts: tuple[Key, ...]

    @property
    def dropped(self) -> bool:
        """Whether nothing is alike enough to have taken it over."""
        return not self.candidates or self.candidates[0].score < DOUBTFUL


@dataclass(frozen=True)
class SuccessorMap:
    """From one text to the next; its articles are taken apart when first asked."""

    old: Edition
    new: Edition
    written: str

    @cached_property
    def articles(self) -> Mapping[Key, Proposal]:
        """What became of each article of the old text."""
        return dict(_decoded(self.written))


@cache
def shipped() -> Mapping[Edition, tuple[SuccessorMap, ...]]:
    """Return the shipped maps by the text they start from; empty where the file is not there."""
    try:
        lines = PATH.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return {}
    return read(lines)


def read(lines: Iterable[str]) -> Mapping[Edition, tuple[SuccessorMap, ...]]:
    """Read lines of the form above; blank ones and those that begin with # are passed over."""
    found: dict[Edition, tuple[SuccessorMap, ...]] = {}
    for line in lines:
        if not line or line.startswith("#"):
            continue
        law, version, new_law, new_version, written = line.split("|")
        old = Edition(law, version)
        step = SuccessorMap(old, Edition(new_law, new_version), written)
        found[old] = (*found.get(old, ()), step)
    return found


def line(old: Edition, new: Edition, alignment: Alignment) -> str:
    """Return the line that holds an alignment."""
    articles = " ".join(_encoded(alignment.successions))
    return "|".join((old.law, old.version, new.law, new.version, articles))


def proposal(succession: Succession) -> Proposal:
    """Return what the shipped maps keep of a succession."""
    parts = succession.parts
    ranked = succession.candidates
    if len(parts) < 2 and ranked and ranked[0].score >= _CERTAIN:
        return Proposal((_rounded(ranked[0]),), parts)
    kept = [one for at, one in enumerate(ranked) if at < KEPT_CANDIDATES or one.article in parts]
    return Proposal(tuple(_rounded(one) for one in kept), parts)


def _rounded(candidate: Candidate) -> Candidate:
    return Candidate(candidate.article, round(candidate.score, 2))


def _encoded(successions: Iterable[Succession]) -> Iterator[str]:
    run: tuple[int, int, int] | None = None
    for succession in successions:
        kept = proposal(succession)
        (number, suffix), first = succession.article, kept.candidates[:1]
        plain = len(kept.candidates) == 1 and not suffix and first[0].score == 1
        target = first[0].article if plain else (0, 1)
        if run and plain and target == (run[2] + number - run[0], 0) and number == run[1] + 1:
            run = (run[0], number, run[2])
            continue
        if run:
            yield _stretch(run)
        run = (number, number, target[0]) if plain and not target[1] else None
        if run is None:
            yield _written(succession.article, kept)
    if run:
        yield _stretch(run)


def _stretch(run: tuple[int, int, int]) -> str:
    first, last, target = run
    return f"{first}-{last}>{target}" if last > first else f"{first}>{target}"


def _written(article: Key, kept: Proposal) -> str:
    together = kept.parts[1:]
    words = [
        ("" if at == 0 else "+" if one.article in together else ",")
        + _named(one.article)
        + ("" if one.score == 1 else f"~{round(one.score * 100):02}")
        for at, one in enumerate(kept.candidates)
    ]
    return _named(article) + (">" if words else "") + "".join(words)


def _named(article: Key) -> str:
    number, suffix = article
    return f"{number}_{suffix}" if suffix else str(number)


def _read_name(written: str) -> Key:
    number, _, suffix = written.partition("_")
    return int(number), int(suffix or 0)


def _decoded(written: str) -> Iterator[tuple[Key, Proposal]]:
    for word in written.split():
        run = _RUN.match(word)
        if run:
            first, last, target = map(int, run.groups())
            for number in range(first, last + 1):
                place = (target + number - first, 0)
                yield (number, 0), Proposal((Candidate(place, 1.0),), (place,))
            continue
        one = _ONE.match(word)
        if one is None:
            raise ValueError(word)
        candidates: list[Candidate] = []
        parts: list[Key] = []
        for mark, name, score in _CANDIDATE.findall(one[2] or ""):
            place = _read_name(name)
            candidates.append(Candidate(place, int(score) / 100 if score else 1.0))
            if mark != "," and (mark or candidates[0].score >= DOUBTFUL):
                parts.append(place)
        yield _read_name(one[1]), Proposal(tuple(candidates), tuple(parts))


__all__ = [
    "Edition",
    "Proposal",
    "SuccessorMap",
    "line",
    "proposal",
    "read",
    "shipped",
]
