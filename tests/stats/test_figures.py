"""Published figures, reproduced by the command on workspaces with so many items."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from .. import figures

Run = Callable[..., tuple[int, str, str]]
CASES = yaml.safe_load((Path(__file__).parent / "figures.yaml").read_text(encoding="utf-8"))


def stats(run: Run, root: Path, *options: str) -> dict[str, Any]:
    code, out, err = run("stats", "-w", root, "--format", "json", "--quiet", *options)
    assert (code, err) == (0, "")
    return json.loads(out)


def parts(lines: list[str], counts: list[dict[str, int]]) -> Any:
    (line,), (count,) = lines, counts
    return figures.spread(count, line)


@pytest.mark.parametrize("case", CASES, ids=[case["source"] for case in CASES])
def test_a_published_breakdown(case: dict[str, Any], tmp_path: Path, run_cli: Run) -> None:
    files = figures.numbered(case["folder"], parts(case["lines"], case["counts"]))
    root = figures.write(tmp_path / "w", files)
    said = stats(run_cli, root, "--list", case["list"], "--by", case["by"])
    (table,) = said["tables"]
    (totals,) = said["lists"]
    rows = {row["key"]: row["count"] for row in table["rows"]}
    assert table["units"] == table["sum"] == totals["units"] == case["units"]
    assert sum(rows.values()) == case["units"]
    if "rows" in case:
        assert rows == case["rows"]
        if case["by"] != "levels":  # combinations have no official order
            in_any_order = case["by"] == "field"
            assert in_any_order or list(rows) == list(case["rows"])
    assert len(rows) == case.get("row_count", len(rows))
    shares = {row["key"]: row["share"] for row in table["rows"]}
    assert {key: shares[key] for key in case.get("shares", {})} == case.get("shares", {})
    ratios = {one["id"]: [one["part"], one["whole"], one["value"]] for one in said["ratios"]}
    assert {key: ratios[key] for key in case.get("ratios", {})} == case.get("ratios", {})


@pytest.mark.parametrize(
    ("duties", "tasks", "ratio"),
    [(3352, 11260, "3.36"), (2286, 3143, "1.37")],
    ids=["山东省直部门2020年", "平邑县2020年"],
)
def test_tasks_of_a_duty(duties: int, tasks: int, ratio: str, tmp_path: Path, run_cli: Run) -> None:
    each, more = divmod(tasks, duties)
    counts = [each + (number < more) for number in range(duties)]
    said_of = (
        "任务:\n" + "".join(f"  - 名称: 任务{n}\n" for n in range(1, count + 1)) for count in counts
    )
    root = figures.write(tmp_path / "w", figures.numbered("duties/zrzy", said_of))
    said = stats(run_cli, root)
    (one,) = said["ratios"]
    assert one["id"] == "tasks-per-duty"
    assert (one["part"], one["whole"], one["value"]) == (tasks, duties, ratio)
    assert said["lists"][0]["units"] == duties


def test_powers_of_a_duty_round_half_up(tmp_path: Path, run_cli: Run) -> None:
    files = figures.numbered("duties/zrzy", [""] * 8)
    files |= figures.numbered("powers/zrzy", ["类型: 行政检查\n"] * 11)
    said = stats(run_cli, figures.write(tmp_path / "w", files))
    values = {one["id"]: one["value"] for one in said["ratios"]}
    assert values == {"powers-per-duty": "1.38", "other-powers": "0.0"}


@pytest.mark.parametrize(
    ("folder", "text", "before", "after", "percent", "shown"),
    [
        ("fulfilment/dqz", "类别: 基本履职\n", 674, 278, "-58.8", "−58.8%"),
        ("duties/zrzy", "", 67, 10, "-85.1", "−85.1%"),
    ],
    ids=["周庄镇674到278", "潍坊高新区67到10"],
)
def test_a_list_that_became_shorter(
    folder: str,
    text: str,
    before: int,
    after: int,
    percent: str,
    shown: str,
    tmp_path: Path,
    git: Callable[..., str],
    run_cli: Run,
) -> None:
    files = figures.numbered(folder, [text] * before)
    root = figures.write(tmp_path / "库" / "w", files)
    git(root.parent, "init", "-q")
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "调整以前")
    for path in list(files)[after:]:
        (root / path).unlink()
    git(root.parent, "add", "-A")
    git(root.parent, "commit", "-qm", "调整以后")
    kind = folder.split("/")[0]
    options = ("--rev", "HEAD", "--since", "HEAD~1", "--list", kind, "--by", "organ")
    said = stats(run_cli, root, *options)
    (totals,) = said["lists"]
    assert (totals["before"]["units"], totals["units"]) == (before, after)
    assert (totals["difference"], totals["change"]) == (after - before, percent)
    assert said["since"] == git(root, "rev-parse", "HEAD~1").strip()
    (row,) = said["tables"][0]["rows"]
    assert (row["before"], row["count"], row["change"]) == (before, after, percent)
    code, out, _err = run_cli("stats", "-w", root, "--since", "HEAD~1", "--list", kind)
    (line,) = [line for line in out.splitlines() if line.startswith(said["lists"][0]["title"])]
    assert code == 0
    assert line.split()[1:] == [str(before), str(after), f"−{before - after}", shown]
