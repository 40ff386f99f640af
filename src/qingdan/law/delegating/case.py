"""One matter handed down to one body: everything that its judgement depends on, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ...model.vocabulary import DelegationMethod, GrantKind, Level, PowerType


class Body(StrEnum):
    """What the body is that takes the matter on, as far as the law tells bodies apart here."""

    TOWN = "town"
    STREET = "street"
    """A 街道办事处 is a 派出机关, not a government."""
    BOTH = "both"
    """各乡镇（街道）: a group whose members are not registered."""
    ORGAN = "organ"
    """A government, a department, a vertical organ."""
    DISPATCHED = "dispatched"
    """A 派出机构 of a department."""
    INSTITUTION = "institution"
    AUTHORISED = "authorised"
    """A body whose 主体性质 is 授权组织."""
    INTERNAL = "internal"
    """内设机构, 执法队伍, 议事协调机构, 专班: no organ by itself."""
    OUTSIDE = "outside"
    """A company, an association, a person."""
    UNKNOWN = "unknown"


BASIC = frozenset({Body.TOWN, Body.STREET, Body.BOTH})
"""Those to whom 行政处罚法第二十四条 lets a province give penalties."""


class Named(StrEnum):
    """What the provisions cited say of the body itself."""

    LAW = "law"
    """A 法律 or a 行政法规 names this sort of body."""
    LOCAL = "local"
    """Only another norm does."""
    NO = "no"


class Coercion(StrEnum):
    """Which sort of coercion an item is, as far as its words tell (行政强制法第九条、第十二条)."""

    SEIZURE = "seizure"
    """查封 or 扣押, of which 行政强制法第二十二条 speaks besides."""
    MEASURE = "measure"
    EXECUTION = "execution"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Grant:
    """The decision, as far as the data names it.

    ``identified`` says that a number or an organ is given, ``published`` that it is said where.
    """

    kind: GrantKind | None = None
    level: Level | None = None
    identified: bool = False
    published: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The 委托书: what of 行政处罚法第二十条第二款 the data says of it."""

    matters: bool = False
    powers: bool = False
    ends: bool = False
    published: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One matter and one body.

    ``grant`` and ``letter`` are None where nothing at all is said of them. ``decision_cited``:
    the bases cite a decision of a government that gives powers down; ``entrusting_cited``: one of
    them speaks of 委托. ``detention``: the penalty takes liberty.
    """

    type: PowerType | None
    method: DelegationMethod | None
    body: Body
    named: Named = Named.NO
    coercion: Coercion = Coercion.UNKNOWN
    detention: bool = False
    decision_cited: bool = False
    entrusting_cited: bool = False
    grant: Grant | None = None
    letter: Letter | None = None
