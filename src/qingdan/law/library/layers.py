"""Lay what one layer knows of a law over what another knows: index, texts of the user, workspace.

Facts of the upper layer win where it has any; versions are the same where their days agree.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TypeVar

from ..facts import Law, Rank, Version

_T = TypeVar("_T")
_NEAR_LAW = datetime.timedelta(days=7)
_NEAR = datetime.timedelta(days=100)
"""Publication of a local regulation trails its passing by up to three months."""
_LONG_AGO = datetime.date.min


def merge(below: Law, above: Law) -> tuple[Law, dict[str, str]]:
    """Return the law as both layers know it, and the key of each version of ``above`` in it."""
    versions = list(below.versions)
    keys: dict[str, str] = {}
    taken: set[str] = set()
    near = _NEAR_LAW if below.rank is Rank.LAW else _NEAR
    for version in above.versions:
        same = _same(versions, version, near, taken)
        if same is None:
            versions.append(version)
            keys[version.key] = version.key
            taken.add(version.key)
            continue
        known = versions[same]
        keys[version.key] = known.key
        taken.add(known.key)
        versions[same] = replace(
            known,
            effective=known.effective or version.effective,
            complete=known.complete or version.complete,
            sources=_both(known.sources, version.sources),
        )
    ended = above.repeal or below.repeal
    if above.repeal is not None and below.repeal is not None and above.repeal.on is None:
        ended = below.repeal
    merged = replace(
        below,
        aliases=tuple(dict.fromkeys((*below.aliases, *above.aliases))),
        organ=below.organ or above.organ,
        versions=tuple(sorted(versions, key=lambda one: one.passed or one.effective or _LONG_AGO)),
        repeal=ended,
        predecessors=tuple(dict.fromkeys((*below.predecessors, *above.predecessors))),
        number=below.number or above.number,
        sources=_both(below.sources, above.sources),
    )
    return merged, keys


def _both(one: tuple[_T, ...], other: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _same(
    versions: list[Version], wanted: Version, near: datetime.timedelta, taken: set[str]
) -> int | None:
    """Return the place of the version that is ``wanted``, None where there is none."""
    best: tuple[datetime.timedelta, int] | None = None
    for index, version in enumerate(versions):
        if version.key in taken:
            continue
        if version.key == wanted.key:
            return index
        for one, other in (
            (version.passed, wanted.passed),
            (version.effective, wanted.effective),
        ):
            if one and other and abs(one - other) <= near:
                best = min(best or (near, index), (abs(one - other), index))
                break
    return best[1] if best else None


__all__ = ["merge"]
