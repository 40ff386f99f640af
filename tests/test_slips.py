"""A word that stood there twice: a person may call it a slip; nothing else passes for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.typography import only_doubling

from .adjust_repository import FIRST, ONE, Office, power


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("负责维护管理管理的监督检查", "负责维护管理的监督检查", True),
        ("对违反规定的的处罚", "对违反规定的处罚", True),
        ("负责维护管理的监督检查", "负责维护管理管理的监督检查", False),
        ("二十二十日以内", "二十日以内", False),
        ("天天检查", "天检查", False),
        ("5555元", "55元", False),
        ("负责管理和监督", "负责管理", False),
        ("管理管理，管理管理", "管理，管理", False),
        ("管理", "管理", False),
        ("处罚", "处分", False),
        ("", "", False),
        ("甲", "甲乙", False),
        ("甲甲", "", False),
    ],
)
def test_what_is_a_word_written_twice(before: str, after: str, slip: bool) -> None:
    assert only_doubling(before, after) is slip


HAN = st.text("甲乙丙管理的", max_size=8)


@given(HAN, st.text("甲乙丙管理", min_size=2, max_size=6), HAN, HAN)
def test_only_what_still_stands_there_is_taken_away(
    head: str, word: str, tail: str, other: str
) -> None:
    assert only_doubling(head + word + word + tail, head + word + tail)
    changed = head + other + tail
    if only_doubling(head + word + tail, changed):
        gone = len(word) - len(other)
        assert any(
            (head + word + tail)[at : at + gone] * 2 in head + word + tail
            for at in range(len(head + word + tail))
        )


@pytest.mark.parametrize(
    ("now", "found"), [("对管理的处罚", []), ("对治理的处罚", ["wrong-action"])]
)
def test_a_slip_may_be_declared_as_such(
    make_workspace: Any, run_cli: Any, git: Any, now: str, found: list[str]
) -> None:
    root = make_workspace({ONE: power("管理管理")})
    git(root, "init", "-q")
    office = Office(root, run_cli, git)
    office.commit("一")
    office.write(ONE, power("管理管理").replace("对管理管理的处罚", now))
    office.draft("HEAD")
    drafted = office.read(FIRST)
    assert "调整: 更名" in drafted
    office.write(FIRST, drafted.replace("调整: 更名", "调整: 勘误"))
    assert [name for name, _file in office.found("HEAD")] == found
    code, out, _err = run_cli("announce", FIRST, "--base", "HEAD", cwd=root)
    assert code == 0
    assert "本次没有需要公告的调整" in out
