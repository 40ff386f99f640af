"""Former names in the texts of items follow the register, also in what is remembered of them."""

from __future__ import annotations

from pathlib import Path

from qingdan.rules.examples import GOOD_POWER, POWER_FILE
from qingdan.rules.remembered import Memory as Remembering
from qingdan.rules.rule import Edit, Safety
from qingdan.rules.run import Options, validate
from qingdan.rules.scope import Changes
from qingdan.store.snapshot import worktree

from .memory import TODAY, Memory, check_only

WORKSPACE = "格式: 1\n名称: 示例清单\n虚构: true\n"
ORGANS = "机构:\n  zrzy: {名称: 示例市自然资源和规划局, 内设机构: [规划执法科]%s}\n"
FORMER = ", 曾用名: [{名称: 示例市城乡规划和测绘局, 至: 2019-01-31}]"
POWER = GOOD_POWER[POWER_FILE] + "条件: [向示例市城乡规划和测绘局申请]\n"


def files(former: str) -> dict[str, str]:
    return {"qingdan.yaml": WORKSPACE, "organs.yaml": ORGANS % former, POWER_FILE: POWER}


def names(report) -> list[str]:
    return [finding.name for finding in report.findings]


def test_the_fix_replaces_the_characters():
    (located,) = check_only(files(FORMER)).located
    assert located.finding.name == "former-organ-name"
    assert located.fix is not None
    assert located.fix.safety is Safety.UNSAFE
    edit = Edit(("条件", 0), (1, 12), "示例市自然资源和规划局")
    assert located.fix.edits == (edit,)


def test_a_former_name_that_is_registered_later_is_new_in_unchanged_items():
    base = Memory(files(""))
    changes = Changes(base, frozenset({"organs.yaml"}))
    assert names(check_only(files(FORMER), changes=changes)) == ["former-organ-name"]
    same = Changes(Memory(files(FORMER)), frozenset({"organs.yaml"}))
    assert names(check_only(files(FORMER), changes=same)) == []


def test_what_is_remembered_of_an_item_does_not_outlive_the_register(
    make_workspace, tmp_path: Path
):
    root = make_workspace(files(""))
    memory = Remembering(tmp_path / "cache", "program", "workspace")
    options = Options(as_of=TODAY, jobs=1, memory=memory)
    assert names(validate(worktree(root), options)) == []
    (root / "organs.yaml").write_text(ORGANS % FORMER, encoding="utf-8")
    assert names(validate(worktree(root), options)) == ["former-organ-name"]
    (root / "organs.yaml").write_text(ORGANS % "", encoding="utf-8")
    assert names(validate(worktree(root), options)) == []
