"""``qingdan posts ledger``: every move, what is left, and that nothing comes from nowhere."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.posts.ledger import read_ledger
from qingdan.stats.roll import Roll

from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
Make = Callable[..., Path]
HEAD = "日期,自,至,数,文号\n"


def test_the_published_ledger_of_kunshan(make_workspace: Make, table: Table, ask: Ask) -> None:
    """昆山: 140 posts taken back, 137 given to 17 units, 3 left."""
    taken = [40, 35, 30, 20, 15]
    given_out = [9] * 8 + [8] * 5 + [7, 7, 6, 5]
    rows = [
        f"2010-0{n}-01,收回单位{n},编制池,{count},某编〔2010〕{n}号"
        for n, count in enumerate(taken, 1)
    ]
    rows += [
        f"2010-10-{n:02},编制池,划入单位{n:02},{count},某编〔2010〕1{n:02}号"
        for n, count in enumerate(given_out, 1)
    ]
    file = table("台账.csv", HEAD + "\n".join(rows) + "\n")
    said = ask("posts", "ledger", file, "-w", make_workspace())
    [pool] = [one for one in said["accounts"] if one["account"] == "编制池"]
    assert (pool["opening"], pool["received"], pool["given"], pool["closing"]) == (0, 140, 137, 3)
    receivers = [one for one in said["accounts"] if one["account"].startswith("划入")]
    assert len(receivers) == 17
    assert said["moves"][-1]["from_has"] == 3
    assert said["growth"] == 0
    assert texts(said, "错误") == []


def test_more_than_there_is_cannot_be_given(make_workspace: Make, table: Table, ask: Ask) -> None:
    rows = "2020-01-01,甲局,编制池,5,甲〔2020〕1号\n2020-02-01,编制池,乙局,6,甲〔2020〕2号\n"
    said = ask("posts", "ledger", table("x.csv", HEAD + rows), "-w", make_workspace(), code=1)
    assert texts(said, "错误") == ["编制池在 2020-02-01 少了 1：拨出的比有的多。"]
    assert said["remarks"][0]["place"] == "CSV!3"


def test_what_is_given_later_does_not_help_but_on_the_same_day_it_does(
    make_workspace: Make, table: Table, ask: Ask
) -> None:
    root = make_workspace()
    rows = "2020-02-0{},编制池,乙局,5,甲1号\n2020-02-02,甲局,编制池,5,甲2号\n"
    said = ask("posts", "ledger", table("x.csv", HEAD + rows.format(1)), "-w", root, code=1)
    assert len(texts(said, "错误")) == 1
    said = ask("posts", "ledger", table("x.csv", HEAD + rows.format(2)), "-w", root)
    assert texts(said, "错误") == []


def test_an_organ_cannot_give_more_than_it_had(
    make_workspace: Make, table: Table, ask: Ask
) -> None:
    root = make_workspace()
    moves = table("x.csv", HEAD + "2020-01-01,zfj,zrzy,3,甲1号\n")
    posts = "单位,核定,实有\nzrzy,10,9\n测试市城市管理综合行政执法局,{},2\n"
    opening = table("o.csv", posts.format(2))
    said = ask("posts", "ledger", moves, "--opening", opening, "-w", root, code=1)
    assert "测试市城市管理综合行政执法局在 2020-01-01 少了 1" in texts(said, "错误")[0]
    opening = table("o.csv", posts.format(4))
    closing = table("c.csv", posts.format(1).replace("zrzy,10", "zrzy,13"))
    both = ("--opening", opening, "--closing", closing)
    said = ask("posts", "ledger", moves, *both, "-w", root)
    assert said["remarks"] == []
    wrong = table("c.csv", posts.format(1))
    both = ("--opening", opening, "--closing", wrong)
    said = ask("posts", "ledger", moves, *both, "-w", root, code=1)
    assert texts(said, "错误") == [
        "核定总数从 14 到 11，台账的增减是 0，对不上。",
        "测试市自然资源和规划局期末的编制表写 10，台账是 13。",
    ]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("2020-01-01,甲局,乙局,3,", "这一笔没有文号：编制增减都要有批准文件。"),
        ("2020-01-01,,乙局,3,甲1号", "总量增加了 3：没有写“自”的多于没有写“至”的，不是零增长。"),
        ("前天,甲局,乙局,3,甲1号", "日期“前天”读不懂，没有算进去。"),
        ("2020-01-01,甲局,乙局,三,甲1号", "数“三”不是正整数，没有算进去。"),
        ("2020-01-01,甲局,甲局,3,甲1号", "自和至是同一个单位。"),
        ("2020-01-01,zfj,测试市城市管理综合行政执法局,3,甲1号", "自和至是同一个单位。"),
        ("2020-01-01,,,3,甲1号", "没有写自和至。"),
    ],
)
def test_a_wrong_move_is_an_error(
    make_workspace: Make, table: Table, ask: Ask, row: str, wrong: str
) -> None:
    file = table("x.csv", HEAD + row + "\n")
    said = ask("posts", "ledger", file, "-w", make_workspace(), code=1)
    assert texts(said, "错误") == [wrong]


def test_kinds_have_accounts_of_their_own(make_workspace: Make, table: Table, ask: Ask) -> None:
    rows = "2020-01-01,甲局,编制池,行政,5,甲1号\n2020-02-01,编制池,乙局,事业,5,甲2号\n"
    file = table("x.csv", "日期,自,至,类别,数,文号\n" + rows)
    said = ask("posts", "ledger", file, "-w", make_workspace(), code=1)
    assert texts(said, "错误") == ["编制池（事业）在 2020-02-01 少了 5：拨出的比有的多。"]


def test_what_is_not_known_is_said(make_workspace: Make, table: Table, run_cli: Run) -> None:
    file = table("x.csv", HEAD + "2020-01-01,甲局,乙局,3,甲1号\n")
    code, out, _err = run_cli("posts", "ledger", file, "-w", make_workspace())
    assert code == 0
    assert "2 个账户不知道期初" in out


NAMES = ["甲局", "乙局", "编制池", ""]
MOVES = st.lists(
    st.tuples(
        st.dates(min_value=__import__("datetime").date(2000, 1, 1)).map(lambda d: d.isoformat()),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.integers(min_value=1, max_value=99),
    ).filter(lambda move: move[1] != move[2] and move[0] < "9000"),
    min_size=1,
    max_size=12,
)


@given(MOVES)
def test_posts_are_neither_made_nor_lost(moves: list[tuple[str, str, str, int]]) -> None:
    """What all accounts gained is what came from outside less what went there."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "x.csv")
        rows = (f"{date},{giver},{to},{count},甲1号\n" for date, giver, to, count in moves)
        file.write_text(HEAD + "".join(rows), encoding="utf-8")
        ledger = read_ledger(file, Roll("", "", ()))
    assert sum(one.received - one.given for one in ledger.balances) == ledger.growth
    made = sum(count for _d, giver, _t, count in moves if not giver)
    ended = sum(count for _d, _g, to, count in moves if not to)
    assert ledger.growth == made - ended
    days = [one.move.date for one in ledger.entries]
    assert days == sorted(days)
