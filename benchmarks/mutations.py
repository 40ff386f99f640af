"""Break the sample workspace in every way the rules are for, and see whether they notice.

``python benchmarks/mutations.py [--rules QD5] [--times 20] [--seed 1] [--markdown]``: every mutator
is run many times at random places. A mutation counts as detected where its rule speaks, as placed
where it does so in the right files on the right lines and nowhere else; whatever another rule says
that the mutator does not announce is false.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.mutations import IMPOSSIBLE, MUTATORS, Mutator
from tests.mutations.bench import Bench, NoPlaceError, Outcome, random_for
from tests.mutations.workspace import sample

from qingdan.rules.registry import BY_SLUG, RULES

EXACT_EVERY = 10
"""One mutation in so many is checked again with every item judged anew."""


@dataclass
class Score:
    """What became of the mutations for one rule."""

    code: str
    slug: str
    mutators: int
    mutations: int = 0
    detected: int = 0
    placed: int = 0
    false: int = 0
    failures: list[str] = field(default_factory=list)

    def take(self, mutator: Mutator, number: int, outcome: Outcome) -> None:
        """Count one mutation."""
        self.mutations += 1
        self.detected += outcome.is_detected
        self.placed += outcome.is_placed
        self.false += len(outcome.false) + len(outcome.lost)
        if not (outcome.is_placed and outcome.is_clean):
            self.failures.append(f"{self.code} {mutator.name} #{number}\n{outcome}")

    @property
    def is_perfect(self) -> bool:
        """Whether every mutation was found at its place, and nothing else."""
        return self.mutations > 0 and not self.failures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; the exit code is 1 where a rule is not perfect or has no mutator."""
    options = _parser().parse_args(arguments)
    wanted = [word for words in options.rules for word in words.split(",")]
    started = time.perf_counter()
    scores, inexact = _run(wanted, options.times, options.seed, options.quiet)
    seconds = time.perf_counter() - started
    print("\n".join(_table(scores, markdown=options.markdown)))
    print(_total(scores, seconds, inexact))
    for score in scores:
        for failure in score.failures[: options.failures]:
            print(f"\n{failure}")
    without = [score.slug for score in scores if not score.mutators]
    if without:
        print("\nno mutator:", ", ".join(without))
    for slug, reason in IMPOSSIBLE.items():
        print(f"\nnot mutated: {slug}: {reason}")
    return 0 if not inexact and all(score.is_perfect for score in scores) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rules", action="append", default=[], help="codes, prefixes or names")
    parser.add_argument("--times", type=int, default=20, help="mutations by each mutator")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", type=int, default=3, help="failures shown for each rule")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser


def _run(
    wanted: Sequence[str], times: int, seed: int, quiet: bool
) -> tuple[list[Score], list[str]]:
    """Return the scores of the rules, and the mutations that were judged otherwise from nothing."""
    scores = []
    inexact: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sample(), Path(folder))
        done = 0
        for rule in RULES:
            if rule.slug in IMPOSSIBLE or not _is_wanted(rule.code, rule.slug, wanted):
                continue
            mutators = [one for one in MUTATORS if one.rule == rule.slug]
            score = Score(rule.code, rule.slug, len(mutators))
            scores.append(score)
            for mutator in mutators:
                inexact += _mutate(bench, mutator, score, range(times), seed)
            done += score.mutations
            if not quiet:
                print(f"\r{rule.code} {done} mutations ", end="", file=sys.stderr, flush=True)
    if not quiet:
        print("\r", end="", file=sys.stderr)
    return scores, inexact


def _mutate(
    bench: Bench, mutator: Mutator, score: Score, numbers: range, seed: int
) -> Iterator[str]:
    """Break the sample in one way many times; yield what is judged otherwise from nothing."""
    for number in numbers:
        try:
            mutation = bench.mutation(mutator, random_for(mutator, seed, number))
        except NoPlaceError as error:
            score.failures.append(str(error))
            return
        score.take(mutator, number, bench.run(mutator, mutation))
        if number % EXACT_EVERY == 0 and not bench.sound(mutator).is_exact(mutation.changes):
            yield f"{score.code} {mutator.name} #{number}"


def _is_wanted(code: str, slug: str, wanted: Iterable[str]) -> bool:
    words = list(wanted)
    return not words or any(word == slug or code.startswith(word) for word in words)


def _table(scores: Sequence[Score], *, markdown: bool) -> list[str]:
    head = ("rule", "name", "preset", "mutators", "mutations", "detected", "right line", "false")
    rows = [
        (
            score.code,
            score.slug,
            str(BY_SLUG[score.slug].preset),
            str(score.mutators),
            str(score.mutations),
            _share(score.detected, score.mutations),
            _share(score.placed, score.mutations),
            str(score.false),
        )
        for score in scores
    ]
    if markdown:
        return [
            "| " + " | ".join(head) + " |",
            "|---|---|---|--:|--:|--:|--:|--:|",
            *("| " + " | ".join(row) + " |" for row in rows),
        ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (head, *rows)
    ]


def _share(part: int, whole: int) -> str:
    return "—" if not whole else f"{100 * part / whole:.1f} %".replace(".0 %", " %")


def _total(scores: Sequence[Score], seconds: float, inexact: Sequence[str]) -> str:
    mutations = sum(score.mutations for score in scores)
    detected = sum(score.detected for score in scores)
    placed = sum(score.placed for score in scores)
    false = sum(score.false for score in scores)
    perfect = sum(score.is_perfect for score in scores)
    exact = "the same" if not inexact else "DIFFERENT: " + ", ".join(inexact)
    return (
        f"\n{len(scores)} rules ({perfect} perfect), {mutations} mutations: "
        f"{detected} detected, {placed} on the right lines, {false} false findings; "
        f"{seconds:.0f} s. One in {EXACT_EVERY} checked again from nothing: {exact}."
    )


if __name__ == "__main__":
    raise SystemExit(main())
