"""The register of cited laws, and a page for each: who cites it, where, and what it is today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...law.citing.rendering import render
from ...law.facts import Source, Version
from ...law.library.library import Place
from ...law.reference import Locator
from ..public.lawbook import LAWS_PAGE, CitedLaw, LawBook, Standing, Use
from ..public.links import Link, OrganName
from ..site import COLUMN_TYPE, Page, Site
from .blocks import Labelled, Links, Text
from .linked import legislation
from .overview import LONG_LIST, LateSheet, Overview, Sheet

_LAWS = "所引法规"
_MOST_BY_ARTICLE = 300
"""Above this many uses the table of articles gives counts, not the items again."""
_OWN_BASIS = ("依据", "分工", "任务")
"""Fields whose citations are the basis of the item itself; others say how it is done or punished"""
_PARTS = {"责任事项": "责任", "追责": "追责", "时限": "时限", "收费": "收费"}


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law in the register: how many items cite it as their basis, and how many otherwise."""

    link: Link
    standing: str
    day: str
    rank: str
    items: int
    others: int


@dataclass(frozen=True, slots=True)
class Citing:
    """An item that cites the law: where, and for what where that is not its own basis."""

    link: Link
    places: tuple[str, ...]
    parts: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitingOrgan:
    """The items of one organ that cite the law; ``lines`` is empty where there are too many."""

    organ: OrganName
    total: int
    lines: tuple[Citing, ...]


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article and the items that cite it; ``links`` is empty where there are too many."""

    text: str
    total: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LawView:
    """Everything the template of a law's page needs."""

    standing: str
    sentence: str
    facts: tuple[Labelled, ...]
    organs: tuple[CitingOrgan, ...]
    articles: tuple[CitedArticle, ...]
    items: int
    is_long: bool


def law_sheets(overview: Overview, site: Site) -> Iterator[Sheet | LateSheet]:
    """Yield the register of laws and the page of each."""
    laws = overview.laws.laws
    page = Page(
        LAWS_PAGE,
        _LAWS,
        (Link(_LAWS),),
        _LAWS,
        COLUMN_TYPE,
        f"清单事项所引的法律、法规、规章和文件共 {len(laws)} 部：哪些事项引用，现在是否有效",
    )
    day = overview.laws.day
    context = {
        "groups": _groups(laws, overview.laws),
        "tally": _tally(laws),
        "total": len(laws),
        "day": day.isoformat() if day else "",
        "library": overview.laws.library.id,
    }
    yield Sheet("site/laws.html.j2", page, context)
    for law in laws:
        yield _late_law(law, overview, site)


def _groups(laws: list[CitedLaw], book: LawBook) -> list[tuple[str, list[LawRow]]]:
    """The register by rank; what the library does not hold comes last, without one."""
    found: dict[str, list[LawRow]] = {}
    for law in laws:
        own = {use.item for use in law.uses if use.part in _OWN_BASIS}
        every = {use.item for use in law.uses}
        rank = law.law.rank.value if law.law is not None else ""
        link = Link(f"《{law.title}》", law.page)
        row = LawRow(link, law.standing, _day(law, book), rank, len(own), len(every - own))
        found.setdefault(rank or "法规库没有收录的", []).append(row)
    return list(found.items())


def _tally(laws: list[CitedLaw]) -> list[tuple[str, int]]:
    counts = {one: sum(law.standing is one for law in laws) for one in Standing}
    return [(one.value, number) for one, number in counts.items() if number]


def _day(law: CitedLaw, book: LawBook) -> str:
    """The day a reader asks for first: of the text in force, of the end, of the beginning."""
    if law.law is None or book.day is None:
        return ""
    if law.standing is Standing.REPEALED:
        repeal = law.law.repeal
        return repeal.on.isoformat() if repeal is not None and repeal.on is not None else ""
    version = book.version(law)
    day = version.effective or version.passed if version is not None else None
    return day.isoformat() if day is not None else ""


def _late_law(law: CitedLaw, overview: Overview, site: Site) -> LateSheet:
    """The page of a law: what it is on the site's day, and the items that cite it."""
    book = overview.laws
    cited = dict.fromkeys(use.item for use in law.uses)
    items = [overview.directory.items[item] for item in cited]
    after = [one.page if (one := book.named(title)) else None for title in law.replaced_by]
    others = (law.title, law.standing, law.replaced_by, after, book.day)
    return LateSheet(law.page, lambda: _law_sheet(law, overview, site), items, others, items)


def _law_sheet(law: CitedLaw, overview: Overview, site: Site) -> Sheet:
    page = Page(
        law.page,
        f"《{law.title}》",
        (Link(_LAWS, LAWS_PAGE), Link(f"《{law.title}》")),
        _LAWS,
        COLUMN_TYPE,
        f"引用《{law.title}》的清单事项，以及它现在是否有效",
        changed=_changed(law, overview),
    )
    context = {
        "view": law_view(law, overview),
        "linked": legislation(law, overview.laws, site),
    }
    return Sheet("site/law.html.j2", page, context)


def law_view(law: CitedLaw, overview: Overview) -> LawView:
    """Return the view of one law's page."""
    items = {use.item for use in law.uses}
    is_long = len(items) > LONG_LIST
    return LawView(
        standing=law.standing.value,
        sentence=_sentence(law, overview.laws),
        facts=tuple(_facts(law, overview.laws)),
        organs=tuple(_organs(law.uses, overview, with_lines=not is_long)),
        articles=tuple(_articles(law.uses, overview)),
        items=len(items),
        is_long=is_long,
    )


