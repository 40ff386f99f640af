"""``qingdan posts check``: vacancies, over-staffing, sums, the roster, the workspace."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from . import offices
from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
Make = Callable[..., Path]


@pytest.fixture
def towns(make_workspace: Make) -> Path:
    return make_workspace({"organs.yaml": offices.organs_file()})


@pytest.mark.parametrize("rows", [offices.wide_table(), offices.long_table()], ids=["列", "行"])
def test_the_published_figures_of_twelve_towns(
    towns: Path, table: Table, ask: Ask, rows: str
) -> None:
    """大安: 86 authorised (62 + 24), 58 actual (6 工勤): 28/86, 10/62, 18/24; 1/7 to 5/9."""
    said = ask("posts", "check", table("编制.csv", rows), "-w", towns)
    whole = said["whole"]
    assert (whole["authorised"], whole["actual"], whole["vacant"]) == (86, 58, 28)
    assert whole["rate"] == "32.6%"
    kinds = {one["name"]: (one["vacant"], one["authorised"], one["rate"]) for one in said["kinds"]}
    assert kinds == {"行政": (10, 62, "16.1%"), "工勤": (18, 24, "75.0%")}
    assert said["band"] == ["14.3%", "55.6%"]
    assert (len(said["organs"]), said["short"]) == (12, 10)
    vacant = sorted(one["vacant"] for one in said["organs"])
    assert (sum(number >= 2 for number in vacant), max(vacant)) == (7, 5)
    assert texts(said, "错误") == []


def test_what_cannot_be_read_makes_a_rate_unknown_and_no_vacancy(
    towns: Path, table: Table, ask: Ask
) -> None:
    rows = "单位,核定行政,实有行政\n示例一镇,10,x\n示例二镇,10,8\n"
    said = ask("posts", "check", table("编制.csv", rows), "-w", towns, code=1)
    assert [one["rate"] for one in said["organs"]] == [None, "20.0%"]
    assert (said["whole"]["rate"], said["short"]) == (None, 1)
    assert said["band"] == ["20.0%", "20.0%"]


def test_temporary_and_seconded_are_counted(towns: Path, table: Table, run_cli: Run) -> None:
    file = table("编制.csv", offices.wide_table())
    code, out, err = run_cli("posts", "check", file, "-w", towns)
    assert (code, err) == (0, "")
    assert "编外临聘 9，抽出 22，抽入 0。" in out
    assert "缺编率从 14.3%（示例八镇）到 55.6%（示例一镇），最多缺 5。" in out


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("示例一镇,3,1,4,0\n", "示例一镇行政超编 1 人：核定 3，实有 4。"),
        ("示例一镇,3,1,2,2\n", "示例一镇工勤超编 1 人：核定 1，实有 2。"),
        ("示例一镇,3,1,2,1\n合计,3,1,3,1\n", "实有行政的合计写 3，各数相加是 2。"),
        ("示例一镇,3,某某,2,1\n", "核定工勤一格不是人数，没有算进去。"),
        ("示例一镇,3,1,2,1\n示例一镇,3,1,2,1\n", "示例一镇在 CSV!2 已经有过，人数算了两次。"),
        (",3,1,2,1\n", "有人数，没有写单位，没有算进去。"),
    ],
)
def test_what_must_not_be_is_an_error(
    towns: Path, table: Table, ask: Ask, rows: str, wrong: str
) -> None:
    file = table("编制.csv", "单位,核定行政,核定工勤,实有行政,实有工勤\n" + rows)
    said = ask("posts", "check", file, "-w", towns, code=1)
    assert wrong in texts(said, "错误")


def test_vacancies_of_one_kind_do_not_hide_too_many_of_another(
    towns: Path, table: Table, ask: Ask
) -> None:
    file = table("编制.csv", "单位,核定行政,核定工勤,实有行政,实有工勤\n示例一镇,3,5,4,0\n")
    said = ask("posts", "check", file, "-w", towns, code=1)
    assert said["whole"]["vacant"] == 4
    assert len(texts(said, "错误")) == 1


def test_figures_split_on_one_side_only_are_compared_as_a_whole(
    towns: Path, table: Table, ask: Ask
) -> None:
    file = table("编制.csv", "单位,核定行政,核定工勤,实有\n示例一镇,3,5,8\n示例二镇,1,1,3\n")
    said = ask("posts", "check", file, "-w", towns, code=1)
    assert said["kinds"] == []
    assert texts(said, "错误") == ["示例二镇超编 1 人：核定 2，实有 3。"]


def test_subtotals_are_held_against_their_part(towns: Path, table: Table, ask: Ask) -> None:
    rows = "示例一镇,2,1\n示例二镇,3,2\n小计,5,3\n示例三镇,4,4\n小计,5,4\n合计,9,7\n"
    said = ask("posts", "check", table("x.csv", "单位,核定,实有\n" + rows), "-w", towns, code=1)
    [one] = [one for one in said["remarks"] if one["level"] == "错误"]
    assert (one["place"], one["text"]) == ("CSV!6", "核定的合计写 5，各数相加是 4。")


def test_columns_that_are_no_posts_are_left_out_and_named(
    towns: Path, table: Table, ask: Ask
) -> None:
    rows = (
        "序号,单位,核定编制,,领导职数,,实有人数,临聘人员,,缺编,备注\n"
        ",,行政,事业,核定,实有,,小计,其中：司机,,\n"
        "1,示例一镇,5,3,9,9,9,2,1,-1,x\n,乡镇小计,5,3,9,9,9,2,1,-1,\n"
    )
    said = ask("posts", "check", table("x.csv", rows), "-w", towns, code=1)
    whole = said["whole"]
    assert (whole["authorised"], whole["actual"], whole["temporary"]) == (8, 9, 2)
    assert said["unused"] == ["领导职数核定", "领导职数实有", "临聘人员其中：司机"]
    assert texts(said, "错误") == ["示例一镇超编 1 人：核定 8，实有 9。"]


def test_the_roster_is_counted(towns: Path, table: Table, ask: Ask) -> None:
    posts = table("x.csv", "单位,核定行政,核定工勤,实有行政,实有工勤\n示例一镇,3,2,2,1\n")
    right = "单位,类别,工号\n示例一镇,行政,a1\n示例一镇,公务员,a2\n示例一镇,工勤,a3\n"
    roster = table("r.csv", right)
    said = ask("posts", "check", posts, "--roster", roster, "-w", towns)
    assert texts(said, "错误") == []
    roster = table("r.csv", right + "示例一镇,工勤,a3\n示例二镇,行政,b1\n")
    said = ask("posts", "check", posts, "--roster", roster, "-w", towns, code=1)
    assert texts(said, "错误") == [
        "花名册：这一行的工号在 CSV!4 已经有过。",
        "示例二镇人民政府：花名册 1 人，表里实有 0 人。",
    ]
    roster = table("r.csv", right.replace("示例一镇", "示例一镇人民政府").replace("公务员", "工勤"))
    said = ask("posts", "check", posts, "--roster", roster, "-w", towns, code=1)
    assert texts(said, "错误")[0] == "示例一镇行政：花名册 1 人，表里实有 2 人。"


def test_posts_must_not_grow(towns: Path, table: Table, ask: Ask) -> None:
    now, then = table("n.csv", "单位,核定,实有\n示例一镇,5,5\n"), "单位,核定,实有\n示例一镇,{},4\n"
    said = ask("posts", "check", now, "--before", table("t.csv", then.format(5)), "-w", towns)
    assert texts(said, "错误") == []
    before = table("t.csv", then.format(4))
    said = ask("posts", "check", now, "--before", before, "-w", towns, code=1)
    assert texts(said, "错误") == ["核定总数从 4 增加到 5，不是零增长。"]


def test_the_workspace_is_looked_at(make_workspace: Make, table: Table, ask: Ask) -> None:
    duty = "名称: 规划监督\n状态: 有效\n三定: {文号: 某办发〔2024〕12号}\n"
    root = make_workspace({"duties/zrzy/zz-00000001.yaml": duty})
    rows = (
        "单位,核定,实有,缺编,三定文号\n测试市自然资源和规划局,5,4,1,某办发[2024]12号\n"
        "测试市城市管理综合行政执法局,3,3,1,\n没有的局,1,1,0,某办发〔2020〕1号\n"
    )
    said = ask("posts", "check", table("x.csv", rows), "-w", root, code=1)
    assert texts(said, "错误") == ["缺编写 1，核定减实有是 0。"]
    assert texts(said, "警告") == [
        "测试市城市管理综合行政执法局没有写三定的文号。",
        "“没有的局”不在机构名录里，或者不止一个。",
    ]
    other = table("x.csv", rows.replace("[2024]12", "〔2023〕3"))
    said = ask("posts", "check", other, "-w", root, code=1)
    assert "职责清单里的三定是“某办发〔2024〕12号”" in texts(said, "警告")[0]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("单位,姓名,核定,实有\n示例一镇,某,1,1\n", "个人信息列：姓名"),
        ("单位,核定编制,,实有,姓名\n,行政,工勤,,\n示例一镇,1,1,1,某\n", "个人信息列：姓名"),
        ("事项,类型\n甲,乙\n", "没有找到编制和人员表的表头"),
        ("单位,核定编制,定编,实有\n示例一镇,1,1,1\n", "“核定编制”和“定编”两列都读成核定"),
        ("", "空"),
    ],
)
def test_what_is_no_such_table_is_refused(
    towns: Path, table: Table, run_cli: Run, rows: str, why: str
) -> None:
    code, out, err = run_cli("posts", "check", table("x.csv", rows), "-w", towns)
    assert (code, out) == (2, "")
    assert why in err


def test_nothing_is_written_into_the_workspace(towns: Path, table: Table, ask: Ask) -> None:
    before = {path: path.read_bytes() for path in towns.rglob("*") if path.is_file()}
    ask("posts", "check", table("编制.csv", offices.wide_table()), "-w", towns)
    assert {path: path.read_bytes() for path in towns.rglob("*") if path.is_file()} == before


def test_a_workbook_with_merged_heads_is_read_and_written(
    towns: Path, tmp_path: Path, run_cli: Run
) -> None:
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    page = book.active
    page.append(["单位", "核定编制", None, "实有人数（含借调）", None])
    page.append([None, "行政", "事业", "行政", "事业"])
    page.append(["示例一镇", 5, 4, 3, 4])
    for cells in ("A1:A2", "B1:C1", "D1:E1"):
        page.merge_cells(cells)
    book.save(tmp_path / "x.xlsx")
    target = tmp_path / "报告.xlsx"
    asked = ("posts", "check", tmp_path / "x.xlsx", "-w", towns, "--format", "xlsx")
    assert run_cli(*asked, "-o", target) == (0, "", "")
    read = load_workbook(target)
    assert read.sheetnames == ["小结", "各类编制", "各单位", "要看的"]
    rows = list(read["各类编制"].iter_rows(min_row=2, max_col=5, values_only=True))
    assert rows == [
        ("行政", 5, 3, 2, "40.0%"),
        ("事业", 4, 4, 0, "0.0%"),
        ("合计", 9, 7, 2, "22.2%"),
    ]
    first = target.read_bytes()
    run_cli(*asked, "-o", target)
    assert target.read_bytes() == first
    code, _out, err = run_cli(*asked)
    assert code == 2
    assert "--output" in err


def test_markdown_is_not_broken_by_a_table(towns: Path, table: Table, run_cli: Run) -> None:
    file = table("x.csv", '单位,核定,实有\n"甲|镇<b>",1,1\n')
    code, out, _err = run_cli("posts", "check", file, "-w", towns, "--format", "markdown")
    assert code == 0
    assert "<b>" not in out
    assert "甲|镇" not in out


def test_a_file_of_the_workspace_that_cannot_be_read_is_named(
    make_workspace: Make, table: Table, run_cli: Run
) -> None:
    root = make_workspace({"duties/zrzy/zz-00000001.yaml": "名称: [\n"})
    file = table("x.csv", "单位,核定,实有\nzrzy,1,1\n")
    code, out, _err = run_cli("posts", "check", file, "-w", root, "--format", "json")
    assert code == 1
    assert json.loads(out)["remarks"][-1]["place"] == "duties/zrzy/zz-00000001.yaml"


def test_who_filled_a_table_in_is_not_read(make_workspace: Make, table: Table, ask: Ask) -> None:
    rows = "日期,自,至,数,文号\n2020-01-01,甲局,编制池,1,甲1号\n填表人：某某某,,,,\n说明：略,,,,\n"
    said = ask("posts", "ledger", table("x.csv", rows), "-w", make_workspace())
    assert len(said["moves"]) == 1
    assert "某某某" not in json.dumps(said, ensure_ascii=False)


def test_what_could_not_be_read_accuses_nobody(towns: Path, table: Table, ask: Ask) -> None:
    rows = "单位,核定,实有\n示例一镇,五,12\n示例二镇,5,\n"
    said = ask("posts", "check", table("x.csv", rows), "-w", towns, code=1)
    assert texts(said, "错误") == ["核定一格不是人数，没有算进去。"]
    assert texts(said, "警告") == ["示例二镇没有写实有，当作 0。"]


def test_without_authorised_posts_there_is_no_vacancy(
    towns: Path, table: Table, ask: Ask, run_cli: Run
) -> None:
    file = table("x.csv", "单位,实有\n示例一镇,3\n")
    said = ask("posts", "check", file, "-w", towns)
    assert (said["whole"]["vacant"], said["whole"]["rate"]) == (None, None)
    assert texts(said, "警告") == ["表里没有核定的列，算不出缺编和超编。"]
    _code, out, _err = run_cli("posts", "check", file, "-w", towns)
    assert "缺编 未知，缺编率 未知" in out
