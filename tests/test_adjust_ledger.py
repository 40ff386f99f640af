"""What adjustments declare, in order: chains, words, and the profile's demands on a batch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.model.actions import Action
from qingdan.rules.ledger import FITTING, Ledger, Subject, connected, fits
from qingdan.rules.profile import load, names

ANCHORS = st.sampled_from([None, "h000000000001", "h000000000002", "h000000000003"])
STEPS = st.lists(st.tuples(ANCHORS, ANCHORS), max_size=6)
ITEM = Subject("cf-00000001")


@given(STEPS, ANCHORS, ANCHORS, st.randoms())
def test_the_order_of_steps_does_not_matter(steps, start, end, random):
    shuffled = list(steps)
    random.shuffle(shuffled)
    assert connected(start, end, steps) == connected(start, end, shuffled)


@given(st.lists(ANCHORS, min_size=1, max_size=6))
def test_a_walk_is_connected_and_so_is_no_walk(walk):
    assert connected(walk[0], walk[-1], pairwise(walk))
    assert connected(walk[0], walk[0], [])


@given(STEPS, ANCHORS, ANCHORS)
def test_nothing_is_reached_that_no_step_leads_to(steps, start, end):
    if connected(start, end, steps) and start != end:
        assert end in {after for _before, after in steps}
        assert start in {before for before, _after in steps}


def batch(day: str | None, *steps: tuple[str | None, str | None]) -> dict[str, object]:
    entries = [
        {
            "事项": ITEM.item,
            "调整": "变更",
            **{k: v for k, v in zip("前后", step, strict=True) if v},
        }
        for step in steps
    ]
    return {"名称": "调整", **({"日期": day} if day else {}), "变更": entries}


@given(st.permutations(range(5)))
def test_batches_of_one_day_stand_in_the_order_they_lead_to_one_another(order):
    anchors = [f"h00000000000{number}" for number in range(6)]
    files = {
        f"adjustments/2026-01-05-{name}.yaml": batch(None, (anchors[at], anchors[at + 1]))
        for name, at in zip("abcde", order, strict=True)
    }
    entries = Ledger(files).of(ITEM)
    assert [entry.before for entry in entries] == anchors[:5]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((None, None), ["adjustments/2026-01-05-a.yaml", "adjustments/2026-03-01-b.yaml"]),
        (("2026-04-01", None), ["adjustments/2026-03-01-b.yaml", "adjustments/2026-01-05-a.yaml"]),
        ((None, "2025-12-01"), ["adjustments/2026-03-01-b.yaml", "adjustments/2026-01-05-a.yaml"]),
    ],
)
def test_the_day_of_a_batch_counts_before_that_of_its_file(days, expected):
    ledger = Ledger(
        {
            "adjustments/2026-01-05-a.yaml": batch(days[0]),
            "adjustments/2026-03-01-b.yaml": batch(days[1]),
        }
    )
    assert [one.file for one in ledger.batches] == expected


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"变更": None},
        {"变更": "甲"},
        {"变更": [None, 3, "甲", []]},
        {"变更": [{"事项": 3, "前": [], "来自": {"甲": 1}, "调整": None}]},
        {"阶段": 7, "日期": {}, "审批": [], "公布": "是", "数量": 3},
    ],
)
def test_takes_whatever_a_file_may_hold(written):
    ledger = Ledger({"adjustments/a.yaml": written})
    assert all(entry.subject is None and not entry.anchored for entry in ledger.entries)
    assert ledger.by_subject == {}
    assert not ledger.batches[0].published


def test_every_word_fits_itself_and_narrow_ones_nothing_else():
    assert set(FITTING) == set(Action)
    assert all(fits(action, action) for action in Action)
    for narrow in (Action.RENAME, Action.RECODE, Action.ERRATUM, Action.FREEZE):
        assert [done for done in Action if fits(narrow, done)] == [narrow]
    for weighty in (Action.ADD, Action.CANCEL, Action.DEVOLVE):
        assert not fits(Action.ALTER, weighty), "it would need no approval under that word"
    assert fits("别的词", Action.ADD), "unknown words are reported by the schema"


@pytest.mark.parametrize("name", names())
def test_what_a_profile_demands_of_a_word(name):
    section = load(name).section("调整审批")
    assert {"新增", "取消", "下放", "变更"} <= set(section) <= set(Action)
    for entry in section.values():
        assert set(entry["要"]) <= {"审核", "合法性审查", "审批"}
        assert entry["出处"]
        assert entry["核实"] in ("是", "否")
    assert all("审批" in section[word]["要"] for word in ("新增", "取消", "下放"))
    assert "审批" not in section["变更"]["要"]
