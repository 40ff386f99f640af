"""Who does what in a matter, from the columns in which lists write it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...reading.grid import Place
from ...tables.columns import Column
from ...tables.table import NONE_WORDS, Record
from ..clauses import split_clauses, without_separators
from ..mending import MendedRecord
from ..spread import spread
from .labelled_duties import duties_by_name
from .marks import Marked, Role, marked_names, role_of


@dataclass
class Share:
    """One department in a matter."""

    name: str
    place: Place | None
    role: Role | None = None
    stage: str = ""
    duty: str = ""
    row: int = 0


@dataclass
class Shares:
    """All departments of a matter, and texts that no department can be found for."""

    shares: list[Share] = field(default_factory=list)
    unclaimed: list[tuple[Column, str, Place | None]] = field(default_factory=list)
    unknown_roles: list[str] = field(default_factory=list)
    consumed: list[str] = field(default_factory=list)
    """Cells of names and roles that were read to the end."""


def read_shares(record: Record, mended: MendedRecord) -> Shares:
    """Return who does what, from 相关部门 with 职责分工, or from 牵头 and 配合 columns."""
    found = Shares()
    for row, cells in enumerate(mended.parts):
        _partners(found, record, mended, row, cells)
    _leads_and_supports(found, record, mended)
    division = spread(Column.DIVISION, record, mended)
    if division.whole and not any(share.duty for share in found.shares):
        _divide(found, division.whole, record.places.get(Column.DIVISION))
    return found


def _partners(
    found: Shares, record: Record, mended: MendedRecord, row: int, cells: dict[Column, str]
) -> None:
    """The departments of one row and, where the row is theirs alone, their duties."""
    text = cells.get(Column.PARTNER, "")
    place = record.parts[row].places.get(Column.PARTNER)
    known = {share.place for share in found.shares if share.row != row}
    names = [] if place in known else marked_names(text)
    found.consumed.append(text)
    role = _given_role(found, cells.get(Column.ROLE, ""))
    stage = cells.get(Column.STAGE, "")
    own = [Share(m.name, place, m.role or role, stage, "", row) for m in names]
    found.shares.extend(own)
    duty = cells.get(Column.DIVISION, "")
    if _is_of_all(Column.DIVISION, record) and (len(mended.parts) > 1 or len(own) != 1):
        return
    if not duty or duty in NONE_WORDS:
        return
    where = record.parts[row].places.get(Column.DIVISION)
    if not own and place in known:  # the department is merged over several rows of duties
        own = [share for share in found.shares if share.place == place][-1:]
    assign(found, own, duty, Column.DIVISION, where)


def _is_of_all(column: Column, record: Record) -> bool:
    """Whether one cell speaks of all rows; the same words in each row speak of each."""
    return len({part.places[column] for part in record.parts if column in part.places}) == 1


def _given_role(found: Shares, text: str) -> Role | None:
    if not text or text in NONE_WORDS:
        return None
    role = role_of(text)
    if role is None:
        found.unknown_roles.append(text)
    else:
        found.consumed.append(text)
    return role


def assign(
    found: Shares, shares: list[Share], text: str, column: Column, place: Place | None
) -> None:
    """Give a text to departments: to the only one, by their names in it, or number by number.

    A text that fits none of these is left ``unclaimed``.
    """
    if not shares:
        found.unclaimed.append((column, text, place))
        return
    named = duties_by_name(text, [share.name for share in shares])
    if named:
        found.consumed.append(text)
    if len(shares) == 1:
        duty = named.get(shares[0].name, text) if len(named) == 1 else text
        shares[0].duty = f"{shares[0].duty}\n{duty}" if shares[0].duty else duty
        return
    if named:
        for share in shares:
            share.duty = named.get(share.name, share.duty)
        return
    clauses = split_clauses(text)
    if clauses.numbers and not clauses.lead and len(clauses.items) == len(shares):
        for share, duty in zip(shares, without_separators(clauses.items), strict=True):
            share.duty = duty
        return
    found.unclaimed.append((column, text, place))


def _leads_and_supports(found: Shares, record: Record, mended: MendedRecord) -> None:
    for column, duties, role in (
        (Column.LEAD, Column.LEAD_DUTY, Role.LEAD),
        (Column.SUPPORT, Column.SUPPORT_DUTY, Role.SUPPORT),
    ):
        named: dict[Place | None, list[Share]] = {}
        told: set[Place | None] = set()
        for row, cells in enumerate(mended.parts):
            places = record.parts[row].places
            place = places.get(column)
            if place not in named:
                names = marked_names(cells.get(column, ""))
                found.consumed.append(cells.get(column, ""))
                named[place] = [_share(found, m, place, role, row) for m in names if _named(m)]
            text = cells.get(duties, "")
            if text and text not in NONE_WORDS and places.get(duties) not in told:
                told.add(places.get(duties))
                own = named[place] or [s for shares in named.values() for s in shares]
                assign(found, own, text, duties, places.get(duties))


def _named(marked: Marked) -> bool:
    return marked.name not in NONE_WORDS


def _share(found: Shares, marked: Marked, place: Place | None, role: Role, row: int) -> Share:
    """The share of a department, which may stand in 相关部门 already."""
    for share in found.shares:
        if share.name == marked.name:
            share.role = share.role or role
            return share
    share = Share(marked.name, place, role, "", "", row)
    found.shares.append(share)
    return share


def _divide(found: Shares, text: str, place: Place | None) -> None:
    """Give one text to all departments; where none are named yet, those that it names."""
    if not found.shares:
        for name in duties_by_name(text, []):
            found.shares.append(Share(name, place))
    assign(found, found.shares, text, Column.DIVISION, place)
