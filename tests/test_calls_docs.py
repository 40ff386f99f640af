"""``docs/calls.md`` is true: its table, its answers and its files come from the commands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Said = tuple[int, str, str]


@pytest.fixture
def page(repository: Path) -> str:
    return (repository / "docs/calls.md").read_text(encoding="utf-8")


@pytest.fixture
def office(repository: Path, tmp_path: Path, page: str) -> Path:
    """The sample workspace as ``lists``, and the table of the page beside it."""
    shutil.copytree(repository / "inventories", tmp_path / "office/lists")
    [table] = blocks(page, "csv")
    (tmp_path / "office/呼叫.csv").write_text(table, encoding="utf-8")
    return tmp_path / "office"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.M | re.S)


def test_the_answer_of_the_page_is_the_answer(
    page: str, office: Path, run_cli: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office / "lists")
    [written] = re.findall(r"`qingdan (calls check [^`]*--as-of[^`]*)`", page)
    words = written.replace("呼叫.csv", "../呼叫.csv").split()
    code, out, err = run_cli(*words)
    assert (code, err) == (0, "")
    [answer] = blocks(page, "text")
    assert answer in out


def test_the_files_of_the_page_are_the_files(
    page: str, office: Path, run_cli: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office / "lists")
    first, second = (line.split()[1:] for line in blocks(page, "sh")[0].splitlines())
    code, _out, err = run_cli(*[word.replace("呼叫.csv", "../呼叫.csv") for word in first])
    assert (code, err) == (0, "")
    assert run_cli(*second)[0] == 0
    marker, october = blocks(page, "yaml")
    kept = office / "内部"
    said = (kept / "qingdan-private.yaml").read_text(encoding="utf-8")
    assert marker.startswith(said)
    assert (kept / "calls/2025-10.yaml").read_text(encoding="utf-8") == october
