"""Everything that can be downloaded: lists and organs, the catalogue, the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ...xlsx.rows import ready_row
from ...xlsx.sheet import Cell
from ..kinds.registry import KINDS
from ..pages.dictionary import describe_fields
from ..public.links import Directory
from ..public.projection import Projection, PublicItem
from ..site import Site
from ..writing.outputs import Output
from ..writing.shelf import Shelf
from .datasets import Datasets, Download, tables_workbook
from .tables import Column, Table, csv_file, csv_line, csv_pieces, one_line

_CATALOGUE_SUMMARY = 120


def make_downloads(
    projection: Projection, directory: Directory, site: Site, shelf: Shelf
) -> Iterator[Download]:
    """Yield all downloads of a site, none of them made yet. CSV is UTF-8 with a BOM and CRLF."""
    datasets = Datasets(projection, directory, site, shelf)
    yield from datasets.of_lists()
    yield from _catalogue(projection, directory, shelf)
    yield _dictionary(projection)
    yield from datasets.of_organs()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalogue: 索引、名称、内容概述、生成日期 (政府信息公开条例第十二条)."""

    index: str
    name: str
    summary: str
    day: str
    item: PublicItem


def catalogue(items: Sequence[PublicItem], directory: Directory) -> Iterator[Entry]:
    """Yield the catalogue of items; the index of an item is where its page lies."""
    for item in items:
        organ = directory.organ(item.organ).name
        is_typed = item.kind.is_core and "类型" in item.fields
        kind = item.fields["类型"] if is_typed else item.kind.official_name
        summary = "；".join((kind, *([organ] if organ else ()), *_more(item)))
        content = item.fields.get("内容", "")
        if content:
            summary += "；" + one_line(str(content))[:_CATALOGUE_SUMMARY]
        day = item.fields.get("生效日期")
        yield Entry(item.page, item.name, summary, day.isoformat() if day else "", item)


def _more(item: PublicItem) -> Sequence[str]:
    return [text[:_CATALOGUE_SUMMARY] for text in KINDS[item.kind].summary(item.fields)]


_CATALOGUE = (
    Column("索引", meaning="事项页面在网站里的位置，永久不变"),
    Column("名称", meaning="事项名称"),
    Column("内容概述", meaning="类型、机构和内容"),
    Column("生成日期", meaning="现行内容的生效日期", type="date"),
)
_WIDTHS = (28.0, 48.0, 60.0, 12.0)


def _catalogue(projection: Projection, directory: Directory, shelf: Shelf) -> Iterator[Download]:
    title, items = "政府信息目录", projection.items
    names = {key: record["名称"] for key, record in projection.organs.items()}
    heads = [column.name for column in _CATALOGUE]

    def cells(item: PublicItem) -> list[Cell]:
        (entry,) = catalogue([item], directory)
        return [entry.index, entry.name, entry.summary, item.fields.get("生效日期")]

    lines = shelf.form("csv catalogue", names, lambda item: csv_line(cells(item)))
    rows = shelf.form("xlsx catalogue", names, lambda item: ready_row(cells(item)))
    csv = Output("downloads/catalogue.csv", lambda: csv_file(heads, lines.all(items)), items, names)
    yield Download(csv, title, len(items), title, _CATALOGUE)
    table = Table(title, _CATALOGUE, (), _WIDTHS, partial(rows.all, items), len(items))
    make = partial(tables_workbook, [table], title, [])
    xlsx = Output("downloads/catalogue.xlsx", make, items, names)
    yield Download(xlsx, title, len(items), title)


def _dictionary(projection: Projection) -> Download:
    columns = [Column(name) for name in ("清单", "字段", "类型", "允许的值", "说明")]
    rows = [
        [described.title, field.path, field.type, "、".join(field.values), field.meaning]
        for described in describe_fields(projection)
        for field in described.rows
    ]
    make = partial(csv_pieces, [column.name for column in columns], rows)
    output = Output("downloads/dictionary.csv", make, (), rows)
    return Download(output, "字段说明", len(rows), "字段说明", tuple(columns))
