"""What the rules on setting power take a cited text for, and the sums they read."""

from __future__ import annotations

import datetime

import pytest

from qingdan.law.facts import Law, Rank, Repeal, Source, Version
from qingdan.law.library.library import open_library
from qingdan.rules.law.amounts import amounts
from qingdan.rules.law.ranks import possible_ranks, title_of

DAY = datetime.date(2026, 11, 22)
LIBRARY = open_library()


@pytest.mark.parametrize(
    ("citation", "rank"),
    [
        ("《中华人民共和国行政处罚法》第九条", Rank.LAW),
        ("《行政处罚法》第九条", Rank.LAW),
        ("《医疗器械监督管理条例》第七十条", Rank.ADMIN_REGULATION),
        ("《山东省专利条例》第五条", Rank.PROVINCIAL_REGULATION),
        ("《东营市养犬管理条例》第三十条", Rank.CITY_REGULATION),
        ("《侵害消费者权益行为处罚办法》第十四条", Rank.DEPARTMENT_RULE),
        ("《示例市人民政府办公室关于示例的通知》（示政办发〔2020〕1号）", Rank.NORMATIVE),
        ("《示例市示例局职能配置、内设机构和人员编制规定》第四条", Rank.ORGANISATION),
    ],
)
def test_ranks_that_are_known(citation, rank):
    assert possible_ranks(LIBRARY, citation, DAY) == {rank}


@pytest.mark.parametrize(
    ("citation", "may", "never"),
    [
        ("《示例省示例条例》第五条", Rank.PROVINCIAL_REGULATION, Rank.PROVINCIAL_RULE),
        ("《示例省示例办法》第五条", Rank.PROVINCIAL_RULE, Rank.DEPARTMENT_RULE),
        ("《示例示范区管理办法》第五条", Rank.ADMIN_REGULATION, Rank.LAW),
        ("《示例经济特区示例条例》第五条", Rank.SPECIAL_REGULATION, Rank.ADMIN_REGULATION),
        ("《示例自治州示例条例》第五条", Rank.AUTONOMOUS_REGULATION, Rank.CITY_RULE),
        (
            "《国务院对确需保留的行政审批项目设定行政许可的决定》附件第101项",
            Rank.STATE_COUNCIL_DECISION,
            Rank.NORMATIVE,
        ),
    ],
)
def test_ranks_that_a_name_leaves_open(citation, may, never):
    ranks = possible_ranks(LIBRARY, citation, DAY)
    assert may in ranks
    assert never not in ranks
    assert len(ranks) > 1


@pytest.mark.parametrize(
    "citation",
    [
        "《示例法》第五条",
        "《国务院关于示例问题的通知》（国发〔2000〕13号）",
        "《中共中央关于示例的意见》",
        "《甲条例》第一条、《乙条例》第二条",
        "第五条",
        "",
    ],
)
def test_nothing_is_known(citation):
    assert possible_ranks(LIBRARY, citation, DAY) == frozenset()


class One:
    """A library of one law."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.sources = (Source("编目", None),)

    def find(self, title: str) -> Law | None:
        return self.law if title == self.law.title else None


class TestWhatAnAccusationMayRestOn:
    def law(self, **given) -> Law:
        facts = {
            "organ": None,
            "rank": Rank.DEPARTMENT_RULE,
            "versions": (),
            "sources": (Source("编目", None),),
            **given,
        }
        return Law("x", "示例办法", (), **facts)

    def ranks(self, **given):
        return possible_ranks(One(self.law(**given)), "《示例办法》第一条", DAY)

    def test_a_rule_that_only_a_repeal_clause_names(self):
        assert self.ranks() == frozenset()

    def test_its_maker_its_number_its_text_or_the_workspace_itself(self):
        whole = Version("2020-01-01", None, None, "公布", True)
        assert self.ranks(organ="示例部") == {Rank.DEPARTMENT_RULE}
        assert self.ranks(number="示例部令第1号") == {Rank.DEPARTMENT_RULE}
        assert self.ranks(versions=(whole,)) == {Rank.DEPARTMENT_RULE}
        assert self.ranks(sources=(Source("工作区 laws/", None),)) == {Rank.DEPARTMENT_RULE}

    def test_one_that_is_repealed_is_another_rule_s_business(self):
        gone = Repeal(datetime.date(2020, 1, 1), None, None)
        later = Repeal(datetime.date(2027, 1, 1), None, None)
        assert self.ranks(organ="示例部", repeal=gone) == frozenset()
        assert self.ranks(organ="示例部", repeal=later) == {Rank.DEPARTMENT_RULE}

    def test_a_high_rank_accuses_nobody(self):
        assert self.ranks(rank=Rank.LAW) == {Rank.LAW}


def test_titles():
    assert title_of("《甲法》第一条，《甲法》第二条") == "甲法"
    assert title_of("《甲法》《乙法》") is None


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("五千元以上2万元以下", [5000, 20000]),
        ("10万元以上50万元以下", [100_000, 500_000]),
        ("二十万元", [200_000]),
        ("一百五十元", [150]),
        ("1.5万元", [15000]),
        ("5,000 元", [5000]),
        ("十元", [10]),
        ("两亿元", [200_000_000]),
        ("3百万元", [3_000_000]),
        ("违法所得一倍以上五倍以下", []),
        ("百分之五", []),
        ("公元前", []),
    ],
)
def test_sums(text, yuan):
    found = list(amounts(text))
    assert [one.yuan for one in found] == yuan
    assert all(text[one.start : one.end] == one.text for one in found)
