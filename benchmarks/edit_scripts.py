"""Precision and recall of ``qingdan diff`` against edits whose outcome is known.

``python benchmarks/edit_scripts.py [--scripts N] [--items N] [--seed S]`` makes N edit scripts on
a made-up workspace (see ``generate.py``) or, with ``--workspace``, on the items of one on disk,
each with some eighty edits of all kinds, compares the two versions in memory and prints, for each
edit, kind and official word, how many had to be found, were found, and were found wrongly.

What is declared or has an id must be found always; what is inferred at 0.95 or better.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import editing as e
from editing import Expected, Files, Script
from generate import frame, items
from qingdan.compare.changes import Change, Comparison
from qingdan.compare.comparison import compare_contents
from qingdan.compare.files import owner_of
from qingdan.store.layout import Role
from qingdan.store.reader import read_mapping
from reforms import REFORMS

Edit = Callable[[Script], None]

EDITS: tuple[tuple[Edit, int], ...] = (
    (e.add, 4),
    (e.remove, 4),
    (e.edit, 6),
    *((edit, 1) for edit in e.STATUS_AND_KEYS),
    (e.rename, 2),
    (e.recode, 2),
    (e.typography, 3),
    (e.move, 4),
    (e.rename_file, 4),
    (e.sibling, 1),
    (e.succeed, 3),
    (partial(e.split, declared=True), 2),
    (partial(e.split, declared=False), 2),
    (partial(e.merge, declared=True), 2),
    (partial(e.merge, declared=False), 2),
)
"""Each edit and how often a script makes it on average."""

INFERRED_TARGET = 0.95


@dataclass
class Tally:
    """What had to be found (by edit, kind, action), what was, and what was found wrongly."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    left_over: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def recall(self, key: str) -> float:
        """Return the share of what had to be found that was."""
        return self.found[key] / self.wanted[key] if self.wanted[key] else 1.0

    def precision(self, key: str) -> float:
        """Return the share of what was found that is right."""
        said = self.found[key] + self.wrong[key]
        return self.found[key] / said if said else 1.0


def read_workspace(folder: Path) -> Files:
    """Return the items of a workspace on disk that can be read, as plain mappings by path."""
    paths = sorted(p for p in folder.glob("*/**/*.yaml") if owner_of_item(p, folder))
    texts = ((p.relative_to(folder).as_posix(), p.read_text("utf-8")) for p in paths)
    return _read(texts)


def owner_of_item(path: Path, folder: Path) -> bool:
    """Whether a file is an item of a list."""
    owner = owner_of(path.relative_to(folder).as_posix())
    return owner is not None and owner.role is Role.ITEM


def base_workspace(count: int, seed: int) -> tuple[Files, Files]:
    """Return the items and the rest of a made-up workspace, as plain mappings by path."""
    made, organs = items(count, seed)
    return _read(made), _read(frame(organs))


def _read(files: Iterable[tuple[str, str]]) -> Files:
    found = {}
    for path, text in files:
        value = read_mapping(text.encode()).value
        assert value is not None
        found[path] = value
    return found


def make_script(base: Files, spare: Files, seed: int, shared: Files | None = None) -> Script:
    """Return two versions with some eighty edits between them; the same seed, the same script.

    With the files that items share, a reform opens the script.
    """
    dice = random.Random(seed)
    free = sorted(base)
    dice.shuffle(free)
    adding = sorted(spare.items())
    dice.shuffle(adding)
    before = {**base, **(shared or {})}
    script = Script(dice, _copy(before), _copy(before), free, _copy_pairs(adding[:20]))
    if shared:
        REFORMS[seed % len(REFORMS)](script)
    for edit, often in EDITS:
        for _ in range(dice.randint(0, 2 * often)):
            edit(script)
    return script


def _copy(files: Files) -> Files:
    found: Files = json.loads(json.dumps(files, ensure_ascii=False))
    return found


def _copy_pairs(pairs: list[tuple[str, e.Value]]) -> list[tuple[str, e.Value]]:
    return list(_copy(dict(pairs)).items())


def written(files: Files) -> dict[str, bytes]:
    """Return the bytes of the files (JSON is YAML)."""
    return {path: json.dumps(value, ensure_ascii=False).encode() for path, value in files.items()}


def judge(script: Script, comparison: Comparison, tally: Tally) -> None:
    """Hold what was found against what was done."""
    wanted = {expected: edit for edit, expected in script.expected}
    unsure = {(one.base, one.head) for one in wanted if one.reach == -1}
    said = [_said(change, unsure) for change in comparison.changes]
    for expected, edit in wanted.items():
        for key in _keys(edit, expected):
            tally.wanted[key] += 1
            tally.found[key] += expected in said
        if expected not in said:
            mine = [s for s in said if {s.base, s.head} & {expected.base, expected.head} - {None}]
            tally.misses.append(f"{edit}: wanted {expected}\n    found {mine}")
    guessed = {path for one in wanted if one.inferred for path in (one.base, one.head) if path}
    for other in said:
        if other not in wanted:
            if other.kind in ("added", "removed", "moved") and {other.base, other.head} & guessed:
                tally.left_over[f"left over by a missed guess: {other.kind}"] += 1
                continue
            for key in _keys(None, other):
                tally.wrong[key] += 1
    told = {(t.base_organ, t.organ): t for t in comparison.transfers}
    for way, moved in _moved(script).items():
        right = way in told and (set(told[way].items), len(told[way].changed)) == moved
        tally.wanted["transfer"] += 1
        tally.found["transfer"] += right
        if not right:
            tally.misses.append(f"transfer: wanted {way} {moved}\n    found {told.get(way)}")
    tally.wrong["transfer"] += len(told.keys() - _moved(script).keys())


