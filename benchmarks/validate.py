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
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate
from peers import (
    PEERS,
    RUAMEL_READER,
    RYL_RULES,
    finished,
    install,
    install_ajv,
    program,
    timed,
)

SETTLED = 2.5
"""Seconds after which the stamp of a file is trusted (store/listing.py)."""


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


def ours(qingdan: str, root: Path, items: int) -> list[Contender]:
    """Return the ways in which ``qingdan validate`` is run."""
    check = [qingdan, "validate", "--workspace", str(root), "--quiet"]
    everything = [*check, "--no-cache", "--select", "QD", "--fail-on", "never"]
    files = sorted(p for p in root.glob("powers/*/*.yaml") if p.name != "list.yaml")
    return [
        Contender("qingdan, cold", items, lambda: timed([*check, "--no-cache"]), "default rules"),
        Contender("qingdan, cold, all rules", items, lambda: timed(everything), "strict ones too"),
        Contender("qingdan, nothing changed", items, lambda: repeated(check), "the run before"),
        Contender(
            "qingdan, 100 changed", items, lambda: changed(check, files), "100 files touched"
        ),
    ]


def repeated(check: Sequence[str]) -> float:
    """Time a run that has been run before; stamps must have settled first."""
    time.sleep(SETTLED)
    finished(check)
    return timed(check)


def changed(check: Sequence[str], files: Sequence[Path]) -> float:
    """Time a run after a line was added to 100 files spread over the workspace."""
    time.sleep(SETTLED)
    finished(check)
    for path in files[:: max(1, len(files) // 100)][:100]:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("# looked at\n")
    return timed(check)


def others(qingdan: str, work: Path, items: int, sample: int) -> list[Contender]:
    """Return the peers, on the same workspace."""
    root = work / "items"
    powers = sorted(p for p in root.glob("powers/*/*.yaml") if p.name != "list.yaml")
    everything = sorted(p for p in root.rglob("*.yaml") if len(p.stem) >= 8 and "-" in p.stem)
    environments = {name: install(work / name, PEERS[name]) for name in PEERS}
    schema = work / "powers.json"
    subprocess.run([qingdan, "schema", "powers", "--output", str(schema)], check=True)
    checker = program(environments["check-jsonschema"], "check-jsonschema")
    check = [checker, "--quiet", "--schemafile", str(schema), *map(str, powers)]
    linter = program(environments["ryl"], "ryl")
    lint = [linter, "check", "--no-cache", "--enable", RYL_RULES, str(root)]
    ajv = install_ajv(work / "ajv")
    names = str(root / "powers" / "*" / "[a-z][a-z]-*.yaml")
    hold = [
        ajv,
        "validate",
        "--spec=draft2020",
        "-c",
        "ajv-formats",
        "-s",
        str(schema),
        "-d",
        names,
    ]
    python = program(environments["ruamel"], "python")
    chosen = everything[:: max(1, len(everything) // sample)][:sample]
    listed = "\n".join(map(str, chosen))
    scale = len(everything) / len(chosen)
    return [
        Contender(
            "check-jsonschema", len(powers), lambda: timed(check), "powers only, schema only"
        ),
        Contender("ryl, no cache", items, lambda: timed(lint), "style rules, no schema"),
        Contender(
            "ajv-cli",
            len(powers),
            lambda: timed(hold, cwd=work / "ajv"),
            "powers only, schema only, no lines",
        ),
        Contender(
            "ruamel.yaml round trip",
            items,
            lambda: float(finished([python, "-c", RUAMEL_READER], listed)) * scale,
            f"reading only; {len(chosen)} files timed, scaled by {scale:.1f}",
        ),
    ]


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
        os.environ["QINGDAN_CACHE_DIR"] = str(work / "cache")
        racers = ours(given.qingdan, work / "items", given.items)
        if not given.no_peers:
            racers += others(given.qingdan, work, given.items, given.sample)
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
