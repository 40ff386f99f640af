"""``qingdan ask`` beside an earlier version: fees and limits that shrank, an item's past, a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .ask_office import BATCH, FILES, ONE, TWO

Said = tuple[int, str, str]
POWER = "powers/zfj/cf-00000001.yaml"
LICENCE = "powers/zrzy/xk-00000001.yaml"
BEFORE = {
    **FILES,
    POWER: ONE.replace("{法定: 90日, 承诺: 60日}", "{法定: 90日}"),
    LICENCE: TWO + "收费: {收费: true, 标准: 每件 200 元}\n",
    "powers/zrzy/xk-00000002.yaml": TWO.replace("规划", "采矿") + "收费: {收费: true}\n",
    "powers/zrzy/xk-00000003.yaml": TWO.replace("规划", "临时") + "收费: {收费: false}\n",
}
AFTER = {
    POWER: ONE,
    LICENCE: TWO + "收费: {收费: true, 标准: 每件 100 元}\n",
    "powers/zrzy/xk-00000002.yaml": TWO.replace("规划", "采矿") + "收费: {收费: false}\n",
    "powers/zrzy/xk-00000003.yaml": TWO.replace("规划", "临时") + "收费: {收费: true}\n",
}


@pytest.fixture
def office(make_workspace: Callable[..., Path], git: Callable[..., str]) -> Path:
    files = {path: text for path, text in BEFORE.items() if "adjustments/" not in path}
    root = make_workspace(files)
    git(root, "init")
    for message, changed in (
        ("以前", {}),
        ("以后", {**AFTER, "adjustments/2025-05-01-a.yaml": BATCH}),
    ):
        for path, text in changed.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_text(text, "utf-8")
        git(root, "add", "-A")
        git(root, "commit", "--date", "2025-06-01T00:00:00", "-m", message)
    return root


@pytest.fixture
def ask(office: Path, run_cli: Callable[..., Said]) -> Callable[..., dict[str, Any]]:
    def asked(*words: str) -> dict[str, Any]:
        code, out, err = run_cli("ask", *words, "--workspace", str(office), "--format", "json")
        assert (code, err) == (0, "")
        said: dict[str, Any] = json.loads(out)
        return said

    return asked


def test_fees_that_changed(ask: Callable[..., dict[str, Any]]) -> None:
    said = ask("收费", "--since", "HEAD~1")
    assert [(row[1], *row[3:]) for row in said["rows"]] == [
        ("规划许可", "标准变了", "每件 200 元", "每件 100 元"),
        ("采矿许可", "不再收费", "收费", "不收费"),
        ("临时许可", "新收费", "不收费", "收费"),
    ]
    assert "以前 2 项，现在 2 项" in said["note"]


def test_a_fee_that_ends_with_its_item(office: Path, ask: Callable[..., dict[str, Any]]) -> None:
    (office / LICENCE).unlink()
    rows = [(row[1], *row[3:]) for row in ask("收费", "--since", "HEAD")["rows"]]
    assert rows == [("规划许可", "事项没有了", "每件 100 元", None)]


def test_limits_that_shrank(ask: Callable[..., dict[str, Any]]) -> None:
    said = ask("压减", "--since", "HEAD~1")
    assert [row[1:] for row in said["rows"]] == [
        ["对违法建设的处罚", "cf-00000001", "权力责任清单", "90日", "60日", "33.3%"]
    ]


def test_the_past_of_an_item_names_what_approved_it(ask: Callable[..., dict[str, Any]]) -> None:
    newest, oldest = ask("沿革", "对违法建设的处罚")["rows"]
    assert newest[3:] == [
        *("时限", "压减时限", "测政发〔2025〕3号", "测试市人民政府"),
        "adjustments/2025-05-01-a.yaml",
    ]
    assert (oldest[2], *oldest[4:]) == ("新增", None, None, None, None)


def test_what_was_in_force_on_a_day_is_told_by_the_text_of_that_day(
    ask: Callable[..., dict[str, Any]], office: Path
) -> None:
    (office / POWER).unlink()
    rows = ask("有效", "测试市综合执法局", "--on", "2999-01-01")["rows"]
    assert [row[2] for row in rows] == ["zz-00000001", "cf-00000001", "fq-00000001"]
    rows = ask("有效", "测试市综合执法局")["rows"]
    assert [row[2] for row in rows] == ["zz-00000001", "fq-00000001"]
