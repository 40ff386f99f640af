"""The report of a comparison in its three formats, against what they looked like.

``QINGDAN_UPDATE_SNAPSHOTS=1 pytest tests/test_diff_report.py`` writes the snapshots anew; look at
the difference before committing it.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from qingdan.compare.changes import Change, ChangeKind, Comparison, FieldChange, Subject
from qingdan.compare.comparison import compare_versions
from qingdan.model.record import Aspect
from qingdan.model.vocabulary import ListKind
from qingdan.report.changes_json import changes_json
from qingdan.report.changes_markdown import changes_markdown, escape
from qingdan.report.changes_text import coloured_text, plain_text

DATA = Path(__file__).parent / "compare"
CASE = yaml.safe_load((DATA / "report.yaml").read_text("utf-8"))
NOTHING = Comparison("b" * 40, "worktree", ())
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def comparison(make_workspace: Callable[..., Path], git: Callable[..., str]) -> Comparison:
    root = make_workspace(CASE["base"])
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "一")
    for path in CASE["base"]:
        (root / path).unlink()
    for path, text in CASE["head"].items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return compare_versions(root, "HEAD")


def check(name: str, report: str, comparison: Comparison) -> None:
    shown = report.replace(comparison.base, "BASE").replace(comparison.base[:12], "BASE")
    shown = re.sub(r"行：[^\n]*），只比较", "行：……），只比较", shown)  # the reader's own words
    snapshot = DATA / "snapshots" / name
    if os.environ.get("QINGDAN_UPDATE_SNAPSHOTS"):
        snapshot.write_bytes(shown.encode())
    assert shown == snapshot.read_bytes().decode().replace("\r\n", "\n")


def test_text(comparison: Comparison) -> None:
    check("report.txt", plain_text(comparison), comparison)


def test_markdown(comparison: Comparison) -> None:
    check("report.md", changes_markdown(comparison, TODAY), comparison)


def test_json(comparison: Comparison) -> None:
    check("report.json", changes_json(comparison), comparison)


CONTRACT = ["kind", "action", "list", "item", "name", "organ", "base_file", "head_file"]
CONTRACT += ["from", "to", "inferred", "score", "fields"]


def test_json_keeps_the_contract(comparison: Comparison) -> None:
    report = json.loads(changes_json(comparison))
    assert list(report) == ["schema", "base", "head", "counts", "actions", "changes", "transfers"]
    assert report["schema"] == "qingdan/diff/1"
    assert list(report["counts"]) == [str(kind) for kind in ChangeKind]
    assert sum(report["counts"].values()) == len(report["changes"])
    for change in report["changes"]:
        assert list(change)[: len(CONTRACT)] == CONTRACT
        extra = set(change) - set(CONTRACT) - {"notes", "inherits"}
        assert extra == (set() if change["item"] else {"subject", "reach"})
        for field in change["fields"]:
            assert list(field)[:5] == ["field", "class", "direction", "before", "after"]
            assert field["class"] in list(Aspect)
            assert field["direction"] in ("reduced", "extended", None)
            for side, other in (("before", "insert"), ("after", "delete")):
                kept = [text for mark, text in field["redline"] if mark != other]
                assert "".join(kept) == (field[side] or "")


def test_totals_sum(comparison: Comparison) -> None:
    *_rest, kinds, actions, common = plain_text(comparison).splitlines()
    total, *parts = map(int, re.findall(r" (\d+)", kinds))
    assert total == sum(parts)
    assert sum(map(int, re.findall(r" (\d+)", actions))) == total
    shared, *shared_parts = map(int, re.findall(r" (\d+)", common))
    assert shared == sum(shared_parts)
    assert total + shared == len(comparison.changes)


def test_colours_say_the_same_without_the_signs(comparison: Comparison) -> None:
    coloured = coloured_text(comparison)
    assert "\x1b[9;31m60日\x1b[0m\x1b[4;32m30日\x1b[0m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    plain = re.sub(r"\[-|-\]|\{\+|\+\}", "", plain_text(comparison))
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("render", [plain_text, changes_markdown, coloured_text])
def test_nothing_changed(render: Callable[[Comparison], str]) -> None:
    assert "两个版本之间没有差别。" in render(NOTHING)
    assert json.loads(changes_json(NOTHING))["changes"] == []


def hostile(text: str) -> Comparison:
    field = FieldChange(("备注",), Aspect.CONTENT, text, text + "。另有新的内容")
    change = Change(
        ChangeKind.MODIFIED,
        None,
        Subject.ITEM,
        ListKind.POWERS,
        "cf-00000001",
        text,
        text,
        text,
        text,
        fields=(field,),
        came_from=(text,),
        notes=(text,),
    )
    return Comparison("b" * 40, "worktree", (change,), organs={text: (text,)})


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b", "\r", "\t", "\udc80"])
def test_control_characters_are_spelled_out(sign: str) -> None:
    for render in (plain_text, changes_markdown):
        assert sign not in render(hostile(f"甲{sign}[31m乙"))


def test_markdown_of_hostile_names() -> None:
    page = changes_markdown(hostile("a|b <img src=x> @someone #12 `code` [x](y) *z* :tada: a\n# b"))
    assert "<img" not in page
    assert "@someone" not in page
    assert "#12" not in page
    assert ":tada:" not in page
    assert not re.search(r"(?<!\\)[`*\[\]]", page)
    for line in page.splitlines():
        if line.startswith("| "):
            assert len(re.findall(r"(?<!\\)\|", line)) == 4


def test_escape() -> None:
    assert escape("a|b") == "a\\|b"
    assert escape("<ins>&") == "&lt;ins&gt;&amp;"
    assert escape("甲\r\n乙") == "甲<br>乙"
    assert escape("@all") == "@<!-- -->all"
