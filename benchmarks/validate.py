"""Time ``qingdan validate`` beside other checkers: ``python benchmarks/validate.py [--items N]``.

Every program runs on the same generated workspace, in the same run, one after the other in turn, so
that a machine which drifts slows them alike: read the ratios, not the seconds. The peers are
installed from the package registry into virtual environments of their own under a temporary
folder. README.md beside this file says what the columns mean.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate

PEERS = {
    "check-jsonschema": "check-jsonschema==0.39.0",
    "ryl": "ryl==0.26.1",
    "ruamel": "ruamel.yaml==0.19.1",
}
# ryl runs no rule by itself and keeps results on disk: name the rules that yamllint has on by
# default (those that Chinese text and long lines would only flood left out), and refuse the cache.
RYL_RULES = (
    "anchors,braces,brackets,colons,commas,comments,comments-indentation,empty-lines,hyphens,"
    "indentation,key-duplicates,new-line-at-end-of-file,new-lines,trailing-spaces,truthy"
)
RUAMEL_READER = """
import sys, time
from ruamel.yaml import YAML
files = sys.stdin.read().split("\\n")
start = time.perf_counter()
for name in files:
    with open(name, encoding="utf-8") as stream:
        YAML().load(stream)
print(time.perf_counter() - start)
"""


@dataclass
class Contender:
    """A program under the clock: how it is run, how many items it reads, what it took."""

    name: str
    items: int
    run: Callable[[], float]
    note: str = ""
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Median of its runs in seconds."""
        return statistics.median(self.seconds)


def finished(command: Sequence[str], stdin: str | None = None) -> str:
    """Run a command that must end with exit code 0; return what it printed."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=stdin, capture_output=True, encoding="utf-8", env=environment
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-2000:]
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{said}")
    return done.stdout


def timed(command: Sequence[str]) -> float:
    """Return the wall-clock seconds a command takes, its start-up included."""
    start = time.perf_counter()
    finished(command)
    return time.perf_counter() - start


def program(folder: Path, name: str) -> str:
    """Path of a program inside a virtual environment."""
    inside = folder / ("Scripts" if os.name == "nt" else "bin")
    return str(inside / (name + (".exe" if os.name == "nt" else "")))


def install(folder: Path, requirement: str) -> Path:
    """Make a virtual environment that holds one requirement."""
    venv.create(folder, with_pip=True)
    subprocess.run(
        [program(folder, "python"), "-m", "pip", "install", "--quiet", requirement],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return folder


def contenders(qingdan: str, work: Path, items: int, sample: int, peers: bool) -> list[Contender]:
    """Return everything to be timed on the workspace ``work/items``."""
    root = work / "items"
    powers = sorted(p for p in root.glob("powers/*/*.yaml") if p.name != "list.yaml")
    everything = sorted(p for p in root.rglob("*.yaml") if len(p.stem) >= 8 and "-" in p.stem)
    ours = [qingdan, "validate", "--workspace", str(root), "--quiet"]
    found = [Contender("qingdan validate", items, lambda: timed(ours), "all rules, cold")]
    if not peers:
        return found
    environments = {name: install(work / name, PEERS[name]) for name in PEERS}
    schema = work / "powers.json"
    subprocess.run([qingdan, "schema", "powers", "--output", str(schema)], check=True)
    checker = program(environments["check-jsonschema"], "check-jsonschema")
    check = [checker, "--quiet", "--schemafile", str(schema), *map(str, powers)]
    linter = program(environments["ryl"], "ryl")
    lint = [linter, "check", "--no-cache", "--enable", RYL_RULES, str(root)]
    python = program(environments["ruamel"], "python")
    chosen = everything[:: max(1, len(everything) // sample)][:sample]
    names = "\n".join(map(str, chosen))
    scale = len(everything) / len(chosen)
    found += [
        Contender(
            "check-jsonschema", len(powers), lambda: timed(check), "powers only, schema only"
        ),
        Contender("ryl, no cache", items, lambda: timed(lint), "style rules, no schema"),
        Contender(
            "ruamel.yaml round trip",
            items,
            lambda: float(finished([python, "-c", RUAMEL_READER], names)) * scale,
            f"reading only; {len(chosen)} files timed, scaled by {scale:.1f}",
        ),
    ]
    return found


def start_up(qingdan: str, runs: int) -> dict[str, float]:
    """Median seconds of small commands, and of a Python that does nothing."""
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "qingdan --version": [qingdan, "--version"],
        "qingdan --help": [qingdan, "--help"],
        "qingdan validate --help": [qingdan, "validate", "--help"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs * 3):
        for name, command in commands.items():
            taken[name].append(timed(command))
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def report(racers: Sequence[Contender], small: dict[str, float], runs: int) -> str:
    """Return the tables as text."""
    base = racers[0].median / racers[0].items
    lines = [
        f"{'program':<24} {'items':>7} {'median s':>9} {'min s':>7} {'max s':>7} {'x':>7}  note"
    ]
    for racer in racers:
        ratio = racer.median / racer.items / base
        lines.append(
            f"{racer.name:<24} {racer.items:>7} {racer.median:>9.2f} {min(racer.seconds):>7.2f} "
            f"{max(racer.seconds):>7.2f} {ratio:>7.2f}  {racer.note}"
        )
    lines.append(f"\nstart-up, median of {runs * 3}")
    lines += [f"{name:<24} {seconds * 1000:>7.0f} ms" for name, seconds in small.items()]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Time qingdan validate beside other checkers.")
    parser.add_argument("--items", type=int, default=10_000, help="items to generate (10000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each program (5)")
    parser.add_argument("--sample", type=int, default=300, help="files the ruamel reader reads")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated workspace (1)")
    parser.add_argument("--no-peers", action="store_true", help="time qingdan alone")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    parser.add_argument(
        "--qingdan",
        metavar="PROGRAM",
        default=program(Path(sys.prefix), "qingdan"),
        help="the qingdan to time (default: the one of this Python)",
    )
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="qingdan-benchmark-") as name:
        work = Path(name)
        generate(work / "items", given.items, given.seed)
        racers = contenders(given.qingdan, work, given.items, given.sample, not given.no_peers)
        for _ in range(given.runs):
            for racer in racers:
                racer.seconds.append(racer.run())
        small = start_up(given.qingdan, given.runs)
    sys.stdout.write(report(racers, small, given.runs))
    if given.json:
        figures = {
            "runs": given.runs,
            "programs": [
                {"name": r.name, "items": r.items, "seconds": r.seconds, "note": r.note}
                for r in racers
            ],
            "start_up_seconds": small,
        }
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
