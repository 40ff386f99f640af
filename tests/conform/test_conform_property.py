"""What must hold of any lists: conforming to themselves, and to those above once it is applied."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qingdan.conform.conforming import conform, known
from qingdan.conform.differing import Same, differences
from qingdan.conform.matters import Catalogue, Matter, read_catalogue
from qingdan.conform.near_names import NearNames
from qingdan.conform.pairing import Known, by_code, by_name, pair
from qingdan.conform.proposing import proposals, written
from qingdan.conform.uppers import Upper
from qingdan.model.vocabulary import ListKind
from qingdan.model.workspace import UpperList
from qingdan.store.snapshot import worktree

from ..effort import examples
from .levels import write_level

NAMES = st.text("甲乙丙对的处罚第十一条（）()", min_size=1, max_size=6).filter(str.strip)
CITED = st.sampled_from(
    [
        "《甲法》第一条",
        "《中华人民共和国甲法》第一条第二款",
        "《甲法》第一条至第三条",
        "《甲法》第二条、第三条",
        "《乙条例》第十九",
        "《乙条例》",
        "某某决定",
        "甲法第四条",
    ]
)
BASES = st.one_of(
    CITED,
    st.lists(
        st.one_of(CITED, st.fixed_dictionaries({"引用": CITED}, optional={"原文": NAMES})),
        max_size=4,
    ),
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"名称": NAMES, "类型": st.sampled_from(["行政许可", "行政处罚", "其他行政权力"])},
        optional={
            "编码": st.fixed_dictionaries(
                {}, optional={"基本编码": st.sampled_from(["000115001000", "000115002000"])}
            ),
            "依据": BASES,
            "状态": st.sampled_from(["有效", "废止", "草案"]),
            "通用目录": st.sampled_from(["000115001000", "甲一"]),
            "行使层级": st.lists(st.sampled_from(["市级", "县级"]), max_size=2),
        },
    ),
    max_size=7,
)


def matters(items: list[dict[str, Any]]) -> list[Matter]:
    return [
        Matter(
            ListKind.POWERS, f"xk-{n:08}", f"powers/zrzy/xk-{n:08}.yaml", "zrzy", "局", "", one, one
        )
        for n, one in enumerate(items)
    ]


def catalogue(items: list[dict[str, Any]]) -> Catalogue:
    return Catalogue("某级", None, {ListKind.POWERS: matters(items)})


def above(found: Catalogue) -> Upper:
    return Upper(UpperList.model_validate({"名称": "省", "位置": "../省"}), "worktree", None, found)


@given(ITEMS)
def test_a_list_conforms_to_itself(items: list[dict[str, Any]]) -> None:
    one = catalogue(items)
    found = conform(one, [above(one)])
    assert found.findings == []
    (held,) = found.held["省"]
    assert held.same == held.ours == held.theirs


@given(ITEMS, ITEMS)
def test_the_numbers_always_sum(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    (held,) = conform(catalogue(ours), [above(catalogue(theirs))]).held["省"]
    matched = held.matched.total()
    assert held.ours == matched + held.only_ours + held.repealed_above + held.doubtful
    assert held.theirs == matched + held.only_theirs + held.doubtful_above


@examples(60)
@given(ITEMS, ITEMS)
def test_what_is_applied_conforms(ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> None:
    """Items are held against each other one by one: none of the four differs any more.

    Names of items that were told apart may then be alike, so the lists are not paired again.
    """
    with tempfile.TemporaryDirectory() as folder:
        items = [{**one, "id": f"xk-{n:08}"} for n, one in enumerate(ours)]
        root = write_level(Path(folder) / "县", "县", items)
        before = read_catalogue(worktree(root), [ListKind.POWERS])
        found = conform(before, [above(catalogue(theirs))])
        made = proposals(found)
        change = written(root, made)
        assert made.clashes == []
        for path, data in change.after.items():
            (root / path).write_bytes(data)
        after = {
            m.id: m for m in read_catalogue(worktree(root), [ListKind.POWERS]).matters["powers"]
        }
        old = {m.id: m for m in before.matters[ListKind.POWERS]}
        for one in found.findings:
            if one.difference is None or one.ours is None or one.theirs is None:
                continue
            left = differences(after[one.ours.id], one.theirs, tuple(Same))
            assert {str(left_one.kind) for left_one in left} <= {"basis-places-differ"}
            mine, new = old[one.ours.id].written, after[one.ours.id].written
            for key in mine.keys() - {"名称", "类型", "编码", "依据"}:
                assert new[key] == mine[key]
        assert before.unread == []


KNOWN = st.builds(
    Known,
    codes=st.lists(st.tuples(st.just("甲"), st.sampled_from(["1", "2", "3"])), max_size=1).map(
        tuple
    ),
    name=st.tuples(st.just(""), st.sampled_from(["子", "丑", "寅"])),
    type=st.sampled_from(["许可", "处罚"]),
    organ=st.sampled_from(["", "局"]),
)


@given(st.lists(KNOWN, max_size=9), st.lists(KNOWN, max_size=9))
def test_everybody_stands_in_one_place(ours: list[Known], theirs: list[Known]) -> None:
    ways = [by_code("甲"), by_name(with_type=True), by_name(with_type=False)]
    found = pair(ours, theirs, ways)
    left = Counter([one.ours for one in found.pairs] + found.only_ours)
    right = Counter([one.theirs for one in found.pairs] + found.only_theirs)
    for doubt in found.doubts:
        left.update(doubt.ours)
        right.update(doubt.theirs)
    assert left == Counter(range(len(ours)))
    assert right == Counter(range(len(theirs)))
    for one in found.pairs:  # nobody is joined without a word that both say
        mine, other = ours[one.ours], theirs[one.theirs]
        assert mine.name == other.name or (mine.codes and mine.codes == other.codes)


@given(st.lists(NAMES, max_size=8), NAMES)
def test_near_names_have_the_same_numbers(names: list[str], name: str) -> None:
    import re

    def numbers(text: str) -> list[str]:
        return re.findall("[〇零一二两三四五六七八九十百千万亿0-9]+", text)

    for near in NearNames(names).of(name):
        assert numbers(names[near.index]) == numbers(name)
        assert 0.6 <= near.score <= 1


def test_what_is_known_of_an_item() -> None:
    item = {"名称": "甲（乙）", "类型": "行政许可", "编码": {"实施编码": "1" * 19 + "000115001000"}}
    (one,) = matters([item])
    assert known(one).codes == (("基本编码", "000115001000"),)
    assert known(one).name == known(matters([{**item, "名称": "甲(乙)"}])[0]).name


def test_ten_thousand_against_ten_thousand() -> None:
    """Half by code, some by name, the rest on one side only: a few seconds, not an hour."""
    import time

    def items(side: str) -> list[dict[str, Any]]:
        found = []
        for n in range(10_000):
            name = f"对违反第{n}号规定从事{chr(0x4E00 + n)}活动的处罚"
            item: dict[str, Any] = {"类型": "行政处罚", "依据": [f"《甲法》第{n % 99 + 1}条"]}
            if n % 2:
                item |= {"名称": name + side, "编码": {"基本编码": f"{n:012}"}}
            elif n % 3:
                item |= {"名称": name}
            else:
                item |= {"名称": side + name}
            found.append(item)
        return found

    ours, theirs = catalogue(items("县")), catalogue(items("省"))
    begun = time.perf_counter()
    found = conform(ours, [above(theirs)])
    taken = time.perf_counter() - begun
    (held,) = found.held["省"]
    assert dict(held.matched) == {"code": 5000, "name": 3333}
    assert held.only_ours == 1667
    assert taken < 30
