"""What nobody declared as a split or a merger: drafted, checked, put right, checked again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.adjust.drafting import Asked, new_batch
from qingdan.adjust.entries import propose
from qingdan.adjust.since import compared_snapshots
from qingdan.rules.ledger import Ledger
from qingdan.store.reader import read_mapping

from .adjust_repository import DAY, FIRST, Office
from .memory import Memory, check

WHOLE = "powers/zfj/cf-00000001.yaml"
PARTS = ("powers/zfj/cf-00000008.yaml", "powers/zfj/cf-00000009.yaml")


def power(name: str, more: str = "", status: str = "有效") -> str:
    return (
        f"名称: {name}\n类型: 行政处罚\n状态: {status}\n生效日期: 2020-01-01\n"
        f"依据: [《中华人民共和国统计法》第四十五条]\n{more}"
    )


TOGETHER = power("对迟报统计资料、未按照规定设置统计台账的处罚")
APART = (power("对迟报统计资料的处罚"), power("对未按照规定设置统计台账的处罚"))


@pytest.fixture
def office(make_workspace: Any, run_cli: Any, git: Any) -> Office:
    root = make_workspace({WHOLE: TOGETHER})
    git(root, "init", "-q")
    office = Office(root, run_cli, git)
    office.commit("一")
    office.write(WHOLE, None)
    for path, text in zip(PARTS, APART, strict=True):
        office.write(path, text)
    return office


def test_a_split_that_nobody_declared_is_drafted_as_the_check_has_it(office: Office) -> None:
    _code, _out, err = office.adjust("draft", "HEAD")
    assert f"1 个生效过的事项拆分、合并以后文件被删去：{WHOLE}" in err
    drafted = read_mapping((office.root / FIRST).read_bytes()).value
    assert drafted is not None
    assert [(one["事项"], one["调整"], one.get("来自")) for one in drafted["变更"]] == [
        ("cf-00000001", "拆分", None),
        ("cf-00000008", "拆分", ["cf-00000001"]),
        ("cf-00000009", "拆分", ["cf-00000001"]),
    ]
    assert office.found("HEAD") == [("deleted-in-force", WHOLE)]
    repealed = TOGETHER.replace("有效", "废止") + "失效日期: 2026-01-01\n"
    office.write(WHOLE, repealed + "承接: [cf-00000008, cf-00000009]\n")
    office.draft("HEAD", "--update", FIRST)
    assert office.found("HEAD") == []
    code, out, _err = office.run("announce", FIRST, "--base", "HEAD", cwd=office.root)
    assert code == 0
    assert "本次共调整1项：" in out
    assert "取消" not in out


def test_plain_validate_holds_items_against_the_last_anchor(office: Office, run_cli: Any) -> None:
    office.write(WHOLE, TOGETHER)
    for path in PARTS:
        office.write(path, None)
    office.write(WHOLE, TOGETHER + "备注: 甲\n")
    office.draft("HEAD")
    arguments = ("validate", "--select", "QD6", "--as-of", DAY)
    assert run_cli(*arguments, cwd=office.root)[0] == 0
    office.write(WHOLE, TOGETHER + "备注: 乙\n")
    code, out, _err = run_cli(*arguments, cwd=office.root)
    assert code == 1
    assert f"{WHOLE}:1:1 错误 QD601" in out
    assert f"在 {FIRST} 那条变更以后又改了" in out
    office.write(WHOLE, TOGETHER)
    code, out, _err = run_cli(*arguments, cwd=office.root)
    assert code == 1
    assert "QD602" in out


MEMBERS = ("迟报统计资料", "拒绝统计调查", "未设置统计台账", "伪造统计数据", "泄露统计资料")


@given(
    st.integers(2, len(MEMBERS)),
    st.data(),
    st.booleans(),
    st.sampled_from(["有效", "草案", "审核", "暂停"]),
    st.booleans(),
)
def test_what_a_draft_names_is_there(
    count: int, data: st.DataObject, merges: bool, status: str, keeps: bool
) -> None:
    """A draft is never at fault itself, whatever was split or merged without a word."""
    cut = data.draw(st.integers(1, count - 1))
    parts = {
        f"powers/zrzy/cf-0000000{number}.yaml": power(f"对{'、'.join(some)}的处罚", "", status)
        for number, some in enumerate((MEMBERS[:cut], MEMBERS[cut:count]), start=2)
    }
    names = f"对{'、'.join(MEMBERS[:count])}的处罚"
    whole = {"powers/zrzy/cf-00000001.yaml": power(names, "", status)}
    old, new = (parts, whole) if merges else (whole, parts)
    if keeps:
        other = {"powers/zrzy/cf-00000007.yaml": power("对别的行为的处罚")}
        old, new = {**old, **other}, {**new, **other}
    sides = compared_snapshots(Memory(new), Memory(old))
    outcome = propose(sides, Ledger({}))
    files = {**new}
    if outcome.proposed:
        path, text = new_batch(outcome.proposed, Asked(datetime.date(2026, 1, 5)), (), "甲到乙")
        files[path] = text
    report = check({**{f"基/{path}": text for path, text in old.items()}, **files}, select=("QD6",))
    found = {(one.rule, one.file) for one in report.findings}
    gone = {path for path in old if path not in new} if status in ("有效", "暂停") else set()
    assert found == {("QD605", path) for path in gone}
    assert {*outcome.deleted, *outcome.divided} == gone
