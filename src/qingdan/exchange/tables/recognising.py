"""Tell which kind of list a sheet is from its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.vocabulary import ListKind
from ..reading.grid import Sheet
from .columns import bare_heading
from .guide import Guide, SavedMapping
from .header import Header, find_header, given_header
from .headings.every import LISTS

_LOOKED_AT = 60
"""Rows in which the heading of a list is looked for to tell its kind."""


@dataclass(frozen=True)
class Recognised:
    """What a sheet is: its kind, its heading as letters tell it, and the mapping that fits."""

    kind: ListKind
    header: Header | None
    mapping: SavedMapping | None = None
    rivals: tuple[ListKind, ...] = ()
    """Kinds that the sheet may be as well; then nothing is certain."""


def recognise(sheet: Sheet, guide: Guide, *titles: str) -> Recognised:
    """Return what a sheet is; ``titles`` are the names of sheet and file.

    A kind that somebody gave is believed. Else the headings decide: where they could be those of
    powers, another list has at least two columns that no other has, or one and the title.
    """
    if guide.kind is not None:
        return _as_kind(sheet, guide, guide.kind)
    if guide.chosen is not None:
        return _as_kind(sheet, guide, guide.chosen.kind)
    fitting = _fitting(sheet, guide, None)
    if fitting is not None:
        return fitting
    scores: dict[ListKind, int] = {}
    headers = {kind: find_header(sheet, 0, _LOOKED_AT, guide.lexicon(kind)) for kind in ListKind}
    enough = 1 if headers[ListKind.POWERS] is None else 2
    for kind, header in headers.items():
        if header is None:
            continue
        telling = len(guide.lexicon(kind).columns.telling & header.columns.keys())
        titled = _titled(kind, sheet, header, titles)
        if kind is ListKind.POWERS or telling + titled >= enough:
            scores[kind] = len(header.columns) + 2 * telling + 2 * titled
    if not scores:
        return _as_kind(sheet, guide, ListKind.POWERS)
    best = max(scores.values())
    likely = [kind for kind, score in scores.items() if score == best]
    if len(likely) > 1:
        likely = _likeliest(likely, sheet, headers, titles)
    if len(likely) > 1:
        return Recognised(likely[0], None, rivals=tuple(likely))
    return _as_kind(sheet, guide, likely[0])


def _likeliest(
    likely: list[ListKind],
    sheet: Sheet,
    headers: dict[ListKind, Header | None],
    titles: tuple[str, ...],
) -> list[ListKind]:
    """Of lists with the same columns take the one that a title names, else the usual ones."""
    named = [k for k in likely if (found := headers[k]) and _titled(k, sheet, found, titles)]
    return named or [kind for kind in likely if kind.is_core] or likely


def _titled(kind: ListKind, sheet: Sheet, header: Header, titles: tuple[str, ...]) -> bool:
    above = [sheet.cells[p] for row in range(header.top) for p in sheet.row_places(row)]
    text = "".join("".join((*titles, *above)).split())
    patterns = ((k, columns.titles) for k, columns in reversed(list(LISTS.items())))
    return next((k for k, pattern in patterns if re.search(pattern, text)), None) is kind


def _as_kind(sheet: Sheet, guide: Guide, kind: ListKind) -> Recognised:
    if guide.chosen is not None and guide.chosen.kind is kind:
        return Recognised(kind, _found(sheet, guide, kind, guide.chosen), guide.chosen)
    fitting = _fitting(sheet, guide, kind)
    return fitting or Recognised(kind, _found(sheet, guide, kind, None))


def _fitting(sheet: Sheet, guide: Guide, kind: ListKind | None) -> Recognised | None:
    """Return the sheet read with the one saved mapping that fits it; None for none or several."""
    found = []
    for mapping in guide.saved:
        if kind is not None and mapping.kind is not kind:
            continue
        header = _found(sheet, guide, mapping.kind, mapping)
        if header is not None:
            present = frozenset(bare_heading(text) for text in header.texts.values())
            if mapping.fits(present):
                found.append(Recognised(mapping.kind, header, mapping))
    return found[0] if len(found) == 1 else None


def _found(
    sheet: Sheet, guide: Guide, kind: ListKind, mapping: SavedMapping | None
) -> Header | None:
    lexicon = guide.lexicon(kind, mapping)
    if mapping is not None and mapping.header_rows is not None:
        top, bottom = mapping.header_rows
        return given_header(sheet, top, bottom, lexicon) if bottom < sheet.rows else None
    return find_header(sheet, lexicon=lexicon)
