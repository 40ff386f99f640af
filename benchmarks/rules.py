"""Time every rule on a workspace: ``python benchmarks/rules.py WORKSPACE [--top N] [--all]``.

Prints the slowest rules with the seconds they took in one process, so that a rule which forgot its
cheap first test is seen at once. The engine around them (reading, the schema) is the rest.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from qingdan.rules import judging, registry, run, scope
from qingdan.rules.rule import Rule
from qingdan.store.snapshot import worktree

Taken = defaultdict[str, float]


def clocked(rule: Rule, check: Callable[[Any], Iterator[Any]], taken: Taken) -> Any:
    """Return ``check`` with its seconds added up under the rule's name."""

    def checked(subject: Any) -> Iterator[Any]:
        start = time.perf_counter()
        found = list(check(subject))
        taken[f"{rule.code} {rule.slug}"] += time.perf_counter() - start
        return iter(found)

    return checked


def put_clocks_in(taken: Taken) -> None:
    """Replace the checks of the registry by timed ones, where they are used."""
    for module, names in (
        (judging, ("ITEM_CHECKS", "LOOKS")),
        (scope, ("LIST_CHECKS", "WORKSPACE_CHECKS")),
    ):
        for name in names:
            checks = getattr(registry, name)
            setattr(module, name, tuple((r, clocked(r, check, taken)) for r, check in checks))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Time every rule on a workspace.")
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--top", type=int, default=20, help="rules to show (20)")
    parser.add_argument("--all", action="store_true", help="also rules that are off by default")
    given = parser.parse_args(arguments)
    taken: Taken = defaultdict(float)
    put_clocks_in(taken)
    gc.disable()
    start = time.perf_counter()
    report = run.validate(
        worktree(given.workspace),
        run.Options(
            as_of=datetime.datetime.now().astimezone().date(),
            jobs=1,
            select=("QD",) if given.all else (),
        ),
    )
    total = time.perf_counter() - start
    sys.stdout.write(
        f"{report.items} items, {len(report.findings)} findings, {total:.2f} s in one process, "
        f"{sum(taken.values()):.2f} s of it in {len(taken)} rules\n"
    )
    for name, seconds in sorted(taken.items(), key=lambda pair: -pair[1])[: given.top]:
        sys.stdout.write(f"{seconds:8.3f} s  {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
