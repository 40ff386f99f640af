"""``qingdan orphans overlap`` on made-up powers with planted pairs: time, and recall.

    python benchmarks/overlap.py [--items 10000 100000] [--sample 1000] [--seed 1]

Sixty organs have powers with the names of ``generate.py``; each cites one article of a law of its
own organ and one of a law that several organs use. Every fiftieth is planted a second time at
another organ: under the same name, under a name with a few words changed that cites the same
article, or under another name that cites the same two articles. The exhaustive comparison holds
every power of a sample against every other one, by the same judgement but without groups.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import phrases as p
from qingdan.model.organ import Organ
from qingdan.model.power import Power
from qingdan.model.vocabulary import ListKind
from qingdan.model.workspace import WorkspaceFile
from qingdan.ownership import overlap
from qingdan.rules.names import same_name
from qingdan.store.inventory import Entry, Inventory
from writing import numeral, power_name

EVERY = 50
OWN_ARTICLES, SHARED_ARTICLES = 60, 90
Pair = frozenset[str]


def made(count: int, seed: int) -> tuple[list[Entry], dict[Pair, str]]:
    """Return ``count`` powers and the planted pairs with the way each was planted."""
    dice = random.Random(seed)
    entries: list[Entry] = []
    planted: dict[Pair, str] = {}
    organs = len(p.DEPARTMENTS)
    number = 0
    while len(entries) < count:
        organ, nth = number % organs, number // organs
        number += 1
        ident, _name, field = p.DEPARTMENTS[organ]
        name = power_name("行政处罚", field, nth)
        own = f"《某市{field}条例》第{numeral(nth % OWN_ARTICLES + 1)}条"
        common = f"《某省{nth // OWN_ARTICLES + 1}号办法》"
        bases = [own, f"{common}第{numeral(dice.randrange(SHARED_ARTICLES) + 1)}条"]
        twice = number % EVERY == 0 and len(entries) + 1 < count
        if not twice:
            _power(entries, ident, name, bases)
            continue
        way = ("same name", "few words changed", "two articles")[number // EVERY % 3]
        other = p.DEPARTMENTS[(organ + 1 + dice.randrange(organs - 1)) % organs][0]
        special = [f"《某省{number}号条例》第{numeral(n)}条" for n in (7, 40)]
        first = _power(entries, ident, name, bases if way == "same name" else special)
        if way == "same name":
            twin = _power(entries, other, name, [own])
        elif way == "few words changed":
            twin = _power(entries, other, name.replace("对", "对违法", 1), special[:1])
        else:
            twin = _power(
                entries, other, f"对{p.DEPARTMENTS[number % organs][2]}领域违法活动的处罚", special
            )
        planted[frozenset((first.id, twin.id))] = way
    return entries, planted


def _power(entries: list[Entry], organ: str, name: str, citations: Sequence[str]) -> Entry:
    ident = f"cf-{len(entries):08d}"
    said = {"名称": name, "类型": "行政处罚", "状态": "有效", "依据": list(citations)}
    item = Power.model_validate(said)
    path = f"powers/{organ}/{ident}.yaml"
    entries.append(Entry(ListKind.POWERS, organ, ident, path, item, said))
    return entries[-1]


def inventory(entries: list[Entry]) -> Inventory:
    """Return a workspace that was never written."""
    organs = {ident: Organ.model_validate({"名称": f"某市{n}"}) for ident, n, _f in p.DEPARTMENTS}
    workspace = WorkspaceFile.model_validate({"格式": 1, "名称": "某市"})
    return Inventory("", None, workspace, organs, {}, {}, entries, [])


def found(entries: list[Entry]) -> tuple[set[Pair], float]:
    """Return what ``overlaps`` finds and how many seconds it takes, citations read anew."""
    whole = inventory(entries)
    overlap._articles.cache_clear()
    began = time.perf_counter()
    pairs = overlap.overlaps(whole).pairs
    return {frozenset((one.first.id, one.second.id)) for one in pairs}, time.perf_counter() - began


def exhaustive(entries: list[Entry]) -> tuple[set[Pair], Counter[str], float]:
    """Return the pairs of an all-pairs comparison by the same judgement, and its seconds.

    The counts are those of pairs alike in their names that are none by definition: they share
    nothing, or only articles and names that more organs have than ``MOST_ORGANS``.
    """
    began = time.perf_counter()
    claims = [overlap._claim(entry) for entry in entries]
    having: dict[object, set[str | None]] = {}
    keys = [{*claim.provisions, same_name(claim.entry.item.name)[1]} for claim in claims]
    for claim, own in zip(claims, keys, strict=True):
        for key in own:
            having.setdefault(key, set()).add(claim.entry.organ)
    pairs, none = set(), Counter[str]()
    for (one, mine), (two, other) in combinations(zip(claims, keys, strict=True), 2):
        if one.entry.organ == two.entry.organ:
            continue
        common = mine & other
        few = {key for key in common if len(having[key]) <= overlap.MOST_ORGANS}
        articles = sum(isinstance(key, str) for key in few)
        if overlap._judged(one, two, None if articles >= overlap.ARTICLES else overlap.LIKE):
            if few:
                pairs.add(frozenset((one.entry.id, two.entry.id)))
            else:
                none["many organs" if common else "nothing in common"] += 1
    return pairs, none, time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Time and recall of qingdan orphans overlap.")
    parser.add_argument("--items", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--sample", type=int, default=1_000, help="powers compared in all pairs")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same powers")
    given = parser.parse_args(arguments)
    say = sys.stdout.write
    for count in given.items:
        entries, planted = made(count, given.seed)
        pairs, seconds = found(entries)
        say(f"{count} powers: {seconds:.1f} s, {len(pairs)} pairs, {len(planted)} planted\n")
        for way in sorted(set(planted.values())):
            of = {pair for pair, how in planted.items() if how == way}
            say(f"  {way}: {len(of & pairs)} of {len(of)} found\n")
        some = _sample(entries, planted, given.sample, given.seed)
        quick, short = found(some)
        all_pairs, none, long = exhaustive(some)
        say(
            f"  sample of {len(some)}: {len(quick & all_pairs)} of the {len(all_pairs)} pairs of an"
            f" exhaustive comparison ({short:.2f} s, {long:.1f} s), {len(quick - all_pairs)} more;"
            f" names alike and no pair: {dict(sorted(none.items()))}\n"
        )
    return 0


def _sample(entries: list[Entry], planted: dict[Pair, str], size: int, seed: int) -> list[Entry]:
    """Return ``size`` powers, a tenth of them halves of planted pairs, in the order of ids."""
    dice = random.Random(seed)
    wanted = {i for pair in sorted(map(sorted, planted))[: size // 20] for i in pair}
    rest = [entry.id for entry in entries if entry.id not in wanted]
    wanted |= set(dice.sample(rest, min(len(rest), size - len(wanted))))
    return [entry for entry in entries if entry.id in wanted]


if __name__ == "__main__":
    sys.exit(main())
