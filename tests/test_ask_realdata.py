"""Questions of daily work and the overview on the eight real workbooks (968 powers, no duties)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.model.vocabulary import ListKind
from qingdan.stats.counting import count_lists
from qingdan.stats.roll import read_roll
from qingdan.store.snapshot import worktree

pytestmark = pytest.mark.realdata

Said = tuple[int, str, str]
UNITS = 968
"""968 rows of the workbooks; the 主项 made of headings do not count, their 子项 do."""
FOREST = "克拉玛依市林业和草原局"


@pytest.fixture
def ask(imported_lists: Path, run_cli: Callable[..., Said]) -> Callable[..., dict[str, Any]]:
    def asked(*words: str) -> dict[str, Any]:
        more = ("--workspace", imported_lists, "--as-of", "2026-01-01", "--format", "json")
        code, out, err = run_cli("ask", *words, *more)
        assert (code, err) == (0, "")
        said: dict[str, Any] = json.loads(out)
        return said

    return asked


def test_no_list_of_duties_is_told_and_not_counted_as_covered(
    ask: Callable[..., dict[str, Any]], imported_lists: Path
) -> None:
    covered = ask("覆盖")
    counted = count_lists(read_roll(worktree(imported_lists)))[ListKind.POWERS].units
    assert sum(row[1] for row in covered["rows"]) == counted == UNITS
    assert all(row[2:] == [None, None] for row in covered["rows"])
    missing = ask("未报")["rows"]
    assert {row[2] for row in missing} == {"职责任务清单"}
    assert FOREST in {row[0] for row in missing}


def test_articles_of_several_departments_hold_those_of_the_pair_that_overlaps(
    ask: Callable[..., dict[str, Any]],
) -> None:
    shared = {row[0]: row[2] for row in ask("同条")["rows"]}
    article = "《新疆维吾尔自治区湿地保护条例》第三十四条"
    assert FOREST in shared[article]
    assert "克拉玛依市生态环境局" in shared[article]


def test_what_a_law_touches_is_that_of_one_trade(ask: Callable[..., dict[str, Any]]) -> None:
    touched = {row[0] for row in ask("法规", "中华人民共和国森林法")["rows"]}
    assert FOREST in touched
    assert not {organ for organ in touched if "医疗" in organ or "统计" in organ}
