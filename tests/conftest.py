"""What several test modules lean on: the real lists, a small workspace, quiet git, commands."""

from __future__ import annotations

import datetime
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from qingdan.messages import use_language

from . import effort  # noqa: F401 - chooses how often properties are tried
from .warm import call

REPOSITORY = Path(__file__).resolve().parent.parent
WARM = Path(__file__).with_name("warm.py")

GIT_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "测试",
    "GIT_AUTHOR_EMAIL": "test@example.invalid",
    "GIT_COMMITTER_NAME": "测试",
    "GIT_COMMITTER_EMAIL": "test@example.invalid",
}


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that do not exist yet: where each test would keep what the program remembers."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> Iterator[None]:
    """Keep every test away from the user's git settings, cache folder and language."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in GIT_SETTINGS.items():
        monkeypatch.setenv(name, value)
    private = next(homes)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(private / name.lower()))
    monkeypatch.setenv("QINGDAN_LAWS", str(private / "laws"))
    monkeypatch.setenv("NO_COLOR", "1")
    yield
    use_language("zh")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample workspace; read only."""
    return REPOSITORY / "inventories"


@pytest.fixture(scope="session")
def made_once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], object]], Path]:
    """Return a function that has a folder made, once for all workers; it is for reading only."""
    from qingdan.publish.writing.turns import in_turn

    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / name
        with in_turn(folder):
            if not folder.is_dir():
                aside = own / f"{name}.new"
                aside.mkdir()
                fill(aside)
                aside.rename(folder)
        return folder

    return make


@pytest.fixture(scope="session")
def sample_site(sample: Path, made_once: Callable[..., Path]) -> Path:
    """The site of the sample, in a folder with a blank and Chinese in its name; read only."""
    from qingdan.publish.build import Order, build
    from qingdan.store.snapshot import worktree

    return made_once("网站 一", lambda at: build(worktree(sample), Order(at / "site"))) / "site"


EARLY = datetime.date(2026, 9, 22)
"""A day on which some items of the sample are published and not yet in force."""


@pytest.fixture(scope="session")
def early_site(sample: Path, made_once: Callable[..., Path]) -> Path:
    """The site of the sample as of ``EARLY``; read only."""
    from qingdan.publish.build import Order, build
    from qingdan.store.snapshot import Worktree

    early = Worktree(sample, date=EARLY)
    order = {"base_url": "https://list.example.invalid/qd/"}
    return made_once("site-early", lambda at: build(early, Order(at / "site", **order))) / "site"


@pytest.fixture
def templates_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Render templates of a workspace's own in this process; a process of theirs takes long.

    All that is missing then are its limits. What tests of those need is a process.
    """
    from qingdan.publish.writing import limited

    monkeypatch.setattr(limited, "_in_child", limited._answer)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real lists kept outside the repository; the test is skipped without it."""
    named = os.environ.get("QINGDAN_SHARED_DATA")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        if named:
            pytest.fail(f"QINGDAN_SHARED_DATA names {folder}, which is no folder")
        pytest.skip("no real lists beside the repository (../shared/data or QINGDAN_SHARED_DATA)")
    return folder


@pytest.fixture(scope="session")
def imported_lists(real_data: Path, made_once: Callable[..., Path]) -> Path:
    """The workspace that the real workbooks give in one import; read only."""

    def fill(root: Path) -> None:
        from qingdan.exchange.importer import import_workbooks

        (root / "qingdan.yaml").write_text("格式: 1\n名称: 导入\n层级: 市级\n", "utf-8")
        (root / "organs.yaml").write_text("机构: {}\n", "utf-8")
        workbooks = sorted((real_data / "powers_xls").glob("*.xls*"))
        import_workbooks(root, workbooks, organ=None, dry_run=False)

    return made_once("imported", fill)


@pytest.fixture(scope="session")
def imported_site(imported_lists: Path, made_once: Callable[..., Path]) -> Path:
    """The site of the imported lists; read only."""
    from qingdan.publish.build import Order, build
    from qingdan.store.snapshot import worktree

    place = made_once("imported-site", lambda at: build(worktree(imported_lists), Order(at / "s")))
    return place / "s"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of an installed Chromium; the test is skipped without one."""
    named = os.environ.get("QINGDAN_CHROMIUM")
    for name in [named] if named else ["chromium", "chromium-browser", "google-chrome"]:
        found = shutil.which(name)
        if found:
            return found
    if named:
        pytest.fail(f"QINGDAN_CHROMIUM names {named}, which is no program")
    pytest.skip("no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)")


@pytest.fixture
def make_workspace(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a workspace: ``make_workspace({"powers/…": "…"})``.

    Files given as None are left out; ``qingdan.yaml`` and ``organs.yaml`` have small defaults
    with two organs, ``zrzy`` and ``zfj``.
    """

    def make(files: dict[str, str | bytes | None] | None = None, *, name: str = "w") -> Path:
        root = tmp_path / name
        contents: dict[str, str | bytes | None] = {
            "qingdan.yaml": "格式: 1\n名称: 测试市三张清单\n虚构: true\n层级: 市级\n",
            "organs.yaml": (
                "机构:\n"
                "  zrzy:\n    名称: 测试市自然资源和规划局\n    内设机构: [规划执法科, 法规科]\n"
                "  zfj:\n    名称: 测试市城市管理综合行政执法局\n    内设机构: [法制科]\n"
            ),
            **(files or {}),
        }
        for path, content in contents.items():
            if content is None:
                continue
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        root.mkdir(exist_ok=True)
        return root

    return make


@pytest.fixture
def git() -> Callable[..., str]:
    """Return a function that runs git in a folder: ``git(folder, "commit", "-m", "…")``."""

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    return run


@pytest.fixture
def run_cli(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs ``qingdan`` in this process: exit code, stdout, stderr."""
    from qingdan.cli import main

    def run(*arguments: str | Path, cwd: Path | None = None) -> tuple[int, str, str]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        use_language("zh")
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return run


@pytest.fixture(scope="session")
def warm() -> Iterator[str]:
    """The address of a server that forks whole commands (see ``warm.py``); not on Windows."""
    folder = tempfile.mkdtemp(prefix="qd")  # the paths of sockets must be short
    address = f"{folder}/s"
    command = [sys.executable, "-P", str(WARM), "serve", address]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "ready\n"
        yield address
        server.kill()
    shutil.rmtree(folder)


class Done(NamedTuple):
    """What became of a command: its exit code, what it wrote, its peak memory in bytes.

    ``seconds`` are those the processor was busy with it.
    """

    code: int
    out: str
    err: str
    peak: int
    seconds: float


@pytest.fixture
def run_whole(warm: str, tmp_path: Path) -> Callable[..., Done]:
    """Return a function that runs ``qingdan`` as a process of its own, forked from a warm one."""

    def run(*arguments: str | Path) -> Done:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            words = [str(argument) for argument in arguments]
            streams = out.fileno(), err.fileno()
            code, peak, seconds = call(warm, words, str(tmp_path), dict(os.environ), *streams)
            for stream in (out, err):
                stream.seek(0)
            return Done(code, out.read().decode(), err.read().decode(), peak, seconds)

    return run
