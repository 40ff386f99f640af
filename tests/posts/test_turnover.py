"""``qingdan posts turnover``: in, out, net and the ratio."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from . import offices
from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
Make = Callable[..., Path]


def test_the_published_turnover_of_twelve_towns(
    make_workspace: Make, table: Table, ask: Ask, run_cli: Run
) -> None:
    """大安: 92 came, 79 left, 22 seconded; net +13; (92 + 79) / 2 / 58 = 147.4 %."""
    root = make_workspace({"organs.yaml": offices.organs_file()})
    came, left = [8] * 8 + [7] * 4, [7] * 7 + [6] * 5
    gone = [2] * 11 + [0]
    rows = "".join(
        f"{name},{a},{b},{c}\n"
        for name, a, b, c in zip(offices.TOWNS, came, left, gone, strict=True)
    )
    file = table("流动.csv", "单位,调入,调出,抽调\n" + rows + "合计,92,79,22\n")
    staff = table("编制.csv", offices.wide_table())
    said = ask("posts", "turnover", file, "--staff", staff, "-w", root)
    assert said["whole"] == {"came": 92, "left": 79, "net": 13, "lent": 22, "borrowed": 0}
    assert (said["staff"], said["ratio"]) == (58, "147.4%")
    code, out, _err = run_cli("posts", "turnover", file, "--average", "58", "-w", root)
    assert code == 0
    assert "调入 92，调出 79，净增 +13；抽出 22，抽入 0。" in out
    assert "流动率 147.4%：（92＋79）÷2÷58。" in out


MOVES = (
    "日期,单位,类型,人数,文号\n2020-01-01,zrzy,考录,2,甲1号\n2020-06-30,zrzy,退休,,甲2号\n"
    "2020-07-01,zfj,调出到市里,1,\n2020-07-02,zfj,借调,1,甲3号\n2020-08-01,zfj,返回,1,甲4号\n"
    "2020-09-01,zfj,借入,1,甲5号\n"
)


@pytest.mark.parametrize(
    ("options", "whole"),
    [
        ((), (2, 2, 0, 1, 1)),
        (("--until", "2020-06-30"), (2, 1, 1, 0, 0)),
        (("--since", "2020-07-01"), (0, 1, -1, 1, 1)),
        (("--since", "2020-01-02", "--until", "2020-06-29"), (0, 0, 0, 0, 0)),
    ],
)
def test_moves_of_a_period(
    make_workspace: Make,
    table: Table,
    ask: Ask,
    options: tuple[str, ...],
    whole: tuple[int, ...],
) -> None:
    said = ask("posts", "turnover", table("x.csv", MOVES), "-w", make_workspace(), *options)
    assert tuple(said["whole"].values()) == whole
    assert said["ratio"] is None


def test_what_cannot_be_read_is_an_error(make_workspace: Make, table: Table, ask: Ask) -> None:
    rows = "日期,单位,类型,人数\n昨天,zrzy,调入,1\n2020-01-01,zrzy,荣升,1\n2020-01-01,没有,调入,1\n"
    file = table("x.csv", rows)
    said = ask("posts", "turnover", file, "-w", make_workspace(), "--since", "2020-01-01", code=1)
    assert len(texts(said, "错误")) == 2
    assert texts(said, "警告") == ["“没有”不在机构名录里，或者不止一个。"]
    assert said["whole"]["came"] == 1


@pytest.mark.parametrize(
    ("rows", "options", "why"),
    [
        ("日期,类型,姓名\n2020-01-01,调入,某\n", (), "个人信息列：姓名"),
        ("日期,类型\n2020-01-01,调入\n", ("--since", "昨天"), "不是日期"),
    ],
)
def test_what_is_refused(
    make_workspace: Make,
    table: Table,
    run_cli: Run,
    rows: str,
    options: tuple[str, ...],
    why: str,
) -> None:
    file = table("x.csv", rows)
    code, out, err = run_cli("posts", "turnover", file, "-w", make_workspace(), *options)
    assert (code, out) == (2, "")
    assert why in err


def test_two_ways_to_say_how_many_are_one_too_many(
    make_workspace: Make, table: Table, run_cli: Run
) -> None:
    file = table("x.csv", MOVES)
    both = ("--average", "3", "--staff", file)
    code, _out, err = run_cli("posts", "turnover", file, "-w", make_workspace(), *both)
    assert code == 2
    assert "--staff" in err
