"""The 150 matters that a real district handed down to its six street offices (JSON)."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.options import ImportOptions
from qingdan.exchange.outcome import ImportResult
from qingdan.model.delegation import Delegation
from qingdan.model.organ import Organ
from qingdan.model.vocabulary import ListKind
from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.snapshot import worktree

pytestmark = pytest.mark.realdata

Row = dict[str, Any]


@pytest.fixture(scope="module")
def source(real_data: Path) -> Path:
    return real_data / "delegations" / "shenzhen_longhua_first150.json"


@pytest.fixture(scope="module")
def rows(source: Path) -> list[Row]:
    found: list[Row] = json.loads(source.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def imported(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ImportResult, Path]:
    """Imported as anybody would: nothing is said of the list, the columns or the organs."""
    root = tmp_path_factory.mktemp("delegated")
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n层级: 县级\n", encoding="utf-8")
    options = ImportOptions()
    return import_workbooks(root, [source], organ=None, dry_run=False, options=options), root


@pytest.fixture(scope="module")
def inventory(imported: tuple[ImportResult, Path]) -> Inventory:
    found = load_inventory(worktree(imported[1]))
    assert found.broken == []
    return found


def test_all_are_there_under_the_organs_they_come_from(
    rows: list[Row], inventory: Inventory
) -> None:
    """150 items, every name to the character, each below the organ that its row names."""
    names = {organ: entry.name for organ, entry in inventory.organs.items()}
    found = Counter((entry.item.name, names[entry.organ or ""]) for entry in inventory.entries)
    assert found == Counter((r["item_name"], r["related_district_authority"]) for r in rows)
    assert len(rows) == 150
    assert {entry.kind for entry in inventory.entries} == {ListKind.DELEGATIONS}


def test_every_street_office_takes_every_matter_on(rows: list[Row], inventory: Inventory) -> None:
    taken = Counter(
        inventory.organs[one.organ].name
        for entry in inventory.entries
        if isinstance(entry.item, Delegation)
        for one in entry.item.recipients
    )
    assert taken == Counter(name for row in rows for name in row["implementation_scope"])
    assert (len(taken), sum(taken.values())) == (6, 900)
    organs: list[Organ] = [one for one in inventory.organs.values() if one.name in taken]
    assert {str(one.kind) for one in organs} == {"街道办事处"}


def test_nothing_is_said_that_the_source_does_not_say(
    rows: list[Row], inventory: Inventory
) -> None:
    """The type stands at the end of each name; how and by which decision stands nowhere."""
    items = [entry.item for entry in inventory.entries if isinstance(entry.item, Delegation)]
    assert {item.type and str(item.type) for item in items} == {"行政处罚"}
    assert all(re.search("处罚(?:（[^（）]*）)?$", row["item_name"]) for row in rows)
    said = [item for item in items if item.method or item.grant or item.term or item.enforcer]
    assert said == []
    noted = {item.name: item.notes for item in items if item.notes}
    assert noted == {row["item_name"]: row["remark"] for row in rows if row["remark"]}


def test_every_value_of_the_source_went_somewhere(
    rows: list[Row], imported: tuple[ImportResult, Path]
) -> None:
    (read,) = imported[0].sources
    filled = sum(1 for row in rows for value in row.values() if value)
    balance = read.balance
    assert balance.accounted == balance.cells == filled + 4  # and the four keys
    assert (balance.items, balance.problems, balance.ignored) == (filled, {}, {"表头": 4})
    assert [problem.kind for problem in read.problems if problem.kind.endswith("unread")] == []


def test_importing_again_changes_nothing(source: Path, imported: tuple[ImportResult, Path]) -> None:
    again = import_workbooks(
        imported[1], [source], organ=None, dry_run=True, options=ImportOptions()
    )
    assert again.files == {}
    assert again.sources[0].unchanged == 150
