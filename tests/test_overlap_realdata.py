"""``qingdan orphans overlap`` on the eight real workbooks, beside 49 pairs judged by hand.

The departments of these workbooks hardly overlap: of the 49 pairs two are one matter. The first
measure (names 0.85 alike) reported four pairs, all of two levels of one trade, and neither of the
two; with levels kept apart and two articles in common counted, one pair, and it is right.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

pytestmark = pytest.mark.realdata

JUDGED = Path(__file__).parent / "data/overlap/real_pairs.yaml"
Said = tuple[int, str, str]
Pair = frozenset[str]


@pytest.fixture(scope="module")
def judged() -> dict[Pair, dict[str, Any]]:
    pairs = YAML(typ="safe", pure=True).load(JUDGED.read_text(encoding="utf-8"))["对子"]
    return {frozenset(one["事项"]): one for one in pairs}


@pytest.fixture
def found(imported_lists: Path, run_cli: Callable[..., Said]) -> Callable[..., set[Pair]]:
    def ask(*more: str) -> set[Pair]:
        asked = ("orphans", "overlap", "--workspace", imported_lists, "--format", "json", *more)
        code, out, _err = run_cli(*asked)
        assert code == 0
        said = json.loads(out)["overlaps"]
        return {frozenset(item["item"] for item in pair["items"]) for pair in said}

    return ask


def test_at_least_forty_pairs_were_judged_and_all_are_there(
    judged: dict[Pair, dict[str, Any]], imported_lists: Path
) -> None:
    assert len(judged) >= 40
    known = {path.stem for path in (imported_lists / "powers").glob("*/*.yaml")}
    assert all(pair <= known for pair in judged)


def test_what_is_reported_is_one_matter(
    judged: dict[Pair, dict[str, Any]], found: Callable[..., set[Pair]]
) -> None:
    reported = found()
    right = {pair for pair in reported if judged[pair]["判断"] == "是"}
    assert reported
    assert len(right) / len(reported) == 1.0


def test_one_matter_with_names_alike_is_reported(
    judged: dict[Pair, dict[str, Any]], found: Callable[..., set[Pair]]
) -> None:
    same = {pair for pair, one in judged.items() if one["判断"] == "是"}
    alike = {pair for pair in same if judged[pair]["相近"] >= 0.85 or judged[pair]["同条"] >= 2}
    reported = found()
    assert alike <= reported
    # The other one shares a single article, as ten pairs do that are two matters.
    assert (len(same & reported), len(same)) == (1, 2)


def test_with_a_lower_threshold_too_every_pair_was_looked_at(
    judged: dict[Pair, dict[str, Any]], found: Callable[..., set[Pair]]
) -> None:
    assert found("--alike", "0.15") <= judged.keys()
