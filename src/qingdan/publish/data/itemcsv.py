"""One item as a small table for spreadsheets: a row a column of the list, beside its page."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from ...model.kinds import ITEM_MODELS
from ..public.links import OrganName
from ..public.projection import PublicItem
from ..public.repeated import Repeated
from ..public.textescape import spreadsheet_cell
from .tables import ITEM_ID, ORGAN, flatten

_HEAD = "\ufeff栏目,内容\r\n"


class ItemCsv:
    """Writes items as CSV (栏目, 内容): BOM, CRLF, no cell that could be a formula.

    What many items say is written out once.
    """

    def __init__(self, organs: Mapping[str, OrganName]) -> None:
        self._names = {key: organ.name for key, organ in organs.items()}
        self._known: Repeated[str] = Repeated()

    def of(self, item: PublicItem) -> bytes:
        """Return the table of one item; its keys are those of the downloads."""
        parts = [_HEAD, _lines({ITEM_ID: item.id})]
        if item.organ is not None:
            parts.append(_lines({ORGAN: self._names.get(item.organ, item.organ)}))
        for key, value in item.fields.items():
            parts.append(self._field(item, key, value))
        for key, value in item.extra.items():
            texts = value if isinstance(value, list) else [value]
            said = "\n".join(
                ("是" if t else "否") if isinstance(t, bool) else str(t) for t in texts
            )
            parts.append(_lines({key: said}))
        return "".join(parts).encode()

    def _field(self, item: PublicItem, key: str, value: Any) -> str:
        sign = (item.kind, key, repr(value))
        known = self._known.find(sign)
        if known is None:
            known = _lines(flatten(ITEM_MODELS[item.kind], {key: value}, self._names))
            if self._known.is_repeated(sign):
                self._known.keep(sign, known)
        return known


def _lines(cells: Mapping[str, Any]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for name, value in cells.items():
        shown = spreadsheet_cell(value) if isinstance(value, str) else value
        writer.writerow([spreadsheet_cell(name), shown])
    return text.getvalue()
