"""JSON Schema says what the models say, in Chinese, and the command hands it out."""

from __future__ import annotations

import copy
import json
import re
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from qingdan.model import (
    actions,
    adjustment,
    appearance,
    boundary,
    delegation,
    duty,
    fulfilment,
    heading_mapping,
    inquiry,
    item,
    law,
    listkind,
    organ,
    power,
    procedure,
    shared,
    territory,
    vocabulary,
    waiver,
    workspace,
)
from qingdan.model.kinds import ITEM_MODELS, defaults_model
from qingdan.model.record import Record
from qingdan.model.schema import FileSchema, file_schemas, header_model, schema_of
from qingdan.model.schema_titles import TITLES
from qingdan.model.vocabulary import ExtraFieldType, ListKind
from qingdan.model.workspace import ExtraField

from .effort import examples

FILES = {file.name: file for file in file_schemas()}
SCHEMAS = {name: schema_of(file) for name, file in FILES.items()}
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
ADAPTERS = {name: TypeAdapter(file.content) for name, file in FILES.items()}
CHINESE = re.compile(r"[一-鿿]")


def by_schema(name: str, document: Any) -> bool:
    return bool(VALIDATORS[name].is_valid(document))


def by_model(name: str, document: Any) -> bool:
    try:
        ADAPTERS[name].validate_python(document)
    except ValidationError:
        return False
    return True


def nodes(schema: Any) -> list[dict[str, Any]]:
    """Every mapping inside a schema."""
    if isinstance(schema, list):
        return [node for part in schema for node in nodes(part)]
    if isinstance(schema, dict):
        return [schema, *(node for part in schema.values() for node in nodes(part))]
    return []


@pytest.mark.parametrize("name", FILES)
def test_is_a_schema_of_the_2020_draft(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", FILES)
def test_speaks_chinese_and_keeps_no_notes_of_the_program(name: str) -> None:
    words = [
        (key, node[key])
        for node in nodes(SCHEMAS[name])
        for key in ("title", "description")
        if isinstance(node.get(key), str)
    ]
    assert len(words) > 5
    assert [word for key, word in words if key == "description" and not CHINESE.search(word)] == []
    assert [key for node in nodes(SCHEMAS[name]) for key in node if key.startswith("x-")] == []


def test_every_property_is_explained() -> None:
    records = [
        node for schema in SCHEMAS.values() for node in nodes(schema) if "properties" in node
    ]
    unexplained = [
        key
        for record in records
        if isinstance(record["properties"], dict) and record.get("type") == "object"
        for key, value in record["properties"].items()
        if not value.get("description")
    ]
    assert unexplained == []


def test_every_record_and_vocabulary_has_a_chinese_title() -> None:
    modules = (
        actions,
        adjustment,
        appearance,
        boundary,
        delegation,
        duty,
        fulfilment,
        heading_mapping,
        inquiry,
        item,
        law,
        listkind,
        organ,
        power,
        procedure,
        shared,
        territory,
        vocabulary,
        waiver,
        workspace,
    )
    own = {
        value.__name__
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and issubclass(value, Record | StrEnum)
    }
    own -= {"Item", "Expanded", "ListHeader"}  # never a schema of its own
    made = {model(kind).__name__ for kind in ListKind for model in (header_model, defaults_model)}
    assert set(TITLES) == own | made


@pytest.mark.parametrize("name", FILES)
def test_same_models_same_bytes(name: str) -> None:
    again = {file.name: file for file in file_schemas()}[name]
    assert json.dumps(schema_of(again)) == json.dumps(SCHEMAS[name])


ACCEPTED: list[tuple[str, dict[str, Any]]] = [
    ("powers", {"名称": "处罚", "类型": "行政处罚"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "依据": ["《甲法》第一条"]}),
    (
        "powers",
        {"名称": "处罚", "类型": "行政处罚", "依据": [{"引用": "《甲法》", "作用": "设定"}]},
    ),
    (
        "powers",
        {"名称": "处罚", "类型": "行政处罚", "时限": {"法定": "20个工作日", "承诺": "即时"}},
    ),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "职责": {"套用": "甲", "另加": ["乙"]}}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "职责": {"开头": "甲：", "内容": ["乙"]}}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "备注": None}),
    ("duties", {"名称": "规划", "任务": [{"名称": "立案", "流程": ["登记", {"环节": "审批"}]}]}),
    ("boundaries", {"名称": "违建", "牵头": "zfj"}),
    ("boundaries", {"名称": "违建", "牵头": ["zfj"], "分工": [{"部门": "zfj", "职责": ["查"]}]}),
    ("organs", {"机构": {"zrzy": {"名称": "自然资源局", "内设机构": ["法规科"]}}}),
    ("texts", {"追责": {"用途": "追责情形", "内容": ["以罚代拆的"]}}),
    ("workspace", {"格式": 1, "名称": "三张清单", "区划代码": "110000"}),
    ("list-powers", {"默认": {"状态": "有效", "监督方式": [{"内容": "12345"}]}}),
    ("list-boundaries", {"年度": 2025, "声明数量": {"最小颗粒": 12}}),
]
REFUSED: list[tuple[str, Any]] = [
    ("powers", {"名称": "处罚"}),
    ("powers", {"名称": "", "类型": "行政处罚"}),
    ("powers", {"名称": "处罚", "类型": "处罚"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "名字": "多"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "俗称": "违建"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "主项": "短"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "时限": {"法定": 20}}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "时限": {"法定": "20"}}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "生效日期": "2025年1月1日"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "职责": {"套用": "甲", "内容": ["乙"]}}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "序号": -1}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "收费": {"收费": "否"}}),
    ("powers", ["名称", "处罚"]),
    ("duties", {"名称": "规划", "任务": {"名称": "立案"}}),
    ("boundaries", {"名称": "违建", "牵头": "执法局"}),
    ("organs", {"机构": {"执法局": {"名称": "执法局"}}}),
    ("texts", {"追责": {"内容": []}}),
    ("workspace", {"格式": 0, "名称": "三张清单"}),
    ("workspace", {"格式": 1, "名称": "三张清单", "区划代码": 110000}),
    ("list-powers", {"默认": {"名称": "不能默认"}}),
    ("list-powers", {"默认": None}),
]


