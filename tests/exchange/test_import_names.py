"""Levels, bodies, types, ids, declared numbers: the small vocabularies of a list."""

from __future__ import annotations

import pytest

from qingdan.exchange.drafting.levels import read_levels
from qingdan.exchange.drafting.units import is_placeholder, split_units, unit_kind
from qingdan.exchange.identity import hashed, item_id, organ_id, same_word
from qingdan.exchange.planning.register import Register, is_short_for
from qingdan.exchange.tables.totals import (
    declared_in_name,
    declared_in_total,
    list_title,
    owner_in,
    without_kind,
    year_in,
)
from qingdan.exchange.tables.types import power_type, type_in
from qingdan.model.organ import Organ
from qingdan.model.record import ITEM_ID, ORGAN_ID
from qingdan.model.vocabulary import Level, PowerType


@pytest.mark.parametrize(
    ("level", "right", "pairs", "unread"),
    [
        ("地州市级", "负责处罚", [(Level.CITY, "负责处罚")], ""),
        ("县市区级", "", [(Level.COUNTY, "")], ""),
        ("市级、县级", "负责", [(Level.CITY, "负责"), (Level.COUNTY, "负责")], ""),
        ("市级：跨区\n县级：其他", "", [(Level.CITY, "跨区"), (Level.COUNTY, "其他")], ""),
        ("县级 | 本区域", "", [(Level.COUNTY, "本区域")], ""),
        ("", "市级：全部", [(Level.CITY, "全部")], ""),
        ("", "上报申请", [], "上报申请"),
        ("权限内", "负责", [], "权限内：负责"),
    ],
)  # fmt: skip
def test_levels(level: str, right: str, pairs: list[tuple[Level, str]], unread: str) -> None:
    read = read_levels(level, right)
    assert (read.pairs, read.unread) == (pairs, unread)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲科、乙科，丙科", ["甲科", "乙科", "丙科"]),
        ("甲科（乙科、丙科）、丁科", ["甲科（乙科、丙科）", "丁科"]),
        ("甲站/乙科\n丙科。", ["甲站", "乙科", "丙科"]),
        ("甲科、甲科", ["甲科"]),
        ("", []),
    ],
)
def test_units(text: str, names: list[str]) -> None:
    assert split_units(text) == names


@pytest.mark.parametrize(
    ("name", "key", "certain"),
    [
        ("规划执法科", "内设机构", True),
        ("事务中心（保护中心）", "事业单位", True),
        ("市综合行政执法支队", "执法队伍", True),
        ("高新区分局", "派出机构", True),
        ("各区综合行政执法大队", "群组", True),
        ("市防治检疫局", "内设机构", False),
    ],
)
def test_what_a_body_is(name: str, key: str, certain: bool) -> None:
    assert unit_kind(name) == (key, certain)


@pytest.mark.parametrize("name", ["县市区林业局", "地州市发展和改革委员会", "具体承办的业务科室"])
def test_placeholders(name: str) -> None:
    assert is_placeholder(name)


@pytest.mark.parametrize("name", ["某某市林业局", "市水务局", "县级公路中心"])
def test_names_that_are_no_placeholders(name: str) -> None:
    assert not is_placeholder(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政处罚", PowerType.PENALTY),
        ("行政 处罚", PowerType.PENALTY),
        ("许可类", PowerType.LICENCE),
        ("其它行政权力", PowerType.OTHER),
        ("其他类别", PowerType.OTHER),
        ("处理", None),
    ],
)
def test_types(text: str, expected: PowerType | None) -> None:
    assert power_type(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、行政许可（共3项）", PowerType.LICENCE),
        ("其他行政权力（5项）", PowerType.OTHER),
        ("某局权责清单", None),
        ("行政许可和行政处罚", None),
    ],
)
def test_type_in_a_title(text: str, expected: PowerType | None) -> None:
    assert type_in(text) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("某某市生态环境局", "sthj"),
        ("某某市财政局", "czj"),
        ("某某市住房和城乡建设局", "zfcxjs"),
        ("某某市发展和改革委员会（粮食和物资储备局）", "fzggw"),
        ("各区绿化委员会", "gqlhw"),
    ],
)
def test_organ_ids_are_initials(name: str, expected: str) -> None:
    assert organ_id(name, set()) == expected
    assert organ_id(name, {expected}) == f"{expected}-2"
    assert ORGAN_ID.fullmatch(expected)


def test_organ_ids_are_never_reserved_names_of_windows() -> None:
    # 城欧恩 has the initials "con" only if read letter by letter; a Latin name shows it plainly.
    assert organ_id("CON", set()) == "con-jg"


