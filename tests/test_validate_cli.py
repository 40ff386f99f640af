"""``qingdan validate`` from the command line, on folders and real repositories."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from qingdan.rules.examples import (
    BASE,
    BOUNDARY_FILE,
    DUTY_FILE,
    GOOD_BOUNDARY,
    GOOD_DUTY,
    GOOD_POWER,
    POWER_FILE,
)

POWER = GOOD_POWER[POWER_FILE]
BAD = POWER.replace("类型: 行政处罚", "类型: 处罚")
GOOD = {**BASE, **GOOD_POWER, **GOOD_BOUNDARY}
OTHER = "powers/zrzy/cf-9x4m2p7q.yaml"
OTHER_BAD = BAD.replace("名称: ", "名称: 另一种情形下")


@pytest.fixture
def repository_with(make_workspace, git):
    """Return a function that commits a workspace as ``inventories`` of a repository."""

    def make(files):
        root = make_workspace({**BASE, **files}, name="repo/inventories")
        git(root.parent, "init")
        commit(git, root)
        return root

    return make


def commit(git, root, message="改"):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD").strip()


def write(root, files):
    for path, content in files.items():
        target = root / path
        if content is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def found(output):
    return [(f["rule"], f["file"]) for f in json.loads(output)["findings"]]


class TestExitCodes:
    def test_clean_is_0(self, make_workspace, run_cli):
        code, out, err = run_cli("validate", "-w", make_workspace(GOOD))
        assert (code, err) == (0, "")
        assert out.startswith("没有发现问题")

    def test_errors_are_1_and_warnings_only_when_asked(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, POWER_FILE: BAD})
        assert run_cli("validate", "-w", root)[0] == 1
        assert run_cli("validate", "-w", root, "--fail-on", "never")[0] == 0
        root = make_workspace({**GOOD, **GOOD_DUTY}, name="v")
        assert run_cli("validate", "-w", root)[0] == 0
        assert run_cli("validate", "-w", root, "--fail-on", "warning")[0] == 1

    def test_broken_data_is_1_organs_included(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, "organs.yaml": "机构: [\n"})
        code, out, _err = run_cli("validate", "-w", root)
        assert code == 1
        assert "organs.yaml:1:6 错误 QD001 syntax" in out

    def test_a_broken_workspace_file_is_2_with_its_place(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, "qingdan.yaml": "格式: 1\n名字: 甲\n"})
        code, out, err = run_cli("validate", "-w", root)
        assert (code, out) == (2, "")
        assert err.startswith("qingdan.yaml:2:1: 错误：不认识的键“名字”")

    def test_as_json_the_error_is_a_record_on_stdout(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, "qingdan.yaml": "格式: 1\n名字: 甲\n"})
        code, out, _err = run_cli("validate", "-w", root, "--format", "json")
        record = json.loads(out)
        assert code == 2
        assert record["schema"] == "qingdan/error/1"
        assert (record["file"], record["line"], record["column"]) == ("qingdan.yaml", 2, 1)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--format", "pdf"], "--format 不能是“pdf”"),
            (["--fail-on", "bad"], "--fail-on 不能是“bad”"),
            (["--select", "unknown-organs"], "没有规则“unknown-organs”"),
            (["--ignore", "QD999"], "没有规则“QD999”"),
            (["--as-of", "2025-02-30"], "--as-of “2025-02-30”不是日期"),
            (["--as-of", "明天"], "不是日期"),
            (["--rev", "HEAD", "--staged"], "不能同时用"),
            (["--rev", "HEAD"], "不在 git 版本库里"),
            (["没有的文件.yaml"], "没有“没有的文件.yaml”"),
        ],
    )
    def test_wrong_use_is_2(self, make_workspace, run_cli, arguments, said):
        root = make_workspace(GOOD)
        code, out, err = run_cli("validate", *arguments, cwd=root)
        assert (code, out) == (2, "")
        assert said in err

    def test_no_workspace_is_2(self, tmp_path, run_cli):
        code, _out, err = run_cli("validate", cwd=tmp_path)
        assert code == 2
        assert "qingdan init" in err


class TestWhere:
    def test_found_upwards_and_in_inventories(self, make_workspace, run_cli):
        root = make_workspace(GOOD, name="repo/inventories")
        for folder in (root / "powers/zrzy", root.parent):
            assert run_cli("validate", cwd=folder)[0] == 0

    def test_found_by_the_path_given(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, POWER_FILE: BAD}, name="repo/甲地")
        code, out, _err = run_cli("validate", "甲地", "--format", "json", cwd=root.parent)
        assert code == 1
        assert found(out) == [("QD105", POWER_FILE)]

    def test_paths_count_from_the_current_folder(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, POWER_FILE: BAD, OTHER: OTHER_BAD})
        code, out, err = run_cli(
            "validate", "cf-9x4m2p7q.yaml", "--format", "json", cwd=root / "powers/zrzy"
        )
        assert code == 1
        assert found(out) == [("QD105", OTHER)]
        assert "另有 1 个问题" in err
        code, out, _err = run_cli("validate", "../../boundaries", cwd=root / "powers/zrzy")
        assert code == 0
        assert out.startswith("所选部分没有发现问题")

    def test_paths_outside_are_passed_over_with_a_note(self, make_workspace, run_cli):
        root = make_workspace({**GOOD, POWER_FILE: BAD}, name="repo/inventories")
        (root.parent / "README.md").write_text("说明", encoding="utf-8")
        code, _out, err = run_cli(
            "validate", "README.md", f"inventories/{BOUNDARY_FILE}", cwd=root.parent
        )
        assert code == 0
        assert "有 1 个路径不在工作区里" in err


class TestOutput:
    def test_workspace_from_the_root_of_the_repository(self, repository_with, run_cli):
        root = repository_with({POWER_FILE: BAD})
        _code, out, err = run_cli("validate", "-w", root, "--format", "json")
        assert json.loads(out)["workspace"] == "inventories"
        assert "检查了 1 项事项" in err
        _code, out, _err = run_cli("validate", "-w", root, "--format", "github")
        assert out.startswith(f"::error file=inventories/{POWER_FILE},line=2,col=5,")

    def test_outside_a_repository_it_is_null(self, make_workspace, run_cli):
        root = make_workspace(GOOD)
        record = json.loads(run_cli("validate", "-w", root, "--format", "json", "-q")[1])
        assert record["workspace"] is None

    def test_as_of(self, make_workspace, run_cli):
        root = make_workspace(GOOD)
        arguments = ("validate", "-w", root, "--format", "json", "--as-of", "2027-03-01")
        assert json.loads(run_cli(*arguments)[1])["as_of"] == "2027-03-01"

    def test_auto_is_github_in_its_actions(self, make_workspace, run_cli, monkeypatch):
        root = make_workspace({**GOOD, POWER_FILE: BAD})
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert run_cli("validate", "-w", root)[1].startswith("::error ")
        assert run_cli("validate", "-w", root, "--format", "text")[1].startswith(POWER_FILE)
        monkeypatch.setenv("GITHUB_ACTIONS", "false")
        assert run_cli("validate", "-w", root)[1].startswith(POWER_FILE)

    def test_says_what_github_does_not_show(self, make_workspace, run_cli):
        files = {f"powers/zrzy/cf-{n:08d}.yaml": BAD for n in range(13)}
        root = make_workspace({**GOOD, **files})
        _code, out, err = run_cli("validate", "-w", root, "--format", "github", "--select", "QD1")
        assert out.count("::error ") == 13
        assert "另有 3 个错误不显示在代码旁边" in err

    def test_to_a_file(self, make_workspace, run_cli, tmp_path):
        root = make_workspace({**GOOD, POWER_FILE: BAD})
        target = tmp_path / "报告.json"
        code, out, err = run_cli("validate", "-w", root, "--format", "json", "-o", target)
        assert (code, out) == (1, "")
        assert "1 个错误" in err
        assert found(target.read_text(encoding="utf-8")) == [("QD105", POWER_FILE)]
        code, _out, err = run_cli("validate", "-w", root, "-o", tmp_path / "没有/报告.txt")
        assert code == 2
        assert "写不了文件" in err

    def test_quiet(self, make_workspace, run_cli):
        root = make_workspace(GOOD)
        assert run_cli("validate", "-w", root, "-q") == (0, "", "")
        code, out, err = run_cli("validate", "-w", root, "-q", "--format", "github")
        assert (code, out, err) == (0, "", "")

    def test_writes_nothing_in_the_workspace(self, repository_with, run_cli, git):
        root = repository_with({POWER_FILE: BAD})
        run_cli("validate", "-w", root)
        run_cli("validate", "-w", root, "--rev", "HEAD")
        assert git(root, "status", "--porcelain", "--ignored") == ""

    def test_the_same_bytes_whatever_locale_time_zone_and_hash_seed(self, make_workspace):
        root = make_workspace({**GOOD, POWER_FILE: BAD, OTHER: OTHER_BAD, **GOOD_DUTY})
        outputs = set()
        for seed, zone, language in (("1", "Asia/Shanghai", "C"), ("2", "UTC", "zh_CN.GB18030")):
            surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
            done = subprocess.run(
                [sys.executable, "-m", "qingdan", "validate", "-w", str(root)],
                env=surroundings,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 1
            outputs.add(done.stdout)
        assert len(outputs) == 1


class TestRevisions:
    def test_a_revision_not_the_working_tree(self, repository_with, run_cli):
        root = repository_with({POWER_FILE: BAD})
        write(root, {POWER_FILE: POWER})
        assert run_cli("validate", "-w", root)[0] == 0
        code, out, _err = run_cli("validate", "-w", root, "--rev", "HEAD", "--format", "json")
        assert code == 1
        assert found(out) == [("QD105", POWER_FILE)]
        code, _out, err = run_cli("validate", "-w", root, "--rev", "没有这个版本")
        assert code == 2
        assert "没有这个版本" in err

    def test_several_processes_read_a_revision_too(self, repository_with, run_cli):
        root = repository_with({f"powers/zrzy/cf-{n:08d}.yaml": BAD for n in range(520)})
        one = run_cli("validate", "-w", root, "--rev", "HEAD", "--jobs", "1", "-q")
        two = run_cli("validate", "-w", root, "--rev", "HEAD", "--jobs", "2", "-q")
        assert one == two
        assert one[1].count("QD105") == 520

    def test_staged_content_is_checked_not_the_file_on_disk(self, repository_with, run_cli, git):
        root = repository_with({**GOOD_POWER, OTHER: OTHER_BAD})
        write(root, {POWER_FILE: BAD})
        git(root, "add", "-A")
        write(root, {POWER_FILE: POWER})
        code, out, err = run_cli("validate", "-w", root, "--staged", "--format", "json")
        assert code == 1
        assert found(out) == [("QD105", POWER_FILE)]
        assert "另有 1 个问题" in err

    def test_staged_before_the_first_commit_is_everything(self, make_workspace, run_cli, git):
        root = make_workspace({**GOOD, POWER_FILE: BAD})
        git(root, "init")
        git(root, "add", "-A")
        code, out, _err = run_cli("validate", "-w", root, "--staged", "--format", "json")
        assert code == 1
        assert found(out) == [("QD105", POWER_FILE)]


class TestChangedSince:
    """Findings in changed files, and those elsewhere that the change brought about."""

    def changed(self, run_cli, root):
        _code, out, _err = run_cli(
            "validate", "-w", root, "--changed-since", "HEAD", "--format", "json"
        )
        return found(out)

    def test_old_findings_elsewhere_are_left_out_and_counted(self, repository_with, run_cli):
        root = repository_with({**GOOD_POWER, OTHER: OTHER_BAD})
        write(root, {POWER_FILE: BAD})
        assert self.changed(run_cli, root) == [("QD105", POWER_FILE)]

    def test_a_new_file_that_is_not_added_counts(self, repository_with, run_cli):
        root = repository_with({OTHER: OTHER_BAD})
        write(root, {POWER_FILE: BAD})
        assert self.changed(run_cli, root) == [("QD105", POWER_FILE)]

    def test_a_deleted_item_leaves_references_dangling(self, repository_with, run_cli):
        root = repository_with({**GOOD_POWER, OTHER: POWER + "主项: cf-7k3q9d2m\n"})
        write(root, {POWER_FILE: None})
        assert self.changed(run_cli, root) == [("QD605", POWER_FILE), ("QD305", OTHER)]

    def test_an_organ_taken_out_of_the_register(self, repository_with, run_cli):
        # One 承办机构 was unknown before: only what is new is reported.
        old = POWER.replace("[规划执法科]", "[没有的科]")
        root = repository_with({**GOOD_POWER, OTHER: old})
        write(root, {"organs.yaml": BASE["organs.yaml"].replace("规划执法科, ", "")})
        assert self.changed(run_cli, root) == [("QD301", POWER_FILE)]

    def test_a_header_that_no_longer_gives_the_status(self, repository_with, run_cli):
        header = "powers/zrzy/list.yaml"
        item = POWER.replace("状态: 有效\n", "")
        root = repository_with({POWER_FILE: item, header: "默认: {状态: 有效}\n"})
        write(root, {header: "标题: 清单\n"})
        assert self.changed(run_cli, root) == [("QD102", POWER_FILE)]

    def test_a_duty_that_no_longer_covers_a_power(self, repository_with, run_cli):
        duty = GOOD_DUTY[DUTY_FILE]
        covering = duty.replace("科室: 规划执法科,", "科室: 规划执法科, 权力: [cf-7k3q9d2m],")
        root = repository_with({**GOOD_POWER, OTHER: POWER, DUTY_FILE: covering})
        write(root, {DUTY_FILE: duty})
        assert self.changed(run_cli, root) == [("QD321", POWER_FILE)]

    def test_the_workspace_file_concerns_every_item(self, repository_with, run_cli):
        root = repository_with({OTHER: OTHER_BAD})
        write(root, {"qingdan.yaml": BASE["qingdan.yaml"] + "层级: 市级\n"})
        assert self.changed(run_cli, root) == [("QD105", OTHER)]

    def test_between_two_revisions(self, repository_with, run_cli, git):
        root = repository_with({**GOOD_POWER, OTHER: OTHER_BAD})
        base = git(root, "rev-parse", "HEAD").strip()
        write(root, {POWER_FILE: BAD})
        commit(git, root)
        write(root, {POWER_FILE: POWER})
        _code, out, _err = run_cli(
            "validate", "-w", root, "--rev", "HEAD", "--changed-since", base, "--format", "json"
        )
        assert found(out) == [("QD105", POWER_FILE)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_refused_and_not_followed(make_workspace, run_cli, tmp_path):
    secret = tmp_path / "内部.yaml"
    secret.write_text("名称: 内部的内容\n", encoding="utf-8")
    root = make_workspace(GOOD)
    (root / OTHER).symlink_to(secret)
    (root / "powers/zfj").symlink_to(tmp_path)
    code, out, _err = run_cli("validate", "-w", root)
    assert code == 1
    assert f"{OTHER}:1:1 错误 QD015 symlink" in out
    assert "powers/zfj:1:1 错误 QD015 symlink" in out
    assert "内部的内容" not in out


def test_crlf_and_lf_give_the_same_report(make_workspace, run_cli):
    left = make_workspace({**GOOD, POWER_FILE: BAD}, name="lf")
    right = make_workspace({**GOOD, POWER_FILE: BAD.replace("\n", "\r\n").encode()}, name="crlf")
    assert run_cli("validate", "-w", left) == run_cli("validate", "-w", right)
