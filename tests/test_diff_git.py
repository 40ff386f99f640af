"""Comparing real revisions of real repositories."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.compare.changes import Change, ChangeKind, Comparison, Subject
from qingdan.compare.comparison import compare_versions
from qingdan.errors import QingdanError

Git = Callable[..., str]
Make = Callable[..., Path]

POWER = """\
名称: 对占道经营的处罚
类型: 行政处罚
承办机构: [执法一科, 执法二科]
依据:
  - 引用: 《城市市容和环境卫生管理条例》第十四条
时限: {法定: 90日, 承诺: 60日}
"""
PATH = "powers/zfj/cf-00000001.yaml"


@pytest.fixture
def workspace(make_workspace: Make, git: Git) -> Path:
    """A workspace with one power, committed."""
    root = make_workspace({PATH: POWER})
    commit(git, root, first=True)
    return root


def commit(git: Git, root: Path, *, first: bool = False) -> str:
    if first:
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "一次提交")
    return git(root, "rev-parse", "HEAD").strip()


def write(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def only(comparison: Comparison) -> Change:
    assert len(comparison.changes) == 1
    return comparison.changes[0]


def kinds(comparison: Comparison) -> list[tuple[str, str | None]]:
    return [(str(change.kind), change.item) for change in comparison.changes]


def test_two_revisions(workspace: Path, git: Git) -> None:
    base = git(workspace, "rev-parse", "HEAD").strip()
    write(workspace, PATH, POWER.replace("承诺: 60日", "承诺: 30日"))
    head = commit(git, workspace)
    comparison = compare_versions(workspace, "HEAD~1", "HEAD")
    assert (comparison.base, comparison.head) == (base, head)
    change = only(comparison)
    assert [(f.field, f.before, f.after) for f in change.fields] == [("时限.承诺", "60日", "30日")]
    assert (change.name, change.organ, change.base_file) == ("对占道经营的处罚", "zfj", PATH)


def test_the_working_tree_with_files_not_added_yet(workspace: Path) -> None:
    write(workspace, "powers/zrzy/xk-00000001.yaml", "名称: 新许可\n类型: 行政许可\n")
    write(workspace, PATH, POWER.replace("占道", "占用道路"))
    comparison = compare_versions(workspace, "HEAD")
    assert comparison.head == "worktree"
    assert kinds(comparison) == [("modified", "cf-00000001"), ("added", "xk-00000001")]


def test_ignored_and_hidden_files_are_not_compared(workspace: Path) -> None:
    write(workspace, ".gitignore", "powers/zrzy/\n")
    write(workspace, "powers/zrzy/xk-00000001.yaml", "名称: 新许可\n")
    write(workspace, "powers/zfj/.cf-00000001.yaml.swp", "x")
    write(workspace, "site/index.html", "x")
    write(workspace, "说明 二.txt", "x")
    comparison = compare_versions(workspace, "HEAD")
    assert comparison.changes == ()
    assert comparison.aside == ("说明 二.txt",)


def test_the_index(workspace: Path, git: Git) -> None:
    write(workspace, PATH, POWER.replace("60日", "30日"))
    git(workspace, "add", PATH)
    write(workspace, PATH, POWER.replace("60日", "10日"))
    staged = only(compare_versions(workspace, "HEAD", staged=True))
    assert staged.fields[0].after == "30日"
    assert only(compare_versions(workspace, "HEAD")).fields[0].after == "10日"


def test_three_dots_compare_with_the_common_ancestor(workspace: Path, git: Git) -> None:
    git(workspace, "checkout", "-q", "-b", "分支")
    write(workspace, "powers/zrzy/xk-00000001.yaml", "名称: 新许可\n")
    commit(git, workspace)
    git(workspace, "checkout", "-q", "main")
    write(workspace, "powers/zrzy/xk-00000002.yaml", "名称: 又一许可\n")
    commit(git, workspace)
    assert kinds(compare_versions(workspace, "main...分支", "分支")) == [("added", "xk-00000001")]


def test_a_folder_of_an_organ_that_moved(workspace: Path, git: Git) -> None:
    for number in range(3):
        write(workspace, f"powers/zfj/cf-1000000{number}.yaml", f"名称: 事项{number}\n")
    commit(git, workspace)
    git(workspace, "mv", "powers/zfj", "powers/cgj")
    comparison = compare_versions(workspace, "HEAD")
    assert {change.kind for change in comparison.changes} == {ChangeKind.MOVED}
    assert comparison.actions == {"划转": 4}
    assert {(change.base_organ, change.organ) for change in comparison.changes} == {("zfj", "cgj")}
    assert all(change.fields == () for change in comparison.changes)


def test_a_file_that_was_removed(workspace: Path) -> None:
    (workspace / PATH).unlink()
    change = only(compare_versions(workspace, "HEAD"))
    assert (change.kind, change.action, change.head_file) == (ChangeKind.REMOVED, None, None)
    assert change.name == "对占道经营的处罚"


def test_other_line_endings_are_no_change(workspace: Path) -> None:
    write(workspace, PATH, POWER.replace("\n", "\r\n"))
    comparison = compare_versions(workspace, "HEAD")
    assert comparison.changes == ()
    assert comparison.rewritten == ()


def test_comments_and_quotes_are_no_change_but_are_told(workspace: Path) -> None:
    write(workspace, PATH, "# 说明\n" + POWER.replace("行政处罚", "'行政处罚'"))
    comparison = compare_versions(workspace, "HEAD")
    assert comparison.changes == ()
    assert comparison.rewritten == (PATH,)


def test_a_touched_file_is_no_change(workspace: Path) -> None:
    os.utime(workspace / PATH, (1, 1))
    assert compare_versions(workspace, "HEAD").changes == ()


def test_a_base_that_cannot_be_read_is_compared_as_text(workspace: Path, git: Git) -> None:
    write(workspace, PATH, POWER.replace("类型: 行政处罚", "类型: 行政处罚\n\t承办: x"))
    commit(git, workspace)
    write(workspace, PATH, POWER)
    change = only(compare_versions(workspace, "HEAD"))
    assert change.kind is ChangeKind.MODIFIED
    assert [field.path for field in change.fields] == [()]
    assert "\t承办: x" in (change.fields[0].before or "")
    assert change.fields[0].after == POWER
    assert len(change.notes) == 1
    assert change.notes[0].startswith("比较前的文件读不了（第 3 行")


def test_conflict_markers_are_compared_as_text(workspace: Path) -> None:
    write(workspace, PATH, "<<<<<<< HEAD\n名称: 甲\n=======\n名称: 乙\n>>>>>>> 分支\n")
    change = only(compare_versions(workspace, "HEAD"))
    assert change.fields[0].path == ()
    assert change.name == "对占道经营的处罚"


def test_a_merge_in_conflict(workspace: Path, git: Git) -> None:
    git(workspace, "checkout", "-q", "-b", "分支")
    write(workspace, PATH, POWER.replace("60日", "30日"))
    commit(git, workspace)
    git(workspace, "checkout", "-q", "main")
    write(workspace, PATH, POWER.replace("60日", "20日"))
    commit(git, workspace)
    with pytest.raises(Exception, match="merge"):
        git(workspace, "merge", "分支")
    change = only(compare_versions(workspace, "HEAD"))
    assert change.fields[0].path == ()
    assert "<<<<<<<" in (change.fields[0].after or "")


@pytest.mark.skipif(os.name == "nt", reason="making links needs a privilege on Windows")
def test_a_link_is_not_followed(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("名称: 外面的内容\n", "utf-8")
    (workspace / PATH).unlink()
    (workspace / PATH).symlink_to(tmp_path / "secret.yaml")
    change = only(compare_versions(workspace, "HEAD"))
    assert "外面的内容" not in str(change)


def test_a_workspace_inside_a_repository(make_workspace: Make, git: Git, tmp_path: Path) -> None:
    root = make_workspace({PATH: POWER}, name="库/清单 一")
    (tmp_path / "库" / "别的.yaml").write_text("名称: 甲\n", "utf-8")
    git(tmp_path / "库", "init", "-q")
    commit(git, tmp_path / "库")
    write(root, PATH, POWER.replace("60日", "30日"))
    write(root, "powers/zfj/cf-00000002.yaml", "名称: 乙\n")
    (tmp_path / "库" / "别的.yaml").write_text("名称: 丙\n", "utf-8")
    comparison = compare_versions(root, "HEAD")
    assert kinds(comparison) == [("modified", "cf-00000001"), ("added", "cf-00000002")]
    assert comparison.organs["zfj"] == ("测试市城市管理综合行政执法局",)
    head = commit(git, tmp_path / "库")
    again = compare_versions(root, "HEAD~1", head)
    assert kinds(again) == kinds(comparison)
    assert again.organs == comparison.organs


def test_a_base_before_there_was_a_workspace(make_workspace: Make, git: Git) -> None:
    root = make_workspace({PATH: POWER})
    (root / "说明.md").write_text("x", "utf-8")
    git(root, "init", "-q")
    git(root, "add", "说明.md")
    git(root, "commit", "-q", "-m", "空")
    comparison = compare_versions(root, "HEAD")
    assert [change.subject for change in comparison.changes] == [
        Subject.WORKSPACE,
        Subject.ORGANS,
        Subject.ITEM,
    ]
    assert {change.kind for change in comparison.changes} == {ChangeKind.ADDED}


HEADER = "标题: 某局权力清单\n默认:\n  状态: 有效\n  咨询方式: '12345'\n"


def test_a_header_is_one_change_with_its_reach(workspace: Path, git: Git) -> None:
    write(workspace, "powers/zfj/list.yaml", HEADER)
    write(workspace, "powers/zfj/cf-00000002.yaml", "名称: 乙\n")
    write(workspace, "powers/zfj/cf-00000003.yaml", "名称: 丙\n咨询方式: '12329'\n")
    write(workspace, "powers/zrzy/cf-00000004.yaml", "名称: 丁\n")
    commit(git, workspace)
    write(workspace, "powers/zfj/list.yaml", HEADER.replace("12345", "12388"))
    change = only(compare_versions(workspace, "HEAD"))
    assert (change.subject, change.reach, change.item) == (Subject.HEADER, 2, None)
    assert change.name == "某局权力清单"
    assert [f.field for f in change.fields] == ["默认.咨询方式"]
    write(workspace, "powers/zfj/list.yaml", HEADER.replace("标题: 某局", "标题: 某市某局"))
    assert only(compare_versions(workspace, "HEAD")).reach == 3


TEXTS = "处罚-追责:\n  用途: 追责情形\n  内容: [以罚代拆的, 不受理的]\n另一段:\n  内容: [甲]\n"


def test_a_shared_text_is_one_change_with_its_reach(workspace: Path, git: Git) -> None:
    write(workspace, "texts/处罚.yaml", TEXTS)
    uses = "追责: {情形: {套用: 处罚-追责}}\n"
    write(workspace, "powers/zfj/cf-00000002.yaml", "名称: 乙\n" + uses)
    write(workspace, "powers/zfj/cf-00000003.yaml", "名称: 丙\n备注: 处罚-追责\n")
    write(workspace, "powers/zrzy/list.yaml", "默认:\n  " + uses)
    write(workspace, "powers/zrzy/cf-00000004.yaml", "名称: 丁\n")
    write(workspace, "powers/zrzy/cf-00000005.yaml", "名称: 戊\n追责: {情形: [子]}\n")
    commit(git, workspace)
    write(workspace, "texts/处罚.yaml", TEXTS.replace("以罚代拆的", "以罚代管的"))
    comparison = compare_versions(workspace, "HEAD")
    change = only(comparison)
    assert (change.subject, change.name, change.reach) == (Subject.TEXT, "处罚-追责", 2)
    assert [(f.field, str(f.aspect)) for f in change.fields] == [
        ("处罚-追责.内容[0]", "accountability")
    ]
    commit(git, workspace)
    assert compare_versions(workspace, "HEAD~1", "HEAD").changes == comparison.changes


def test_a_shared_text_in_another_file_is_no_change(workspace: Path, git: Git) -> None:
    write(workspace, "texts/处罚.yaml", TEXTS)
    commit(git, workspace)
    git(workspace, "mv", "texts/处罚.yaml", "texts/共用.yaml")
    assert compare_versions(workspace, "HEAD").changes == ()


def test_an_organ_that_changed_reaches_its_items_and_those_that_name_it(
    workspace: Path, git: Git
) -> None:
    write(workspace, "boundaries/wz000001.yaml", "名称: 事\n牵头: zrzy\n配合: [zfj]\n")
    write(workspace, "boundaries/wz000002.yaml", "名称: 事\n牵头: zrzy\n")
    commit(git, workspace)
    register = (workspace / "organs.yaml").read_text("utf-8")
    write(workspace, "organs.yaml", register.replace("[法制科]", "[法制科, 督查科]"))
    change = only(compare_versions(workspace, "HEAD"))
    assert (change.subject, change.reach) == (Subject.ORGANS, 2)
    assert [(f.field, f.after) for f in change.fields] == [("机构.zfj.内设机构[1]", "督查科")]


def test_the_workspace_file_reaches_every_item(workspace: Path) -> None:
    text = (workspace / "qingdan.yaml").read_text("utf-8")
    write(workspace, "qingdan.yaml", text.replace("测试市", "测试新市"))
    change = only(compare_versions(workspace, "HEAD"))
    assert (change.subject, change.reach, change.kind) == (
        Subject.WORKSPACE,
        1,
        ChangeKind.MODIFIED,
    )


def test_a_header_that_cannot_be_read(workspace: Path, git: Git) -> None:
    write(workspace, "powers/zfj/list.yaml", "标题: [\n")
    commit(git, workspace)
    write(workspace, "powers/zfj/list.yaml", HEADER)
    change = only(compare_versions(workspace, "HEAD"))
    assert change.notes
    assert change.reach == 1


def test_the_order_is_list_organ_id(workspace: Path) -> None:
    paths = [
        "boundaries/wz000001.yaml",
        "powers/zrzy/cf-00000009.yaml",
        "powers/zrzy/cf-00000003.yaml",
        "powers/zfj/list.yaml",
        "powers/zfj/cf-00000007.yaml",
        "duties/zrzy/zz000001.yaml",
        "texts/甲.yaml",
    ]
    for path in paths:
        write(
            workspace, path, "名称: 甲\n标题: 甲\n" if "texts" not in path else "甲: {内容: [子]}\n"
        )
    comparison = compare_versions(workspace, "HEAD")
    assert [change.head_file for change in comparison.changes] == [
        "texts/甲.yaml",
        "duties/zrzy/zz000001.yaml",
        "powers/zfj/list.yaml",
        "powers/zfj/cf-00000007.yaml",
        "powers/zrzy/cf-00000003.yaml",
        "powers/zrzy/cf-00000009.yaml",
        "boundaries/wz000001.yaml",
    ]


def test_nothing_committed_yet(make_workspace: Make, git: Git) -> None:
    root = make_workspace({PATH: POWER})
    git(root, "init", "-q")
    with pytest.raises(QingdanError) as error:
        compare_versions(root, "HEAD")
    assert "还没有任何提交" in error.value.message


def test_no_repository(make_workspace: Make) -> None:
    with pytest.raises(QingdanError) as error:
        compare_versions(make_workspace({PATH: POWER}), "HEAD")
    assert "不在 git 版本库里" in error.value.message


def test_unknown_revision_and_one_that_looks_like_an_option(workspace: Path) -> None:
    for revision in ("没有的标签", "--output=x"):
        with pytest.raises(QingdanError):
            compare_versions(workspace, revision)
    with pytest.raises(QingdanError):
        compare_versions(workspace, "HEAD", "没有的标签")
