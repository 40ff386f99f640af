"""Steps that were numbered anew because one came or went: what follows from it stands aside."""

from __future__ import annotations

import pytest

from qingdan.compare.comparison import compare_contents
from qingdan.model.aspect import Aspect

PATH = "territory/sd-00000001.yaml"
OLD = (
    "{序: 1, 谁: dqz, 做: 巡查, 下一步: [2]}",
    "{序: 2, 谁: cgj, 做: 核实, 下一步: [3, 4]}",
    "{序: 3, 谁: zrzy, 做: 认定, 下一步: [4]}",
    "{序: 4, 谁: cgj, 做: 查处}",
)
PUT_IN = (
    OLD[0],
    "{序: 2, 谁: scjg, 做: 登记, 下一步: [3]}",
    "{序: 3, 谁: cgj, 做: 核实, 下一步: [4, 5]}",
    "{序: 4, 谁: zrzy, 做: 认定, 下一步: [5]}",
    "{序: 5, 谁: cgj, 做: 查处}",
)
TAKEN_OUT = (
    OLD[0],
    "{序: 2, 谁: cgj, 做: 核实, 下一步: [3]}",
    "{序: 3, 谁: cgj, 做: 查处}",
)
NEW_WAY = (*PUT_IN[:3], "{序: 4, 谁: zrzy, 做: 认定, 下一步: [2]}", PUT_IN[4])
ODD = ("{序: [1], 谁: dqz, 做: 巡查, 下一步: 2}", "甲", *OLD[2:])


def told(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The fields that changed in substance, and those that are editorial."""
    texts = [f"{{名称: 甲, 步骤: [{', '.join(steps)}]}}".encode() for steps in (old, new)]
    (change,) = compare_contents({PATH: texts[0]}, {PATH: texts[1]}).changes
    weighty = [one.field or "" for one in change.fields if one.aspect is not Aspect.EDITORIAL]
    aside = [one.field or "" for one in change.fields if one.aspect is Aspect.EDITORIAL]
    return weighty, aside


@pytest.mark.parametrize(
    ("old", "new", "weighty"),
    [
        (OLD, PUT_IN, ["步骤[1]"]),
        (OLD, TAKEN_OUT, ["步骤[1].下一步[1]", "步骤[2]"]),
        (OLD, NEW_WAY, ["步骤[1]", "步骤[3].下一步[0]"]),
        (ODD, PUT_IN, None),
    ],
)
def test_only_what_came_or_went_is_substance(
    old: tuple[str, ...], new: tuple[str, ...], weighty: list[str] | None
) -> None:
    found, aside = told(old, new)
    assert weighty is None or found == weighty
    assert all(field.endswith("序") or "下一步" in field for field in aside)
    assert aside or weighty is None


def test_numbering_anew_alone_is_substance() -> None:
    moved = (OLD[0].replace("[2]", "[9]"), OLD[1].replace("序: 2", "序: 9"), *OLD[2:])
    weighty, aside = told(OLD, moved)
    assert weighty == ["步骤[0].下一步[0]", "步骤[1].序"]
    assert aside == []
