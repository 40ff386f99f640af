"""The department's own workbook, edited and sent again: matched by what it says, never guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .sample_rows import HEADINGS, row


@pytest.fixture
def sent(workbook, empty_workspace, import_rows, git, run_cli, tmp_path) -> Callable[..., Any]:
    """Import rows, commit them, and return a function that sends other rows of the list."""
    first = [row(1, "甲处罚"), row(2, "乙处罚", 备注="二"), row(3, "丙处罚"), row(4, "丙处罚")]
    import_rows(first)
    git(empty_workspace, "init", "-q")
    git(empty_workspace, "add", "-A")
    git(empty_workspace, "commit", "-qm", "一")

    def send(rows: list[list[Any]], *options: str, headings: list[str] = HEADINGS) -> Any:
        path = tmp_path / "改过.xlsx"
        path.write_bytes(workbook({"权责清单": [headings, *rows]}))
        code, out, _err = run_cli(
            *("import", path, "--update", "-w", empty_workspace, "--format", "json", *options)
        )
        return code, json.loads(out)

    send.root = empty_workspace  # type: ignore[attr-defined]
    return send


FIRST = [row(1, "甲处罚"), row(2, "乙处罚", 备注="二"), row(3, "丙处罚"), row(4, "丙处罚")]


def kinds(told: dict[str, Any]) -> list[str]:
    return [p["kind"] for s in told["sources"] for p in s["problems"]]


def changed(root: Path, git: Callable[..., str]) -> list[str]:
    return git(root, "diff", "-U0").splitlines()


def test_the_same_table_changes_nothing(sent, git):
    code, told = sent(FIRST)
    assert code == 0
    assert (told["items"], told["update"]["conflicts"], told["update"]["written"]) == (4, [], [])
    assert "foreign-table" in kinds(told)
    assert changed(sent.root, git) == []


def test_differences_are_for_people_to_decide(sent, git):
    rows = [row(1, "甲处罚", 实施层级及权限="县级"), *FIRST[1:]]
    code, told = sent(rows)
    assert code == 1
    assert {one["field"] for one in told["update"]["conflicts"]} == {"层级权限"}
    assert all(one["base"] is None for one in told["update"]["conflicts"])
    assert changed(sent.root, git) == []
    code, told = sent(rows, "--conflicts", "take")
    assert code == 0
    assert len(told["update"]["edited"]) == 1
    added = [line for line in changed(sent.root, git) if line.startswith("+") and "层级" in line]
    assert len(added) == 1


def test_with_a_base_only_what_the_table_changed_is_taken(sent, git):
    """The workspace changed 备注 since; the table changed 层级."""
    path = next(p for p in sorted((sent.root / "powers").rglob("*.yaml")) if "二" in p.read_text())
    path.write_text(path.read_text().replace("备注: 二", "备注: 工作区改的"))
    git(sent.root, "commit", "-qam", "二")
    rows = [FIRST[0], row(2, "乙处罚", 备注="二", 实施层级及权限="县级"), *FIRST[2:]]
    code, told = sent(rows, "--base", "HEAD~1")
    assert code == 0
    assert [one["fields"] for one in told["update"]["edited"]] == [["层级权限"]]
    assert "备注: 工作区改的" in path.read_text()


def test_columns_that_the_table_lacks_and_new_rows_are_left(sent, git):
    wanted = [n for n, head in enumerate(HEADINGS) if head not in ("备注", "追责情形")]
    headings = [HEADINGS[n] for n in wanted]
    rows = [[one[n] for n in wanted] for one in [*FIRST, row(5, "戊处罚")]]
    code, told = sent(rows, headings=headings)
    assert code == 0
    assert told["update"]["conflicts"] == []
    assert "no-item" in kinds(told)
    assert told["update"]["added"] == []
    assert changed(sent.root, git) == []


def test_deleted_rows_are_only_mentioned(sent):
    code, told = sent([FIRST[0], *FIRST[2:]])
    assert code == 0
    (proposal,) = told["update"]["proposals"]
    assert (proposal["name"], proposal["certain"]) == ("乙处罚", False)
