"""Where the report of ``qingdan validate`` goes: formats, files, the summary of a CI job."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from qingdan.cli.validate_output import FORMATS, format_for
from qingdan.rules.examples import GOOD_POWER, POWER_FILE

BAD = "名称: 示例的处罚\n类型: 处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"


@pytest.fixture
def root(make_workspace):
    return make_workspace({POWER_FILE: BAD})


class TestAuto:
    @pytest.mark.parametrize(
        ("name", "chosen"),
        [
            ("a.json", "json"),
            ("a.sarif", "sarif"),
            ("a.sarif.json", "sarif"),
            ("TEST-a.XML", "junit"),
            ("a.md", "markdown"),
            ("a.txt", "text"),
            ("报告", "text"),
        ],
    )
    def test_a_file_tells_by_its_name(self, name, chosen, monkeypatch):
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert format_for("auto", Path(name)) == chosen
        assert format_for("gitlab", Path(name)) == "gitlab"

    @pytest.mark.parametrize(
        ("variable", "chosen"),
        [("GITHUB_ACTIONS", "github"), ("GITLAB_CI", "text"), ("CI", "text")],
    )
    def test_on_the_screen_the_platform_tells(self, variable, chosen, monkeypatch):
        monkeypatch.setenv(variable, "true")
        assert format_for("auto", None) == chosen


@pytest.mark.parametrize("chosen", [one for one in FORMATS if one != "auto"])
def test_every_format_comes_out_and_keeps_the_exit_code(chosen, root, run_cli, tmp_path):
    code, out, _err = run_cli("validate", "-w", root, "--format", chosen, "--statistics")
    assert code == 1
    assert "QD105" in out
    target = tmp_path / "report"
    arguments = ("validate", "-w", root, "--format", chosen, "--statistics", "-o", target)
    assert run_cli(*arguments)[:2] == (1, "")
    assert target.read_text(encoding="utf-8") == out


def test_paths_count_from_the_root_of_the_repository(make_workspace, run_cli, git, tmp_path):
    git(tmp_path, "init", "-q")
    make_workspace({POWER_FILE: BAD}, name="清单")
    expected = f"清单/{POWER_FILE}"
    out = {f: run_cli("validate", "-w", tmp_path / "清单", "--format", f)[1] for f in FORMATS}
    assert f"::error file={expected}," in out["github"]
    assert json.loads(out["gitlab"])[0]["location"]["path"] == expected
    assert f"<code>{expected}</code>" in out["markdown"]
    assert ElementTree.fromstring(out["junit"])[0].get("file") == expected
    assert "%E6%B8%85%E5%8D%95/powers/zrzy/" in out["sarif"]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_junit_fails_where_the_command_does(root, run_cli, fail_on, code):
    done = run_cli("validate", "-w", root, "--format", "junit", "--fail-on", fail_on)
    assert done[0] == code
    assert ElementTree.fromstring(done[1]).get("failures") == str(code)


class TestStepSummary:
    @pytest.fixture(autouse=True)
    def actions(self, monkeypatch, tmp_path):
        self.summary = tmp_path / "summary.md"
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(self.summary))

    def test_holds_the_whole_report_each_time_it_is_run(self, root, run_cli):
        for times in (1, 2):
            run_cli("validate", "-w", root)
            assert self.summary.read_text(encoding="utf-8").count("## 清单检查：1 个错误") == times
        run_cli("validate", "-w", root, "--format", "text")
        assert self.summary.read_text(encoding="utf-8").count("## 清单检查") == 2

    def test_is_written_for_a_clean_workspace_too(self, make_workspace, run_cli):
        run_cli("validate", "-w", make_workspace(GOOD_POWER))
        assert "没有发现问题" in self.summary.read_text(encoding="utf-8")

    def test_never_grows_over_what_github_takes(self, make_workspace, run_cli):
        root = make_workspace({f"powers/zrzy/cf-{n:08}.yaml": BAD for n in range(150)})
        self.summary.write_bytes(b"x" * (1024 * 1024 - 20_000))
        run_cli("validate", "-w", root)
        assert 1024 * 1024 - 1000 < self.summary.stat().st_size <= 1024 * 1024
        assert "个没有列出" in self.summary.read_text(encoding="utf-8")

    def test_says_when_there_is_no_room_at_all(self, root, run_cli):
        self.summary.write_bytes(b"x" * (1024 * 1024 - 100))
        _code, _out, err = run_cli("validate", "-w", root)
        assert "没有写进去" in err
        assert self.summary.stat().st_size == 1024 * 1024 - 100

    def test_a_summary_that_cannot_be_written_is_named(self, root, run_cli, monkeypatch, tmp_path):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "没有" / "summary.md"))
        code, _out, err = run_cli("validate", "-w", root)
        assert code == 2
        assert "写不了文件" in err
