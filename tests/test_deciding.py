"""What counts as a decision among the duties of somebody who only helps."""

from __future__ import annotations

import pytest

from qingdan.rules.deciding import assistant_decisions, power_type

DECIDES = {
    "对占道经营依法处罚": "处罚",
    "日常巡查，对占道经营依法处罚": "处罚",
    "发现、报告、处罚": "处罚",
    "巡查、劝阻、立案": "立案",
    "组织强制拆除违法建筑": "强制拆除",
    "经县政府批准后强制拆除": "强制拆除",
    "审批临时占道": "审批",
    "受理并审批": "审批",
    "作出行政处罚决定": "处罚",
    "对不按规定堆放垃圾的行为处罚": "处罚",
    "配合市城管局宣传，对占道经营处罚": "处罚",
    "负责辖区内户外广告设置审批": "审批",
    "依法实施查封、扣押": "查封",
    "没收非法财物，拆除招牌": "没收",
    "吊销许可证": "吊销",
}
HELPS = [
    "发现、报告、劝阻、协助、引导、宣传",
    "协助查封、扣押",
    "协助调查、处罚",
    "协助市局检查，查封、扣押",
    "配合综合执法部门立案调查，强制拆除",
    "配合做好强制拆除现场秩序维护",
    "参加强制拆除",
    "提请市城市管理局处罚",
    "予以制止，报主管部门处罚",
    "交由执法部门立案查处",
    "由县市场监管局依法处罚",
    "待县局审批",
    "会同执法部门立案",
    "核实立案线索",
    "不实施处罚",
    "不承担行政处罚",
    "不得作出行政处罚决定",
    "不具体实施许可",
    "无权处罚的报告",
    "没收到整改回执的报告",
    "发现未经许可设摊的，劝阻并报告",
    "无许可证经营的，报告",
    "督促当事人办理审批手续",
    "做好审批前的公示",
    "提供审批服务",
    "填写审批表",
    "行政许可事项受理",
    "对行政许可、处罚等信息公示",
    "对被处罚对象开展教育",
    "做好处罚后的跟踪",
    "宣传行政处罚法",
]


@pytest.mark.parametrize(("text", "word"), DECIDES.items())
def test_a_decision_is_found_once(text: str, word: str) -> None:
    found = [text[start:end] for start, end in assistant_decisions(text)]
    assert found == [word]
    assert power_type(word)


@pytest.mark.parametrize("text", HELPS)
def test_help_denial_and_what_is_around_a_decision_are_none(text: str) -> None:
    assert list(assistant_decisions(text)) == []


def test_each_clause_has_its_own() -> None:
    text = "对占道经营处罚；依法查封场所，协助扣押"
    assert [text[a:b] for a, b in assistant_decisions(text)] == ["处罚", "查封"]
