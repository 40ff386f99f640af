"""``qingdan calls check``: who was sent, in how many working days, and what the lists lack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Said = tuple[int, str, str]

ORGANS = """机构:
  cgj: {名称: 测试市城市管理局, 简称: [市城管局], 电话: "12345"}
  sthj: {名称: 测试市生态环境局}
  zjj: {名称: 测试市住房和城乡建设局, 曾用名: [{名称: 测试市建设委员会}]}
"""
FUMES = "名称: 餐饮油烟扰民的处理\n俗称: [饭店油烟, 油烟味]\n状态: 有效\n牵头: cgj\n配合: [sthj]\n"
LEAK = "名称: 住宅渗漏水纠纷的处理\n俗称: [楼上漏水]\n状态: 有效\n牵头: zjj\n配合: [cgj]\n"
HEAD = "工单号,呼叫镇街,诉求内容,呼叫时间,派往部门,办结时间,评价\n"


@pytest.fixture
def checked(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> Callable[..., dict[str, Any]]:
    root = make_workspace(
        {
            "organs.yaml": ORGANS,
            "boundaries/bj-00000001.yaml": FUMES,
            "boundaries/bj-00000002.yaml": LEAK,
        }
    )

    def check(rows: str, *more: str, code: int = 0) -> dict[str, Any]:
        file = tmp_path / "呼叫.csv"
        file.write_text(rows, encoding="utf-8")
        asked = ("calls", "check", str(file), "--workspace", str(root), "--format", "json")
        got, out, err = run_cli(*asked, "--as-of", "2020-10-20", *more)
        assert (got, err) == (code, "")
        said: dict[str, Any] = json.loads(out)
        return said

    return check


@pytest.mark.parametrize(
    ("done", "timely"),
    [
        ("2020-10-19", "按时办结"),
        ("2020年10月19日", "按时办结"),
        ("2020/10/20 09:30", "超期办结"),
        ("", "超期未结"),
    ],
)
def test_the_tenth_working_day_is_in_time_over_the_october_holiday(
    checked: Callable[..., dict[str, Any]], done: str, timely: str
) -> None:
    """Monday 28 September 2020: off 1 to 8 October, worked on Saturday the 10th."""
    said = checked(HEAD + f"1,甲镇,饭店油烟太大,2020-09-28 10:00,市城管局,{done},5\n")
    [one] = said["judged"]
    assert (one["due"], one["timely"]) == ("2020-10-19", timely)


def test_a_worked_sunday_counts(checked: Callable[..., dict[str, Any]]) -> None:
    """27 September 2020 was a Sunday on which people worked."""
    [one] = checked(HEAD + "1,甲镇,饭店油烟,2020-09-25,市城管局,,\n", "--days", "1")["judged"]
    assert one["due"] == "2020-09-27"


@pytest.mark.parametrize(
    ("sent_to", "sent"),
    [
        ("市城管局", "派对了"),
        ("测试市生态环境局、测试市城市管理局", "派对了"),
        ("测试市生态环境局", "派给了配合部门"),
        ("测试市建设委员会", "派错了"),
        ("没有的局", "部门不在名录"),
        ("", "没有派出"),
    ],
)
def test_who_was_sent(checked: Callable[..., dict[str, Any]], sent_to: str, sent: str) -> None:
    [one] = checked(HEAD + f"1,甲镇,饭店油烟,2020-10-12,{sent_to},,\n")["judged"]
    assert (one["sent"], one["lead"]) == (sent, "cgj")


def test_what_no_list_covers_is_told_with_its_words(
    checked: Callable[..., dict[str, Any]],
) -> None:
    rows = "".join(f"{n},乙街道,河里漂着水葫芦{n},2020-10-12,市城管局,,\n" for n in range(3))
    said = checked(HEAD + rows, "--exit-code", code=1)
    assert said["sent"] == {"清单外": 3}
    assert said["gaps"][0] == {"words": "河里漂着水葫芦", "calls": 3}


def test_numbers_of_people_are_not_shown(
    checked: Callable[..., dict[str, Any]],
    run_cli: Callable[..., Said],
    tmp_path: Path,
    make_workspace: Callable[..., Path],
) -> None:
    rows = HEAD + "1,甲镇,饭店油烟 13812345678 110101199003070011,2020-10-12,测试市生态环境局,,\n"
    assert checked(rows)["hidden"] == 2
    root = make_workspace({"organs.yaml": ORGANS, "boundaries/bj-00000001.yaml": FUMES}, name="v")
    asked = ("calls", "check", str(tmp_path / "呼叫.csv"), "--workspace", str(root))
    _code, out, _err = run_cli(*asked, "--as-of", "2020-10-20")
    assert "派给了配合部门" in out
    assert "13812345678" not in out
    assert "110101199003070011" not in out


def test_towns_and_departments_are_summed(checked: Callable[..., dict[str, Any]]) -> None:
    rows = (
        "1,甲镇,饭店油烟,2020-09-28,市城管局,2020-10-10,5\n"
        "2,甲镇,油烟味,2020-09-28,市城管局,2020-10-20,满意\n"
        "3,乙街道,楼上漏水,2020-10-12,测试市住房和城乡建设局,,\n"
    )
    said = checked(HEAD + rows)
    assert said["towns"] == [
        {"name": "甲镇", "calls": 2, "settled": 2, "in_time": "50.0%", "mark": "4.50"},
        {"name": "乙街道", "calls": 1, "settled": 0, "in_time": None, "mark": None},
    ]
    assert [one["calls"] for one in said["organs"]] == [2, 1]


def test_rows_that_cannot_be_read_are_named(checked: Callable[..., dict[str, Any]]) -> None:
    rows = (
        "1,甲镇,饭店油烟,前天,市城管局,,\n2,甲镇,,2020-10-12,市城管局,,\n"
        "3,甲镇,饭店油烟,2020-10-12,市城管局,2020-10-01,\n4,甲镇,饭店油烟,2020-02-30,,,\n"
    )
    said = checked(HEAD + rows)
    assert said["calls"] == 0
    assert len(said["unread"]) == 4


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("诉求,时间,姓名,联系人电话\n饭店油烟,2020-10-12,某人,1\n", "姓名、联系人电话"),
        ("名称,类型\n对占道的处罚,行政处罚\n", "没有找到呼叫记录的表头"),
        ("", "空"),
    ],
)
def test_what_is_no_table_of_calls_is_refused(
    make_workspace: Callable[..., Path],
    run_cli: Callable[..., Said],
    tmp_path: Path,
    rows: str,
    why: str,
) -> None:
    file = tmp_path / "x.csv"
    file.write_text(rows, encoding="utf-8")
    root = make_workspace({"organs.yaml": ORGANS})
    code, out, err = run_cli("calls", "check", str(file), "--workspace", str(root))
    assert (code, out) == (2, "")
    assert why in err


def test_markdown_is_not_broken_by_what_people_say(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + "1,甲|镇,饭店|油烟<b>,2020-09-28,测试市生态环境局,,\n", encoding="utf-8")
    root = make_workspace({"organs.yaml": ORGANS, "boundaries/bj-00000001.yaml": FUMES})
    asked = ("calls", "check", str(file), "--workspace", str(root), "--format", "markdown")
    code, out, _err = run_cli(*asked, "--as-of", "2020-10-20")
    assert code == 0
    assert "<b>" not in out
    rows = [line for line in out.splitlines() if line.startswith("| x") or "呼叫" in line[:6]]
    assert all("甲|镇" not in row for row in rows)


def test_columns_without_a_meaning_are_named(checked: Callable[..., dict[str, Any]]) -> None:
    said = checked("诉求内容,呼叫时间,分给谁,热度\n饭店油烟,2020-09-28,市城管局,高\n")
    assert said["ignored"] == ["分给谁", "热度"]
    assert {"派往", "镇街", "办结时间"} <= set(said["missing"])


def test_a_missing_column_is_told_to_people(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    root = make_workspace({"organs.yaml": ORGANS, "boundaries/bj-00000001.yaml": "名称: [\n"})
    file = tmp_path / "呼叫.csv"
    file.write_text("诉求内容,呼叫时间,分给谁\n饭店油烟,2020-09-28,市城管局\n", encoding="utf-8")
    code, out, err = run_cli("calls", "check", str(file), "--workspace", str(root))
    assert code == 1
    assert "表里没有办结时间一列（如 办结日期、完成时间、完成日期），这一样没有核对。" in out
    assert "办理：" not in out
    assert "超期" not in out
    assert "没有派出" not in out
    assert "表里没有派往一列（如 派往部门、派单部门、响应部门），这一样没有核对。" in out
    assert "没有用到的列：分给谁。" in out
    assert "派单：" not in out
    assert "boundaries/bj-00000001.yaml:1:6: " in err


def test_an_organ_written_in_two_ways_is_one(checked: Callable[..., dict[str, Any]]) -> None:
    said = checked(
        HEAD
        + "1,甲镇,饭店油烟,2020-09-28,市城管局,,\n2,甲镇,饭店油烟,2020-09-28,测试市城市管理局,,\n"
    )
    assert [(one["name"], one["calls"]) for one in said["organs"]] == [("测试市城市管理局", 2)]


def test_what_the_table_does_not_tell_is_unknown_and_no_fault(
    checked: Callable[..., dict[str, Any]],
) -> None:
    said = checked("诉求内容,呼叫时间\n饭店油烟,2020-09-28\n", "--exit-code")
    assert (said["sent"], said["timely"]) == ({"派往未知": 1}, {"办结未知": 1})
    assert said["towns"] == [
        {"name": "", "calls": 1, "settled": None, "in_time": None, "mark": None}
    ]
    told = checked("诉求内容,呼叫时间,办结时间\n饭店油烟,2020-09-28,\n", "--exit-code", code=1)
    assert told["timely"] == {"超期未结": 1}
    told = checked("诉求内容,呼叫时间,派往\n饭店油烟,2020-09-28,\n", "--exit-code", code=1)
    assert told["sent"] == {"没有派出": 1}


def test_a_year_without_a_calendar_is_no_fault(checked: Callable[..., dict[str, Any]]) -> None:
    said = checked(HEAD + "1,甲镇,饭店油烟,1990-09-28,市城管局,1990-10-08,\n", "--exit-code")
    assert said["timely"] == {"没有这一年的工作日安排": 1}


def test_a_row_number_is_shown_where_there_is_no_other(
    checked: Callable[..., dict[str, Any]],
) -> None:
    said = checked("序号,诉求内容,呼叫时间\n7,饭店油烟,2020-09-28\n")
    assert said["judged"][0]["number"] == "7"
    assert "编号" not in said["missing"]


TOWNS = """  jz: {名称: 测试市甲子镇人民政府, 简称: [甲子镇], 性质: 乡镇人民政府}
  bd: {名称: 测试市丙丁街道办事处, 简称: [丙丁街道], 性质: 街道办事处}
