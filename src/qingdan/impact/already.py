"""Which citations already mean the new text of an amended law, though they name no version.

A list is often put right before anybody asks. What shows it: a version named beside the citation,
a number that the old text does not reach, words of the new text quoted, a check of the basis
against the new text (核对), or an adjustment that ``law impact --apply`` wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ..law.citing.parsing import read
from ..law.facts import Version
from ..law.judging.judged import Remark
from ..law.judging.pinned import pinned
from ..law.judging.quoting_checks import QuotationChecker
from ..law.library.library import LawLibrary, Presence
from ..law.library.validity import start_of
from ..law.reference import Citation, Locator
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .change import LawChange
from .citing import Citing

FOLDER = "adjustments"
Place = tuple[Locator, Locator | None]
"""Both ends of what is cited; the last is None where it is no range."""
Spot = tuple[str, str]
"""The id of an item or the path of a file, and the field in it."""


class Sign(StrEnum):
    """What shows that a citation means the new text."""

    NAMED = "named"
    BEYOND = "beyond"
    """The old text has no such article, the new one has."""
    QUOTED = "quoted"
    REVIEWED = "reviewed"
    APPLIED = "applied"
    """An adjustment says that the citation was put right."""
    UNCLEAR = "unclear"
    """An adjustment says so of fewer citations than stand there now: of one of them it is true."""


@dataclass
class Newness:
    """Says of the citations of one change whether they mean the new text already."""

    library: LawLibrary
    change: LawChange
    applied: Mapping[Spot, Counter[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the comparison of words quoted."""
        self._quotations = QuotationChecker(self.library, texts=True)

    def sign(self, citing: Citing, citations: tuple[Citation, ...]) -> Sign | None:
        """Return what shows that citations of one place are of the new text; None: nothing does."""
        change = self.change
        if change.new is None or change.old is None:
            return None
        named = self._named(citing, citations[0])
        if named is not None:
            return Sign.NAMED if self._is_new(named) else None
        recorded = self._recorded(citing, citations[0])
        if recorded is Sign.APPLIED:
            return recorded
        if any(self._beyond(one, change.old, change.new) for one in citations):
            return Sign.BEYOND
        if any(self._quoted(citing, one, change.old, change.new) for one in citations):
            return Sign.QUOTED
        if self._reviewed(citing):
            return Sign.REVIEWED
        return recorded

    def _is_new(self, version: Version) -> bool:
        new = self.change.new
        return new is not None and start_of(version) >= start_of(new)

    def _named(self, citing: Citing, citation: Citation) -> Version | None:
        note = citation.history or citing.beside.note
        pin = pinned(self.change.law, citation.version, citation.version_year, note)
        return pin.version if pin is not None else None

    def _beyond(self, citation: Citation, old: Version, new: Version) -> bool:
        for end in (citation.locator, citation.last):
            if end is None or end.article is None:
                continue
            place = (end.article, end.article_suffix or 0)
            before = self.library.presence(self.change.law, old, *place)
            after = self.library.presence(self.change.law, new, *place)
            if before is Presence.ABSENT and after is Presence.PRESENT:
                return True
        return False

    def _quoted(self, citing: Citing, citation: Citation, old: Version, new: Version) -> bool:
        quote = citation.quote or citing.beside.quote
        if not quote:
            return False
        asked = replace(citation, quote=quote)
        found = self._quotations.check(self.change.law, old, new, asked)
        return found.version == new and Remark.QUOTE_OF_LATER in found.remarks

    def _reviewed(self, citing: Citing) -> bool:
        keys = set(citing.beside.reviewed)
        return any(one.key in keys and self._is_new(one) for one in self.change.law.versions)

    def _recorded(self, citing: Citing, citation: Citation) -> Sign | None:
        recorded = self.applied.get((citing.item or citing.file, citing.field))
        times = recorded[_place(citation)] if recorded else 0
        if not times:
            return None
        here = Counter(_place(citing.citations[at]) for at in citing.of_law)
        return Sign.APPLIED if here[_place(citation)] <= times else Sign.UNCLEAR


def applied_before(
    snapshot: Snapshot, library: LawLibrary, change: LawChange
) -> dict[Spot, Counter[Place]]:
    """Return what the adjustments of a workspace say was put in for this change.

    Adjustments that cannot be read are passed over.
    """
    found: dict[Spot, Counter[Place]] = {}
    paths = [path for path in snapshot.paths() if path.startswith(f"{FOLDER}/")]
    for _path, data in snapshot.read_all(sorted(one for one in paths if one.endswith(".yaml"))):
        mapping = read_mapping(data).value
        for spot, text in _entries(mapping or {}, library, change):
            places = found.setdefault(spot, Counter())
            for one in read(text).citations:
                if one.title and library.find(one.title) is change.law:
                    places[_place(one)] += 1
    return found


def _entries(
    mapping: Mapping[str, Any], library: LawLibrary, change: LawChange
) -> Iterator[tuple[Spot, str]]:
    cause, made = mapping.get("事由"), mapping.get("变更")
    if not isinstance(cause, dict) or not isinstance(made, list):
        return
    if library.find(str(cause.get("法规") or "")) is not change.law:
        return
    if str(cause.get("日期")) != change.day.isoformat():
        return
    for entry in made:
        edited = entry.get("改动") if isinstance(entry, dict) else None
        for one in edited if isinstance(edited, list) else ():
            if isinstance(one, dict) and one.get("字段") and one.get("改为"):
                where = str(entry.get("事项") or entry.get("文件") or "")
                yield (where, str(one["字段"])), str(one["改为"])


def _place(citation: Citation) -> Place:
    return citation.locator, citation.last


__all__ = ["FOLDER", "Newness", "Sign", "applied_before"]
