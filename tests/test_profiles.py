"""Every province profile: its shape, its sources, and what it does to a workspace."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Annotated, Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, Field

from qingdan.errors import QingdanError
from qingdan.model.duration import Duration
from qingdan.model.finding import Severity
from qingdan.model.vocabulary import CoercionKind, ListKind, PowerType, RuleLevel, RulePreset
from qingdan.rules.examples import (
    BASE,
    GOOD_BOUNDARY,
    GOOD_DUTY,
    GOOD_POWER,
    GOOD_TERRITORY,
    power,
)
from qingdan.rules.profile import DEFAULT, FOLDER, load, names
from qingdan.rules.registry import BY_SLUG

from .memory import check

Text = Annotated[str, Field(min_length=1)]
YesNo = Literal["是", "否"]
StageKey = Literal[
    "行政许可",
    "行政处罚",
    "行政强制措施",
    "行政强制执行",
    "行政征收",
    "行政给付",
    "行政检查",
    "行政确认",
    "行政奖励",
    "行政裁决",
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Fact(Strict):
    出处: Text
    核实: YesNo
    说明: Text = "无"


class DemandEntry(Fact):
    规则: Text
    启用: YesNo
    类型: list[Text] = Field(default=["行政许可"], min_length=1)
    级别: Literal["错误", "警告", "提示"] | None = None


class StageEntry(Fact):
    环节: list[Text] = Field(min_length=1)
    必有: list[Text] = Field(min_length=1)
    又作: dict[str, list[Text]] = {}


class SlipEntry(Fact):
    写作: Text
    应为: Text
    依据含: Text
    没有依据时: YesNo


class ProfileFile(BaseModel):
    """Sections of other rules are left to their own tests; they must be mappings."""

    model_config = ConfigDict(extra="allow", strict=True)
    __pydantic_extra__: dict[str, dict[str, object]]

    名称: Text
    说明: Text
    基于: Text | None = None
    要求: dict[str, DemandEntry] = {}
    环节模板: dict[StageKey, StageEntry] = {}
    时限单位: dict[str, list[SlipEntry]] = {}


def read(name: str) -> ProfileFile:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return ProfileFile.model_validate(yaml.safe_load(text))


def _lists(slug: str) -> set[ListKind]:
    """The lists whose items the bad example of a rule holds."""
    return {kind for path in BY_SLUG[slug].bad for kind in ListKind if path.startswith(f"{kind}/")}


def workspace(name: str, rules: str = "") -> dict[str, str]:
    return {"qingdan.yaml": BASE["qingdan.yaml"] + f"方案: {name}\n" + rules}


@pytest.mark.parametrize("name", names())
class TestFiles:
    def test_has_the_shape(self, name):
        profile = read(name)
        assert profile.名称 == name
        assert (profile.基于 is None) == (name == DEFAULT)
        assert profile.基于 is None or profile.基于 in names()

    def test_demands_name_rules_and_types(self, name):
        general = read(DEFAULT).要求
        for word, entry in read(name).要求.items():
            assert entry.规则 == general[word].规则
            assert BY_SLUG[entry.规则]
            assert set(entry.类型) <= set(PowerType)

    def test_what_is_not_verified_turns_nothing_on_and_is_no_error(self, name):
        for demand in load(name).demands.values():
            if not demand.verified:
                assert not demand.enabled
                assert BY_SLUG[demand.rule].severity is not Severity.ERROR
                assert demand.level is not RuleLevel.ERROR
        unsure = any(not stages.verified for stages in load(name).stages.values())
        assert unsure
        assert BY_SLUG["stage-missing"].severity is not Severity.ERROR

    def test_stages_are_those_of_their_template(self, name):
        for entry in read(name).环节模板.values():
            assert set(entry.必有) <= set(entry.环节)
            assert set(entry.又作) <= set(entry.环节)
            assert len(set(entry.环节)) == len(entry.环节)

    def test_units_are_written_as_the_program_writes_them(self, name):
        for power_type, entries in read(name).时限单位.items():
            assert power_type in set(PowerType)
            for entry in entries:
                for limit in (entry.写作, entry.应为):
                    assert str(Duration.parse(limit)) == limit
                assert Duration.parse(entry.写作).unit is not Duration.parse(entry.应为).unit

    def test_travels_to_other_processes(self, name):
        profile = load(name)
        assert profile.demands
        assert pickle.loads(pickle.dumps(profile)) == profile

    def test_the_page_tells_of_it(self, name, repository: Path):
        page = (repository / "docs/profiles.md").read_text(encoding="utf-8")
        assert re.search(rf"^\| {name} \|", page, flags=re.M)
        template = (repository / "templates/workspace/qingdan.yaml.j2").read_text(encoding="utf-8")
        (line,) = [one for one in template.splitlines() if one.startswith("# 方案")]
        assert name in line.split("省份方案", 1)[1]


def test_every_type_has_stages_or_is_known_to_have_none():
    without = set(PowerType) - set(load(None).stages)
    assert without - {PowerType.COERCION} == {
        PowerType.OTHER,
        PowerType.SUPERVISION,
        PowerType.ORDER,
        PowerType.MEDIATION,
        PowerType.GUIDANCE,
        PowerType.PUBLIC_SERVICE,
    }
    assert set(CoercionKind) <= set(load(None).stages)


def test_the_general_profile_turns_nothing_on():
    assert load(None).name == DEFAULT
    assert load(None).demanded_rules == ()


class TestInAWorkspace:
    @pytest.mark.parametrize("name", [name for name in names() if name != DEFAULT])
    def test_turns_its_rules_on(self, name):
        licence = power("名称: 甲\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第一条]\n")
        blocks = {
            "powers/zrzy/xk-aaaaaaa1.yaml": (
                "名称: 乙\n类型: 行政许可\n状态: 有效\n依据: [《示例条例》第二条]\n"
                "责任事项: {直接实施: [依法办理]}\n追责: {情形: [以罚代管的]}\n"
            )
        }
        files = {**workspace(name), **licence, **blocks, **GOOD_DUTY, **GOOD_BOUNDARY}
        for slug in load(name).demanded_rules:
            if not {ListKind.POWERS, ListKind.DUTIES, ListKind.BOUNDARIES} & _lists(slug):
                files.update(BY_SLUG[slug].bad)
        found = {f.name for f in check(files).findings}
        assert set(load(name).demanded_rules) <= found

    def test_says_how_bad_it_is_and_the_workspace_has_the_last_word(self):
        def severities(rules: str = "") -> set[Severity]:
            files = {**workspace("精细", rules), **GOOD_TERRITORY}
            return {f.severity for f in check(files).findings if f.name == "manual-incomplete"}

        assert BY_SLUG["manual-incomplete"].severity is Severity.WARNING
        assert severities() == {Severity.ERROR}
        assert severities("规则: {级别: {manual-incomplete: 提示}}\n") == {Severity.INFO}
        assert severities("规则: {预设: 存量, 选用: [QD258]}\n") == {Severity.WARNING}
        strict = {**workspace(DEFAULT, "规则: {预设: 严格}\n"), **GOOD_TERRITORY}
        assert [f.severity for f in check(strict).findings if f.rule == "QD258"] == [
            Severity.WARNING
        ]

    def test_the_workspace_has_the_last_word(self):
        loud = {f.name for f in check({**workspace("湖北"), **GOOD_POWER}).findings}
        assert set(load("湖北").demanded_rules) == loud
        ignore = workspace("湖北", "规则: {忽略: [power-without-flow]}\n")
        quiet = {f.name for f in check({**ignore, **GOOD_POWER}).findings}
        assert loud - quiet == {"power-without-flow"}

    def test_the_smallest_preset_goes_without(self):
        small = workspace("湖北", f"规则: {{预设: {RulePreset.LEGACY}}}\n")
        assert check({**small, **GOOD_POWER}).findings == ()

    def test_the_general_profile_is_silent(self):
        assert check({**workspace(DEFAULT), **GOOD_POWER}).findings == ()

    def test_an_unknown_one_is_refused_with_those_that_exist(self):
        with pytest.raises(QingdanError) as caught:
            check(workspace("某省"))
        assert caught.value.line == 4
        assert all(name in (caught.value.hint or "") for name in names())
