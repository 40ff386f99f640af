"""``qingdan who`` on thirty questions about the eight real workbooks, beside plain search.

These lists have no 俗称, no keywords, no boundary matters: only the names of powers and what they
stand on.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.snapshot import worktree
from qingdan.who.answering import Desk

from .plain_search import plain

pytestmark = pytest.mark.realdata

QUESTIONS = Path(__file__).parent / "data/who/real_questions.yaml"


@pytest.fixture(scope="module")
def inventory(imported_lists: Path) -> Inventory:
    return load_inventory(worktree(imported_lists))


@pytest.fixture(scope="module")
def desk(inventory: Inventory) -> Desk:
    return Desk(inventory)


def questions(part: str) -> list[tuple[str, set[str]]]:
    asked = YAML(typ="safe", pure=True).load(QUESTIONS.read_text(encoding="utf-8"))[part]
    return [(one["问"], set(one["谁"])) for one in asked]


def counts(desk: Desk, part: str) -> tuple[int, int, int]:
    """How many first answers are right and certain, are right, stand among the first three."""
    certain = first = third = 0
    for question, right in questions(part):
        answers = desk.ask(question, 3)
        hit = bool(answers) and answers[0].lead.name in right
        first += hit
        certain += hit and answers[0].certain
        third += any(one.lead.name in right for one in answers)
    return certain, first, third


def test_there_are_thirty_questions_about_departments_of_the_lists(inventory: Inventory) -> None:
    looked_at, aside = questions("甲"), questions("乙")
    assert (len(looked_at), len(aside)) == (15, 15)
    names = {organ.name for organ in inventory.organs.values()}
    assert all(right <= names for _question, right in [*looked_at, *aside])


# Measured: certain and right, right, among the first three; what plain search has first.
@pytest.mark.parametrize(
    ("part", "floor", "found"), [("甲", (5, 12, 13), 10), ("乙", (7, 14, 15), 9)]
)
def test_the_questions_are_answered(
    desk: Desk, inventory: Inventory, part: str, floor: tuple[int, int, int], found: int
) -> None:
    measured = counts(desk, part)
    assert all(one >= least for one, least in zip(measured, floor, strict=True)), measured
    leads = [(next(plain(inventory, q), ""), right) for q, right in questions(part)]
    first = sum(inventory.organ_name(lead) in right for lead, right in leads)
    assert first == found
    assert measured[1] >= first
