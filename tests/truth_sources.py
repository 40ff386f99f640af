"""The sources of the hand-made truth, read by a road of their own, and which items were drawn.

Nothing here uses ``qingdan.exchange``: workbooks are opened with xlrd or openpyxl, Word with
zipfile and ElementTree, the rest as text. The draw is made from places alone, before any text is
looked at: ``random.Random(SEED)`` samples so many places of each file as ``QUOTAS`` says, all of
the short files.
"""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

SEED = 20261122

QUOTAS = {
    "2025年克拉玛依市统计局权责清单.xlsx": 3,
    "克拉玛依市住房和城乡建设局2024年权责清单.xls": 26,
    "克拉玛依市医疗保障局2024年权责清单.xls": 6,
    "克拉玛依市发展和改革委员会2024年权责清单.xls": 9,
    "克拉玛依市林业和草原系统2024年地县两级权责清单指导目录.xls": 26,
    "克拉玛依市生态环境局2024年权责清单.xls": 20,
    "国动办权责清单公示.xlsx": 6,
    "附件：克拉玛依市财政局2025年权责清单 (1).xlsx": 6,
}
"""Items drawn of each workbook."""

WORD_FILE = "国务院对确需保留的行政审批项目设定行政许可的决定（2016）.docx"
WORD_QUOTA = 30
JSON_FILE = "liaoning_30.json"
JSON_QUOTA = 12

Cells = dict[int, str]
"""The texts of one row by column from 0, as they stand in the file."""


def workbook_rows(path: Path) -> Iterator[tuple[str, int, Cells]]:
    """Yield sheet, row (from 1) and texts of every row, empty cells left out."""
    if path.read_bytes()[:2] == b"PK":
        import openpyxl

        for sheet in openpyxl.load_workbook(path):
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                texts = {c: str(v) for c, v in enumerate(cells) if v is not None}
                yield sheet.title, number, {c: t for c, t in texts.items() if t.strip()}
        return
    import xlrd

    for sheet in xlrd.open_workbook(path).sheets():
        for number in range(sheet.nrows):
            values = enumerate(sheet.row_values(number))
            texts = {c: _plain_number(v) for c, v in values if str(v).strip()}
            yield sheet.name, number + 1, texts


def _plain_number(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def workbook_items(path: Path) -> dict[str, Cells]:
    """Return the rows with a cell below 权力类型, by ``sheet!row``."""
    column: int | None = None
    current = ""
    found: dict[str, Cells] = {}
    for sheet, row, texts in workbook_rows(path):
        if sheet != current:
            current, column = sheet, None
        headings = {re.sub(r"\s", "", text): c for c, text in texts.items()}
        if "权力类型" in headings and "实施依据" in headings:
            column = headings["权力类型"]
        elif column is not None and column in texts:
            found[f"{sheet}!{row}"] = texts
    return found


def word_rows(path: Path) -> dict[str, list[str]]:
    """Return the rows of the tables of the annex by their number, paragraphs as lines."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    rows = {}
    for row in root.iter(f"{word}tr"):
        cells = [
            "\n".join(
                "".join(t.text or "" for t in paragraph.iter(f"{word}t"))
                for paragraph in cell.iter(f"{word}p")
            )
            for cell in row.iter(f"{word}tc")
        ]
        if cells[0].strip().isdecimal():
            rows[cells[0].strip()] = cells
    return rows


def json_items(path: Path) -> list[dict[str, str]]:
    """Return the 30 items of 辽宁 as they stand in the file."""
    items: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return items


def drawn(real_data: Path) -> dict[str, list[str]]:
    """Return the places of the items drawn, by file: the same on every machine."""
    generator = random.Random(SEED)
    places = {}
    for name, quota in QUOTAS.items():
        population = list(workbook_items(real_data / "powers_xls" / name))
        places[name] = _sample(generator, population, quota)
    population = list(word_rows(real_data / "docx" / WORD_FILE))
    places[WORD_FILE] = _sample(generator, population, WORD_QUOTA)
    population = [str(n) for n in range(len(json_items(real_data / "powers_other" / JSON_FILE)))]
    places[JSON_FILE] = _sample(generator, population, JSON_QUOTA)
    return places


def _sample(generator: random.Random, population: list[str], quota: int) -> list[str]:
    chosen = set(generator.sample(population, quota))
    return [place for place in population if place in chosen]
