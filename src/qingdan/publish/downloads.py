"""Open data beside the pages: each list as CSV and JSON, the catalogue, the data dictionary."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.kinds import ITEM_MODELS
from ..model.organ import Organ
from ..model.record import Record
from ..model.vocabulary import ListKind
from .dictionary import describe_fields
from .links import Directory
from .projection import Projection, PublicItem
from .repeated import Repeated
from .shapes import FieldShape, Shape, field_shapes
from .site import Site
from .textescape import spreadsheet_cell

_CATALOGUE_SUMMARY = 120


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its path in the site, what is in it, how many rows, its bytes."""

    path: str
    title: str
    rows: int
    data: bytes


def make_downloads(projection: Projection, directory: Directory, site: Site) -> list[Download]:
    """Return all downloads. CSV is UTF-8 with a BOM and CRLF, for spreadsheets; JSON is UTF-8."""
    found = []
    for kind in ListKind:
        items = projection.of(kind)
        found.append(_list_csv(kind, items, projection, directory))
        found.append(_list_json(kind, items, directory, site))
    found += [_organs_csv(projection), _organs_json(projection, site)]
    found += [_catalogue(projection, directory), _dictionary(projection)]
    return found


def to_json(value: Any) -> str:
    """Return JSON on one line (indenting takes ten times as long), days as ISO text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_day)


def _day(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def item_record(item: PublicItem, organ_name: str, site: Site) -> dict[str, Any]:
    """Return the open record of one item (``qingdan/item/1``)."""
    record: dict[str, Any] = {"schema": "qingdan/item/1", "list": str(item.kind), "id": item.id}
    if item.organ is not None:
        record["organ"] = item.organ
        record["organ_name"] = organ_name
    if site.base_url:
        record["url"] = site.address(item.page)
    record["item"] = {**item.fields, **item.extra}
    return record


def _list_json(
    kind: ListKind, items: list[PublicItem], directory: Directory, site: Site
) -> Download:
    value = {
        "schema": "qingdan/list/1",
        "list": str(kind),
        "title": kind.official_name,
        "publisher": site.host or None,
        "date": site.date or None,
        "fictional": site.is_fictional,
        "items": [item_record(i, directory.organ(i.organ).name, site) for i in items],
    }
    data = (to_json(value) + "\n").encode()
    return Download(f"downloads/{kind}.json", f"{kind.official_name}（JSON）", len(items), data)


def _list_csv(
    kind: ListKind, items: list[PublicItem], projection: Projection, directory: Directory
) -> Download:
    model = ITEM_MODELS[kind]
    names = {organ: directory.organ(organ).name for organ in projection.organs}
    cells = []
    known: Repeated[dict[str, str]] = Repeated()
    for item in items:
        row = {"事项编号": item.id}
        if item.organ is not None:
            row |= {"机构编号": item.organ, "机构": directory.organ(item.organ).name}
        row |= _row_of(model, item.fields, names, known)
        row |= {name: _extra_text(value) for name, value in item.extra.items()}
        cells.append(row)
    order = ["事项编号", *(["机构编号", "机构"] if kind.has_organ_folders else [])]
    order += _columns(model, "")
    order += [declared.name for declared in projection.extra_fields.get(kind, [])]
    present = [column for column in order if any(column in row for row in cells)] or order[:3]
    rows = [[row.get(column, "") for column in present] for row in cells]
    data = to_csv([present, *rows])
    return Download(f"downloads/{kind}.csv", f"{kind.official_name}（CSV）", len(items), data)


def to_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV for spreadsheets: BOM, CRLF, no cell that could be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([spreadsheet_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _columns(model: type[Record], prefix: str) -> list[str]:
    """Column names of a model: a record gives one column for each of its keys."""
    found = []
    for key, shape in field_shapes(model).items():
        if shape.shape is Shape.RECORD and shape.model is not None:
            found += _columns(shape.model, f"{prefix}{key}.")
        else:
            found.append(prefix + key)
    return found


def flatten(
    model: type[Record], mapping: Mapping[str, Any], names: Mapping[str, str], prefix: str = ""
) -> dict[str, str]:
    """Return a record as columns of text. Organs are written by name, lists one line each."""
    found: dict[str, str] = {}
    for key, shape in field_shapes(model).items():
        if key in mapping:
            found |= _columns_of(shape, mapping[key], names, prefix)
    return found


def _columns_of(
    shape: FieldShape, value: Any, names: Mapping[str, str], prefix: str
) -> dict[str, str]:
    name = prefix + shape.key
    if shape.shape is Shape.RECORD and shape.model is not None:
        return flatten(shape.model, value, names, f"{name}.")
    if shape.shape is Shape.ORGANS:
        ids = value if isinstance(value, list) else [value]
        return {name: "\n".join(names.get(o, o) for o in ids)}
    return {name: _text(value, shape.model, names)}


def _row_of(
    model: type[Record],
    fields: Mapping[str, Any],
    names: Mapping[str, str],
    known: Repeated[dict[str, str]],
) -> dict[str, str]:
    """An item's columns; what many items say is written out once."""
    shapes = field_shapes(model)
    row: dict[str, str] = {}
    for key, value in fields.items():
        shape = shapes[key]
        if isinstance(value, str):
            row |= _columns_of(shape, value, names, "")
            continue
        sign = (key, repr(value))
        columns = known.find(sign)
        if columns is None:
            columns = _columns_of(shape, value, names, "")
            if known.is_repeated(sign):
                known.keep(sign, columns)
        row |= columns
    return row


