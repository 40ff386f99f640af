"""The laws a workspace keeps itself, made into what the library holds (see ``model/law.py``).

The mappings come from the store as they are written; what is wrong in one is the business of the
schema rules, so here it is left out and nothing is raised.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..facts import Article, Law, Rank, Repeal, Source, Version
from .assembled import Assembled
from .lawtext import Provision
from .titlekey import key, tidy

SOURCE = "工作区 laws/"
_LABEL = re.compile(r"第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?")
_REPEALING = re.compile(r"《(.+)》(?:.*?第([〇零一二三四五六七八九十百千]+)条)?")


def workspace_laws(mappings: Iterable[Mapping[str, Any]]) -> tuple[Assembled, ...]:
    """Return the laws of ``laws/*.yaml`` in the order given; a mapping without 名称 is left out."""
    return tuple(made for mapping in mappings if (made := _law(mapping)) is not None)


def _law(mapping: Mapping[str, Any]) -> Assembled | None:
    title = _text(mapping, "名称")
    if title is None:
        return None
    title = tidy(title)
    sources = (Source(_text(mapping, "出处") or SOURCE, _day(mapping, "核对日期")),)
    editions = [one for one in _list(mapping, "版本") if isinstance(one, Mapping)] or [mapping]
    made = Assembled(_bare(title, mapping, sources))
    versions: list[Version] = []
    for number, edition in enumerate(editions):
        version = _version(edition, number, sources, {one.key for one in versions})
        provisions = _provisions(edition.get("条文"))
        count = edition.get("条数")
        if provisions:
            from .shapes import articles_of

            made.provisions[version.key] = provisions
            made.articles[version.key] = articles_of(provisions)
        elif isinstance(count, int) and 0 < count < 10_000:
            made.articles[version.key] = tuple(
                Article(one, 0, (), certain=False) for one in range(1, count + 1)
            )
        versions.append(version)
    versions.sort(key=lambda one: one.passed or one.effective or datetime.date.min)
    made.law = replace(
        made.law,
        versions=tuple(replace(one, complete=one.key in made.articles) for one in versions),
    )
    made.successors = tuple(tidy(one) for one in _texts(mapping, "被替代"))
    return made


def _bare(title: str, mapping: Mapping[str, Any], sources: tuple[Source, ...]) -> Law:
    organ, number = _text(mapping, "制定机关"), _text(mapping, "文号")
    return Law(
        key(title),
        title,
        tuple(tidy(one) for one in _texts(mapping, "别名")),
        organ,
        _rank(mapping, title, organ, number),
        (),
        _repeal(mapping, sources),
        number=number,
        sources=sources,
    )


def _rank(mapping: Mapping[str, Any], title: str, organ: str | None, number: str | None) -> Rank:
    try:
        return Rank(_text(mapping, "位阶") or "")
    except ValueError:
        from .ranks import rank_of

        return rank_of(title, organ, None, number)


def _repeal(mapping: Mapping[str, Any], sources: tuple[Source, ...]) -> Repeal | None:
    on, words = _day(mapping, "失效日期"), _text(mapping, "废止依据")
    if on is None and words is None:
        return None
    named = _REPEALING.search(words or "")
    article = None
    if named and named[2]:
        from ..numerals import to_arabic

        article = to_arabic(named[2])
    return Repeal(on, tidy(named[1]) if named else words, article, sources)


def _version(
    edition: Mapping[str, Any], number: int, sources: tuple[Source, ...], taken: set[str]
) -> Version:
    passed, effective = _day(edition, "公布日期"), _day(edition, "施行日期")
    day = passed or effective
    name = day.isoformat() if day else f"文本{number + 1}"
    while name in taken:
        name += "#"
    label = _text(edition, "说明") if "名称" not in edition else None
    return Version(
        name, passed, effective, label or ("公布" if number == 0 else ""), False, sources
    )


def _provisions(written: Any) -> tuple[Provision, ...]:
    if not isinstance(written, Mapping):
        return ()
    from ..sources.provisions import paragraphs_of, place_of

    found: dict[tuple[int, int], Provision] = {}
    for label, text in written.items():
        named = _LABEL.fullmatch(label.strip()) if isinstance(label, str) else None
        place = place_of(named[1], named[2]) if named else None
        if place is not None and isinstance(text, str) and text.strip():
            found[place] = Provision(*place, paragraphs_of(text.split("\n")))
    return tuple(found[place] for place in sorted(found))


def _text(mapping: Mapping[str, Any], name: str) -> str | None:
    value = mapping.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _list(mapping: Mapping[str, Any], name: str) -> list[Any]:
    value = mapping.get(name)
    return list(value) if isinstance(value, list | tuple) else []


def _texts(mapping: Mapping[str, Any], name: str) -> list[str]:
    return [one for one in _list(mapping, name) if isinstance(one, str) and one.strip()]


def _day(mapping: Mapping[str, Any], name: str) -> datetime.date | None:
    value = _text(mapping, name)
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None


__all__ = ["SOURCE", "workspace_laws"]
