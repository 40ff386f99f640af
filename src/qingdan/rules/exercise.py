"""What a power says of who may exercise it, for the rules that know the organ it belongs to.

Marks with the place they were read at: detention as a penalty, to whom the provisions cited give
the power where a town could be meant, a trustee of somebody who is entrusted himself, a remedy in
the words of the law before 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..model.vocabulary import BasisRole, Exercise, PenaltyKind, PowerSource, PowerType
from .dated import load
from .foreign_penalty import foreign_penalties
from .itemview import BasisView, read_bases
from .references import Mention
from .text.numerals import CHINESE, to_arabic

DETENTION, GROUND, TRUSTEE, REMEDY = "detention", "ground", "trustee", "remedy"
"""What a mark begins with; what follows it stands behind a colon."""

NAMED, GRANTED, ELSEWHERE, UNKNOWN = "named", "granted", "elsewhere", "unknown"
"""Grounds of a town: provisions name it (behind it whom, 乡 or 街, and the citations, one a line);
a decision gives it over; the provisions are written for another organ; nothing can be told."""

_TOWN = re.compile(
    r"乡镇(?:人民)?政府|乡（镇）(?:人民)?政府|乡\(镇\)(?:人民)?政府|乡、镇|乡、民族乡、镇|乡级人民政府|镇人民政府"
)
_OTHERS = (
    "主管部门",
    "行政部门",
    "管理部门",
    "执法部门",
    "县级以上",
    "县级人民政府",
    "公安机关",
    "监督部门",
    "监督管理机构",
    "有关部门",
)
"""Literal searches: this is asked of every penalty of every list."""
_DECISION = re.compile(
    r"(?:省|自治区|直辖市|市)(?:人民)?政府[^》]{0,60}"
    r"(?:行政处罚权|赋权|赋予|下放|交由|相对集中|综合(?:行政)?执法|执法事项|行政权力)"
)
_GIVEN = ("处罚权", "赋", "下放", "交由", "相对集中", "执法", "行政权力")
_ITSELF = re.compile(r"行政处罚法》第(?:二十四|十八)条")
_STALE = re.compile(
    r"(?:上一级|上级|上一级别的?)(?:行政)?(?:主管|业务|行政主管)(?:部门|机关|行政机关)"
)
_PLACE = re.compile(rf"第([{CHINESE}]+)条(?:第([{CHINESE}]+)款)?")
_TYPES = frozenset({PowerType.PENALTY, PowerType.COERCION})
_SETS = frozenset({BasisRole.SET, BasisRole.SUPPLEMENT})
_ENTRUSTED = frozenset({PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER})


def exercise_marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> tuple[Mention, ...]:
    """Return the marks of one power. ``defaults`` are those of its list."""
    return tuple(_marks(mapping, defaults))


def remedy_marks(remedy: Any, path: tuple[str | int, ...]) -> Iterator[Mention]:
    """Yield a mark for every text of a 救济 that sends people to the higher department."""
    if not isinstance(remedy, Mapping):
        return
    for key in ("复议机关", "说明"):
        text = remedy.get(key)
        if isinstance(text, str) and (found := _STALE.search(text)):
            yield f"{REMEDY}:{found[0]}", (*path, key)


def _marks(mapping: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Mention]:
    if "救济" in mapping:
        yield from remedy_marks(mapping["救济"], ("救济",))
    source = mapping.get("权力来源", defaults.get("权力来源"))
    if "委托" in mapping:
        trustee = mapping["委托"].get("受托") if isinstance(mapping["委托"], Mapping) else None
        twice = source in _ENTRUSTED or mapping.get("行使类型") == Exercise.ENTRUSTED
        if twice and isinstance(trustee, str):
            yield f"{TRUSTEE}:{trustee}", ("委托", "受托")
    kind = mapping.get("类型")
    if not isinstance(kind, str) or kind not in _TYPES:
        return
    yield from _detention(mapping.get("处罚内容"))
    bases = [basis for basis in read_bases(mapping.get("依据"), ("依据",)) if basis.role != "追责"]
    if bases:
        yield f"{GROUND}:{_ground(bases)}", bases[0].citation_path
        yield from foreign_penalties(bases)


def _detention(content: Any) -> Iterator[Mention]:
    for number, entry in enumerate(content if isinstance(content, list) else ()):
        kinds = entry.get("种类") if isinstance(entry, Mapping) else None
        for place, word in enumerate(kinds if isinstance(kinds, list) else ()):
            if word == PenaltyKind.DETENTION:
                yield DETENTION, ("处罚内容", number, "种类", place)


def _ground(bases: list[BasisView]) -> str:
    """Return on what ground a town could exercise this: the best one that any basis gives."""
    named: list[str] = []
    whom = ""
    elsewhere = False
    silent = False
    for basis in bases:
        if is_decision(basis.citation):
            return GRANTED
        who = written_for(basis)
        if who is None:
            silent = silent or basis.role is None or basis.role in _SETS
        elif who == ELSEWHERE:
            elsewhere = True
        else:
            named.append(basis.citation)
            whom += who
    if named:
        return ":".join((NAMED, whom, "\n".join(named)))
    return ELSEWHERE if elsewhere and not silent else UNKNOWN


def is_decision(citation: str) -> bool:
    """Whether a citation is of a decision by which penalties are given to towns.

    Also where only the article is cited on which such decisions stand.
    """
    if "政府" in citation and any(word in citation for word in _GIVEN):
        return _DECISION.search(citation) is not None
    return "行政处罚法》" in citation and _ITSELF.search(citation) is not None


def written_for(basis: BasisView) -> str | None:
    """Return whom a provision names: 乡, 街, 乡街, ``ELSEWHERE``; None where nobody can tell."""
    quote = basis.quote
    if quote:
        who = "乡" if ("乡" in quote or "镇" in quote) and _TOWN.search(quote) else ""
        if "街道办事处" in quote:
            who += "街"
        if who:
            return who
        for word in _OTHERS:
            if word in quote:
                return ELSEWHERE
        return None
    return _known(basis.citation)


def _known(citation: str) -> str | None:
    """Return whom a listed provision names; None for all others, and for several at once."""
    for title in _titles():
        if title in citation:
            break
    else:
        return None
    found = set()
    for article, paragraph in _PLACE.findall(citation):
        place = (title.removeprefix("中华人民共和国"), to_arabic(article))
        found.add(_provisions().get((*place, None)))
        found.add(_provisions().get((*place, to_arabic(paragraph) if paragraph else None)))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


@cache
def _titles() -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for title, _article, _paragraph in _provisions()))


@cache
def _provisions() -> Mapping[tuple[str, int | None, int | None], str]:
    return {
        (entry["法规"].removeprefix("中华人民共和国"), entry["条"], entry.get("款")): (
            "乡" if entry["写给"] == "乡镇" else ELSEWHERE
        )
        for entry in load("town_powers.yaml")["条款"]
    }
