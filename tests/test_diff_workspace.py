"""Whole workspaces: deltas applied give the head, nothing is lost, order decides nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingdan.compare import likeness
from qingdan.compare.alignment import frozen
from qingdan.compare.changes import Change, ChangeKind, Subject
from qingdan.compare.comparison import compare_contents
from qingdan.compare.deltas import apply_deltas, workspace_deltas
from qingdan.compare.files import owner_of, version
from qingdan.compare.inference import infer
from qingdan.compare.match import pair_items

from .effort import examples

IDS = [f"cf-0000000{number}" for number in range(1, 6)]
PATHS = st.sampled_from(
    [f"powers/{organ}/{item}.yaml" for organ in ("zrzy", "zfj") for item in IDS]
    + ["duties/zfj/cf-00000001.yaml", "boundaries/wz000001.yaml"]
    + ["organs.yaml", "texts/a.yaml", "powers/zfj/list.yaml", "说明.yaml"]
)
NAMES = st.sampled_from(
    [
        "对占道经营的处罚",
        "对占道经营的处罚（个人）",
        "对占道经营的处罚（单位）",
        "对占道经营、乱堆物料的处罚",
        "对乱堆物料的处罚",
        "建设用地规划许可证核发",
        "",
    ]
)
RELATED = st.lists(st.sampled_from(IDS), max_size=2) | st.sampled_from(IDS)
ITEMS = st.fixed_dictionaries(
    {"名称": NAMES},
    optional={
        "状态": st.sampled_from(["草案", "有效", "暂停", "废止"]),
        "依据": st.lists(st.sampled_from(["《甲法》第一条", "《乙法》第二条"]), max_size=2),
        "编码": st.fixed_dictionaries({"地方编码": st.sampled_from(["001", "002000000003"])}),
        "承接": RELATED,
        "承接自": RELATED,
        "拆分自": RELATED,
        "合并自": RELATED,
        "流程": st.lists(st.sampled_from(["受理", "审查", "决定"]), max_size=3),
    },
)
FILES = st.dictionaries(PATHS, ITEMS, max_size=9)


def written(files: dict[str, Any]) -> dict[str, bytes]:
    return {path: json.dumps(value, ensure_ascii=False).encode() for path, value in files.items()}


def is_item(path: str) -> bool:
    owner = owner_of(path)
    return owner is not None and owner.id is not None


@examples(150)
@given(FILES, FILES)
def test_the_deltas_turn_the_base_into_the_head(base: dict, head: dict) -> None:
    assert frozen(apply_deltas(base, workspace_deltas(base, head))) == frozen(head)


@given(FILES)
def test_a_workspace_has_no_delta_to_itself(files: dict) -> None:
    assert workspace_deltas(files, files) == ()


def sides(changes: list[Change]) -> tuple[Counter[str], Counter[str]]:
    return (
        Counter(change.base_file for change in changes if change.base_file),
        Counter(change.head_file for change in changes if change.head_file),
    )


@examples(150)
@given(FILES, FILES)
def test_nothing_is_lost(base: dict, head: dict) -> None:
    comparison = compare_contents(written(base), written(head))
    items = [change for change in comparison.changes if change.subject is Subject.ITEM]
    before, after = sides(items)
    assert set(before.values()) | set(after.values()) <= {1}, "each file in one change"
    for path in filter(is_item, {*base, *head}):
        if base.get(path) != head.get(path) and frozen(base.get(path)) != frozen(head.get(path)):
            told = (path in before) >= (path in base) and (path in after) >= (path in head)
            assert told or _says_the_same(base.get(path), head.get(path))
    grown = dict.fromkeys(ChangeKind, 0)
    for change in items:
        grown[change.kind] += (change.base_file is None) - (change.head_file is None)
    for kind in (ChangeKind.MOVED, ChangeKind.MODIFIED, ChangeKind.RECODED):
        assert grown[kind] == 0
    arities = grown[ChangeKind.SPLIT] + grown[ChangeKind.MERGED]
    added, removed = comparison.counts[ChangeKind.ADDED], comparison.counts[ChangeKind.REMOVED]
    shared = [change.kind for change in comparison.changes if change.subject is not Subject.ITEM]
    added -= shared.count(ChangeKind.ADDED)
    removed -= shared.count(ChangeKind.REMOVED)
    was, now = (sum(map(is_item, files)) for files in (base, head))
    assert was + added - removed + arities == now


def _says_the_same(before: Any, after: Any) -> bool:
    """Whether two versions differ in nothing that a reader sees: no change, then."""
    return isinstance(before, dict) and isinstance(after, dict) and _seen(before) == _seen(after)


def _seen(value: Any) -> Any:
    """One text and a list of it say the same, and so do an empty list and no key."""
    if isinstance(value, dict):
        return {key: _seen(part) for key, part in value.items() if part not in ("", [], {}, None)}
    return [value] if isinstance(value, str) else value


@given(FILES, FILES)
def test_relations_are_told_on_both_sides(base: dict, head: dict) -> None:
    comparison = compare_contents(written(base), written(head))
    for change in comparison.changes:
        assert (change.score is not None) is change.inferred
        if change.inferred:
            assert 0 <= (change.score or 0) <= 1
            assert change.came_from or change.went_to
        if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
            assert change.came_from or change.went_to


@given(FILES, FILES, st.randoms())
def test_the_order_of_files_decides_nothing(base: dict, head: dict, dice: Any) -> None:
    before, after = written(base), written(head)
    gone, came = (
        [version(p, owner_of(p), one[p]) for p in sorted(one.keys() - other.keys()) if is_item(p)]
        for one, other in ((before, after), (after, before))
    )
    first = infer(gone, came)
    dice.shuffle(gone)
    dice.shuffle(came)
    assert infer(gone, came) == first


def test_thousands_of_removed_and_added_items_stay_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Counter[str]()
    real = likeness.likeness

    def counted(*arguments: Any) -> tuple[float, float, float]:
        asked["pairs"] += 1
        return real(*arguments)

    monkeypatch.setattr(likeness, "likeness", counted)
    count = 1500
    parts = ["占道", "堆放", "开挖", "捕捞", "采伐", "排放", "运输", "储存", "销售", "倾倒"]

    def item(number: int, more: str) -> bytes:
        name = "".join(parts[int(digit)] for digit in f"{number:04d}")
        return f"名称: 对{name}行为的处罚\n依据: [《甲法》第{number}条]\n备注: {more}\n".encode()

    base = {f"powers/a/cf-a{n:07d}.yaml": item(n, "旧") for n in range(count)}
    head = {f"powers/a/cf-b{n:07d}.yaml": item(n, "新") for n in range(count)}
    comparison = compare_contents(base, head)
    assert comparison.counts[ChangeKind.MOVED] == count
    assert asked["pairs"] <= 2 * likeness.CANDIDATES * count, "and not a million"


SEEDED = """
import sys
sys.path.insert(0, sys.argv[1])
import edit_scripts as bench
base, _ = bench.base_workspace(200, 3)
spare, _ = bench.base_workspace(400, 4)
script = bench.make_script(base, spare, 5)
print(bench.compare_contents(bench.written(script.before), bench.written(script.after)))
"""


def test_the_hash_seed_decides_nothing(repository: Path) -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SEEDED, str(repository / "benchmarks")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert b"inferred=True" in said.pop()


def test_pairs_of_unreadable_files_are_by_bytes() -> None:
    broken = b"a: [\n"
    paths = ["powers/a/cf-00000001.yaml", "powers/a/cf-00000002.yaml"]
    before, after = (version(path, owner_of(path), broken) for path in paths)
    assert before is not None
    assert after is not None
    found = infer([before], [after])
    assert [(same.old.path, same.new.path, same.score) for same in found.same] == [(*paths, 1.0)]
    assert pair_items([]) == []
