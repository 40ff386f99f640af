"""QD604: what stands in a published adjustment is no longer changed; blanks may be filled in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.rules.change.samples import BATCH, NEW, NEW_ANCHOR, OLD_ANCHOR
from qingdan.rules.examples import before
from qingdan.store.emit import emit

from .memory import check

OLD: dict[str, Any] = {
    "名称": "调整权力责任清单的公告",
    "阶段": "公布稿",
    "日期": "2025-11-20",
    "依据": ["《中华人民共和国行政处罚法》第二十四条"],
    "理由": "为落实机构改革的要求",
    "合法性审查": {"日期": "2025-11-12", "通过": "是", "清单": [{"问题": "设定依据是否有效"}]},
    "征求意见": [{"征求": ["zrzy"]}],
    "变更": [
        {
            "事项": "cf-7k3q9d2m",
            "调整": "变更",
            "理由": "法规修改",
            "前": OLD_ANCHOR,
            "后": NEW_ANCHOR,
            "改动": [{"字段": "时限.法定", "原": "90日", "改为": "60日"}],
        }
    ],
}


def found(now: dict[str, Any], file: str = BATCH) -> list[str]:
    """The messages of the rule on a batch that was ``OLD``."""
    files = {**before({**NEW, BATCH: emit(OLD)}), **NEW, file: emit(now)}
    report = check(files, select=("QD604",))
    return [one.message for one in report.findings]


def entry(**changed: Any) -> dict[str, Any]:
    return {**OLD, "变更": [{**OLD["变更"][0], **changed}]}


@pytest.mark.parametrize(
    ("now", "what"),
    [
        ({**OLD, "依据": ["《中华人民共和国行政处罚法》第十六条"]}, "“依据”"),
        ({**OLD, "依据": [*OLD["依据"], "《中华人民共和国行政许可法》第十六条"]}, "“依据”"),
        ({key: value for key, value in OLD.items() if key != "理由"}, "“理由”"),
        ({**OLD, "理由": "另有理由"}, "“理由”"),
        ({**OLD, "合法性审查": {**OLD["合法性审查"], "通过": "否"}}, "“合法性审查”"),
        ({**OLD, "合法性审查": {**OLD["合法性审查"], "清单": [{"问题": "别的"}]}}, "“合法性审查”"),
        ({**OLD, "征求意见": [{"征求": ["zfj"]}]}, "“征求意见”"),
        (entry(理由="别的理由"), "“cf-7k3q9d2m”的“理由”"),
        (entry(依据=["《中华人民共和国行政许可法》第十六条"]), "“cf-7k3q9d2m”的“依据”"),
        (
            entry(改动=[{"字段": "时限.法定", "原": "90日", "改为": "30日"}]),
            "“cf-7k3q9d2m”的“改动”",
        ),
        (
            entry(改动=[{"字段": "时限.法定", "原": "80日", "改为": "60日"}]),
            "“cf-7k3q9d2m”的“改动”",
        ),
        (entry(改动=[]), "“cf-7k3q9d2m”的“改动”"),
    ],
)
def test_what_was_published_is_not_rewritten(now: dict[str, Any], what: str) -> None:
    assert found(now) == [f"公布过的调整改了{what}。"]
    assert found(now, "adjustments/2025-11-20-gg.yaml") == [f"公布过的调整改了{what}。"]


@pytest.mark.parametrize(
    "now",
    [
        OLD,
        {**OLD, "文号": "示政办发〔2025〕8号", "审批": {"机关": "示例市人民政府"}},
        {**OLD, "依据": [{"引用": OLD["依据"][0]}]},
        {**OLD, "依据": OLD["依据"][0]},
        {**OLD, "合法性审查": {**OLD["合法性审查"], "意见": "同意"}},
        {
            **OLD,
            "合法性审查": {
                **OLD["合法性审查"],
                "清单": [{"问题": "设定依据是否有效", "结论": "是"}, {"问题": "权限"}],
            },
        },
        {**OLD, "征求意见": [{"征求": ["zrzy"], "截止": "2025-10-01"}, {"征求": ["zfj"]}]},
        {**OLD, "交接": [{"类别": "档案资料", "完成": "2025-12-10"}], "备注": "归档"},
        entry(备注="见会议纪要", 衔接="在办案件由原机关办结"),
    ],
)
def test_blanks_are_filled_in(now: dict[str, Any]) -> None:
    assert found(now) == []


WORDS = st.sampled_from(["依据", "理由", "日期", "名称", "合法性审查", "变更", "征求意见"])


@given(WORDS)
def test_nothing_that_was_said_may_go(key: str) -> None:
    assert found({one: value for one, value in OLD.items() if one != key})