"""


def test_names_that_the_register_does_not_know_are_listed(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    root = make_workspace({"organs.yaml": ORGANS + TOWNS, "boundaries/bj-00000001.yaml": FUMES})
    file = tmp_path / "x.csv"
    rows = [
        *("1,甲子镇,饭店油烟,2020-09-28,市城管局,,", "2,甲子乡,饭店油烟,2020-09-28,城管局,,"),
        *("3,甲子乡,饭店油烟,2020-09-28,,,", "4,戊己街道,饭店油烟,2020-09-28,无此单位,,"),
    ]
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    asked = ("calls", "check", str(file), "--workspace", str(root), "--as-of", "2020-10-01")
    said = json.loads(run_cli(*asked, "--format", "json")[1])
    assert said["unknown_towns"] == [
        {"name": "甲子乡", "calls": 2, "near": "测试市甲子镇人民政府"},
        {"name": "戊己街道", "calls": 1, "near": None},
    ]
    assert said["unknown_organs"] == [
        {"name": "城管局", "calls": 1, "near": "测试市城市管理局"},
        {"name": "无此单位", "calls": 1, "near": None},
    ]
    out = run_cli(*asked)[1]
    assert out.count("甲子乡    测试市甲子镇人民政府") == 1
    assert "镇街没有核对" not in out


def test_a_register_without_towns_is_said_once(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    root = make_workspace({"organs.yaml": ORGANS, "boundaries/bj-00000001.yaml": FUMES})
    file = tmp_path / "x.csv"
    file.write_text(HEAD + "1,甲镇,饭店油烟,2020-09-28,市城管局,,\n" * 2, encoding="utf-8")
    asked = ("calls", "check", str(file), "--workspace", str(root), "--as-of", "2020-10-01")
    out = run_cli(*asked)[1]
    assert out.count("镇街没有核对") == 1
    assert "名录里没有的镇街" not in out
    assert json.loads(run_cli(*asked, "--format", "json")[1])["unknown_towns"] is None


@pytest.mark.parametrize(
    "heading", ["来电人", "诉求人姓名", "联系电话", "联系方式", "身份证号", "家庭住址", "手机号"]
)
def test_columns_of_people_are_refused_with_their_place(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path, heading: str
) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"诉求,时间,{heading}\n饭店油烟,2020-10-12,某\n", encoding="utf-8")
    root = make_workspace({"organs.yaml": ORGANS})
    code, out, err = run_cli("calls", "check", str(file), "--workspace", str(root))
    assert (code, out) == (2, "")
    assert f"{heading}（x.csv:1:C）" in err
