"""Where to appeal: organ, day and type in, the words of 救济 out."""

from __future__ import annotations

import datetime
from typing import ClassVar

import pytest

from qingdan.law.dated import load
from qingdan.law.setting.remedies import Actor, Standing, remedy, standing
from qingdan.model.vocabulary import Level, OrganKind, OrganNature, PowerType
from qingdan.publish.public.remedies import actor_of
from qingdan.store.inventory import load_inventory

from ..memory import Memory

TODAY = datetime.date(2026, 11, 22)
BEFORE = datetime.date(2023, 12, 31)

DEPARTMENT = Actor(
    "栖云市城市管理局", OrganKind.DEPARTMENT, Level.CITY, OrganNature.STATUTORY, "栖云市人民政府"
)
TAX = Actor("国家税务总局栖云市税务局", OrganKind.VERTICAL, Level.CITY)
CUSTOMS = Actor("栖云海关", OrganKind.DEPARTMENT, Level.CITY)
JUSTICE = Actor("栖云市司法局", OrganKind.DEPARTMENT, Level.CITY, None, "栖云市人民政府")
CITY = Actor("栖云市人民政府", OrganKind.GOVERNMENT, Level.CITY)
PROVINCE = Actor("示例省人民政府", OrganKind.GOVERNMENT, Level.PROVINCE)
TOWN = Actor("稻桥镇人民政府", OrganKind.TOWNSHIP, Level.TOWN, None, "荷川县人民政府")
STREET = Actor("柳堰街道办事处", OrganKind.SUBDISTRICT, Level.TOWN, None, "听涛区人民政府")
BRANCH = Actor("听涛分局", OrganKind.DISPATCHED, Level.COUNTY, None, "栖云市人民政府")
AUTHORISED = Actor(
    "栖云市住房公积金管理中心",
    OrganKind.INSTITUTION,
    None,
    OrganNature.AUTHORISED,
    "栖云市人民政府",
)


@pytest.mark.parametrize(
    ("actor", "expected", "to", "article", "court"),
    [
        (DEPARTMENT, Standing.DEPARTMENT, "栖云市人民政府", "第二十四条第一款第一项", "人民法院"),
        (TAX, Standing.VERTICAL, "上一级主管部门", "第二十七条", "人民法院"),
        (CUSTOMS, Standing.VERTICAL, "上一级主管部门", "第二十七条", "中级人民法院"),
        (
            JUSTICE,
            Standing.JUSTICE,
            "栖云市人民政府或者上一级司法行政部门",
            "第二十八条",
            "人民法院",
        ),
        (CITY, Standing.GOVERNMENT, "上一级人民政府", "第二十四条第一款第二项", "中级人民法院"),
        (PROVINCE, Standing.PROVINCE, "示例省人民政府", "第二十四条第二款", "中级人民法院"),
        (TOWN, Standing.GOVERNMENT, "荷川县人民政府", "第二十四条第一款第二项", "人民法院"),
        (STREET, Standing.OUTPOST, "听涛区人民政府", "第二十四条第一款第三项", "人民法院"),
        (BRANCH, Standing.BRANCH, "栖云市人民政府", "第二十四条第四款", "人民法院"),
        (AUTHORISED, Standing.AUTHORISED, "栖云市人民政府", "第二十四条第一款第四项", "人民法院"),
    ],
    ids=lambda value: value.name if isinstance(value, Actor) else "",
)
def test_where_to_apply_since_2024(actor, expected, to, article, court):
    found = remedy(actor, PowerType.INSPECTION, TODAY)
    assert standing(actor) is expected
    assert found is not None
    assert found.reconsideration == to
    assert found.court == f"有管辖权的{court}"
    assert found.articles[0] == f"《中华人民共和国行政复议法》{article}"


@pytest.mark.parametrize(
    ("actor", "to"),
    [
        (DEPARTMENT, "栖云市人民政府或者上一级主管部门"),
        (JUSTICE, "栖云市人民政府或者上一级主管部门"),
        (TAX, "上一级主管部门"),
        (TOWN, "荷川县人民政府"),
        (BRANCH, "设立它的部门或者该部门的本级人民政府"),
    ],
    ids=lambda value: value.name if isinstance(value, Actor) else "",
)
def test_where_to_apply_before(actor, to):
    found = remedy(actor, PowerType.INSPECTION, BEFORE)
    assert found is not None
    assert found.reconsideration == to


@pytest.mark.parametrize(
    "actor",
    [
        Actor("栖云市委编办", OrganKind.PARTY),
        Actor("栖云市食品安全委员会", OrganKind.COORDINATION),
        Actor("栖云市执法服务中心", OrganKind.INSTITUTION, None, OrganNature.ENTRUSTED),
        Actor("市城管支队", OrganKind.ENFORCEMENT),
    ],
    ids=lambda actor: actor.name,
)
def test_nothing_is_said_of_who_does_not_act_in_its_own_name(actor):
    assert remedy(actor, PowerType.PENALTY, TODAY) is None


