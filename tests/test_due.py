"""``qingdan due``: every clock on one board, its colour, its words, the same bytes each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.due.alarm import Colour, Rule, Sort, colour_of, rules
from qingdan.rules.profile import load

Said = tuple[int, str, str]

POWER = (
    "名称: 对随地吐痰的处罚\n类型: 行政处罚\n状态: 有效\n失效日期: 2026-12-31\n"
    "委托: {受托: 测试市环卫中心, 事项: 给予警告, 至: 2026-11-30}\n"
    "依据:\n  - 引用: 《城市市容和环境卫生管理条例》第三十四条\n"
    "    核对: {日期: 2025-11-01, 版本: '2017', 指纹: h1}\n"
    "豁免: [{规则: QD503, 理由: 等名录更新, 至: 2026-12-01}]\n"
)
DELEGATION = (
    "名称: 对占道经营的处罚\n类型: 行政处罚\n状态: 有效\n方式: 委托\n"
    "承接机构: [{机构: zfj}]\n期限: {至: 2026-11-20}\n程序: {行使: 2025-12-01}\n"
)
WITHDRAWN = DELEGATION + "收回: {日期: 2026-10-01}\n"
ADJUSTMENT = (
    "名称: 一批调整\n阶段: 公布稿\n审批: {文号: 测政发〔2026〕1号, 日期: 2026-09-24}\n"
    "变更: [{事项: cf-00000001, 调整: 取消}]\n"
)
FILES = {
    "powers/zfj/cf-00000001.yaml": POWER,
    "powers/zfj/cf-00000002.yaml": POWER.replace("状态: 有效", "状态: 废止"),
    "delegations/zrzy/fq-00000001.yaml": DELEGATION,
    "delegations/zrzy/fq-00000002.yaml": WITHDRAWN,
    "adjustments/2026-09-24-a.yaml": ADJUSTMENT,
}


@pytest.fixture
def office(make_workspace: Callable[..., Path]) -> Path:
    return make_workspace(dict(FILES))


def due(
    run_cli: Callable[..., Said], office: Path, *more: str, expected: int = 0
) -> dict[str, Any]:
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22", "--format", "json")
    code, out, err = run_cli(*asked, *more)
    assert (code, bool(err)) == (expected, bool(expected)), "what is unread is named on stderr"
    said: dict[str, Any] = json.loads(out)
    return said


def test_every_clock_stands_on_the_board_once(run_cli: Callable[..., Said], office: Path) -> None:
    found = [(a["sort"], a["due"], a["days"], a["colour"]) for a in due(run_cli, office)["due"]]
    assert found == [
        ("调整步骤", "2026-09-30", -53, "红"),
        ("调整步骤", "2026-10-29", -24, "红"),
        ("依据核对", "2026-11-01", -21, "红"),
        ("赋权期满", "2026-11-20", -2, "红"),
        ("委托期满", "2026-11-30", 8, "红"),
        ("事项到期", "2026-12-31", 39, "红"),
        ("赋权评估", "2026-12-01", 9, "橙"),
        ("豁免到期", "2026-12-01", 9, "橙"),
        ("豁免到期", "2026-12-01", 9, "橙"),
    ]


def test_twenty_working_days_are_counted_over_the_october_holiday(
    run_cli: Callable[..., Said], office: Path
) -> None:
    """Off: 25 September, 1 to 7 October; worked: Saturday, 10 October. So 3, 6, 11, 16, 20."""
    [said] = [a for a in due(run_cli, office)["due"] if "：公开（" in a["what"]]
    assert said["due"] == "2026-10-29"
    assert "政府信息公开条例" in said["source"]


def test_far_clocks_are_left_out_unless_asked_for(
    run_cli: Callable[..., Said], office: Path
) -> None:
    near = due(run_cli, office, "--within", "8")["due"]
    assert max(one["days"] for one in near) == 8
    assert len(due(run_cli, office, "--all")["due"]) > len(near)


def test_the_counts_sum(run_cli: Callable[..., Said], office: Path) -> None:
    said = due(run_cli, office, "--all")
    assert sum(said["counts"].values()) == len(said["due"])


def test_a_file_that_cannot_be_read_is_named(run_cli: Callable[..., Said], office: Path) -> None:
    (office / "powers/zfj/cf-00000003.yaml").write_text("名称: [\n", encoding="utf-8")
    (office / "adjustments/x.yaml").write_text("名称: 3\n变更: 甲\n", encoding="utf-8")
    unread = due(run_cli, office, expected=1)["unread"]
    assert unread == ["adjustments/x.yaml", "powers/zfj/cf-00000003.yaml"]
    _code, out, _err = run_cli("due", "--workspace", str(office), "--as-of", "2026-11-22")
    assert "powers/zfj/cf-00000003.yaml 读不了" in out


def test_overdue_is_an_exit_code_where_asked(run_cli: Callable[..., Said], office: Path) -> None:
    asked = ("due", "--workspace", str(office), "--exit-code", "--as-of")
    assert run_cli(*asked, "2026-11-22")[0] == 1
    for path in FILES:
        (office / path).unlink()
    code, out, _err = run_cli(*asked, "2026-11-22")
    assert code == 0
    nothing, looked = out.splitlines()
    assert nothing == "截至 2026-11-22，没有过期的，90 日以内也没有到期的。"
    assert looked.startswith("看了 0 个事项文件、0 批调整的法规变动、调整步骤、赋权期满、")
    assert looked.endswith("呼叫没有看：加 --calls 和呼叫记录表。")


def test_the_calendar_is_one_that_programs_read(
    run_cli: Callable[..., Said], office: Path, tmp_path: Path
) -> None:
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22", "--all")
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    for file in (first, second):
        assert run_cli(*asked, "--format", "ics", "--output", str(file))[0] == 0
    data = first.read_bytes()
    assert data == second.read_bytes()
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    unfolded = data.replace(b"\r\n ", b"").decode()
    uids = [line for line in unfolded.split("\r\n") if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == unfolded.count("BEGIN:VEVENT") > 5
    assert "SUMMARY:赋权期满：赋权“对占道经营的处罚”期满" in unfolded
    assert "DTSTART;VALUE=DATE:20261120" in unfolded


def test_markdown_is_a_table_that_nothing_breaks(
    run_cli: Callable[..., Said], office: Path
) -> None:
    text = POWER.replace("对随地吐痰的处罚", "甲|乙<b>")
    (office / "powers/zfj/cf-00000001.yaml").write_text(text, encoding="utf-8")
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22", "--format", "markdown")
    _code, out, _err = run_cli(*asked)
    rows = [line for line in out.splitlines() if line.startswith("|")]
    assert {row.replace(r"\|", "").count("|") for row in rows} == {9}
    assert "<b>" not in out


@pytest.mark.parametrize(
    ("heavy", "days", "colour"),
    [
        (True, -1, "红"),
        (False, -1, "红"),
        (True, 0, "红"),
        (True, 10, "红"),
        (True, 11, "橙"),
        (False, 10, "橙"),
        (False, 11, "黄"),
    ],
)
def test_colours(heavy: bool, days: int, colour: str) -> None:
    assert colour_of(Rule(heavy, 10, None, "", False), days) == colour


@pytest.mark.parametrize("heavy", [True, False])
def test_a_colour_never_becomes_milder(heavy: bool) -> None:
    order = [Colour.YELLOW, Colour.ORANGE, Colour.RED]
    rule = Rule(heavy, 10, None, "", False)
    seen = [order.index(colour_of(rule, days)) for days in range(40, -40, -1)]
    assert seen == sorted(seen)


def test_the_general_profile_watches_every_sort() -> None:
    watched = rules(load(None).section("督办"))
    assert set(watched) == set(Sort)
    assert {sort for sort, rule in watched.items() if rule.verified} == {Sort.TEMPORARY_LICENCE}


def test_a_licence_that_only_a_rule_of_a_province_sets_is_temporary(
    run_cli: Callable[..., Said], make_workspace: Callable[..., Path]
) -> None:
    licence = "名称: 处置许可\n类型: 行政许可\n状态: 有效\n生效日期: 2025-12-01\n依据: [{}]\n"
    root = make_workspace(
        {
            "organs.yaml": "机构:\n  zfj: {名称: 测试市综合执法局}\n",
            "powers/zfj/xk-00000001.yaml": licence.format("《广东省碳排放管理试行办法》第十条"),
            "powers/zfj/xk-00000002.yaml": licence.format("《中华人民共和国城乡规划法》第四十条"),
        }
    )
    [one] = due(run_cli, root)["due"]
    assert (one["sort"], one["item"], one["due"]) == ("临时许可", "xk-00000001", "2026-12-01")


def test_calls_that_are_not_settled_stand_on_the_board(
    run_cli: Callable[..., Said], office: Path, tmp_path: Path
) -> None:
    table = tmp_path / "呼叫.csv"
    table.write_text(
        "编号,镇街,诉求,时间,办结时间\n7,测试镇,占道经营,2026-11-16,\n"
        "8,测试镇,占道经营,2026-11-16,2026-11-18\n",
        encoding="utf-8",
    )
    said = due(run_cli, office, "--calls", str(table))
    [call] = [a for a in said["due"] if a["sort"] == "呼叫办结"]
    assert (call["due"], call["colour"]) == ("2026-11-30", "黄")
    assert "呼叫 7（测试镇）" in call["what"]


@pytest.mark.parametrize(("today", "days"), [("2020-10-19", 0), ("2020-10-20", -1)])
def test_the_tenth_working_day_is_in_time_over_the_october_holiday(
    run_cli: Callable[..., Said], make_workspace: Callable[..., Path], today: str, days: int
) -> None:
    """Off: 1 to 8 October; worked: Saturday, 10 October. So 2, 4, 9 and, on the 19th, 10."""
    root = make_workspace()
    (root / "呼叫.csv").write_text(
        "镇街,诉求,时间,办结时间\n测试镇,违建,2020-09-28,\n", encoding="utf-8"
    )
    asked = ("due", "--calls", root / "呼叫.csv", "--exit-code", "-w", root, "--as-of", today)
    code, out, _err = run_cli(*asked, "--format", "json")
    [call] = json.loads(out)["due"]
    assert (call["due"], call["days"]) == ("2020-10-19", days)
    assert code == (days < 0)


def test_imported_calls_stand_on_the_board_as_well(
    run_cli: Callable[..., Said], office: Path, tmp_path: Path
) -> None:
    table, private = tmp_path / "呼叫.csv", tmp_path / "内部"
    table.write_text(
        "工单号,诉求,时间,办结时间\n7,占道经营,2026-11-16,\n8,占道经营,2026-11-16,2026-11-18\n",
        encoding="utf-8",
    )
    taking = ("calls", "import", str(table), "--private", str(private))
    assert run_cli(*taking, "--workspace", str(office))[0] == 0
    said = due(run_cli, office, "--calls", str(private))
    [call] = [a for a in said["due"] if a["sort"] == "呼叫办结"]
    assert (call["due"], call["file"].startswith("内部 hj-")) == ("2026-11-30", True)


def test_what_is_not_known_to_be_open_is_not_on_the_board(
    run_cli: Callable[..., Said], office: Path, tmp_path: Path
) -> None:
    table = tmp_path / "呼叫.csv"
    table.write_text("诉求,时间\n占道经营,2026-11-16\n", encoding="utf-8")
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22", "--calls", str(table))
    _code, out, err = run_cli(*asked)
    assert not [line for line in out.splitlines() if line.startswith("【") and "呼叫" in line]
    assert "没有办结时间一列" in err


def test_the_board_says_how_much_it_leaves_out(run_cli: Callable[..., Said], office: Path) -> None:
    left_out = len(due(run_cli, office, "--all")["due"]) - len(
        due(run_cli, office, "--within", "0")["due"]
    )
    assert left_out > 0
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22")
    assert f"0 日以后到期的另有 {left_out} 项，没有列出" in run_cli(*asked, "--within", "0")[1]
    assert "另有" not in run_cli(*asked, "--all")[1]


def test_a_reader_of_the_board_alone_learns_its_order(
    run_cli: Callable[..., Said], office: Path
) -> None:
    asked = ("due", "--workspace", str(office), "--as-of", "2026-11-22")
    for output_format, mark in (("text", "【红 重急】2026-09-30"), ("markdown", "| 橙 | 轻急 |")):
        out = run_cli(*asked, "--format", output_format)[1]
        assert out.count("先红后橙再黄，同色的先到期在前") == 1
        assert mark in out
    said = due(run_cli, office)
    for one in said["due"]:
        heavy, urgent, colour = one["important"], one["urgent"], one["colour"]
        assert (colour == "红") == (one["days"] < 0 or (heavy and urgent))
        assert (colour == "黄") == (not heavy and not urgent)
    places = [("红橙黄".index(one["colour"]), one["due"]) for one in said["due"]]
    assert places == sorted(places)
    assert "先红后橙再黄" in said["legend"]


def test_a_calendar_without_clocks_says_what_was_looked_at(
    run_cli: Callable[..., Said], make_workspace: Callable[..., Path], tmp_path: Path
) -> None:
    file = tmp_path / "a.ics"
    asked = ("due", "--workspace", str(make_workspace()), "--as-of", "2026-11-22")
    assert run_cli(*asked, "--format", "ics", "--output", str(file))[0] == 0
    text = file.read_bytes().replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 1
    assert "SUMMARY:截至 2026-11-22，没有过期的，90 日以内也没有到期的。" in text
    assert "看了 0 个事项文件" in text.split("DESCRIPTION:")[1]


AIR = "《中华人民共和国大气污染防治法》第一百一十八条"
PLANNING = "《中华人民共和国城乡规划法》第四十条"
BASED = "名称: 事项{}\n类型: 行政处罚\n状态: 有效\n依据: [{}]\n"


def reviewed(citation: str, day: str) -> str:
    return f"{{引用: {citation}, 核对: {{日期: {day}, 版本: '2015', 指纹: h1}}}}"


def test_after_a_law_changed_an_adjustment_is_to_file(
    run_cli: Callable[..., Said], make_workspace: Callable[..., Path]
) -> None:
    """Repealed on Saturday, 15 August 2026: ten working days end on the 28th."""
    root = make_workspace(
        {
            "powers/zfj/cf-00000001.yaml": BASED.format(1, AIR),
            "powers/zfj/cf-00000002.yaml": BASED.format(2, AIR),
            "powers/zrzy/cf-00000003.yaml": BASED.format(3, AIR),
            "powers/zrzy/cf-00000004.yaml": BASED.format(4, AIR) + "备注: 仅适用于在办案件\n",
            "powers/zrzy/cf-00000005.yaml": BASED.format(5, AIR).replace("有效", "废止"),
            "powers/zrzy/cf-00000006.yaml": BASED.format(6, AIR),
            "powers/zrzy/xk-00000001.yaml": BASED.format(7, reviewed(PLANNING, "2018-01-01")),
            "powers/zrzy/xk-00000002.yaml": BASED.format(8, reviewed(PLANNING, "2026-01-01")),
            "powers/zrzy/xk-00000003.yaml": BASED.format(9, PLANNING),
            "adjustments/2026-08-20-a.yaml": (
                "名称: 已经起草\n阶段: 送审稿\n事由: {日期: 2026-08-15}\n"
                "变更: [{事项: cf-00000006, 调整: 变更}]\n"
            ),
        }
    )
    asked = ("due", "--workspace", str(root), "--as-of", "2026-08-20", "--format", "json")
    found = [one for one in json.loads(run_cli(*asked)[1])["due"] if one["sort"] == "法规变动"]
    told = {(one["organ"], one["due"], one["colour"], one["item"]) for one in found}
    assert told == {
        ("zfj", "2026-08-28", "红", None),
        ("zrzy", "2026-08-28", "红", "cf-00000003"),
        ("zrzy", "2019-05-08", "红", "xk-00000001"),
    }
    [two] = [one["what"] for one in found if one["organ"] == "zfj"]
    assert "自 2026-08-15 起废止，依据它的 2 项要申请调整（cf-00000001、cf-00000002）" in two
    assert all("第七条" in one["source"] for one in found)
