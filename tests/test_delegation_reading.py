"""What the rules on delegations read from words: clauses, names of organs, the register."""

from __future__ import annotations

from typing import Any

import pytest

from qingdan.law.delegating.case import Body, Coercion
from qingdan.model.vocabulary import ListKind
from qingdan.rules.delegations.bodies import body_of, members
from qingdan.rules.delegations.enforcers import inside
from qingdan.rules.delegations.reading import Delegated, level_of_organ
from qingdan.rules.extraction import item_facts
from qingdan.rules.register import Register, read_register


def delegated(mapping: dict[str, Any], defaults: dict[str, Any] | None = None) -> Delegated:
    path = "delegations/zfj/fq-aaaaaaaa.yaml"
    facts = item_facts(
        ListKind.DELEGATIONS, "zfj", "fq-aaaaaaaa", path, mapping, defaults or {}, frozenset()
    )
    return Delegated(facts)


@pytest.mark.parametrize(
    ("quote", "whom"),
    [
        ("由乡、镇人民政府责令停止建设、限期改正；逾期不改正的，可以拆除。", "乡"),
        ("农村居民未经批准建住宅的，乡级人民政府可以依照前款规定处罚。", "乡"),
        ("由乡镇人民政府或者街道办事处处五十元以下罚款。", "乡街"),
        ("由城市管理部门或者街道办事处责令改正，处一百元罚款。", "街"),
        ("由县级以上地方人民政府城乡规划主管部门责令停止建设，处以罚款。", None),
        ("乡镇人民政府应当协助有关部门做好工作。", None),
        ("由县级主管部门责令改正；街道办事处应当配合县级主管部门查封现场。", None),
        ("街道办事处负责日常巡查。", None),
        ("责令改正，处一百元罚款。", None),
    ],
)
def test_whom_a_clause_lets_decide(quote: str, whom: str | None) -> None:
    item = delegated({"依据": [{"引用": "《示例条例》第五条", "原文": quote}]})
    found = [who for who, _citation in item.written_for()]
    assert found == ([whom] if whom else [])


@pytest.mark.parametrize(
    ("citation", "whom"),
    [
        ("《中华人民共和国城乡规划法》第六十五条", ["乡"]),
        ("《中华人民共和国城乡规划法》第六十四条", []),
        ("《村庄和集镇规划建设管理条例》第三十七条第一款", []),
        ("《村庄和集镇规划建设管理条例》第三十七条第二款", ["乡"]),
        ("《中华人民共和国行政处罚法》第二十四条第一款", []),
    ],
)
def test_listed_clauses_need_no_words(citation: str, whom: list[str]) -> None:
    item = delegated({"依据": [citation]})
    assert [who for who, _citation in item.written_for()] == whom
    assert not item.cites_a_decision


def test_a_decision_among_the_bases_is_seen_the_article_alone_is_none() -> None:
    title = "《示例省人民政府关于将部分行政处罚权交由乡镇人民政府、街道办事处行使的决定》"
    assert delegated({"依据": [title]}).cites_a_decision
    assert not delegated({"依据": ["《中华人民共和国行政处罚法》第二十四条"]}).cites_a_decision


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        ("国务院", "国家级"),
        ("示例省人民政府", "省级"),
        ("省人民政府", "省级"),
        ("某某自治区人大常委会", "省级"),
        ("上海市人民政府", "省级"),
        ("示例市人民政府", "市级"),
        ("示例省示例县人民政府", "县级"),
        ("上海市某区人民政府", "县级"),
        ("某某自治州人民政府", "市级"),
        ("城山镇人民政府", "乡级"),
        ("有关部门", None),
    ],
)
def test_the_level_that_a_name_shows(organ: str, level: str | None) -> None:
    assert level_of_organ(organ) == level


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("对违法物品的扣押", Coercion.SEIZURE),
        ("先行登记保存、封存", Coercion.MEASURE),
        ("对违法建筑物的强制拆除", Coercion.EXECUTION),
        ("逾期不缴纳罚款的加处罚款", Coercion.EXECUTION),
        ("查封以后的拍卖", Coercion.SEIZURE),
        ("事项001", Coercion.UNKNOWN),
    ],
)
def test_which_coercion_a_name_shows(name: str, sort: Coercion) -> None:
    assert delegated({"名称": name}).coercion is sort


