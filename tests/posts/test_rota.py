"""``qingdan posts rota``: two different people for each task, and somebody there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
Make = Callable[..., Path]
UNITS = ["办公室", *(f"示例{n}局" for n in "一二三四五六七八")]


def duty(tasks: list[tuple[str, str]]) -> str:
    """A duty with tasks and their units."""
    lines = ["名称: 镇的职责", "状态: 有效", "任务:"]
    for number, (name, unit) in enumerate(tasks, 1):
        lines.append(f'  - {{编号: "1.{number}", 名称: {name}, 科室: {unit}}}')
    return "\n".join(lines) + "\n"


@pytest.fixture
def fifteen(make_workspace: Make) -> Path:
    """One office and eight bureaus with fifteen tasks."""
    tasks = [(f"任务{n:02}", UNITS[n % 9]) for n in range(1, 16)]
    return make_workspace({"duties/zrzy/zz-00000001.yaml": duty(tasks)})


def test_the_published_share_of_tasks_with_both_posts(
    fifteen: Path, table: Table, ask: Ask
) -> None:
    """槐泗: one office and eight bureaus; 13 of 15 are 86.7 %."""
    rows = "".join(f"任务{n:02},p{n:02},q{n % 5}\n" for n in range(1, 14)) + "任务14,p14,\n"
    said = ask("posts", "rota", table("x.csv", "任务,A岗,B岗\n" + rows), "-w", fifteen, code=1)
    assert (said["units"], said["tasks"], said["whole"]) == (9, 15, 13)
    assert said["share"] == "86.7%"
    assert texts(said, "错误") == [
        "“任务14”没有B岗。",
        "任务“任务15”（测试市自然资源和规划局）没有A、B岗。",
    ]
    assert [one["task"] for one in said["missing"]] == ["任务15"]


def test_the_published_share_of_people_with_two_posts(
    fifteen: Path, table: Table, ask: Ask
) -> None:
    """1+1: 13 of 15 people are the first of one task and the second of another."""
    second = {n: n % 15 + 1 for n in range(1, 16)} | {1: 3, 3: 5}
    rows = "".join(f"任务{n:02},p{n:02},p{second[n]:02}\n" for n in range(1, 16))
    said = ask("posts", "rota", table("x.csv", "任务,A岗,B岗\n" + rows), "-w", fifteen)
    assert (said["people"], said["double"], said["double_share"]) == (15, 13, "86.7%")
    assert (said["whole"], said["share"]) == (15, "100.0%")
    assert said["remarks"] == []


@pytest.fixture
def two(make_workspace: Make) -> Path:
    return make_workspace(
        {"duties/zrzy/zz-00000001.yaml": duty([("受理", "法规科"), ("查处", "规划执法科")])}
    )


@pytest.mark.parametrize(
    ("rows", "options", "wrong"),
    [
        ("受理,a1,a1,\n查处,a2,a1,\n", (), ["“受理”的A岗和B岗是同一人（有一人）。"]),
        ("受理,a1,a2,无\n查处,a2,a1,A\n", (), ["“受理”A岗、B岗都不在，没有人办。"]),
        ("受理,a1,暂缺,\n查处,/,无,\n", (), ["“受理”没有B岗。", "“查处”没有A岗、B岗。"]),
        (
            "受理,a1,a2,\n查处,a3,a2,\n",
            ("--most", "1"),
            ["有一人是 2 项任务的B岗，超过 1 项：CSV!2、CSV!3。"],
        ),
        (
            "受理,a1,a2,\n查处,a2,a1,\n",
            ("--away", "a1", "--away", "a2"),
            ["“受理”A岗、B岗都不在，没有人办。", "“查处”A岗、B岗都不在，没有人办。"],
        ),
    ],
)
def test_what_must_not_be(
    two: Path, table: Table, ask: Ask, rows: str, options: tuple[str, ...], wrong: list[str]
) -> None:
    file = table("x.csv", "任务,甲岗,乙岗,在岗\n" + rows)
    said = ask("posts", "rota", file, "-w", two, *options, code=1)
    assert texts(said, "错误") == wrong


@pytest.mark.parametrize(
    ("present", "away", "cover"),
    [
        ("", (), "没有写"),
        ("是", (), "A岗在"),
        ("A", (), "A岗在"),
        ("B", (), "B岗顶上"),
        ("否", (), "无人"),
        ("", ("a2",), "A岗在"),
        ("", ("a1",), "B岗顶上"),
        ("A", ("a1",), "无人"),
        ("B", ("a2",), "无人"),
        ("A、B", ("a1",), "B岗顶上"),
    ],
)
def test_who_is_there(
    two: Path, table: Table, ask: Ask, present: str, away: tuple[str, ...], cover: str
) -> None:
    file = table("x.csv", f"任务,A岗,B岗,在岗\n1.1,a1,a2,{present}\n查处,a1,a2,B\n")
    options = [part for code in away for part in ("--away", code)]
    code = int(cover == "无人" or away == ("a2",) or present == "否")
    said = ask("posts", "rota", file, "-w", two, *options, code=code)
    assert said["pairs"][0]["cover"] == cover


def test_people_are_named_only_where_that_is_asked(
    two: Path, table: Table, run_cli: Run, tmp_path: Path
) -> None:
    file = table("x.csv", "任务,A岗,B岗\n受理,KANARIE1,KANARIE2\n查处,KANARIE3,KANARIE3\n")
    asked = ("posts", "rota", file, "-w", two, "--away", "KANARIE1", "--away", "KANARIE9")
    for output_format in ("text", "json", "markdown"):
        code, out, err = run_cli(*asked, "--most", "1", "--exit-code", "--format", output_format)
        assert code == 1
        assert "KANARIE" not in out + err
        _code, out, _err = run_cli(*asked, "--format", output_format, "--with-people")
        assert all(f"KANARIE{n}" in out for n in (1, 2, 3, 9))
    book = tmp_path / "x.xlsx"
    run_cli(*asked, "--format", "xlsx", "-o", book)
    import zipfile

    with zipfile.ZipFile(book) as packed:
        assert not any(b"KANARIE" in packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("name", ["某某某", "某某", "13812345678", "Mou Moumou", "甲01、甲02"])
def test_names_are_refused(two: Path, table: Table, run_cli: Run, name: str) -> None:
    file = table("x.csv", f"任务,A岗,B岗\n受理,{name},a2\n")
    code, out, err = run_cli("posts", "rota", file, "-w", two)
    assert (code, out) == (2, "")
    assert "CSV!2" in err
    assert name not in err


@pytest.mark.parametrize("column", ["A岗姓名", "手机号", "联系人电话"])
def test_columns_of_people_are_refused(two: Path, table: Table, run_cli: Run, column: str) -> None:
    file = table("x.csv", f"任务,A岗,B岗,{column}\n受理,a1,a2,x\n")
    code, _out, err = run_cli("posts", "rota", file, "-w", two)
    assert code == 2
    assert column in err


def test_posts_of_the_duties_list_count(make_workspace: Make, table: Table, ask: Ask) -> None:
    text = duty([("受理", "法规科"), ("查处", "规划执法科")]).replace(
        "名称: 受理,", "名称: 受理, 岗位: [{岗位: 受理岗, 甲岗: 一岗, 乙岗: 二岗}],"
    )
    root = make_workspace({"duties/zrzy/zz-00000001.yaml": text})
    said = ask("posts", "rota", table("x.csv", "任务,A岗,B岗\n查处,a1,a2\n"), "-w", root)
    assert (said["whole"], said["tasks"]) == (2, 2)


def test_tasks_of_other_organs_are_only_looked_at_where_asked(
    make_workspace: Make, table: Table, ask: Ask
) -> None:
    root = make_workspace(
        {
            "duties/zrzy/zz-00000001.yaml": duty([("受理", "法规科")]),
            "duties/zfj/zz-00000002.yaml": duty([("受理", "法制科"), ("查处", "法制科")]),
        }
    )
    rows = "单位,任务,A岗,B岗\nzrzy,受理,a1,a2\n"
    said = ask("posts", "rota", table("x.csv", rows), "-w", root)
    assert texts(said, "提示") == ["另有 1 个机构的 2 项任务不在核对之列；用 --organ 指定机构。"]
    both = ("--organ", "zrzy", "--organ", "测试市城市管理综合行政执法局")
    said = ask("posts", "rota", table("x.csv", rows), "-w", root, *both, code=1)
    assert (said["tasks"], len(said["missing"])) == (3, 2)
    said = ask("posts", "rota", table("x.csv", rows.replace("zrzy", "")), "-w", root)
    assert texts(said, "警告") == ["任务“受理”在职责清单里有 2 个；写上职责或者单位。"]


def test_an_unknown_organ_is_refused(two: Path, table: Table, run_cli: Run) -> None:
    file = table("x.csv", "任务,A岗,B岗\n受理,a1,a2\n")
    code, _out, err = run_cli("posts", "rota", file, "-w", two, "--organ", "nobody")
    assert code == 2
    assert "没有机构“nobody”" in err


def test_a_report_says_what_it_counts(two: Path, table: Table, run_cli: Run) -> None:
    counted = table("甲.csv", "任务,A岗,B岗\n受理,a1,a2\n")
    _code, out, _err = run_cli("posts", "rota", counted, "-w", two)
    assert "数的是 1 个机构写在职责任务清单里的任务，不是表的行数" in out
    nothing = table("乙.csv", "任务,A岗,B岗\n别的,a1,a2\n")
    _code, out, _err = run_cli("posts", "rota", nothing, "-w", two)
    assert "表里没有一项任务对得上职责任务清单，所以没有数" in out
