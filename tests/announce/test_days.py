"""From when a row holds: said once where all agree, in the row where they do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .test_announce import START, Cli, Git, Repository, line_of, power

BATCH = "名称: 测试市人民政府关于调整清单的公告\n阶段: 报批稿\n{more}变更:\n"


@pytest.fixture
def repository_(make_workspace: Callable[..., Path], git: Git) -> Repository:
    return Repository(make_workspace(START), git)


def announced(repository_: Repository, run_cli: Cli, entries: str, more: str = "") -> str:
    path = "adjustments/2026-12-01-tz.yaml"
    repository_.change({path: BATCH.format(more=more) + entries})
    code, out, err = run_cli("announce", "2026-12-01-tz", "--base", "v1", cwd=repository_.root)
    assert code == 0, err
    return out


def repealed(name: str, day: str) -> str:
    return power(name, f"失效日期: {day}\n").replace("有效\n", "废止\n")


TWO_GONE = "  - {事项: aa-000002, 调整: 取消}\n  - {事项: aa-000003, 调整: 取消}\n"


def test_what_is_cancelled_says_from_when(repository_: Repository, run_cli: Cli) -> None:
    repository_.change(
        {
            "powers/zrzy/aa-000002.yaml": repealed("乙事项的许可", "2026-12-01"),
            "powers/zrzy/aa-000003.yaml": repealed("丙事项的许可", "2027-01-01"),
        },
        "v1b",
    )
    out = announced(repository_, run_cli, TWO_GONE)
    assert "自2026年12月1日起取消" in line_of(out, "乙事项的许可")
    assert "自2027年1月1日起取消" in line_of(out, "丙事项的许可")


def test_a_day_that_is_that_of_the_batch_is_said_once(
    repository_: Repository, run_cli: Cli
) -> None:
    repository_.change(
        {"powers/zrzy/aa-000002.yaml": repealed("乙事项的许可", "2026-12-01")}, "v1b"
    )
    out = announced(
        repository_, run_cli, "  - {事项: aa-000002, 调整: 取消}\n", "生效日期: 2026-12-01\n"
    )
    assert "以上调整自2026年12月1日起施行。" in out
    assert "起取消" not in out


@pytest.mark.parametrize("days", [("2026-12-01", "2026-12-01"), ("2026-12-01", "2027-01-01")])
def test_a_batch_without_a_day_says_that_of_its_rows(
    repository_: Repository, run_cli: Cli, days: tuple[str, str]
) -> None:
    """Rows that all hold from one day are no column 备注 of that day over and over."""
    entries = "".join(
        f"  - {{事项: aa-00000{number}, 调整: 变更, 生效日期: {day}}}\n"
        for number, day in zip((1, 2, 3, 4), (*days, *days), strict=True)
    )
    out = announced(repository_, run_cli, entries)
    alike = len(set(days)) == 1
    assert ("以上调整自2026年12月1日起施行。" in out) == alike
    assert ("备注" in out) != alike
    assert out.count("2026年12月1日") == (1 if alike else 2)


def test_one_day_for_each_table(repository_: Repository, run_cli: Cli) -> None:
    repository_.change(
        {
            "powers/zrzy/aa-000002.yaml": repealed("乙事项的许可", "2027-01-01"),
            "powers/zrzy/aa-000003.yaml": repealed("丙事项的许可", "2027-01-01"),
        },
        "v1b",
    )
    entries = TWO_GONE + (
        "  - {事项: aa-000001, 调整: 变更, 生效日期: 2026-12-01}\n"
        "  - {事项: aa-000004, 调整: 变更, 生效日期: 2026-12-01}\n"
    )
    out = announced(repository_, run_cli, entries)
    assert "以下事项均自2027年1月1日起取消。" in out
    assert "以下事项均自2026年12月1日起施行。" in out
    assert "备注" not in out
