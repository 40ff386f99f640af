"""Time ``qingdan export``: ``python benchmarks/export.py [--items N] [--runs R] [--json FILE]``.

Whole commands, start-up included, one format after the other in turn. README.md beside this file
says what the columns mean.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate

COMMAND = [sys.executable, "-c", "from qingdan.cli import main; main()", "export", "--quiet"]
FORMATS: dict[str, list[str]] = {
    "xlsx": [],
    "xlsx, a sheet an organ": ["--sheets", "organ"],
    "csv": ["--format", "csv", "--list", "powers"],
    "json": ["--format", "json"],
    "jsonl": ["--format", "jsonl"],
    "xlsx, public": ["--audience", "public"],
}


@dataclass
class Timed:
    """Seconds of one way to export, on the wall and of work, and the bytes that came out."""

    name: str
    words: list[str]
    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def ending(self) -> str:
        """How the name of the file ends; a name without an ending would be a folder."""
        return self.words[1] if self.words[:1] == ["--format"] else "xlsx"

    def run(self, workspace: Path, target: Path) -> None:
        """Run once and note the time."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        words = [*self.words, "-w", str(workspace), "-o", str(target), "--force"]
        subprocess.run([*COMMAND, *words], check=True)
        self.wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.work.append(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        )
        self.size = target.stat().st_size


def main() -> None:
    """Generate a workspace, run everything in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=list(FORMATS), action="append")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    timed = [
        Timed(name, words) for name, words in FORMATS.items() if name in (asked.only or FORMATS)
    ]
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder, "w")
        generate(workspace, asked.items)
        for _round in range(asked.runs):
            for one in timed:
                one.run(workspace, Path(folder, f"out.{one.ending}"))
    load = os.getloadavg()[0]
    print(f"{asked.items} items, {asked.runs} runs, load {load:.1f}\n")
    print("| format | median s | min s | max s | work s | MB |\n|---|---|---|---|---|---|")
    for one in timed:
        wall = f"{statistics.median(one.wall):.2f} | {min(one.wall):.2f} | {max(one.wall):.2f}"
        work = statistics.median(one.work)
        print(f"| {one.name} | {wall} | {work:.2f} | {one.size / 1e6:.1f} |")
    if asked.json is not None:
        said = {one.name: {"wall": one.wall, "work": one.work, "bytes": one.size} for one in timed}
        asked.json.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