def test_item_ids() -> None:
    first = item_id("sw", "对甲的处罚", "", PowerType.PENALTY, "", 1)
    assert ITEM_ID.fullmatch(first)
    assert first.startswith("cf-")
    assert first == item_id("sw", " 对甲\n的处罚 ", "", PowerType.PENALTY, "", 1)
    others = [
        item_id("sl", "对甲的处罚", "", PowerType.PENALTY, "", 1),
        item_id("sw", "对乙的处罚", "", PowerType.PENALTY, "", 1),
        item_id("sw", "对甲的处罚", "子", PowerType.PENALTY, "", 1),
        item_id("sw", "对甲的处罚", "", PowerType.COERCION, "", 1),
        item_id("sw", "对甲的处罚", "", PowerType.PENALTY, "012", 1),
        item_id("sw", "对甲的处罚", "", PowerType.PENALTY, "", 2),
    ]
    assert len({first, *others}) == 7


def test_hashes_never_change() -> None:
    # A change here would give every item of every list a new id on the next import.
    assert hashed("清单", 8) == "9vz67kw1"
    assert item_id("sw", "对甲的处罚", "", PowerType.PENALTY, "", 1) == "cf-qg3k9qb2"


def test_same_word_ignores_width_and_punctuation() -> None:
    assert same_word("对（甲）１的处罚。") == same_word("对(甲)1的 处罚")


@pytest.mark.parametrize(
    ("text", "total", "types"),
    [
        ("行政许可（3项）", 3, {PowerType.LICENCE: 3}),
        ("市生态环境局（217项）", 217, {}),
        ("某局权责清单（共19项）", 19, {}),
        ("Sheet1", None, {}),
        ("某办〔2024〕3号", None, {}),
    ],
)
def test_numbers_in_names(text: str, total: int | None, types: dict[PowerType, int]) -> None:
    declared = declared_in_name(text)
    assert (declared.total, declared.types) == (total, types)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("合计 217", 217),
        ("合计：19项", 19),
        ("共计：行政许可3项、行政处罚5项，共8项", 8),
        ("总计 行政许可3项 行政处罚5项", 8),
        ("合计 3 5 8", None),
        ("合计", None),
    ],
)
def test_numbers_in_total_rows(text: str, total: int | None) -> None:
    assert declared_in_total(text).total == total


@pytest.mark.parametrize(
    ("title", "owner", "year"),
    [
        ("2025年某某市统计局权责清单", "某某市统计局", 2025),
        ("某某市生态环境局2024年权责清单", "某某市生态环境局", 2024),
        ("附件：某某市财政局2025年权责清单", "某某市财政局", 2025),
        ("国动办权责清单公示", "", None),
    ],
)
def test_titles(title: str, owner: str, year: int | None) -> None:
    assert (owner_in(title), year_in(title)) == (owner, year)


def test_which_title() -> None:
    assert list_title(["附件", "某局2025年  权责清单"]) == "某局2025年 权责清单"
    assert without_kind("人防系统权责清单（行政检查类）") == "人防系统权责清单"


REGISTER = {
    "tjj": Organ.model_validate({"名称": "某某市统计局", "简称": ["统计局"]}),
    "fgw": Organ.model_validate(
        {"名称": "某某市发展和改革委员会", "曾用名": [{"名称": "某某市计划委员会"}]}
    ),
    "gdb": Organ.model_validate({"名称": "某某市国防动员办公室（人民防空办公室）"}),
}


@pytest.mark.parametrize(
    ("written", "evidence", "organ", "how"),
    [
        ("某某市统计局", "", "tjj", "name"),
        ("统计局", "", "tjj", "alias"),
        ("某某市计划委员会", "", "fgw", "alias"),
        ("某某市发展和改革委员会（粮食局）", "", "fgw", "bracket"),
        ("某某市国防动员办公室", "", "gdb", "bracket"),
        ("市统计局", "某某市统计局", "tjj", "title"),
    ],
)
def test_matching(written: str, evidence: str, organ: str, how: str) -> None:
    match = Register(REGISTER).match(written, evidence)
    assert match is not None
    assert (match.organ, match.how) == (organ, how)


@pytest.mark.parametrize("written", ["市统计局", "某某市水务局", "另某市统计局"])
def test_what_is_not_certain_does_not_match(written: str) -> None:
    assert Register(REGISTER).match(written) is None


def test_a_short_name_of_two_organs_is_neither() -> None:
    register = Register(
        {
            "a": Organ.model_validate({"名称": "甲市水务局", "简称": ["水务局"]}),
            "b": Organ.model_validate({"名称": "乙市水务局", "简称": ["水务局"]}),
        }
    )
    assert register.match("水务局") is None


def test_bracketed_names_of_two_organs_are_not_merged() -> None:
    register = Register({})
    first = register.add("某某市自然资源局（甲区）")
    second = register.match("某某市自然资源局（乙区）")
    assert second is None
    assert register.add("某某市自然资源局（乙区）").organ != first.organ


def test_short_for() -> None:
    assert is_short_for("市统计局", "某某市统计局")
    assert not is_short_for("统计局", "某某市统计局")
    assert not is_short_for("市统计局", "某某市审计局")
