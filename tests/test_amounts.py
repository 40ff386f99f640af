"""Amounts that changed in a long text, for the line a reviewer reads first."""

from __future__ import annotations

import pytest

from qingdan.compare.amounts import changed_amounts


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (
            "处十万元以下的罚款；情节严重的，处十万元以上五十万元以下的罚款",
            "处二十万元以下的罚款；情节严重的，处二十万元以上五十万元以下的罚款",
            [("十万元", "二十万元")],
        ),
        (
            "造价百分之五以上百分之十以下",
            "造价百分之三以上百分之十以下",
            [("百分之五", "百分之三")],
        ),
        (
            "违法所得1倍，15个工作日",
            "违法所得3倍，10个工作日",
            [("1倍", "3倍"), ("15个工作日", "10个工作日")],
        ),
        ("处十万元以下的罚款", "处十万元以下的罚款，可以并处五万元的罚款", []),
        ("依照第六十四条，2026年1月1日起", "依照第六十五条，2027年1月1日起", []),
        ("处警告", "处罚款", []),
        ("", "", []),
    ],
)
def test_amounts_in_the_same_place(before: str, after: str, found: list[tuple[str, str]]) -> None:
    assert changed_amounts(before, after) == found
