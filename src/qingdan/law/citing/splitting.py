"""Split the text of a 依据 cell into provisions: who says it, where, and in which words.

A modest splitter: a citation stays text (``《…》第六十四条第一款``), locators are recognised but
not taken apart. What cannot be split stays whole, with a doubt that says why; nothing is dropped
and nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from .locators import (
    ARTICLE,
    CHAPTER,
    INCOMPLETE,
    INLINE,
    NUM,
    is_part,
    locator_and_quote,
    outline_and_quote,
    place_before_colon,
)
from .titles import LABEL, Doubt, Head, is_dated, read_head

__all__ = ["Doubt", "OddTitle", "Provision", "split_basis"]


class OddTitle(StrEnum):
    """How a title stood that was put right or looks damaged; slugs beside those of ``Doubt``."""

    REPEATED = "repeated-title"
    HEADLESS = "headless-title"
    DATED = "dated-title"
    UNOPENED_NOTE = "unopened-note"


@dataclass(frozen=True, slots=True)
class Provision:
    """One located provision: ``citation`` as in 引用, ``quote`` its words (paragraphs by line)."""

    citation: str
    quote: str = ""
    history: str = ""
    label: str = ""
    doubts: tuple[Doubt | OddTitle, ...] = ()


@dataclass(frozen=True, slots=True)
class _OddHead(Head):
    odd: tuple[OddTitle, ...] = ()


def _marked(head: Head, odd: OddTitle) -> Head:
    return _OddHead(head.title, head.history, head.label, head.end, head.doubts, (*_odd(head), odd))


def _odd(head: Head) -> tuple[OddTitle, ...]:
    return head.odd if isinstance(head, _OddHead) else ()


_LABEL_INSIDE = re.compile(r"(?<=[^\n])[ \t\u3000]*(?=【(?![\s\d])[^】\n]{1,12}】\s*《)")
_LABEL_ALONE = re.compile(r"(?m)^([ \t]*【(?!\d)[^】\n]{1,12}】)[ \t]*\n\s*(?=《)")
_LISTED = re.compile(
    rf"(?m)^((?:【[^】\n]*】)?\s*《[^》\n]+》[^《》：:\n]*?第{NUM}(?:条|项|章|款))\s*[；;、，,和及]\s*"
    rf"(?=《[^》\n]+》[^《》：:\n]*?第{NUM}(?:条|项|章))"
)
"""《甲》第一条；《乙》第二条 on one line."""
_AGAIN = re.compile(r"(?:【?[^【】《》\s]{2,6}】)?\s*(?=《)")
_NAKED_HISTORY = re.compile(r"((?:19|20)\d{2}\s*年[^\n（(]*?)[）)]\s*")
_ODD_HEAD = re.compile(
    rf"\s*([^《》，。；：【】\n]{{0,10}}《[^》\n]+》[^《》，。；：\n（(]{{1,20}}?)\s*(?={ARTICLE}\s*(?:[：:\s]|$))"
)
_BARE_HEAD = re.compile(rf"\s*([^《》，。；：\n（(]{{2,60}}?》?)\s*(?=[（(]|{ARTICLE}|\n|$)")
_TITLE_INSIDE = re.compile(
    rf"(《[^《》\n]{{2,80}}》)([\u4e00-\u9fff]{{0,12}}?)(?=\s*(?:[（(：:]|{ARTICLE}|$))"
)
_BASE_ARTICLE = re.compile(rf"^({CHAPTER}|{ARTICLE})")
_HEADLESS = re.compile(r"《?(?:治[区州县]|华人民共和国|人民共和国|务院)")
"""A name that lost its first characters: 治区人民政府, 《华人民共和国……》."""
_WORDLESS = re.compile(r"[\W_]+")
_CHINESE = re.compile("[\u4e00-\u9fff…]")
_SPACES = re.compile(r"[ \t\u3000]+")


@lru_cache(1 << 12)
def _parts(line: str) -> tuple[str, ...]:
    """The paragraphs that stand on one line."""
    return tuple(part for part in INLINE.split(line) if part.strip())


def split_basis(text: str) -> list[Provision]:
    """Split mended text (one line a paragraph) into provisions, in their order."""
    return list(_Splitter(text).split())


class _Splitter:
    def __init__(self, text: str) -> None:
        text = text.strip()
        if "【" in text:
            text = _LABEL_INSIDE.sub("\n", _LABEL_ALONE.sub(r"\1", text))
        self.text = _LISTED.sub(r"\1\n", text)
        self.head: Head | None = None
        self.article = ""
        self.current: Provision | None = None
        self.pending = False
        """A head was read and no provision of it yet."""

    def split(self) -> Iterator[Provision]:
        position = 0
        while position < len(self.text):
            head = self._head_at(position)
            if head is not None:
                yield from self._flush()
                if _HEADLESS.match(head.title):
                    doubts = tuple(d for d in head.doubts if d is not Doubt.ODD_TITLE)
                    head = _marked(replace(head, doubts=doubts), OddTitle.HEADLESS)
                self.head, self.article, self.pending = head, "", True
                position = head.end
                rest, position = self._line(position)
                yield from self._tail(rest)
                continue
            line, position = self._line(position)
            yield from self._paragraph(line)
        yield from self._flush()

    def _line(self, position: int) -> tuple[str, int]:
        end = self.text.find("\n", position)
        end = len(self.text) if end < 0 else end
        return self.text[position:end], end + 1

    def _head_at(self, position: int) -> Head | None:
        """Read a head at the start of a line. Without a label it must look like one."""
        start = position + len(self.text[position:]) - len(self.text[position:].lstrip())
        if "\n" in self.text[position:start] or start >= len(self.text):
            return None
        labelled = LABEL.match(self.text, start)
        head = read_head(self.text, start)
        if head is None:
            return self._bare_head(labelled) if labelled else self._odd_head(start)
        if labelled:
            return head
        rest, _next = self._line(head.end)
        if not rest.strip("。.，, \u3000") or head.history:
            return head
        return head if locator_and_quote(rest) is not None else None

    def _bare_head(self, labelled: re.Match[str]) -> Head | None:
        """A label before a title that does not begin with 《."""
        line, _next = self._line(labelled.end())
        for found in _TITLE_INSIDE.finditer(line):
            prefix = line[: found.start()].strip()
            suffix = found[2]
            read = read_head(self.text, labelled.end() + found.start(1))
            if read is None or "。" in prefix:
                break
            if suffix:
                read = read_head(f"《》{self.text[labelled.end() + found.end() :]}")
                if read is None:
                    break
                read = replace(
                    read,
                    title=found[0] + read.title.removeprefix("《》"),
                    end=read.end - 2 + labelled.end() + found.end(),
                )
            history = read.history
            title = read.title
            dated = is_dated(prefix)
            if dated:
                history = f"{prefix}；{history}" if history else prefix
            else:
                title = prefix + title
            outside = () if dated and not suffix else (Doubt.ODD_TITLE,)
            doubts = (*outside, *read.doubts)
            head = Head(title, history, labelled[1].strip(), read.end, doubts)
            return _marked(head, OddTitle.DATED) if dated else head
        return self._unquoted_head(labelled)

    def _unquoted_head(self, labelled: re.Match[str]) -> Head | None:
        """A label before a title without 《, or with 》 only."""
        found = _BARE_HEAD.match(self.text, labelled.end())
        if found is None:
            return None
        read = read_head(f"《》{self.text[found.end() :]}")
        if read is None:
            return None
        title = found[1].strip()
        doubt = Doubt.BARE_TITLE
        if title.endswith("》"):
            title, doubt = "《" + title, Doubt.UNCLOSED_TITLE
        title += read.title.removeprefix("《》")
        end = found.end() + read.end - 2
        return Head(title, read.history, labelled[1].strip(), end, (doubt, *read.doubts))

    def _odd_head(self, start: int) -> Head | None:
        """A title only part of which stands in 《》: 实施《……法》若干规定."""
        found = _ODD_HEAD.match(self.text, start)
        if found is None or found[1].strip().startswith("《"):
            return None
        return Head(found[1].strip(), "", "", found.end(), (Doubt.ODD_TITLE,))

    def _tail(self, rest: str) -> Iterator[Provision]:
        """What stands behind a title on its line."""
        rest = self._more_of_head(rest.strip()).lstrip("，,：:。. ")
        if not rest:
            return
        if locator_and_quote(rest) is not None:
            yield from self._paragraph(rest)
            return
        head = self.head
        inner = place_before_colon(rest)
        if head is not None and inner is not None:
            # 《决定》（2014年……）承接……目录第26项：……
            self.head = replace(head, title=head.title + rest[:inner])
            yield from self._paragraph(rest[inner:])
            return
        if head is not None and re.fullmatch(r"[^，。；]{2,30}号", rest):
            self.head = replace(head, title=head.title + rest)
            return
        self._open("", rest)

    def _more_of_head(self, rest: str) -> str:
        """Take a repeated title, or a history note without its first bracket, into the head."""
        head = self.head
        if head is None:
            return rest
        again = _AGAIN.match(rest)
        second = read_head(rest, again.end()) if again else None
        if second is not None and second.title == head.title:
            notes = {_WORDLESS.sub("", h): h for h in (second.history, head.history) if h}
            history = "；".join(reversed(notes.values()))
            doubts = (*head.doubts, *second.doubts)
            head = replace(head, history=history, doubts=doubts)
            self.head = _marked(head, OddTitle.REPEATED)
            return rest[second.end :].strip()
        naked = _NAKED_HISTORY.match(rest)
        if naked and not head.history:
            head = replace(head, history=naked[1].strip())
            self.head = _marked(head, OddTitle.UNOPENED_NOTE)
            return rest[naked.end() :].strip()
        return rest

    def _paragraph(self, line: str) -> Iterator[Provision]:
        for part in _parts(line):
            located = locator_and_quote(part)
            if located is None and self.pending:
                located = outline_and_quote(part)
            if located is None:
                self._append(part)
                continue
            locator, quote = located
            if locator.startswith("第") and is_part(locator):
                if not self.article:
                    self._append(part)
                    continue
                locator = self.article + locator
            else:
                base = _BASE_ARTICLE.match(locator)
                self.article = base[1] if base else ""
            if self.current is not None and not self._repeats(locator):
                yield self.current
            self._open(locator, quote)

    def _repeats(self, locator: str) -> bool:
        """Whether the provision before this one is the same, and has no words yet."""
        head = self.head
        current = self.current
        if head is None or current is None or current.quote:
            return False
        return current.citation == head.title + _SPACES.sub("", locator)

    def _append(self, text: str) -> None:
        text = text.strip()
        if self.current is None:
            self._open("", text)
            return
        was = self.current
        quote = f"{was.quote}\n{text}" if was.quote else text
        self.current = Provision(was.citation, quote, was.history, was.label, was.doubts)

    def _open(self, locator: str, quote: str) -> None:
        head = self.head
        self.pending = False
        if head is None:
            doubt = Doubt.NO_TITLE if locator else Doubt.UNSPLIT
            citation, quote = (locator, quote) if locator else (quote, "")
            self.current = Provision(citation.strip(), quote.strip(), doubts=(doubt,))
            return
        citation = head.title + _SPACES.sub("", locator)
        doubts: tuple[Doubt | OddTitle, ...] = (*head.doubts, *_odd(head))
        if INCOMPLETE.fullmatch(locator):
            doubts = (*doubts, Doubt.ODD_LOCATOR)
        if locator and quote.strip() and not _CHINESE.search(quote):
            doubts = (*doubts, Doubt.STRAY_TEXT)
        self.current = Provision(citation, quote.strip(), head.history, head.label, doubts)

    def _close(self) -> Iterator[Provision]:
        if self.current is not None:
            yield self.current
            self.current = None

    def _flush(self) -> Iterator[Provision]:
        if self.pending and self.current is None:
            self._open("", "")
        yield from self._close()
        self.head = None
        self.pending = False
