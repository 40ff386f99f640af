"""How the check of citations speaks: of a status, of a quotation, of what became of a law."""

from __future__ import annotations

from collections.abc import Iterator

from ..exchange.documents.citation_check import Checked, Found
from ..exchange.documents.passages import Passage
from ..law.citing.rendering import render, render_range, render_title
from ..law.facts import Law, Status, Version
from ..law.judging.judged import Judged, QuoteMatch, Remark
from ..law.library.validity import start_of
from ..law.reference import Citation, Locator, Unread
from ..messages import _, bracketed, joined

_LIKELY = 0.14
_MOST_SUCCESSORS = 3
_LONGEST_SHOWN = 40
"""Characters shown of words that differ."""
BAD = (
    Status.REPEALED,
    Status.NOT_YET,
    Status.NO_SUCH_ARTICLE,
    Status.NO_SUCH_PARAGRAPH,
    Status.NO_SUCH_SUBPARAGRAPH,
)


def status_word(status: Status) -> str:
    """Return a status in words."""
    words = {
        Status.IN_FORCE: _("现行有效"),
        Status.NOT_YET: _("尚未施行"),
        Status.AMENDED: _("所引版本已修改"),
        Status.REPEALED: _("已废止"),
        Status.NO_SUCH_ARTICLE: _("没有这一条"),
        Status.NO_SUCH_PARAGRAPH: _("没有这一款"),
        Status.NO_SUCH_SUBPARAGRAPH: _("没有这一项"),
        Status.NOT_COVERED: _("法规库不收"),
        Status.UNKNOWN_LAW: _("法规库里没有"),
        Status.MALFORMED: _("读不出所指"),
    }
    return words[status]


def headline(found: Found) -> str:
    """Return the status in words, with what must not be read over besides it."""
    said = status_word(found.status)
    if not found.quote_fine:
        return _("{status}，引文不对").format(status=said)
    if found.status is Status.IN_FORCE and Remark.STATUS_UNSURE in found.judged.also:
        return _("是否有效不详")
    if found.status is Status.IN_FORCE and Remark.ARTICLE_UNCHECKED in found.judged.also:
        return _("{status}，条款没有核对").format(status=said)
    return said


def quote_word(match: QuoteMatch) -> str:
    """Return in words how a quotation fits; empty where nothing is quoted."""
    words = {
        QuoteMatch.EXACT: _("引文一致"),
        QuoteMatch.TYPOGRAPHIC: _("引文只有标点、空格、数字写法不同"),
        QuoteMatch.ELIDED: _("引文是其中一部分"),
        QuoteMatch.DIFFERENT: _("引文与条文不同"),
        QuoteMatch.UNCHECKED: _("引文没有核对"),
    }
    return words.get(match, "")


def name_of(citation: Citation) -> str:
    """Return a citation as it should be written, without its quotation."""
    title = render_title(citation.title) if citation.title else citation.number or ""
    place = render_range(citation.locator, citation.last)
    return f"{title}{place}" or citation.text


def where(checked: Checked, passage: Passage, offset: int) -> str:
    """Return the place of a citation as a person looks for it."""
    name = checked.document.name
    if passage.cell is not None:
        return f"{name} {passage.sheet}!{passage.cell}"
    line = passage.line(offset)
    if checked.document.kind == "docx":
        return _("{name} {part}第{number}段").format(
            name=name, part=f"{passage.part} " if passage.part else "", number=line
        )
    if checked.document.kind == "json":
        return f"{name} {passage.part}"
    if passage.numbers is not None:
        return f"{name}:{line}"
    return f"{name}:{line}:{passage.column(offset)}"


def sentences(found: Found) -> Iterator[str]:
    """Yield what is to be known of a citation, the gravest first; nothing where all is well."""
    judged = found.judged
    yield from _status_sentences(found)
    coming = _coming(judged)
    if coming:
        yield coming
    ending = _ending(judged)
    if ending:
        yield ending
    yield from _remark_sentences(judged)
    yield from _quote_sentences(judged)
    if found.difference is not None and judged.moved_to is None:
        for ours, theirs in found.difference.changes:
            yield _("引文写“{ours}”，条文是“{theirs}”。").format(
                ours=_shortened(ours), theirs=_shortened(theirs)
            )
    likely = _successors(judged)
    if likely:
        yield _("可能对应的条文（请核对）：{likely}。").format(likely=likely)


