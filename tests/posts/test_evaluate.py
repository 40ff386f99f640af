"""``qingdan posts evaluate``: marks from inside and outside, weighted exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from .conftest import Ask, Run, texts

Table = Callable[[str, str], Path]
HEAD = "职责,内部,外部,依据\n"


@pytest.fixture
def root(make_workspace: Callable[..., Path]) -> Path:
    files = {f"duties/zrzy/zz-0000000{n}.yaml": f"名称: 职责{n}\n状态: 有效\n" for n in range(1, 4)}
    files["duties/zrzy/zz-00000004.yaml"] = "名称: 职责4\n状态: 废止\n"
    files["duties/zfj/zz-00000005.yaml"] = "名称: 职责1\n状态: 有效\n"
    return make_workspace(files)


@pytest.mark.parametrize(
    ("weights", "score", "exact"),
    [
        ("1:1", "85.25", "341/4"),
        ("6:4", "86.30", "863/10"),
        ("1:2", "83.50", "167/2"),
        ("0:1", "80.00", "80"),
    ],
)
def test_the_score_is_exact(
    root: Path, table: Table, ask: Ask, weights: str, score: str, exact: str
) -> None:
    file = table("x.csv", HEAD + "zz-00000001,90.5,80分,问卷\n")
    said = ask("posts", "evaluate", file, "-w", root, "--weights", weights)
    [one] = said["evaluated"]
    assert (one["score"], one["exact"]) == (score, exact)
    inside, outside = map(Fraction, weights.split(":"))
    mean = (Fraction("90.5") * inside + 80 * outside) / (inside + outside)
    assert Fraction(one["exact"]) == mean


def test_duties_without_evaluation_are_listed(
    root: Path, table: Table, ask: Ask, run_cli: Run
) -> None:
    file = table("x.csv", HEAD + "职责2,90,80,问卷\n职责3,90,,\n")
    said = ask("posts", "evaluate", file, "-w", root)
    assert [one["duty"] for one in said["missing"]] == ["zz-00000001"]
    assert (said["duties"], said["done"], said["mean"]) == (3, 1, "85.00")
    assert texts(said, "警告") == [
        "“职责3”没有写评价的依据。",
        "“职责3”没有外部评价，没有得分。",
        "职责“职责1”（测试市自然资源和规划局）没有评价。",
    ]
    _code, out, _err = run_cli("posts", "evaluate", file, "-w", root)
    assert "权重：内部 50.0%，外部 50.0%；满分 100。" in out
    assert "3 项职责，有得分的 1 项（33.3%）。" in out


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("职责1,90,80,x\n", "职责“职责1”在清单里有 2 个；写编号或者单位。"),
        ("职责4,90,80,x\n", "职责“职责4”不在职责清单里。"),
        ("职责2,101,80,x\n", "内部评价“101”不是 0 到 100 的分数。"),
        ("职责2,好,80,x\n", "内部评价“好”不是 0 到 100 的分数。"),
        ("职责2,9,8,x\nzz-00000002,9,8,x\n", "“职责2”在 CSV!2 已经评过，这一行没有算。"),
    ],
)
def test_what_is_wrong_is_an_error(
    root: Path, table: Table, ask: Ask, rows: str, wrong: str
) -> None:
    said = ask("posts", "evaluate", table("x.csv", HEAD + rows), "-w", root, code=1)
    assert texts(said, "错误") == [wrong]


def test_a_name_of_two_duties_is_told_apart_by_the_organ(
    root: Path, table: Table, ask: Ask
) -> None:
    rows = "单位,职责,内部,外部,依据\nzfj,职责1,9,7,x\n"
    said = ask("posts", "evaluate", table("x.csv", rows), "-w", root, "--full", "10")
    assert [one["duty"] for one in said["evaluated"]] == ["zz-00000005"]
    assert said["evaluated"][0]["score"] == "8.00"


@pytest.mark.parametrize("weights", ["0:0", "1", "-1:2", "a:b", "0.5:0.5"])
def test_weights_that_are_none_are_refused(
    root: Path, table: Table, run_cli: Run, weights: str
) -> None:
    file = table("x.csv", HEAD + "职责2,9,8,x\n")
    code, out, err = run_cli("posts", "evaluate", file, "-w", root, f"--weights={weights}")
    assert (code, out) == (2, "")
    assert "--weights" in err
