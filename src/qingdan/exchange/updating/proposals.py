"""Items whose rows are gone: never deleted, proposed for repeal, as a table to be completed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ...cells.columns import ITEM_ID
from ...cells.escaping import csv_escaped
from ...model.vocabulary import ListKind, Status
from .outcome import Proposal
from .standing import Ground, Standing
from .tables import Table
from .threeway import REPEALED, STATUS

_HEADS = (ITEM_ID, "名称", STATUS, "失效日期", "承接")


def gone(table: Table, present: set[str], ours: Ground) -> Iterator[Proposal]:
    """Yield the items that a table was exported with and has no row for.

    ``present`` are the ids of all rows that were read. Sheets that are gone as a whole are passed
    over; what is repealed already needs no proposal. A table without a record names the items of
    its organs that it does not hold, where these are the fewer: nobody knows whether they were
    deleted.
    """
    stamp = table.stamp
    if stamp is None:
        yield from _perhaps(table, present, ours)
        return
    read = {id(one.stamp) for one in table.sheets}
    for sheet in stamp.sheets:
        if id(sheet) not in read and not present & sheet.items.keys():
            continue
        for item in sheet.items:
            if item not in present:
                yield from _proposed(ours.item(item), ours, certain=True)


def _perhaps(table: Table, present: set[str], ours: Ground) -> Iterator[Proposal]:
    lists: set[tuple[ListKind, str | None]] = set()
    for sheet in table.sheets:
        for row in sheet.rows:
            if row.id in ours.homes:
                located = ours.homes[row.id][1]
                lists.add((located.kind, located.organ))
    every = [one for _path, one in ours.homes.values() if (one.kind, one.organ) in lists]
    missing = [one.id for one in every if one.id not in present]
    if 2 * len(missing) < len(every):
        ours.read(missing)
        for item in missing:
            yield from _proposed(ours.item(item), ours, certain=False)


def _proposed(item: Standing | None, ours: Ground, *, certain: bool) -> Iterator[Proposal]:
    if item is None or ours.status(item) == REPEALED:
        return
    place = item.located
    yield Proposal(
        place.id, item.name, place.kind, place.organ, item.path, ours.status(item), certain
    )


def proposal_csv(proposals: Iterable[Proposal]) -> bytes:
    """Return proposals as a CSV that ``--update`` takes when the days are filled in.

    Drafts are left out: what was never in force is not repealed.
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    page.write("\ufeff")
    writer.writerow(_HEADS)
    for one in proposals:
        if one.status not in (Status.DRAFT, Status.REVIEW):
            cells = (one.item, one.name, REPEALED, "", "")
            writer.writerow([csv_escaped(cell) for cell in cells])
    return page.getvalue().encode()