@pytest.mark.parametrize(
    ("mapping", "doubtful"),
    [
        ({"类型": "行政处罚", "方式": "下放"}, False),
        ({"类型": "处罚"}, True),
        ({"方式": "下方"}, True),
        ({"承接机构": "csz"}, True),
        ({"赋权依据": {}}, True),
        ({"赋权依据": {"层级": "省"}}, True),
        ({"执法主体": None}, True),
        ({}, False),
    ],
)
def test_what_the_schema_speaks_of_is_in_doubt(mapping: dict[str, Any], doubtful: bool) -> None:
    assert delegated(mapping).is_doubtful is doubtful


def test_what_the_list_gives_has_no_place_in_the_item() -> None:
    defaults = {"方式": "下放", "承接机构": [{"机构": "csz", "准备": "急需承接"}]}
    item = delegated({"名称": "甲", "类型": "行政处罚"}, defaults)
    assert item.method == "下放"
    assert [(one.organ, one.readiness) for one in item.recipients] == [("csz", "急需承接")]
    assert (item.place("方式"), item.place("承接机构.机构")) == (None, None)
    assert item.place("类型") == ("类型",)


ORGANS: dict[str, dict[str, Any]] = {
    "csz": {"名称": "城山镇人民政府", "简称": ["城山镇"], "内设机构": ["综合执法局", "党政办公室"]},
    "lyj": {"名称": "柳堰街道办事处", "性质": "街道办事处", "执法队伍": ["综合执法队"]},
    "zfj": {"名称": "示例县综合行政执法局", "执法队伍": ["县综合行政执法大队"]},
    "gaj": {"名称": "示例县公安局", "派出机构": ["城山派出所"]},
    "fwzx": {"名称": "示例县服务中心", "性质": "事业单位"},
    "sqzx": {"名称": "示例县授权中心", "性质": "事业单位", "主体性质": "授权组织"},
    "qjgs": {"名称": "清洁有限公司"},
    "zb": {"名称": "违建治理工作专班"},
    "gwh": {"名称": "开发区管委会", "性质": "其他"},
    "towns": {"名称": "各乡镇（街道）", "性质": "机构群组", "成员": ["csz", "inner"]},
    "inner": {"名称": "各街道", "性质": "机构群组", "成员": ["lyj", "towns"]},
    "empty": {"名称": "各乡镇（街道）", "性质": "机构群组"},
}


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register({"机构": ORGANS})


@pytest.mark.parametrize(
    ("organ", "body"),
    [
        ("csz", Body.TOWN),
        ("lyj", Body.STREET),
        ("zfj", Body.ORGAN),
        ("fwzx", Body.INSTITUTION),
        ("sqzx", Body.AUTHORISED),
        ("qjgs", Body.OUTSIDE),
        ("zb", Body.INTERNAL),
        ("gwh", Body.UNKNOWN),
        ("empty", Body.BOTH),
        ("nobody", Body.UNKNOWN),
    ],
)
def test_what_a_registered_organ_is(register: Register, organ: str, body: Body) -> None:
    assert body_of(register, organ) is body


def test_groups_stand_for_their_members_even_in_a_circle(register: Register) -> None:
    assert list(members(register, "towns")) == ["csz", "lyj"]
    assert list(members(register, "empty")) == ["empty"]
    assert list(members(register, "csz")) == ["csz"]


@pytest.mark.parametrize(
    ("word", "owner"),
    [
        ("综合执法局", "csz"),
        ("城山镇综合执法局", "csz"),
        ("城山镇人民政府综合执法局", "csz"),
        ("柳堰街道综合执法队", "lyj"),
        ("竹屿镇综合行政执法局", ""),
        ("某某街道应急管理办公室", ""),
        ("zb", ""),
        ("城山派出所", None),
        ("城山镇", None),
        ("zfj", None),
        ("柳堰街道办事处", None),
        ("景德镇市城市管理局", None),
        ("镇江市公安局", None),
        ("乡宁县水利局", None),
        ("fwzx", None),
    ],
)
def test_bodies_inside_organs(register: Register, word: str, owner: str | None) -> None:
    found = inside(register, word)
    assert (found.organ if found else None) == owner
