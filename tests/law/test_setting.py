"""The 设定权 matrix: a case for every cell, written down here apart from the data.

One letter a cell: y may set, n may not, ? depends on what must be declared.
"""

from __future__ import annotations

import datetime

import pytest

from qingdan.law.dated import load
from qingdan.law.facts import Rank
from qingdan.law.setting.setting import (
    Allowed,
    Levy,
    Matter,
    cells,
    may_set_coercion,
    may_set_levy,
    may_set_licence,
    may_set_licence_fee,
    may_set_other,
    may_set_penalty,
)
from qingdan.model.vocabulary import CoercionMeans, PenaltyKind, PowerType, SettingClaim

TODAY = datetime.date(2026, 11, 22)
LETTERS = {"y": Allowed.YES, "n": Allowed.NO, "?": Allowed.DEPENDS}


def table(text: str) -> list[tuple[str, str]]:
    """Rows of ``rank letters``; a row may name several ranks, joined by 、."""
    rows = []
    for line in text.split("\n"):
        if line.strip():
            ranks, letters = line.split()
            rows += [(rank, letters) for rank in ranks.split("、")]
    return rows


# 警告 通报批评 | 罚款 | 没收违法所得 没收非法财物 | 暂扣 降级 吊销许可证件 | 吊销营业执照 |
# 限制经营 停产停业 责令关闭 限制从业 | 行政拘留 | 其他
PENALTIES = table(
    """
    法律 yyyyyyyyyyyyyyy
    行政法规 yyyyyyyyyyyyyny
    国务院决定 ?????????????n?
    省级地方性法规、设区的市地方性法规 yyyyyyyynyyyyn?
    特别法规、自治条例和单行条例 yyyyyyyy?yyyyn?
    部门规章、省级政府规章、设区的市政府规章 ???nnnnnnnnnnnn
    规范性文件、党内法规和文件、三定规定、标准 nnnnnnnnnnnnnnn
    宪法 ???????????????
    """
)
PENALTIES_BEFORE_2021 = table(
    """
    法律 yyyyyyyyyyyyyyy
    行政法规 yyyyyyyyyyyyyny
    国务院决定 ?????????????n?
    省级地方性法规、设区的市地方性法规 y?yyyy?y??y??n?
    特别法规、自治条例和单行条例 ?????????????n?
    部门规章、省级政府规章、设区的市政府规章 ?n?nnnnnnnnnnnn
    规范性文件、党内法规和文件、三定规定、标准 nnnnnnnnnnnnnnn
    宪法 ???????????????
    """
)
# 人身 查封 扣押 冻结 其他措施 | 加处 划拨 拍卖 排除妨碍 代履行 其他执行
COERCIONS = table(
    """
    法律 yyyyyyyyyyy
    行政法规 n??n??n?n?n
    国务院决定 n??n??n?n?n
    省级地方性法规、设区的市地方性法规 n??nn?n?n?n
    特别法规、自治条例和单行条例 n?????n?n?n
    部门规章、省级政府规章、设区的市政府规章、规范性文件、党内法规和文件、三定规定、标准 nnnnn?n?n?n
    宪法 ???????????
    """
)
# 许可 | 许可收费
LICENCES = table(
    """
    法律 yy
    行政法规 ?y
    国务院决定 y?
    省级地方性法规、设区的市地方性法规 ?n
    特别法规、自治条例和单行条例 ??
    省级政府规章 ?n
    部门规章、设区的市政府规章、规范性文件、党内法规和文件、三定规定、标准 nn
    宪法 ??
    """
)
# 税 非国有财产 | 收费 基金 保证金
LEVIES = table(
    """
    法律 yyyyy
    行政法规、国务院决定 ??yyy
    省级地方性法规、设区的市地方性法规、特别法规、自治条例和单行条例 nn???
    部门规章、省级政府规章、设区的市政府规章、规范性文件、党内法规和文件、三定规定、标准 nn???
    宪法 ?????
    """
)
# 确认 给付 奖励 检查 裁决 其他
OTHERS = table(
    """
    法律、行政法规、国务院决定 yyyyyy
    省级地方性法规、设区的市地方性法规、特别法规、自治条例和单行条例 yyyyyy
    部门规章、省级政府规章、设区的市政府规章 ?yy???
    规范性文件、党内法规和文件、三定规定、标准、宪法 ??????
    """
)
OTHER_TYPES = (
    PowerType.CONFIRMATION,
    PowerType.PAYMENT,
    PowerType.AWARD,
    PowerType.INSPECTION,
    PowerType.ADJUDICATION,
    PowerType.OTHER,
)


