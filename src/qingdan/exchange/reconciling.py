"""Where every filled cell of a source went: into items, into the report, or a named class.

The sums must come out. Where they do not, a reader of rows has a hole, which is a fault of ours
and no message to a user: ``UnbalancedError`` is raised and the import stops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from .outcome import Balance
from .reading.grid import Place, Sheet
from .tables.table import Table, Use


class Fate(StrEnum):
    """What became of cells that no item holds, besides ``Use``."""

    REFUSED = "没有导入的事项"
    DIFFERENT = "与工作区不同的事项"
    DOUBLED = "与前面的表不同的事项"
    DAMAGED = "取不到值的单元格"
    HEADLESS = "没有表头的工作表"
    HIDDEN = "隐藏的工作表"
    REPEATED = "重复的文件"


REPORTED = frozenset(
    {
        Use.UNREAD.value,
        *(Fate.REFUSED, Fate.DIFFERENT, Fate.DOUBLED, Fate.DAMAGED, Fate.HEADLESS),
    }
)
"""Classes whose cells are told one by one among the problems; the others are left out by rule."""


_NOWHERE: frozenset[Fate | None] = frozenset()


class UnbalancedError(AssertionError):
    """A cell was lost between source and report."""


def balance_of(table: Table, fates: Mapping[int, Fate | None]) -> Balance:
    """Return the balance of a sheet that was read as a table.

    ``fates`` tells of each row at which a record begins what became of its item, None for one
    that is in the workspace now; a row that is not there was refused. Raises ``UnbalancedError``.
    """
    rows = _fates_of_rows(table, fates)
    merged = _fates_of_merged(table, fates)
    uses = table.uses
    ended: Counter[Use | Fate | None] = Counter()
    for place in table.sheet.cells:
        use = uses.get(place)
        if use is None:
            raise UnbalancedError(f"{table.sheet.name}!{place} ended nowhere")
        if use is not Use.ITEM:
            ended[use] += 1
            continue
        found = rows.get(place.row, _NOWHERE)
        if place in merged:
            found = found | merged[place]
        if not found:
            raise UnbalancedError(f"{table.sheet.name}!{place} is in an item, but in which?")
        ended[None if None in found else min(filter(None, found))] += 1
    taken = ended.pop(None, 0)
    return _closed(table.sheet, taken, Counter({str(one): ended[one] for one in ended}))


def balance_left(sheet: Sheet, why: Fate) -> Balance:
    """Return the balance of a sheet that was left out as a whole."""
    return _closed(sheet, 0, Counter({str(why): len(sheet.cells)}))


def _fates_of_rows(
    table: Table, fates: Mapping[int, Fate | None]
) -> dict[int, frozenset[Fate | None]]:
    """What became of the items to which the cells of a row belong."""
    rows: dict[int, frozenset[Fate | None]] = {}
    for record in table.records:
        fate = frozenset((fates.get(record.row, Fate.REFUSED),))
        for row in record.rows:
            rows[row] = rows.get(row, _NOWHERE) | fate
    return rows


def _fates_of_merged(
    table: Table, fates: Mapping[int, Fate | None]
) -> dict[Place, set[Fate | None]]:
    """What became of the items that have a cell in another row, merged down over theirs."""
    merged: dict[Place, set[Fate | None]] = {}
    for record in table.records:
        fate = fates.get(record.row, Fate.REFUSED)
        for places in (record.places, *(part.places for part in record.parts)):
            for place in places.values():
                if place.row not in record.rows:
                    merged.setdefault(place, set()).add(fate)
    return merged


def _closed(sheet: Sheet, taken: int, classes: Counter[str]) -> Balance:
    lost = sum(1 for damage in sheet.damages if damage.place not in sheet.cells)
    aside = Counter(sheet.aside)
    classes = +(classes + aside + Counter({str(Fate.DAMAGED): lost}))
    balance = Balance(
        cells=len(sheet.cells) + lost + sum(aside.values()),
        items=taken,
        problems={name: classes[name] for name in sorted(classes) if name in REPORTED},
        ignored={name: classes[name] for name in sorted(classes) if name not in REPORTED},
    )
    if balance.accounted != balance.cells:
        raise UnbalancedError(f"{sheet.name}: {balance.accounted} of {balance.cells} cells")
    return balance
