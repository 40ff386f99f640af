"""How a law is written down in the index and in the store of texts: its facts as JSON, its articles
as a table of places with a pool of shapes and digests. No words of law.

An article that did not change between two versions is kept once, also where it was renumbered.
"""

from __future__ import annotations

import datetime
import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..facts import Article, Law, Paragraph, Rank, Repeal, Source, Version
from .assembled import Conflict
from .lawtext import Division
from .wording import DIGEST_SIZE

Place = tuple[int, int]
_COUNT = struct.Struct("<I")
_UNCERTAIN = 0x80
_MOST = 0x7F


class Articles(Mapping[Place, Article]):
    """The articles of one version by (number, suffix); each is unpacked when it is asked for."""

    __slots__ = ("_made", "_places", "_pool")

    def __init__(self, places: dict[Place, int], pool: memoryview) -> None:
        self._places = places
        self._pool = pool
        self._made: dict[Place, Article] = {}

    def __getitem__(self, place: Place) -> Article:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = _article(place, self._pool, self._places[place])
        return made

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, place: object) -> bool:
        return place in self._places


def pack_articles(versions: Mapping[str, Sequence[Article]]) -> bytes:
    """Return the articles of all versions of a law in one piece."""
    pool = bytearray()
    known: dict[bytes, int] = {}
    tables: list[bytes] = []
    for articles in versions.values():
        offsets = array("I")
        for article in articles:
            packed = _packed(article)
            if packed not in known:
                known[packed] = len(pool)
                pool += packed
            offsets.append(known[packed])
        numbers = array("H", [article.number for article in articles])
        suffixes = array("B", [article.suffix for article in articles])
        tables.append(
            _COUNT.pack(len(articles)) + _little(offsets) + _little(numbers) + suffixes.tobytes()
        )
    return b"".join([*tables, bytes(pool)])


def unpack_articles(packed: bytes, versions: Sequence[str]) -> dict[str, Articles]:
    """Return the articles of each of ``versions``, in the order in which they were packed."""
    tables: dict[str, dict[Place, int]] = {}
    at = 0
    for name in versions:
        (count,) = _COUNT.unpack_from(packed, at)
        at += _COUNT.size
        offsets = _array("I", packed[at : at + 4 * count])
        numbers = _array("H", packed[at + 4 * count : at + 6 * count])
        suffixes = packed[at + 6 * count : at + 7 * count]
        at += 7 * count
        tables[name] = dict(zip(zip(numbers, suffixes, strict=True), offsets, strict=True))
    pool = memoryview(packed)[at:]
    return {name: Articles(places, pool) for name, places in tables.items()}


def _packed(article: Article) -> bytes:
    if len(article.paragraphs) > _MOST:
        raise ValueError(f"{article.number}: too many paragraphs")
    packed = bytearray([len(article.paragraphs) | (0 if article.certain else _UNCERTAIN)])
    for paragraph in article.paragraphs:
        packed.append(paragraph.subparagraphs)
        if paragraph.subparagraphs:
            packed += paragraph.digest
        packed += b"".join(paragraph.parts)
    return bytes(packed)


def _article(place: Place, pool: memoryview, at: int) -> Article:
    head = pool[at]
    at += 1
    paragraphs: list[Paragraph] = []
    for _ in range(head & _MOST):
        items = pool[at]
        at += 1
        count = items + (2 if items else 1)
        pieces = [
            bytes(pool[at + index * DIGEST_SIZE : at + (index + 1) * DIGEST_SIZE])
            for index in range(count)
        ]
        at += count * DIGEST_SIZE
        paragraphs.append(Paragraph(items, pieces[0], tuple(pieces[1:] if items else pieces)))
    return Article(*place, tuple(paragraphs), not head & _UNCERTAIN)


def _little(values: array[int]) -> bytes:
    import sys

    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _array(kind: str, packed: bytes) -> array[int]:
    import sys

    values: array[int] = array(kind)
    values.frombytes(packed)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _day(value: datetime.date | None) -> str:
    return value.isoformat() if value else ""


def _read_day(value: str) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def write_law(law: Law, texts: Iterable[str], sources: Sequence[str]) -> str:
    """Return the facts of a law as JSON.

    ``texts`` are the versions whose articles are held, in the order in which they are packed;
    ``sources`` the names of all sources, of which the numbers are written.
    """
    number = {name: index for index, name in enumerate(sources)}

    def numbers(of: Iterable[Source]) -> list[int]:
        return [number[source.name] for source in of]

    repeal = law.repeal
    record = [
        law.title,
        list(law.aliases),
        law.organ or "",
        law.rank.value,
        law.number or "",
        numbers(law.sources),
        [
            [v.key, _day(v.passed), _day(v.effective), v.label, numbers(v.sources)]
            for v in law.versions
        ],
        [_day(repeal.on), repeal.by or "", repeal.article or 0, numbers(repeal.sources)]
        if repeal
        else [],
        list(law.predecessors),
        list(texts),
    ]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read_law(key: str, written: str, sources: Sequence[Source]) -> tuple[Law, tuple[str, ...]]:
    """Return a law and the versions whose articles are held."""
    title, aliases, organ, rank, number, own, versions, repeal, before, texts = json.loads(written)
    held = frozenset(texts)

    def named(numbers: list[int]) -> tuple[Source, ...]:
        return tuple([sources[index] for index in numbers])

    return (
        Law(
            key,
            title,
            tuple(aliases),
            organ or None,
            Rank(rank),
            tuple(
                [
                    Version(
                        name,
                        _read_day(passed),
                        _read_day(effective),
                        label,
                        name in held,
                        named(of),
                    )
                    for name, passed, effective, label, of in versions
                ]
            ),
            Repeal(_read_day(repeal[0]), repeal[1] or None, repeal[2] or None, named(repeal[3]))
            if repeal
            else None,
            tuple(before),
            number or None,
            named(own),
        ),
        tuple(texts),
    )


def write_extra(divisions: Mapping[str, Sequence[Division]], conflicts: Sequence[Conflict]) -> str:
    """Return what is asked for rarely: 编, 章, 节 with the articles they hold, and conflicts.

    The words of a heading are left out: they are text of law.
    """
    return json.dumps(
        [
            {
                name: [[d.part, d.chapter, d.section, *d.first, *d.last] for d in found]
                for name, found in divisions.items()
                if found
            },
            [[c.what, c.version, c.chosen, [list(claim) for claim in c.claims]] for c in conflicts],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_extra(written: str) -> tuple[dict[str, tuple[Division, ...]], tuple[Conflict, ...]]:
    """Undo :func:`write_extra`."""
    read: list[Any] = json.loads(written) if written else [{}, []]
    divisions = {
        name: tuple(
            Division(part, chapter, section, "", (first, first_s), (last, last_s))
            for part, chapter, section, first, first_s, last, last_s in found
        )
        for name, found in read[0].items()
    }
    conflicts = tuple(
        Conflict(what, version, chosen, tuple((name, value) for name, value in claims))
        for what, version, chosen, claims in read[1]
    )
    return divisions, conflicts


__all__ = [
    "Articles",
    "pack_articles",
    "read_extra",
    "read_law",
    "unpack_articles",
    "write_extra",
    "write_law",
]
