"""What an import makes of 162 real items, against a truth that was made without the import.

``tests/data/import_truth/README.md`` says how the items were drawn and the truth was made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qingdan.cli.import_mapping import Said
from qingdan.exchange.importer import import_workbooks
from qingdan.exchange.outcome import ImportResult
from qingdan.store.reader import read_mapping

from .truth_compare import EXACT, SPACES, Score, compared, flattened, judged, truths
from .truth_sources import drawn

pytestmark = pytest.mark.realdata

WITHOUT_ORGAN = {"liaoning", "guichi", "mingguang"}
"""Sources whose rows name no organ: imported with --organ, and their organ is not judged."""
FLOORS = {
    "caizheng": 0.98,  # a stray +L18 behind a citation is kept as its words
    "zhujian": 0.99,  # a sentence about another regulation between title and article
    "tianjin": 0.93,  # two procedures, each with clauses of its own, in one cell
    "guangxi": 0.8,  # two limits in two fields each, number and unit by code
    "chengan": 0.5,  # page text without the lines of its table
    "mingguang": 0.3,  # page text without the lines of its table
}
"""Shares of fields that must come out right; 1.0 for every source that is not here."""
FOLDERS = ("powers_xls", "docx", "powers_other")


@pytest.fixture(scope="module")
def scores(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    return {
        slug: _score(slug, truth, real_data, tmp_path_factory.mktemp(slug))
        for slug, truth in truths().items()
    }


def _score(slug: str, truth: dict[str, Any], real_data: Path, root: Path) -> Score:
    (root / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n层级: 市级\n", encoding="utf-8")
    (source,) = [found for f in FOLDERS if (found := real_data / f / truth["source"]).is_file()]
    organ = "jg" if slug in WITHOUT_ORGAN else None
    if organ is not None:
        (root / "organs.yaml").write_text("机构:\n  jg:\n    名称: 某机构\n", encoding="utf-8")
    options = Said("auto", (), None, None, (), keep_original=False).options(root, None)
    result = import_workbooks(root, [source], organ=organ, dry_run=False, options=options)
    found = _imported(root, result)
    total = Score()
    for entry in truth["items"]:
        facts = dict(entry["fields"])
        place = entry["place"]
        named = (i for i in found.values() if judged(facts["名称"], i["名称"]) == EXACT)
        item = found.get(place) or next(named, None)
        if organ is not None:
            facts.pop("行使主体", None)
            item = None if item is None else {k: v for k, v in item.items() if k != "行使主体"}
        total += compared(f"{truth['source'][:12]} {place}", facts, item)
    return total


def _imported(root: Path, result: ImportResult) -> dict[str, dict[str, str]]:
    """Return the flat fields of every item by ``sheet!row``."""
    texts = {}
    for path in sorted(root.glob("texts/*.yaml")):
        texts |= read_mapping(path.read_bytes()).value or {}
    names = dict(result.organ_names)
    organs = root / "organs.yaml"
    if organs.is_file():
        register = (read_mapping(organs.read_bytes()).value or {}).get("机构", {})
        names |= {organ: entry["名称"] for organ, entry in register.items()}
    read = [item for source in result.sources for item in source.items_read]
    names |= {item.id: item.name for item in read}
    found = {}
    for item in read:
        path = root / item.path
        if not path.is_file():
            continue
        mapping = {
            **(read_mapping(path.read_bytes()).value or {}),
            "organ": item.path.split("/")[1],
        }
        flat = flattened(mapping, names, texts)
        row = item.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        found[f"{item.sheet}!{row}"] = flat
    return found


def test_the_truth_is_of_the_items_that_were_drawn(real_data: Path) -> None:
    places = {
        truth["source"]: [entry["place"] for entry in truth["items"]]
        for truth in truths().values()
        if truth["how"] == "drawn"
    }
    assert places == drawn(real_data)
    assert sum(len(truth["items"]) for truth in truths().values()) == 162


def test_fields_come_out_as_they_stand(scores: dict[str, Score]) -> None:
    total = sum(scores.values(), Score())
    for slug, score in [*scores.items(), ("all", total)]:
        print(f"{slug:10} fields {dict(score.fields)} items {dict(score.items)}")
    for bad in total.bad:
        print(*bad)
    below = {
        slug: dict(score.fields)
        for slug, score in scores.items()
        if _share(score) < FLOORS.get(slug, 1.0)
    }
    assert below == {}
    assert _share(total) >= 0.985
    assert total.items[EXACT] + total.items[SPACES] >= 155


def _share(score: Score) -> float:
    """Fields that came out right, or right up to white space, of all fields."""
    return (score.fields[EXACT] + score.fields[SPACES]) / score.fields.total()
