"""The oracle bench in small: what was done to a workspace is what the comparison finds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.compare.comparison import compare_versions

from .effort import times

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture(scope="module")
def bench() -> Any:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import edit_scripts
    finally:
        sys.path.remove(str(BENCHMARKS))
    return edit_scripts


@pytest.fixture(scope="module")
def workspace(bench: Any) -> tuple[Any, Any, Any]:
    base, shared = bench.base_workspace(600, 11)
    spare, _ = bench.base_workspace(1200, 12)
    names = {value["名称"] for value in base.values()}
    spare = {path: value for path, value in spare.items() if value["名称"] not in names}
    return base, spare, shared


def test_what_was_done_is_found(bench: Any, workspace: tuple[Any, Any, Any]) -> None:
    base, spare, shared = workspace
    tally, _spent = bench.run(base, spare, times(10), 1, shared)
    assert bench.failures(tally) == [], tally.misses
    reached = {key.removeprefix("edit ") for key in tally.wanted if key.startswith("edit ")}
    assert len(reached) > 25
    assert tally.wanted["transfer"] >= 2


def test_a_comparison_in_memory_is_that_of_two_commits(
    bench: Any, workspace: tuple[Any, Any, Any], tmp_path: Path, git: Callable[..., str]
) -> None:
    base, spare, shared = workspace
    script = bench.make_script(base, spare, 8, shared)  # a whole department moves
    before, after = bench.written(script.before), bench.written(script.after)
    git(tmp_path, "init", "-q")
    for number, files in enumerate((before, after)):
        for path in (before.keys() - files.keys()) if number else ():
            (tmp_path / path).unlink()
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", str(number))
    in_memory = bench.compare_contents(before, after)
    assert in_memory.transfers
    for revisions in (("HEAD~1", "HEAD"), ("HEAD~1",)):
        comparison = compare_versions(tmp_path, *revisions)
        assert comparison.changes == in_memory.changes
        assert comparison.transfers == in_memory.transfers
        assert comparison.organs == in_memory.organs
