"""``benchmarks/generate.py``: same seed, same bytes; what it writes validates clean."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.model.power import Power
from qingdan.model.vocabulary import ListKind
from qingdan.store.inventory import load_inventory
from qingdan.store.snapshot import worktree

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def generate(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(BENCHMARKS / "generate.py"), str(folder), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def tree_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def test_same_seed_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    generate(tmp_path / "a", "60", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    generate(tmp_path / "b", "60", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Shanghai")
    generate(tmp_path / "c", "60", "--seed", "2")
    assert tree_hash(tmp_path / "a") == tree_hash(tmp_path / "b")
    assert tree_hash(tmp_path / "a") != tree_hash(tmp_path / "c")


@pytest.mark.parametrize("count", [1, 2, 9, 150])
def test_it_validates_clean(
    tmp_path: Path, count: int, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    assert generate(tmp_path / "w", str(count)).returncode == 0
    code, out, _ = run_cli("validate", "--workspace", tmp_path / "w", "--format", "json")
    report = json.loads(out)
    assert (code, report["findings"], report["items"]) == (0, [], count)


def test_shares_sizes_and_names(tmp_path: Path) -> None:
    generate(tmp_path / "w", "900")
    inventory = load_inventory(worktree(tmp_path / "w"))
    kinds = Counter(entry.kind for entry in inventory.entries)
    assert inventory.broken == []
    assert kinds == {ListKind.POWERS: 720, ListKind.DUTIES: 135, ListKind.BOUNDARIES: 45}
    assert len(inventory.organs) == len({entry.organ for entry in inventory.entries} - {None}) == 60
    names = Counter((entry.kind, entry.organ, entry.item.name) for entry in inventory.entries)
    assert max(names.values()) == 1
    types = {entry.item.type for entry in inventory.entries if isinstance(entry.item, Power)}
    assert len(types) == 10
    sizes = [(tmp_path / "w" / entry.path).stat().st_size for entry in inventory.entries]
    assert 1800 < sum(sizes) / len(sizes) < 2400


def test_names_stay_different_when_the_words_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import writing

    penalties = [writing.power_name("行政处罚", "排污", n) for n in range(9700)]
    licences = [writing.power_name("行政许可", "排污", n) for n in range(1300)]
    assert len(set(penalties)) == len(penalties)
    assert len(set(licences)) == len(licences)


def test_it_does_not_write_into_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    done = generate(tmp_path, "10")
    assert done.returncode == 2
    assert "empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("count", ["0", "-3", "many"])
def test_wrong_counts_are_refused(tmp_path: Path, count: str) -> None:
    assert generate(tmp_path / "w", count).returncode == 2
    assert not (tmp_path / "w").exists()
