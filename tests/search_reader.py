"""Reads a published search index without the program that wrote it or the page that reads it.

Written from the description in ``docs/site.md``; and what every item ought to be found by, taken
from the JSON beside its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from qingdan.publish.search.folding import fold

_PART = re.compile(r'qingdanPart\("(\w+)","(\w+)",(.*)\);\n', re.DOTALL)
_NOT_SEARCHED = {"状态", "可见性", "序号"}


def decode(text: str) -> list[int]:
    """Numbers from characters."""
    found = []
    for code in map(ord, text):
        if code < 0x5C:
            found.append(code - 0x3F)
        elif code < 0x7F:
            found.append(code - 0x40)
        else:
            found.append((code if code < 0xD800 else code - 0x800) - 0xA0 + 63)
    return found


def ascending(gaps: Iterable[int]) -> list[int]:
    return [place - 1 for place in accumulate(gap + 1 for gap in gaps)]


def members(text: str, first: int) -> list[int]:
    """The entries of a line from its code; ``first`` is its first entry."""
    _first, _length, *rest = decode(text)
    if not rest:
        return [first]
    if rest[0] == 0:
        return list(accumulate([first, *(gap + 1 for gap in rest[1:])]))
    found, place = [], first
    for at, number in enumerate(rest[1:]):
        if at % 2 == 0:
            found += range(place, place + number + 1)
            place += number
        else:
            place += number + 1
    return found


class Reader:
    """The index of a published folder."""

    def __init__(self, folder: Path) -> None:
        scripts = folder / "assets" / "search"
        head = (scripts / "head.js").read_text("utf-8")
        self.head: dict[str, Any] = json.loads(
            head.removeprefix("var QINGDAN_SEARCH = ").removesuffix(";\n")
        )
        self.parts: dict[str, Any] = {}
        for path in scripts.glob("*.js"):
            found = _PART.fullmatch(path.read_text("utf-8"))
            if found:
                assert found[1] == path.stem
                assert found[2] == self.head["version"]
                self.parts[found[1]] = json.loads(found[3])
        self.count: int = self.head["ranks"][0]
        self.ids = [row[0] for row in self._series("r")]
        self.grams = {
            gram: ascending(decode(text))
            for name, shard in self.parts.items()
            if re.fullmatch(r"g\d+", name)
            for gram, text in shard.items()
        }
        self.lines = list(self._lines())

    def _series(self, letter: str) -> Iterator[Any]:
        for number in range(len(self.parts)):
            yield from self.parts.get(f"{letter}{number}", ())

    def _lines(self) -> Iterator[list[int]]:
        yield from ([entry] for entry in range(self.count))
        for number, text in enumerate(self._series("m")):
            step = decode(text)[0]
            before = 0 if number % self.head["members"] == 0 else first  # noqa: F821
            first = before + (-(step + 1) // 2 if step % 2 else step // 2)
            yield members(text, first)

    def entries(self, gram: str) -> set[str]:
        """Ids of the entries that a gram finds."""
        return {self.ids[e] for line in self.grams.get(gram, ()) for e in self.lines[line]}


def public_texts(folder: Path) -> dict[str, set[str]]:
    """Id of each item to the folded lines of its open data and the names of its organs."""
    organs = {path.stem for path in (folder / "organs").glob("*.html")}
    records = [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*/*.json"))]
    records = [record for record in records if record.get("schema") == "qingdan/item/1"]
    ids = {record["id"] for record in records} | organs
    found = {}
    for record in records:
        texts = [record["id"], record.get("organ_name", ""), *_texts(record["item"])]
        own = (text for text in texts if text == record["id"] or text not in ids)
        lines = {fold(line) for text in own for line in text.splitlines()}
        found[record["id"]] = {line for line in lines if len(line) > 1}
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _NOT_SEARCHED:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


def grams_of(texts: dict[str, set[str]]) -> dict[str, set[str]]:
    """Each two characters that stand side by side to the ids of the items that hold them."""
    found: dict[str, set[str]] = {}
    for ident, lines in texts.items():
        for line in lines:
            for at in range(len(line) - 1):
                found.setdefault(line[at : at + 2], set()).add(ident)
    return found
