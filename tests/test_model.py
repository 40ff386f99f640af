"""The models: what they accept, what they give back, and the values inside them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pydantic import ValidationError

from qingdan.model.codes import is_social_credit_code
from qingdan.model.duration import Duration, Unit
from qingdan.model.kinds import (
    ITEM_MODELS,
    aspect_of,
    defaults_model,
    inherit,
    inheritable_keys,
    is_internal,
)
from qingdan.model.organ import OrganRegister
from qingdan.model.power import Power
from qingdan.model.record import Aspect
from qingdan.model.shared import SharedText, expand
from qingdan.model.vocabulary import ListKind, PowerType
from qingdan.model.workspace import ListHeader, WorkspaceFile
from qingdan.store.emit import emit
from qingdan.store.reader import read_mapping

from .effort import examples
from .strategies import records

MODELS = [*ITEM_MODELS.values(), OrganRegister, WorkspaceFile, ListHeader, SharedText]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
@given(data=st.data())
@examples(12, suppress_health_check=list(HealthCheck))
def test_write_then_read_is_the_identity(model, data):
    mapping = data.draw(records(model).filter(bool))
    value = model.model_validate(mapping)
    written = value.model_dump(by_alias=True, exclude_unset=True, mode="json")
    read = read_mapping(emit(written).encode())
    assert read.faults == ()
    assert model.model_validate(read.value) == value


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_says_in_chinese_what_it_is(model):
    seen, waiting = set(), [model]
    while waiting:
        current = waiting.pop()
        seen.add(current)
        for name, field in current.model_fields.items():
            assert field.alias, f"{current.__name__}.{name}"
            assert field.description, f"{current.__name__}.{name}"
            assert any("\u4e00" <= c <= "\u9fff" for c in field.description)
            for inner in _models_in(field.annotation):
                if inner not in seen:
                    waiting.append(inner)


def _models_in(annotation):
    from typing import get_args

    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


@pytest.mark.parametrize(
    ("text", "number", "unit", "shown"),
    [
        ("20个工作日", 20, Unit.WORKDAY, "20个工作日"),
        ("20工作日", 20, Unit.WORKDAY, "20个工作日"),
        ("90日", 90, Unit.DAY, "90日"),
        ("90天", 90, Unit.DAY, "90日"),
        ("1小时", 1, Unit.HOUR, "1小时"),
        ("3个月", 3, Unit.MONTH, "3个月"),
        (" 2 年 ", 2, Unit.YEAR, "2年"),
        ("即时", 0, Unit.WORKDAY, "即时"),
    ],
)
def test_durations_are_read_with_their_unit(text, number, unit, shown):
    assert Duration.parse(text) == Duration(number, unit)
    assert str(Duration.parse(text)) == shown


@pytest.mark.parametrize("text", ["20", "二十日", "20 days", "", "-3日", "1.5小时", "5个"])
def test_a_duration_without_a_unit_is_refused(text):
    with pytest.raises(ValueError):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("20个工作日", "15个工作日", 1),
        ("60分钟", "1小时", 0),
        ("12个月", "2年", -1),
        ("20个工作日", "20日", None),
        ("1小时", "3个工作日", None),
        ("即时", "3日", -1),
    ],
)
def test_durations_compare_only_within_a_unit(left, right, expected):
    assert Duration.parse(left).compare(Duration.parse(right)) == expected


@given(st.integers(0, 999_999), st.sampled_from(Unit))
def test_reading_a_rendered_duration_gives_it_back(number, unit):
    duration = Duration(number, unit)
    again = Duration.parse(str(duration))
    assert again == duration or duration.number == 0


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "12441500196720244T", "11511301008778183N", "115113010833722043"]
)
def test_social_credit_codes_with_right_check_digits(code):
    assert is_social_credit_code(code)


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y4A", "11440300007542785T", "1244150019672024", "I2441500196720244T", ""],
)
def test_social_credit_codes_with_wrong_check_digits(code):
    assert not is_social_credit_code(code)


TEXTS = {"甲": SharedText.model_validate({"开头": "有下列情形的：", "内容": ["一", "二"]})}


@pytest.mark.parametrize(
    ("written", "lead", "clauses"),
    [
        ("一句话", None, ["一句话"]),
        (["一", "二"], None, ["一", "二"]),
        ({"开头": "按：", "内容": ["三"]}, "按：", ["三"]),
        ({"套用": "甲"}, "有下列情形的：", ["一", "二"]),
        ({"套用": "甲", "另加": ["三"]}, "有下列情形的：", ["一", "二", "三"]),
        ({"套用": "没有", "另加": ["三"]}, None, ["三"]),
    ],
)
def test_clauses_are_expanded(written, lead, clauses):
    power = Power.model_validate(
        {"名称": "甲", "类型": "行政处罚", "责任事项": {"直接实施": written}}
    )
    expanded = expand(power.responsibility.direct, TEXTS)
    assert (expanded.lead, expanded.clauses) == (lead, clauses)


def test_the_header_gives_defaults_and_the_item_wins():
    assert inherit({"名称": "甲", "状态": "暂停"}, {"状态": "有效", "生效日期": "2025-01-01"}) == {
        "名称": "甲",
        "状态": "暂停",
        "生效日期": "2025-01-01",
    }
    assert "状态" in inheritable_keys(ListKind.POWERS)
    assert "名称" not in inheritable_keys(ListKind.POWERS)
    with pytest.raises(ValidationError):
        defaults_model(ListKind.POWERS).model_validate({"名称": "甲"})


def test_aspects_and_visibility_stand_on_the_fields():
    assert aspect_of(ListKind.POWERS, "依据") is Aspect.AUTHORITY
    assert aspect_of(ListKind.POWERS, "时限") is Aspect.BURDEN
    assert aspect_of(ListKind.POWERS, "自定义") is Aspect.CONTENT
    internal = {f.alias for f in Power.model_fields.values() if is_internal(f)}
    assert internal == {"内部说明", "廉政风险点", "豁免"}


def test_the_ten_types_have_letters_of_their_own():
    letters = [kind.letters for kind in PowerType]
    assert len(set(letters)) == len(letters)
    assert letters[:2] == ["xk", "cf"]
