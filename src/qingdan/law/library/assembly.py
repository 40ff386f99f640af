"""Put texts of many collections together into laws: one law through all its versions.

Used by the builder of the shipped index and for the texts a user adds. Pure: texts in, laws out.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..facts import Law, Repeal, Source, Version
from ..sources.clauses import former_title
from .assembled import Assembled, Conflict
from .lawtext import Division, LawText, Provision
from .ranks import rank_of
from .repeals import Ending, endings_of, without_text
from .shapes import articles_of
from .titlekey import STATE, key, tidy, without_trial
from .versions import Draft, date_versions, draft_versions
from .wording import digest

Place = tuple[int, int]
_AMENDED = re.compile(r"关于修改〈([^〉]+)〉的决定$|^(.+?)修正案(?:（.+）)?$")


@dataclass(frozen=True, slots=True)
class Collections:
    """What is known of the collections: their sources, and whose words are preferred."""

    sources: Mapping[str, Source]
    preferred: tuple[str, ...]
    """Names, the most trusted wording first."""
    dates: Mapping[str, int] = field(default_factory=dict)
    """How far their effective dates are trusted; 1 is the catalogue of versions."""


def assemble(
    texts: Sequence[LawText],
    collections: Collections,
    short_names: Mapping[str, Sequence[str]] | None = None,
) -> list[Assembled]:
    """Return every law that ``texts`` hold or say they repeal, in the order of their titles.

    ``short_names`` maps full titles to names in official use.
    """
    groups: dict[str, list[LawText]] = defaultdict(list)
    for text in texts:
        groups[key(text.title)].append(_cleaned(text))
    decided = _decisions(texts)
    found = {
        name: _law(group, collections, decided.get(name, [])) for name, group in groups.items()
    }
    endings = endings_of(texts, {name: made.law for name, made in found.items()})
    for name, ending in endings.items():
        if name not in found:
            found[name] = Assembled(without_text(ending, collections.sources))
    for name, made in found.items():
        made.law = _ended(made.law, name, endings, groups.get(name, ()), collections.sources)
    _name(found, groups, short_names or {})
    return [found[name] for name in sorted(found, key=lambda one: (found[one].law.title, one))]


def _cleaned(text: LawText) -> LawText:
    """Drop articles that a decision quotes, and doubt those behind which one is missing.

    A collection that loses an article often runs its words into the one before.
    """
    quoting = text.group in ("修改决定", "立法解释") or (
        text.provisions and "决定" in text.title and text.provisions[0].number != 1
    )
    if quoting:
        return replace(text, provisions=(), divisions=())
    have = {provision.number for provision in text.provisions}
    lost = {number for number in have if number + 1 not in have and number != max(have)}
    if not lost:
        return text
    doubted = (
        replace(one, certain=one.certain and one.number not in lost) for one in text.provisions
    )
    return replace(text, provisions=tuple(doubted))


def _decisions(
    texts: Iterable[LawText],
) -> dict[str, list[tuple[datetime.date, datetime.date, str]]]:
    """Of amending decisions: the law amended, day passed and day in force."""
    from ..sources.history import day_of

    found: dict[str, list[tuple[datetime.date, datetime.date, str]]] = defaultdict(list)
    for text in texts:
        amended = _AMENDED.search(text.title)
        if amended is None or (passed := _passed(text)) is None:
            continue
        for note in text.notes:
            on = passed if "公布之日" in note else day_of(note)
            if on is not None:
                found[key(amended[1] or amended[2])].append((passed, on, f"{text.source}·修改决定"))
    return found


def _passed(text: LawText) -> datetime.date | None:
    return text.published or max((event.on for event in text.events), default=None)


def _law(
    group: Sequence[LawText],
    collections: Collections,
    decided: Sequence[tuple[datetime.date, datetime.date, str]],
) -> Assembled:
    newest = max(group, key=lambda one: (one.published or datetime.date.min, one.source))
    title = newest.title
    filed = next((text.group for text in group if text.group), None)
    drafts = draft_versions(group, exact=filed in ("法律", "宪法"), trust=collections.dates)
    conflicts = date_versions(drafts, decided)
    organ = next((text.organ for text in reversed(group) if text.organ), None) or next(
        (draft.organ for draft in drafts if draft.organ), None
    )
    if filed == "地方性法规" and (organ or "").startswith("全国"):
        organ = None  # the collection put the head of the national law over the local one
    number = next((draft.number for draft in reversed(drafts) if draft.number), None)
    made = Assembled(
        Law(
            key(title),
            title,
            (),
            organ,
            rank_of(title, organ, filed, number),
            (),
            number=number,
            sources=_sources({text.source for text in group}, collections.sources),
        )
    )
    versions: list[Version] = []
    for draft in drafts:
        name = _key_of(draft, {version.key for version in versions})
        chosen, disagreements = _choose(draft.texts, collections.preferred, name)
        conflicts += disagreements
        if chosen.provisions:
            made.provisions[name] = chosen.provisions
            made.articles[name] = articles_of(chosen.provisions)
            made.divisions[name] = chosen.divisions
        versions.append(
            Version(
                name,
                draft.day,
                draft.effective,
                draft.label,
                bool(chosen.provisions),
                _sources(draft.sources, collections.sources),
            )
        )
    made.law = replace(made.law, versions=tuple(versions))
    made.conflicts = tuple(conflicts)
    return made


def _key_of(draft: Draft, taken: set[str]) -> str:
    day = draft.day or draft.effective
    name = day.isoformat() if day else "不明"
    number = 2
    while name in taken:
        name = f"{name.split('#')[0]}#{number}"
        number += 1
    return name


def _choose(
    texts: Sequence[LawText], preferred: Sequence[str], version: str
) -> tuple[LawText, list[Conflict]]:
    """Put the articles of one version together; where sources differ, the more trusted speaks."""
    order = {name: index for index, name in enumerate(preferred)}
    ranked = sorted(texts, key=lambda one: (order.get(one.source, len(order)), one.place))
    found: dict[Place, Provision] = {}
    said: dict[Place, str] = {}
    conflicts: list[Conflict] = []
    divisions: tuple[Division, ...] = ()
    for text in ranked:
        if len(text.divisions) > len(divisions) or (divisions and _follows(divisions, text)):
            divisions = (
                (*divisions, *text.divisions) if _follows(divisions, text) else text.divisions
            )
        for provision in text.provisions:
            place = (provision.number, provision.suffix)
            first = found.setdefault(place, provision)
            if first is provision:
                said[place] = text.source
            elif not first.certain and provision.certain:
                found[place], said[place] = provision, text.source
            elif provision.certain and _words(first) != _words(provision):
                found[place] = replace(first, certain=False)
                what = f"第{place[0]}条" + (f"之{place[1]}" if place[1] else "")
                conflicts.append(
                    Conflict(
                        f"{what}的文字",
                        version,
                        said[place],
                        ((said[place], ""), (text.source, "")),
                    )
                )
    base = ranked[0] if ranked else LawText("", "", "")
    merged = replace(
        base, provisions=tuple(found[place] for place in sorted(found)), divisions=divisions
    )
    return merged, conflicts


def _follows(divisions: Sequence[Division], text: LawText) -> bool:
    """Whether a text is another part of the same version (民法典 in one file a 编)."""
    mine = text.divisions
    return bool(mine) and not any(
        one.first <= division.last and division.first <= one.last
        for one in mine
        for division in divisions
    )


def _words(provision: Provision) -> list[bytes]:
    return [digest(paragraph) for paragraph in provision.paragraphs]


def _sources(names: Iterable[str], known: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(known.get(name) or Source(name, None) for name in sorted(set(names)))


def _ended(
    law: Law,
    name: str,
    endings: Mapping[str, Ending],
    texts: Sequence[LawText],
    sources: Mapping[str, Source],
) -> Law:
    """Add what repealed the law, and what it repealed itself."""
    before = tuple(ending.title for ending in endings.values() if ending.by_key == name)
    ending = endings.get(name)
    repeal = ending.repeal if ending else _labelled(law, texts, sources)
    return replace(law, repeal=repeal or law.repeal, predecessors=tuple(sorted(before)))


def _labelled(law: Law, texts: Sequence[LawText], sources: Mapping[str, Source]) -> Repeal | None:
    """A law that a collection calls 已废止 in its newest row, with no clause that says when."""
    dated = [text for text in texts if text.published and text.status]
    if not dated:
        return None
    newest = max(dated, key=lambda one: one.published or datetime.date.min)
    latest = max((v.passed for v in law.versions if v.passed), default=None)
    if newest.status != "已废止" or (latest and newest.published and latest > newest.published):
        return None
    return Repeal(None, None, None, _sources({newest.source}, sources))


def _name(
    found: Mapping[str, Assembled],
    groups: Mapping[str, Sequence[LawText]],
    short_names: Mapping[str, Sequence[str]],
) -> None:
    """Give each law its other names; a name that two laws would share is given to none."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for name, made in found.items():
        title = made.law.title
        names = [tidy(text.title) for text in groups.get(name, ())]
        names += [
            event.renamed_from or "" for text in groups.get(name, ()) for event in text.events
        ]
        names += [former_title(text.provisions) or "" for text in groups.get(name, ())]
        names += short_names.get(title, ())
        names += [title.replace(STATE, ""), without_trial(title) or ""]
        for other in dict.fromkeys(tidy(one) for one in names if one):
            if other != title:
                wanted[name].append(other)
    owners: dict[str, set[str]] = defaultdict(set)
    for name, names in wanted.items():
        for other in names:
            owners[key(other)].add(name)
    for name, made in found.items():
        aliases = [
            other
            for other in wanted.get(name, ())
            if owners[key(other)] == {name} and (key(other) == name or key(other) not in found)
        ]
        made.law = replace(made.law, aliases=tuple(sorted(aliases)))


__all__ = ["Collections", "assemble"]
