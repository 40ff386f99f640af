"""From running text to citations: which text, which place, which words are quoted, and where.

One walk over the text. A title that begins a line is a *heading*: the places that begin the
following lines are its provisions, and what follows a place is quoted. Inside a quotation every
place is a reference of the law quoted and is marked so. Elsewhere a place belongs to the title
it stands behind; a place without a title is resolved only by 本法, 该条例, 前款 or a short name
that the text introduces itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reference import Citation, Locator, Unread
from . import quoting
from .collecting import UnreadPart
from .heading import read_half_marked, read_label, read_title, take
from .locating import NUMBER, Place, chain_end, read_places
from .naming import Name, has_wrong_brackets
from .outlining import read_special
from .scene import BLANK, ENDED, Scene
from .unmarked import name_before

__all__ = ["Reading", "UnreadPart", "citations", "read", "unread"]

_G = r"\s{0,4}"
_KIND = "法典?|条例|办法|规定|细则|规则|决定|通知|意见|规程|准则"
_TOKEN = re.compile(
    rf"(?P<number>[〔﹝\[【［（({{〈]{_G}(?:19|20)\d{{2}}{_G}年?[〕﹞\]】］）)}}〉]{_G}第?{_G}\d{{1,5}}{_G}号"
    rf"|[（(]20\d{{5,7}}号[）)]"
    rf"|令{_G}(?:[〔\[（(]?\d{{4}}年?[〕\]）)]?)?{_G}第?{_G}{NUMBER}{_G}号)"
    rf"|(?P<relative>(?:本|该|此|上述|前述|同)(?:{_KIND})(?={_G}(?:第|{NUMBER}条))"
    rf"|(?:本|该)[条款](?={_G}第)|前[一二两三四五六]?[款条项](?!件))"
    r"|(?P<clause>(?<=[。；;])\d{1,2}(?:\.\d{1,3}){1,4}(?=[：:]))"
    rf"|(?P<place>第(?={_G}[（(]?{_G}{NUMBER}))"
    r"|(?P<bare>(?<=[法典例])\d{1,4}(?=条(?!例)))"
    r"|(?P<mark>[《》【\n。|])"
)
_NOTE_ALONE = re.compile(r"[（(]\s{0,4}(?:根据)?(?:19|20)\d{2}\s?年")
_HISTORY_LINE = re.compile(
    r"(?:根据)?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[^\n。；：]{2,300}"
    r"(?:修正|修订|修改|通过|公布|发布|批准)[^\S\n]{0,40}(?=\n|$)"
)
"""A line of its own that tells of a law's making, as law texts have under their title."""
_OWN_HEADING = re.compile(r"[^\S\n]{1,6}[\u4e00-\u9fff“（(《]|】|[^\S\n]{0,4}【")
_NUMBER_OWNER = re.compile(r"[\u4e00-\u9fffA-Z、]{1,24}$")
_OWNER_LED = re.compile(r".*(?:根据|依据|依照|按照|见|含|和|与|及|由|以|的|日|月|、|：)")
_HEADLESS = re.compile(rf"{_G}{NUMBER}条")
_ABOVE = frozenset({"part", "chapter", "section"})
_ARTICLE_OR_ABOVE = _ABOVE | {"article"}
_NO_WORDS = frozenset({*"第《【（(\n|", ""})
_LISTING = re.compile(r"[、，,和及]\s{0,4}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from a text, in its order, and the parts that could not be read."""

    citations: tuple[Citation, ...]
    unread: tuple[UnreadPart, ...]


def read(text: str) -> Reading:
    """Read all citations of a text; never raises, time linear in its length."""
    scene = Scene(text)
    position = _read_line(scene, 0)
    while (token := _TOKEN.search(text, position)) is not None:
        scene.collector.leave(token.start())
        position = max(_read_token(scene, token), token.start() + 1)
    scene.settle()
    scene.collector.close(len(text))
    return Reading(*scene.collector.finished())


def citations(text: str) -> list[Citation]:
    """Return all citations of a text in their order, those inside quotations marked."""
    return list(read(text).citations)


def unread(text: str) -> list[UnreadPart]:
    """Return the parts of a text that look like citations but could not be read."""
    return list(read(text).unread)


def _read_token(scene: Scene, token: re.Match[str]) -> int:
    """Read what begins at a token; return where reading goes on."""
    start = token.start()
    match token.lastgroup:
        case "place":
            return _read_place(scene, start)
        case "bare":
            return _read_bare(scene, start, token.end())
        case "relative":
            return _read_relative(scene, token)
        case "clause":
            return _read_special(scene, start) or token.end()
        case "number":
            return _read_number(scene, token)
    match token[0]:
        case "\n":
            return _read_line(scene, start + 1)
        case "《":
            return read_title(scene, start)
        case "【":
            return read_label(scene, start)
        case "。":
            scene.known.stop()
        case "|":
            scene.collector.close(start, marked=False)
        case "》":
            return read_half_marked(scene, start)
    return start + 1


def _read_line(scene: Scene, start: int) -> int:
    text = scene.text
    first = scene.begin_line(start)
    if _NOTE_ALONE.match(text, first):
        close, closed = scene.marks.bracket(text, first)
        return close if closed else start
    history = _HISTORY_LINE.match(text, first)
    if history and not scene.collector.quoting:
        return history.end()
    special = _read_special(scene, first)
    if special is not None:
        return special
    if scene.waiting and not scene.labelled and text[first : first + 1] not in _NO_WORDS:
        scene.settle_with_words(first)
    return start


def _read_special(scene: Scene, start: int) -> int | None:
    """Read an annex, a number of an outline or 全文 that belongs to the heading."""
    base = scene.base
    if scene.head is None or not (scene.waiting or base.outline or base.annex):
        return None
    place = read_special(scene.text, start)
    if place is None or not (scene.waiting or _alike(place.locator, base)):
        return None
    scene.collector.close(start)
    scene.provision([place], start)
    return place.end


def _alike(one: Locator, other: Locator) -> bool:
    """Whether two places are numbered in one way: 一、（二） and 四、（十八）."""
    if not (one.outline and other.outline):
        return bool(one.annex and other.annex)
    return _way(one.outline) == _way(other.outline)


def _way(outline: str) -> str:
    return "1" if outline[0].isdigit() else outline[0] if outline[0] in "（第" else "一"


def _read_place(scene: Scene, start: int) -> int:
    text, collector = scene.text, scene.collector
    fresh = start == scene.fresh
    places = read_places(text, start, _upper(scene))
    if not places:
        return chain_end(text, start)
    end = places[-1].end
    floor, scene.floor = scene.floor, end
    if scene.head is not None and _begins_provision(scene, places, start, fresh=fresh):
        scene.end_words(scene.line if fresh else start)
        scene.provision(places, start)
        return end
    name = name_before(text, start, floor, scene.marks, scene.aliases)
    if name is not None:
        places = read_places(text, start)
        scene.emit(name, places, within=collector.quoting)
        scene.known.name(name, places[-1].locator)
        if not collector.quoting:
            scene.quote(name, places, heading=fresh or name.start == scene.fresh)
    elif collector.quoting:
        scene.emit(collector.quoted, places, start=start, within=True)
    elif fresh and places[0].level in _ABOVE:
        return end
    elif places[0].level != "article":
        if not scene.known.own_norm:
            collector.skip(start, end, Unread.UNRESOLVED)
    elif not (fresh and _OWN_HEADING.match(text, end)):
        scene.emit(None, places, start=start, flags=_unresolved(scene))
    return end


def _read_bare(scene: Scene, start: int, end: int) -> int:
    """Read 民法典1254条, where 第 is missing behind a title without marks."""
    name = name_before(scene.text, start, scene.floor, scene.marks, scene.aliases)
    places = read_places(scene.text, start, headless=True) if name is not None else []
    if name is None or not places:
        return end
    scene.floor = places[-1].end
    scene.emit(name, places, within=scene.collector.quoting)
    scene.known.name(name, places[-1].locator)
    return places[-1].end


def _upper(scene: Scene) -> Locator:
    """Return the place that a 款 or 项 belongs to when it names no article."""
    base = scene.base if scene.head is not None else scene.collector.base
    return Locator(base.article, base.article_suffix)


def _begins_provision(scene: Scene, places: list[Place], start: int, *, fresh: bool) -> bool:
    """Whether places belong to the heading, and are no reference inside its words."""
    text, end = scene.text, places[-1].end
    if scene.collector.marked:
        return False
    article = places[0].level in _ARTICLE_OR_ABOVE
    if fresh:
        if scene.waiting:
            return True
        opened = quoting.opening(text, end, scene.marks, heading=article)
        return opened is not None or (article and ENDED.match(text, end) is not None)
    if places[0].level == "chapter" and scene.base.chapter and scene.base.article is None:
        return _LISTING.search(text, max(scene.line, start - 5), start) is not None
    return quoting.begins_inline(text, start, end, whole_article=article)


def _read_relative(scene: Scene, token: re.Match[str]) -> int:
    text, collector, word = scene.text, scene.collector, token["relative"]
    within = collector.quoting
    meant = scene.known.resolve(word, collector.quoted, collector.base, within=within)
    blank = BLANK.match(text, token.end())
    begin = blank.end() if blank else token.end()
    headless = _HEADLESS.match(text, begin) is not None
    places = read_places(text, begin, meant.base, headless=headless)
    if not places:
        if not word.startswith("前"):
            return token.end()
        places = [Place(token.start(), token.end(), meant.base)]
    scene.floor = places[-1].end
    flags = () if meant.certain else _unresolved(scene)
    scene.emit(meant.name, places, start=token.start(), within=within, flags=flags)
    return places[-1].end


def _unresolved(scene: Scene) -> tuple[Unread, ...]:
    """Say that a title is missing; in a text that is a law itself it need not be there."""
    own = scene.known.own_norm and not scene.collector.quoting
    return (Unread.UNRESOLVED, Unread.OWN_TEXT) if own else (Unread.UNRESOLVED,)


def _read_number(scene: Scene, token: re.Match[str]) -> int:
    """Read a document named by its number alone: 陕发〔2022〕11号, 国务院令第412号."""
    text, end = scene.text, token.end()
    owner = _NUMBER_OWNER.search(text, max(scene.floor, token.start() - 24), token.start())
    words = owner[0] if owner else ""
    led = _OWNER_LED.match(words)
    start = token.start() - len(words) + (led.end() if led else 0)
    blank = BLANK.match(text, end)
    behind = blank.end() if blank else end
    floor, scene.floor = scene.floor, end
    if scene.collector.quoting or start == token.start() or text.startswith("《", behind):
        return end
    if text[start - 1 : start] in {"（", "("}:
        if floor > scene.line and not text[floor : start - 1].strip():
            return end
        named = name_before(text, start - 1, floor, scene.marks, scene.aliases)
        if named is not None and named.number is not None:
            return take(scene, named, heading=named.start == scene.fresh)
    places = read_places(text, behind)
    if not places and (annex := read_special(text, behind)) and annex.locator.annex:
        places = [annex]
    flags = (Unread.DOCUMENT_BRACKETS,) if has_wrong_brackets(text[start:end]) else ()
    name = Name(start, end, end, "", number=text[start:end], number_span=(start, end))
    scene.emit(name, places, flags=flags)
    return places[-1].end if places else end
