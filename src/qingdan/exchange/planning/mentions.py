"""Find the organs that the fields of drafts name (departments of a matter, 共同实施)."""

from __future__ import annotations

from collections import Counter

from ...messages import _
from ..drafting.named import Named, OrganName
from ..findings import Notes
from ..source import SourceReading
from .ownership import Ownership
from .register import Match, Register


def find_mentions(
    sources: list[SourceReading], owners: dict[int, Ownership], register: Register
) -> None:
    """Put the ids of organs that drafts name into their ownership; new ones are registered."""
    for source in sources:
        matches: dict[str, Match] = {}
        counts: Counter[str] = Counter()
        first: dict[str, tuple[str, OrganName]] = {}
        for reading in source.sheets:
            for draft in reading.drafts:
                owned = owners.get(id(draft))
                if owned is None:
                    continue
                names = [n for n in draft.names if isinstance(n, OrganName)]
                for name in names:
                    if name.name not in matches:
                        matches[name.name] = _matched(name.name, register)
                        first[name.name] = (draft.sheet, name)
                counts.update({name.name for name in names})
                ids: dict[Named, str | None] = {n: matches[n.name].organ for n in names}
                owned.ids = ids
        for written, match in matches.items():
            _tell(written, match, counts[written], first[written], register, source.notes)


def _matched(name: str, register: Register) -> Match:
    return register.match(name) or register.match_short(name) or register.add(name)


def _tell(
    name: str,
    match: Match,
    count: int,
    first: tuple[str, OrganName],
    register: Register,
    notes: Notes,
) -> None:
    sheet, written = first
    if match.how == "new":
        notes.tell(
            "organ-new",
            register.words_for_new(match, name, count),
            sheet,
            written.place,
        )
    elif match.how == "short":
        notes.tell(
            "organ-short",
            _("“{name}”（{count}项）当作名录里的“{full}”（{id}）；若是另一个机构，请改正。").format(
                name=name, count=count, full=match.full, id=match.organ
            ),
            sheet,
            written.place,
        )