def _status_sentences(found: Found) -> Iterator[str]:
    judged, law = found.judged, found.judged.law
    match judged.status:
        case Status.REPEALED if law is not None:
            yield repealed_by(law, judged.replaced_by)
            if found.repealing:
                yield _("这一句是废止它的规定，不作为问题。")
            for fault in BAD[2:]:
                if fault in judged.also:
                    yield _("废止前的最后文本里也{fault}。").format(fault=status_word(fault))
        case Status.NOT_YET if law is not None and judged.version is not None:
            yield _not_yet(law, judged.cited_version or judged.version)
        case Status.AMENDED if law is not None and judged.version is not None:
            yield _amended(judged, judged.version)
        case Status.NO_SUCH_ARTICLE | Status.NO_SUCH_PARAGRAPH | Status.NO_SUCH_SUBPARAGRAPH:
            yield _missing(judged)
        case Status.UNKNOWN_LAW:
            yield _("法规库里没有叫这个名称的法律、行政法规。")
            if found.nearest:
                near = joined(map(render_title, found.nearest))
                yield _("名称相近的有：{near}。").format(near=near)
        case Status.NOT_COVERED if judged.law is None:
            yield _("法规库不收这类文件（规章、地方性法规、规范性文件等），没有核对。")
        case Status.MALFORMED:
            yield _malformed(judged.citation)


def repealed_by(law: Law, replaced_by: tuple[str, ...]) -> str:
    """Say since when a law is repealed and by what."""
    repeal = law.repeal
    if repeal is None or repeal.on is None:
        return _("{title}已废止，何时废止法规库没有记载。").format(title=render_title(law.title))
    day = repeal.on.isoformat()
    if repeal.by is None:
        return _("{title}自{day}起废止。").format(title=render_title(law.title), day=day)
    place = render(Locator(article=repeal.article)) if repeal.article else ""
    said = _("{title}自{day}起废止，依据{by}{place}。").format(
        title=render_title(law.title), day=day, by=render_title(repeal.by), place=place
    )
    others = [title for title in replaced_by if title != repeal.by]
    if others:
        said += _("接替它的是{others}。").format(others=joined(map(render_title, others)))
    return said


def _not_yet(law: Law, version: Version) -> str:
    title = render_title(law.title)
    if version.effective is None:
        return _("{title}（{version}）尚未施行。").format(title=title, version=label(version))
    return _("{title}（{version}）自{day}起施行。").format(
        title=title, version=label(version), day=version.effective.isoformat()
    )


def _amended(judged: Judged, version: Version) -> str:
    if judged.cited_version is None:
        return _("引的是较早的文本，法规库没有记载它；现行的是{current}。").format(
            current=label(version)
        )
    return _("引的是{cited}的文本；现行的是{current}，自{day}起施行。").format(
        cited=label(judged.cited_version),
        current=label(version),
        day=start_of(version).isoformat(),
    )


def _coming(judged: Judged) -> str:
    """Say that another text has been passed and will take over; empty where none has."""
    law, version = judged.law, judged.version
    if law is None or version is None or judged.status in (Status.REPEALED, Status.NOT_YET):
        return ""
    later = [one for one in law.versions if start_of(one) > start_of(version)]
    if not later:
        return ""
    return _("新的文本（{version}）自{day}起施行。").format(
        version=label(later[0]), day=start_of(later[0]).isoformat()
    )


def _ending(judged: Judged) -> str:
    """Say that a law in force is already repealed from a day on; empty where it is not."""
    law = judged.law
    if law is None or law.repeal is None or law.repeal.on is None:
        return ""
    if judged.status in (Status.REPEALED, Status.NOT_YET, Status.MALFORMED):
        return ""
    return _("将要废止：{said}").format(said=repealed_by(law, ()))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "……"