@pytest.mark.parametrize(("name", "document"), ACCEPTED)
def test_accepts_what_the_model_accepts(name: str, document: Any) -> None:
    assert (by_schema(name, document), by_model(name, document)) == (True, True)


@pytest.mark.parametrize(("name", "document"), REFUSED)
def test_refuses_what_the_model_refuses(name: str, document: Any) -> None:
    assert (by_schema(name, document), by_model(name, document)) == (False, False)


class Written:
    """Documents that a schema allows, drawn with Hypothesis."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions = schema.get("$defs", {})
        self._made: dict[str, st.SearchStrategy[Any]] = {}

    def documents(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if "$ref" in schema:
            return self._defined(schema["$ref"])
        if "anyOf" in schema:
            return st.one_of([self.documents(choice) for choice in schema["anyOf"]])
        if isinstance(schema["type"], list):
            kinds = [self.documents({**schema, "type": kind}) for kind in schema["type"]]
            return st.one_of(kinds)
        return self._of_type(schema)

    def _defined(self, reference: str) -> st.SearchStrategy[Any]:
        if reference not in self._made:
            definition = self.definitions[reference.removeprefix("#/$defs/")]
            self._made[reference] = st.deferred(lambda: self.documents(definition))
        return self._made[reference]

    def _of_type(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        match schema["type"]:
            case "null":
                return st.none()
            case "boolean":
                return st.booleans()
            case "integer":
                return st.integers(schema.get("minimum"), 10**6)
            case "array":
                least = schema.get("minItems", 0)
                return st.lists(self.documents(schema["items"]), min_size=least, max_size=2)
            case "object":
                return self._object(schema)
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        if "pattern" in schema:
            return st.sampled_from(schema["examples"])
        return st.sampled_from(["文字", "1", "一段：文字"])

    def _object(self, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
        if "properties" not in schema:
            names: st.SearchStrategy[str] = st.sampled_from(["zrzy", "zfj"])
            if "$ref" in schema.get("propertyNames", {}):
                names = self.documents(schema["propertyNames"])
            values = schema.get("additionalProperties") or schema["patternProperties"]
            inner = values if "patternProperties" not in schema else next(iter(values.values()))
            if inner is True:  # anything at all: the options of a rule
                inner = {"type": "string"}
            return st.dictionaries(names, self.documents(inner), max_size=2)
        required = schema.get("required", ())
        keys = {key: self.documents(value) for key, value in schema["properties"].items()}
        return st.fixed_dictionaries(
            {key: keys[key] for key in required},
            optional={key: value for key, value in keys.items() if key not in required},
        )


OTHER_VALUES = st.sampled_from(
    [
        *(None, "", "x", "文字", 0, -1, 7, 1.5, True, [], {}, ["文字"], [None], {"x": 1}),
        *("20个工作日", "2025-01-01", "2025-1-1", "行政处罚", "有效", "zrzy", "110000"),
        *({"引用": "《甲法》"}, {"套用": "甲"}, {"内容": ["乙"]}, {"环节": "受理"}),
    ]
)


def places(document: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a document."""
    pairs = (
        list(document.items())
        if isinstance(document, dict)
        else list(enumerate(document))
        if isinstance(document, list)
        else []
    )
    return [*((document, key) for key, _ in pairs), *(p for _, v in pairs for p in places(v))]


