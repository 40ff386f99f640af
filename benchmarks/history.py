"""Time comparison and history: ``python benchmarks/history.py [--items N] [--commits M]``.

A repository of N made-up items and M commits is written through ``git fast-import``: the first
commit holds everything, each later one changes some items, moves one to another organ now and then,
and the last changes 100 at once. Timed are whole processes, start to end: ``qingdan diff`` of the
last commit, ``qingdan history ITEM`` with nothing remembered (cold) and again (warm), one commit
later, and the history of all items. Beside them deepdiff compares the same two trees, item by item,
given as values that are read already. README.md beside this file says what the columns mean.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import rmtree

from generate import frame, items
from peers import finished, install, program, timed
from qingdan.store.reader import read_mapping
from qingdan.store.snapshot import revision as committed

AT_ONCE = 100
"""Items that the last commit changes; so many are compared."""

EACH = 20
"""Items that each commit between the first and the last changes."""

_MARK = re.compile("（第[0-9]+次调整）")
_DAY = 86_400
_FIRST = 1_577_808_000  # 2020-01-01


LISTS = ("powers/", "duties/", "boundaries/")
DEEPDIFF = "deepdiff==9.1.0"
DEEPDIFF_READER = """
import json, sys, time
from deepdiff import DeepDiff
trees = json.load(open(sys.argv[1], encoding="utf-8"))
old, new = trees["old"], trees["new"]
for paths in ([p for p in new if old[p] != new[p]], list(new)):
    start = time.perf_counter()
    found = sum(bool(DeepDiff(old[p], new[p])) for p in paths)
    print(time.perf_counter() - start)
"""


def write_repository(folder: Path, count: int, commits: int, seed: int = 1) -> str:
    """Write a repository of ``count`` items and ``commits`` commits; return an item changed often.

    ``folder`` gets a checkout of the last commit.
    """
    made, organs = items(count, seed)
    files = dict([*frame(organs), *made])
    changed = random.Random(seed)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE
    ) as writer:
        assert writer.stdin is not None
        for part in _stream(files, [path for path, _text in made], commits, changed):
            writer.stdin.write(part)
        writer.stdin.close()
        if writer.wait():
            raise SystemExit("git fast-import failed")
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)
    return Path(made[0][0]).stem


def _stream(
    files: dict[str, str], paths: list[str], commits: int, changed: random.Random
) -> Iterator[bytes]:
    yield from _commit(0, list(files.items()))
    first = paths[0]
    for number in range(1, commits):
        last = number == commits - 1
        chosen = changed.sample(paths, min(len(paths), AT_ONCE if last else EACH))
        if number % 25 == 0 and first not in chosen:
            chosen[0] = first
        for path in chosen:
            files[path] = _edited(files[path], number)
        yield from _commit(number, [(path, files[path]) for path in sorted(chosen)])


def _edited(text: str, number: int) -> str:
    """Return an item with another name and, where it has such lines, another duty."""
    text = _MARK.sub("", text)
    mark = f"（第{number}次调整）"
    text = re.sub(r"^名称: .*", lambda found: found[0] + mark, text, count=1, flags=re.M)
    return re.sub(r"^ {4}- \S.*", lambda found: found[0] + mark, text, count=1, flags=re.M)


def _commit(number: int, written: list[tuple[str, str]]) -> Iterator[bytes]:
    message = f"第{number}次".encode()
    when = _FIRST + number * _DAY
    yield (
        (
            f"commit refs/heads/main\ncommitter 某人 <someone@example.invalid> {when} +0800\n"
            f"data {len(message)}\n"
        ).encode()
        + message
        + b"\n"
    )
    for path, text in written:
        data = text.encode()
        yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def contenders(qingdan: str, root: Path, item: str, cache: Path) -> dict[str, Callable[[], float]]:
    """Return what is timed, by name."""
    place = ["--workspace", str(root)]
    one = [qingdan, "history", item, *place]

    def cold(command: Sequence[str]) -> float:
        rmtree(cache, ignore_errors=True)
        return timed(command)

    def later() -> float:
        rmtree(cache, ignore_errors=True)
        timed([*one, "--rev", "HEAD~1"])
        return timed(one)

    return {
        f"diff, {AT_ONCE} items": lambda: timed([qingdan, "diff", "HEAD~1", "HEAD", *place]),
        f"diff, {AT_ONCE} items, to the files": lambda: timed([qingdan, "diff", "HEAD~1", *place]),
        "history of an item, cold": lambda: cold(one),
        "history of an item, warm": lambda: timed(one),
        "history of an item, one commit later": later,
        "history of all items, cold": lambda: cold([qingdan, "history", *place]),
        "history of all items, warm": lambda: timed([qingdan, "history", *place]),
    }


def peer(root: Path, work: Path) -> dict[str, float]:
    """Return what deepdiff takes for the items that changed, and for all items, in seconds."""
    trees = {}
    for name, revision in (("old", "HEAD~1"), ("new", "HEAD")):
        snapshot = committed(root, revision)
        paths = [path for path in snapshot.paths() if path.startswith(LISTS)]
        trees[name] = {path: read_mapping(data).value for path, data in snapshot.read_all(paths)}
    file = work / "trees.json"
    file.write_text(json.dumps(trees, ensure_ascii=False), "utf-8")
    environment = install(work / "deepdiff", DEEPDIFF)
    said = finished([program(environment, "python"), "-c", DEEPDIFF_READER, str(file)])
    few, every = map(float, said.split())
    return {f"{DEEPDIFF}, the {AT_ONCE} items": few, f"{DEEPDIFF}, both trees": every}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Time qingdan diff and qingdan history.")
    parser.add_argument("--items", type=int, default=10_000, help="items to generate (10000)")
    parser.add_argument("--commits", type=int, default=500, help="commits to generate (500)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (5)")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same repository (1)")
    parser.add_argument("--no-peers", action="store_true", help="time qingdan alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    parser.add_argument(
        "--qingdan",
        metavar="PROGRAM",
        default=program(Path(sys.prefix), "qingdan"),
        help="the qingdan to time (default: the one of this Python)",
    )
    given = parser.parse_args(arguments)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="qingdan-benchmark-") as name:
        root, cache = Path(name, "office"), Path(name, "cache")
        item = write_repository(root, given.items, given.commits, given.seed)
        os.environ["QINGDAN_CACHE_DIR"] = str(cache)
        racers = contenders(given.qingdan, root, item, cache)
        for run in racers.values():
            run()  # the first run of all compiles and fills the system's cache
        for _ in range(given.runs):
            for label, run in racers.items():
                taken.setdefault(label, []).append(run())
        if not given.no_peers:
            for label, seconds in peer(root, Path(name)).items():
                taken[label] = [seconds]
    lines = [f"{'whole process':<40} {'median s':>9} {'min s':>7} {'max s':>7}"]
    for label, runs in taken.items():
        middle = statistics.median(runs)
        lines.append(f"{label:<40} {middle:>9.3f} {min(runs):>7.3f} {max(runs):>7.3f}")
    sys.stdout.write("\n".join(lines) + "\n")
    if given.json:
        given.json.write_text(json.dumps(taken, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
