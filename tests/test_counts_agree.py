"""Every command that counts powers says the same number, or says why it counts more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.model.grain import mains, units

Said = tuple[int, str, str]
POWER = "名称: {}\n类型: 行政许可\n状态: {}\n承办机构: [{}]\n依据: [《示例条例》第一条]\n{}"
FILES = {
    "duties/zfj/zz-00000001.yaml": "名称: 查处\n状态: 有效\n任务: [{名称: 查}]\n",
    "powers/zfj/xk-00000001.yaml": POWER.format("主项", "有效", "法制科", ""),
    "powers/zfj/xk-00000002.yaml": POWER.format("甲", "有效", "法制科", "主项: xk-00000001\n"),
    "powers/zfj/xk-00000003.yaml": POWER.format("乙", "暂停", "法制科", "主项: xk-00000001\n"),
    "powers/zfj/xk-00000004.yaml": POWER.format("丙", "草案", "法制科", ""),
    "powers/zfj/xk-00000005.yaml": POWER.format("丁", "审核", "法制科", ""),
    "powers/zfj/xk-00000006.yaml": POWER.format("戊", "废止", "法制科", ""),
    "powers/zrzy/xk-00000007.yaml": POWER.format("己", "有效", "规划执法科, 法规科", ""),
}


@pytest.mark.parametrize(
    ("parents", "smallest", "main"),
    [
        ({}, [], []),
        ({"a": None, "b": "a", "c": "a"}, ["b", "c"], ["a"]),
        ({"a": None, "b": "gone"}, ["a", "b"], ["a", "b"]),
        ({"a": "a"}, ["a"], ["a"]),
        ({"a": None, "b": "a", "c": "b"}, ["c"], ["a"]),
    ],
)
def test_what_counts_as_one(
    parents: dict[str, str | None], smallest: list[str], main: list[str]
) -> None:
    assert (units(parents), mains(parents)) == (smallest, main)


@pytest.fixture(params=["made", "sample"])
def office(
    request: pytest.FixtureRequest, sample: Path, make_workspace: Callable[..., Path]
) -> Path:
    return sample if request.param == "sample" else make_workspace(dict(FILES))


@pytest.fixture
def answered(office: Path, run_cli: Callable[..., Said]) -> Callable[..., Any]:
    def answer(*words: str | Path) -> Any:
        _code, out, _err = run_cli(*words, "--workspace", office, "--format", "json")
        return json.loads(out)

    return answer


def test_powers_are_counted_alike(
    office: Path, answered: Callable[..., Any], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    lists = {one["list"]: one for one in answered("stats")["lists"]}
    count = lists["powers"]["units"]
    covered = answered("ask", "覆盖")
    assert sum(row[1] for row in covered["rows"]) == count
    assert f"共 {count} 项权力" in covered["note"]
    for by in ("town", "organ", "unit"):
        load = answered("load", "--by", by)
        borne = sum(row["powers"] for row in load["rows"])
        assert load["listed"]["powers"] == count
        assert borne + load["elsewhere"]["powers"] >= count
        assert by != "organ" or borne + load["elsewhere"]["powers"] == count

    table = tmp_path / "表.xlsx"
    run_cli("export", "--list", "powers", "-w", office, "-o", table)
    totals = answered("reconcile", table)["totals"]
    assert totals["counted"] == count
    assert totals["here"] == totals["counted"] + totals["mains"] + totals["drafts"]
    assert totals["drafts"] == lists["powers"]["drafts"]


def test_every_table_says_what_it_counts(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    office = make_workspace(dict(FILES))
    table = tmp_path / "表.xlsx"
    run_cli("export", "--list", "powers", "-w", office, "-o", table)
    assert "有子项的数子项，不再数主项" in run_cli("stats", "-w", office)[1]
    assert "共 3 项权力，数法和 qingdan stats 相同" in run_cli("ask", "覆盖", "-w", office)[1]
    assert (
        "qingdan stats 算的 3 项 + 有子项的主项 1 + 草案、审核 2"
        in (run_cli("reconcile", table, "-w", office)[1])
    )
    load = run_cli("load", "--by", "unit", "-w", office)[1]
    assert "权力 4 项次" in load
    assert "清单上有职责 1 项、权力 3 项" in load
