"""Read JSON and JSON Lines: items as objects become rows, their keys the heading."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ...messages import _
from .cards import is_item
from .grid import Place, Remark, Sheet, UnreadableWorkbook, Workbook, too_many_cells
from .limits import MAX_CELLS, MAX_COLUMNS, MAX_DEPTH, MAX_SHEETS

_NATIONAL = {
    "task_name": "事项名称",
    "catalog_code": "基本编码",
    "task_code": "实施编码",
    "task_type": "权力类型",
    "dept_name": "实施主体",
    "by_law": "设定依据",
    "BYLAW": "设定依据",
    "supervise_way": "监督方式",
}
"""Elements of the national exchange of items (GB/T 39554.2) that hold words, not their codes."""

_LAW = frozenset({"law_name", "clause_number", "clause_content"})
"""A basis as the national platform exchanges it (GB/T 39554.2, 设定依据)."""


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON does."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    return bool(start) and start in "{["


def read_json(text: str, remarks: list[Remark]) -> Workbook:
    """Read items from JSON. Raises ``UnreadableWorkbook`` where it is broken or holds no items."""
    root = _load(text)
    tables: list[tuple[str, list[dict[str, Any]]]] = []
    left = _collect("", root, tables, 0)
    if not tables:
        raise UnreadableWorkbook(
            _("这是 JSON，里面没有成组的事项。"),
            _("要有一个数组，每一项是一个对象，有“事项名称”这样的键；或者一行一项。"),
        )
    if left:
        remarks.append(
            Remark(
                "values-left",
                _("有{count}个值不在成组的事项里，没有导入。").format(count=left),
            )
        )
    aside = {_("事项以外的值"): left} if left else {}
    sheets = [_sheet(name, rows) for name, rows in tables[:MAX_SHEETS]]
    return Workbook(sheets, "json", tuple(remarks), aside)


def _load(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"), object_pairs_hook=_object)
    except RecursionError:
        raise _deep() from None
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if error.msg == "Extra data" and len(lines) > 1:
            return [
                _line(number, line)
                for number, line in enumerate(text.splitlines(), 1)
                if line.strip()
            ]
        raise _broken(error.lineno, error.colno) from None
    except ValueError:
        raise _broken(1, 1) from None


def _line(number: int, line: str) -> Any:
    try:
        return json.loads(line, object_pairs_hook=_object)
    except RecursionError:
        raise _deep() from None
    except json.JSONDecodeError as error:
        raise _broken(number, error.colno) from None
    except ValueError:
        raise _broken(number, 1) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UnreadableWorkbook(
            _("JSON 的同一个对象里“{key}”写了两遍，不知道该用哪一个。").format(key=twice[:40]),
            _("改好后再导入。"),
        )
    return found


def _broken(line: int, column: int) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("JSON 在第{line}行第{column}个字符处写错了，读不下去。").format(line=line, column=column),
        _("检查这个位置的引号、逗号和括号；若文件不完整，请重新导出。"),
    )


def _deep() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("JSON 套得太深（超过{limit}层），不像是清单。").format(limit=MAX_DEPTH),
        _("检查文件来历。"),
    )


def _collect(
    name: str, value: Any, tables: list[tuple[str, list[dict[str, Any]]]], depth: int
) -> int:
    """Find arrays of objects, or one object that is an item; count the values that are neither."""
    if depth > MAX_DEPTH:
        raise _deep()
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        if rows:
            tables.append((name, rows))
        return len(value) - len(rows)
    if not isinstance(value, dict):
        return 1
    value = _with_parts(value)
    inner = {k: v for k, v in value.items() if isinstance(v, dict | list)}
    plain = {k: v for k, v in value.items() if k not in inner}
    tabular = any(_is_table(one) for one in inner.values())
    if not inner or (len(plain) > 2 and (not tabular or _is_item(plain))):
        tables.append((name, [value]))
        return 0
    # An envelope: what it says of itself is not of an item.
    return len(plain) + sum(_collect(key, one, tables, depth + 1) for key, one in inner.items())


def _is_item(keys: Iterable[str]) -> bool:
    return "task_name" in keys or is_item(list(keys))


def _with_parts(value: dict[str, Any]) -> dict[str, Any]:
    """Put arrays named after an item beside them (AUDIT_ITEM_BYLAW) into the item."""
    items = [key for key, one in value.items() if isinstance(one, dict)]
    parts = {
        key: items[0]
        for key, one in value.items()
        if len(items) == 1 and isinstance(one, list) and key.startswith(f"{items[0]}_")
    }
    if not parts:
        return value
    item = value[items[0]] | {key[len(items[0]) + 1 :]: value[key] for key in parts}
    return {key: one for key, one in value.items() if key not in parts} | {items[0]: item}


def _is_table(value: Any) -> bool:
    return (isinstance(value, dict) and len(value) > 2) or (
        isinstance(value, list) and any(isinstance(one, dict) and len(one) > 2 for one in value)
    )


def _sheet(name: str, rows: list[dict[str, Any]]) -> Sheet:
    headings: dict[str, int] = {}
    cells: dict[Place, str] = {}
    labels: dict[Place, str] = {}
    for number, row in enumerate(rows, 1):
        for key, value in row.items():
            column = headings.setdefault(key, len(headings))
            if column >= MAX_COLUMNS or len(cells) > MAX_CELLS:
                raise too_many_cells()
            text = value_text(value)
            if text.strip():
                cells[Place(number, column)] = text
                labels[Place(number, column)] = _("第{number}项的“{key}”").format(
                    number=number, key=key
                )
    names = _NATIONAL if "task_name" in headings else {}
    for key, column in headings.items():
        if key.strip():
            cells[Place(0, column)] = names.get(key, key)
            labels[Place(0, column)] = _("键“{key}”").format(key=key)
    return Sheet(name or "JSON", cells, labels=labels)


def value_text(value: Any, depth: int = 0) -> str:
    """Write a value of JSON as a cell: entries of a list a line each, objects as ``键：值``."""
    if depth > MAX_DEPTH:
        raise _deep()
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case str():
            return value
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case int():
            return str(value)
        case list():
            texts = [value_text(one, depth + 1) for one in value]
            return "\n".join(text for text in texts if text)
        case dict() if value.keys() >= _LAW:
            return _law_text(value)
        case dict():
            pairs = [(key, value_text(one, depth + 1)) for key, one in value.items()]
            return "\n".join(f"{key}：{text}" for key, text in pairs if text)
    raise TypeError(type(value))


def _law_text(law: dict[str, Any]) -> str:
    title, number, clause, content = (
        value_text(law.get(key), 1).strip()
        for key in ("law_name", "law_number", "clause_number", "clause_content")
    )
    return f"{title}{number}{clause}\n{content}".strip()