def test_nothing_is_said_of_a_day_before_the_data():
    assert remedy(DEPARTMENT, PowerType.PENALTY, datetime.date(1999, 1, 1)) is None


class TestLimits:
    def note(self, power=PowerType.INSPECTION, **given) -> str:
        found = remedy(DEPARTMENT, power, TODAY, **given)
        assert found is not None
        return found.note

    def test_sixty_days_six_months_fifteen_days(self):
        note = self.note()
        assert [word in note for word in ("六十日内", "六个月内", "十五日内")] == [True] * 3
        found = remedy(DEPARTMENT, PowerType.INSPECTION, TODAY)
        assert found is not None
        assert found.articles[1:] == (
            "《中华人民共和国行政复议法》第二十条第一款",
            "《中华人民共和国行政诉讼法》第四十六条第一款",
            "《中华人民共和国行政诉讼法》第四十五条",
        )

    def test_review_first(self):
        assert "当场作出的行政处罚决定" in self.note(PowerType.PENALTY)
        assert "先申请" not in self.note(PowerType.LICENCE)
        assert "应当先申请行政复议" in self.note(PowerType.CONFIRMATION, words="海域使用权的确认")
        assert "先申请" not in self.note(PowerType.CONFIRMATION, words="学历的确认")

    def test_laws_with_limits_of_their_own(self):
        land = ["《中华人民共和国土地管理法》第十四条第三款"]
        assert "三十日内可以起诉" in self.note(PowerType.ADJUDICATION, citations=land)
        assert "三十日" not in self.note(PowerType.ADJUDICATION)
        house = {
            "words": "对非法占用土地的处罚责令限期拆除",
            "citations": ["《土地管理法》第七十七条"],
        }
        assert "十五日内可以起诉" in self.note(PowerType.PENALTY, **house)
        assert "限期拆除" not in self.note(
            PowerType.PENALTY, citations=["《土地管理法》第七十七条"]
        )
        tax = remedy(TAX, PowerType.LEVY, TODAY, citations=["《税收征收管理法》第二十八条"])
        assert tax is not None
        assert "再申请行政复议" in tax.note

    def test_the_branch_of_a_city_may_be_sued_where_it_is(self):
        found = remedy(BRANCH, PowerType.PENALTY, TODAY)
        assert found is not None
        assert "也可以向所在地的人民政府申请" in found.note


def test_the_data_say_something_of_every_standing():
    for regime in load("remedies.yaml")["复议"]:
        assert set(regime["机关"]) == set(Standing)
        assert regime["自"]
        assert all(entry["条"] and entry["向"] for entry in regime["机关"].values())


class TestOnTheSite:
    FILES: ClassVar[dict[str, str]] = {
        "qingdan.yaml": "格式: 1\n名称: 示例\n虚构: true\n",
        "organs.yaml": (
            "机构:\n  zf: {名称: 示例市人民政府, 性质: 人民政府, 层级: 市级}\n"
            "  cg: {名称: 示例市城市管理局, 上级: zf, 层级: 市级}\n"
            "  db: {名称: 某办, 性质: 党委机关}\n"
        ),
    }

    def items(self, **powers: str):
        from qingdan.publish.audience import SiteAudience
        from qingdan.publish.public.projection import project

        files = dict(self.FILES)
        for organ, text in powers.items():
            head = "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
            files[f"powers/{organ}/cf-aaaaaaa{len(files)}.yaml"] = head + text
        return project(load_inventory(Memory(files)), SiteAudience.PUBLIC).items

    def test_auto_is_written_out(self):
        (item,) = self.items(cg="救济: 自动\n")
        assert item.fields["救济"]["复议机关"] == "示例市人民政府"
        assert "生成" not in item.fields["救济"]
        assert "当场作出" in item.fields["救济"]["说明"]

    def test_what_is_written_stays(self):
        (item,) = self.items(cg="救济: {生成: 自动, 诉讼法院: 示例市听涛区人民法院}\n")
        assert item.fields["救济"]["诉讼法院"] == "示例市听涛区人民法院"
        assert item.fields["救济"]["复议机关"] == "示例市人民政府"

    def test_nothing_is_invented(self):
        (item,) = self.items(db="救济: 自动\n")
        assert "救济" not in item.fields
        (item,) = self.items(cg="救济: {复议机关: 上一级主管部门}\n")
        assert item.fields["救济"] == {"复议机关": "上一级主管部门"}
        (item,) = self.items(cg="")
        assert "救济" not in item.fields

    def test_an_organ_nobody_knows(self):
        assert actor_of("nobody", {}) is None
        assert actor_of(None, {}) is None
