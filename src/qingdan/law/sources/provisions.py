"""Read the lines of a law: 编, 章, 节, 条, 款, 项 (立法法 65: a 款 has no number, a 项 is （一）).

A line that begins with 第X条 opens an article, one that begins with （一） is a 项 of the paragraph
before, every other line is a new 款. What follows the last article (附件, 附表) is no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..library.lawtext import Division, Provision
from ..numerals import to_arabic

_NUMERAL = "〇零一二三四五六七八九十百千"
_ARTICLE = re.compile(rf"第([{_NUMERAL}]+)条(?:之([一二三四五六七八九十]+))?(?!之)(\s*)(.*)", re.S)
_HEADING = re.compile(rf"第([{_NUMERAL}]+)(分编|编|章|节)(?:\s+|$)(.{{0,40}})$")
_ITEM = re.compile(rf"[（(][{_NUMERAL}]{{1,5}}[）)]")
_POINT = re.compile(r"\d{1,2}[.．、](?!\d)|[①-⑳]|[（(]\d{1,2}[）)]")
_ANNEX = re.compile(
    r"附(?!\s*则)(?:(?:件|表|录|图|页)\s*[一二三四五六七八九十\d]{0,3})?\s*(?:[：:]|[（(]|$|\s\S{1,40}$)(?!.*[。；]$)"
)
_FURNITURE = re.compile(r"(?:目\s*录|序\s*言|前\s*言|附\s*则|总\s*则|分\s*则|[-—=*_\s]*|​)$")
_MARKUP = re.compile(r"<!--.*?-->|\[\[|\]\]|\u200b|\ufeff")
_IN_LINE = re.compile(rf"(?<=[。；：])\s+(?=第[{_NUMERAL}]+条\s)")
_GOES_ON = "第、，,和及至到的规所之或与中以"
_TITLE_LENGTH = 25
_FINISHED = "。；：！？…”’）)〕】》;:.!?|"


@dataclass(slots=True)
class Body:
    """The articles of a text in order, and the headings over them."""

    provisions: list[Provision] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    """Lines that stand in no article: before the first, and from the first annex on."""

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers between the first and the last article that no article has."""
        have = {provision.number for provision in self.provisions}
        return tuple(sorted(set(range(min(have), max(have))) - have)) if have else ()


@dataclass(slots=True)
class _Open:
    number: int
    suffix: int
    lines: list[str]
    certain: bool = True


def place_of(number: str, suffix: str | None) -> tuple[int, int] | None:
    """Return number and suffix of an article from its numerals; None where they are none."""
    read = to_arabic(number)
    after = to_arabic(suffix) if suffix else 0
    return None if read is None or after is None else (read, after)


def paragraphs_of(lines: Iterable[str]) -> tuple[str, ...]:
    """Put the lines of one article together into 款, up to the first annex."""
    found: list[str] = []
    for line in lines:
        text = _MARKUP.sub("", line).strip()
        if _ANNEX.match(text) and found:
            break
        text = text.strip("=#").strip()
        if not text or _FURNITURE.match(text) or _HEADING.match(text):
            continue
        if found and (_ITEM.match(text) or _POINT.match(text) or text.startswith(("|", "+"))):
            found[-1] += "\n" + text
        elif found and (found[-1][-1] not in _FINISHED or _half_said(found)):
            found[-1] += text  # a line broken inside a sentence
        else:
            found.append(text)
    if len(found) > 1 and found[-1][-1] not in _FINISHED and len(found[-1]) <= _TITLE_LENGTH:
        found.pop()  # a title over the article that follows, not marked as one
    return tuple(found)


def _half_said(paragraphs: list[str]) -> bool:
    """Whether the last paragraph ends in ； and is no line of a list that has no numbers."""
    last = paragraphs[-1]
    listed = len(paragraphs) > 1 and paragraphs[-2].endswith(("：", "；", ":"))
    return last.endswith("；") and "\n" not in last and not listed


class _Reader:
    def __init__(self) -> None:
        self.body = Body()
        self.current: _Open | None = None
        self.over: dict[str, tuple[int, str] | None] = {"编": None, "章": None, "节": None}
        self.annexed = False

    def take(self, line: str, *, heading: bool, certain: bool) -> None:
        if self.annexed:
            self.body.rest.append(line)
            return
        if not line or self._heading(line, heading):
            return
        opened = self._article(line)
        if opened is not None:
            opened.certain = certain
            self._close()
            self.current = opened
        elif self.current is None:
            self.body.rest.append(line)
        elif _ANNEX.match(line):
            self._close()
            self.annexed = True
            self.body.rest.append(line)
        elif not heading:
            self.current.lines.append(line)

    def finish(self) -> Body:
        self._close()
        return self.body

    def _article(self, line: str) -> _Open | None:
        found = _ARTICLE.match(line)
        if found is None:
            return None
        place = place_of(found[1], found[2])
        if place is None:
            return None
        number, suffix = place
        last = self._last()
        if last is not None and (number, suffix) <= last:
            return None
        if not found[3] and found[4]:
            expected = last is None or (number, suffix) in (
                (last[0] + 1, 0),
                (last[0], last[1] + 1),
            )
            if not expected or found[4][0] in _GOES_ON:
                return None
        return _Open(number, suffix, [found[4]])

    def _last(self) -> tuple[int, int] | None:
        if self.current is not None:
            return self.current.number, self.current.suffix
        if self.body.provisions:
            return self.body.provisions[-1].number, self.body.provisions[-1].suffix
        return None

    def _heading(self, line: str, marked: bool) -> bool:
        found = _HEADING.match(line)
        if found is None or (not marked and found[3].endswith(tuple("。；：，"))):
            return False
        level = found[2]
        self._close()
        if level == "分编":
            self.over["章"] = self.over["节"] = None
            return True
        self.over[level] = (to_arabic(found[1]) or 0, re.sub(r"\s+", "", found[3]))
        for below in {"编": ("章", "节"), "章": ("节",), "节": ()}[level]:
            self.over[below] = None
        return True

    def _close(self) -> None:
        opened, self.current = self.current, None
        if opened is None:
            return
        provision = Provision(
            opened.number, opened.suffix, paragraphs_of(opened.lines), opened.certain
        )
        self.body.provisions.append(provision)
        if not any(self.over.values()):
            return
        part, chapter, section = (self.over[level] for level in ("编", "章", "节"))
        names = part and part[0], chapter and chapter[0], section and section[0]
        here = (opened.number, opened.suffix)
        last = self.body.divisions[-1] if self.body.divisions else None
        if last is not None and (last.part, last.chapter, last.section) == names:
            self.body.divisions[-1] = Division(*names, last.title, last.first, here)
        else:
            title = (section or chapter or part or (0, ""))[1]
            self.body.divisions.append(Division(*names, title, here, here))


def read_body(lines: Iterable[str]) -> Body:
    """Read a whole text. ``lines`` may hold Markdown headings (``## 第一章 总则``)."""
    reader = _Reader()
    for raw in lines:
        text = _MARKUP.sub("", raw).strip()
        heading = text.startswith("#")
        text = text.lstrip("#").strip()
        pieces = _IN_LINE.split(text) if not heading else [text]
        for piece in pieces:
            reader.take(piece.strip(), heading=heading, certain=len(pieces) == 1)
    return reader.finish()


__all__ = ["Body", "paragraphs_of", "place_of", "read_body"]
