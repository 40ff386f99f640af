"""``qingdan validate --fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

import subprocess

import pytest

from qingdan.rules.examples import BASE, POWER_FILE
from qingdan.rules.registry import RULES
from qingdan.rules.rule import Safety

TEXT = (
    "名称: 示例的处罚  # 注\n"
    "类型: 行政处罚\n"
    "状态: 有效\n"
    "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
    "编码: {地方编码: 0123}\n"
)
MENDED = TEXT.replace("0123", '"0123"')


@pytest.fixture
def workspace(make_workspace, git):
    """A committed workspace with two faults that can be mended."""
    folder = make_workspace({**BASE, POWER_FILE: "\ufeff" + TEXT.replace("\n", "\r\n")})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return folder


def content(folder) -> str:
    return (folder / POWER_FILE).read_bytes().decode()


def test_mends_and_reports_what_is_left(workspace, run_cli):
    code, out, err = run_cli("validate", "-w", workspace, "--fix")
    assert (code, "没有发现问题" in out) == (0, True)
    assert content(workspace) == MENDED.replace("\n", "\r\n")
    assert "修正了 2 个问题，改了 1 个文件。" in err
    assert "QD012 没加引号的值会被读成别的：1" in err
    code, out, err = run_cli("validate", "-w", workspace, "--fix", "--allow-dirty")
    assert (code, "没有可以自动修正的问题。" in err) == (0, True)


def test_diff_shows_it_and_writes_nothing(workspace, run_cli, git):
    before = content(workspace)
    code, out, err = run_cli("validate", "-w", workspace, "--diff", "--fix")
    assert code == 1
    assert '+编码: {地方编码: "0123"}' in out
    assert "还没有写入" in err
    assert content(workspace) == before
    assert git(workspace, "status", "--porcelain") == ""
    run_cli("validate", "-w", workspace, "--diff", "-q", "-o", workspace / "a.diff")
    git(workspace, "apply", "a.diff")
    assert content(workspace) == MENDED.replace("\n", "\r\n")
    code, out, _err = run_cli("validate", "-w", workspace, "--diff")
    assert (code, out) == (0, "")


def test_a_file_without_a_last_line_break_makes_a_patch_that_applies(workspace, run_cli, git):
    (workspace / POWER_FILE).write_bytes(TEXT.rstrip("\n").encode())
    run_cli("validate", "-w", workspace, "--diff", "-q", "-o", workspace / "a.diff")
    git(workspace, "apply", "a.diff")
    assert content(workspace) == MENDED.rstrip("\n")


def test_paths_in_a_diff_are_those_of_the_repository(make_workspace, run_cli, git, tmp_path):
    folder = make_workspace({**BASE, POWER_FILE: TEXT})
    git(tmp_path, "init", "-q")
    _code, out, _err = run_cli("validate", "-w", folder, "--diff")
    assert f"--- a/{folder.name}/{POWER_FILE}\n" in out


def test_what_is_not_committed_is_not_rewritten(workspace, run_cli):
    (workspace / POWER_FILE).write_text(TEXT, encoding="utf-8")
    code, _out, err = run_cli("validate", "-w", workspace, "--fix")
    assert code == 2
    assert POWER_FILE in err
    assert "--allow-dirty" in err
    assert content(workspace) == TEXT
    code, _out, _err = run_cli("validate", "-w", workspace, "--fix", "--allow-dirty")
    assert (code, content(workspace)) == (0, MENDED)


def test_only_what_is_reported_is_mended(workspace, run_cli):
    run_cli("validate", "-w", workspace, "--fix", "--select", "QD004")
    assert "{地方编码: 0123}" in content(workspace)
    assert content(workspace)[0] != "\ufeff"
    run_cli("validate", "-w", workspace, "--fix", "--allow-dirty", workspace / "organs.yaml")
    assert "{地方编码: 0123}" in content(workspace)
    run_cli("validate", "-w", workspace, "--write-baseline", workspace / "baseline.json")
    baseline = ("--baseline", workspace / "baseline.json")
    run_cli("validate", "-w", workspace, "--fix", "--allow-dirty", *baseline)
    assert "{地方编码: 0123}" in content(workspace)


WRONG = [
    (["--unsafe-fixes"], "--fix 或 --diff"),
    (["--fix", "--rev", "HEAD"], "--fix 只能用在"),
    (["--fix", "--staged"], "--fix 只能用在"),
    (["--diff", "--staged"], "--diff 只能用在"),
    (["--fix", "--write-baseline", "b.json"], "不能同时用"),
    (
        ["--fix", "--add-suppressions", "--reason", "甲", "--until", "2030-01-01"],
        "不能同时用",
    ),
]


@pytest.mark.parametrize(("options", "words"), WRONG)
def test_senseless_combinations_are_refused(workspace, run_cli, options, words):
    before = content(workspace)
    code, out, err = run_cli("validate", "-w", workspace, *options)
    assert (code, out) == (2, "")
    assert words in err
    assert content(workspace) == before


def test_unsafe_ones_are_counted_and_applied_only_when_asked_for(make_workspace, run_cli):
    rule = next(rule for rule in RULES if rule.fix is Safety.UNSAFE)
    settings = f"规则: {{选用: [{rule.slug}]}}\n"
    files = {**BASE, **rule.bad}
    files["qingdan.yaml"] = BASE["qingdan.yaml"] + settings
    folder = make_workspace(files)
    _code, _out, err = run_cli("validate", "-w", folder, "--fix", "--select", rule.code)
    assert "需要人看过" in err
    assert {path: (folder / path).read_text(encoding="utf-8") for path in rule.bad} == rule.bad
    _code, _out, err = run_cli(
        "validate", "-w", folder, "--fix", "--unsafe-fixes", "--select", rule.code
    )
    assert rule.code in err
    assert {path: (folder / path).read_text(encoding="utf-8") for path in rule.bad} != rule.bad


def test_a_file_that_changes_meanwhile_stops_everything(workspace, run_cli, monkeypatch):
    from qingdan.cli import validate_fix

    real = validate_fix.refuse_uncommitted

    def slow(root, paths, *, allowed):
        real(root, paths, allowed=allowed)
        (workspace / POWER_FILE).write_text("名称: 别人的\n", encoding="utf-8")

    monkeypatch.setattr(validate_fix, "refuse_uncommitted", slow)
    code, _out, err = run_cli("validate", "-w", workspace, "--fix")
    assert (code, "被改动" in err) == (2, True)
    assert content(workspace) == "名称: 别人的\n"


def test_the_patch_is_one_that_git_understands(workspace, run_cli):
    _code, out, _err = run_cli("validate", "-w", workspace, "--diff")
    checked = subprocess.run(
        ["git", "apply", "--check", "-"], cwd=workspace, input=out.encode(), check=False
    )
    assert checked.returncode == 0
