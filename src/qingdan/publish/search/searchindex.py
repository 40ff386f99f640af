"""The search index of a site: bigrams of every public line, in shards of classic scripts.

Pages opened as ``file://`` cannot fetch and cannot load modules, a script they can. A list repeats
itself (a shared text stands in hundreds of items), so lines are indexed, not items, and each
line knows its items. A question loads the shards of its pairs of characters, then the members of
the lines found, then the names and lines it shows; see ``docs/site.md`` for what each file holds.

Places: *entries* are the items, behind them the organs, in the order of the projection, and behind
these the pages of the workspace's own. *Lines* are numbered by rank: line ``n`` is the name of
entry ``n``, other lines follow rank by rank.
"""

from __future__ import annotations

import hashlib
import marshal
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import add

from ..public.links import Directory
from ..public.projection import Projection
from ..public.textescape import script_value
from ..writing.shelf import Shelf
from .folding import fold, variants_of
from .pagetexts import PageText
from .passages import Passage, PassageReader, Rank
from .searchcode import ascending, members, numbers, zigzag
from .searchrows import describe_entries, rows
from .whofiles import who_parts

FOLDER = "assets/search"
HEAD = f"{FOLDER}/head.js"

_SHARD = 20_000
"""About how many characters of postings a shard holds."""
_ROWS = 64
_MEMBERS = 2_048
_TEXT = 6_000
"""About how many characters of lines a file of lines holds."""
_FOURS = re.compile("(?=([0-9a-z]{4}))")


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The files of the index by path, and the version that all of them carry."""

    version: str
    files: dict[str, bytes]


@dataclass(slots=True)
class _Line:
    """A line, its folded form, the entries it stands in."""

    text: str
    folded: str
    entries: list[int]


def search_index(
    projection: Projection,
    directory: Directory,
    shelf: Shelf | None = None,
    pages: Sequence[PageText] = (),
) -> SearchIndex:
    """Return the search index of everything that is public in ``projection``, and of ``pages``."""
    ranks = _lines(projection, shelf or Shelf(), pages)
    lines = [line for rank in ranks for line in rank]
    count = len(ranks[Rank.NAME])
    parts: dict[str, object] = {}
    shards = _shards(_postings(lines, [len(rank) for rank in ranks]))
    parts.update((f"g{number}", shard) for number, shard in enumerate(shards))
    told = sum(len(rank) for rank in ranks[: Rank.BASIS]) - count
    parts.update(_blocks("m", _members(lines[count:], told), _MEMBERS))
    parts.update(_blocks("r", rows(projection, pages), _ROWS))
    texts = _text_blocks([line.text for line in lines[count:]])
    parts.update((f"t{number}", block) for number, block in enumerate(texts))
    parts.update(who_parts(projection))
    parts["variants"] = variants_of(set().union(*(line.folded for line in lines)))
    written = {name: script_value(value) for name, value in parts.items()}
    version = _version(written)
    head = {
        "version": version,
        "ranks": [len(rank) for rank in ranks],
        "shards": len(shards),
        "rows": _ROWS,
        "members": _MEMBERS,
        "texts": numbers([len(block) for block in texts]),
        "lengths": numbers([len(line.folded) for line in ranks[Rank.NAME]]),
        **describe_entries(projection, directory, pages),
    }
    files = {HEAD: f"var QINGDAN_SEARCH = {script_value(head)};\n".encode()}
    for name, text in written.items():
        files[f"{FOLDER}/{name}.js"] = f'qingdanPart("{name}","{version}",{text});\n'.encode()
    return SearchIndex(version, files)


def _lines(projection: Projection, shelf: Shelf, pages: Sequence[PageText]) -> list[list[_Line]]:
    """Lines by rank, in order of first appearance; names are one for each entry."""
    found: list[dict[str, list[int]]] = [{} for _rank in Rank]
    reader = PassageReader(projection)
    form = shelf.form("passages", reader.names, lambda item: _by_rank(reader.of_item(item)))
    organs = (_by_rank(reader.of_organ(organ)) for organ in projection.organs)
    own = (_by_rank(page.passages) for page in pages)
    for number, passages in enumerate(chain(form.all(projection.items), organs, own)):
        for known, texts in zip(found, marshal.loads(passages), strict=True):  # noqa: S302 - ours
            for text in texts:
                places = known.get(text)
                if places is None:
                    known[text] = [number]
                else:
                    places.append(number)
    names = [item.name for item in projection.items]
    names += [str(record["名称"]) for record in projection.organs.values()]
    names += [page.title for page in pages]
    lines = [[_Line(name, fold(name), [number]) for number, name in enumerate(names)]]
    for texts in found[1:]:
        folded = ((text, fold(text), places) for text, places in texts.items())
        lines.append([_Line(*line) for line in folded if line[1]])
    return lines


def _by_rank(passages: Iterable[Passage]) -> bytes:
    """The passages of one entry by rank, each once."""
    found: list[dict[str, None]] = [{} for _rank in Rank]
    for rank, text in passages:
        found[rank].setdefault(text)
    return marshal.dumps([list(texts) for texts in found])


def _postings(lines: Sequence[_Line], counts: Sequence[int]) -> dict[str, list[int]]:
    """Gram to the lines that hold it.

    Pairs of characters everywhere, single characters in names and words. Codes are poor in
    different pairs, so four Latin letters and digits in a row are grams too.
    """
    found: dict[str, list[int]] = defaultdict(list)
    with_singles = counts[Rank.NAME] + counts[Rank.WORDS]
    for number, line in enumerate(lines):
        text = line.folded
        for gram in set(map(add, text, text[1:])):
            found[gram].append(number)
        for gram in set(_FOURS.findall(text)):
            found[gram].append(number)
        if number < with_singles:
            for gram in set(text):
                found[gram].append(number)
    return found


def _shards(postings: dict[str, list[int]]) -> list[dict[str, str]]:
    written = {gram: ascending(places) for gram, places in postings.items()}
    size = sum(map(len, written.values())) + 8 * len(written)
    count = size // _SHARD + 1
    shards: list[dict[str, str]] = [{} for _number in range(count)]
    for gram in sorted(written):
        shards[shard_of(gram, count)][gram] = written[gram]
    return shards


def shard_of(gram: str, count: int) -> int:
    """Return the number of the shard that holds a gram (the browser reckons the same)."""
    return (ord(gram[0]) * 31 + ord(gram[-1])) % 65_521 % count


def _members(lines: Sequence[_Line], told: int) -> Iterator[str]:
    """Of each line its first entry against the line before it, its length, its other entries.

    Lengths are told of the first ``told`` lines; of basis and running text 0 stands instead, for
    nobody asks for a whole sentence, and lengths do not compress.
    """
    before = 0
    for number, line in enumerate(lines):
        first = line.entries[0]
        before = 0 if number % _MEMBERS == 0 else before
        length = len(line.folded) if number < told else 0
        yield numbers([zigzag(first - before), length, *members(line.entries)])
        before = first


def _blocks(name: str, values: Iterator[object], size: int) -> Iterator[tuple[str, object]]:
    found = list(values)
    for number, start in enumerate(range(0, len(found), size)):
        yield f"{name}{number}", found[start : start + size]


def _text_blocks(texts: Sequence[str]) -> list[list[str]]:
    starts, size = [0], 0
    for number, text in enumerate(texts):
        size += len(text)
        if size > _TEXT:
            starts.append(number + 1)
            size = 0
    ends = [*starts, len(texts)]
    return [list(texts[start:end]) for start, end in pairwise(ends) if end > start]


def _version(written: dict[str, str]) -> str:
    """A mark that changes with the index, so that no file of an older one is taken for its own."""
    digest = hashlib.sha256()
    for name, text in written.items():
        digest.update(f"{name}{text}".encode())
    return digest.hexdigest()[:12]
