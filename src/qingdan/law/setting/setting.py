"""Who may set what (设定权): the matrix of ``data/setting_power.yaml`` as pure functions.

The question is always whether a norm of a rank may *create* a penalty, a licence, a measure, an
execution or a charge by itself. Working out what a higher norm has set (具体规定) is another
question and never asked here.

Sources: 行政处罚法 10–14, 16; 行政许可法 14, 15, 17, 58; 行政强制法 10, 11, 13; 立法法 11, 12, 91,
93; 优化营商环境条例 25. Every cell of the data names its own article.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from ...model.vocabulary import CoercionMeans, PenaltyKind, PowerType
from ..dated import load
from ..facts import Rank

_FILE = "setting_power.yaml"
_REST = "其余"
NO_HIGHER_NORM = "无上位法"
"""The claim that most cells ask for: no higher norm governs the matter yet."""


class Allowed(StrEnum):
    """The answer of a cell; the value is what stands in reports."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


class Matter(StrEnum):
    """A section of the matrix; the value is its key in the data."""

    PENALTY = "处罚"
    LICENCE = "许可"
    LICENCE_FEE = "许可收费"
    MEASURE = "强制措施"
    EXECUTION = "强制执行"
    LEVY = "征收"
    BUSINESS_CHARGE = "涉企收费"
    OTHER = "其他类型"


class Levy(StrEnum):
    """What a 行政征收 takes: the columns of two sections."""

    TAX = "税收"
    PROPERTY = "非国有财产的征收征用"
    CHARGE = "行政事业性收费"
    FUND = "政府性基金"
    DEPOSIT = "涉企保证金"


MEASURES = frozenset(
    {
        CoercionMeans.RESTRAINT,
        CoercionMeans.SEAL,
        CoercionMeans.SEIZE,
        CoercionMeans.FREEZE,
        CoercionMeans.OTHER_MEASURE,
    }
)
"""行政强制法第九条; every other means is one of execution (第十二条)."""

_ANSWERS = {"可以": Allowed.YES, "不可以": Allowed.NO, "看情形": Allowed.DEPENDS}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a norm may set something, and which article says so.

    ``law`` is the title without 《》, ``article`` a locator (第十二条第一款), both empty where
    nothing is known of that day. ``declared_flag`` is what an editor would have to declare for
    the answer to be yes; ``cite_instead`` are provisions that themselves set the thing, so that
    citing them as well mends the item.
    """

    allowed: Allowed
    law: str
    article: str
    reason: str
    declared_flag: str | None = None
    cite_instead: str | None = None


@dataclass(frozen=True, slots=True)
class _Regime:
    law: str
    columns: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Any]]


def may_set_penalty(
    rank: Rank, kind: PenaltyKind, on: datetime.date, higher_norm: bool | None = None
) -> Verdict:
    """Return whether a norm of ``rank`` may set a kind of penalty (行政处罚法 10–14, 16).

    ``higher_norm`` says whether a higher norm governs the matter already; None for unknown.
    """
    return _verdict(Matter.PENALTY, rank, str(kind), on, higher_norm)


def may_set_licence(rank: Rank, on: datetime.date, higher_norm: bool | None = None) -> Verdict:
    """Return whether a norm of ``rank`` may set a licence (行政许可法 14, 15, 17)."""
    return _verdict(Matter.LICENCE, rank, str(PowerType.LICENCE), on, higher_norm)


def may_set_licence_fee(rank: Rank, on: datetime.date) -> Verdict:
    """Return whether a norm of ``rank`` may make a licence cost something (行政许可法 58)."""
    return _verdict(Matter.LICENCE_FEE, rank, "许可收费", on, None)


def may_set_coercion(
    rank: Rank, means: CoercionMeans, on: datetime.date, higher_norm: bool | None = None
) -> Verdict:
    """Return whether a norm of ``rank`` may set a means of coercion (行政强制法 10, 11, 13).

    Emergencies, prudential supervision of finance and technical control at the border follow
    other laws (行政强制法 3) and are not asked here.
    """
    matter = Matter.MEASURE if means in MEASURES else Matter.EXECUTION
    return _verdict(matter, rank, str(means), on, higher_norm)


def may_set_levy(rank: Rank, levy: Levy, on: datetime.date) -> Verdict:
    """Return whether a norm of ``rank`` may set a levy (立法法 11, 12; 优化营商环境条例 25)."""
    own = levy in (Levy.TAX, Levy.PROPERTY)
    return _verdict(Matter.LEVY if own else Matter.BUSINESS_CHARGE, rank, str(levy), on, None)


def may_set_other(rank: Rank, power: PowerType, on: datetime.date) -> Verdict:
    """Return the general limits for types that no statute on setting governs (立法法 91, 93)."""
    columns = _regimes(Matter.OTHER)[-1][1].columns
    column = str(power) if str(power) in columns else str(PowerType.OTHER)
    return _verdict(Matter.OTHER, rank, column, on, None)


def cells(on: datetime.date) -> Iterator[tuple[Matter, Rank, str, Verdict]]:
    """Yield every cell of the matrix on a day: section, rank, column, answer."""
    for matter in Matter:
        regime = _regime(matter, on)
        for rank in Rank:
            for column in regime.columns if regime else ():
                yield matter, rank, column, _verdict(matter, rank, column, on, None)


@lru_cache(maxsize=4096)
def _verdict(
    matter: Matter, rank: Rank, column: str, on: datetime.date, higher_norm: bool | None
) -> Verdict:
    regime = _regime(matter, on)
    if regime is None:
        return Verdict(Allowed.DEPENDS, "", "", f"{on.isoformat()}的设定权没有收录")
    row = regime.rows[str(rank)]
    cell = row.get(regime.columns[column], row.get(_REST))
    if cell is None:
        raise KeyError(f"{matter} {rank} {column}")
    flag = cell.get("须声明")
    allowed = _ANSWERS[cell["可否"]]
    if flag == NO_HIGHER_NORM and higher_norm is not None:
        allowed = Allowed.NO if higher_norm else Allowed.YES
    return Verdict(
        allowed,
        regime.law,
        cell["条"],
        cell["说明"],
        flag if allowed is Allowed.DEPENDS else None,
        cell.get("补引"),
    )


def _regime(matter: Matter, on: datetime.date) -> _Regime | None:
    day = on.isoformat()
    begun = [regime for since, regime in _regimes(matter) if since <= day]
    return begun[-1] if begun else None


@cache
def _regimes(matter: Matter) -> tuple[tuple[str, _Regime], ...]:
    return tuple(
        (
            entry["自"],
            _Regime(
                entry["法规"],
                {kind: group for group, kinds in entry["组"].items() for kind in kinds},
                {rank: row["格"] for row in entry["行"] for rank in row["位阶"]},
            ),
        )
        for entry in load(_FILE)[str(matter)]
    )


__all__ = [
    "MEASURES",
    "NO_HIGHER_NORM",
    "Allowed",
    "Levy",
    "Matter",
    "Verdict",
    "cells",
    "may_set_coercion",
    "may_set_levy",
    "may_set_licence",
    "may_set_licence_fee",
    "may_set_other",
    "may_set_penalty",
]
