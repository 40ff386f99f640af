"""A department that moved is told once: what went, what stays, what the register says of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qingdan.compare.changes import ChangeKind, Subject, Transfer
from qingdan.compare.comparison import compare_contents
from qingdan.report.changes_json import changes_json
from qingdan.report.changes_text import plain_text

REGISTER = {
    "ghj": {"名称": "甲市规划局"},
    "zrzy": {"名称": "甲市自然资源局", "生效日期": "2019-01-20"},
}
ENDED = {**REGISTER, "ghj": {"名称": "甲市规划局", "失效日期": "2019-01-20", "承接": ["zrzy"]}}


def path(organ: str, number: int, kind: str = "powers") -> str:
    return f"{kind}/{organ}/cf-{number:08d}.yaml"


def written(files: dict[str, Any]) -> dict[str, bytes]:
    return {name: json.dumps(value, ensure_ascii=False).encode() for name, value in files.items()}


def department(organ: str, numbers: range, **more: Any) -> dict[str, Any]:
    return {path(organ, n): {"名称": f"第{n}项许可", **more} for n in numbers}


def compared(before: dict[str, Any], after: dict[str, Any]) -> Any:
    return compare_contents(written(before), written(after))


HEADER = {"标题": "某局权力责任清单", "默认": {"状态": "有效"}}
BOUNDARY = {"名称": "违法建设", "牵头": "ghj", "分工": [{"部门": "ghj", "环节": "认定"}]}


@pytest.fixture
def reform() -> Any:
    """A hundred items move, three of them change besides, two stay, one boundary follows."""
    before = {
        "organs.yaml": {"机构": REGISTER},
        **department("ghj", range(102)),
        "boundaries/wz000001.yaml": BOUNDARY,
        "boundaries/wz000002.yaml": {**BOUNDARY, "备注": "旧"},
    }
    moved = department("zrzy", range(100), 生效日期="2019-01-20")
    for number in (3, 5, 7):
        moved[path("zrzy", number)]["时限"] = {"法定": "30日"}
    followed = {**BOUNDARY, "牵头": "zrzy", "分工": [{"部门": "zrzy", "环节": "认定"}]}
    after = {
        "organs.yaml": {"机构": ENDED},
        **department("ghj", range(100, 102)),
        **moved,
        "boundaries/wz000001.yaml": {**followed, "生效日期": "2019-01-20"},
        "boundaries/wz000002.yaml": {**followed, "备注": "新"},
    }
    return compared(before, after)


def test_a_moved_department_is_one_transfer(reform: Any) -> None:
    (transfer,) = reform.transfers
    assert (transfer.base_organ, transfer.organ, transfer.stays) == ("ghj", "zrzy", 2)
    assert len(transfer.items) == 100
    assert transfer.changed == ("cf-00000003", "cf-00000005", "cf-00000007")
    assert transfer.followed == ("wz000001",)
    assert [(said.file, said.field, said.value) for said in transfer.basis] == [
        ("organs.yaml", "机构.ghj.失效日期", "2019-01-20"),
        ("organs.yaml", "机构.ghj.承接", "zrzy"),
        ("organs.yaml", "机构.zrzy.生效日期", "2019-01-20"),
    ]


def test_every_item_stays_one_change(reform: Any) -> None:
    assert reform.counts[ChangeKind.MOVED] == 100
    assert reform.actions["划转"] == 100
    items = [change.item for change in reform.untold if change.subject is Subject.ITEM]
    assert items == ["cf-00000003", "cf-00000005", "cf-00000007", "wz000002"]


def test_the_terminal_tells_it_once(reform: Any) -> None:
    text = plain_text(reform)
    assert text.count("第9项许可") == 1
    assert "划转：甲市规划局（ghj） → 甲市自然资源局（zrzy），100 项" in text
    assert "甲市规划局（ghj）还有 2 项。" in text
    assert "只换机构的 97 项：第0项许可；第1项许可；第2项许可；第4项许可" in text
    assert "同时有其他修改的 3 项" in text
    assert "[划转] 第3项许可" in text
    assert "机构名录载明：甲市规划局失效日期：2019-01-20；甲市规划局承接：甲市自然资源局；" in text
    assert len(text.splitlines()) < 60


def test_the_contract_has_both(reform: Any) -> None:
    record = json.loads(changes_json(reform))
    (transfer,) = record["transfers"]
    assert (transfer["from"], transfer["to"], transfer["count"]) == ("ghj", "zrzy", 100)
    assert transfer["basis"][0] == {
        "file": "organs.yaml",
        "field": "机构.ghj.失效日期",
        "value": "2019-01-20",
    }
    moved = [change for change in record["changes"] if change["kind"] == "moved"]
    assert {change["item"] for change in moved} == set(transfer["items"])


def test_a_selection_without_moves_has_no_transfers(reform: Any) -> None:
    assert reform.only([ChangeKind.MODIFIED]).transfers == ()
    assert len(reform.only([ChangeKind.MOVED]).transfers) == 1


def test_a_folder_with_another_name_is_the_same_and_its_header_goes_along() -> None:
    base = {**department("zfj", range(5)), "powers/zfj/list.yaml": HEADER}
    head = {**department("cgj", range(5)), "powers/cgj/list.yaml": HEADER}
    organs = {"zfj": {"名称": "甲市城管局"}}, {"cgj": {"名称": "甲市城管局"}}
    comparison = compared(
        {**base, "organs.yaml": {"机构": organs[0]}}, {**head, "organs.yaml": {"机构": organs[1]}}
    )
    (transfer,) = comparison.transfers
    assert (transfer.base_organ, transfer.organ, transfer.stays) == ("zfj", "cgj", 0)
    shared = [c for c in comparison.changes if c.subject is not Subject.ITEM]
    assert [(str(c.subject), str(c.kind), c.base_organ, c.organ, c.reach) for c in shared] == [
        ("organs", "moved", "zfj", "cgj", 5),
        ("header", "moved", "zfj", "cgj", 5),
    ]
    assert "写明原机构的失效日期和承接机构" in plain_text(comparison)


def test_a_department_under_new_ids_is_one_transfer_too() -> None:
    said = {"依据": ["《甲市城乡规划条例》第三条"], "备注": "每项一句"}
    base = {path("ghj", n): {"名称": f"第{n}项许可", **said} for n in range(4)}
    head = {path("zrzy", n + 50): {"名称": f"第{n}项许可", **said} for n in range(4)}
    comparison = compared(base, head)
    assert all(change.inferred for change in comparison.changes)
    (transfer,) = comparison.transfers
    assert len(transfer.items) == 4


def test_defaults_of_the_new_list_that_differ_are_told() -> None:
    old = {"默认": {"状态": "有效", "救济": {"复议机关": "甲市人民政府"}, "行使层级": ["市级"]}}
    new = {"默认": {"状态": "有效", "救济": {"复议机关": "甲省某厅"}, "行使层级": ["县级"]}}
    headers = {"powers/ghj/list.yaml": old, "powers/zrzy/list.yaml": new}
    base = {**headers, **department("ghj", range(3), 行使层级=["市级"])}
    head = {**headers, **department("zrzy", range(3), 行使层级=["市级"])}
    comparison = compared(base, head)
    assert comparison.transfers[0].inherits == ("救济",)
    assert "新清单表头的默认值不同，随之改变：救济" in plain_text(comparison)
    single = compared(
        {**headers, **department("ghj", range(1))}, {**headers, **department("zrzy", range(1))}
    )
    assert single.changes[0].inherits == ("救济", "行使层级")
    assert "随之改变：救济、行使层级" in plain_text(single)
    assert json.loads(changes_json(single))["changes"][0]["inherits"] == ["救济", "行使层级"]


@pytest.mark.parametrize("many", [1, 2])
def test_a_single_item_speaks_for_itself(many: int) -> None:
    comparison = compared(department("ghj", range(many)), department("zrzy", range(many)))
    assert len(comparison.transfers) == many - 1
    assert len(comparison.untold) == (0 if many > 1 else 1)


def test_items_that_went_two_ways_are_two_transfers() -> None:
    after = {**department("zrzy", range(3)), **department("zjj", range(3, 6))}
    comparison = compared(department("ghj", range(6)), after)
    ways = [(t.base_organ, t.organ, len(t.items), t.stays) for t in comparison.transfers]
    assert ways == [("ghj", "zjj", 3, 0), ("ghj", "zrzy", 3, 0)]


def test_items_that_change_the_list_or_end_are_no_transfer() -> None:
    base = department("ghj", range(4))
    head = {path("zrzy", n, "duties"): {"名称": f"第{n}项许可"} for n in range(2)}
    head |= department("zrzy", range(2, 4), 状态="废止")
    comparison = compared(base, head)
    assert comparison.transfers == ()
    assert comparison.actions == {"转为": 2, "取消": 2}


def test_former_names_explain_a_transfer() -> None:
    organs = {
        "ghj": {"名称": "甲市规划局"},
        "zrzy": {"名称": "甲市自然资源局", "曾用名": [{"名称": "甲市规划局"}]},
    }
    base = {**department("ghj", range(2)), "organs.yaml": {"机构": organs}}
    head = {**department("zrzy", range(2)), "organs.yaml": {"机构": organs}}
    (transfer,) = compared(base, head).transfers
    assert isinstance(transfer, Transfer)
    assert [said.value for said in transfer.basis] == ["甲市规划局"]


def test_what_is_brought_into_force_earlier_is_told_by_itself() -> None:
    """A day that moves back is no part of the move: a power would be law before anybody said so."""
    old, new = "2027-06-01", "2026-12-01"
    header = {"标题": "清单", "默认": {"状态": "有效", "生效日期": old}}
    lists = {"powers/ghj/list.yaml": header, "powers/zrzy/list.yaml": HEADER}
    before = {
        **lists,
        path("ghj", 1): {"名称": "甲", "生效日期": "2020-01-01"},
        path("ghj", 2): {"名称": "乙", "生效日期": old},
        path("ghj", 3): {"名称": "丙"},  # inherits the later day
        path("ghj", 4): {"名称": "丁", "生效日期": old},
    }
    after = {
        **lists,
        path("zrzy", 1): {"名称": "甲", "生效日期": new},
        path("zrzy", 2): {"名称": "乙", "生效日期": new},
        path("zrzy", 3): {"名称": "丙", "生效日期": new},
        path("zrzy", 4): {"名称": "丁", "生效日期": old},
    }
    comparison = compared(before, after)
    (transfer,) = comparison.transfers
    assert len(transfer.items) == 4
    assert transfer.changed == ("cf-00000002", "cf-00000003")
    assert [(one.key, one.count) for one in transfer.brought] == [("生效日期", 1)]
    assert "生效日期" in plain_text(comparison).partition("[划转] 乙")[2]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2019-01-20", "2019-01-20", False),  # set up for another reform
        ("2026-03-01", "2026-03-01", True),
        (None, "2019-01-20", True),  # written down now
        ("2019-01-20", "2026-12-01", True),
    ],
)
def test_a_stale_day_of_the_register_explains_nothing(
    before: str | None, after: str, told: bool
) -> None:
    def register(day: str | None) -> dict[str, Any]:
        taker = {"名称": "甲市自然资源局", **({"生效日期": day} if day else {})}
        return {"organs.yaml": {"机构": {"ghj": {"名称": "甲市规划局"}, "zrzy": taker}}}

    comparison = compared(
        {**register(before), **department("ghj", range(2), 生效日期="2020-01-01")},
        {**register(after), **department("zrzy", range(2), 生效日期="2026-12-01")},
    )
    (transfer,) = comparison.transfers
    assert [said.value for said in transfer.basis] == ([after] if told else [])
    assert ("机构名录载明" in plain_text(comparison)) == told
