"""``qingdan adjust check`` on real repositories: declared is done, whatever became of commits."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .adjust_repository import DAY, FIRST, ONE, TWO, Office, power

UNDECLARED = ("undeclared-change", ONE)


@pytest.fixture
def office(make_workspace, run_cli, git) -> Office:
    """One commit with two powers; nothing was ever adjusted."""
    root = make_workspace({ONE: power("甲"), TWO: power("乙")})
    git(root, "init", "-q")
    office = Office(root, run_cli, git)
    office.commit("一")
    return office


@pytest.fixture
def declared(office: Office) -> Office:
    """A second commit: one power changed, declared in a published batch."""
    office.write(ONE, power("甲", 60, "2026-01-10"))
    office.draft("HEAD")
    office.publish()
    office.commit("二")
    return office


@pytest.fixture
def clone(tmp_path: Path, run_cli, git) -> Callable[..., Office]:
    """Return a function that clones an office."""

    def make(office: Office, *words: str) -> Office:
        target = tmp_path / "clone"
        shutil.rmtree(target, ignore_errors=True)
        git(tmp_path, "clone", "-q", *words, office.root.as_uri(), str(target))
        return Office(target, run_cli, git)

    return make


class TestOneBranch:
    def test_declared_and_done(self, declared):
        assert declared.found() == []
        assert declared.found("HEAD~1") == []

    def test_what_nobody_declared(self, declared):
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        assert declared.found() == [("undeclared-change", TWO)]
        declared.commit("三")
        assert declared.found() == [("undeclared-change", TWO)]

    def test_changed_once_more(self, declared):
        declared.write(ONE, power("甲", 45, "2026-01-20"))
        assert declared.found() == [UNDECLARED]

    def test_declared_in_a_later_commit(self, office):
        base = office.git(office.root, "rev-parse", "HEAD").strip()
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.commit("二")
        office.draft(base)
        office.publish()
        office.commit("三")
        assert office.found() == []
        assert office.found(base) == []

    def test_declared_in_an_earlier_commit(self, office):
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.draft("HEAD")
        office.publish()
        office.write(ONE, power("甲"))
        office.commit("二")
        assert office.found() == [("declared-not-done", FIRST)]
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.commit("三")
        assert office.found() == []

    def test_a_change_that_was_taken_back(self, declared):
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        declared.commit("三")
        declared.git(declared.root, "revert", "--no-edit", "HEAD")
        assert declared.found() == []

    def test_a_declared_change_that_was_taken_back(self, declared):
        declared.write(ONE, power("甲"))
        declared.commit("三")
        assert declared.found() == [("declared-not-done", FIRST), UNDECLARED]

    def test_to_touch_up_a_published_batch_does_not_move_the_base(self, declared):
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        declared.commit("三")
        text = declared.read(FIRST)
        declared.write(FIRST, text.replace("2026-01-06}", "2026-01-06, 网址: https://a.invalid/}"))
        declared.commit("四")
        assert declared.found() == [("undeclared-change", TWO)]

    def test_a_published_batch_that_was_altered(self, declared):
        declared.write(FIRST, declared.read(FIRST).replace("调整: 变更", "调整: 更名"))
        assert declared.found() == [("history-rewritten", FIRST)]
        assert ("wrong-action", FIRST) in declared.found("HEAD~1")

    def test_the_index_alone(self, declared):
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        assert declared.found("--staged") == []
        declared.git(declared.root, "add", "-A")
        declared.write(TWO, power("乙"))
        assert declared.found("--staged") == [("undeclared-change", TWO)]
        assert declared.found() == []

    def test_a_batch_that_goes_on_from_another(self, declared):
        declared.write(ONE, power("甲", 45, "2026-01-20"))
        out = declared.draft("--slug", "dep")
        assert out == f"adjustments/{DAY}-dep.yaml\n"
        assert declared.found() == []
        assert declared.found("HEAD~1") == []


class TestOtherHistories:
    @pytest.fixture
    def branched(self, office) -> Office:
        """On the branch ``feature`` three commits, the declaration in the middle."""
        office.git(office.root, "switch", "-q", "-c", "feature")
        office.write(ONE, power("甲", 75, "2026-01-10"))
        office.commit("一")
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.draft("main")
        office.publish()
        office.write(ONE, power("甲", 75, "2026-01-10"))
        office.commit("二")
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.commit("三")
        return office

    def test_a_squashed_merge(self, branched):
        branched.git(branched.root, "switch", "-q", "main")
        branched.git(branched.root, "merge", "--squash", "-q", "feature")
        branched.commit("合并")
        assert branched.found() == []
        branched.write(TWO, power("乙", 30, "2026-01-10"))
        branched.commit("没有声明")
        assert branched.found() == [("undeclared-change", TWO)]

    def test_a_merge(self, branched):
        branched.git(branched.root, "switch", "-q", "main")
        branched.write("README.md", "说明\n")
        branched.commit("旁边")
        branched.git(branched.root, "merge", "-q", "--no-edit", "feature")
        assert branched.found() == []
        assert branched.found("HEAD~1") == []

    def test_a_rebase(self, branched):
        branched.git(branched.root, "switch", "-q", "main")
        branched.write("README.md", "说明\n")
        branched.commit("旁边")
        branched.git(branched.root, "rebase", "-q", "main", "feature")
        assert branched.found() == []
        assert branched.found("main") == []

    def test_two_branches_from_one_state(self, office):
        office.git(office.root, "switch", "-q", "-c", "feature")
        office.write(ONE, power("甲", 75, "2026-01-10"))
        office.draft("main", "--slug", "a")
        office.commit("甲")
        office.git(office.root, "switch", "-q", "main")
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.draft("HEAD", "--slug", "b")
        office.commit("乙")
        office.git(office.root, "merge", "-q", "-X", "ours", "--no-edit", "feature")
        assert office.found("HEAD~2") == [("broken-chain", f"adjustments/{DAY}-b.yaml")]

    def test_a_shallow_clone_has_no_base_and_no_answer(self, declared, clone):
        """The full clone finds what was changed since the batch; less must not read as nothing."""
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        declared.commit("没有声明")
        assert declared.found() == [("undeclared-change", TWO)]
        here = clone(declared, "--depth", "1")
        for order in (("check",), ("draft",)):
            code, out, err = here.adjust(*order)
            assert (code, out) == (2, "")
            assert "浅克隆" in err
            assert "fetch-depth: 0" in err
        here.git(here.root, "fetch", "-q", "--unshallow")
        assert here.found() == [("undeclared-change", TWO)]

    def test_a_shallow_clone_that_holds_the_base(self, office, clone):
        office.write("README.md", "说明\n")
        office.commit("旁边")
        office.write(ONE, power("甲", 60, "2026-01-10"))
        office.draft("HEAD")
        office.publish()
        office.commit("二")
        office.write(TWO, power("乙", 30, "2026-01-10"))
        office.commit("没有声明")
        here = clone(office, "--depth", "3")
        assert "true" in here.git(here.root, "rev-parse", "--is-shallow-repository")
        assert here.found() == [("undeclared-change", TWO)]

    def test_a_base_that_was_cut_off(self, declared, clone):
        declared.write("README.md", "说明\n")
        declared.commit("旁边")
        here = clone(declared, "--depth", "1")
        code, out, err = here.adjust("check", "HEAD~2")
        assert (code, out) == (2, "")
        assert "fetch-depth: 0" in err

    def test_outside_a_repository(self, declared, run_cli, git, tmp_path):
        shutil.rmtree(declared.root / ".git")
        assert declared.found() == []
        declared.write(ONE, power("甲"))
        assert declared.found() == [("declared-not-done", FIRST)]


class TestOtherPlaces:
    @pytest.fixture
    def inside(self, declared, run_cli, git, tmp_path) -> Office:
        """The workspace in a folder with a Chinese name, in the repository of something else."""
        top = tmp_path / "top"
        shutil.copytree(declared.root, top / "清单", ignore=shutil.ignore_patterns(".git"))
        git(top, "init", "-q")
        office = Office(top / "清单", run_cli, git)
        office.commit("一")
        return office

    def test_a_workspace_in_a_folder(self, inside):
        inside.write(TWO, power("乙", 30, "2026-01-10"))
        inside.commit("二")
        assert inside.found() == [("undeclared-change", TWO)]
        inside.draft("--slug", "dep")
        assert inside.found() == []

    def test_another_working_tree(self, inside, run_cli, git, tmp_path):
        git(inside.root, "worktree", "add", "-q", str(tmp_path / "side"), "-b", "side")
        side = Office(tmp_path / "side" / "清单", run_cli, git)
        side.write(TWO, power("乙", 30, "2026-01-10"))
        assert side.found() == [("undeclared-change", TWO)]
        assert inside.found() == []

    def test_a_batch_named_from_another_folder(self, inside):
        inside.write(TWO, power("乙", 30, "2026-01-10"))
        inside.draft("--slug", "dep")
        inside.write(TWO, power("乙", 20, "2026-01-10"))
        words = ("adjust", "draft", "-w", "清单", "--update", f"清单/adjustments/{DAY}-dep.yaml")
        code, out, _err = inside.run(*words, cwd=inside.root.parent)
        assert (code, out) == (0, f"adjustments/{DAY}-dep.yaml\n")
        assert inside.found() == []


class TestTheCommand:
    def test_says_what_was_held_against_what(self, declared):
        base = declared.git(declared.root, "rev-parse", "HEAD").strip()
        code, _out, err = declared.adjust("check")
        assert code == 0
        day = declared.git(declared.root, "show", "-s", "--format=%cs", "HEAD").strip()
        assert f"基线是 {base[:12]}（{day}）；自那以后改了 0 处。" in err

    def test_a_workspace_that_never_adjusted(self, office):
        office.write(ONE, power("甲", 60, "2026-01-10"))
        assert office.found() == []
        assert office.found("HEAD") == [UNDECLARED]

    @pytest.mark.parametrize(("level", "code"), [("error", 1), ("never", 0)])
    def test_exit_codes(self, declared, level, code):
        declared.write(ONE, power("甲", 45, "2026-01-20"))
        assert declared.adjust("check", "--fail-on", level)[0] == code

    def test_rules_the_workspace_ignores(self, declared):
        settings = declared.read("qingdan.yaml") + "规则: {忽略: [undeclared-change]}\n"
        declared.write("qingdan.yaml", settings)
        declared.write(ONE, power("甲", 45, "2026-01-20"))
        assert declared.found() == []

    def test_annotations_for_a_workflow(self, declared):
        declared.write(ONE, power("甲", 45, "2026-01-20"))
        code, out, _err = declared.adjust("check", "--format", "github")
        assert code == 1
        assert f"::error file={ONE},line=1,col=1" in out.replace("endLine=1,", "")

    def test_a_file_that_is_gone_can_be_reported(self, declared):
        declared.write(TWO, None)
        for form in ("text", "json", "github", "markdown", "sarif", "junit", "gitlab"):
            code, out, err = declared.adjust("check", "--format", form)
            assert (code, "QD605" in out) == (1, True), err

    def test_validate_since_a_revision_runs_them_too(self, declared):
        declared.write(TWO, power("乙", 30, "2026-01-10"))
        code, out, _err = declared.run(
            "validate", "--changed-since", "HEAD", "--as-of", DAY, cwd=declared.root
        )
        assert code == 1
        assert "QD601" in out
        code, out, _err = declared.run("validate", "--as-of", DAY, cwd=declared.root)
        assert "QD601" not in out

    def test_a_waiver_for_a_rule_on_change_is_not_called_unused(self, declared):
        waiver = "豁免: [{规则: QD601, 理由: 试点, 至: 2099-12-31}]\n"
        declared.write(TWO, power("乙", 30, "2026-01-10") + waiver)
        assert declared.found() == []
        _code, out, _err = declared.run("validate", "--as-of", DAY, cwd=declared.root)
        assert "QD021" not in out

    def test_files_that_cannot_be_read_are_left_to_others(self, declared):
        declared.write(ONE, "名称: [\n")
        assert declared.found() == [("syntax", ONE)]

    def test_a_wrong_word_in_an_adjustment_is_told(self, declared):
        path = next(p for p in declared.root.glob("adjustments/*.yaml"))
        text = path.read_text(encoding="utf-8")
        assert "调整: " in text
        path.write_text(
            re.sub(r"调整: \S+?(?=[,}\n])", "调整: 撤消", text, count=1), encoding="utf-8"
        )
        named = {file for _rule, file in declared.found()}
        assert f"adjustments/{path.name}" in named
