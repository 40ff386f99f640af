"""Titles in the walk over a text: headings of provisions, or titles in running text."""

from __future__ import annotations

import re
from dataclasses import replace

from ..reference import Locator, Unread
from . import quoting
from .locating import NUMBER, Place, read_places
from .naming import Name, is_norm, read_name, read_notes
from .outlining import read_item_of_item, read_special
from .scene import ENDED, TELLS, Scene
from .unmarked import name_before, name_behind_label

_LINK = re.compile(r"[^\S\n]{0,40}(?:[：:,，]\s{0,6}|(?:中的|中|的)\s{0,2}(?=第))?")
_BROKEN_LINK = re.compile(r"\s{0,40}(?=第)")
_CONNECTING = re.compile(r"[^。；：:《》\n]{0,40}?(?=附[件表录]\s{0,4}\d*\s{0,4}第|目录第)")
_AMENDING = re.compile(
    r"\s{0,4}(?:第[一二三四五六七八九十\d]{1,2}次)?(?:修正|修订|修改)(?:公布|发布)?后?的\s{0,4}(?=《)"
)
_AGAIN = re.compile(r"\s{0,4}(?:【?[^【】《》\s]{2,6}】)?\s{0,4}(?=《)")
_LISTED = re.compile(r"\s{0,4}[；;、，,和及]\s{0,4}《")
_LABEL = re.compile(r"【\s{0,4}[^】\n\d][^】\n]{0,11}】\s{0,8}")
_PREFIX = re.compile(r"[^《》\n。；：:]{0,40}")
_HEADLESS = re.compile(rf"{NUMBER}条\s{{0,4}}[：:]")
_IMPLEMENTING = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|根据|依据|按照|依照|违反)([\u4e00-\u9fff]{0,16}实施)$"
)
_OF_ITS_OWN = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:办法|细则|规定|条例|决定|意见|通知)(?=\s{0,4}(?:[（(：:]|第|\n|$))"
)


def read_label(scene: Scene, start: int) -> int:
    """Read a label (【法律】) with the title behind it; return where reading goes on."""
    text = scene.text
    found = _LABEL.match(text, start)
    if found is None:
        return start + 1
    end = found.end()
    if text.startswith("《", end):
        scene.begin_labelled(end)
        return end
    prefix = _PREFIX.match(text, end)
    before_title = prefix is not None and text.startswith("《", prefix.end())
    name = None if before_title else name_behind_label(text, end, scene.marks)
    if name is None:
        if before_title:
            scene.begin_labelled(end)
        return end
    scene.begin_labelled(end)
    return take(scene, name, heading=True)


def read_title(scene: Scene, start: int) -> int:
    """Read the title whose 《 stands at ``start``; return where reading goes on."""
    text = scene.text
    name = read_name(text, start, scene.marks)
    if name is None:
        return _skip_marks(scene, start)
    name = _widened(scene, name)
    heading = _begins_line(scene, name.start)
    amending = _AMENDING.match(text, name.end)
    if amending or (heading and _said_again(scene, name)):
        again = _AGAIN.match(text, name.after)
        end = amending.end() if amending else again.end() if again else name.after
        scene.fresh = end if heading else scene.fresh
        return end
    if not is_norm(name.title) and not read_places(text, name.after):
        scene.floor = name.end
        return name.end
    return take(scene, _full(scene, name), heading=heading)


def read_half_marked(scene: Scene, start: int) -> int:
    """Read a title that lost its 《 and is closed at ``start``; return where reading goes on."""
    found = name_before(scene.text, start, scene.floor, scene.marks, {})
    if found is None:
        return _skip_marks(scene, start)
    flags = (Unread.UNCLOSED_TITLE,)
    name = read_notes(scene.text, scene.marks, found.start, start + 1, found.title, flags)
    return take(scene, name, heading=found.start == scene.fresh)


def _skip_marks(scene: Scene, start: int) -> int:
    """Leave a mark unread that pairs with none, together with others like it behind it."""
    text, end = scene.text, start + 1
    while text.startswith(text[start], end) and end not in scene.marks.titles:
        end += 1
    scene.collector.skip(start, end, Unread.UNCLOSED_TITLE)
    return end