def _missing(judged: Judged) -> str:
    locator = judged.citation.last or judged.citation.locator
    version = bracketed(label(judged.version)) if judged.version is not None else ""
    title = render_title(judged.law.title) if judged.law is not None else ""
    levels = {
        Status.NO_SUCH_ARTICLE: Locator(
            article=locator.article, article_suffix=locator.article_suffix
        ),
        Status.NO_SUCH_PARAGRAPH: Locator(paragraph=locator.paragraph),
        Status.NO_SUCH_SUBPARAGRAPH: Locator(subparagraph=locator.subparagraph),
    }
    said = _("{title}{version}没有{place}。").format(
        title=title, version=version, place=_within(judged, locator, levels[judged.status])
    )
    if Remark.ARTICLE_OF_OLDER in judged.also:
        said += _("以前的文本里有。")
    return said


def _within(judged: Judged, locator: Locator, missing: Locator) -> str:
    if judged.status is Status.NO_SUCH_ARTICLE:
        return render(missing)
    article = Locator(article=locator.article, article_suffix=locator.article_suffix)
    if judged.status is Status.NO_SUCH_PARAGRAPH:
        return render(article) + render(missing)
    return render(article) + render(Locator(paragraph=locator.paragraph)) + render(missing)


def _malformed(citation: Citation) -> str:
    if Unread.REVERSED in citation.diagnostics:
        return _("起止颠倒了。")
    if Unread.BAD_NUMERAL in citation.diagnostics:
        return _("数字写错了。")
    return _("前面没有写是哪部法规，或者简称没有交代。")


def _remark_sentences(judged: Judged) -> Iterator[str]:
    words = {
        Remark.PARAGRAPH_MISSING: _("这一条有几款列了项，要写明第几款。"),
        Remark.PARAGRAPH_IMPLIED: _("这一条不止一款，引项时应当写明第几款。"),
        Remark.NO_SUCH_DIVISION: _("没有这一编、章或者节。"),
        Remark.STATUS_UNSURE: _("这一天它是否有效，法规库没有记载。"),
        Remark.UNKNOWN_VERSION: _("所注的日期或者版本，法规库里没有。"),
        Remark.ARTICLE_UNCHECKED: _("法规库没有这个文本的条文，条款没有核对。"),
        Remark.PARAGRAPH_UNCHECKED: _("几个来源的分款不一致，款、项没有核对。"),
    }
    yield from (words[one] for one in judged.also if isinstance(one, Remark) and one in words)


def _quote_sentences(judged: Judged) -> Iterator[str]:
    version = judged.quoted_version
    if judged.quote_match is QuoteMatch.DIFFERENT:
        if judged.moved_to is not None:
            yield _("引文现在是{place}，不是所引的位置。").format(place=render(judged.moved_to))
        elif version is None:
            yield _("引文与条文不同。")
    if version is not None:
        if Remark.QUOTE_OF_OLDER in judged.also:
            yield _("引文是旧文本（{version}）的。").format(version=label(version))
        elif Remark.QUOTE_OF_LATER in judged.also:
            yield _("引文是后来的文本（{version}）的。").format(version=label(version))


def _successors(judged: Judged) -> str:
    likely = [one for one in judged.successors if one.score >= _LIKELY]
    title = judged.law.title if judged.law is not None else None
    return joined(
        _("{place}（相似 {percent}%）").format(
            place=(render_title(one.title) if one.title != title else "")
            + render(Locator(article=one.article, article_suffix=one.suffix or None)),
            percent=round(one.score * 100),
        )
        for one in likely[:_MOST_SUCCESSORS]
    )


def label(version: Version) -> str:
    """Return how a version is spoken of: 2021-01-22修订."""
    day = version.passed or version.effective
    return f"{day.isoformat() if day else ''}{version.label}"


__all__ = [
    "BAD",
    "headline",
    "label",
    "name_of",
    "quote_word",
    "repealed_by",
    "sentences",
    "status_word",
    "where",
]
