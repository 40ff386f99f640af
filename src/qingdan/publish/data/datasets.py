"""Open data to download: each list and each organ as JSON, JSON Lines, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ...model.vocabulary import ListKind
from ...xlsx.sheet import Sheet, sheet_of, widths_of
from ...xlsx.workbook import workbook
from ..public.links import Directory
from ..public.projection import Projection, PublicItem
from ..site import Site
from ..writing.outputs import Output
from ..writing.shelf import Shelf
from .openjson import item_record, json_file, json_lines, licence_record, licence_words, to_json
from .rows import Rows
from .tables import Column, Table, csv_file, csv_pieces, organ_table

_SEEN = 100
"""Items of a list that decide how wide its columns are."""
FORMS = {
    "json": ("JSON", "application/json"),
    "jsonl": ("JSON Lines", "application/jsonl"),
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""Formats by file ending: name and media type."""


@dataclass(frozen=True)
class Download:
    """A file to download: what is in it, how many rows, under which heading it is offered.

    ``columns`` describe a CSV; ``kind`` and ``organ`` say whose data it is, where it is of one.
    """

    output: Output
    title: str
    rows: int
    group: str = ""
    columns: tuple[Column, ...] = ()
    kind: ListKind | None = None
    organ: str | None = None

    @property
    def path(self) -> str:
        """Where the file lies in the site."""
        return self.output.path

    @property
    def form(self) -> str:
        """Its file ending."""
        return self.path.rpartition(".")[2]


@dataclass(frozen=True)
class _Set:
    """Items that are offered together: a list, or what one organ has in all lists."""

    title: str
    items: Sequence[PublicItem]
    about: Mapping[str, Any]
    """What stands before the items in JSON."""
    notes: Sequence[tuple[str, str]]
    """What stands on the last sheet of a workbook."""
    tables: Mapping[ListKind, Table] = field(default_factory=dict)


