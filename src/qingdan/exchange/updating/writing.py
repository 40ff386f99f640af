"""From what tables want of items to the files that change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ...store.layout import header_path
from ...store.restating import restated
from ...store.retelling import UnpatchableError
from ..findings import Notes
from .applying import applied
from .checking import Wrong
from .fresh import Made
from .outcome import Conflict, Edited, Fresh, Relocated
from .rows import Row
from .standing import Ground, Standing
from .weighing import Scales


@dataclass
class Done:
    """What all tables together do."""

    edited: list[Edited] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    relocated: list[Relocated] = field(default_factory=list)
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    surroundings: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Wanted:
    """The texts that tables want in an item, by column, each with the row it comes from."""

    item: Standing
    scales: Scales
    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    notes: dict[str, Notes] = field(default_factory=dict)


def note_wrong(wrong: Iterable[Wrong], row: Row, notes: Notes) -> None:
    """Note what is wrong with cells of a row, each at its place; at the row where it has none."""
    for path, message in wrong:
        notes.add(
            "wrong-cell",
            Severity.ERROR,
            _("“{column}”：{why}").format(column=row.heading(path), why=message),
            sheet=row.sheet,
            cell=row.spot(path).cell if path in row.columns else row.range,
        )


def write_edits(wanted: Mapping[str, Wanted], done: Done) -> None:
    """Work out the files of edited items; what cannot be written is noted where it comes from."""
    for item, held in sorted(wanted.items()):
        if held.texts:
            _write(item, held, done)
    for held in wanted.values():
        done.surroundings.update(held.scales.ours.surroundings([held.item]))


def _write(item: str, held: Wanted, done: Done) -> None:
    value, wrong = applied(held.scales, held.item, held.texts)
    first = next(iter(held.texts))
    for path, message in wrong:
        at = path if path in held.rows else first
        note_wrong([(path, message)], held.rows[at], held.notes[at])
    if wrong:
        return
    place = held.item
    try:
        new = restated(place.path, place.data, value)
    except UnpatchableError as error:
        row = held.rows[first]
        held.notes[first].add(
            "unwritable",
            Severity.ERROR,
            _("{path} 改不了：{why}").format(path=place.path, why=error),
            sheet=row.sheet,
            cell=row.range,
        )
        return
    if new == place.data:
        return
    done.before[place.path], done.after[place.path] = place.data, new
    done.edited.append(Edited(item, place.name, place.located.kind, place.path, tuple(held.texts)))


def write_fresh(made: Mapping[str, tuple[Made, ListKind]], ours: Ground, done: Done) -> None:
    """Add the files of new items, and what a comparison of them looks at besides."""
    for one, kind in made.values():
        done.after[one.path] = one.text(kind)
        header = header_path(kind, one.organ)
        if header in ours.paths:
            done.surroundings[header] = ours.snapshot.read(header)
    if made:
        done.surroundings.update(ours.surroundings([]))
