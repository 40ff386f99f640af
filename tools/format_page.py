"""The table of all keys and values on disk, from the models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import TypeAdapter

from format_words import FOLDERS, HEAD, IDS, VALUES
from qingdan.model.adjustment import Anchor
from qingdan.model.appearance import PageHead
from qingdan.model.codes import BasicCode, ImplementationCode, RegionCode, SocialCreditCode
from qingdan.model.duration import Duration
from qingdan.model.record import Day, ItemId, OrganId, Record
from qingdan.model.schema import FileSchema, file_schemas
from qingdan.model.schema_titles import TITLES
from qingdan.model.vocabulary import ListKind

_SHAPES = {
    "事项 id": ItemId,
    "机构 id": OrganId,
    "[日期](#日期)": Day,
    "[时限](#时限的写法)": Duration,
    "区划代码": RegionCode,
    "统一社会信用代码": SocialCreditCode,
    "实施编码": ImplementationCode,
    "基本编码": BasicCode,
    "指纹": Anchor,
}
SHAPE_NAMES = {TypeAdapter(shape).json_schema()["pattern"]: name for name, shape in _SHAPES.items()}
SHORT_FORMS = {"Basis": "引用", "Licence": "名称", "Remedy": "生成", "Step": "环节", "Unit": "名称"}


def render() -> str:
    """Return ``docs/format.md``."""
    files = file_schemas()
    described: dict[str, dict[str, Any]] = {}
    parts = [HEAD, FOLDERS, IDS, VALUES, "## 各种文件的键"]
    for file in files:
        parts.extend(_file(file, described))
    parts.extend(_page_head())
    parts.append("## 各种取值")
    parts.append("写官方全称，不写简称。")
    parts.extend(_vocabularies(files))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _page_head() -> Iterator[str]:
    """The one record that stands in no YAML file: the head of a page of the site's own."""
    head = TypeAdapter(PageHead).json_schema(by_alias=True)
    yield "### 网站自己的页面"
    yield "`pages/*.md`；写在文件开头的两行 `---` 之间，可以全部不写。"
    yield _table(PageHead.__name__, head, {"公开", "表头可默认"})


def _file(file: FileSchema, described: dict[str, dict[str, Any]]) -> Iterator[str]:
    raw = TypeAdapter(file.content).json_schema(by_alias=True)
    definitions: dict[str, Any] = raw.get("$defs", {})
    where = "、".join(f"`{glob}`" for glob in file.globs if not glob.startswith("!"))
    yield f"### {file.title}"
    yield f"{where}；JSON Schema：`qingdan schema {file.name}`。"
    if "properties" in raw:
        model = file.content.__name__
        yield _table(model, raw, _left_out(model, file))
    else:
        yield "文件里可以有多段，每段是“名字: 内容”，名字在整个工作区里不重复："
    public = _used(raw, definitions, leaving_out="x-internal")
    for name in _used(raw, definitions):
        definition = definitions[name]
        if "enum" in definition or name in described:
            continue
        described[name] = definition
        yield f"#### {TITLES[name]}"
        record = definition
        if "anyOf" in definition:
            short = SHORT_FORMS[name]
            yield f"可以只写一行文字，等于只写“{short}”；或者写出这些键："
            record = next(choice for choice in definition["anyOf"] if "properties" in choice)
        left_out = _left_out(name, file)
        if name not in public:
            yield "整段都不公开。"
            left_out.add("公开")
        yield _table(name, record, left_out)