def _sentence(law: CitedLaw, book: LawBook) -> str:
    """What the law is on the site's day, in a sentence; what is not known is said to be so."""
    if book.day is None:
        return "本站的数据没有写明日期，所以没有核对这部法规现在是否有效。"
    day = f"截至 {book.day.isoformat()}（本站的数据日期），"
    match law.standing:
        case Standing.UNKNOWN:
            return f"{day}法规库没有收录它，是否有效没有核对，请以公布机关的文本为准。"
        case Standing.UNSURE:
            return f"{day}法规库收录了它，但来源没有写明它是否有效，请以公布机关的文本为准。"
        case Standing.NOT_YET:
            start = _day(law, book)
            return f"{day}它还没有施行{f'，{start} 起施行' if start else ''}。"
        case Standing.REPEALED:
            return day + _repealed(law)
    version = book.version(law)
    said = [one for one in (_passed(version), _since(version)) if one]
    text = f"现行文本：{'，'.join(said)}。" if said else ""
    return f"{day}现行有效。{text}"


def _repealed(law: CitedLaw) -> str:
    repeal = law.law.repeal if law.law is not None else None
    since = f"已于 {repeal.on.isoformat()} 废止" if repeal and repeal.on else "已经废止"
    by = f"，依据是《{repeal.by}》" if repeal and repeal.by else ""
    place = _article(repeal.article, 0) if by and repeal and repeal.article else ""
    return f"{since}{by}{place}。"


def _passed(version: Version | None) -> str:
    if version is None or version.passed is None:
        return ""
    return f"{version.passed.isoformat()} {version.label or '通过'}"


def _since(version: Version | None) -> str:
    if version is None or version.effective is None:
        return ""
    return f"{version.effective.isoformat()} 起施行"


def _facts(law: CitedLaw, book: LawBook) -> Iterator[Labelled]:
    held = law.law
    if held is not None:
        yield Labelled("位阶", Text((held.rank.value,)))
        if held.organ:
            yield Labelled("制定机关", Text((held.organ,)))
        if held.number:
            yield Labelled("文号", Text((held.number,)))
        texts = [_line(one) for one in reversed(held.versions) if one.passed or one.effective]
        if texts:
            yield Labelled("历次文本", Text(tuple(texts)))
    after = [book.named(title) for title in law.replaced_by]
    if after:
        links = zip(law.replaced_by, after, strict=True)
        yield Labelled(
            "由它代替",
            Links(tuple(Link(f"《{name}》", one.page if one else None) for name, one in links)),
        )
    sources = [
        f"{s.name}{f'（{s.checked}核对）' if s.checked else ''}" for s in _sources(law, book)
    ]
    if sources:
        yield Labelled("数据来源", Text((f"法规库 {book.library.id}：{'、'.join(sources)}",)))


def _sources(law: CitedLaw, book: LawBook) -> list[Source]:
    version = book.version(law)
    found = [*law.law.sources] if law.law is not None else []
    found += version.sources if version is not None else ()
    if law.law is not None and law.law.repeal is not None:
        found += law.law.repeal.sources
    return list(dict.fromkeys(found))


def _line(version: Version) -> str:
    said = [one for one in (_passed(version), _since(version)) if one]
    return "，".join(said)


def _organs(uses: Iterable[Use], overview: Overview, *, with_lines: bool) -> Iterator[CitingOrgan]:
    """Items by organ in the order of the register; boundary matters under their leads."""
    owned: dict[str | None, dict[str, list[Use]]] = {}
    for use in uses:
        item = overview.directory.items[use.item]
        organ = item.organ or next(iter(item.fields.get("牵头", ())), None)
        owned.setdefault(organ, {}).setdefault(use.item, []).append(use)
    known = [organ for organ in overview.projection.organs if organ in owned]
    strange = sorted((o for o in owned if o not in overview.projection.organs), key=str)
    for organ in [*known, *strange]:
        cited = owned[organ].items() if with_lines else ()
        lines = tuple(_citing(item, found, overview) for item, found in cited)
        yield CitingOrgan(overview.directory.organ(organ), len(owned[organ]), lines)


def _citing(item: str, uses: list[Use], overview: Overview) -> Citing:
    places = dict.fromkeys(use.place for use in _by_article(uses) if use.place)
    parts = dict.fromkeys(_PARTS.get(use.part, use.part) for use in uses)
    if any(use.part in _OWN_BASIS for use in uses):
        parts = dict.fromkeys(p for p in parts if p not in _OWN_BASIS)
    remarks = dict.fromkeys(use.remark for use in uses if use.remark)
    cited = overview.directory.items[item]
    return Citing(Link(cited.name, cited.page), tuple(places), tuple(parts), tuple(remarks))


def _by_article(uses: Iterable[Use]) -> list[Use]:
    return sorted(uses, key=lambda use: use.articles)


def _articles(uses: list[Use], overview: Overview) -> Iterator[CitedArticle]:
    """The articles that are cited, in their order, each with its items."""
    with_links = len(uses) <= _MOST_BY_ARTICLE
    found: dict[Place | None, dict[str, None]] = {}
    for use in uses:
        for article in use.articles or (None,):
            found.setdefault(article, {}).setdefault(use.item)
    for article, items in sorted(found.items(), key=lambda pair: pair[0] or (0, 0)):
        text = _article(*article) if article else "全文或者章、节"
        citing = [overview.directory.items[item] for item in items] if with_links else []
        yield CitedArticle(text, len(items), tuple(Link(one.name, one.page) for one in citing))


def _article(number: int, suffix: int) -> str:
    return render(Locator(article=number, article_suffix=suffix or None))


def _changed(law: CitedLaw, overview: Overview) -> str:
    from ..public.changed import newest

    items = (overview.directory.items[use.item] for use in law.uses)
    return newest(items, overview.projection.date)
