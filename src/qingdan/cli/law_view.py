"""How one law is shown: as lines for a person, as a record for a program."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from ..errors import QingdanError
from ..law.facts import Law, Source, Status, Version
from ..law.library.layers import VALIDITY
from ..law.library.library import LawLibrary
from ..law.library.validity import is_unsure
from ..messages import _, joined

SCHEMA = "qingdan/law/1"
Place = tuple[int, int]
_DIGITS = re.compile(r"\s*(\d{1,4})(?:[-.之](\d{1,2}))?\s*")
_CHINESE = re.compile(
    r"\s*第?([〇零一二三四五六七八九十百千]+)条?(?:之([一二三四五六七八九十]+))?\s*"
)


def article_place(text: str) -> Place:
    """Read the article that ``--article`` names; ``QingdanError`` where it names none."""
    from ..law.numerals import to_arabic

    plain = text.removeprefix("第").replace("条", "")
    found = _DIGITS.fullmatch(plain)
    number: int | None
    suffix: int | None
    if found:
        number, suffix = int(found[1]), int(found[2] or 0)
    else:
        chinese = _CHINESE.fullmatch(text)
        number = to_arabic(chinese[1]) if chinese else None
        suffix = to_arabic(chinese[2]) if chinese and chinese[2] else 0
    if not number or suffix is None:
        raise QingdanError(
            _("--article “{text}”不是条号。").format(text=text),
            _("写成 20、第二十条或者第一百二十条之一的样子。"),
        )
    return number, suffix


def place_name(place: Place) -> str:
    """Write an article: 第二十条, 第一百二十条之一."""
    from ..law.numerals import to_chinese

    number, suffix = place
    return f"第{to_chinese(number)}条" + (f"之{to_chinese(suffix)}" if suffix else "")


def status_name(status: Status) -> str:
    """Say a status as a person would."""
    return {
        Status.IN_FORCE: _("施行中"),
        Status.NOT_YET: _("尚未施行"),
        Status.AMENDED: _("已修改"),
        Status.REPEALED: _("已废止"),
    }.get(status, status.value)


def law_lines(
    library: LawLibrary, law: Law, day: datetime.date, *, with_sources: bool
) -> list[str]:
    """Return everything about a law."""
    lines = [f"《{law.title}》", _("位阶：{rank}").format(rank=law.rank.value)]
    if law.organ:
        lines.append(_("制定机关：{organ}").format(organ=law.organ))
    if law.number:
        lines.append(_("文号：{number}").format(number=law.number))
    if law.aliases:
        lines.append(_("别名：{names}").format(names=joined(law.aliases)))
    unsure = is_unsure(law, day)
    status = _("是否施行不详") if unsure else status_name(library.status(law, day))
    lines.append(_("{day}：{status}").format(day=day.isoformat(), status=status))
    lines += _ended(library, law)
    lines += [
        _("{names}标明已废止，其他来源没有说，按没有废止看。").format(
            names=joined(name for name, _said in one.claims)
        )
        for one in library.conflicts(law)
        if one.what == VALIDITY
    ]
    if law.predecessors:
        titles = joined(f"《{title}》" for title in law.predecessors)
        lines.append(_("施行时废止了：{titles}").format(titles=titles))
    lines += ["", _("各次文本：")]
    current = library.in_force(law, day)
    for version in law.versions:
        mark = ""
        if version is current and not unsure:
            mark = _("（{day}施行的文本）").format(day=day.isoformat())
        lines.append("  " + _version(library, law, version) + mark)
        if with_sources:
            lines += [
                "      "
                + _("来源：{name}，核对到 {day}").format(
                    name=source.name,
                    day=source.checked.isoformat() if source.checked else _("日期不详"),
                )
                for source in _once(version.sources)
            ]
    if with_sources:
        lines += _conflicts(library, law)
    return lines


def _once(sources: Sequence[Source]) -> list[Source]:
    """Name every source once, where it can be with the day it was checked."""
    found: dict[str, Source] = {}
    for one in sources:
        if one.name not in found or found[one.name].checked is None:
            found[one.name] = one
    return list(found.values())


def _ended(library: LawLibrary, law: Law) -> list[str]:
    repeal = law.repeal
    if repeal is None:
        return []
    if repeal.by is None and repeal.on is None:
        names = joined(source.name for source in repeal.sources)
        return [_("{names}标明已废止，何时、被什么废止不详。").format(names=names)]
    since = repeal.on.isoformat() if repeal.on else _("日期不详")
    by = f"《{repeal.by}》" if repeal.by else _("不详")
    if repeal.by and repeal.article:
        by += place_name((repeal.article, 0))
    lines = [_("{since} 起废止，依据：{by}").format(since=since, by=by)]
    after = library.replaced_by(law)
    if after:
        titles = joined(f"《{title}》" for title in after)
        lines.append(_("由下列法规替代：{titles}").format(titles=titles))
    return lines


def _version(library: LawLibrary, law: Law, version: Version) -> str:
    passed = version.passed.isoformat() if version.passed else _("公布日期不详")
    start = (
        _("{day} 起施行").format(day=version.effective.isoformat())
        if version.effective
        else _("施行日期不详")
    )
    articles = library.articles(law, version)
    size = _("{count} 条").format(count=len(articles)) if articles else _("条文不详")
    words = _("，有原文") if library.written(law, version) else ""
    named = f"{passed} {version.label}".rstrip()
    return _("{version}，{start}，{size}{words}").format(
        version=named, start=start, size=size, words=words
    )


def _conflicts(library: LawLibrary, law: Law) -> list[str]:
    found = library.conflicts(law)
    if not found:
        return []
    lines = ["", _("来源之间不一致的：")]
    for one in found:
        said = joined((f"{name} {value}".strip() for name, value in one.claims), "；")
        lines.append(
            _("  {version} 的{what}：采用 {chosen}（{said}）").format(
                version=one.version, what=one.what, chosen=one.chosen or _("无"), said=said
            )
        )
    return lines


def article_lines(library: LawLibrary, law: Law, day: datetime.date, place: Place) -> list[str]:
    """Return one article: its 款 and 项, and its words where a text was added."""
    from ..law.library.library import Presence

    version = library.in_force(law, day) or (law.versions[-1] if law.versions else None)
    name = f"《{law.title}》{place_name(place)}"
    if version is None:
        return [name, _("没有任何文本的资料。")]
    lines = [name, _version(library, law, version)]
    presence = library.presence(law, version, *place)
    if presence is Presence.ABSENT:
        return [*lines, _("这一文本没有这一条。")]
    if presence is Presence.UNKNOWN:
        return [*lines, _("不知道这一文本有没有这一条：来源里没有。")]
    article = library.articles(law, version)[place]
    if article.paragraphs:
        from ..law.numerals import to_chinese

        items = [
            _("第{number}款有 {items} 项").format(
                number=to_chinese(number), items=paragraph.subparagraphs
            )
            for number, paragraph in enumerate(article.paragraphs, 1)
            if paragraph.subparagraphs
        ]
        size = _("共 {count} 款").format(count=len(article.paragraphs))
        lines.append(joined([size, *items], "，"))
    if not article.certain:
        lines.append(_("各来源的文字不一致，款、项只供参考。"))
    words = library.text(law, version, *place)
    return [*lines, "", words or _("没有添加原文；添加用 qingdan law add。")]


def law_record(
    library: LawLibrary, law: Law, day: datetime.date, place: Place | None
) -> dict[str, Any]:
    """Return the record of ``--format json``."""
    current = library.in_force(law, day)
    repeal = law.repeal
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "law_library": library.id,
        "as_of": day.isoformat(),
        "title": law.title,
        "aliases": list(law.aliases),
        "organ": law.organ,
        "rank": law.rank.value,
        "number": law.number,
        "status": library.status(law, day).value,
        "status_known": not is_unsure(law, day),
        "law_version": current.key if current else None,
        "versions": [_version_record(library, law, version) for version in law.versions],
        "repeal": {
            "on": repeal.on.isoformat() if repeal.on else None,
            "by": repeal.by,
            "article": repeal.article,
            "sources": [source.name for source in repeal.sources],
        }
        if repeal
        else None,
        "predecessors": list(law.predecessors),
        "successors": list(library.replaced_by(law)),
        "conflicts": [
            {
                "what": one.what,
                "version": one.version,
                "chosen": one.chosen or None,
                "claims": [{"source": name, "value": value} for name, value in one.claims],
            }
            for one in library.conflicts(law)
        ],
    }
    if place is not None:
        record["article"] = _article_record(library, law, current, place)
    return record


def _version_record(library: LawLibrary, law: Law, version: Version) -> dict[str, Any]:
    return {
        "key": version.key,
        "passed": version.passed.isoformat() if version.passed else None,
        "effective": version.effective.isoformat() if version.effective else None,
        "label": version.label,
        "articles": len(library.articles(law, version)) or None,
        "text": library.written(law, version) is not None,
        "sources": [
            {"name": one.name, "checked": one.checked.isoformat() if one.checked else None}
            for one in _once(version.sources)
        ],
    }


def _article_record(
    library: LawLibrary, law: Law, current: Version | None, place: Place
) -> dict[str, Any]:
    version = current or (law.versions[-1] if law.versions else None)
    article = library.articles(law, version).get(place) if version else None
    return {
        "article": place[0],
        "article_suffix": place[1] or None,
        "law_version": version.key if version else None,
        "presence": library.presence(law, version, *place).value if version else "unknown",
        "paragraphs": [one.subparagraphs for one in article.paragraphs] if article else [],
        "certain": article.certain if article else None,
        "text": library.text(law, version, *place) if version else None,
    }
