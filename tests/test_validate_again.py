"""What is remembered between two runs never changes what is said."""

from __future__ import annotations

import json
import os

import pytest

from qingdan.cli import replay
from qingdan.rules import run
from qingdan.rules.examples import BASE, GOOD_POWER, POWER_FILE
from qingdan.rules.remembered import Memory
from qingdan.rules.run import Options, validate
from qingdan.store.snapshot import worktree

from .memory import TODAY
from .test_validate_pipeline import many

UNKNOWN = GOOD_POWER[POWER_FILE].replace("规划执法科", "不认识的科")
WAIVER = "豁免: [{规则: QD301, 理由: 待核, 至: 2099-01-01}]\n"


def age(root, seconds=60):
    """Make all files look as if they had been written a while ago."""
    for path in root.rglob("*"):
        if path.is_file():
            now = path.stat().st_mtime
            os.utime(path, (now - seconds, now - seconds))


@pytest.fixture
def settled(monkeypatch):
    """Trust every stamp: changes of the inode's time cannot be made to look old."""
    from qingdan.store import listing, snapshot

    monkeypatch.setattr(listing, "settled", lambda _stamp, _at: True)
    monkeypatch.setattr(snapshot, "settled", lambda _stamp, _at: True)


class TestItems:
    def check(self, root, memory):
        return validate(worktree(root), Options(as_of=TODAY, jobs=1, memory=memory))

    def test_the_report_is_the_same_with_and_without(
        self, make_workspace, tmp_path, settled, monkeypatch
    ):
        monkeypatch.setattr(run, "_WORTH_KEEPING", 1_000_000)
        root = make_workspace({**BASE, **many(40), "powers/zfj/cf-aaaaaaaa.yaml": UNKNOWN + WAIVER})
        memory = Memory(tmp_path / "cache", "1", "w")
        plain = self.check(root, None)
        assert self.check(root, memory) == plain
        assert self.check(root, memory) == plain
        assert list((tmp_path / "cache").glob("*.bin"))

    def test_unchanged_files_are_not_read_again(
        self, make_workspace, tmp_path, settled, monkeypatch
    ):
        root = make_workspace({**BASE, **many(8)})
        memory = Memory(tmp_path / "cache", "1", "w")
        self.check(root, memory)
        seen = []
        real = run.Crew.examine
        monkeypatch.setattr(
            run.Crew, "examine", lambda crew, files: seen.extend(files) or real(crew, files)
        )
        self.check(root, memory)
        assert seen == []
        (root / "powers/zrzy/cf-00000003.yaml").write_text(UNKNOWN, encoding="utf-8")
        self.check(root, memory)
        assert [file.item for file in seen] == ["cf-00000003"]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("powers/zrzy/list.yaml", "默认: {状态: 有效}\n"),
            ("qingdan.yaml", BASE["qingdan.yaml"] + "扩展字段: {powers: [{名称: 甲}]}\n"),
        ],
    )
    def test_what_items_stand_on_counts(self, make_workspace, tmp_path, settled, path, text):
        item = GOOD_POWER[POWER_FILE].replace("状态: 有效\n", "") + "甲: 乙\n"
        root = make_workspace({**BASE, POWER_FILE: item})
        memory = Memory(tmp_path / "cache", "1", "w")
        self.check(root, memory)
        (root / path).write_text(text, encoding="utf-8")
        assert self.check(root, memory) == self.check(root, None)

    def test_a_damaged_store_costs_time_only(self, make_workspace, tmp_path, settled):
        root = make_workspace({**BASE, **many(8)})
        memory = Memory(tmp_path / "cache", "1", "w")
        plain = self.check(root, memory)
        (store,) = (tmp_path / "cache").glob("*.bin")
        for damage in (b"", b"x" * 40, store.read_bytes()[:-3]):
            store.write_bytes(damage)
            assert self.check(root, memory) == plain


class TestRuns:
    @pytest.fixture(autouse=True)
    def trusted(self, settled):
        """Stamps of files written by the test are trusted."""

    def test_says_the_same_again_without_reading(self, make_workspace, run_cli, monkeypatch):
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        first = run_cli("validate", "-w", root, "--format", "json")
        monkeypatch.setattr(run, "validate", None)
        assert run_cli("validate", "-w", root, "--format", "json") == first
        assert json.loads(first[1])["counts"]["error"] == 1

    def test_a_change_is_seen(self, make_workspace, run_cli):
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        assert run_cli("validate", "-w", root)[0] == 1
        (root / POWER_FILE).write_text(GOOD_POWER[POWER_FILE], encoding="utf-8")
        assert run_cli("validate", "-w", root)[0] == 0
        (root / "powers/zrzy/extra.txt").write_text("", encoding="utf-8")
        assert "QD017" in run_cli("validate", "-w", root)[1]

    def test_language_and_words_count(self, make_workspace, run_cli):
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        chinese = run_cli("validate", "-w", root)[1]
        english = run_cli("--lang", "en", "validate", "-w", root)[1]
        assert chinese != english
        assert run_cli("validate", "-w", root, "--fail-on", "never")[0] == 0

    @pytest.mark.parametrize(
        "words",
        [
            ["diff", "HEAD"],
            ["validate", "--staged"],
            ["validate", "powers"],
            ["validate", "--rev=HEAD"],
            ["validate", "--output", "x"],
            ["validate", "--no-cache"],
            ["validate", "--write-baseline", "x"],
            ["validate", "--fix"],
            [],
        ],
    )
    def test_only_what_depends_on_files_alone_is_repeated(self, words):
        assert replay.repeatable(words) is None

    def test_can_be_switched_off(self, make_workspace, run_cli, monkeypatch, tmp_path):
        monkeypatch.setenv("QINGDAN_CACHE_DIR", "")
        root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
        assert run_cli("validate", "-w", root)[0] == 1
        assert replay.repeatable(["validate"]) is None


def test_a_file_changed_a_moment_ago_is_read_again(make_workspace, run_cli, monkeypatch):
    root = make_workspace({**BASE, POWER_FILE: UNKNOWN})
    run_cli("validate", "-w", root)
    folder = replay.cache_folder()
    assert not list((folder / "runs").glob("*")) if (folder / "runs").exists() else True
