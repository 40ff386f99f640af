"""The rank of a cited text: from the law library, never from a label.

What the library does not hold has no rank. What its name shows is used only to rule ranks out: a
办法 that is not among the national laws of the library is no 法律; a 条例 of a place is no rule and
no national norm (规章制定程序条例第七条); a circular (通知, 批复, 三定) is no rule. Nothing is said
where one of the ranks that are left would do. Documents of the State Council and of the central
organs are left alone: they may be decisions.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ...law.facts import Law, Rank
from ...law.library.ranks import province_of
from ..content.cited import titles

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary
    from ..itemview import ItemView

_VERSION = re.compile(r"[（(][^（()）]{1,20}[)）]$")
_CIRCULAR = re.compile(
    r"(?:通知|意见|批复|复函|函|纪要|要点|工作方案|实施方案|行动计划|通报|请示|报告|讲话)〉?$"
)
_ORGANISATION = re.compile(r"职能配置|人员编制规定|三定(?:方案|规定)|[“\"]三定[”\"]")
_NORMS = ("条例", "办法", "规定", "细则", "规则")
"""Names of norms that no 法律 has, but for old ones that the library holds."""
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:省|自治[区州县旗]|经济特区|浦东新区|(?<!城)(?<!辖)市(?![场政容民级域县辖内区]))(?!级|管)"
)
"""Places that make norms; 区 alone is no sign of one (自然保护区, 开发区)."""
_MAY_BE_SPECIAL = re.compile("经济特区|浦东|自由贸易港|海南|深圳|珠海|汕头|厦门")
_MAY_BE_AUTONOMOUS = re.compile("自治(?:州|县|旗)|自治条例|单行条例")
_RULES = frozenset({Rank.DEPARTMENT_RULE, Rank.PROVINCIAL_RULE, Rank.CITY_RULE})
_NATIONAL = frozenset(
    {
        Rank.ADMIN_REGULATION,
        Rank.PROVINCIAL_REGULATION,
        Rank.CITY_REGULATION,
        Rank.DEPARTMENT_RULE,
        Rank.PROVINCIAL_RULE,
        Rank.CITY_RULE,
        Rank.NORMATIVE,
    }
)
"""Also those of places: a title need not begin with one that is recognised."""
_LOCAL = _NATIONAL - {Rank.ADMIN_REGULATION, Rank.DEPARTMENT_RULE}
_COUNCIL_DECISION = re.compile("国务院.*决定$")
"""A decision issued by order is both: it sets licences by 行政许可法第十四条第二款."""
_ABOVE = ("国务院", "中共中央", "中央", "全国人民代表大会")


@lru_cache(maxsize=8192)
def law_of_title(library: LawLibrary, title: str) -> Law | None:
    """Return the law of a title without 《》, None where the library does not hold it."""
    return library.find(title) or library.find(_VERSION.sub("", title))


LOW = frozenset(
    {
        Rank.DEPARTMENT_RULE,
        Rank.PROVINCIAL_RULE,
        Rank.CITY_RULE,
        Rank.NORMATIVE,
        Rank.PARTY,
        Rank.ORGANISATION,
        Rank.STANDARD,
    }
)


def _is_known(library: LawLibrary, law: Law, on: datetime.date) -> bool:
    """Whether a low rank can be relied on: it is what an accusation rests on.

    Of a text that is known from another one's repeal clause alone, who made it is a guess; and a
    repealed one is spoken of by another rule.
    """
    if law.repeal is not None and (law.repeal.on is None or law.repeal.on <= on):
        return False
    if law.organ or law.number or any(version.complete for version in law.versions):
        return True
    shipped = {source.name for source in library.sources}
    return any(source.name not in shipped for source in law.sources)


def title_of(citation: str) -> str | None:
    """Return the one title of a citation without 《》; None where there is none, or several."""
    found = set(titles(citation))
    return found.pop() if len(found) == 1 else None


def rank_of(item: ItemView, citation: str) -> Rank | None:
    """Return the rank of the text that a citation names, None where it is not known."""
    ranks = ranks_of(item, citation)
    return next(iter(ranks)) if len(ranks) == 1 else None


def ranks_of(item: ItemView, citation: str) -> frozenset[Rank]:
    """Return the ranks that the text a citation names may have; empty where nothing is known."""
    return possible_ranks(item.library, citation, item.today)


@lru_cache(maxsize=32768)
def possible_ranks(library: LawLibrary, citation: str, on: datetime.date) -> frozenset[Rank]:
    """Return the ranks that the text a citation names may have on a day, as far as is known."""
    title = title_of(citation)
    return frozenset() if title is None else _ranks_of_title(library, title, on)


@lru_cache(maxsize=8192)
def _ranks_of_title(library: LawLibrary, title: str, on: datetime.date) -> frozenset[Rank]:
    law = law_of_title(library, title)
    if law is not None and law.rank not in LOW:
        if law.rank is Rank.ADMIN_REGULATION and _COUNCIL_DECISION.match(title):
            return frozenset({law.rank, Rank.STATE_COUNCIL_DECISION})
        return frozenset({law.rank})
    if title.startswith(_ABOVE):
        return frozenset()
    if law is not None and _is_known(library, law, on):
        return frozenset({law.rank})
    name = _VERSION.sub("", title)
    if _ORGANISATION.search(name):
        return frozenset({Rank.ORGANISATION})
    if _CIRCULAR.search(name):
        return frozenset({Rank.NORMATIVE})
    if province_of(name) or _PLACE.match(name):
        return _local_ranks(name)
    if law is None and name.endswith(_NORMS):
        return _NATIONAL if not name.endswith("条例") else _NATIONAL - _RULES
    return frozenset()


def _local_ranks(name: str) -> frozenset[Rank]:
    if not name.endswith(_NORMS):
        return frozenset()
    ranks = _LOCAL if not name.endswith("条例") else _LOCAL - _RULES - {Rank.NORMATIVE}
    if _MAY_BE_SPECIAL.search(name):
        ranks |= {Rank.SPECIAL_REGULATION}
    if _MAY_BE_AUTONOMOUS.search(name):
        ranks |= {Rank.AUTONOMOUS_REGULATION}
    return ranks
