"""Export and import are inverse: whatever items say, and however they are arranged."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st

from qingdan.exchange.updating.recognising import is_exported
from qingdan.exchange.updating.restoring import plan_restore
from qingdan.exchange.updating.updating import plan_update
from qingdan.model.boundary import Boundary
from qingdan.model.delegation import Delegation
from qingdan.model.duty import Duty
from qingdan.model.fulfilment import Fulfilment
from qingdan.model.power import Power
from qingdan.model.procedure import Procedure
from qingdan.model.territory import Territory
from qingdan.store.rereading import same
from qingdan.store.write import write_files

from ..effort import examples
from ..strategies import records
from .exports import exported, items_of, write

HOSTILE = st.sampled_from(
    [
        "=1+1",
        "+86 10 1234",
        "-甲",
        "@甲",
        "＝甲",
        "'=甲",
        "'甲",
        "''",
        "0123456789012345678901",
        "007",
        "1E5",
        "2026-01-02",
        "TRUE",
        "第一行\n第二行",
        "\n甲",
        "甲\n",
        " 前后有空格 ",
        "　全角空格",
        "😀👨‍👩‍👧",
        "𠮷野家𪚥",
        "JSON:{}",
        "〔长文本 1〕",
        '甲,"乙";丙\t丁',
        "_x000D_",
        "1.甲\n2.乙",
        "套用：甲",
        "开头：甲",
        "引用：甲；作用：设定",
        "甲\r\n乙",
    ]
)
WORDS = HOSTILE | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12
)
KINDS = {
    "powers/zrzy/cf": Power,
    "duties/zfj/zz": Duty,
    "boundaries/bj": Boundary,
    "territory/sd": Territory,
    "delegations/zrzy/fq": Delegation,
    "fulfilment/zfj/lz": Fulfilment,
    "procedures/ld": Procedure,
}


@st.composite
def items(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """A few items of every list, with words that spreadsheets like to change."""
    found: dict[str, dict[str, Any]] = {}
    for start, model in KINDS.items():
        usual = start.split("/", 1)[0] in ("powers", "duties", "boundaries")
        for number in range(draw(st.integers(0, 2 if usual else 1))):
            value = dict(draw(records(model)))
            value["名称"] = draw(WORDS)
            extra = draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "备注": WORDS,
                        "内部说明": WORDS,
                        "俗称": st.lists(WORDS, min_size=1, max_size=3),
                        "依据": st.lists(
                            WORDS | st.fixed_dictionaries({"引用": WORDS, "原文": WORDS}),
                            min_size=1,
                            max_size=3,
                        ),
                    },
                )
            )
            found[f"{start}-aaaaaaa{number}.yaml"] = value | extra
    return found


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@examples(30)
@given(workspace=items())
def test_what_nobody_edited_changes_nothing(workspace, form):
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder, "w"), workspace)
        update = plan_update(root, exported(root, Path(folder, "t"), form))
        problems = [one for source in update.sources for one in source.problems]
        assert [one for one in problems if one.kind != "no-record"] == []
        assert (dict(update.after), update.conflicts, update.proposals) == ({}, [], [])
        assert update.rows == len(workspace)


@pytest.mark.parametrize("form", ["xlsx", "csv", "json", "jsonl"])
@examples(30)
@given(workspace=items().filter(bool))
def test_an_empty_workspace_gets_back_what_was_exported(workspace, form):
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder, "w"), workspace)
        before = items_of(root)
        files = exported(root, Path(folder, "t"), form)
        assert [is_exported(file.read_bytes()) for file in files] == [True] * len(files)
        empty = write(Path(folder, "e"))
        update = plan_restore(empty, files)
        problems = {one.kind for source in update.sources for one in source.problems}
        assert problems <= (set() if form == "json" else {"not-brought"})
        write_files(empty, update.after)
        after = items_of(empty)
        assert after.keys() == before.keys()
        for path, value in before.items():
            assert same(after[path], value), path


PLAIN_WORDS = WORDS.filter(lambda text: text == text.strip() and not text[:1].isdigit()).filter(
    lambda text: "\r" not in text and "\t" not in text
)


@pytest.mark.parametrize("model", list(KINDS.values()))
@examples(25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(draw=st.data())
def test_a_table_that_says_something_else_throughout(model, draw):
    """Every cell of an item changed to what another item says: it becomes that item."""
    path = next(start for start, one in KINDS.items() if one is model) + "-aaaaaaaa.yaml"
    strategy = records(model).map(lambda one: {**one, "名称": draw.draw(PLAIN_WORDS)})
    before, after = draw.draw(strategy), draw.draw(strategy)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = (
            write(Path(folder, "a"), {path: before}),
            write(Path(folder, "b"), {path: after}),
        )
        (own,), (table,) = (
            exported(root, Path(folder, root.name + "t"), "csv") for root in (ours, theirs)
        )
        if _heads(own) - _heads(table):
            return  # a column that is seldom there: the table says nothing of it
        update = plan_update(ours, [table])
        problems = [one for source in update.sources for one in source.problems]
        assert [one for one in problems if one.kind not in ("no-record", "number-mangled")] == []
        if any(one.kind == "number-mangled" for one in problems):
            return
        write_files(ours, update.after)
        assert _settled(items_of(ours)[path]) == _settled(items_of(theirs)[path])


def _heads(table: Path) -> set[str]:
    return set(table.read_text("utf-8-sig").split("\n", 1)[0].strip().split(","))


def _settled(value: Any) -> Any:
    """Values without the blanks at the edges of texts, which nobody edits."""
    if isinstance(value, dict):
        return {key: _settled(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_settled(part) for part in value]
    return (
        "\n".join(line.rstrip() for line in value.split("\n")).strip()
        if isinstance(value, str)
        else value
    )
