"""Time ``qingdan diff`` beside deepdiff: ``python benchmarks/differences.py [--items N]``.

A made-up workspace of N items, of which the second commit changes 100 (one in ten of these moves to
another organ). Ours is the whole process: start, git, reading, comparing, report. deepdiff, in a
virtual environment of its own, gets both trees as plain mappings in memory, read beforehand, and
only its own comparison is timed: over the two whole trees, and, told which items changed, item by
item. All in one run, in turn: read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import editing
from edit_scripts import base_workspace, written
from peers import finished, install, program, timed

PEER = "deepdiff==9.1.0"
CHANGED = 100
MOVED = 10

READER = """
import json, sys, time
from deepdiff import DeepDiff
base, head = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
if sys.argv[3] == "changed":
    keys = [key for key in base.keys() & head.keys() if base[key] != head[key]]
    base, head = ({key: tree[key] for key in keys} for tree in (base, head))
    start = time.perf_counter()
    found = [DeepDiff(base[key], head[key]) for key in keys]
else:
    start = time.perf_counter()
    found = DeepDiff(base, head)
print(time.perf_counter() - start)
"""

_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_WHO = ("-c", "user.name=bench", "-c", "user.email=bench@example.invalid")


def edited(base: editing.Files, seed: int = 1) -> editing.Files:
    """Return the items with ``CHANGED`` of them changed, every tenth of these moved as well."""
    dice = random.Random(seed)
    head: editing.Files = json.loads(json.dumps(base))
    chosen = dice.sample(sorted(filter(editing.has_organ, base)), CHANGED)
    for number, path in enumerate(chosen):
        editing.change_substance(head[path], dice)
        if number < MOVED:
            kind, organ, name = path.split("/")
            head[f"{kind}/{organ}x/{name}"] = head.pop(path)
    return head


def commit(folder: Path, base: dict[str, bytes], head: dict[str, bytes]) -> None:
    """Make a repository whose two commits are the two trees."""
    _git(folder, "init", "-q")
    for files in (base, head):
        for path in base.keys() - files.keys():
            (folder / path).unlink()
        for path, content in files.items():
            if files is base or base.get(path) != content:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        _git(folder, "add", "-A")
        _git(folder, *_WHO, "commit", "-q", "-m", "x")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, env={**os.environ, **_GIT})


def main() -> None:
    """Print the medians and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    items, shared = base_workspace(asked.items, 1)
    head = edited(items)
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        root = folder / "w"
        root.mkdir()
        commit(root, written({**items, **shared}), written({**head, **shared}))
        trees = [str(folder / "base.json"), str(folder / "head.json")]
        for name, tree in zip(trees, (items, head), strict=True):
            Path(name).write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
        peer = program(install(folder / "peer", PEER), "python")
        _report(asked.rounds, root, peer, trees)


def _report(rounds: int, root: Path, peer: str, trees: Sequence[str]) -> None:
    ours = program(Path(sys.prefix), "qingdan")
    diff = [ours, "diff", "HEAD~1", "HEAD", "--workspace", str(root), "--output", os.devnull]
    seconds: dict[str, list[float]] = {}
    for number in range(rounds):
        for name in ("json", "text"):
            seconds.setdefault(f"qingdan diff --format {name}, whole process", []).append(
                timed([*diff, "--format", name])
            )
        for name, word in (("the changed items", "changed"), ("the two trees", "all")):
            if word == "changed" or not number:  # once: it takes a minute
                took = finished([peer, "-c", READER, *trees, word])
                seconds.setdefault(f"{PEER}, {name}, comparing alone", []).append(float(took))
    first = statistics.median(next(iter(seconds.values())))
    for name, runs in seconds.items():
        median = statistics.median(runs)
        print(f"{name:60}{median:9.2f} s{median / first:9.1f} x")


if __name__ == "__main__":
    main()
