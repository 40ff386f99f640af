"""Numbered text becomes clauses; a number inside a sentence is no clause."""

from __future__ import annotations

import pytest

from qingdan.exchange.drafting.clauses import split_clauses, without_separators
from qingdan.exchange.drafting.responsibility import block, split_responsibilities


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        ("1.甲；\n2.乙；\n3.丙。", "", ("甲；", "乙；", "丙。")),
        ("应承担责任：\n1.甲；\n2.乙。", "应承担责任：", ("甲；", "乙。")),
        ("应承担责任1.甲；\n2.乙", "应承担责任", ("甲；", "乙")),
        ("1.甲；  2.乙；  3.丙。", "", ("甲；", "乙；", "丙。")),
        ("1．甲；\n2..乙\n3、丙", "", ("甲；", "乙", "丙")),
        ("8.甲；\n9其他行为。", "", ("甲；", "其他行为。")),
        ("1.罚3.5万元；\n2.限10日内改正。", "", ("罚3.5万元；", "限10日内改正。")),
        ("（一）甲；\n（二）乙。", "", ("甲；", "乙。")),
        ("①甲②乙", "", ("甲②乙",)),
        ("①甲；②乙", "", ("甲；", "乙")),
        (
            "1.有下列情形的：\n（1）甲；\n（2）乙。\n2.丙",
            "",
            ("有下列情形的：\n（1）甲；\n（2）乙。", "丙"),
        ),
        ("没有编号的一段。", "", ("没有编号的一段。",)),
        ("第一行\n第二行", "", ("第一行", "第二行")),
        ("", "", ()),
    ],
)
def test_split(text: str, lead: str, items: tuple[str, ...]) -> None:
    clauses = split_clauses(text)
    assert (clauses.lead, clauses.items) == (lead, items)


def test_numbers_that_jump() -> None:
    assert split_clauses("1.甲\n2.乙\n4.丙").numbers == (1, 2, 4)
    assert not split_clauses("1.甲\n2.乙\n4.丙").in_sequence
    assert split_clauses("3.甲\n4.乙").in_sequence


@pytest.mark.parametrize(
    ("items", "bare"),
    [
        (("甲；", "乙；", "丙。"), ["甲", "乙", "丙"]),
        (("甲。", "乙。"), ["甲。", "乙。"]),
        (("甲；", "乙。", "丙。"), ["甲", "乙。", "丙。"]),
        (("甲。",), ["甲。"]),
    ],
)
def test_punctuation_of_the_list(items: tuple[str, ...], bare: list[str]) -> None:
    assert without_separators(items) == bare


def test_two_blocks() -> None:
    read = split_responsibilities("直接实施责任：   1.甲。\n2.乙。\n指导监督责任\n3.丙。")
    assert read.direct is not None
    assert read.guidance is not None
    assert (read.direct.items, read.guidance.items) == (["甲。", "乙。"], ["丙。"])
    assert read.general is None
    assert not read.repeated_heads


def test_a_head_that_stands_twice_is_told() -> None:
    read = split_responsibilities("指导监督责任：\n1.甲。\n指导监督责任：\n2.乙。")
    assert read.repeated_heads == ["指导监督"]
    assert read.guidance is not None
    assert read.guidance.items == ["甲。", "乙。"]


def test_stages() -> None:
    read = split_responsibilities("1.受理责任：公示材料。\n2.审查责任：提出意见。\n3.其他责任。")
    assert read.stages == [("受理", "公示材料。"), ("审查", "提出意见。"), ("其他", "其他责任。")]


def test_a_clause_about_supervision_is_no_stage() -> None:
    read = split_responsibilities("1.公示依据。\n2.监督责任。建立制度。")
    assert read.stages == []
    assert read.general is not None


def test_empty_blocks() -> None:
    assert block("") is None
    assert split_responsibilities("直接实施责任：").direct is None