def expand(rows, columns):
    """What each cell says, by rank and column; a cell that differs is named by the comparison."""
    return {
        (Rank(rank), column): LETTERS[letter]
        for rank, letters in rows
        for column, letter in zip(columns, letters, strict=True)
    }


def ask(cells, question):
    """The verdict on each of these cells."""
    return {cell: question(*cell) for cell in cells}


def allowed(verdicts):
    return {cell: verdict.allowed for cell, verdict in verdicts.items()}


def laws(verdicts):
    return {verdict.law for verdict in verdicts.values()}


def test_penalties():
    expected = expand(PENALTIES, tuple(PenaltyKind))
    found = ask(expected, lambda rank, kind: may_set_penalty(rank, kind, TODAY))
    assert allowed(found) == expected
    assert laws(found) == {"中华人民共和国行政处罚法"}


def test_penalties_before_the_revision():
    expected = expand(PENALTIES_BEFORE_2021, tuple(PenaltyKind))
    before = datetime.date(2021, 7, 14)
    found = ask(expected, lambda rank, kind: may_set_penalty(rank, kind, before))
    assert allowed(found) == expected


def test_coercion():
    expected = expand(COERCIONS, tuple(CoercionMeans))
    found = ask(expected, lambda rank, means: may_set_coercion(rank, means, TODAY))
    assert allowed(found) == expected
    assert laws(found) == {"中华人民共和国行政强制法"}


def test_licences_and_their_fees():
    expected = expand(LICENCES, (may_set_licence, may_set_licence_fee))
    found = ask(expected, lambda rank, may_set: may_set(rank, TODAY))
    assert allowed(found) == expected
    assert laws(found) == {"中华人民共和国行政许可法"}


def test_levies():
    expected = expand(LEVIES, tuple(Levy))
    found = ask(expected, lambda rank, levy: may_set_levy(rank, levy, TODAY))
    assert allowed(found) == expected
    own = {cell: found[cell] for cell in found if cell[1] in (Levy.TAX, Levy.PROPERTY)}
    others = {cell: found[cell] for cell in found if cell not in own}
    assert laws(own) == {"中华人民共和国立法法"}
    assert laws(others) == {"优化营商环境条例"}


def test_other_types():
    expected = expand(OTHERS, OTHER_TYPES)
    found = ask(expected, lambda rank, power: may_set_other(rank, power, TODAY))
    assert allowed(found) == expected


def test_the_tables_hold_every_cell():
    asked = 15 * (len(PenaltyKind) + len(CoercionMeans) + 2 + len(Levy) + len(OTHER_TYPES))
    held = list(cells(TODAY))
    assert len(held) == asked
    assert {matter for matter, *_rest in held} == set(Matter)
    for rows in (PENALTIES, PENALTIES_BEFORE_2021, COERCIONS, LICENCES, LEVIES, OTHERS):
        assert sorted(rank for rank, _letters in rows) == sorted(map(str, Rank))


