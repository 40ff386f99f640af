"""Citations of the real data whose status was decided by hand, and what the judge says of them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qingdan.exchange.documents.citation_check import Checked, Found, check_document
from qingdan.exchange.documents.documents import read_document
from qingdan.law.citing.rendering import render
from qingdan.law.facts import Status
from qingdan.law.library.library import LawLibrary

LABELS = Path(__file__).resolve().parent.parent / "data" / "citations" / "status.yaml"
ON = datetime.date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Labelled:
    """What was decided, and what the judge says; None where the citation was not found."""

    where: str
    right: Status
    said: Status | None
    held_out: bool


def labelled(data: Path, library: LawLibrary) -> Iterator[Labelled]:
    """Judge every citation of the sample in its document."""
    from ruamel.yaml import YAML

    for entry in YAML(typ="safe").load(LABELS):
        found = _found(checked(data / entry["file"], library), entry)
        yield Labelled(
            f"{entry['file']} {entry['at']} {entry['title']}{entry['place']}",
            Status(entry["status"]),
            found.status if found is not None else None,
            entry.get("held_out", False),
        )


@lru_cache(maxsize=64)
def checked(path: Path, library: LawLibrary) -> Checked:
    """Judge the citations of a whole document."""
    return check_document(read_document(path.read_bytes(), path.name), library, ON)


def _found(document: Checked, entry: dict[str, str]) -> Found | None:
    """Return the first citation at a place that reads as the label does."""
    for one in document.own:
        citation = one.judged.citation
        passage = one.passage
        at = f"{passage.sheet}!{passage.cell}" if passage.cell else passage.part
        title = citation.title or citation.number
        place = render(citation.locator) or "全文"
        here = entry["at"] in (at, f"@{citation.start}")
        if here and title == entry["title"] and place == entry["place"]:
            return one
    return None


def confusion(sample: list[Labelled]) -> Counter[tuple[Status, Status | None]]:
    """Count what was decided against what was said."""
    return Counter((one.right, one.said) for one in sample)


def scores(sample: list[Labelled], status: Status) -> tuple[float | None, float | None]:
    """Return precision and recall of one status; None where there is nothing to measure."""
    both = sum(1 for one in sample if one.right == one.said == status)
    said = sum(1 for one in sample if one.said == status)
    right = sum(1 for one in sample if one.right == status)
    return (both / said if said else None), (both / right if right else None)
