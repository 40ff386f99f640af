"""Whatever happens while a site is written, readers have the old one or the new one, whole."""

from __future__ import annotations

import errno
import mmap
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.errors import QingdanError
from qingdan.publish.build import Order, build
from qingdan.publish.trust.verify import verify_folder
from qingdan.publish.writing import folder as site_folder
from qingdan.publish.writing import render
from qingdan.publish.writing.folder import check_target
from qingdan.publish.writing.turns import in_turn
from qingdan.store.snapshot import worktree

from .effort import times
from .publish_cases import files_of

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]

ITEM = "powers/zrzy/cf-7k3q9d2m.yaml"
posix_only = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def files_for(name: str) -> dict[str, str]:
    return {ITEM: f"{{名称: {name}, 类型: 行政处罚, 状态: 有效}}\n"}


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(files_for("对甲的处罚"))


def rename_item(root: Path, name: str) -> None:
    (root / ITEM).write_text(files_for(name)[ITEM], encoding="utf-8")


_COUNTED = ("open", "os.", "shutil.")


def die_at(step: int | None, work: Callable[[], object]) -> list[str]:
    """Do ``work`` in a fork that is killed before its ``step``-th touch of the disk.

    Returns the names of all touches where it is not to be killed (None).
    """
    said = mmap.mmap(-1, 1 << 20)
    child = os.fork()
    if child == 0:
        events: list[str] = []

        def watch(event: str, _arguments: tuple[object, ...]) -> None:
            if event.startswith(_COUNTED):
                events.append(event)
                if len(events) == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(watch)
            work()
            said.write("\n".join(events).encode())
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(7)
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL)
    return bytes(said).rstrip(b"\0").decode().split("\n")


