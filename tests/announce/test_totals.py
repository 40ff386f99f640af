"""Published totals reproduced, by counting and by announcements made from fixtures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qingdan.announce.announcement import Versions, announce_adjustment
from qingdan.announce.categories import Categories, read_categories
from qingdan.announce.census import take_census
from qingdan.announce.declared import find
from qingdan.announce.listing import announce_list, list_headers
from qingdan.announce.totals import (
    Balance,
    Step,
    Tally,
    Wrong,
    balances,
    formula,
    said,
    said_balance,
    share,
    sums,
    tally,
)
from qingdan.model.actions import Action, Manner
from qingdan.model.vocabulary import ListKind
from qingdan.report.announcement_paper import announcement_paper
from qingdan.report.paper import Band, Table
from qingdan.rules.profile import load, names

from ..memory import Memory

HERE = Path(__file__).parent
LISTS = yaml.safe_load((HERE / "lists.yaml").read_text(encoding="utf-8"))
BATCHES = yaml.safe_load((HERE / "batches.yaml").read_text(encoding="utf-8"))
ORGANS = "机构:\n" + "".join(
    f"  {key}: {{名称: {name}}}\n"
    for key, name in (
        ("zjj", "示例市建设局"),
        ("wjw", "示例市卫生健康局"),
        ("zrzy", "示例市规划局"),
    )
)
BASE = {"qingdan.yaml": "格式: 1\n名称: 示例\n虚构: true\n", "organs.yaml": ORGANS}


def by_source(cases: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("case", cases, ids=[case["source"] for case in cases])


@by_source(LISTS)
def test_a_published_total_is_the_sum_of_its_parts(case: dict[str, Any]) -> None:
    counted = tally(case.get("word", "清单共"), case["parts"].items())
    assert counted.count == case["total"]
    assert not [*sums(counted)]
    sentence = said(counted)
    assert sentence.startswith(f"{counted.word}{case['total']}项，其中")
    for word, count in case["parts"].items():
        assert f"{word}{count}项" in sentence


@by_source([case for case in LISTS if "balance" in case])
def test_a_published_balance_holds(case: dict[str, Any]) -> None:
    given_ = case["balance"]
    steps = tuple(Step(str(number), delta) for number, delta in enumerate(given_["steps"]))
    balance = Balance("清单", given_["before"], steps, given_["after"])
    assert not [*balances(balance)]
    assert f"＝{given_['after']}）" in said_balance(balance)


@by_source([case for case in LISTS if "share" in case])
def test_a_published_share_is_reproduced(case: dict[str, Any]) -> None:
    part = sum(case["parts"][word] for word in case["share"]["of"])
    assert share(part, case["total"]) == case["share"]["is"]


@by_source([case for case in LISTS if case.get("typed")])
def test_a_list_of_so_many_items_announces_the_published_total(case: dict[str, Any]) -> None:
    levels = [word for word, count in case.get("levels", {}).items() for _ in range(count)]
    files = dict(BASE)
    types = [word for word, count in case["parts"].items() for _ in range(count)]
    for number, word in enumerate(types):
        level = f"行使层级: [{levels[number]}]\n" if levels else ""
        files[f"powers/zrzy/aa-{number:06}.yaml"] = (
            f"名称: 事项{number}\n类型: {word}\n状态: 有效\n{level}"
        )
    snapshot = Memory(files)
    announcement, wrong = announce_list(
        ListKind.POWERS,
        take_census(snapshot),
        list_headers(snapshot, ListKind.POWERS),
    )
    assert wrong == ()
    parts = "、".join(f"{word}{count}项" for word, count in case["parts"].items())
    assert announcement.totals[0] == f"权力责任清单共{case['total']}项，其中{parts}。"
    if levels:
        parts = "、".join(f"{word}{count}项" for word, count in case["levels"].items())
        assert announcement.totals[1] == f"按行使层级，共{case['total']}项，其中{parts}。"
    assert announcement.table[-1][1:3] == ("合计", str(case["total"]))


def batch_of(case: dict[str, Any]) -> Memory:
    """A workspace with an adjustment of so many entries; names are made up."""
    files, entries, number = dict(BASE), [], 0
    for line in case["entries"]:
        for _ in range(line["件"]):
            number += 1
            item = f"aa-{number:06}"
            gone = line["调整"] in ("取消", "合并")
            organ = line.get("机构", "zrzy")
            files[f"powers/{organ}/{item}.yaml"] = (
                f"名称: 虚构事项{number}\n类型: 行政许可\n状态: {'废止' if gone else '有效'}\n"
            )
            entry = {"事项": item, "调整": line["调整"]}
            if "方式" in line:
                entry["方式"] = line["方式"]
            if line["调整"] == "合并":
                entry["去向"] = ["aa-target"]
            entries.append(entry)
    files["powers/zrzy/aa-target.yaml"] = "名称: 合并后的事项\n类型: 行政许可\n状态: 有效\n"
    adjustment = {
        "名称": "关于调整一批事项的公告",
        "依据": ["《示例条例》第一条"],
        "数量": case["declared"],
        "变更": entries,
    }
    files["adjustments/pi.yaml"] = yaml.safe_dump(adjustment, allow_unicode=True)
    return Memory(files)


def categories_of(case: dict[str, Any]) -> Categories:
    section = load(case.get("profile")).section("公告分类")
    return read_categories({**section, **case.get("reading", {})})


@by_source(BATCHES)
def test_a_batch_announces_the_published_numbers_or_is_refused(case: dict[str, Any]) -> None:
    snapshot = batch_of(case)
    versions = Versions(categories_of(case), take_census(snapshot))
    made = announce_adjustment(versions, find(snapshot, "pi"))
    announcement = made.announcement
    assert announcement.totals[0] == case["says"]
    assert {annex.category: annex.count for annex in announcement.annexes} == case["tables"]
    if "wrong" in case:
        what, number, computed, how = case["wrong"]
        assert made.wrong == (Wrong(what, number, computed, how),)
        assert not made.may_be_published
        return
    assert made.wrong == ()
    assert made.may_be_published
    if "balance" in case:
        assert announcement.totals[1] == case["balance"]
    for organ, count in case.get("organs", {}).items():
        heading = f"{versions.head.organ_name(organ)}（{count}项）"
        assert heading in [
            group.heading for annex in announcement.annexes for group in annex.groups
        ]


@by_source(BATCHES)
def test_the_rows_of_the_tables_are_what_the_sentence_counts(case: dict[str, Any]) -> None:
    snapshot = batch_of(case)
    versions = Versions(categories_of(case), take_census(snapshot))
    announcement = announce_adjustment(versions, find(snapshot, "pi")).announcement
    tables = [p for p in announcement_paper(announcement).parts if isinstance(p, Table)]
    rows = [[row for row in table.rows if not isinstance(row, Band)] for table in tables]
    assert sum(map(len, rows)) == announcement.count == sum(case["tables"].values())
    for table in rows:
        assert [row[0] for row in table] == [str(n) for n in range(1, len(table) + 1)]


@pytest.mark.parametrize("declared", [{"分类": {"取消": 7}}, {"分类": {"没有这一类": 1}}])
def test_a_declared_group_that_is_not_so_stops_the_announcement(declared: dict[str, Any]) -> None:
    case = {**BATCHES[0], "declared": declared}
    snapshot = batch_of(case)
    versions = Versions(categories_of(case), take_census(snapshot))
    made = announce_adjustment(versions, find(snapshot, "pi"))
    ((word, number),) = declared["分类"].items()
    assert [(one.what, one.said) for one in made.wrong] == [(word, number)]


@pytest.mark.parametrize("name", names())
class TestCategories:
    def test_every_action_has_a_heading_but_the_correction_of_slips(self, name: str) -> None:
        categories = read_categories(load(name).section("公告分类"))
        for action in set(Action) - {Action.ERRATUM}:
            for manner in (None, *Manner):
                assert categories.kind_of(action, manner) is not None, (action, manner)
        assert categories.kind_of(Action.ERRATUM, None) is None

    def test_every_entry_has_its_source(self, name: str) -> None:
        for section in ("公告分类", "合法性审查清单", "同步系统"):
            for entry in load(name).section(section).values():
                assert entry["出处"]
                assert entry["核实"] in ("是", "否")


def test_two_headings_may_not_claim_the_same() -> None:
    line = {"次序": 1, "包括": [{"调整": "取消"}], "出处": "无"}
    with pytest.raises(ValueError, match="取消"):
        read_categories({"甲": line, "乙": line})


@given(st.recursive(st.integers(0, 50), lambda inner: st.lists(inner, min_size=1, max_size=4)))
def test_what_is_tallied_sums(tree: Any) -> None:
    def grow(node: Any) -> Tally:
        if isinstance(node, int):
            return Tally("甲", node)
        parts = tuple(grow(one) for one in node)
        return Tally("乙", sum(part.count for part in parts), parts)

    assert not [*sums(grow(tree))]


@given(st.lists(st.integers(1, 99), min_size=1, max_size=5), st.integers(-9, 9).filter(bool))
def test_what_does_not_sum_is_found(counts: list[int], off: int) -> None:
    parts = tuple(Tally("甲", count) for count in counts)
    (wrong,) = sums(Tally("乙", sum(counts) + off, parts))
    assert (wrong.said, wrong.computed) == (sum(counts) + off, sum(counts))


@given(st.lists(st.integers(-999, 9999), min_size=1, max_size=8))
def test_a_formula_shows_every_term_and_its_sum(terms: list[int]) -> None:
    text = formula(terms)
    left, _equals, right = text.rpartition("＝")
    if len(terms) > 1:
        numbers = left.replace("＋", "+").replace("－", "-")
        assert eval(numbers) == sum(terms) == int(right)
    else:
        assert text == str(terms[0])


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(1, 2, "50%"), (2, 3, "66.7%"), (28, 86, "32.6%"), (0, 5, "0%"), (396, 674, "58.8%")],
)
def test_shares(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text