def _text(value: Any, model: type[Record] | None, names: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "\n".join(_text(part, model, names) for part in value)
    if isinstance(value, Mapping):
        if model is not None:
            flat = flatten(model, value, names)
            parts = [f"{k}：{_one_line(v)}" for k, v in flat.items()]
        elif "内容" in value:
            parts = [value.get("开头", ""), *value["内容"]]
            return "\n".join(part for part in parts if part)
        else:
            parts = [f"{k}：{_one_line(_text(v, None, names))}" for k, v in value.items()]
        return "；".join(parts)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _one_line(text: str) -> str:
    return "、".join(line.strip() for line in text.splitlines() if line.strip())


def _extra_text(value: Any) -> str:
    return _text(value, None, {})


def _organs_csv(projection: Projection) -> Download:
    names = {key: str(record["名称"]) for key, record in projection.organs.items()}
    cells = [
        {"机构编号": organ, **flatten(Organ, record, names)}
        for organ, record in projection.organs.items()
    ]
    order = ["机构编号", *_columns(Organ, "")]
    present = [column for column in order if any(column in row for row in cells)] or order[:2]
    rows = [[row.get(column, "") for column in present] for row in cells]
    return Download("downloads/organs.csv", "机构名录（CSV）", len(cells), to_csv([present, *rows]))


def _organs_json(projection: Projection, site: Site) -> Download:
    value = {
        "schema": "qingdan/organs/1",
        "date": site.date or None,
        "fictional": site.is_fictional,
        "organs": projection.organs,
    }
    data = (to_json(value) + "\n").encode()
    return Download("downloads/organs.json", "机构名录（JSON）", len(projection.organs), data)


def _catalogue(projection: Projection, directory: Directory) -> Download:
    """目录: 索引、名称、内容概述、生成日期 (政府信息公开条例第十二条)."""
    rows = [["索引", "名称", "内容概述", "生成日期"]]
    for item in projection.items:
        organ = directory.organ(item.organ).name
        kind = item.fields.get("类型", item.kind.official_name)
        summary = f"{kind}；{organ}" if organ else kind
        content = item.fields.get("内容", "")
        if content:
            summary += "；" + _one_line(str(content))[:_CATALOGUE_SUMMARY]
        day = item.fields.get("生效日期")
        rows.append([item.page, item.name, summary, day.isoformat() if day else ""])
    return Download("downloads/catalogue.csv", "政府信息目录（CSV）", len(rows) - 1, to_csv(rows))


def _dictionary(projection: Projection) -> Download:
    rows = [["清单", "字段", "类型", "允许的值", "说明"]]
    for described in describe_fields(projection):
        for field in described.rows:
            rows.append(
                [described.title, field.path, field.type, "、".join(field.values), field.meaning]
            )
    return Download("downloads/dictionary.csv", "字段说明（CSV）", len(rows) - 1, to_csv(rows))
