"""Text that a layout broke is joined again; what an author wrote apart stays apart."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.exchange.drafting.repair import Kind, is_wrapped, mend


def wrap(text: str, width: int) -> str:
    """Break every line of ``text`` after ``width`` characters, as a narrow column does."""
    return "\n".join(
        line[start : start + width]
        for line in text.split("\n")
        for start in range(0, len(line), width)
    )


CLAUSES = (
    "直接实施责任：\n1.执行上级部门制定的行政处罚标准规范，也可以结合本地实际细化裁量基准。\n"
    "2.依法依规实施本级行政处罚事项并且公开决定。\n指导监督责任：\n3.加强对各区部门适用法规的指导。"
)


@pytest.mark.parametrize("width", [5, 6, 8, 11, 17])
def test_wrapped_clauses_come_back(width: int) -> None:
    broken = wrap(CLAUSES, width)
    assert is_wrapped([broken, broken])
    assert mend(broken, Kind.PROSE, wrapped=True).text == CLAUSES


def test_text_from_a_pdf() -> None:
    broken = (
        "【 法律】《 中华人民共和国统计法》（ 1983年12 月8 日由第六届全国人民代表大会通过 ，根据\n"
        "2024年9月13日第十四届全国人民代表大会第二次修正 ）\n"
        "  第四十五条：作为统计调查对象的组织迟报统计资料 ，或者未按照国家有关规定设置统计台\n"
        "账的 ，由县级以上人民政府统计机构责令改正。\n"
        "   （ 一）迟报 ，  经催报的；\n   （二 ）拒报的。"
    )
    assert mend(broken, Kind.PROSE, wrapped=True).text == (
        "【法律】《中华人民共和国统计法》（1983年12月8日由第六届全国人民代表大会通过，根据"
        "2024年9月13日第十四届全国人民代表大会第二次修正）\n"
        "第四十五条：作为统计调查对象的组织迟报统计资料，或者未按照国家有关规定设置统计台"
        "账的，由县级以上人民政府统计机构责令改正。\n"
        "（一）迟报，经催报的；\n（二）拒报的。"
    )


@pytest.mark.parametrize(
    "cells",
    [
        [CLAUSES, CLAUSES],
        ["1.具体承办人；\n2.内设机构负责人；\n3.单位法定代表人或分管领导。"] * 20,
        # Two sentences without a full stop, in cells of all lengths: no layout broke them.
        [f"负责本级{'处罚' * n}的监督\n负责指导各区{'处罚' * (n + 3)}的监督" for n in range(12)],
        ["只有一行"],
        [],
    ],
)
def test_columns_that_no_layout_broke(cells: list[str]) -> None:
    assert not is_wrapped(cells)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # A name has no paragraphs.
        ("进入自然保护区从\n事有关活动审批", Kind.NAME, "进入自然保护区从事有关活动审批"),
        ("行政 处罚", Kind.NAME, "行政处罚"),
        ("ISO 9001 认证", Kind.NAME, "ISO 9001认证"),
        # Bodies stand one a line.
        ("规划科\n法规科", Kind.NAMES, "规划科\n法规科"),
        ("社会经济统\n计科", Kind.NAMES, "社会经济统计科"),
        # One broken line in prose, and a real paragraph.
        ("应承担\n相应责任：\n1.不办的", Kind.PROSE, "应承担相应责任：\n1.不办的"),
        ("第一段。\n第二段", Kind.PROSE, "第一段。\n第二段"),
        ("二、审批权限\n    各地负责审批。", Kind.PROSE, "二、审批权限\n各地负责审批。"),
        ("进行监管，\n指导监督责任：", Kind.PROSE, "进行监管，\n指导监督责任："),
        # Free sentences of duties stay apart.
        ("负责本级处罚\n负责指导各区", Kind.DUTY, "负责本级处罚\n负责指导各区"),
        ("负责对造成污染的\n处罚", Kind.DUTY, "负责对造成污染的处罚"),
        # What a page of a PDF left behind.
        ("应当改正：\n84/582\n（一）立即；", Kind.PROSE, "应当改正：\n（一）立即；"),
        ("甲。\n。\n", Kind.PROSE, "甲。"),
        ("甲\u200b乙\ufeff_x000D_\r\n丙", Kind.NAME, "甲乙丙"),
        ("　　缩进。   \n\n\n　　再一段。", Kind.PROSE, "缩进。\n再一段。"),
        ("第一款 ，第二款 。", Kind.PROSE, "第一款，第二款。"),
        # Brackets keep their width: no NFKC.
        ("（一）(二)１２", Kind.PROSE, "（一）(二)１２"),
    ],
)
def test_single_cells(text: str, kind: Kind, expected: str) -> None:
    assert mend(text, kind).text == expected


def test_changes_are_counted() -> None:
    mended = mend("甲乙\n丙丁 ，戊", Kind.PROSE)
    assert mended.text == "甲乙丙丁，戊"
    assert sum(mended.changes.values()) == 2
    assert mend("甲乙丙丁。", Kind.PROSE).changes == {}


def test_a_break_that_was_not_joined_is_counted() -> None:
    assert mend("负责本级\n负责各区", Kind.DUTY).kept_breaks == 1


LETTERS = st.text(st.sampled_from("甲乙丙丁戊己，。；：（）1２A第条、 \n《》【】"), max_size=60)


@given(LETTERS, st.sampled_from(list(Kind)), st.booleans())
def test_nothing_but_space_and_stray_punctuation_is_lost(
    text: str, kind: Kind, wrapped: bool
) -> None:
    before = Counter(c for c in text if not c.isspace())
    after = Counter(c for c in mend(text, kind, wrapped=wrapped).text if not c.isspace())
    assert not after - before
    assert set(before - after) <= set("。．.，,；;、")


@given(LETTERS, st.sampled_from(list(Kind)))
def test_mending_twice_changes_nothing_more(text: str, kind: Kind) -> None:
    # Indentation tells a paragraph, and is gone after the first time.
    flush = "\n".join(line.strip() for line in text.split("\n"))
    once = mend(flush, kind).text
    assert mend(once, kind).text == once
