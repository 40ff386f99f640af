"""Files are written all together or not at all, and never outside the workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.store import write
from qingdan.store.write import JOURNAL, finish_interrupted, write_files


def tree(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file()
    }


def test_writes_and_says_what_changed(tmp_path):
    files = {"powers/zrzy/甲.yaml": "名称: 甲\n", "organs.yaml": "机构: {}\r\n"}
    assert write_files(tmp_path, files) == ["organs.yaml", "powers/zrzy/甲.yaml"]
    assert tree(tmp_path) == {
        "organs.yaml": "机构: {}\r\n".encode(),
        "powers/zrzy/甲.yaml": "名称: 甲\n".encode(),
    }


def test_equal_content_is_left_alone(tmp_path):
    write_files(tmp_path, {"a.yaml": "a: 1\n"})
    before = (tmp_path / "a.yaml").stat().st_mtime_ns
    assert write_files(tmp_path, {"a.yaml": "a: 1\n"}) == []
    assert (tmp_path / "a.yaml").stat().st_mtime_ns == before


def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path, monkeypatch):
    write_files(tmp_path, {"a.yaml": "a: 1\n"})
    before = tree(tmp_path)
    real, calls = write._write_synced, []

    def full_disk(path, data):
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr(write, "_write_synced", full_disk)
    with pytest.raises(QingdanError, match="没有改动任何文件"):
        write_files(tmp_path, {"a.yaml": "a: 2\n", "b/c.yaml": "c: 1\n", "d.yaml": "d: 1\n"})
    assert tree(tmp_path) == before
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("refused", ["powers/a.yaml", JOURNAL])
def test_the_file_that_was_to_be_written_is_named(tmp_path, monkeypatch, refused):
    real = write._write_synced

    def no_right(path, data):
        if refused.rpartition("/")[2] in path:
            raise PermissionError(13, "Permission denied", path)
        real(path, data)

    monkeypatch.setattr(write, "_write_synced", no_right)
    with pytest.raises(QingdanError, match="没有权限") as said:
        write_files(tmp_path, {"powers/a.yaml": "a: 1\n"})
    assert said.value.file == str(tmp_path / refused)


def test_dying_during_the_move_is_finished_by_the_next_run(tmp_path, monkeypatch):
    write_files(tmp_path, {"a.yaml": "a: 1\n", "b.yaml": "b: 1\n"})
    monkeypatch.setattr(write, "finish_interrupted", lambda root: [])
    write_files(
        tmp_path, {"a.yaml": "a: 2\n", "b.yaml": "b: 2\n"}
    )  # as if killed after the journal
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "a: 1\n"
    monkeypatch.undo()
    (tmp_path / ".a.yaml.qingdan-new").replace(tmp_path / "a.yaml")  # half moved
    assert finish_interrupted(tmp_path) == ["b.yaml"]
    assert tree(tmp_path) == {"a.yaml": b"a: 2\n", "b.yaml": b"b: 2\n"}


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x.yaml", "a/../../x.yaml"])
def test_never_outside_the_workspace(tmp_path, path):
    with pytest.raises(QingdanError, match="工作区之外"):
        write_files(tmp_path, {path: "a: 1\n"})


def test_never_through_a_symbolic_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "powers").symlink_to(outside, target_is_directory=True)
    with pytest.raises(QingdanError, match="符号链接"):
        write_files(root, {"powers/x.yaml": "a: 1\n"})
    assert list(outside.iterdir()) == []


def test_a_damaged_journal_is_told_not_guessed(tmp_path):
    (tmp_path / JOURNAL).write_text("{", encoding="utf-8")
    with pytest.raises(QingdanError, match="已损坏"):
        write_files(tmp_path, {"a.yaml": "a: 1\n"})
    (tmp_path / JOURNAL).write_text(json.dumps([]), encoding="utf-8")
    assert write_files(tmp_path, {"a.yaml": "a: 1\n"}) == ["a.yaml"]


class TestTakingAway:
    def test_a_file_and_the_folders_that_are_left_empty(self, tmp_path):
        write_files(tmp_path, {"a/b/one.yaml": "1\n", "a/two.yaml": "2\n"})
        done = write_files(tmp_path, {"a/b/one.yaml": None, "c/one.yaml": "1\n"})
        assert done == ["a/b/one.yaml", "c/one.yaml"]
        assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "c"]
        assert [p.name for p in (tmp_path / "a").iterdir()] == ["two.yaml"]
        assert write_files(tmp_path, {"a/b/one.yaml": None}) == []
        write_files(tmp_path, {"a/two.yaml": None, "c/one.yaml": None})
        assert list(tmp_path.iterdir()) == []

    def test_nothing_is_gone_where_something_cannot_be_written(self, tmp_path, monkeypatch):
        write_files(tmp_path, {"one.yaml": "1\n"})

        def fail(path: Path, data: bytes) -> None:
            raise OSError(28, "full", str(path))

        monkeypatch.setattr(write, "_write_synced", fail)
        with pytest.raises(QingdanError):
            write_files(tmp_path, {"one.yaml": None, "two.yaml": "2\n"})
        assert [p.name for p in tmp_path.iterdir()] == ["one.yaml"]

    def test_a_move_that_was_cut_short_is_finished(self, tmp_path, monkeypatch):
        write_files(tmp_path, {"a/one.yaml": "1\n"})
        with monkeypatch.context() as cut:
            cut.setattr(write, "_take_away", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                write_files(tmp_path, {"a/one.yaml": None, "b/one.yaml": "1\n"})
        assert (tmp_path / write.JOURNAL).exists()
        write_files(tmp_path, {})
        assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.yaml")) == [
            "b/one.yaml"
        ]
