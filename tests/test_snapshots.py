"""Snapshots of the working tree, the index and revisions, on real git repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.store import git
from qingdan.store.snapshot import index, revision, worktree

ITEM = "powers/zrzy/cf-7k3q9d2m.yaml"


def run(folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b",
        "GIT_COMMITTER_DATE": "2026-03-01T23:30:00+08:00",
        "HOME": str(folder),
    }
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
    ).stdout


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def workspace(tmp_path):
    """A workspace in a sub-folder with a Chinese name, committed once."""
    root = tmp_path / "仓库" / "清单"
    put(root, "qingdan.yaml", "格式: 1\n名称: 甲\n")
    put(root, ITEM, "名称: 甲\n类型: 行政处罚\n")
    put(root, "texts/处罚.yaml", "甲: {内容: [一]}\n")
    put(root, ".DS_Store", "x")
    put(root.parent, "另一个.txt", "x")
    run(root.parent, "init", "-q", "-b", "main")
    run(root.parent, "add", "-A")
    run(root.parent, "commit", "-qm", "一")
    return root


def test_the_three_snapshots_of_a_clean_workspace_are_the_same(workspace):
    expected = [ITEM, "qingdan.yaml", "texts/处罚.yaml"]
    for snapshot in (worktree(workspace), index(workspace), revision(workspace, "HEAD")):
        assert snapshot.paths() == expected
        assert snapshot.read(ITEM) == "名称: 甲\n类型: 行政处罚\n".encode()
        assert dict(snapshot.read_all(expected))["texts/处罚.yaml"] == "甲: {内容: [一]}\n".encode()


def test_a_revision_knows_its_day_where_it_was_made(workspace):
    snapshot = revision(workspace, "HEAD")
    assert str(snapshot.date) == "2026-03-01"
    assert snapshot.label == run(workspace, "rev-parse", "HEAD").strip()


def test_the_index_holds_what_will_be_committed(workspace):
    put(workspace, ITEM, "名称: 乙\n")
    run(workspace, "add", "-A")
    put(workspace, ITEM, "名称: 丙\n")
    assert index(workspace).read(ITEM) == "名称: 乙\n".encode()
    assert worktree(workspace).read(ITEM) == "名称: 丙\n".encode()
    assert revision(workspace, "HEAD").read(ITEM).startswith("名称: 甲".encode())


def test_what_changed_between_revision_and_working_tree(workspace):
    put(workspace, ITEM, "名称: 乙\n")
    put(workspace, "powers/zrzy/xk-00000001.yaml", "名称: 新\n")
    (workspace / "texts" / "处罚.yaml").unlink()
    changes = git.changed_paths(workspace, git.resolve(workspace, "HEAD"), None)
    assert sorted((c.base_path, c.head_path) for c in changes if c.base_path) == [
        (ITEM, ITEM),
        ("texts/处罚.yaml", None),
    ]
    assert [c.head_path for c in changes if c.base_path is None] == ["powers/zrzy/xk-00000001.yaml"]


def test_what_changed_between_two_revisions(workspace):
    put(workspace, ITEM, "名称: 乙\n")
    run(workspace, "commit", "-qam", "二")
    base, head = git.resolve(workspace, "HEAD~1"), git.resolve(workspace, "HEAD")
    (change,) = git.changed_paths(workspace, base, head)
    assert change.base_blob
    assert change.head_blob
    contents = dict(git.read_blobs(workspace, [change.base_blob, change.head_blob]))
    assert contents[change.head_blob] == "名称: 乙\n".encode()


def test_three_dots_are_the_merge_base(workspace):
    first = git.resolve(workspace, "HEAD")
    run(workspace, "checkout", "-qb", "side")
    put(workspace, ITEM, "名称: 乙\n")
    run(workspace, "commit", "-qam", "二")
    assert git.resolve(workspace, "main...side") == first


@pytest.mark.parametrize("name", ["没有", "--help", "HEAD~99", "-x", "a...b"])
def test_an_unknown_revision_is_a_clear_error(workspace, name):
    with pytest.raises(QingdanError) as error:
        git.resolve(workspace, name)
    assert "没有版本" in error.value.message
    assert error.value.hint


def test_an_unborn_head_says_so(tmp_path):
    run(tmp_path, "init", "-q")
    with pytest.raises(QingdanError, match="还没有任何提交"):
        git.resolve(tmp_path, "HEAD")


def test_not_a_repository_says_so(tmp_path):
    with pytest.raises(QingdanError, match="不在 git 版本库里"):
        git.resolve(tmp_path, "HEAD")


def test_a_shallow_clone_gives_the_advice_for_ci(workspace, tmp_path):
    put(workspace, ITEM, "名称: 乙\n")
    run(workspace, "commit", "-qam", "二")
    run(tmp_path, "clone", "-q", "--depth", "1", f"file://{workspace.parent}", "浅")
    with pytest.raises(QingdanError) as error:
        git.resolve(tmp_path / "浅" / "清单", "HEAD~1")
    assert "浅克隆" in error.value.message
    assert "fetch-depth: 0" in error.value.hint


def test_git_variables_of_the_caller_are_not_passed_on(workspace, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert revision(workspace, "HEAD").paths()


def test_links_are_listed_and_never_followed(workspace, tmp_path):
    put(tmp_path, "outside.yaml", "名称: 外\n")
    (workspace / "powers" / "zrzy" / "cf-00000000.yaml").symlink_to(tmp_path / "outside.yaml")
    run(workspace, "add", "-A")
    run(workspace, "commit", "-qm", "链接")
    for snapshot in (worktree(workspace), index(workspace), revision(workspace, "HEAD")):
        assert snapshot.links() == ["powers/zrzy/cf-00000000.yaml"]
        assert "powers/zrzy/cf-00000000.yaml" not in snapshot.paths()


def test_a_linked_worktree_and_a_detached_head(workspace, tmp_path):
    run(workspace, "worktree", "add", "-q", "--detach", str(tmp_path / "另"))
    assert revision(tmp_path / "另" / "清单", "HEAD").paths() == revision(workspace, "HEAD").paths()
    assert git.repository_root(tmp_path / "另" / "清单") == tmp_path / "另"
