"""Workspaces in repositories of every shape: bare, linked, renamed, shallow, ambiguous, nested."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.compare.comparison import compare_versions
from qingdan.errors import QingdanError
from qingdan.store import git as plumbing
from qingdan.store.sides import open_sides, read_ahead
from qingdan.store.snapshot import index, revision, worktree
from qingdan.store.workspace import find_versions, find_workspace

Git = Callable[..., str]
Make = Callable[..., Path]

FIRST = "powers/zfj/cf-00000001.yaml"
SECOND = "powers/zfj/cf-00000002.yaml"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def commit(git: Git, folder: Path, words: str = "一次提交") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", words)
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def office(make_workspace: Make, git: Git) -> Path:
    """A repository with a workspace in the sub-folder 清单, two commits."""
    root = make_workspace({FIRST: "名称: 甲\n", SECOND: "名称: 乙\n"}, name="库/清单")
    git(root.parent, "init", "-q")
    write(root.parent, "别的/说明.txt", "x")
    commit(git, root.parent)
    write(root, FIRST, "名称: 甲甲\n")
    commit(git, root.parent)
    return root


def changed(workspace: Path, base: str, head: str | None = None) -> list[tuple[str, str | None]]:
    comparison = compare_versions(workspace, base, head)
    return [(str(change.kind), change.item) for change in comparison.changes]


ONE = [("modified", "cf-00000001")]


# Bare repositories


@pytest.fixture
def bare(office: Path, git: Git, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", "--bare", str(office.parent), "office.git")
    return tmp_path / "office.git"


@pytest.mark.parametrize("place", ["", "清单"])
def test_a_bare_repository_is_read_without_a_checkout(bare: Path, place: str) -> None:
    workspace = find_versions(bare / place)
    snapshot = revision(workspace, "HEAD")
    assert snapshot.paths() == [
        "organs.yaml",
        FIRST,
        SECOND,
        "qingdan.yaml",
    ]
    assert snapshot.read(FIRST) == "名称: 甲甲\n".encode()
    assert changed(workspace, "HEAD~1", "HEAD") == ONE
    comparison = compare_versions(workspace, "HEAD~1", "HEAD")
    assert comparison.organs["zfj"] == ("测试市城市管理综合行政执法局",)


def test_a_bare_repository_has_neither_files_nor_an_index(bare: Path) -> None:
    for look in (
        lambda: compare_versions(bare / "清单", "HEAD"),
        lambda: compare_versions(bare / "清单", "HEAD", staged=True),
        lambda: index(bare / "清单"),
        lambda: find_workspace(bare),
    ):
        with pytest.raises(QingdanError, match="裸版本库"):
            look()


def test_the_sample_is_published_from_a_bare_repository(
    sample: Path, git: Git, run_cli, tmp_path: Path
) -> None:
    shutil.copytree(sample, tmp_path / "库" / "清单")
    git(tmp_path / "库", "init", "-q")
    commit(git, tmp_path / "库")
    git(tmp_path, "clone", "-q", "--bare", "库", "office.git")
    for place in ("office.git", "office.git/清单"):
        out = tmp_path / "网站"
        order = ["publish", "--rev", "HEAD", "--out", out, "--force", "--format", "markdown"]
        code, _, err = run_cli(*order, "--workspace", tmp_path / place)
        assert (code, "已生成" in err) == (0, True), err


def test_commands_take_a_bare_repository(bare: Path, run_cli) -> None:
    place = bare / "清单"
    code, out, _ = run_cli("diff", "HEAD~1", "HEAD", "--format", "json", "--workspace", place)
    assert (code, [c["item"] for c in json.loads(out)["changes"]]) == (0, ["cf-00000001"])
    report = run_cli("validate", "--rev", "HEAD", "--format", "json", "--workspace", place)
    assert json.loads(report[1])["workspace"] == "清单"
    code, _, err = run_cli("validate", "--workspace", bare)
    assert code == 2
    assert "--rev" in err


def test_a_folder_that_is_not_in_a_bare_repository_is_an_error(bare: Path, run_cli) -> None:
    for order in (("history",), ("diff", "HEAD~1", "HEAD"), ("validate", "--rev", "HEAD")):
        code, out, err = run_cli(*order, "--workspace", bare / "没有")
        assert (code, out) == (2, "")
        assert "“没有”里没有工作区" in err
        assert "清单" in err


def test_two_workspaces_in_one_bare_repository(office: Path, git: Git, tmp_path: Path) -> None:
    write(office.parent, "乡镇/qingdan.yaml", "格式: 1\n名称: 乙\n")
    commit(git, office.parent)
    git(tmp_path, "clone", "-q", "--bare", str(office.parent), "two.git")
    assert revision(tmp_path / "two.git" / "乡镇", "HEAD").paths() == ["qingdan.yaml"]
    assert FIRST in revision(tmp_path / "two.git" / "清单", "HEAD").paths()
    with pytest.raises(QingdanError, match="有 2 个工作区：乡镇、清单"):
        find_versions(tmp_path / "two.git")
    with pytest.raises(QingdanError, match="还没有这个工作区"):
        revision(tmp_path / "two.git", "HEAD")


# Folders that were renamed


def test_a_renamed_workspace_is_compared_with_itself(office: Path, git: Git) -> None:
    top = office.parent
    git(top, "mv", "清单", "三张清单")
    write(top / "三张清单", SECOND, "名称: 乙乙\n")
    renamed = top / "三张清单"
    expected = [("modified", "cf-00000002")]
    assert changed(renamed, "HEAD") == expected
    git(top, "add", "-A")
    assert [c.item for c in compare_versions(renamed, "HEAD", staged=True).changes] == [
        "cf-00000002"
    ]
    commit(git, top)
    assert changed(renamed, "HEAD~1", "HEAD") == expected
    assert changed(renamed, "HEAD~2") == [*ONE, *expected]
    assert revision(renamed, "HEAD~1").read(FIRST) == "名称: 甲甲\n".encode()


def test_renamed_on_disk_and_not_told_to_git(office: Path) -> None:
    renamed = office.with_name("三张清单")
    office.rename(renamed)
    write(renamed, SECOND, "名称: 乙乙\n")
    assert changed(renamed, "HEAD") == [("modified", "cf-00000002")]


def test_a_folder_whose_case_changed(make_workspace: Make, git: Git) -> None:
    root = make_workspace({FIRST: "名称: 甲\n"}, name="库/Inventories")
    git(root.parent, "init", "-q")
    commit(git, root.parent)
    git(root.parent, "mv", "Inventories", "inventories")
    lower = root.parent / "inventories"
    write(lower, FIRST, "名称: 甲甲\n")
    assert changed(lower, "HEAD") == ONE
    commit(git, root.parent)
    assert changed(lower, "HEAD~1", "HEAD") == ONE


def test_a_workspace_that_went_from_the_root_into_a_folder(make_workspace: Make, git: Git) -> None:
    root = make_workspace({FIRST: "名称: 甲\n"})
    git(root, "init", "-q")
    commit(git, root)
    for name in ("qingdan.yaml", "organs.yaml", "powers"):
        (root / "清单").mkdir(exist_ok=True)
        git(root, "mv", name, f"清单/{name}")
    write(root / "清单", FIRST, "名称: 甲甲\n")
    commit(git, root)
    assert changed(root / "清单", "HEAD~1", "HEAD") == ONE
    assert changed(root / "清单", "HEAD~1") == ONE


def test_another_workspace_that_is_still_there_is_not_taken_for_it(office: Path, git: Git) -> None:
    write(office.parent, "乡镇/qingdan.yaml", "格式: 1\n名称: 乙\n")
    write(office.parent, "乡镇/powers/zfj/cf-00000009.yaml", "名称: 丙\n")
    commit(git, office.parent)
    kinds = changed(office.parent / "乡镇", "HEAD~1", "HEAD")
    assert kinds == [("added", None), ("added", "cf-00000009")]


def test_of_two_that_went_the_one_with_the_same_items_is_meant(office: Path, git: Git) -> None:
    top = office.parent
    write(top, "乡镇/qingdan.yaml", "格式: 1\n名称: 乙\n")
    write(top, "乡镇/powers/zfj/cf-00000009.yaml", "名称: 丙\n")
    commit(git, top)
    git(top, "mv", "清单", "县级")
    git(top, "mv", "乡镇", "镇街")
    commit(git, top)
    assert changed(top / "县级", "HEAD~1", "HEAD") == []
    assert changed(top / "镇街", "HEAD~1", "HEAD") == []


# Names, heads, worktrees, submodules, clones


def test_a_name_that_is_a_tag_and_a_branch_is_refused(office: Path, git: Git) -> None:
    git(office, "tag", "2026年")
    git(office, "branch", "2026年", "HEAD~1")
    with pytest.raises(QingdanError) as error:
        plumbing.resolve(office, "2026年")
    assert "refs/tags/2026年、refs/heads/2026年" in error.value.message.replace(
        "refs/heads/2026年、refs/tags/2026年", "refs/tags/2026年、refs/heads/2026年"
    )
    with pytest.raises(QingdanError, match="同时是"):
        plumbing.resolve(office, "2026年~1")
    tagged, branched = (
        plumbing.resolve(office, name) for name in ("refs/tags/2026年", "refs/heads/2026年")
    )
    assert (tagged, branched) == (
        git(office, "rev-parse", "HEAD").strip(),
        git(office, "rev-parse", "HEAD~1").strip(),
    )


def test_an_abbreviation_of_several_commits_is_told_apart_from_none(office: Path) -> None:
    stream = "".join(
        f"commit refs/heads/many\ncommitter 某 <a@b.invalid> {number} +0000\ndata 1\nx\n"
        for number in range(1500)  # four figures tell 65,536 commits apart: two are alike
    )
    importing = ["git", "fast-import", "--quiet"]
    subprocess.run(importing, cwd=office, input=stream.encode(), check=True)
    listed = subprocess.run(["git", "rev-list", "many"], cwd=office, capture_output=True)
    starts = [commit[:4] for commit in listed.stdout.decode().split()]
    twice = next(start for start in starts if starts.count(start) > 1)
    with pytest.raises(QingdanError, match="有几个提交都以"):
        plumbing.resolve(office, twice)


def test_a_detached_head_and_a_linked_worktree(office: Path, git: Git, tmp_path: Path) -> None:
    git(office, "worktree", "add", "-q", "--detach", str(tmp_path / "另"), "HEAD~1")
    linked = tmp_path / "另" / "清单"
    assert worktree(linked).read(FIRST) == "名称: 甲\n".encode()
    assert changed(linked, "HEAD") == []
    assert changed(linked, "main") == ONE
    place = plumbing.locate_workspace(linked)
    assert (place.top, place.prefix, place.bare) == (tmp_path / "另", "清单/", False)
    shared = plumbing.git_folder(plumbing.locate_workspace(office))
    assert plumbing.git_folder(place) == shared


def test_an_unborn_head_beside_other_branches(office: Path, git: Git) -> None:
    git(office, "checkout", "-q", "--orphan", "新")
    with pytest.raises(QingdanError, match="没有版本“HEAD”"):
        compare_versions(office, "HEAD")
    assert changed(office, "main~1") == ONE
    assert index(office).read(FIRST) == "名称: 甲甲\n".encode()


def test_a_shallow_clone_compares_what_it_has(office: Path, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{office.parent}", "浅")
    shallow = tmp_path / "浅" / "清单"
    assert plumbing.is_shallow(shallow)
    assert changed(shallow, "HEAD") == []
    with pytest.raises(QingdanError, match="浅克隆") as error:
        compare_versions(shallow, "HEAD~1")
    assert error.value.exit_code == 2
    assert "fetch-depth: 0" in error.value.hint
    assert not plumbing.is_shallow(office)


def test_branches_without_a_common_ancestor(office: Path, git: Git) -> None:
    git(office, "checkout", "-q", "--orphan", "新")
    commit(git, office)
    with pytest.raises(QingdanError, match="没有共同的历史"):
        compare_versions(office, "main...新", "新")


def test_a_submodule_is_left_alone(office: Path, git: Git, tmp_path: Path) -> None:
    other = tmp_path / "子库"
    write(other, "powers/zfj/cf-00000007.yaml", "名称: 丁\n")
    git(other, "init", "-q")
    commit(git, other)
    allowed = ("-c", "protocol.file.allow=always")
    git(office, *allowed, "submodule", "--quiet", "add", str(other), "powers/外部")
    commit(git, office.parent)
    assert not [path for path in revision(office, "HEAD").paths() if "外部" in path]
    assert not [path for path in index(office).paths() if "外部" in path]
    assert changed(office, "HEAD~1", "HEAD") == []
    assert not [path for path in worktree(office).paths() if "外部" in path]
    assert changed(office, "HEAD~1") == []


def test_a_repository_inside_is_left_alone_in_the_working_tree(
    office: Path, git: Git, run_cli
) -> None:
    """Whether it was added as a submodule or only cloned there."""
    inner = office / "powers" / "外部"
    write(inner, "powers/zfj/cf-00000007.yaml", "名称: 丁\n")
    write(inner, "下面/a.yaml", "名称: 丁\n")
    before = run_cli("validate", "--format", "json", "-w", office)[1]
    assert "外部" in before
    git(inner, "init", "-q")
    assert "外部" not in run_cli("validate", "--format", "json", "-w", office)[1]
    assert changed(office, "HEAD") == []
    (inner / ".git").rename(office.parent / "库.git")
    (inner / ".git").write_text(f"gitdir: {office.parent / '库.git'}\n")
    assert worktree(office).paths() == ["organs.yaml", FIRST, SECOND, "qingdan.yaml"]
    assert worktree(office.parent).paths()  # a repository that is looked at itself


def test_a_git_folder_that_is_none_is_passed_over(office: Path) -> None:
    (office / ".git").mkdir()
    assert plumbing.repository_root(office) == office.parent
    assert changed(office, "HEAD~1", "HEAD") == ONE


def test_conflict_markers_are_told_where_they_are(office: Path, git: Git, run_cli) -> None:
    git(office, "checkout", "-q", "-b", "分支", "HEAD~1")
    write(office, FIRST, "名称: 丙\n")
    commit(git, office.parent)
    git(office, "checkout", "-q", "main")
    with pytest.raises(Exception, match="merge"):
        git(office, "merge", "分支")
    _, out, _ = run_cli("diff", "HEAD", "--workspace", office)
    assert "合并冲突" in out


def test_names_that_look_like_patterns_are_names(make_workspace: Make, git: Git) -> None:
    root = make_workspace({FIRST: "名称: 甲\n"}, name="库/*")
    write(root.parent, "别/qingdan.yaml", "格式: 1\n名称: 乙\n")
    git(root.parent, "init", "-q")
    commit(git, root.parent)
    write(root, FIRST, "名称: 甲甲\n")
    write(root.parent, "别/qingdan.yaml", "格式: 1\n名称: 丙\n")
    commit(git, root.parent)
    assert changed(root, "HEAD~1", "HEAD") == ONE


@pytest.mark.parametrize(
    "name", ["^main", "HEAD^@", "HEAD^!", "--all", "main..HEAD", ":/一", "HEAD:"]
)
def test_what_names_no_single_commit_is_unknown(office: Path, name: str) -> None:
    with pytest.raises(QingdanError, match="没有版本"):
        compare_versions(office, name, "HEAD~1")


@pytest.mark.parametrize("name", ["HEAD~1", "main~1", "main@{0}~1", "HEAD^{commit}^", "旧"])
def test_whatever_git_understands_is_a_revision(office: Path, git: Git, name: str) -> None:
    git(office, "tag", "旧", "HEAD~1")
    assert changed(office, name, "HEAD") == ONE


def test_what_is_read_ahead_is_what_is_read(office: Path) -> None:
    """A thread that began to read early gives the same files, and its errors are raised."""
    workspace = office
    found = read_ahead(workspace, "HEAD~1", "HEAD")().touched
    assert [file.path for file in found] == [FIRST]
    assert found == open_sides(workspace, "HEAD~1", "HEAD").touched
    missing = read_ahead(workspace, "没有这个版本")
    with pytest.raises(QingdanError, match="没有这个版本"):
        missing()
