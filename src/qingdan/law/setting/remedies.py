"""How to appeal against an act: the text of 救济, from organ, type of power and day.

Sources: 行政复议法 20, 23, 24, 27, 28 (since 2024-01-01; before that 9, 12–15, 30 of the text of
2017); 行政诉讼法 14, 15, 18, 45, 46; exceptions of single laws. All of it is data
(``data/remedies.yaml``); the words of a remedy are what a citizen reads, so they are Chinese in
every language of the program.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...model.vocabulary import Level, OrganKind, OrganNature, PowerType
from ..dated import in_force_on, load

_FILE = "remedies.yaml"


class Standing(StrEnum):
    """What an organ is in the law of appeals; the value is its key in the data."""

    DEPARTMENT = "工作部门"
    JUSTICE = "司法行政部门"
    VERTICAL = "垂直领导"
    GOVERNMENT = "地方人民政府"
    PROVINCE = "省级人民政府"
    OUTPOST = "派出机关"
    """街道办事处: a body that a government sends out."""
    BRANCH = "派出机构"
    """A body that a department sends out."""
    AUTHORISED = "授权组织"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``government`` is the name of the government it belongs to (本级人民政府; of a
    government or a 街道办事处 the one above), ``superior`` of the organ above it, where known."""

    name: str
    kind: OrganKind
    level: Level | None = None
    nature: OrganNature | None = None
    government: str | None = None
    superior: str | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """The three texts of 救济. ``articles`` are the provisions they rest on, as cited."""

    reconsideration: str
    court: str
    note: str
    articles: tuple[str, ...]


def standing(actor: Actor) -> Standing | None:
    """Return what an organ is in the law of appeals; None where that cannot be told.

    An entrusted body acts in another organ's name, a party organ or a coordinating body in none
    of its own (行政复议法 24; 行政诉讼法 26).
    """
    if actor.nature is OrganNature.ENTRUSTED or actor.kind in _NO_STANDING:
        return None
    if actor.kind is OrganKind.VERTICAL or is_vertical(actor.name):
        return Standing.VERTICAL
    if _named(actor.name, "司法行政部门"):
        return Standing.JUSTICE
    if actor.kind in (OrganKind.GOVERNMENT, OrganKind.TOWNSHIP):
        return Standing.PROVINCE if actor.level is Level.PROVINCE else Standing.GOVERNMENT
    if actor.kind is OrganKind.SUBDISTRICT:
        return Standing.OUTPOST
    if actor.kind is OrganKind.DISPATCHED:
        return Standing.BRANCH
    if actor.nature is OrganNature.AUTHORISED:
        return Standing.AUTHORISED
    return Standing.DEPARTMENT if actor.kind is OrganKind.DEPARTMENT else None


def is_vertical(name: str) -> bool:
    """Whether the name is that of an organ under vertical leadership (行政复议法 27)."""
    return _named(name, "垂直领导")


def remedy(
    actor: Actor,
    power: PowerType,
    on: datetime.date,
    *,
    words: str = "",
    citations: Sequence[str] = (),
) -> Remedy | None:
    """Return how to appeal against an act of ``actor`` on a day; None where it cannot be told.

    ``words`` are the name and the orders of the item, ``citations`` its bases: some laws have
    limits of their own.
    """
    what = standing(actor)
    if what is None:
        return None
    try:
        review = in_force_on(load(_FILE)["复议"], on)
        suit = in_force_on(load(_FILE)["诉讼"], on)
    except LookupError:
        return None
    where = review["机关"][str(what)]
    sentences, articles = _limits(review, suit)
    articles.insert(0, f"《{review['法规']}》{where['条']}")
    if "另注" in where:
        sentences.insert(0, where["另注"])
    for text, article in _before_suit(review, power, words):
        sentences.append(text)
        articles.append(article)
    for text, article in _exceptions(power, on, words, citations):
        sentences.append(text)
        articles.append(article)
    return Remedy(
        _authority(actor, what, where["向"]),
        _court(actor, suit),
        "；".join(sentences) + "。",
        tuple(dict.fromkeys(articles)),
    )


_NO_STANDING = frozenset(
    {OrganKind.PARTY, OrganKind.COORDINATION, OrganKind.GROUP, OrganKind.OTHER}
)


_A_GOVERNMENT = (
    "本级人民政府",
    "上一级人民政府",
    "设立它的人民政府",
    "设立它的部门的本级人民政府",
)
"""Words of the data that a known government's name replaces."""


def _named(name: str, section: str) -> bool:
    table = load(_FILE)[section]
    return any(word in name for word in table["名称含"]) and not any(
        word in name for word in table.get("不含", ())
    )


def _authority(actor: Actor, what: Standing, general: str) -> str:
    """Return the organ to apply to, by its name where that follows from the register."""
    if what is Standing.PROVINCE:
        return actor.name
    if what is Standing.VERTICAL:
        return actor.superior or general
    if actor.government is None:
        return general
    for word in _A_GOVERNMENT:
        if general.startswith(word):
            return actor.government + general.removeprefix(word)
    return general


def _court(actor: Actor, suit: Mapping[str, Any]) -> str:
    middle = suit["中级"]
    high = actor.kind is OrganKind.GOVERNMENT and actor.level is not Level.TOWN
    if high or actor.name.endswith("海关"):
        court: str = middle["法院"]
        return court
    general: str = suit["法院"]["一般"]
    return general


def _limits(review: Mapping[str, Any], suit: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    direct, after = suit["直接"], suit["复议后"]
    texts = [
        f"自知道或者应当知道行政行为之日起{review['期限']}内可以申请行政复议",
        f"直接提起行政诉讼的，自知道或者应当知道行政行为之日起{direct['期限']}内提出",
        f"不服复议决定的，自收到复议决定书之日起{after['期限']}内提起行政诉讼",
    ]
    articles = [
        f"《{review['法规']}》{review['期限条']}",
        f"《{suit['法规']}》{direct['条']}",
        f"《{suit['法规']}》{after['条']}",
    ]
    return texts, articles


def _before_suit(
    review: Mapping[str, Any], power: PowerType, words: str
) -> Iterator[tuple[str, str]]:
    for entry in review["前置"]:
        named = entry.get("名称含")
        if str(power) in entry["类型"] and (not named or any(word in words for word in named)):
            yield entry["文"], f"《{review['法规']}》{entry['条']}"


def _exceptions(
    power: PowerType, on: datetime.date, words: str, citations: Sequence[str]
) -> Iterator[tuple[str, str]]:
    cited = "".join(citations)
    for entry in load(_FILE)["另有规定"]:
        needed = entry.get("含")
        if (
            str(power) in entry["类型"]
            and entry["自"] <= on.isoformat()
            and f"{entry['法规'].removeprefix('中华人民共和国')}》" in cited
            and (not needed or any(word in words for word in needed))
        ):
            yield entry["文"], f"《{entry['法规']}》{entry['见']}"


__all__ = ["Actor", "Remedy", "Standing", "is_vertical", "remedy", "standing"]
