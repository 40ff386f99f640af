"""One cell in three versions: what is done about it."""

from __future__ import annotations

import pytest

from qingdan.exchange.updating.threeway import (
    Verdict,
    Versions,
    judge,
    repeals_against_edits,
    settled,
)

UNTOUCHED, TAKEN, CONFLICT = Verdict.UNTOUCHED, Verdict.TAKEN, Verdict.CONFLICT


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "verdict"),
    [
        ("甲", "甲", "甲", UNTOUCHED),
        ("甲", "甲", "乙", TAKEN),
        ("甲", "乙", "甲", UNTOUCHED),  # the workspace went on: its word stays
        ("甲", "乙", "乙", UNTOUCHED),
        ("甲", "乙", "丙", CONFLICT),
        ("甲", "甲", "", TAKEN),
        ("", "", "甲", TAKEN),
        ("甲", "", "乙", CONFLICT),
        (None, "甲", "甲", UNTOUCHED),
        (None, "甲", "乙", CONFLICT),  # nobody knows who changed it
        ("甲\n乙", "甲\n乙", "甲\r\n乙", UNTOUCHED),
        ("甲\n乙", "甲\n乙", "甲_x000D_\n乙 ", UNTOUCHED),
        ("甲", "甲", "\n甲\n", UNTOUCHED),
        ("2026-01-02", "2026-01-02", "2026/1/2", UNTOUCHED),  # the same day
        ("2026-01-02", "2026-01-03", "2026/1/3", UNTOUCHED),
    ],
)
def test_verdicts(base, ours, theirs, verdict):
    def same(left: str, right: str) -> bool:
        return {left, right} in ({"2026-01-02", "2026/1/2"}, {"2026-01-03", "2026/1/3"})

    assert judge(Versions(base, ours, theirs), same) is verdict


@pytest.mark.parametrize(
    "text", ["甲", "　甲", "甲\n\n乙", "'=甲", "= 甲", "1.甲\n2.乙", "甲　", "〔长文本 1〕"]
)
def test_what_people_write_is_left_alone(text):
    assert settled(text) == text


def status(base: str, ours: str, theirs: str) -> Versions:
    return Versions(base, ours, theirs)


@pytest.mark.parametrize(
    ("cells", "decided"),
    [
        ({"状态": status("有效", "废止", "有效"), "时限": status("1日", "1日", "2日")}, ["状态"]),
        ({"状态": status("有效", "有效", "废止"), "时限": status("1日", "2日", "1日")}, ["状态"]),
        ({"状态": status("有效", "废止", "有效"), "备注": status("", "", "甲")}, []),
        ({"状态": status("有效", "废止", "废止"), "时限": status("1日", "1日", "2日")}, []),
        ({"状态": status("废止", "废止", "有效"), "时限": status("1日", "1日", "2日")}, []),
        ({"时限": status("1日", "1日", "2日")}, []),
        (
            {
                "状态": status("有效", "废止", "有效"),
                "失效日期": status("", "2026-10-01", ""),
                "时限": status("1日", "1日", "2日"),
            },
            ["状态", "失效日期"],
        ),
    ],
)
def test_a_repeal_against_edits_is_decided_by_people(cells, decided):
    assert repeals_against_edits(cells) == decided