@cache
def documents(name: str) -> st.SearchStrategy[Any]:
    """Documents that the schema of a file allows."""
    return Written(SCHEMAS[name]).documents(SCHEMAS[name])


@pytest.mark.parametrize("name", FILES)
@examples(15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_agrees_with_the_model_on_any_document(name: str, data: st.DataObject) -> None:
    document = data.draw(documents(name))
    assert (by_schema(name, document), by_model(name, document)) == (True, True)

    broken = copy.deepcopy(document)
    found = places(broken)
    if found:
        container, key = data.draw(st.sampled_from(range(len(found))).map(lambda n: found[n]))
        if data.draw(st.booleans()) and isinstance(container, dict):
            del container[key]
        else:
            container[key] = data.draw(OTHER_VALUES)
    assert by_schema(name, broken) == by_model(name, broken), broken


KNOWN_LIMITS = [
    ("workspace", {"格式": 1.0, "名称": "三张清单"}),
    ("powers", {"名称": "处罚", "类型": "行政处罚", "生效日期": "2025-02-30"}),
    ("organs", {"机构": {"zfj": {"名称": "执法局", "统一社会信用代码": "110000000000000000"}}}),
]


@pytest.mark.parametrize(("name", "document"), KNOWN_LIMITS)
def test_what_json_schema_cannot_say_the_model_says(name: str, document: Any) -> None:
    assert (by_schema(name, document), by_model(name, document)) == (True, False)


def test_sample_items_agree(sample: Path) -> None:
    from qingdan.store.layout import Role, place
    from qingdan.store.reader import read_mapping
    from qingdan.store.snapshot import worktree

    snapshot = worktree(sample)
    roles = {Role.WORKSPACE: "workspace", Role.ORGANS: "organs", Role.TEXTS: "texts"}
    extra = workspace.WorkspaceFile.model_validate(
        read_mapping(snapshot.read("qingdan.yaml")).value
    ).extra_fields
    checked = 0

    @cache
    def validator(name: str) -> Draft202012Validator:
        return Draft202012Validator(schema_of(FILES[name], extra))

    for path in snapshot.paths():
        placed = place(path)
        name = roles.get(placed.role)
        if placed.role is Role.ITEM:
            name = str(placed.kind)
        elif placed.role is Role.HEADER:
            name = f"list-{placed.kind}"
        if name is None:
            continue
        problems = list(validator(name).iter_errors(read_mapping(snapshot.read(path)).value))
        assert problems == [], path
        checked += 1
    assert checked > 77  # 25 duties, 40 powers, 12 boundary matters and what they share


def extra_fields(*fields: dict[str, Any]) -> dict[ListKind, list[ExtraField]]:
    return {ListKind.POWERS: [ExtraField.model_validate(field) for field in fields]}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (ExtraFieldType.TEXT, "甲", 1),
        (ExtraFieldType.LIST, ["甲"], "甲"),
        (ExtraFieldType.INTEGER, 3, "3"),
        (ExtraFieldType.DATE, "2025-01-01", "2025.1.1"),
        (ExtraFieldType.FLAG, True, "是"),
        (ExtraFieldType.CHOICE, "高", "中"),
    ],
)
def test_extra_fields_of_a_workspace_are_put_in(kind: ExtraFieldType, good: Any, bad: Any) -> None:
    fields = extra_fields({"名称": "风险等级", "类型": kind, "选项": ["高", "低"]})
    validator = Draft202012Validator(schema_of(FILES["powers"], fields))
    power_item = {"名称": "处罚", "类型": "行政处罚"}
    assert validator.is_valid(power_item)
    assert validator.is_valid({**power_item, "风险等级": good})
    assert not validator.is_valid({**power_item, "风险等级": bad})


