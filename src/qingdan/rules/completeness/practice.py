"""Gaps that stand out: what an item does not say while most others of its list do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.vocabulary import ListKind
from ..facts import Facts, View
from ..rule import Rule
from .gaps import lacking, of_types

ALWAYS = "一律要求"
"""The option of a rule by which the practice of the list does not matter."""


def unusual_gaps(view: View, rule: Rule, key: str, demand: str) -> Iterator[tuple[Facts, int]]:
    """Yield powers that say nothing under ``key``, and how many others of their list do.

    They are yielded where most items of the same organ's list say something. Where the profile
    demands it or the option 一律要求 is set every one is, with the number 0.
    """
    found = view.around.profile.demands.get(demand)
    everywhere = found is not None and found.enabled
    gaps = list(lacking(view, key, of_types(view, demand)))
    if not gaps:
        return
    powers = [item for item in view.of_kind(ListKind.POWERS) if item.status and item.in_force]
    written = Counter(item.organ for item in powers if key not in item.absent)
    unwritten = Counter(item.organ for item in gaps)
    for item in gaps:
        if everywhere or view.around.option(rule, ALWAYS, item.path):
            yield item, 0
        elif written[item.organ] > unwritten[item.organ]:
            yield item, written[item.organ]
