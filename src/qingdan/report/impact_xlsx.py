"""The work list as a workbook, to be filled in: 确认改为 is the column for a person."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from ..impact.rows import Impact, Row
from ..impact.worklist import COLUMNS, CONFIRMED
from ..messages import _, joined
from .changes_redline import clean
from .impact_json import by_article
from .impact_words import (
    article,
    assumptions,
    became,
    clock_source,
    due,
    headline,
    needed,
    note,
    percent,
    totals,
    verdict,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (6, 14, 40, 12, 30, 18, 44, 44, 8, 22, 44)
_LONGEST = 32_000
"""Characters of the longest cell; Excel takes 32,767."""
_NO_TIME = datetime.datetime(2000, 1, 1)
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NO_ZIP_TIME = (2000, 1, 1, 0, 0, 0)


def impact_xlsx(
    impact: Impact, today: datetime.date, organs: Mapping[str, str] | None = None
) -> bytes:
    """Return a workbook with the sheets 工作单, 条文对照 and 时限; the same input, the same bytes.

    ``organs`` are names by id; an organ without one is written as its id.
    Headings stay Chinese: ``law impact --apply`` finds its columns by them.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "工作单"
    _put(sheet, [[*COLUMNS, CONFIRMED], *(_work(row, organs or {}) for row in impact.work)])
    _offer(sheet, len(impact.work))
    for letter, width in zip("ABCDEFGHIJK", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    texts = workbook.create_sheet("条文对照")
    _put(texts, _texts(impact))
    for letter, width in zip("ABCD", (14, 50, 80, 80), strict=True):
        texts.column_dimensions[letter].width = width
    notes = workbook.create_sheet("说明和时限")
    _put(notes, _notes(impact, today))
    for letter, width in zip("ABCD", (60, 24, 30, 90), strict=True):
        notes.column_dimensions[letter].width = width
    for each in (sheet, texts):
        each.freeze_panes = "A2"
    workbook.properties.created = _NO_TIME
    workbook.properties.subject = impact.change.law.title  # --apply asks which law it is for
    stream = BytesIO()
    workbook.save(stream)
    return _timeless(stream.getvalue())


def _work(row: Row, organs: Mapping[str, str]) -> list[str | int]:
    more = note(row)
    return [
        row.number,
        row.citing.item or "",
        row.citing.name,
        organs.get(row.citing.organ or "", row.citing.organ or ""),
        row.citing.file,
        row.citing.label,
        row.text,
        row.proposal or "",
        percent(row.score) if row.score is not None else "",
        verdict(row.verdict) + (joined(("", more), "；") if more else ""),
        "",
    ]


def _offer(sheet: Worksheet, rows: int) -> None:
    """Offer 是 and 不改 in 确认改为; anything else may be written too."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if not rows:
        return
    offered = DataValidation(type="list", formula1='"是,不改"', allow_blank=True)
    offered.showErrorMessage = False
    sheet.add_data_validation(offered)
    offered.add(f"K2:K{rows + 1}")


def _texts(impact: Impact) -> list[list[str | int]]:
    rows: list[list[str | int]] = [["原条文", "去向", "原文", "最相近的新条文"]]
    for went, _rows in by_article(impact):
        old, new = went.words or ("", "")
        rows.append([article(went.article, went.suffix), became(went), old, new])
    return rows


def _notes(impact: Impact, today: datetime.date) -> list[list[str | int]]:
    said = [
        headline(impact),
        totals(impact),
        *assumptions(impact),
        _("在“工作单”的“确认改为”里写新的引用；照建议改的写“是”，不改的空着。"),
        _("填好以后：qingdan law impact 名称 --apply 这个文件。"),
        *needed(impact),
        "",
    ]
    rows: list[list[str | int]] = [[line] for line in said]
    rows.append(["步骤", "谁", "最迟", "依据"])
    for one in impact.deadlines if impact.work else ():
        rows.append([one.clock.step, one.clock.who, due(one, today), clock_source(one)])
    return rows


def _put(sheet: Worksheet, rows: list[list[str | int]]) -> None:
    """Write rows; a text that begins with = stays a text and is never a formula."""
    from openpyxl.styles import Alignment

    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = clean(value)[:_LONGEST] if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _timeless(data: bytes) -> bytes:
    """Return the archive with a fixed time for every part; openpyxl notes the time of saving."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _NO_ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, _SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", old.read(name)))
    return stream.getvalue()