class Datasets:
    """All downloads of a site. What several files say of an item is a piece on the shelf."""

    def __init__(
        self, projection: Projection, directory: Directory, site: Site, shelf: Shelf
    ) -> None:
        self._projection = projection
        self._directory = directory
        self._site = site
        self._rows = Rows(projection, shelf)
        self._columns = {kind: self._rows.columns(kind) for kind in projection.kinds}
        self._known_widths: dict[ListKind, tuple[float, ...]] = {}
        others = (self._names(), site.base_url)
        self._lines = shelf.form("json", others, self._line)

    def of_lists(self) -> Iterator[Download]:
        """Yield the files of each list, and of the register of organs."""
        for kind in self._projection.kinds:
            items = self._projection.of(kind)
            head = self._projection.headers.get((kind, None), {})
            about = {
                "schema": "qingdan/list/1",
                "list": str(kind),
                "title": kind.official_name,
                **self._publisher(),
            }
            notes = [*self._notes(kind.official_name, len(items)), *_said(head)]
            offered = _Set(kind.official_name, items, about, notes, self._tables(items))
            yield from self._files(f"downloads/{kind}", offered, kind=kind)
        yield from self._organs()

    def of_organs(self) -> Iterator[Download]:
        """Yield the files of each organ that has items: own ones, and those it takes part in."""
        for organ_id in self._projection.organs:
            own = self._directory.owned.get(organ_id, [])
            items = [*own, *self._directory.shared.get(organ_id, [])]
            if not items:
                continue
            name = self._directory.organ(organ_id).name
            heads = {
                str(kind): head
                for kind in self._projection.kinds
                if (head := self._projection.headers.get((kind, organ_id)))
            }
            about = {
                "schema": "qingdan/organ-items/1",
                "organ": organ_id,
                "organ_name": name,
                "headers": heads,
                **self._publisher(dated=False),
            }
            notes = [*self._notes(f"{name}的清单", len(items), dated=False)]
            for head in heads.values():
                notes += _said(head)
            offered = _Set(f"{name}的清单", items, about, notes, self._tables(items))
            yield from self._files(f"downloads/organs/{organ_id}/items", offered, organ=organ_id)

    def _tables(self, items: Sequence[PublicItem]) -> dict[ListKind, Table]:
        found = {}
        for kind in self._projection.kinds:
            own = [item for item in items if item.kind is kind]
            if own:
                found[kind] = Table(
                    kind.official_name,
                    self._columns[kind],
                    (),
                    self._widths(kind),
                    partial(self._rows.xlsx(kind).all, own),
                    len(own),
                )
        return found

    def _widths(self, kind: ListKind) -> tuple[float, ...]:
        """Widths that suit the whole list serve its part in every organ."""
        if kind not in self._known_widths:
            heads = [column.name for column in self._columns[kind]]
            some = self._projection.of(kind)[:_SEEN]
            self._known_widths[kind] = widths_of(heads, self._rows.of(some))
        return self._known_widths[kind]

    def _files(
        self, stem: str, offered: _Set, kind: ListKind | None = None, organ: str | None = None
    ) -> Iterator[Download]:
        tables = offered.tables
        if kind is not None and kind not in tables:  # an empty list has its columns all the same
            tables = {kind: Table(kind.official_name, self._columns[kind], ())}
        columns = [table.columns for table in tables.values()]
        widths = [table.widths for table in tables.values()]
        names = self._names()
        by_form: dict[str, tuple[Callable[[], Iterable[bytes]], Any]] = {
            "json": (partial(self._json, offered), (offered.about, names, self._site.base_url)),
            "jsonl": (partial(self._jsonl, offered), (names, self._site.base_url)),
            "xlsx": (partial(self._xlsx, offered, tables), (offered.notes, columns, names, widths)),
        }
        for form, (make, others) in by_form.items():
            yield Download(
                Output(f"{stem}.{form}", make, offered.items, others),
                offered.title,
                len(offered.items),
                offered.title,
                kind=kind,
                organ=organ,
            )
        folder = stem.rpartition("/")[0]
        for one, table in tables.items():
            own = [item for item in offered.items if item.kind is one]
            heads = [column.name for column in table.columns]
            make = partial(self._csv, heads, one, own)
            yield Download(
                Output(f"{folder}/{one}.csv", make, own, (heads, names)),
                one.official_name,
                len(own),
                offered.title,
                table.columns,
                kind=one,
                organ=organ,
            )

    def _names(self) -> Mapping[str, str]:
        """Names of organs by id: rows and records name organs that items know by id only."""
        return {key: str(record["名称"]) for key, record in self._projection.organs.items()}

    def _json(self, offered: _Set) -> Iterator[bytes]:
        yield to_json({**offered.about, "items": []}).removesuffix("]}").encode()
        for number, item in enumerate(offered.items):
            yield (b"," if number else b"") + self._lines.of(item)
        yield b"]}\n"

    def _jsonl(self, offered: _Set) -> Iterator[bytes]:
        for line in self._lines.all(offered.items):
            yield line + b"\n"

    def _line(self, item: PublicItem) -> bytes:
        name = self._directory.organ(item.organ).name
        return to_json(item_record(item, name, self._site)).encode()

    def _csv(self, heads: list[str], kind: ListKind, items: list[PublicItem]) -> Iterator[bytes]:
        return csv_file(heads, self._rows.csv(kind).all(items))

    def _xlsx(self, offered: _Set, tables: Mapping[ListKind, Table]) -> Iterator[bytes]:
        return tables_workbook(list(tables.values()), offered.title, offered.notes)

    def _publisher(self, *, dated: bool = True) -> dict[str, Any]:
        site = self._site
        found: dict[str, Any] = {"publisher": site.host or None}
        if dated:  # an organ's files would all change with every commit of another organ
            found["date"] = site.date or None
        return {**found, "fictional": site.is_fictional, "licence": licence_record(site)}

    def _notes(self, title: str, count: int, *, dated: bool = True) -> Iterator[tuple[str, str]]:
        site = self._site
        yield "名称", title
        if site.is_fictional:
            yield "虚构示例", "地名、机构、文号和事项都是编写的，不是任何地方的真实清单"
        if site.is_internal:
            yield "内部版本", "含草案和不公开的内容，不得对外提供"
        if site.host:
            yield "发布单位", site.host
        if dated and site.date:
            yield "数据日期", site.date
        if site.base_url:
            yield "网址", site.base_url
        yield "条数", str(count)
        yield "使用许可", licence_words(site)

    def _organs(self) -> Iterator[Download]:
        table = organ_table(self._projection)
        organs = self._projection.organs
        title, count = table.title, len(organs)
        value = {
            "schema": "qingdan/organs/1",
            "date": self._site.date or None,
            "fictional": self._site.is_fictional,
            "licence": licence_record(self._site),
            "organs": organs,
        }
        lines = [{"id": organ, "organ": record} for organ, record in organs.items()]
        heads = [column.name for column in table.columns]
        notes = list(self._notes(title, count))
        forms: dict[str, tuple[Callable[[], Iterable[bytes]], Any]] = {
            "json": (partial(json_file, value), value),
            "jsonl": (partial(json_lines, lines), lines),
            "xlsx": (partial(tables_workbook, [table], title, notes), (value, notes)),
            "csv": (partial(csv_pieces, heads, table.rows), organs),
        }
        for form, (make, others) in forms.items():
            columns = table.columns if form == "csv" else ()
            output = Output(f"downloads/organs.{form}", make, (), others)
            yield Download(output, title, count, title, columns)


def tables_workbook(
    tables: Sequence[Table], title: str, notes: Sequence[tuple[str, str]]
) -> Iterator[bytes]:
    """Return a workbook of tables, then what their columns mean, then where they come from."""
    sheets = [
        Sheet(
            table.title,
            tuple(column.name for column in table.columns),
            table.ready or partial(iter, table.rows),
            table.widths or widths_of([column.name for column in table.columns], table.rows),
            table.count,
        )
        for table in tables
    ]
    explained = [
        [table.title, one.name, _TYPE_WORDS[one.type], "、".join(one.values), one.meaning]
        for table in tables
        for one in table.columns
    ]
    sheets.append(sheet_of("字段说明", ["清单", "字段", "类型", "允许的值", "说明"], explained))
    sheets.append(sheet_of("来源和许可", ["项目", "内容"], notes))
    return workbook(sheets, title)


_TYPE_WORDS = {"string": "文本", "integer": "整数", "date": "日期", "boolean": "是或否"}


def _said(head: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the header of a list says of its publication."""
    if "标题" in head:
        yield "清单标题", head["标题"]
    if "文号" in head:
        yield "公布文号", head["文号"]
    if "公布日期" in head:
        yield "公布日期", head["公布日期"].isoformat()
