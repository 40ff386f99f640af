"""``qingdan fmt``: rewrites, checks, shows, and leaves alone what it cannot read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qingdan.rules.examples import BASE, DUTY_FILE, POWER_FILE
from qingdan.store.reader import read_mapping

MESSY = '类型: "行政处罚"   # 注\n名称: 甲\n'
TIDY = "名称: 甲\n类型: 行政处罚  # 注\n"


@pytest.fixture
def workspace(make_workspace) -> Path:
    return make_workspace({"organs.yaml": BASE["organs.yaml"], POWER_FILE: MESSY})


def content(folder: Path, path: str = POWER_FILE) -> str:
    return (folder / path).read_bytes().decode()


def test_rewrites_what_is_not_canonical(workspace, run_cli):
    code, out, err = run_cli("fmt", "-w", workspace)
    assert (code, content(workspace)) == (0, TIDY)
    assert POWER_FILE in out.splitlines()
    assert "个文件的版式" in err
    code, out, err = run_cli("fmt", "-w", workspace)
    assert (code, out) == (0, "")
    assert "没有要改的" in err


def test_check_names_the_files_and_writes_nothing(workspace, run_cli):
    run_cli("fmt", "-w", workspace)
    (workspace / POWER_FILE).write_text(MESSY, encoding="utf-8")
    code, out, err = run_cli("fmt", "-w", workspace, "--check")
    assert (code, out) == (1, POWER_FILE + "\n")
    assert "有 1 个文件的版式要整理。" in err
    assert content(workspace) == MESSY
    code, out, err = run_cli("fmt", "-w", workspace, "--check", "-q", workspace / "organs.yaml")
    assert (code, out, err) == (0, "", "")


def test_diff_is_a_patch(workspace, run_cli, git):
    git(workspace, "init", "-q")
    code, out, _err = run_cli("fmt", "-w", workspace, "--diff", workspace / "powers")
    assert code == 1
    assert content(workspace) == MESSY
    (workspace / "a.diff").write_bytes(out.encode())
    git(workspace, "apply", "a.diff")
    assert content(workspace) == TIDY


def test_only_the_paths_that_are_named(workspace, run_cli, monkeypatch):
    other = POWER_FILE.replace("zrzy", "zfj")
    (workspace / other).parent.mkdir()
    (workspace / other).write_text(MESSY, encoding="utf-8")
    code, out, _err = run_cli("fmt", "powers/zfj", cwd=workspace)
    assert (code, out) == (0, other + "\n")
    assert content(workspace) == MESSY
    code, _out, err = run_cli("fmt", "gone.yaml", cwd=workspace)
    assert (code, "没有“gone.yaml”" in err) == (2, True)


def test_files_with_faults_are_named_and_the_others_done(workspace, run_cli):
    broken = workspace / DUTY_FILE
    broken.parent.mkdir(parents=True)
    broken.write_text("名称: 甲\n编码: 012\n", encoding="utf-8")
    code, out, err = run_cli("fmt", "-w", workspace)
    assert code == 1
    assert POWER_FILE in out
    assert DUTY_FILE not in out
    assert f"{DUTY_FILE}:2:5: “012”没有加引号" in err
    assert "有 1 个文件有错" in err
    assert content(workspace, DUTY_FILE) == "名称: 甲\n编码: 012\n"
    assert content(workspace) == TIDY


def test_a_file_that_changes_meanwhile_stops_everything(workspace, run_cli, monkeypatch):
    from qingdan.store import format

    real = format.format_file

    def slow(data, order):
        if data == MESSY.encode():
            (workspace / POWER_FILE).write_text("名称: 别人的\n", encoding="utf-8")
        return real(data, order)

    monkeypatch.setattr(format, "format_file", slow)
    code, out, err = run_cli("fmt", "-w", workspace)
    assert (code, out, "被改动" in err) == (2, "", True)
    assert content(workspace) == "名称: 别人的\n"
    assert content(workspace, "organs.yaml") == BASE["organs.yaml"]


def test_processes_give_the_same(workspace, run_cli, tmp_path):
    folder = workspace / "powers/zrzy"
    for number in range(600):
        (folder / f"cf-{number:08}.yaml").write_text(
            f"类型: 甲\n名称: {number} 乙\n", encoding="utf-8"
        )
    one = run_cli("fmt", "-w", workspace, "--check", "--jobs", "1")
    assert run_cli("fmt", "-w", workspace, "--check", "--jobs", "2") == one
    assert one[0] == 1
    assert len(one[1].splitlines()) > 600


def test_the_sample_is_canonical(sample, run_cli):
    assert run_cli("fmt", "-w", sample, "--check")[:2] == (0, "")


def test_what_init_writes_is_canonical(tmp_path, run_cli):
    run_cli("init", tmp_path / "new", "--no-git")
    assert run_cli("fmt", "-w", tmp_path / "new", "--check")[:2] == (0, "")


def test_one_content_has_one_layout(sample, tmp_path, run_cli):
    """Turned round, put in brackets and laid out again the powers are the same to the byte."""
    folder = tmp_path / "copy"
    shutil.copytree(sample, folder)
    turned = {}
    for path in (folder / "powers").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "#" not in text:
            turned[path] = text
            value = read_mapping(text.encode()).value
            extra = {key: part for key, part in value.items() if key in ("网办深度", "涉企")}
            mixed = json.dumps(extra | dict(reversed(value.items())), indent=3)
            path.write_text(mixed, encoding="utf-8")
    assert len(turned) > 50
    run_cli("fmt", "-w", folder, "-q")
    assert {path: path.read_text(encoding="utf-8") for path in turned} == turned
