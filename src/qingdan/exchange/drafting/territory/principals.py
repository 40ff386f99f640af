"""主体责任: the departments that answer for a matter, with their duties, and who leads."""

from __future__ import annotations

import re

from ...reading.grid import Place
from ...tables.columns import Column
from ...tables.table import NONE_WORDS, Record
from ..boundaries.marks import Role, marked_names
from ..boundaries.shares import Share, Shares, assign
from ..mending import MendedRecord
from ..spread import spread

_FIRST_LEADS = re.compile(
    r"(?:排在?)?(?:第一(?:个|位|名)?|首位|首个|最前)(?:的|部门|单位)*(?:为|是|系|作为?)?牵头"
    r"|牵头(?:部门|单位)(?:排|列)在?(?:第一|首)"
)


def says_first_leads(*texts: str) -> bool:
    """Whether a heading, a title or a note says that the department named first leads."""
    return any(_FIRST_LEADS.search("".join(text.split())) for text in texts)


def read_principals(record: Record, mended: MendedRecord) -> Shares:
    """Return the departments of a matter, in their order; duties that are nobody's stand apart."""
    found = Shares()
    for row, cells in enumerate(mended.parts):
        _row(found, record, mended, row, cells)
    _leaders(found, record, mended)
    whole = spread(Column.PRINCIPAL_DUTY, record, mended).whole
    left = {text for _column, text, _place in found.unclaimed}
    if whole and whole not in {*NONE_WORDS, *left} and not any(s.duty for s in found.shares):
        place = record.places.get(Column.PRINCIPAL_DUTY)
        assign(found, found.shares, whole, Column.PRINCIPAL_DUTY, place)
    return found


def _row(
    found: Shares, record: Record, mended: MendedRecord, row: int, cells: dict[Column, str]
) -> None:
    """The departments of one row and, where the duty is theirs alone, what they do."""
    text = cells.get(Column.PRINCIPAL, "")
    place = record.parts[row].places.get(Column.PRINCIPAL)
    merged = place in {share.place for share in found.shares if share.row != row}
    found.consumed.append(text)
    own: list[Share] = []
    for marked in [] if merged else marked_names(text):
        if marked.name not in NONE_WORDS:
            own.append(Share(marked.name, place, marked.role, "", "", row))
    found.shares.extend(own)
    duty = cells.get(Column.PRINCIPAL_DUTY, "")
    if not duty or duty in NONE_WORDS or _is_of_all(record) or (not own and not merged):
        return
    if not own:  # the department is merged over several rows of duties
        own = [share for share in found.shares if share.place == place]
    assign(found, own, duty, Column.PRINCIPAL_DUTY, _duty_place(record, row))


def _duty_place(record: Record, row: int) -> Place | None:
    return record.parts[row].places.get(Column.PRINCIPAL_DUTY)


def _is_of_all(record: Record) -> bool:
    """Whether one cell of duties stands beside several departments or rows."""
    places = {part.places.get(Column.PRINCIPAL_DUTY) for part in record.parts} - {None}
    return len(record.parts) > 1 and len(places) == 1 and _is_over_all(record)


def _is_over_all(record: Record) -> bool:
    return all(Column.PRINCIPAL_DUTY in part.places for part in record.parts)


def _leaders(found: Shares, record: Record, mended: MendedRecord) -> None:
    """Departments of a column 牵头部门, which may stand among the others already."""
    text = spread(Column.LEAD, record, mended).whole
    if not text or text in NONE_WORDS:
        return
    found.consumed.append(text)
    place = record.places.get(Column.LEAD)
    known = {share.name: share for share in found.shares}
    for number, marked in enumerate(marked_names(text)):
        if marked.name in known:
            known[marked.name].role = Role.LEAD
        else:
            found.shares.insert(number, Share(marked.name, place, Role.LEAD))