def _moved(script: Script) -> dict[tuple[str, str], tuple[set[str], int]]:
    """Return from whom to whom at least two items went: their ids, and how many changed."""
    ways: dict[tuple[str, str], list[Expected]] = {}
    for _edit, one in script.expected:
        if one.action == "划转" and one.base and one.head:
            way = one.base.split("/")[1], one.head.split("/")[1]
            ways.setdefault(way, []).append(one)
    return {
        way: ({e.stem(one.head or "") for one in moved}, sum(map(script.is_changed, moved)))
        for way, moved in ways.items()
        if len(moved) > 1
    }


def _said(change: Change, unsure: set[tuple[str | None, str | None]]) -> Expected:
    reach = -1 if (change.base_file, change.head_file) in unsure else change.reach
    return Expected(
        str(change.kind),
        str(change.action) if change.action else None,
        change.base_file,
        change.head_file,
        tuple(sorted(change.came_from)),
        tuple(sorted(change.went_to)),
        change.inferred,
        reach,
    )


def _keys(edit: str | None, expected: Expected) -> Iterable[str]:
    sure = "inferred" if expected.inferred else "by id or declared"
    yield f"kind {expected.kind} ({sure})"
    yield f"action {expected.action or '—'}"
    if edit is not None:
        yield f"edit {edit}"


def run(
    base: Files, spare: Files, scripts: int, seed: int, shared: Files | None = None
) -> tuple[Tally, float]:
    """Run the scripts; return the tally and the seconds spent comparing."""
    tally, spent = Tally(), 0.0
    for number in range(scripts):
        script = make_script(base, spare, seed * 100_000 + number, shared)
        before, after = written(script.before), written(script.after)
        start = time.perf_counter()
        comparison = compare_contents(before, after)
        spent += time.perf_counter() - start
        judge(script, comparison, tally)
    return tally, spent


def report(tally: Tally) -> str:
    """Return the table; an edit has no precision, because what is wrong belongs to no edit."""
    lines = [f"{'':44}{'wanted':>8}{'found':>8}{'wrong':>8}{'precision':>11}{'recall':>8}"]
    for key in sorted({*tally.wanted, *tally.wrong}):
        precision = "" if key.startswith("edit") else f"{tally.precision(key):.4f}"
        wrong = "" if key.startswith("edit") else str(tally.wrong[key])
        lines.append(
            f"{key:44}{tally.wanted[key]:>8}{tally.found[key]:>8}{wrong:>8}"
            f"{precision:>11}{tally.recall(key):>8.4f}"
        )
    lines += [f"{key:44}{tally.left_over[key]:>24}" for key in sorted(tally.left_over)]
    return "\n".join(lines)


def main() -> int:
    """Run the bench; the exit code is 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=int, default=100)
    parser.add_argument("--items", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workspace", type=Path, help="edit the items of this workspace")
    parser.add_argument("--misses", type=int, default=0, help="show so many of what was missed")
    asked = parser.parse_args()
    shared: Files | None = None
    if asked.workspace:
        base = read_workspace(asked.workspace)
        spare = dict(random.Random(asked.seed).sample(sorted(base.items()), len(base) // 10))
        base = {path: value for path, value in base.items() if path not in spare}
    else:
        base, shared = base_workspace(asked.items, asked.seed)
        spare, _more = base_workspace(2 * asked.items, asked.seed + 7919)
    names = {value["名称"] for value in base.values()}
    spare = {path: value for path, value in spare.items() if value["名称"] not in names}
    tally, spent = run(base, spare, asked.scripts, asked.seed, shared)
    print(report(tally))
    print(f"{sum(v for k, v in tally.wanted.items() if k.startswith('edit'))} changes of "
          f"{asked.scripts} scripts, {spent:.2f} s comparing")  # fmt: skip
    for miss in tally.misses[: asked.misses]:
        print(miss)
    return 1 if failures(tally) else 0


def failures(tally: Tally) -> list[str]:
    """Return the targets that were missed, in words."""
    missed = []
    for key in sorted({*tally.wanted, *tally.wrong}):
        target = 1.0 if "inferred" not in key and not key.startswith(("action", "edit")) else 0.95
        for name, value in (("recall", tally.recall(key)), ("precision", tally.precision(key))):
            if value < target:
                missed.append(f"{key}: {name} {value:.4f} < {target}")
    return missed


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