@posix_only
class TestKilledAtAnyMoment:
    @pytest.mark.parametrize("exchanges", [True, False], ids=["exchange", "two renames"])
    def test_leaves_the_old_site_or_the_new(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
    ) -> None:
        """Killed all along the way, more often around the swap."""
        out, place = tmp_path / "p" / "site", tmp_path / "p"
        if not exchanges:
            monkeypatch.setattr(site_folder, "_exchange", lambda _one, _other: False)
        build(worktree(root), Order(out, jobs=1))
        old = files_of(out)
        rename_item(root, "对乙的处罚")
        build(worktree(root), Order(tmp_path / "clean", jobs=1))
        new = files_of(tmp_path / "clean")
        assert old != new
        shutil.copytree(out, tmp_path / "kept")

        def publish() -> None:
            build(worktree(root), Order(out, jobs=1))

        touches = die_at(None, publish)
        renames = [n for n, event in enumerate(touches, 1) if event == "os.rename"]
        removals = [n for n, event in enumerate(touches, 1) if event == "shutil.rmtree"]
        steps = {step + n for step in (*renames, *removals) for n in range(-1, 3)}
        steps.update(range(1, len(touches) + 1, max(1, len(touches) // times(3))))
        met: set[str] = set()
        gaps = 0
        for step in sorted(steps):
            shutil.rmtree(place)
            shutil.copytree(tmp_path / "kept", out)
            die_at(step, publish)
            if not out.exists():
                gaps += 1  # between two renames; never where names can be exchanged
                check_target(out, root, force=False)
            there = files_of(out)
            assert there in (old, new), step
            met.add("old" if there == old else "new")
            publish()
            assert files_of(out) == new
            assert [p.name for p in place.iterdir()] == ["site"], step
        assert met == {"old", "new"}
        assert gaps == 0 if exchanges else gaps > 0


@posix_only
def test_workers_die_with_a_parent_that_is_killed(root: Path, tmp_path: Path) -> None:
    script = (
        "import sys, os, time; from pathlib import Path\n"
        "from qingdan.publish.writing.workers import *\n"
        "with workers(2) as pool:\n"
        "    pids = {pool.submit(os.getpid).result() for _n in range(20)}\n"
        "    pids |= set(pool._processes)\n"
        "    print(*pids, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as parent:
        assert parent.stdout is not None
        pids = [int(word) for word in parent.stdout.readline().split()]
        assert len(pids) == 2
        parent.kill()
    deadline = time.monotonic() + 10
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class TestFullDisk:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_is_a_clear_error_and_the_old_site_stays(
        self,
        root: Path,
        tmp_path: Path,
        run_cli: Cli,
        monkeypatch: pytest.MonkeyPatch,
        jobs: int,
    ) -> None:
        out = tmp_path / "site"
        build(worktree(root), Order(out))
        before = files_of(out)
        rename_item(root, "对乙的处罚")
        real = render.write
        left = [2]

        def write(folder: Path, path: str, content: bytes) -> render.Written:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
            return real(folder, path, content)

        monkeypatch.setattr(render, "write", write)
        code, said, err = run_cli("publish", "-w", root, "--out", out, "--jobs", str(jobs))
        assert (code, said) == (2, "")
        assert "磁盘满了" in err
        assert files_of(out) == before
        assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "w"]


class TestTwoAtOnce:
    def test_take_turns(self, root: Path, tmp_path: Path) -> None:
        """Both finish, the second says that it waits, and the site is whole."""
        out = tmp_path / "site"
        waited = threading.Event()
        with in_turn(out):
            second = threading.Thread(
                target=build, args=(worktree(root), Order(out, jobs=1), None, waited.set)
            )
            second.start()
            assert waited.wait(20)
            assert not out.exists()
        second.join(20)
        assert verify_folder(out).deviations == ()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "w"]

    def test_many_commands_leave_one_whole_site(self, root: Path, tmp_path: Path) -> None:
        script = (
            "import sys; from pathlib import Path; from qingdan.store.snapshot import worktree;"
            "from qingdan.publish.build import Order, build;"
            "[build(worktree(Path(sys.argv[1])), Order(Path(sys.argv[2]))) for _n in range(3)]"
        )
        command = [sys.executable, "-c", script, str(root), str(tmp_path / "site")]
        running = [subprocess.Popen(command) for _number in range(3)]
        assert [process.wait(60) for process in running] == [0, 0, 0]
        assert verify_folder(tmp_path / "site").deviations == ()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "w"]

    def test_a_lock_whose_holder_died_is_free(self, tmp_path: Path) -> None:
        (tmp_path / ".site.qingdan-lock").write_text("")
        with in_turn(tmp_path / "site"):
            pass
        assert list(tmp_path.iterdir()) == []


class TestForeignFolders:
    def test_what_comes_in_while_the_site_is_built_is_not_overwritten(
        self, root: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "site"
        build(worktree(root), Order(out))

        def drop(_done: int, _total: int) -> None:
            (out / "keep.txt").write_text("不要丢")

        with pytest.raises(QingdanError, match=r"keep\.txt"):
            build(worktree(root), Order(out), drop)
        assert (out / "keep.txt").read_text() == "不要丢"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["site", "w"]

    def test_a_manifest_of_somebody_else_is_no_site(self, root: Path, tmp_path: Path) -> None:
        out = tmp_path / "app"
        out.mkdir()
        (out / "manifest.json").write_text('{"name": "app", "files": {}}')
        with pytest.raises(QingdanError, match="不是 qingdan 生成的网站"):
            build(worktree(root), Order(out))
        assert [p.name for p in out.iterdir()] == ["manifest.json"]

    def test_a_link_to_a_site_stays_a_link(self, root: Path, tmp_path: Path) -> None:
        build(worktree(root), Order(tmp_path / "real"))
        (tmp_path / "site").symlink_to("real")
        rename_item(root, "对乙的处罚")
        build(worktree(root), Order(tmp_path / "site"))
        assert (tmp_path / "site").is_symlink()
        assert "对乙" in (tmp_path / "real/powers/cf-7k3q9d2m.html").read_text(encoding="utf-8")
