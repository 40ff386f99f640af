"""A new workspace: complete, clean, wired into the editor, and nobody's file lost."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from qingdan.cli import init
from qingdan.model.schema import file_schemas
from qingdan.model.vocabulary import Level, ListKind
from qingdan.store.layout import Role, place
from qingdan.store.reader import read_mapping
from qingdan.store.snapshot import worktree


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def test_new_workspace_validates_clean(run_cli: Any, tmp_path: Path) -> None:
    assert run_cli("init", "office", cwd=tmp_path)[0] == 0
    code, out, _ = run_cli("validate", "--format", "json", cwd=tmp_path / "office")
    assert json.loads(out)["findings"] == []
    assert code == 0


def test_new_workspace_has_a_commented_example_of_each_kind(run_cli: Any, tmp_path: Path) -> None:
    run_cli("init", cwd=tmp_path)
    placed = [place(path) for path in worktree(tmp_path).paths()]
    examples = {file.kind: file.path for file in placed if file.role is Role.ITEM}
    assert set(examples) == {kind for kind in ListKind if kind.is_core}
    assert {file.role for file in placed} >= {Role.WORKSPACE, Role.ORGANS, Role.TEXTS, Role.HEADER}
    for path in examples.values():
        comments = [
            line
            for line in (tmp_path / path).read_text(encoding="utf-8").splitlines()
            if "#" in line
        ]
        assert len(comments) > 3, path


@pytest.mark.parametrize("level", list(Level))
def test_answers_stand_in_the_workspace_file(run_cli: Any, tmp_path: Path, level: Level) -> None:
    name = '某某县："三张" 清单 #1'
    arguments = ["--name", name, "--region", "110101", "--level", str(level), "--no-git"]
    assert run_cli("init", "w", *arguments, cwd=tmp_path)[0] == 0
    written = read_mapping((tmp_path / "w/qingdan.yaml").read_bytes())
    assert written.faults == ()
    assert written.value is not None
    assert {key: written.value[key] for key in ("名称", "区划代码", "层级")} == {
        "名称": name,
        "区划代码": "110101",
        "层级": str(level),
    }


def test_works_without_any_answer(run_cli: Any, tmp_path: Path) -> None:
    assert run_cli("init", "--no-git", cwd=tmp_path)[0] == 0
    written = read_mapping((tmp_path / "qingdan.yaml").read_bytes()).value
    assert written is not None
    assert "区划代码" not in written


def test_editor_finds_a_schema_for_every_kind_of_file(run_cli: Any, tmp_path: Path) -> None:
    run_cli("init", "--no-git", cwd=tmp_path)
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))
    wired = settings["yaml.schemas"]
    assert {Path(schema).stem for schema in wired} == {file.name for file in file_schemas()}
    for schema, globs in wired.items():
        assert json.loads((tmp_path / schema).read_text(encoding="utf-8"))["title"]
        assert globs
    recommended = json.loads((tmp_path / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


def test_line_endings_are_settled_for_git(run_cli: Any, tmp_path: Path, git: Any) -> None:
    run_cli("init", cwd=tmp_path)
    answers = git(tmp_path, "check-attr", "eol", "text", "--", "powers/a/b.yaml", "list.xls")
    assert "powers/a/b.yaml: eol: lf" in answers
    assert "list.xls: text: unset" in answers


def test_starts_a_repository_unless_told_not_to(run_cli: Any, tmp_path: Path, git: Any) -> None:
    run_cli("init", "with", cwd=tmp_path)
    run_cli("init", "without", "--no-git", cwd=tmp_path)
    assert git(tmp_path / "with", "status", "--porcelain").splitlines()
    assert not (tmp_path / "without/.git").exists()


def test_uses_the_repository_around_it(run_cli: Any, tmp_path: Path, git: Any) -> None:
    git(tmp_path, "init", "-q")
    run_cli("init", "office", cwd=tmp_path)
    assert not (tmp_path / "office/.git").exists()


def test_works_on_a_machine_without_git(
    run_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, _ = run_cli("init", "office", cwd=tmp_path)
    assert code == 0
    assert "没有 git" in out
    assert (tmp_path / "office/qingdan.yaml").is_file()


@pytest.mark.parametrize("taken", ["qingdan.yaml", "organs.yaml", "powers/zrzy/cf-7k3q9d2m.yaml"])
def test_refuses_a_folder_that_holds_a_workspace(run_cli: Any, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("名称: 原有\n", encoding="utf-8")
    before = contents(tmp_path)
    code, out, err = run_cli("init", cwd=tmp_path)
    assert (code, out) == (2, "")
    assert taken.split("/")[0] in err
    assert "--force" in err
    assert contents(tmp_path) == before


def test_force_adds_what_is_missing_and_overwrites_nothing(run_cli: Any, tmp_path: Path) -> None:
    own = {"qingdan.yaml": "格式: 1\n名称: 原有\n", ".gitattributes": "* -text\n"}
    for path, text in own.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    code, out, _ = run_cli("init", "--force", "--no-git", cwd=tmp_path)
    assert code == 0
    assert all(path in out for path in own)
    assert {p: (tmp_path / p).read_text(encoding="utf-8") for p in own} == own
    assert (tmp_path / "organs.yaml").is_file()


def test_keeps_other_files_of_the_folder(run_cli: Any, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("我们的说明\n", encoding="utf-8")
    code, out, _ = run_cli("init", "--no-git", cwd=tmp_path)
    assert code == 0
    assert "README.md" in out
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "我们的说明\n"


def test_refuses_a_workspace_inside_a_workspace(run_cli: Any, make_workspace: Any) -> None:
    root = make_workspace()
    code, _, err = run_cli("init", "inner", cwd=root)
    assert code == 2
    assert "另一个工作区" in err
    assert not (root / "inner").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--level", "区级"], "县级"),
        (["--region", "1101"], "区划代码"),
        (["--region", "123456789012345"], "区划代码"),
        (["--name", "  "], "名称"),
        (["--name", "甲\n虚构: true"], "控制字符"),
    ],
)
def test_wrong_answers_are_explained(
    run_cli: Any, tmp_path: Path, arguments: list[str], word: str
) -> None:
    code, out, err = run_cli("init", "w", *arguments, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert word in err
    assert contents(tmp_path) == {}


def test_a_file_is_no_folder(run_cli: Any, tmp_path: Path) -> None:
    (tmp_path / "w").write_text("", encoding="utf-8")
    code, _, err = run_cli("init", "w", cwd=tmp_path)
    assert code == 2
    assert "不是文件夹" in err


def test_same_answers_same_bytes(run_cli: Any, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        run_cli("init", folder, "--no-git", cwd=tmp_path)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_nothing_is_written_where_one_file_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qingdan.errors import QingdanError

    monkeypatch.setattr(init, "editor_files", lambda: {"../outside.json": "{}"})
    answers = {"name": "甲", "region": "", "level": "市级"}
    with pytest.raises(QingdanError):
        init.create_workspace(tmp_path / "w", answers, git=False)
    assert contents(tmp_path) == {}


def test_next_steps_are_commands_that_work(run_cli: Any, tmp_path: Path) -> None:
    _, out, _ = run_cli("init", "office", cwd=tmp_path)
    assert "qingdan validate" in out
    office = tmp_path / "office"
    identity = ["-c", "user.name=甲", "-c", "user.email=a@example.invalid"]
    subprocess.run(["git", "add", "-A"], cwd=office, check=True)
    subprocess.run(["git", *identity, "commit", "-qm", "建立清单"], cwd=office, check=True)
    assert run_cli("publish", "--out", "site", cwd=office)[0] == 0
    assert (office / "site/index.html").is_file()
    code, out, _ = run_cli("validate", cwd=office)
    assert code == 0


def test_quiet_says_nothing(run_cli: Any, tmp_path: Path) -> None:
    assert run_cli("init", "w", "--quiet", "--no-git", cwd=tmp_path) == (0, "", "")
