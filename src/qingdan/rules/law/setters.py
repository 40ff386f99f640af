"""Which bases of an item may have set its power, and whether any of them could.

Only what sets is tested against the 设定权 matrix: bases whose 作用 is 设定 or 补充设定; where no
basis says so, all bases without a role, because one of them must have set the power. Nothing is
said as long as one of them may, or its rank is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from ...law.facts import Rank
from ...law.setting.setting import Allowed, Verdict, may_set_coercion
from ...messages import _, joined
from ...model.vocabulary import BasisRole, CoercionMeans
from ..itemview import BasisView, ItemView
from .kinds import Means
from .ranks import rank_of, ranks_of, title_of

_SETS = frozenset({BasisRole.SET, BasisRole.SUPPLEMENT})
DOCUMENTS = frozenset({Rank.NORMATIVE, Rank.PARTY, Rank.ORGANISATION, Rank.STANDARD})
"""Ranks of what is neither law, regulation nor rule."""
_ORDER = {rank: place for place, rank in enumerate(Rank)}

Ask = Callable[[Rank], Verdict]
"""Whether a norm of a rank may set what is in question."""


class Ranked(NamedTuple):
    """A basis with the rank of its text, or the ranks it may have."""

    basis: BasisView
    ranks: frozenset[Rank]

    @property
    def highest(self) -> Rank:
        """The rank, or the highest it may have."""
        return min(self.ranks, key=_ORDER.__getitem__)

    @property
    def words(self) -> str:
        """The rank as it is said in a message."""
        if len(self.ranks) == 1:
            return str(self.highest)
        if Rank.ADMIN_REGULATION in self.ranks:
            return _("法规库没有收录，从名称看不是法律")
        return _("法规库没有收录，从名称看是地方的")


class Blocked(NamedTuple):
    """No basis may set it: where to say so, what the bases are, and why not."""

    basis: BasisView
    bases: str
    verdict: Verdict
    declared: bool
    """Whether 作用 says that it sets; else it is inferred because there is nothing else."""

    @property
    def article(self) -> str:
        """The provision that forbids it, as it is cited in a message."""
        return f"《{self.verdict.law}》{self.verdict.article}"


@lru_cache(maxsize=1)
def candidates(item: ItemView) -> tuple[BasisView, ...]:
    """Return the bases that may have set the power of an item.

    Kept for the item that was asked for last: its rules run one by one.
    """
    said = tuple(basis for basis in item.bases if basis.role in _SETS)
    return said or tuple(basis for basis in item.bases if basis.role is None)


@lru_cache(maxsize=1)
def _ranked(item: ItemView) -> tuple[Ranked, ...]:
    return tuple(Ranked(basis, ranks_of(item, basis.citation)) for basis in candidates(item))


@lru_cache(maxsize=1)
def rests_on_documents(item: ItemView) -> bool:
    """Whether nothing but documents may have set the power of an item."""
    return all(rank_of(item, basis.citation) in DOCUMENTS for basis in candidates(item))


def claims_of(item: ItemView, basis: BasisView) -> frozenset[str]:
    """Return what an editor has declared of a basis (声明)."""
    value = item.mapping["依据"][basis.path[-1]]
    found = value.get("声明") if isinstance(value, dict) else None
    if not isinstance(found, list):
        return frozenset()
    return frozenset(claim for claim in found if isinstance(claim, str))


def blocked(item: ItemView, ask: Ask) -> Blocked | None:
    """Return why no basis of an item may set what is asked; None where one may, or none is known.

    The verdict is that of the highest basis, the one that came nearest.
    """
    ranked = _ranked(item)
    for one in ranked:
        if not one.ranks or any(ask(rank).allowed is not Allowed.NO for rank in one.ranks):
            return None
    if not ranked:
        return None
    best = min(ranked, key=lambda one: _ORDER[one.highest])
    said = best.basis.role in _SETS
    return Blocked(best.basis, name_them(ranked), ask(best.highest), said)


def blocked_means(item: ItemView, means: Iterable[Means]) -> Iterator[tuple[Means, Blocked]]:
    """Yield the means of coercion that no basis of an item may set, and why not.

    Of an item that rests on documents alone, document-sets-power speaks.
    """
    if item.repealed or not item.bases:
        return
    if rests_on_documents(item):
        return
    for one in means:
        found = blocked(item, partial(_may_coerce, item, one.means))
        if found is not None:
            yield one, found


def _may_coerce(item: ItemView, means: CoercionMeans, rank: Rank) -> Verdict:
    return may_set_coercion(rank, means, item.today)


def depending(item: ItemView, ask: Ask) -> tuple[Ranked, Verdict] | None:
    """Return the highest basis that may set it only if something holds that nobody has declared.

    None where another basis may set it anyway, or where the rank of one is not known.
    """
    found: list[tuple[Ranked, Verdict]] = []
    for basis in candidates(item):
        ranks = ranks_of(item, basis.citation)
        verdicts = [ask(rank) for rank in sorted(ranks, key=_ORDER.__getitem__)]
        claims = claims_of(item, basis)
        if not verdicts or any(
            verdict.allowed is Allowed.YES or verdict.declared_flag in claims
            for verdict in verdicts
        ):
            return None
        open_ = [verdict for verdict in verdicts if verdict.allowed is Allowed.DEPENDS]
        if open_:
            found.append((Ranked(basis, ranks), open_[0]))
    return min(found, key=lambda one: _ORDER[one[0].highest]) if found else None


def name_them(ranked: Iterable[Ranked]) -> str:
    """Return the titles of bases with their ranks: 《甲办法》（部门规章）、《乙条例》（…）."""
    seen = dict.fromkeys((title_of(one.basis.citation), one.words) for one in ranked)
    return joined(f"《{title}》（{words}）" for title, words in seen)


def inferred(found: Blocked) -> str:
    """Return the sentence for a basis that does not say 作用: 设定; empty for one that does."""
    if found.declared:
        return ""
    return _("依据没有写“作用”，这里按没有别的依据可以设定它来判断；")