def test_required_extra_field_is_required_only_in_its_list() -> None:
    fields = extra_fields({"名称": "风险等级", "必填": True})
    assert "风险等级" in schema_of(FILES["powers"], fields)["required"]
    assert "风险等级" not in schema_of(FILES["duties"], fields)["properties"]


def test_every_list_has_a_schema_for_items_and_header() -> None:
    assert {str(kind) for kind in ITEM_MODELS} <= set(FILES)
    assert {f"list-{kind}" for kind in ITEM_MODELS} <= set(FILES)


def as_file(file: FileSchema) -> str:
    from qingdan.cli.schema import schema_text

    return schema_text(file)


class TestCommand:
    def test_lists_them_without_a_name(self, run_cli: Any, tmp_path: Path) -> None:
        code, out, _ = run_cli("schema", cwd=tmp_path)
        assert code == 0
        assert all(f"  {name}　" in out for name in FILES)

    def test_prints_one(self, run_cli: Any, tmp_path: Path) -> None:
        code, out, _ = run_cli("schema", "powers", cwd=tmp_path)
        assert (code, json.loads(out)) == (0, SCHEMAS["powers"])

    def test_writes_one_to_a_file_or_folder(self, run_cli: Any, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        assert run_cli("schema", "organs", "-o", "new/own.json", cwd=tmp_path)[:2] == (0, "")
        assert run_cli("schema", "organs", "--output", "folder", cwd=tmp_path)[:2] == (0, "")
        expected = as_file(FILES["organs"])
        for path in ("new/own.json", "folder/organs.json"):
            assert (tmp_path / path).read_text(encoding="utf-8") == expected

    def test_writes_all(self, run_cli: Any, tmp_path: Path) -> None:
        assert run_cli("schema", "--all", "-o", "schemas", cwd=tmp_path)[0] == 0
        written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()}
        assert written == {file.file_name: as_file(file) for file in FILES.values()}

    def test_takes_the_extra_fields_of_the_workspace(
        self, run_cli: Any, make_workspace: Any
    ) -> None:
        own = "格式: 1\n名称: 甲\n扩展字段:\n  powers:\n    - {名称: 风险等级, 类型: 文本}\n"
        root = make_workspace({"qingdan.yaml": own})
        _, inside, _ = run_cli("schema", "powers", cwd=root)
        _, given, _ = run_cli("schema", "powers", "--workspace", root, cwd=root.parent)
        _, outside, _ = run_cli("schema", "powers", cwd=root.parent)
        assert "风险等级" in json.loads(inside)["properties"]
        assert given == inside
        assert "风险等级" not in json.loads(outside)["properties"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["schema", "power"], ["power", "powers"]),
            (["schema", "--all"], ["--output"]),
            (["schema", "powers", "--all", "--output", "x"], ["--all"]),
            (["schema", "powers", "--workspace", "nowhere"], ["nowhere"]),
        ],
    )
    def test_explains_a_wrong_call(
        self, run_cli: Any, tmp_path: Path, arguments: list[str], words: list[str]
    ) -> None:
        code, out, err = run_cli(*arguments, cwd=tmp_path)
        assert (code, out) == (2, "")
        assert all(word in err for word in words)

    def test_names_the_place_in_a_broken_workspace_file(
        self, run_cli: Any, make_workspace: Any
    ) -> None:
        root = make_workspace({"qingdan.yaml": "格式: 1\n名称: 甲\n层级: 区级\n"})
        code, _, err = run_cli("schema", "powers", cwd=root)
        assert code == 2
        assert "qingdan.yaml:3:" in err