def _said_again(scene: Scene, name: Name) -> bool:
    """Whether a title is only the first of two alike: 《甲法》《甲法》（……）."""
    again = _AGAIN.match(scene.text, name.after)
    second = read_name(scene.text, again.end(), scene.marks) if again else None
    return second is not None and second.title == name.title


def _widened(scene: Scene, name: Name) -> Name:
    """Take in what stands outside the marks: 实施《甲法》办法 is one title."""
    text = scene.text
    behind = _OF_ITS_OWN.match(text, name.end)
    if behind is None:
        return name
    before = _IMPLEMENTING.search(text[max(scene.floor, scene.line, name.start - 20) : name.start])
    if before is None:
        return name
    start = name.start - len(before[1])
    inside = f"{before[1]}〈{name.title}〉{behind[0]}"
    flags = (*name.flags, Unread.NO_MARKS)
    return read_notes(text, scene.marks, start, behind.end(), inside, flags)


def _begins_line(scene: Scene, start: int) -> bool:
    text, fresh = scene.text, scene.fresh
    if start == fresh:
        return True
    if start > fresh and scene.labelled:
        prefix = _PREFIX.match(text, fresh)
        return prefix is not None and prefix.end() >= start
    return quoting.INLINE_FIELD.search(text, max(0, start - 14), start) is not None


def _full(scene: Scene, name: Name) -> Name:
    """Put the full title for a short name that the text has introduced."""
    full = scene.aliases.get(name.title)
    if full is None:
        return name
    return replace(name, title=full.title, version=full.version, version_year=full.version_year)


def take(scene: Scene, name: Name, *, heading: bool) -> int:
    """Take a named text in with the places behind it; return where reading goes on."""
    if name.alias:
        scene.aliases[name.alias] = name
    places, end = _places_behind(scene, name, heading=heading)
    tells = TELLS.match(scene.text, name.after) is not None
    ended = ENDED.match(scene.text, name.after) is not None
    inside = scene.collector.quoting and not _breaks(scene, name, places, end, heading=heading)
    scene.known.name(name, places[-1].locator if places else Locator())
    if inside:
        scene.emit(name, places, within=True)
        return end
    alone = heading and (ended or tells or (scene.labelled and name.history is not None))
    if not places and not alone:
        if not (scene.waiting and scene.head is not None and scene.head.title == name.title):
            scene.settle()
            scene.emit(name, places)
        return end
    scene.end_words(scene.line if name.start == scene.fresh else name.start)
    if not places:
        scene.place_head(name, Locator(), waiting=True, passing=False)
        if tells and not ended:
            scene.settle()
            scene.quote_behind(name, name.after, Locator())
        return end
    scene.settle()
    scene.emit(name, places)
    scene.quote(name, places, heading=heading)
    goes_on = scene.collector.quoting or places[-1].level == "chapter"
    if goes_on or (heading and ENDED.match(scene.text, end)):
        scene.place_head(name, places[-1].locator, waiting=False, passing=not heading)
    return end


def _places_behind(scene: Scene, name: Name, *, heading: bool) -> tuple[list[Place], int]:
    text = scene.text
    link = _LINK.match(text, name.after)
    start = link.end() if link else name.after
    small = read_item_of_item(text, start)
    places = [small] if small else read_places(text, start, headless=_is_headless(text, start))
    if not places and not heading:
        broken = _BROKEN_LINK.match(text, name.after)
        places = read_places(text, broken.end()) if broken else []
    if not places:
        words = _CONNECTING.match(text, start) if heading else None
        special = read_special(text, words.end() if words else start)
        if special and (heading or special.locator.annex or special.locator.whole):
            places = [special]
    scene.floor = places[-1].end if places else name.after
    return places, scene.floor


def _is_headless(text: str, start: int) -> bool:
    return _HEADLESS.match(text, start) is not None


def _breaks(scene: Scene, name: Name, places: list[Place], end: int, *, heading: bool) -> bool:
    """Whether a title inside a quotation ends it and begins a block of its own."""
    if scene.collector.marked:
        return False
    text = scene.text
    if not heading:
        return bool(places) and quoting.begins_inline(text, name.start, end, whole_article=False)
    if places:
        opened = quoting.opening(text, end, scene.marks, heading=True)
        return bool(opened or ENDED.match(text, end) or _LISTED.match(text, end))
    alone = ENDED.match(text, name.after) or TELLS.match(text, name.after)
    return bool(name.history or name.number or alone)
