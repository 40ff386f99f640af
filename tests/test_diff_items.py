"""What happened to items, and the official word for it: cases as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare.changes import Action, Change, ChangeKind, Subject
from qingdan.compare.comparison import compare_contents
from qingdan.compare.files import Difference, Version, owner_of, version
from qingdan.compare.items import item_change
from qingdan.compare.match import pair_items

from .case_files import read_cases
from .effort import examples

CASES = read_cases(Path(__file__).parent / "compare" / "items.yaml")


def side(path: str, data: bytes | None) -> Version | None:
    owner = owner_of(path)
    assert owner is not None
    return version(path, owner, data)


def differences(base: dict[str, bytes], head: dict[str, bytes]) -> list[Difference]:
    return [
        Difference(path, side(path, base.get(path)), side(path, head.get(path)))
        for path in sorted({*base, *head})
        if base.get(path) != head.get(path)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    base, head = (
        {path: text.encode() for path, text in case[side].items()} for side in ("base", "head")
    )
    found = compare_contents(base, head).changes
    items = [change for change in found if change.subject is Subject.ITEM]
    rows = [[*_words(c), c.item, [*c.came_from], [*c.went_to]] for c in items]
    assert sorted(rows, key=lambda row: row[2]) == case["changes"]
    assert sorted(c.item for c in items if c.inferred) == case.get("inferred", [])
    assert all((c.score is not None) is c.inferred for c in items)
    others = [c for c in found if c.subject is not Subject.ITEM]
    assert [[*_words(c), c.name, c.reach] for c in others] == case.get("shared", [])


def _words(change: Change) -> tuple[str, str | None]:
    return str(change.kind), str(change.action) if change.action else None


KINDS = ["added", "removed", "modified", "moved", "recoded", "split", "merged"]
ACTIONS = "新增、取消、下放、承接、变更、合并、拆分、划转、冻结、恢复、转为、收回、委托、撤销委托"
ACTIONS += "、更名、改码、勘误"


def test_the_words_of_the_contract() -> None:
    assert list(ChangeKind) == KINDS
    assert "、".join(Action) == ACTIONS


def test_every_kind_and_action_is_reached_by_a_case() -> None:
    reached = {row[0] for case in CASES for row in case["changes"]}
    assert reached == {str(kind) for kind in ChangeKind}
    assert {row[1] for case in CASES for row in case["changes"]} - {None} == {
        str(action) for action in Action
    }


PATHS = st.sampled_from(
    [
        "powers/zrzy/cf-00000001.yaml",
        "powers/zfj/cf-00000001.yaml",
        "duties/zfj/cf-00000001.yaml",
        "boundaries/wz000001.yaml",
        "powers/zfj/cf-00000002.yaml",
    ]
)
CONTENTS = st.binary(max_size=60) | st.sampled_from(
    [
        b"",
        b"[]",
        "名称: 甲\n承接自: [cf-00000001]\n".encode(),
        "名称: 乙\n拆分自: cf-00000001\n合并自: {a: 1}\n状态: [废止]\n".encode(),
        "名称: [甲]\n时限: {法定: {}}\n行使层级: [市级, 1, {}]\n委托: 是\n".encode(),
        "\ufeff名称: 甲\r\n状态: 废止\r\n".encode(),
        "名称: 中文".encode("gb18030"),
        b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n",
        "名称: 甲\n\t类型: 乙\n".encode(),
    ]
)
SIDES = st.dictionaries(PATHS, CONTENTS, max_size=5)


@examples(80)
@given(SIDES, SIDES)
def test_any_bytes_at_both_sides_are_compared(base: dict, head: dict) -> None:
    differing = differences(base, head)
    pairs = pair_items(differing)
    sides = [v for pair in pairs for v in (pair.base, pair.head) if v is not None]
    expected = [v for d in differing for v in (d.base, d.head) if v is not None]
    assert sorted((v.path, v.data) for v in sides) == sorted((v.path, v.data) for v in expected)
    for pair in pairs:
        change = item_change(pair)
        if change is not None:
            assert change.item
            assert change.name
