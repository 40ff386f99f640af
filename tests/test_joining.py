"""Enumerations and brackets are written as the language writes them, by one function."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.messages import bracketed, joined, use_language

Said = tuple[int, str, str]

CHINESE_PAPERS = {"packet_paper.py", "packet_page.py", "packet_words.py", "list_jsonld.py"}
"""What these write is Chinese in every language: documents of the office, open data."""
BY_HAND = re.compile("""["'][、，；]["']\\.join\\(""")


def test_marks_are_those_of_the_language() -> None:
    assert joined(["甲", "乙"]) == "甲、乙"
    assert joined(("甲", "乙"), "；") == "甲；乙"
    assert bracketed("甲") == "（甲）"
    use_language("en")
    assert joined(["a", "b"]) == "a, b"
    assert [joined("ab", mark) for mark in "，；："] == ["a, b", "a; b", "a: b"]
    assert bracketed("a") == " (a)"


@pytest.mark.parametrize("room", ["ask", "calls", "cli", "posts", "report", "transfer"])
def test_nobody_joins_words_by_hand(room: str, repository: Path) -> None:
    found = [
        f"{file.name}: {line.strip()}"
        for file in sorted((repository / "src/qingdan" / room).rglob("*.py"))
        if file.name not in CHINESE_PAPERS
        for line in file.read_text(encoding="utf-8").splitlines()
        if BY_HAND.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("delegations", "table", "--by", "x"), "readiness, method, type"),
        (("export", "--columns", "x"), ", "),
        (("flow", "render", "sd-1t7f4z9a", "--format", "text"), ", limit 1"),
    ],
)
def test_english_answers_have_no_chinese_marks_of_ours(
    command: tuple[str, ...], told: str, sample: Path, run_cli: Callable[..., Said]
) -> None:
    _code, out, err = run_cli("--lang", "en", *command, "-w", sample)
    said = (out + err).splitlines()
    assert any(told in line for line in said)
    ours = [re.sub(r"[\u4e00-\u9fff]+[、，：；][\u4e00-\u9fff]+", "", line) for line in said]
    assert [line for line in ours if re.search("[、，：；]", line)] == []
