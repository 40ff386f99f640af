"""What can be said of 150 matters that a real district handed down to six street offices.

Nothing in the data names a way, a decision or a letter, so the honest answer is nearly always
that a document is missing. The what-ifs add a method to the header of the list, and no document.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.importer import import_workbooks

pytestmark = pytest.mark.realdata


@pytest.fixture
def longhua(real_data: Path, tmp_path: Path) -> Path:
    source = real_data / "delegations" / "shenzhen_longhua_first150.json"
    root = tmp_path / "longhua"
    root.mkdir()
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n层级: 县级\n", encoding="utf-8")
    import_workbooks(root, [source], organ=None, dry_run=False)
    return root


def checked(run_cli: Any, root: Path) -> Any:
    code, out, _err = run_cli("delegations", "check", "--format", "json", "-w", root, "-q")
    found = json.loads(out)
    assert code == int(bool(found["verdicts"]["unlawful"]))
    return found


def lacks(found: Any) -> Counter[tuple[str, ...]]:
    return Counter(tuple(pair["lacks"]) for pair in found["pairs"])


def suppose(root: Path, method: str) -> None:
    """Write a method into every header; the rest stays as it was imported."""
    for header in root.glob("delegations/*/list.yaml"):
        header.write_text(f"默认: {{状态: 有效, 方式: {method}}}\n", encoding="utf-8")


def test_nothing_passes_and_everything_waits_for_a_document(longhua: Path, run_cli: Any) -> None:
    found = checked(run_cli, longhua)
    assert found["counts"] == {"items": 150, "pairs": 900, "not_in_force": 0}
    assert found["verdicts"] == {"unlawful": 0, "document": 900, "unjudged": 0, "lawful": 0}
    assert Counter(pair["route"] for pair in found["pairs"]) == {"none": 900}
    assert lacks(found) == {("method", "decision-or-letter"): 900}
    assert Counter(pair["type"] for pair in found["pairs"]) == {"行政处罚": 900}


@pytest.mark.parametrize(
    ("method", "verdict", "route", "missing"),
    [
        ("下放", "document", "province", ("decision-of-province",)),
        ("委托", "document", "entrusted", ("entrusting-basis", "letter")),
        ("派驻", "lawful", "stays", ()),
    ],
)
def test_what_if_the_way_were_known(
    longhua: Path, run_cli: Any, method: str, verdict: str, route: str, missing: tuple[str, ...]
) -> None:
    suppose(longhua, method)
    found = checked(run_cli, longhua)
    assert {name: count for name, count in found["verdicts"].items() if count} == {verdict: 900}
    assert {pair["route"] for pair in found["pairs"]} == {route}
    assert lacks(found) == {missing: 900}


def test_the_tables_sum(longhua: Path, run_cli: Any) -> None:
    sums = {}
    for by in ("organ", "type", "recipient", "readiness"):
        _code, out, _err = run_cli(
            *("delegations", "table", "--by", by, "--format", "json"), *("-w", longhua, "-q")
        )
        table = json.loads(out)
        sums[by] = [row["count"] for row in table["rows"] if row["count"]]
        assert sum(sums[by]) == table["total"] == (150 if table["unit"] == "items" else 900)
    assert sums == {
        "organ": [145, 5],
        "type": [150],
        "recipient": [150] * 6,
        "readiness": [900],
    }


def test_validate_asks_for_the_way_and_accuses_nobody(longhua: Path, run_cli: Any) -> None:
    code, out, _err = run_cli("validate", "-w", longhua, "--format", "json", "--no-cache")
    ours = [
        one
        for one in json.loads(out)["findings"]
        if one["rule"].startswith(("QD26", "QD47", "QD48")) and one["rule"] != "QD471"
    ]
    assert code == 0
    assert Counter((one["rule"], one["severity"]) for one in ours) == {("QD261", "warning"): 150}
    suppose(longhua, "下放")
    _code, out, _err = run_cli("validate", "-w", longhua, "--format", "json", "--no-cache")
    rules = Counter(one["rule"] for one in json.loads(out)["findings"])
    assert rules["QD476"] == 150
    assert rules["QD475"] == rules["QD261"] == 0
