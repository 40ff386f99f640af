"""交接: who hands a matter over to whom, one a row."""

from __future__ import annotations

from typing import Any

from ....model.duration import Duration
from ...tables.columns import Column
from ...tables.table import NONE_WORDS, Record
from ..bodies import organs_in
from ..mending import MendedRecord

_TEXTS = {Column.GIVEN_WHEN: "何时", Column.GIVEN_WHAT: "材料", Column.LATE: "逾期"}


def read_handoffs(
    record: Record, mended: MendedRecord, consumed: list[str]
) -> list[dict[str, Any]]:
    """Return the handoffs of a matter; a row that does not name one giver and one receiver is none.

    Texts that were turned into something written otherwise are added to ``consumed``.
    """
    found = []
    for part, cells in zip(record.parts, mended.parts, strict=True):
        ends = [
            organs_in(cells.get(column, ""), part.places.get(column))
            for column in (Column.GIVER, Column.RECEIVER)
        ]
        if any(len(end) != 1 for end in ends):
            continue
        handoff: dict[str, Any] = {"自": ends[0][0], "至": ends[1][0]}
        for column, key in _TEXTS.items():
            text = cells.get(column, "")
            if text and text not in NONE_WORDS:
                handoff[key] = text
        limit = cells.get(Column.LIMIT, "")
        if limit and limit not in NONE_WORDS:
            try:
                handoff["时限"] = str(Duration.parse(limit))
                consumed.append(limit)
            except ValueError:
                pass  # what is no limit is kept in 内部说明
        if handoff not in found:
            found.append(handoff)
    return found
