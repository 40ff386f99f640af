"""``qingdan publish`` and the past: what it says where there is none, and what the gate refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .past_office import FIRST, ITEM, PAGE, PATH, WORKSPACE, power

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]
Git = Callable[..., str]

SECRET = "领导只在电话里说过的话"


@pytest.fixture
def publish(run_cli: Cli, tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    def run(root: Path, *more: str) -> tuple[int, str, str]:
        return run_cli("publish", "-w", root, "--out", tmp_path / "site", "--no-cache", *more)

    return run


def reach(tmp_path: Path) -> str:
    manifest = json.loads((tmp_path / "site/manifest.json").read_text(encoding="utf-8"))
    return str(manifest["history"])


def commit(git: Git, root: Path, files: dict[str, str] | None = None) -> None:
    for path, text in (files or {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "某人的说明", "--date", "2026-04-05T12:00:00+08:00")


@pytest.fixture
def office(make_workspace: Make, git: Git) -> Path:
    """A workspace of two commits: the limit of its item was shortened."""
    root = make_workspace(dict(FIRST))
    git(root, "init", "-q")
    commit(git, root)
    commit(git, root, {PATH: power(limit="30日")})
    return root


def test_without_a_repository_there_is_a_site_a_remark_and_an_empty_state(
    make_workspace: Make, publish: Cli, tmp_path: Path
) -> None:
    code, _out, err = publish(make_workspace(dict(FIRST)))
    assert code == 0
    assert "注意：网站没有历史版本" in err
    assert reach(tmp_path) == "none"
    page = (tmp_path / "site" / PAGE).read_text(encoding="utf-8")
    assert "历史版本" not in page
    changes = (tmp_path / "site/changes.html").read_text(encoding="utf-8")
    assert "没有版本库的历史" in changes
    assert "还没有公布过清单调整" in changes


def test_a_repository_without_commits_is_no_error(
    make_workspace: Make, publish: Cli, git: Git, tmp_path: Path
) -> None:
    root = make_workspace(dict(FIRST))
    git(root, "init", "-q")
    code, _out, err = publish(root)
    assert (code, reach(tmp_path)) == (0, "none")
    assert "注意：网站没有历史版本" in err


def test_a_workspace_that_was_never_committed_is_no_error(
    make_workspace: Make, publish: Cli, git: Git, tmp_path: Path
) -> None:
    root = make_workspace(dict(FIRST), name="库/清单")
    git(root.parent, "init", "-q")
    (root.parent / "别的.txt").write_text("x", encoding="utf-8")
    git(root.parent, "add", "别的.txt")
    git(root.parent, "commit", "-q", "-m", "x")
    code, _out, err = publish(root)
    assert (code, reach(tmp_path)) == (0, "none")
    assert "注意：网站没有历史版本" in err


def test_history_can_be_left_out(
    make_workspace: Make, publish: Cli, git: Git, tmp_path: Path
) -> None:
    root = make_workspace(dict(FIRST))
    git(root, "init", "-q")
    commit(git, root)
    code, _out, err = publish(root, "--no-history")
    assert (code, reach(tmp_path)) == (0, "none")
    assert "注意" not in err
    assert publish(root)[0] == 0
    assert reach(tmp_path) == "whole"


def test_a_bare_repository_has_its_past(
    office: Path, publish: Cli, git: Git, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(office), "office.git")
    code, _out, _err = publish(tmp_path / "office.git", "--rev", "HEAD")
    assert (code, reach(tmp_path)) == (0, "whole")
    assert "共 2 个版本" in (tmp_path / "site" / PAGE).read_text(encoding="utf-8")


def test_the_law_of_a_day_has_no_history(
    make_workspace: Make, publish: Cli, git: Git, tmp_path: Path
) -> None:
    root = make_workspace(dict(FIRST))
    git(root, "init", "-q")
    commit(git, root)
    code, _out, _err = publish(root, "--in-force-on", "2024-06-01")
    assert (code, reach(tmp_path)) == (0, "none")
    changes = (tmp_path / "site/changes.html").read_text(encoding="utf-8")
    assert "本站是 2024-06-01 这一天施行的内容" in changes
    assert "没有版本库的历史" not in changes


def test_fragments_have_the_past_too(office: Path, publish: Cli, tmp_path: Path) -> None:
    code, _out, _err = publish(office, "--format", "fragments")
    assert (code, reach(tmp_path)) == (0, "whole")
    assert "共 2 个版本" in (tmp_path / "site" / PAGE).read_text(encoding="utf-8")


def test_nobody_and_no_message_of_a_commit_is_on_the_site(
    office: Path, publish: Cli, git: Git, tmp_path: Path
) -> None:
    who = git(office, "log", "-1", "--format=%an%n%ae").split()
    publish(office)
    for file in (tmp_path / "site").rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        assert "某人的说明".encode() not in data
        assert not [word for word in who if len(word) > 3 and word.encode() in data], file


def test_the_gate_finds_what_went_from_a_public_field_into_an_internal_one(
    make_workspace: Make, publish: Cli, git: Git, tmp_path: Path
) -> None:
    site = "网址: \"https://list.example.invalid/qd/\", 网站标识码: '1234567890'"
    settings = WORKSPACE.replace('网址: "https://list.example.invalid/qd/"', site)
    header = "公布日期: 2026-03-26\n批准: {日期: 2026-02-27}\n默认: {状态: 有效}\n"
    files = {**FIRST, "qingdan.yaml": settings, "powers/zfj/list.yaml": header}
    root = make_workspace({**files, PATH: power(more=f"备注: {SECRET}\n")})
    git(root, "init", "-q")
    commit(git, root)
    commit(git, root, {PATH: power(more=f"内部说明: {SECRET}\n")})
    code, out, _err = publish(root, "--rev", "HEAD", "--check")
    assert code == 1
    assert SECRET in out
    rule = f"历史遮盖: [{{事项: {ITEM}, 字段: 备注, 原因: 误公开}}]"
    commit(git, root, {"qingdan.yaml": settings.replace("站点: {", "站点: {" + rule + ", ")})
    code, out, err = publish(root, "--rev", "HEAD", "--check")
    assert (code, out) == (0, ""), (out, err)
