"""Files that the system does not let us read: every command names them, none calls it a bug."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qingdan.errors import QingdanError
from qingdan.store.snapshot import worktree

from .test_command_line import NEEDED, every_command

ITEM = "powers/zfj/cf-00000001.yaml"
A_POWER = "名称: 甲\n类型: 行政处罚\n状态: 有效\n"
TABLE = "事项名称,权力类型,实施主体\n乙,行政处罚,测试市城市管理综合行政执法局\n"
MEANT = {"transfer": ["zfj", "zrzy", "--all"], "law impact": ["水法"]}
NEVER_END = {"serve"}
READ_THE_ITEM = {
    *("import", "export", "validate", "fmt", "who", "due", "publish", "review", "reconcile"),
    *("stats", "law impact", "orphans list", "orphans overlap", "transfer"),
}


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Return a function that has the system refuse a file, whoever runs the tests."""

    def refuse(end: str, why: int = errno.EACCES) -> None:
        for module, name in ((os, "open"), (io, "open"), (builtins, "open")):
            opened = getattr(module, name)

            def guarded(file: Any, *more: Any, _opened: Any = opened, **rest: Any) -> Any:
                if not isinstance(file, int) and os.fsdecode(file).endswith(end):
                    raise OSError(why, os.strerror(why), file)
                return _opened(file, *more, **rest)

            monkeypatch.setattr(module, name, guarded)

    return refuse


@pytest.mark.parametrize("words", sorted(set(every_command()) - NEVER_END))
def test_a_file_that_may_not_be_read_is_no_bug(
    run_cli: Any, make_workspace: Any, refused: Any, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    root = make_workspace({ITEM: A_POWER})
    (root.parent / "表.csv").write_text(TABLE, encoding="utf-8")
    given = NEEDED.get(words, NEEDED.get(words.split()[0], []))
    given = MEANT.get(words, [one.replace("表.csv", "../表.csv") for one in given])
    monkeypatch.chdir(root)
    refused(ITEM)
    code, _out, err = run_cli(*words.split(), *given)
    assert code in (0, 1, 2), err
    if words in READ_THE_ITEM:
        assert code == 2
        assert f"{ITEM}: 错误：读不了文件：没有权限\n  → 检查文件的权限" in err


@pytest.mark.parametrize(
    "file",
    ["qingdan.yaml", "organs.yaml", "powers/zfj/list.yaml", "texts/a.yaml", "mappings/a.yaml"],
)
@pytest.mark.parametrize("words", ["export", "import ../表.csv", "validate", "who 甲"])
def test_so_is_every_other_file_of_the_workspace(
    run_cli: Any, make_workspace: Any, refused: Any, words: str, file: str
) -> None:
    files = {"powers/zfj/list.yaml": "标题: 甲\n", "texts/a.yaml": "甲:\n  条款: [乙]\n"}
    files |= {"mappings/a.yaml": "列: {名称: 名称}\n", ITEM: A_POWER}
    root = make_workspace(files)
    (root.parent / "表.csv").write_text(TABLE, encoding="utf-8")
    refused(file)
    code, _out, err = run_cli(*words.split(), cwd=root)
    if (file, words) == ("mappings/a.yaml", "export"):
        assert code == 0
        return
    assert (code, err.splitlines()[0]) == (2, f"{file}: 错误：读不了文件：没有权限")


def test_a_file_that_goes_between_listing_and_reading(make_workspace: Any) -> None:
    root: Path = make_workspace({ITEM: A_POWER})
    snapshot = worktree(root)
    listed = snapshot.paths()
    (root / ITEM).unlink()
    with pytest.raises(QingdanError, match="没有这个文件") as said:
        list(snapshot.read_all(listed))
    assert said.value.file == ITEM


def test_all_files_that_lack_the_right_are_named(
    make_workspace: Any, refused: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace({f"powers/zfj/cf-0000000{one}.yaml": A_POWER for one in range(8)})
    snapshot = worktree(root)
    listed = snapshot.paths()
    monkeypatch.setattr(os, "access", lambda path, _how: "/cf-" not in str(path))
    refused(".yaml")
    with pytest.raises(QingdanError) as said:
        list(snapshot.read_all(listed[1:]))
    assert said.value.file == listed[1]
    assert "也读不了的还有 7 个，如：powers/zfj/cf-00000001.yaml、" in said.value.hint


@pytest.mark.parametrize("command", ["import", "calls check", "reconcile"])
def test_a_file_given_that_may_not_be_read(
    run_cli: Any, make_workspace: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    root = make_workspace()
    table = root.parent / "清 单（1）.csv"
    table.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, _how: Path(path) != table)
    code, out, err = run_cli(*command.split(), table, cwd=root)
    assert (code, out) == (2, "")
    assert err.startswith(f"{table}: 错误：读不了文件：没有权限\n  → 检查文件的权限"), err


def test_a_folder_given_that_may_not_be_read(
    run_cli: Any, make_workspace: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace()
    monkeypatch.setattr(os, "access", lambda path, _how: Path(path) != root)
    code, _out, err = run_cli("validate", "-w", root)
    assert (code, err.splitlines()[0]) == (2, f"{root}: 错误：读不了文件夹：没有权限")