def _used(node: Any, definitions: dict[str, Any], *, leaving_out: str = "") -> list[str]:
    """Names of the definitions a schema uses, in the order in which they come up.

    Properties that carry the note ``leaving_out`` are not looked into.
    """
    found: dict[str, None] = {}

    def visit(part: Any) -> None:
        if isinstance(part, list):
            for one in part:
                visit(one)
        elif isinstance(part, dict) and not part.get(leaving_out):
            name = str(part.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found[name] = None
                visit(definitions[name])
            for key, one in part.items():
                if key != "$defs":
                    visit(one)

    visit(node)
    return list(found)


def _left_out(model: str, file: FileSchema) -> set[str]:
    """Columns that say nothing about a record: only items inherit and hide fields."""
    if file.list_kind is None:
        return {"公开", "表头可默认"}
    return set() if model == file.content.__name__ else {"表头可默认"}


def _table(model: str, record: dict[str, Any], left_out: set[str]) -> str:
    names = _attribute_names(model)
    required = record.get("required", ())
    columns: dict[str, Callable[[str, dict[str, Any]], str]] = {
        "键": lambda alias, _prop: f"`{alias}`",
        "类型": lambda _alias, prop: type_of(prop),
        "必填": lambda alias, _prop: "是" if alias in required else "",
        "表头可默认": lambda _alias, prop: "是" if prop.get("x-inherit") else "",
        "公开": lambda _alias, prop: "不公开" if prop.get("x-internal") else "是",
        "说明": lambda _alias, prop: _explain(prop),
        "代码里": lambda alias, _prop: f"`{names[alias]}`",
    }
    columns = {title: cell for title, cell in columns.items() if title not in left_out}
    rows = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    for alias, prop in record["properties"].items():
        cells = [cell(alias, prop) for cell in columns.values()]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _explain(prop: dict[str, Any]) -> str:
    text = str(prop["description"]).replace("|", "\\|")
    default = prop.get("default")
    if default in (None, {}):
        return text
    shown = str(default).lower() if isinstance(default, bool) else default
    return f"{text}。不写是 `{shown}`"


def type_of(schema: dict[str, Any]) -> str:
    """Say in Chinese what kind of value a schema asks for."""
    if "$ref" in schema:
        title = TITLES[schema["$ref"].removeprefix("#/$defs/")]
        return f"[{title}](#{_anchor(title)})"
    choices = [c for c in schema.get("anyOf", schema.get("oneOf", [])) if c.get("type") != "null"]
    if choices:
        return " 或 ".join(dict.fromkeys(type_of(choice) for choice in choices))
    match schema.get("type"):  # names of keys are always text, and say no type
        case "array":
            return f"列表：{type_of(schema['items'])}"
        case "object":
            return _mapping(schema)
        case "integer":
            return "整数"
        case "boolean":
            return "`true` 或 `false`"
    return SHAPE_NAMES[schema["pattern"]] if "pattern" in schema else "文字"


def _mapping(schema: dict[str, Any]) -> str:
    if "patternProperties" in schema:
        ((pattern, inner),) = schema["patternProperties"].items()
        return f"{SHAPE_NAMES[pattern]} → {type_of(inner)}"
    names = schema.get("propertyNames")
    values = schema.get("additionalProperties")
    key = type_of(names) if names else "文字"
    return f"{key} → {type_of(values) if isinstance(values, dict) else '各种值'}"


def _anchor(title: str) -> str:
    return re.sub(r"[^\w-]", "", title.replace(" ", "-"))


def _attribute_names(model: str) -> dict[str, str]:
    (found,) = [cls for cls in _records(Record) if cls.__name__ == model][:1]
    return {field.alias or name: name for name, field in found.model_fields.items()}


def _records(cls: type[Record]) -> Iterator[type[Record]]:
    for child in cls.__subclasses__():
        yield child
        yield from _records(child)


def _vocabularies(files: tuple[FileSchema, ...]) -> Iterator[str]:
    values: dict[str, list[str]] = {}
    for content in (*(file.content for file in files), PageHead):
        definitions = TypeAdapter(content).json_schema(by_alias=True).get("$defs", {})
        for name, definition in definitions.items():
            if "enum" in definition:
                values[name] = definition["enum"]
    for name in sorted(values, key=list(TITLES).index):
        yield f"#### {TITLES[name]}"
        if name == "ListKind":
            rows = [f"- `{kind}`：{kind.official_name}" for kind in ListKind]
            yield "\n".join(rows)
        else:
            yield "、".join(f"`{value}`" for value in values[name])
