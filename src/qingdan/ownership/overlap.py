"""The same power claimed by two organs: pairs, each with its evidence.

Pairs are only looked for among powers of one type that cite an article in common or bear one name,
so that the work grows with the list and not with its square. Numerals and the words of a negation
count whole: 第五十六条 and 第五十七条 differ by one character and are two things. Names that say a
matter in two ways are not alike (擅自在湿地内采砂、采矿…, 在湿地自然保护地内采矿…): two articles in
common, the one that forbids and the one that punishes, make such a pair as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise

from ..law.citing.parsing import citations
from ..law.citing.rendering import render
from ..law.reference import Locator
from ..model.boundary import Boundary
from ..model.power import Power
from ..model.vocabulary import Level, OrganKind, Status
from ..rules.names import same_name, weighty
from ..store.inventory import Entry, Inventory

LIKE = 0.85
"""Names that are less alike are not held to be one matter, whatever they cite."""
MOST_ORGANS = 3
"""What more organs than this have under one name or article is each one's own field."""
ARTICLES = 2
"""So many articles in common make a pair whatever the names say; one article does not."""
_MOST_ITEMS = 40
"""Of one article cited by more powers than this the article says nothing of a pair."""
_SIDE_BY_SIDE = frozenset({OrganKind.PARTY, OrganKind.DEPARTMENT, OrganKind.VERTICAL})
_NUMBER = re.compile("第[〇零一二三四五六七八九十百千]+[条款项章]|[0-9]+")
_NEGATION = re.compile("不得|未|不|非|无")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two powers of two organs. ``alike`` is 0 to 1, ``bases`` the provisions both cite."""

    first: Entry
    second: Entry
    alike: float
    bases: tuple[str, ...]

    @property
    def organs(self) -> tuple[str, str]:
        """The two organs."""
        return self.first.organ or "", self.second.organ or ""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Pairs, the surest first; ``settled`` counts those that a boundary matter draws a line for.

    ``looked_at`` is how many powers were compared.
    """

    pairs: tuple[Overlap, ...]
    settled: int
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class _Claim:
    entry: Entry
    grams: frozenset[str]
    numbers: tuple[str, ...]
    negations: tuple[str, ...]
    provisions: frozenset[str]
    levels: frozenset[Level]

    def apart(self, other: _Claim) -> bool:
        """Whether both say at which levels they are exercised and no level is the same."""
        return bool(self.levels and other.levels and not self.levels & other.levels)


def overlaps(inventory: Inventory, *, like: float = LIKE, most: int = MOST_ORGANS) -> Overlaps:
    """Return the pairs of powers in force that two departments side by side claim.

    ``like`` is the least likeness of their names, ``most`` the number of organs beyond which a
    name or an article is each one's own field (检查 of one's own trade). 主项 whose 子项 speak for
    them are compared like all others; items that name one another (共同实施, 承接) are no pair, nor
    are items of different levels (市级, 县级): the level is the line between them.
    """
    claims = [_claim(entry) for entry in inventory.entries if _counts(inventory, entry)]
    drawn = [
        frozenset((*entry.item.lead, *entry.item.supporters()))
        for entry in inventory.entries
        if isinstance(entry.item, Boundary) and entry.item.status is not Status.REPEALED
    ]
    found: list[Overlap] = []
    settled = 0
    for one, two, articles in _candidates(claims, most):
        pair = _judged(one, two, None if articles >= ARTICLES else like)
        if pair is None:
            continue
        if any(set(pair.organs) <= parties for parties in drawn):
            settled += 1
        else:
            found.append(pair)
    found.sort(key=lambda pair: (-pair.alike, -len(pair.bases), pair.first.path, pair.second.path))
    return Overlaps(tuple(found), settled, len(claims))


def _counts(inventory: Inventory, entry: Entry) -> bool:
    organ = inventory.organs.get(entry.organ or "")
    return (
        isinstance(entry.item, Power)
        and entry.item.status not in (Status.DRAFT, Status.REPEALED)
        and organ is not None
        and organ.kind in _SIDE_BY_SIDE
    )


def _claim(entry: Entry) -> _Claim:
    name = weighty(entry.item.name)
    bases = entry.item.bases if isinstance(entry.item, Power) else []
    provisions = frozenset(text for basis in bases for text in _articles(basis.citation))
    grams = frozenset(left + right for left, right in pairwise(name))
    numbers, negations = (tuple(sorted(what.findall(name))) for what in (_NUMBER, _NEGATION))
    return _Claim(entry, grams, numbers, negations, provisions, _levels(entry))


def _levels(entry: Entry) -> frozenset[Level]:
    if not isinstance(entry.item, Power):
        return frozenset()
    return frozenset((*entry.item.levels, *(one.level for one in entry.item.level_rights)))


@lru_cache(maxsize=4096)
def _articles(text: str) -> tuple[str, ...]:
    """The articles that a citation names, without 款 and 项; one text stands in many items."""
    whole = (
        replace(one, locator=Locator(one.locator.article, one.locator.article_suffix), last=None)
        for one in citations(text)
        if one.title and one.locator.article is not None
    )
    return tuple(dict.fromkeys(render(one) for one in whole))


def _candidates(claims: Sequence[_Claim], most: int) -> Iterator[tuple[_Claim, _Claim, int]]:
    """Yield pairs of two organs that share a type and a name or an article, each pair once.

    The number is that of the articles they share and few others cite.
    """
    groups: dict[tuple[object, int | str], list[int]] = {}
    for number, claim in enumerate(claims):
        item = claim.entry.item
        sort = item.type if isinstance(item, Power) else None
        groups.setdefault((sort, same_name(item.name)[1]), []).append(number)
        for provision in claim.provisions:
            groups.setdefault((sort, provision), []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for (_sort, what), members in groups.items():
        organs = {claims[number].entry.organ for number in members}
        if not 1 < len(organs) <= most or len(members) > _MOST_ITEMS:
            continue
        for pair in combinations(members, 2):
            if claims[pair[0]].entry.organ != claims[pair[1]].entry.organ:
                shared[pair] += isinstance(what, str)
    for (first, second), articles in shared.items():
        yield claims[first], claims[second], articles


def _judged(one: _Claim, two: _Claim, like: float | None) -> Overlap | None:
    """``like`` is None for two whose articles make them a pair."""
    if one.apart(two) or _bound(one.entry, two.entry):
        return None
    if one.numbers != two.numbers or (like is not None and one.negations != two.negations):
        return None
    alike = _likeness(one, two)
    if like is not None and alike < like:
        return None
    common = tuple(sorted(one.provisions & two.provisions))
    return Overlap(one.entry, two.entry, round(alike, 3), common)


def _likeness(one: _Claim, two: _Claim) -> float:
    """Dice's measure over pairs of characters; 1 for names that agree but for small words."""
    if same_name(one.entry.item.name)[1] == same_name(two.entry.item.name)[1]:
        return 1.0
    total = len(one.grams) + len(two.grams)
    return 2 * len(one.grams & two.grams) / total if total else 0.0


def _bound(one: Entry, two: Entry) -> bool:
    """Whether one names the other, or the other's organ as acting with it."""
    return _names(one, two) or _names(two, one)


def _names(one: Entry, two: Entry) -> bool:
    item = one.item
    linked: Iterable[str] = (*item.successors, *item.continues, *item.split_from, *item.merged_from)
    together = item.co_organs if isinstance(item, Power) else ()
    return two.id in linked or two.organ in together
