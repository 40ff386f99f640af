"""Where nothing changed, ``publish`` does nothing, and says what it said."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.publish.writing import again
from qingdan.store import listing

from .publish_cases import SECRET_FILES, files_of
from .test_publish_incremental import Cli, Make, swap

ITEM = "powers/zrzy/cf-7k3q9d2m.yaml"


@pytest.fixture
def order(
    make_workspace: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str | Path, ...]:
    """The words of a publish whose files are old enough to be told by their times."""
    monkeypatch.setattr(listing, "_RACY", 0)
    root = make_workspace(SECRET_FILES)
    time.sleep(0.05)
    monkeypatch.setattr(again, "code_signature", lambda _folder: "这一版")
    monkeypatch.setenv("QINGDAN_CACHE_DIR", str(tmp_path / "cache"))
    return ("publish", "-w", root, "--out", tmp_path / "site", "--no-history")


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for every build that was done."""
    from qingdan.publish import build

    done: list[str] = []
    real = build.build

    def counted(*arguments: object, **more: object) -> object:
        done.append("built")
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "build", counted)
    return done


def test_it_says_what_it_said(
    order: tuple[str | Path, ...], run_cli: Cli, builds: list[str], tmp_path: Path
) -> None:
    code, out, err = run_cli(*order)
    before = files_of(tmp_path / "site")
    code_again, out_again, err_again = run_cli(*order)
    assert builds == ["built"]
    assert (code, out) == (code_again, out_again) == (0, "")
    assert err.splitlines()[0] == err_again.splitlines()[0]
    assert "不用重新生成的事项" in err_again
    assert files_of(tmp_path / "site") == before


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "an item": lambda root, _site: swap(root / ITEM, "对未取得", "对没有取得"),
    "a new file": lambda root, _site: (
        (root / "laws").mkdir(),
        (root / "laws/gh.yaml").write_text("名称: 某办法\n位阶: 规范性文件\n", encoding="utf-8"),
    ),
    "a page of the site": lambda _root, site: (site / "index.html").write_text("别的"),
    "a file of the site that goes": lambda _root, site: (site / "about.html").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_it_builds_after(
    order: tuple[str | Path, ...],
    run_cli: Cli,
    builds: list[str],
    tmp_path: Path,
    change: Callable[[Path, Path], object],
) -> None:
    run_cli(*order)
    change(Path(order[2]), tmp_path / "site")
    assert run_cli(*order)[0] == 0
    assert builds == ["built", "built"]


@pytest.mark.parametrize(
    "more", [("--no-cache",), ("--base-url", "https://list.example.invalid/other/")]
)
def test_it_builds_what_is_asked_otherwise(
    order: tuple[str | Path, ...], run_cli: Cli, builds: list[str], more: tuple[str, ...]
) -> None:
    run_cli(*order)
    run_cli(*order, *more)
    assert builds == ["built", "built"]


def test_it_builds_with_another_program_or_a_damaged_note(
    order: tuple[str | Path, ...],
    run_cli: Cli,
    builds: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_cli(*order)
    for note in (tmp_path / "cache").rglob("*.bin"):
        data = note.read_bytes()
        os.truncate(note, len(data) // 2)
    run_cli(*order)
    assert builds == ["built"] * 2
    monkeypatch.setattr(again, "code_signature", lambda _folder: "新版")
    run_cli(*order)
    assert builds == ["built"] * 3
