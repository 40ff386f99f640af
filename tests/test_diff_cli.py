"""``qingdan diff`` as it is typed: formats, exit codes, streams, files."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
PATH = "powers/zfj/cf-00000001.yaml"
POWER = "名称: 对占道经营的处罚\n类型: 行政处罚\n时限: {法定: 90日, 承诺: 60日}\n"


@pytest.fixture
def workspace(make_workspace: Callable[..., Path], git: Callable[..., str]) -> Path:
    """Two commits and a change in the working tree."""
    root = make_workspace({PATH: POWER})
    git(root, "init", "-q")
    for text in (POWER, POWER.replace("60日", "30日")):
        (root / PATH).write_bytes(text.encode())
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "一")
    (root / "boundaries").mkdir()
    (root / "boundaries" / "wz000001.yaml").write_bytes("名称: 新的边界\n".encode())
    return root


def test_text_goes_to_stdout_without_colours(workspace: Path, run_cli: Cli) -> None:
    code, out, err = run_cli("diff", "HEAD~1", "HEAD", cwd=workspace)
    assert (code, err) == (0, "")
    assert "时限·承诺（压减）：[-60日-]{+30日+}" in out
    assert "\x1b" not in out


def test_the_working_tree_is_the_default(
    workspace: Path, run_cli: Cli, git: Callable[..., str]
) -> None:
    code, out, _err = run_cli("diff", "HEAD", "--format", "json", cwd=workspace)
    report = json.loads(out)
    assert code == 0
    assert report["base"] == git(workspace, "rev-parse", "HEAD").strip()
    assert report["head"] == "worktree"
    assert [change["item"] for change in report["changes"]] == ["wz000001"]


@pytest.mark.parametrize(
    ("arguments", "items"),
    [
        (["HEAD~1..HEAD"], ["cf-00000001"]),
        (["HEAD~1.."], ["cf-00000001"]),
        (["HEAD~1...HEAD"], ["cf-00000001"]),
        (["HEAD~1"], ["cf-00000001", "wz000001"]),
        (["HEAD~1", "--staged"], ["cf-00000001"]),
        (["HEAD~1", "--select", "added,moved"], ["wz000001"]),
        (["HEAD~1", "--select", "modified"], ["cf-00000001"]),
    ],
)
def test_ranges_and_kinds(
    workspace: Path, run_cli: Cli, arguments: list[str], items: list[str]
) -> None:
    code, out, _err = run_cli("diff", *arguments, "--format=json", cwd=workspace)
    report = json.loads(out)
    assert code == 0
    assert [change["item"] for change in report["changes"]] == items
    assert sum(report["counts"].values()) == len(items)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["HEAD~1", "HEAD"], 0),
        (["HEAD~1", "HEAD", "--exit-code"], 1),
        (["HEAD", "HEAD", "--exit-code"], 0),
        (["HEAD~1", "HEAD", "--exit-code", "--select", "added"], 0),
        (["没有的版本"], 2),
        (["HEAD", "--as-of", "明天"], 2),
        (["HEAD", "--format", "xml"], 2),
        (["HEAD", "--color", "rainbow"], 2),
        (["HEAD", "--select", "changed"], 2),
        (["HEAD", "HEAD", "--staged"], 2),
        ([], 2),
        (["HEAD", "--output", "没有的文件夹/x.txt"], 2),
    ],
)
def test_exit_codes(workspace: Path, run_cli: Cli, arguments: list[str], code: int) -> None:
    found, out, err = run_cli("diff", *arguments, cwd=workspace)
    assert found == code
    if code == 2:
        assert out == ""
        assert err.startswith("错误：") or ": 错误：" in err
        assert "Traceback" not in err


def test_an_error_under_json_is_json(workspace: Path, run_cli: Cli) -> None:
    code, out, _err = run_cli("diff", "没有的版本", "--format", "json", cwd=workspace)
    assert code == 2
    assert json.loads(out)["schema"] == "qingdan/error/1"


def test_no_repository(make_workspace: Callable[..., Path], run_cli: Cli) -> None:
    code, _out, err = run_cli("diff", "HEAD", cwd=make_workspace())
    assert code == 2
    assert "git init" in err


def test_nothing_changed(workspace: Path, run_cli: Cli) -> None:
    code, out, err = run_cli("diff", "HEAD", "HEAD", cwd=workspace)
    assert (code, err) == (0, "")
    assert "两个版本之间没有差别。" in out


def test_nothing_of_the_kinds_asked_for(workspace: Path, run_cli: Cli) -> None:
    _code, out, _err = run_cli("diff", "HEAD~1", "--select", "moved,split", cwd=workspace)
    assert "没有这些种类的变化：移动、拆分。" in out


def test_into_a_file(workspace: Path, run_cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "变更.md"
    code, out, _err = run_cli(
        "diff", "HEAD~1", "--format", "markdown", "--output", file, "--color=always", cwd=workspace
    )
    assert (code, out) == (0, "")
    assert file.read_bytes().decode().startswith("<!-- qingdan:diff -->\n## 清单变更\n")


def test_colours_when_asked_for(workspace: Path, run_cli: Cli) -> None:
    _code, out, _err = run_cli("diff", "HEAD~1", "HEAD", "--color", "always", cwd=workspace)
    assert "\x1b[4;32m30日\x1b[0m" in out


def test_what_is_left_aside_is_told_on_stderr(workspace: Path, run_cli: Cli) -> None:
    (workspace / "说明.txt").write_text("x", "utf-8")
    (workspace / PATH).write_bytes(("# 注\n" + POWER.replace("60日", "30日")).encode())
    _code, out, err = run_cli("diff", "HEAD", cwd=workspace)
    assert "说明.txt" in err
    assert PATH in err
    assert "说明.txt" not in out
    assert run_cli("diff", "HEAD", "-q", cwd=workspace)[1:] == (out, "")


def test_from_outside_the_workspace(workspace: Path, run_cli: Cli, tmp_path: Path) -> None:
    inside = run_cli("diff", "HEAD~1", cwd=workspace)
    assert run_cli("diff", "HEAD~1", "--workspace", workspace, cwd=tmp_path) == inside


def test_a_page_and_a_word_document(workspace: Path, run_cli: Cli, tmp_path: Path) -> None:
    page, document = tmp_path / "对照.html", tmp_path / "修订稿.docx"
    for file in (page, document):
        asked = ("--format", file.suffix[1:], "-o", file, "--as-of", "2026-01-01")
        assert run_cli("diff", "HEAD~1", "HEAD", *asked, cwd=workspace) == (0, "", "")
    assert "<del>60日</del><ins>30日</ins>" in page.read_bytes().decode()
    with zipfile.ZipFile(document) as archive:
        assert "<w:delText" in archive.read("word/document.xml").decode()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        document.name,
        page.name,
    ]


def test_a_word_document_through_a_pipe(workspace: Path) -> None:
    command = [sys.executable, "-m", "qingdan", "diff", "HEAD~1", "HEAD", "--format", "docx"]
    done = subprocess.run(command, cwd=workspace, check=True, capture_output=True)
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        assert archive.testzip() is None


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_word_document_is_not_written_to_a_terminal(workspace: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "qingdan", "diff", "HEAD~1", "--format", "docx"]
    done = subprocess.run(
        command, cwd=workspace, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert "-o 修订稿.docx" in done.stderr.decode()


def test_the_day_decides_what_is_later(workspace: Path, run_cli: Cli) -> None:
    (workspace / PATH).write_bytes((POWER + "生效日期: 2027-01-01\n").encode())
    asked = ("diff", "HEAD", "--format", "markdown", "--as-of")
    assert "2027-01-01 生效" in run_cli(*asked, "2026-12-31", cwd=workspace)[1]
    assert "2027-01-01 生效" not in run_cli(*asked, "2027-01-01", cwd=workspace)[1]


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("增加", ["wz000001"]),
        ("增加、移动", ["wz000001"]),
        ("修改，added", ["cf-00000001", "wz000001"]),
        ("修改, 增加 ,", ["cf-00000001", "wz000001"]),
    ],
)
def test_kinds_in_the_words_of_the_report(
    workspace: Path, run_cli: Cli, words: str, items: list[str]
) -> None:
    code, out, err = run_cli("diff", "HEAD~1", "--select", words, "--format", "json", cwd=workspace)
    assert code == 0, err
    assert [change["item"] for change in json.loads(out)["changes"]] == items


@pytest.mark.parametrize("words", ["新的", "added,x", "", "，"])
def test_a_kind_that_there_is_not(workspace: Path, run_cli: Cli, words: str) -> None:
    code, out, err = run_cli("diff", "HEAD~1", "--select", words, cwd=workspace)
    assert (code, out) == (2, "")
    assert "可以写：增加、删除、修改、移动、改码、拆分、合并" in err
