"""Lay what one layer knows of a law over what another knows: index, texts of the user, workspace.

Facts of the upper layer win where it has any; versions are the same where their days agree. Of a
law's end the workspace has the last word; a collection of texts is heard where nothing below says.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TypeVar

from ..facts import Law, Rank, Repeal, Version
from .assembled import Conflict

_T = TypeVar("_T")
_NEAR_LAW = datetime.timedelta(days=7)
_NEAR = datetime.timedelta(days=100)
"""Publication of a local regulation trails its passing by up to three months."""
VALIDITY = "效力"
"""A collection labels a law as ended, and nothing else says so."""
_LONG_AGO = datetime.date.min


def merge(below: Law, above: Law, *, collected: bool = False) -> tuple[Law, dict[str, str]]:
    """Return the law as both layers know it, and the key of each version of ``above`` in it.

    ``collected``: ``above`` was put together from texts that were added, not stated by a workspace.
    """
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
    if any(map(_is_dated, versions)):
        versions = [one for one in versions if one.complete or _is_dated(one)]
    ended = _end(below, above, collected=collected)
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


def disputed(merged: Law, above: Law) -> Conflict | None:
    """Return what to say where a collection only labels a law as ended that counts as not ended."""
    label = above.repeal
    if merged.repeal is not None or label is None or label.on is not None:
        return None
    latest = merged.versions[-1].key if merged.versions else ""
    claims = tuple((source.name, "已废止") for source in label.sources)
    return Conflict(VALIDITY, latest, "有效", claims)


def _is_dated(version: Version) -> bool:
    return version.passed is not None or version.effective is not None


def _end(below: Law, above: Law, *, collected: bool) -> Repeal | None:
    """Choose what ended the law.

    The index knows more texts than one collection does: what that says of an end counts only where
    the index knows of none, by a clause with a day, and not of a law that was passed anew since.
    """
    known, said = below.repeal, above.repeal
    if said is None:
        return known
    if said.on is None:
        return known if known is not None or collected else said
    if not collected:
        return said
    day = said.on
    if any(version.passed is not None and version.passed > day for version in below.versions):
        return known
    return known if known is not None and known.on is not None else said


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


__all__ = ["VALIDITY", "disputed", "merge"]
