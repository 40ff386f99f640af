"""Which fixes are applied together, when they wait, when they are refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from qingdan.model.finding import Finding, Severity
from qingdan.rules import fixing
from qingdan.rules.fixing import Fixed, apply_fixes, settle
from qingdan.rules.result import Located, Report
from qingdan.rules.rule import Edit, Fix, Safety
from qingdan.rules.run import Options

from .memory import TODAY, Memory

FILE = "powers/zrzy/cf-7k3q9d2m.yaml"
OTHER = "powers/zrzy/cf-8k3q9d2m.yaml"
TEXT = "名称: 甲乙丙丁  # 注\n俗称: [子, 丑]\n备注: |\n  一\n  二\n"


def finding(*edits: Any, safety: Safety = Safety.SAFE, file: str = FILE) -> Located:
    fix = Fix(safety, tuple(Edit(*edit) for edit in edits))
    return Located(Finding("QD999", "made-up", Severity.ERROR, "", "", file), fix=fix)


def report(*located: Located) -> Report:
    return Report(None, TODAY, 1, 1, {}, located)


def fixed(*located: Located, text: str | bytes = TEXT, unsafe: bool = False) -> Fixed:
    return apply_fixes(report(*located), Memory({FILE: text, OTHER: text}), unsafe=unsafe)


def test_every_fix_of_a_file_in_one_go():
    done = fixed(
        finding((("名称",), (0, 1), "戊")),
        finding((("名称",), (1, 2), "")),
        finding((("备注",), (2, 3), "三"), (("俗称", 1), None, "寅")),
        finding((("名称",), None, "己"), file=OTHER),
    )
    assert done.files == {
        FILE: "名称: 戊丙丁  # 注\n俗称: [子, 寅]\n备注: |\n  一\n  三\n",
        OTHER: "名称: 己  # 注\n俗称: [子, 丑]\n备注: |\n  一\n  二\n",
    }
    assert len(done.applied) == 4
    assert done.refused == ()
    assert done.before[FILE] == TEXT.encode()


OVERLAPS = {
    "the same characters": ((("名称",), (0, 2), "戊"), (("名称",), (1, 3), "己")),
    "a place and characters around it": ((("名称",), (0, 2), "戊"), (("名称",), (1, 1), "己")),
    "two insertions in one place": ((("名称",), (1, 1), "戊"), (("名称",), (1, 1), "己")),
    "an insertion where characters begin": ((("名称",), (1, 1), "戊"), (("名称",), (1, 2), "己")),
    "a value and its characters": ((("名称",), None, "戊"), (("名称",), (1, 2), "己")),
    "characters and their value": ((("名称",), (1, 2), "己"), (("名称",), None, "戊")),
    "a list and an element": ((("俗称",), None, ["戊"]), (("俗称", 0), None, "己")),
    "an element and its list": ((("俗称", 0), (0, 1), "己"), (("俗称",), None, ["戊"])),
    "the same value": ((("俗称",), None, ["戊"]), (("俗称",), None, ["戊"])),
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_the_first_of_two_that_overlap_is_applied_and_the_other_waits(name):
    first, second = OVERLAPS[name]
    alone = fixed(finding(first))
    assert alone.files
    both = fixed(finding(first), finding(second))
    assert both.files == alone.files
    assert len(both.applied) == 1
    assert both.refused == ()


def test_neighbours_do_not_overlap():
    done = fixed(finding((("名称",), (0, 1), "戊")), finding((("名称",), (1, 3), "己")))
    assert done.files[FILE].startswith("名称: 戊己丁  #")


def test_all_edits_of_a_fix_or_none():
    done = fixed(finding((("名称",), None, "戊"), (("没有", "的"), None, "己")))
    assert done.files == {}
    assert done.applied == ()
    assert "不在了" in done.refused[0].reason
    waits = fixed(
        finding((("名称",), None, "戊")),
        finding((("名称",), None, "己"), (("俗称",), None, ["己"])),
    )
    assert "俗称: [子, 丑]" in waits.files[FILE]


def test_one_that_is_refused_does_not_hold_up_the_others():
    good = [finding((("俗称", n), (0, 1), "寅")) for n in range(2)]
    bad = finding((("备注",), (0, 99), "三"))
    done = fixed(good[0], bad, good[1])
    assert "[寅, 寅]" in done.files[FILE]
    assert [one.located for one in done.refused] == [bad]


def test_a_fix_whose_own_edits_overlap_is_refused():
    done = fixed(finding((("名称",), (0, 2), "戊"), (("名称",), (1, 3), "己")))
    assert done.files == {}
    assert "重叠" in done.refused[0].reason


def test_unsafe_ones_only_where_they_are_wanted():
    unsafe = finding((("名称",), None, "戊"), safety=Safety.UNSAFE)
    assert fixed(unsafe) == Fixed()
    assert fixed(unsafe, unsafe=True).files


def test_what_mends_the_file_goes_first():
    text = "编码: {地方编码: 012}\n"
    value = finding((("编码", "地方编码"), None, "013"))
    quotes = finding(((), (11, 14), '"012"'))
    done = fixed(value, quotes, text=text)
    assert done.files[FILE] == '编码: {地方编码: "012"}\n'
    assert done.applied == (quotes,)


def test_mending_the_file_may_not_change_what_is_read():
    done = fixed(finding(((), (4, 5), "戊")))
    assert done.files == {}
    assert "不一样" in done.refused[0].reason


def test_a_mark_at_the_start_stays_until_it_is_mended_itself():
    marked = ("\ufeff" + TEXT).encode()
    rename = finding((("名称",), (0, 4), "戊"))
    assert fixed(rename, text=marked).files[FILE].startswith("\ufeff名称: 戊  #")
    assert fixed(finding(((), (-1, 0), "")), text=marked).files[FILE] == TEXT


def test_a_file_that_cannot_be_read_is_left_alone():
    done = fixed(finding((("名称",), None, "戊")), text="名称: [\n")
    assert done.files == {}
    assert len(done.refused) == 1
    assert fixed(finding((("名称",), None, "戊")), text=b"\xff\xfe").files == {}


def settled(
    monkeypatch: pytest.MonkeyPatch, judge: Callable[[str], Located | None], text: str
) -> tuple[Fixed, Report]:
    """Fix until ``judge`` finds nothing more in the file."""

    def validate(snapshot: Any, _options: Options) -> Report:
        found = judge(snapshot.read(FILE).decode())
        return report(*([found] if found else []))

    monkeypatch.setattr(fixing, "validate", validate)
    snapshot = Memory({FILE: text})
    options = Options(as_of=datetime.date(2026, 1, 1))
    return settle(snapshot, options, validate(snapshot, options), unsafe=False)


def test_passes_follow_until_nothing_is_left(monkeypatch):
    def judge(text: str) -> Located | None:
        return finding((("名称",), (0, 2), "甲")) if text.count("甲") > 1 else None

    done, left = settled(monkeypatch, judge, "名称: 甲甲甲甲\n")
    assert done.files == {FILE: "名称: 甲\n"}
    assert len(done.applied) == 3
    assert done.before == {FILE: "名称: 甲甲甲甲\n".encode()}
    assert left.located == ()


def test_fixes_that_undo_each_other_leave_the_file_as_it_was(monkeypatch):
    def judge(text: str) -> Located | None:
        return finding((("名称",), None, "乙" if "甲" in text else "甲"))

    done, left = settled(monkeypatch, judge, "名称: 甲\n")
    assert done.files == {}
    assert done.before == {}
    assert done.applied == ()
    assert {one.reason for one in done.refused} == {"与别的修正互相抵消，改不定。"}
    assert len(left.located) == 1


def test_fixes_without_end_leave_the_file_as_it_was(monkeypatch):
    def judge(text: str) -> Located | None:
        return finding((("名称",), (0, 0), "甲"))

    done, _left = settled(monkeypatch, judge, "名称: 乙\n")
    assert done.files == {}
    assert done.applied == ()
    assert done.refused


def test_what_is_refused_is_said_once(monkeypatch):
    def judge(text: str) -> Located | None:
        return finding((("没有",), (0, 1), "甲"))

    done, left = settled(monkeypatch, judge, "名称: 乙\n")
    assert len(done.refused) == 1
    assert len(left.located) == 1