@pytest.mark.parametrize(
    ("verdict", "article"),
    [
        (may_set_penalty(Rank.ADMIN_REGULATION, PenaltyKind.DETENTION, TODAY), "第十条第二款"),
        (
            may_set_penalty(Rank.PROVINCIAL_REGULATION, PenaltyKind.REVOKE_BUSINESS, TODAY),
            "第十二条第一款",
        ),
        (may_set_penalty(Rank.DEPARTMENT_RULE, PenaltyKind.STOP_BUSINESS, TODAY), "第十三条"),
        (may_set_penalty(Rank.CITY_RULE, PenaltyKind.REVOKE_LICENCE, TODAY), "第十四条"),
        (may_set_penalty(Rank.NORMATIVE, PenaltyKind.WARNING, TODAY), "第十六条"),
        (may_set_licence(Rank.DEPARTMENT_RULE, TODAY), "第十七条"),
        (may_set_licence(Rank.PROVINCIAL_RULE, TODAY), "第十五条第一款"),
        (may_set_licence_fee(Rank.CITY_REGULATION, TODAY), "第五十八条第一款"),
        (may_set_coercion(Rank.DEPARTMENT_RULE, CoercionMeans.SEAL, TODAY), "第十条第四款"),
        (may_set_coercion(Rank.CITY_REGULATION, CoercionMeans.FREEZE, TODAY), "第十条第三款"),
        (may_set_coercion(Rank.ADMIN_REGULATION, CoercionMeans.FREEZE, TODAY), "第十条第二款"),
        (may_set_coercion(Rank.ADMIN_REGULATION, CoercionMeans.TRANSFER, TODAY), "第十三条"),
        (may_set_levy(Rank.PROVINCIAL_RULE, Levy.TAX, TODAY), "第十一条第六项"),
        (may_set_levy(Rank.PROVINCIAL_RULE, Levy.PROPERTY, TODAY), "第十一条第七项"),
        (may_set_levy(Rank.PROVINCIAL_RULE, Levy.CHARGE, TODAY), "第二十五条"),
    ],
)
def test_the_article_that_forbids_it(verdict, article):
    assert verdict.article == article


class TestWhatMustBeDeclared:
    def test_a_rule_may_set_a_fine_where_there_is_no_higher_norm(self):
        def ask(higher):
            return may_set_penalty(Rank.DEPARTMENT_RULE, PenaltyKind.FINE, TODAY, higher)

        assert ask(None).declared_flag == "无上位法"
        assert ask(False).allowed is Allowed.YES
        assert ask(True).allowed is Allowed.NO
        assert ask(False).declared_flag is None

    def test_what_the_higher_norm_does_not_change(self):
        seal = may_set_coercion(Rank.DEPARTMENT_RULE, CoercionMeans.SEAL, TODAY, False)
        assert seal.allowed is Allowed.NO

    def test_execution_that_a_law_permits_in_general_names_that_law(self):
        substitute = may_set_coercion(Rank.ADMIN_REGULATION, CoercionMeans.SUBSTITUTE, TODAY)
        assert "第五十条" in (substitute.cite_instead or "")
        transfer = may_set_coercion(Rank.ADMIN_REGULATION, CoercionMeans.TRANSFER, TODAY)
        assert transfer.cite_instead is None

    def test_every_flag_is_a_claim_an_editor_can_write(self):
        flags = {verdict.declared_flag for *_cell, verdict in cells(TODAY)} - {None}
        assert flags <= set(SettingClaim)
        assert {
            verdict.declared_flag is not None
            for *_cell, verdict in cells(TODAY)
            if verdict.allowed is Allowed.DEPENDS
        } == {True}

    def test_claims_nobody_asks_for_do_not_exist(self):
        asked = {
            cell["须声明"]
            for matter in Matter
            for regime in load("setting_power.yaml")[str(matter)]
            for row in regime["行"]
            for cell in row["格"].values()
            if "须声明" in cell
        }
        assert asked == {str(claim) for claim in SettingClaim}


class TestDays:
    def test_a_day_before_the_first_regime(self):
        verdict = may_set_licence(Rank.CITY_RULE, datetime.date(2004, 6, 30))
        assert verdict.allowed is Allowed.DEPENDS
        assert verdict.law == ""
        assert may_set_licence(Rank.CITY_RULE, datetime.date(2004, 7, 1)).allowed is Allowed.NO

    def test_criticism_became_a_penalty_in_2021(self):
        ask = may_set_penalty
        before, after = datetime.date(2021, 7, 14), datetime.date(2021, 7, 15)
        assert ask(Rank.DEPARTMENT_RULE, PenaltyKind.CRITICISM, before).allowed is Allowed.NO
        assert ask(Rank.DEPARTMENT_RULE, PenaltyKind.CRITICISM, after).allowed is Allowed.DEPENDS
