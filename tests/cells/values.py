"""Random values that files may hold, by shape, with texts that tables are known to spoil."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from qingdan.model.duration import Unit
from qingdan.model.item import Item
from qingdan.model.record import Record, Shorthand
from qingdan.model.shapes import FieldShape, Shape, field_shapes

ORGANS = {
    "zrzy": {"名称": "示例市自然资源局", "简称": ["市资规局"]},
    "cgj": {"名称": "示例市城市管理局", "曾用名": [{"名称": "示例市城管委"}]},
    "fzb": {"名称": "法制办"},
    "fzb2": {"名称": "法制办"},
    "abc": {"名称": "zrzy"},
    "odd": {"名称": "甲\n乙"},
    "two": {"名称": "甲局、乙局"},
}
NASTY = (
    *(
        "=1+1",
        "+86",
        "-1",
        "@cmd",
        "'引号",
        "''",
        "＝求和",
        "\t甲",
        "甲\t乙",
        "甲\r\n乙",
        "\r",
        " =",
    ),
    *("0123456789012345678901234567890", "1e5", "1-2", "2026-01-31", "是", "null", "即时"),
    *("JSON:", 'JSON:"甲"', "〔长文本 1〕甲", "_x000D_", "__x0041_", "\x07", "\u2028", "\ufeff甲"),
    *(
        "1.甲",
        "1.甲\n2.乙",
        "1. 5日",
        "5日内",
        "1、甲",
        "套用：甲",
        "开头：甲\n1.乙",
        "甲\n\n乙",
        "\n",
    ),
    *(
        "引用：甲",
        "《某条例》第三条；作用：设定",
        "　原文：甲",
        "　　甲",
        "甲；环节：乙",
        "；",
        "：",
        "、",
    ),
    *(
        "情形：甲；种类：罚款",
        "😀",
        "👨‍👩‍👧",
        "𠮷𮧵",
        "e\u0301",
        "甲 ",
        " 甲",
        "　",
        "1.《甲》",
        "#N/A",
        "TRUE",
    ),
)
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.text("甲乙《》第条、，；：〔〕\n 　1.=+-'\"{}[]JSON😀𠮷", min_size=1, max_size=12),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
)
DURATIONS = st.one_of(
    st.builds(lambda n, unit: f"{n}{unit}", st.integers(0, 999), st.sampled_from(Unit)),
    st.sampled_from(("即时", " 20 个工作日", "3天", "2自然日\n")),
)
DAYS = st.dates().map(str)
ITEM_IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{7,12}", fullmatch=True)
ORGAN_IDS = st.sampled_from((*ORGANS, "nobody", "x-1"))


def value_of(shape: FieldShape) -> st.SearchStrategy[Any]:
    """Return values of a field, as plain as a reader gives them."""
    one = _one(shape)
    if shape.shape is Shape.CLAUSES:
        return one
    if shape.may_be_bare:
        return one | st.lists(one, max_size=3)
    return st.lists(one, max_size=3) if shape.many else one


def _one(shape: FieldShape) -> st.SearchStrategy[Any]:
    match shape.shape:
        case Shape.FLAG:
            return st.booleans()
        case Shape.NUMBER:
            return st.integers(0) | st.integers(0, 99)
        case Shape.DAY:
            return DAYS
        case Shape.DURATION:
            return DURATIONS
        case Shape.WORDS:
            return st.sampled_from([word.value for word in shape.vocabulary or ()])
        case Shape.ORGANS:
            return ORGAN_IDS
        case Shape.ITEMS:
            return ITEM_IDS
        case Shape.CLAUSES:
            return CLAUSES
        case Shape.TEXTS if shape.numbers:
            return st.integers(0) | st.integers(0, 99) | TEXT
        case Shape.TEXT | Shape.TEXTS:
            return TEXT
    record = record_of(shape.parts)
    return TEXT | record if issubclass(shape.parts, Shorthand) else record


CLAUSES = st.one_of(
    TEXT,
    st.lists(TEXT, max_size=3),
    st.fixed_dictionaries({"套用": TEXT}, optional={"另加": st.lists(TEXT, max_size=2)}),
    st.fixed_dictionaries({"内容": st.lists(TEXT, max_size=2)}, optional={"开头": TEXT}),
)


@cache
def record_of(model: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings of a record: required keys always, others now and then, some empty."""
    shapes = field_shapes(model)
    needed = {field.alias for field in model.model_fields.values() if field.is_required()}
    required = {key: value_of(shape) for key, shape in shapes.items() if key in needed}
    optional = {
        key: value_of(shape) | st.none() for key, shape in shapes.items() if key not in needed
    }
    if issubclass(model, Item):
        keys = st.lists(st.sampled_from(list(optional)), max_size=6, unique=True)
        return keys.flatmap(
            lambda some: st.fixed_dictionaries(required | {key: optional[key] for key in some})
        )
    return st.fixed_dictionaries(required, optional=optional)
