"""Passages of the real data whose citations were written down by hand, and what was said of them.

The labels are in ``tests/data/citations``; the passages are read from the folder of real data and
held against a hash, so that a label never speaks of another text.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from qingdan.exchange.reading.grid import Workbook
from qingdan.exchange.reading.workbook import read_file, read_workbook
from qingdan.law.citing.parsing import read

from .citation_notation import relative, said

LABELS = Path(__file__).resolve().parent.parent / "data" / "citations"
DOCUMENTS = ("powers_xls", "powers_other", "notices", "discretion", "laws", "second")
_TAG = re.compile("<[^>]*>")
_CELL = re.compile(r"([A-Z]+)(\d+)")

Said = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with what it cites, and what the provisions quoted in it refer to."""

    where: str
    text: str
    cites: Said
    quoted: Said
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Citations found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def passages(data: Path) -> Iterator[Passage]:
    """Yield all labelled passages; raises ``ValueError`` where a text is not the one labelled."""
    from ruamel.yaml import YAML

    for name in DOCUMENTS:
        for entry in YAML(typ="safe").load(LABELS / f"{name}.yaml"):
            text = _text(data, entry)
            if hashlib.blake2b(text.encode(), digest_size=8).hexdigest() != entry["digest"]:
                raise ValueError(entry)
            where = f"{entry['file']} {entry.get('cell', entry.get('line', entry.get('index')))}"
            cites, quoted = _said(entry["cites"]), _said(entry.get("quoted", []))
            yield Passage(where, text, cites, quoted, entry.get("held_out", False))


def found(text: str) -> tuple[Said, Said]:
    """Return what the parser finds: citations, and explicit references inside quotations."""
    read_now = list(read(text).citations)
    inside = [one for one in read_now if one.within_quote]
    left_out = relative(inside)
    explicit = [one for index, one in enumerate(inside) if index not in left_out]
    outside = [one for one in read_now if not one.within_quote]
    return Counter(map(said, outside)), Counter(map(said, explicit))


def score(pairs: list[tuple[Said, Said]]) -> Score:
    """Compare what was found with what stands there."""
    right = sum((got & true).total() for got, true in pairs)
    wrong = sum((got - true).total() for got, true in pairs)
    missed = sum((true - got).total() for got, true in pairs)
    return Score(right, wrong, missed)


def _said(labels: list[str]) -> Said:
    return Counter(parsed(label) for label in labels)


def parsed(label: str) -> tuple[str, str]:
    """Split ``甲法 12.p3`` into title and place."""
    title, _, place = label.partition(" ")
    return title, place


def _text(data: Path, entry: dict[str, Any]) -> str:
    path = data / entry["file"]
    if "cell" in entry:
        sheet = next(one for one in _workbook(path).sheets if one.name == entry["sheet"])
        found_cell = _CELL.fullmatch(entry["cell"])
        assert found_cell is not None
        column = 0
        for letter in found_cell[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return sheet.text(int(found_cell[2]) - 1, column - 1)
    if path.suffix == ".json":
        return _from_json(json.loads(path.read_text("utf-8")), entry)
    lines = path.read_text("utf-8").split("\n")
    if "last_line" in entry:
        return "\n".join(lines[entry["line"] - 1 : entry["last_line"]])
    line: str = lines[entry["line"] - 1]
    if {"extra_env_md", "discretion"} & set(path.parts):
        return html.unescape(_TAG.sub("", line)).strip()
    return line.strip()


def _from_json(content: Any, entry: dict[str, Any]) -> str:
    if isinstance(content, list):
        return str(content[entry["index"]][entry["field"]])
    basis = content[entry["field"]][entry["index"]]
    cited: str = basis["law_name"] + basis["law_number"] + basis["clause_number"]
    return f"{cited}：{basis['clause_content']}"


@lru_cache(maxsize=1)
def _workbook(path: Path) -> Workbook:
    return read_workbook(read_file(path))
